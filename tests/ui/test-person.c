/* test-person.c: what a person answers for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include "lykta-field-row.h"
#include "lykta-hand-over-dialog.h"
#include "lykta-person-section.h"
#include "lykta-test-page.h"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *people;
  LyktaRecord *person;
  gint64 successor;
  GtkWidget *section;
  GtkWidget *window;
  char *shown; /* what win.show-ids was asked to show: register, title, how many */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  gint64 person;

  fixture->store = lykta_test_office_new ();
  fixture->people = lykta_store_find_register (fixture->store, "people");
  person = lykta_test_add (fixture->store, "people", "name", "Manager who leaves", NULL);
  fixture->successor = lykta_test_add (fixture->store, "people", "name", "Successor", NULL);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  lykta_test_add (fixture->store, "assets", "name", "Cadastre", "kind", "system", "lifecycle", "in_use", "information_owner", id,
                  NULL);
  lykta_test_add (fixture->store, "assets", "name", "Passes", "kind", "system", "lifecycle", "in_use", "information_owner", id,
                  NULL);
  lykta_test_add (fixture->store, "actions", "title", "Late", "state", "ongoing", "responsible", id, "due", "2024-11-01", NULL);
  lykta_test_add (fixture->store, "actions", "title", "In time", "state", "ongoing", "responsible", id, "due", "2024-12-01",
                  NULL);
  lykta_test_add (fixture->store, "actions", "title", "Done", "state", "done", "responsible", id, "due", "2024-01-01", NULL);

  fixture->person = lykta_store_get_record (fixture->store, fixture->people, person);
  fixture->section = lykta_record_section_new (LYKTA_TYPE_PERSON_SECTION, fixture->store);
  lykta_record_section_set_record (LYKTA_RECORD_SECTION (fixture->section), fixture->person);
  fixture->window = lykta_test_page_present (fixture->section, 420, 620);
  lykta_test_page_note_rows (fixture->window, &fixture->shown);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, fixture->section);
  g_clear_object (&fixture->person);
  lykta_test_office_remove (fixture->store);
  g_free (fixture->shown);
}

static void
activate (Fixture *fixture, const char *text)
{
  GtkWidget *label = lykta_test_find (fixture->section, GTK_TYPE_LABEL, text);
  GtkWidget *row;

  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
}

/* Each line opens exactly its rows, and the nearest deadline stands first. */
static void
test_section (Fixture *fixture, gconstpointer data)
{
  GtkWidget *late;
  GtkWidget *in_time;

  lykta_test_page_take_picture (fixture->window, "person-section.png");
  g_assert_nonnull (lykta_test_find (fixture->section, GTK_TYPE_LABEL, "1 overdue"));
  activate (fixture, "Information owner for 2 information assets");
  g_assert_cmpstr (fixture->shown, ==, "assets|Information owner: Manager who leaves|2");
  activate (fixture, "Responsible for 2 actions");
  g_assert_cmpstr (fixture->shown, ==, "actions|Responsible: Manager who leaves|2");

  late = lykta_test_find (fixture->section, GTK_TYPE_LABEL, "Late");
  in_time = lykta_test_find (fixture->section, GTK_TYPE_LABEL, "In time");
  g_assert_nonnull (late);
  g_assert_nonnull (in_time);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (late, GTK_TYPE_LIST_BOX_ROW))), ==, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (in_time, GTK_TYPE_LIST_BOX_ROW))), ==,
                   1);
  g_assert_null (lykta_test_find (fixture->section, GTK_TYPE_LABEL, "Done"));
}

static gboolean
has_dialog (gpointer window)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (window)) != NULL;
}

static gboolean
has_no_dialog (gpointer window)
{
  return !has_dialog (window);
}

static void
choose (GtkWidget *row, const LyktaValue *value)
{
  lykta_field_row_set_value (LYKTA_FIELD_ROW (row), value);
}

static gint64
get_owner (Fixture *fixture, const char *asset)
{
  const LyktaRegister *assets = lykta_store_find_register (fixture->store, "assets");
  g_autoptr (LyktaRecord) record =
      lykta_store_get_record (fixture->store, assets, lykta_store_find_by_title (fixture->store, assets, asset));

  return lykta_record_get_integer (record, "information_owner");
}

/* What is ticked goes over, what is not stays; what stands in the way is said, and nothing of the dialog outlives it. */
static void
test_hand_over (Fixture *fixture, gconstpointer data)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  GtkWidget *dialog;
  GtkWidget *apply;
  GtkWidget *row;
  GtkWidget *duty;

  lykta_hand_over_run (fixture->section, fixture->store, fixture->person);
  lykta_test_wait (has_dialog, fixture->window);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  apply = lykta_test_find (dialog, GTK_TYPE_BUTTON, "_Hand Over");
  row = lykta_test_find (dialog, LYKTA_TYPE_FIELD_ROW, NULL);
  g_assert_nonnull (apply);
  g_assert_nonnull (row);
  lykta_test_page_take_picture (fixture->window, "hand-over.png");

  /* Nobody is chosen, then the same person. */
  g_signal_emit_by_name (apply, "clicked");
  g_assert_cmpint (get_owner (fixture, "Cadastre"), ==, lykta_record_get_id (fixture->person));
  lykta_value_set_integer (&value, lykta_record_get_id (fixture->person));
  choose (row, &value);
  g_signal_emit_by_name (apply, "clicked");
  g_assert_nonnull (lykta_test_find (row, GTK_TYPE_LABEL, "The successor is the same person. Choose another."));
  g_assert_cmpint (get_owner (fixture, "Cadastre"), ==, lykta_record_get_id (fixture->person));

  /* The actions stay where they are. */
  duty = gtk_widget_get_ancestor (lykta_test_find (dialog, GTK_TYPE_LABEL, "Responsible for 2 actions, 1 overdue"),
                                  ADW_TYPE_EXPANDER_ROW);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lykta_test_find (duty, GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  lykta_value_set_integer (&value, fixture->successor);
  choose (row, &value);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_signal_emit_by_name (apply, "clicked");
  lykta_test_wait (has_no_dialog, fixture->window);
  g_assert_cmpint (get_owner (fixture, "Cadastre"), ==, fixture->successor);
  g_assert_cmpint (get_owner (fixture, "Passes"), ==, fixture->successor);
  g_assert_nonnull (lykta_test_find (fixture->section, GTK_TYPE_LABEL, "Responsible for 2 actions"));
  g_assert_null (dialog);
  g_assert_null (row);
}

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);
  g_test_add ("/person/section", Fixture, NULL, set_up, test_section, tear_down);
  g_test_add ("/person/hand-over", Fixture, NULL, set_up, test_hand_over, tear_down);
  return g_test_run ();
}
