/* test-due.c: what falls due, put off and woken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-due-dialog.h"
#include "lykta-new-record-dialog.h"
#include "lykta-test-page.h"

typedef struct
{
  LyktaStore *store;
  GtkWidget *child;
  GtkWidget *window;
  AdwDialog *dialog;
  char *me; /* id of the person who uses the program */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  lykta_store_set_user (fixture->store, "Coordinator");
  fixture->me = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_test_add (fixture->store, "people", "name", "Coordinator", NULL));
  lykta_test_add (fixture->store, "contracts", "name", "Operation", "valid_to", "2024-11-20", NULL);
  lykta_test_add (fixture->store, "contracts", "name", "Service desk", "valid_to", "2024-12-10", NULL);
  lykta_test_add (fixture->store, "contracts", "name", "Printing", "valid_to", "2025-03-01", NULL);
  lykta_test_add (fixture->store, "requests", "dnr", "E2024-7", "kind", "access", "state", "open", "received", "2024-11-11",
                  NULL);
  fixture->child = gtk_label_new ("Page");
  fixture->window = lykta_test_page_present (fixture->child, 900, 800);
  fixture->dialog = lykta_due_dialog_new (fixture->store);
  adw_dialog_present (fixture->dialog, fixture->child);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (fixture->dialog);
  lykta_test_turn (50);
  lykta_test_page_close (fixture->window, fixture->child);
  lykta_test_office_remove (fixture->store);
  g_free (fixture->me);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return lykta_test_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_LABEL, text) != NULL;
}

/* The buttons of a row have names for whoever cannot see it. */
static GtkWidget *
find_button (GtkWidget *root, const char *title, const char *tooltip)
{
  GtkWidget *label = lykta_test_find (root, GTK_TYPE_LABEL, title);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *button = row != NULL ? lykta_test_find (row, GTK_TYPE_BUTTON, NULL) : NULL;

  return button != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0 ? button : NULL;
}

/* In groups by how near they are, with how many there are. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_take_picture (fixture->window, "due.png");
  /* The report to IMY, an action of the office and the contract of 20 November: a week ends seven days from today. */
  g_assert_true (shows (fixture, "Within a week (3)"));
  g_assert_true (shows (fixture, "Operation"));
  /* The request is due on 11 December (Regulation 1182/71), as the contract on 10 December: within thirty days. */
  g_assert_true (shows (fixture, "Within 30 days (2)"));
  g_assert_true (shows (fixture, "Within the year (1)"));
  g_assert_nonnull (find_button (GTK_WIDGET (fixture->dialog), "Operation", "Put Off…"));
  /* GDPR Article 12(3): the law's clock has no such button. */
  g_assert_true (shows (fixture, "Request E2024-7"));
  g_assert_null (find_button (GTK_WIDGET (fixture->dialog), "Request E2024-7", "Put Off…"));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = lykta_test_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *whose = lykta_test_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_TOGGLE_GROUP, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), "SERVICE");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (shows (fixture, "Within 30 days (1)"));
  g_assert_false (shows (fixture, "Operation"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (shows (fixture, "Operation"));

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (whose), "mine");
  g_assert_false (shows (fixture, "Operation"));
  lykta_test_add (fixture->store, "actions", "title", "Ask the supplier", "state", "ongoing", "due", "2024-11-15", "responsible",
                  fixture->me, NULL);
  g_assert_true (shows (fixture, "Ask the supplier"));
}

/* What is put off says until when and why, stands last, and can be woken. */
static void
test_put_off (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *reg = lykta_store_find_register (fixture->store, "snoozes");
  GtkWidget *button = find_button (GTK_WIDGET (fixture->dialog), "Operation", "Put Off…");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  LyktaNewRecordDialog *asked;

  g_signal_emit_by_name (button, "clicked");
  asked = LYKTA_NEW_RECORD_DIALOG (lykta_test_find (fixture->window, LYKTA_TYPE_NEW_RECORD_DIALOG, NULL));
  g_assert_nonnull (asked);
  lykta_value_set_text (&value, "2024-12-01");
  lykta_new_record_dialog_set_value (asked, lykta_register_find_field (reg, "until"), &value);
  /* Not without a reason */
  g_assert_false (lykta_new_record_dialog_add (asked));
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, 0);
  lykta_value_set_text (&value, "The city decides in November.");
  lykta_new_record_dialog_set_value (asked, lykta_register_find_field (reg, "reason"), &value);
  g_assert_true (lykta_new_record_dialog_add (asked));

  g_assert_true (shows (fixture, "Put off (1)"));
  g_assert_true (shows (fixture, "Within a week (2)"));
  g_assert_true (shows (fixture, "Until 1 Dec 2024: The city decides in November."));
  lykta_test_page_take_picture (fixture->window, "due-put-off.png");
  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture->dialog), "Operation", "Put Off No Longer"), "clicked");
  g_assert_true (shows (fixture, "Within a week (3)"));
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, 0);
}

int
main (int argc, char **argv)
{
  lykta_test_page_init (&argc, &argv);
  g_test_add ("/due/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/due/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/due/put-off", Fixture, NULL, set_up, test_put_off, tear_down);
  return g_test_run ();
}
