/* test-governance.c: a document whose parent changed, and the statement that there is nothing to report, on their pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include "lykta-register-page.h"
#include "lykta-statement-banner.h"
#include "lykta-test-page.h"

typedef struct
{
  LyktaStore *store;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, fixture->page);
  lykta_test_office_remove (fixture->store);
}

static void
present (Fixture *fixture, const char *reg, int width)
{
  fixture->page = lykta_register_page_new (fixture->store, lykta_store_find_register (fixture->store, reg));
  fixture->window = lykta_test_page_present (fixture->page, width, 760);
}

/* A13: the record says what changed and when, and is quiet when it has been compared. */
static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent_id = NULL;
  gint64 parent = lykta_test_add (fixture->store, "documents", "title", "Local instruction", "state", "in_force", "adopted_on",
                                  "2023-06-15", "revised_on", "2024-06-11", NULL);
  gint64 child;
  GtkWidget *button;
  static const char sentence[] = "“Local instruction”, which this document stands under, changed on 11 Jun 2024, after this one. "
                                 "Revise it, or see that it still follows.";

  parent_id = g_strdup_printf ("%" G_GINT64_FORMAT, parent);
  child = lykta_test_add (fixture->store, "documents", "title", "Routine", "state", "in_force", "adopted_on", "2023-09-05",
                          "parent", parent_id, NULL);
  present (fixture, "documents", 1112);
  lykta_register_page_open_record (LYKTA_REGISTER_PAGE (fixture->page), child);
  lykta_test_turn (200);
  g_assert_nonnull (lykta_test_find (fixture->page, GTK_TYPE_LABEL, sentence));
  lykta_test_page_take_picture (fixture->window, "document-behind.png");

  button = lykta_test_find (fixture->page, GTK_TYPE_BUTTON, "It Still _Follows");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  lykta_test_turn (200);
  g_assert_false (gtk_widget_get_mapped (button));
}

static AdwBanner *
find_banner (Fixture *fixture)
{
  return ADW_BANNER (lykta_test_find (fixture->page, ADW_TYPE_BANNER, NULL));
}

/* A48: stated from the page in one's own name, shown until something is entered */
static void
test_statement (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *reg = lykta_store_find_register (fixture->store, "incidents");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  AdwDialog *dialog;
  GtkWidget *button;

  lykta_store_set_user (fixture->store, "Coordinator");
  present (fixture, "incidents", GPOINTER_TO_INT (data));
  g_assert_false (adw_banner_get_revealed (find_banner (fixture)));
  lykta_state_nothing_run (fixture->page, fixture->store, query);
  lykta_test_turn (200);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (
      adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==,
      "“Incidents” has nothing new to report: Coordinator states this as of 13 Nov 2024. It holds until something is "
      "entered.");
  button = lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_State It");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  lykta_test_turn (200);
  g_assert_true (adw_banner_get_revealed (find_banner (fixture)));
  g_assert_cmpstr (adw_banner_get_title (find_banner (fixture)), ==, "Nothing to report, says Coordinator as of 13 Nov 2024");
  lykta_test_page_take_picture (fixture->window, GPOINTER_TO_INT (data) > 360 ? "statement.png" : "statement-narrow.png");

  lykta_test_add (fixture->store, "incidents", "title", "New", "kind", "deviation", "state", "open", "aware",
                  "2024-11-13T07:00:00Z", NULL);
  lykta_test_turn (200);
  g_assert_false (adw_banner_get_revealed (find_banner (fixture)));
}

int
main (int argc, char **argv)
{
  lykta_test_page_init (&argc, &argv);
  g_test_add ("/governance/document", Fixture, NULL, set_up, test_document, tear_down);
  g_test_add ("/governance/statement", Fixture, GINT_TO_POINTER (1112), set_up, test_statement, tear_down);
  g_test_add ("/governance/statement-narrow", Fixture, GINT_TO_POINTER (360), set_up, test_statement, tear_down);
  return g_test_run ();
}
