/* test-register-page.c: a register's page as its user meets it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-bulk-edit-dialog.h"
#include "lykta-cell.h"
#include "lykta-new-record-dialog.h"
#include "lykta-register-page-private.h"
#include "lykta-test-page.h"
#include "lykta-view-state.h"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *assets;
  LyktaRegisterPage *page;
  GtkWidget *window;
} Fixture;

static void
open_page (Fixture *fixture, int width)
{
  fixture->page = LYKTA_REGISTER_PAGE (lykta_register_page_new (fixture->store, fixture->assets));
  fixture->window = lykta_test_page_present (GTK_WIDGET (fixture->page), width, 800);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->assets = lykta_store_find_register (fixture->store, "assets");
  open_page (fixture, 1100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, GTK_WIDGET (fixture->page));
  lykta_test_office_remove (fixture->store);
}

static gint64
find_asset (Fixture *fixture, const char *name)
{
  gint64 id = lykta_store_find_by_title (fixture->store, fixture->assets, name);

  g_assert_cmpint (id, >, 0);
  return id;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lykta_table_get_list (fixture->page->table)));
}

/* The names in their order, one a line. */
static char *
list_rows (Fixture *fixture)
{
  LyktaRecordList *list = lykta_table_get_list (fixture->page->table);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; lykta_record_list_get_id (list, i) != 0; i++)
    {
      g_autofree char *name = lykta_store_get_title (fixture->store, fixture->assets, lykta_record_list_get_id (list, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static GtkWidget *
find_row (Fixture *fixture, const char *label)
{
  GtkWidget *found = lykta_test_find (GTK_WIDGET (fixture->page->pane), GTK_TYPE_LABEL, label);

  g_assert_nonnull (found);
  return gtk_widget_get_ancestor (found, g_type_from_name ("LyktaFieldRow"));
}

static GtkEditable *
find_entry (Fixture *fixture, const char *label)
{
  GtkWidget *text = lykta_test_find (find_row (fixture, label), GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (text);
  return GTK_EDITABLE (text);
}

static char *
get_text (Fixture *fixture, gint64 id, const char *field)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (fixture->store, fixture->assets, id);

  return g_strdup (lykta_record_get_text (record, field));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
  lykta_test_turn (50);
}

/* Å, Ä and Ö are not here; "&" and "<" must come through as they are. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rows = list_rows (fixture);
  GtkWidget *cell = lykta_test_find (GTK_WIDGET (fixture->page->table), LYKTA_TYPE_CELL, NULL);

  g_assert_cmpstr (rows, ==, "Bygglov & ritningar <nya>\nKartportalen\nRitningsarkivet");
  g_assert_nonnull (cell);
  g_assert_cmpstr (lykta_cell_get_text (LYKTA_CELL (cell)), ==, "Bygglov & ritningar <nya>");
  g_assert_cmpint (lykta_cell_get_look (LYKTA_CELL (cell)), ==, LYKTA_LOOK_NAME);
  g_assert_cmpstr (gtk_label_get_text (fixture->page->count_label), ==, "3 information assets");
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_LABEL));
}

/* What the table and its count show in the end. */
typedef struct
{
  Fixture *fixture;
  const char *rows;
  const char *count;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;
  g_autofree char *rows = list_rows (shown->fixture);

  return g_strcmp0 (rows, shown->rows) == 0
         && g_strcmp0 (gtk_label_get_text (shown->fixture->page->count_label), shown->count) == 0;
}

static gboolean
is_nothing_shown (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (fixture->page->stack), "nothing") == 0;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  Shown found = { fixture, "Bygglov & ritningar <nya>\nRitningsarkivet", "2 of 3 information assets" };

  gtk_editable_set_text (GTK_EDITABLE (fixture->page->search_entry), "RITNING");
  lykta_test_wait (is_shown, &found);

  gtk_editable_set_text (GTK_EDITABLE (fixture->page->search_entry), "zzz");
  lykta_test_wait (is_nothing_shown, fixture);

  activate (fixture, "page.clear-filters");
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->stack), ==, "table");
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = find_asset (fixture, "Kartportalen");
  GtkWidget *chip;

  lykta_register_page_show_view (fixture->page, "no_owner");
  g_assert_cmpuint (count_rows (fixture), ==, LYKTA_TEST_OWNERLESS);

  g_array_append_val (ids, id);
  lykta_register_page_show_ids (fixture->page, "From an indicator", ids);
  g_assert_cmpuint (count_rows (fixture), ==, 1);

  chip = lykta_test_find (GTK_WIDGET (fixture->page->filter_bar), GTK_TYPE_LABEL, "From an indicator");
  g_assert_nonnull (chip);
  gtk_widget_activate (gtk_widget_get_ancestor (chip, GTK_TYPE_BUTTON));
  lykta_test_turn (400);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  GListModel *columns = lykta_table_get_columns (fixture->page->table);
  g_autofree char *rows = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), "name") == 0)
        gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (lykta_table_get_view (fixture->page->table)), column,
                                        GTK_SORT_DESCENDING);
    }
  lykta_test_turn (100);
  rows = list_rows (fixture);
  g_assert_cmpstr (rows, ==, "Ritningsarkivet\nKartportalen\nBygglov & ritningar <nya>");
}

/* A second page on the same file comes up as the first was left. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  const LyktaField *description = lykta_register_find_field (fixture->assets, "description");
  g_autofree const LyktaField **fields = NULL;
  gboolean found = FALSE;
  g_autofree char *rows = NULL;

  test_sort (fixture, data);
  lykta_table_set_shown (fixture->page->table, description, TRUE);
  lykta_test_page_close (fixture->window, GTK_WIDGET (fixture->page));
  lykta_view_state_flush (lykta_view_state_get (fixture->store));

  open_page (fixture, 1100);
  fields = lykta_table_get_shown_fields (fixture->page->table);
  for (guint i = 0; fields[i] != NULL; i++)
    found |= fields[i] == description;
  g_assert_true (found);
  rows = list_rows (fixture);
  g_assert_true (g_str_has_prefix (rows, "Ritningsarkivet"));
}

static void
test_edit_in_place (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_asset (fixture, "Kartportalen");
  g_autofree char *saved = NULL;
  g_autofree char *undone = NULL;
  GtkEditable *entry;
  g_autoptr (GError) error = NULL;

  lykta_register_page_open_record (fixture->page, id);
  lykta_test_turn (100);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (fixture->page->split));
  g_assert_cmpint (lykta_table_get_current (fixture->page->table), ==, id);

  entry = find_entry (fixture, "Reference");
  gtk_editable_set_text (entry, "EK-7");
  g_signal_emit_by_name (entry, "activate");
  saved = get_text (fixture, id, "reference");
  g_assert_cmpstr (saved, ==, "EK-7");

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  lykta_test_turn (50);
  undone = get_text (fixture, id, "reference");
  g_assert_null (undone);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

/* What cannot be saved stays in the entry, and the row says why. */
static void
test_error_in_place (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_asset (fixture, "Kartportalen");
  GtkEditable *entry;
  g_autofree char *saved = NULL;

  lykta_register_page_open_record (fixture->page, id);
  lykta_test_turn (100);
  entry = find_entry (fixture, "Name");
  gtk_editable_set_text (entry, "");
  g_signal_emit_by_name (entry, "activate");
  saved = get_text (fixture, id, "name");
  g_assert_cmpstr (saved, ==, "Kartportalen");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  entry = find_entry (fixture, "Back in use within");
  gtk_editable_set_text (entry, "a day");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "a day");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
}

/* Someone else changes the field while it is being typed in: the later one is asked. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_asset (fixture, "Kartportalen");
  g_autoptr (LyktaStore) other = lykta_store_open_again (fixture->store, NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Other");
  GtkEditable *entry;
  GtkWidget *keep;
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *mine = NULL;

  lykta_register_page_open_record (fixture->page, id);
  lykta_test_turn (100);
  entry = find_entry (fixture, "Reference");
  gtk_editable_set_text (entry, "MINE");

  lykta_store_set_user (other, "Someone Else");
  lykta_edit_set_text (edit, fixture->assets, id, "reference", "THEIRS");
  lykta_store_apply (other, edit, &error);
  g_assert_no_error (error);
  lykta_store_poll (fixture->store);
  lykta_test_turn (50);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "MINE");

  g_signal_emit_by_name (entry, "activate");
  theirs = get_text (fixture, id, "reference");
  g_assert_cmpstr (theirs, ==, "THEIRS");
  keep = lykta_test_find (find_row (fixture, "Reference"), GTK_TYPE_BUTTON, "Keep Mine");
  g_assert_true (gtk_widget_get_mapped (keep));
  gtk_widget_activate (keep);
  lykta_test_turn (400);
  mine = get_text (fixture, id, "reference");
  g_assert_cmpstr (mine, ==, "MINE");

  lykta_store_close (other);
}

static void
select_all (Fixture *fixture)
{
  activate (fixture, "page.select-all");
  g_assert_cmpuint (lykta_table_get_n_selected (fixture->page->table), ==, 3);
}

static void
test_bulk_edit (Fixture *fixture, gconstpointer data)
{
  const LyktaField *field = lykta_register_find_field (fixture->assets, "locality");
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;
  AdwDialog *dialog;
  g_autoptr (GError) error = NULL;

  select_all (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->bottom_stack), ==, "selection");
  activate (fixture, "page.bulk-edit");
  dialog = get_dialog (fixture);
  g_assert_true (LYKTA_IS_BULK_EDIT_DIALOG (dialog));
  lykta_value_set_text (&value, "local");
  lykta_bulk_edit_dialog_set_value (LYKTA_BULK_EDIT_DIALOG (dialog), field, &value);
  lykta_bulk_edit_dialog_apply (LYKTA_BULK_EDIT_DIALOG (dialog));
  lykta_test_turn (100);
  g_assert_null (get_dialog (fixture));
  changed = get_text (fixture, find_asset (fixture, "Ritningsarkivet"), "locality");
  g_assert_cmpstr (changed, ==, "local");

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  undone = get_text (fixture, find_asset (fixture, "Ritningsarkivet"), "locality");
  g_assert_null (undone);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  select_all (fixture);
  activate (fixture, "page.delete");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->stack), ==, "empty");
  g_assert_nonnull (lykta_test_find (fixture->window, GTK_TYPE_LABEL, "3 information assets deleted"));

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  lykta_test_turn (50);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  select_all (fixture);
  activate (fixture, "page.copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->window), NULL, text_read_cb, &text);
  lykta_test_wait (is_read, &text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5); /* the headings, three, nothing after the last */
  g_assert_true (g_str_has_prefix (lines[0], "Name\t"));
  g_assert_true (g_str_has_prefix (lines[1], "Bygglov & ritningar <nya>\t"));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text;
  AdwDialog *dialog;

  activate (fixture, "page.add");
  dialog = get_dialog (fixture);
  g_assert_true (LYKTA_IS_NEW_RECORD_DIALOG (dialog));

  /* Without a name nothing is added. */
  g_assert_false (lykta_new_record_dialog_add (LYKTA_NEW_RECORD_DIALOG (dialog)));
  g_assert_cmpuint (count_rows (fixture), ==, 3);

  text = lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (text), "Adressregistret");
  g_assert_true (lykta_new_record_dialog_add (LYKTA_NEW_RECORD_DIALOG (dialog)));
  lykta_test_turn (200);
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  g_assert_cmpint (lykta_table_get_current (fixture->page->table), ==, find_asset (fixture, "Adressregistret"));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_asset (fixture, "Kartportalen");

  lykta_test_page_close (fixture->window, GTK_WIDGET (fixture->page));
  open_page (fixture, 360);
  lykta_test_turn (300);
  g_assert_true (lykta_table_get_narrow (fixture->page->table));
  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 380);

  lykta_register_page_open_record (fixture->page, id);
  lykta_test_turn (300);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page->pane)), >=, gtk_widget_get_width (fixture->window) - 1);
  activate (fixture, "page.close-record");
  g_assert_false (adw_overlay_split_view_get_show_sidebar (fixture->page->split));
}

/* Every register makes a page and a pane, and lets go of them. */
static void
test_all_registers (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (fixture->store);

  for (; *registers != NULL; registers++)
    {
      GtkWidget *page = lykta_register_page_new (fixture->store, *registers);
      g_autoptr (LyktaQuery) query = lykta_query_new (*registers);
      g_autoptr (GArray) ids = lykta_store_select (fixture->store, query, NULL);

      g_object_ref_sink (page);
      if (ids->len > 0)
        lykta_register_page_open_record (LYKTA_REGISTER_PAGE (page), g_array_index (ids, gint64, 0));
      lykta_test_turn (5);
      g_assert_finalize_object (page);
    }
}

int
main (int argc, char **argv)
{
  lykta_test_page_init (&argc, &argv);

#define TEST(path, function) g_test_add ("/register-page/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("table", test_table);
  TEST ("search", test_search);
  TEST ("views", test_views);
  TEST ("sort", test_sort);
  TEST ("remembered", test_remembered);
  TEST ("edit-in-place", test_edit_in_place);
  TEST ("error-in-place", test_error_in_place);
  TEST ("conflict", test_conflict);
  TEST ("bulk-edit", test_bulk_edit);
  TEST ("delete", test_delete);
  TEST ("copy", test_copy);
  TEST ("add", test_add);
  TEST ("narrow", test_narrow);
  TEST ("all-registers", test_all_registers);
#undef TEST

  return g_test_run ();
}
