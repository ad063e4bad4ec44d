/* test-export.c: lists written and marked from the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lykta-cell.h"
#include "lykta-export-dialog.h"
#include "lykta-register-page-private.h"
#include "lykta-save-dialogs.h"
#include "lykta-secrecy-dialog.h"
#include "lykta-test-page.h"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *assets;
  LyktaRegisterPage *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->assets = lykta_store_find_register (fixture->store, "assets");
  fixture->page = LYKTA_REGISTER_PAGE (lykta_register_page_new (fixture->store, fixture->assets));
  fixture->window = lykta_test_page_present (GTK_WIDGET (fixture->page), 1100, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, GTK_WIDGET (fixture->page));
  lykta_test_office_remove (fixture->store);
}

static AdwDialog *
open_dialog (Fixture *fixture, const char *action)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
  lykta_test_turn (50);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_nonnull (dialog);
  return dialog;
}

/* All assets but the last are marked; gives how many that is. */
static guint
mark_all_but_one (Fixture *fixture)
{
  LyktaRecordList *list = lykta_table_get_list (fixture->page->table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AdwDialog *dialog;

  for (guint i = 0; i + 1 < LYKTA_TEST_ASSETS; i++)
    {
      gint64 id = lykta_record_list_get_id (list, i);

      g_array_append_val (ids, id);
    }
  dialog = ADW_DIALOG (lykta_secrecy_dialog_new (fixture->store, fixture->assets, ids));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->page));
  lykta_secrecy_dialog_set_section (LYKTA_SECRECY_DIALOG (dialog), "osl-18-8");
  lykta_secrecy_dialog_apply (LYKTA_SECRECY_DIALOG (dialog));
  lykta_test_turn (50);
  return ids->len;
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture, "page.export");
  GtkWidget *formats = lykta_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL);
  LyktaExport how;
  g_autoptr (LyktaQuery) query = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (formats))), ==, 5);
  query = lykta_export_dialog_get_choice (LYKTA_EXPORT_DIALOG (dialog), &how);
  g_assert_cmpint (how.format, ==, LYKTA_EXPORT_XLSX);
  g_assert_cmpint (how.flags, ==, LYKTA_EXPORT_PLAIN);
  g_assert_true (how.fields[0] == lykta_register_get_title (fixture->assets));
  g_assert_cmpint (lykta_store_count (fixture->store, query), ==, LYKTA_TEST_ASSETS);
  adw_dialog_force_close (dialog);
}

/* One row is selected wherever the keyboard is; two are meant. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  LyktaRecordList *list = lykta_table_get_list (fixture->page->table);
  GtkSelectionModel *selection;
  g_autoptr (LyktaQuery) query = NULL;
  LyktaExport how;
  AdwDialog *dialog;

  g_object_get (lykta_table_get_view (fixture->page->table), "model", &selection, NULL);
  gtk_selection_model_select_range (selection, 1, 2, TRUE);
  g_object_unref (selection);
  dialog = open_dialog (fixture, "page.export");
  query = lykta_export_dialog_get_choice (LYKTA_EXPORT_DIALOG (dialog), &how);
  {
    g_autoptr (GArray) ids = lykta_store_select (fixture->store, query, NULL);

    g_assert_cmpuint (ids->len, ==, 2);
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, lykta_record_list_get_id (list, 1));
  }
  adw_dialog_force_close (dialog);
}

static gboolean
is_there (gpointer data)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (data, &text, NULL, NULL) && *text != '\0';
}

static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (lykta_store_get_path (fixture->store));
  const LyktaField *fields[] = { lykta_register_get_title (fixture->assets), NULL };

  for (guint format = 0; format < LYKTA_EXPORT_N_FORMATS; format++)
    {
      g_autofree char *path = g_strdup_printf ("%s/list.%s", folder, lykta_export_format_get_id (format));
      g_autoptr (GFile) file = g_file_new_for_path (path);
      const LyktaExport how = { .format = format, .fields = (const LyktaField *const *) fields };

      lykta_save_list_to (GTK_WIDGET (fixture->page), fixture->store, lykta_register_page_get_query (fixture->page), &how, file);
      lykta_test_wait (is_there, path);
      g_unlink (path);
    }
}

/* The mark is seen in the table, said to who listens, undone as one step, and left out of a public version. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  guint n_marked = mark_all_but_one (fixture);
  LyktaRecordList *list = lykta_table_get_list (fixture->page->table);
  g_autoptr (LyktaRecord) first = lykta_store_get_record (fixture->store, fixture->assets, lykta_record_list_get_id (list, 0));
  GtkWidget *cell = lykta_test_find (GTK_WIDGET (fixture->page->table), LYKTA_TYPE_CELL, NULL);
  g_autofree char *says = NULL;
  AdwDialog *dialog;

  g_assert_cmpstr (lykta_record_get_text (first, "secrecy_section"), ==, "osl-18-8");
  g_assert_cmpstr (lykta_record_get_text (first, "secrecy_date"), ==, "2024-11-13");
  g_assert_cmpstr (lykta_cell_get_mark (LYKTA_CELL (cell)), !=, NULL);
  g_assert_nonnull (strstr (lykta_cell_get_mark (LYKTA_CELL (cell)), "OSL"));
  says = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             lykta_cell_get_text (LYKTA_CELL (cell)));
  g_assert_nonnull (says); /* not the name alone */

  dialog = open_dialog (fixture, "page.export");
  {
    g_autofree char *subtitle = g_strdup_printf ("%u records bear a secrecy mark and are left out", n_marked);
    GtkWidget *row = lykta_test_find (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, NULL);

    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
  }
  adw_dialog_force_close (dialog);

  g_assert_true (lykta_store_undo (fixture->store, NULL));
  g_assert_true (lykta_record_is_empty (first, "secrecy_section"));
  g_assert_true (lykta_record_is_empty (first, "secrecy_date"));
}

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);

  g_test_add ("/export/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/export/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/export/written", Fixture, NULL, set_up, test_written, tear_down);
  g_test_add ("/export/marks", Fixture, NULL, set_up, test_marks, tear_down);
  return g_test_run ();
}
