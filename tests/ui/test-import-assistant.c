/* test-import-assistant.c: a spreadsheet with broken rows is read into a register, step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures of the steps are kept there.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "lykta-import-dialog.h"
#include "lykta-register-page.h"
#include "lykta-test-page.h"
#include "lykta-view-state.h"

#define HEADER "name;Typ;Lifecycle;Information owner;Beroende av;Longest outage;Webbadress;Used from;Our own\n"

/* A row that the register must refuse: why stands in the handbook's and the declarations' words */
typedef struct
{
  const char *cells;
  const char *column; /* "" when no cell alone is at fault */
  const char *value;
  const char *reason; /* its beginning */
} Broken;

static const Broken broken[] = {
  { "Wrong date;;;;;;;31 februari 2024;", "Used from", "31 februari 2024", "“31 februari 2024” is not a date." },
  { "Unknown pick;Home made;;;;;;;", "Typ", "Home made", "“Home made” is not in the pick list." },
  { "@long;;;;;;;;", "name", "@long", "The text is longer than 1000 characters." },
  { ";System;;;;;;;", "name", "", "This must be filled in." },
  { "Unknown reference;;;Nobody Here;;;;;", "Information owner", "Nobody Here", "There is no record called “Nobody Here”." },
  { "Out of range;;;;;-5;;;", "Longest outage", "-5", "The number must be from 0 to" },
  { "Bad address;;;;;;www .example;;", "Webbadress", "www .example", "“www .example” is not a web address." },
  { "Round and round;;;;Round and round;;;;", "", "", "“Depends on” would lead round in a circle" },
  { "Unknown choice;;Soon;;;;;;", "Lifecycle", "Soon", "“Soon” is none of the choices: Planned, In use," },
  { "No number;;;;;two days;;;", "Longest outage", "two days", "“two days” is not a number." },
};

typedef struct
{
  LyktaStore *store;
  char *folder;
  char *path;
  GtkWidget *page;
  GtkWidget *window;
  LyktaImportDialog *dialog;
  LyktaImportSession *session;
} Fixture;

static const LyktaRegister *
find_register (Fixture *fixture, const char *id)
{
  return lykta_store_find_register (fixture->store, id);
}

static gint64
count (Fixture *fixture, const char *id)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (find_register (fixture, id));

  return lykta_store_count (fixture->store, query);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->folder = g_dir_make_tmp ("lykta-import-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "System & register.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_view_state_flush (lykta_view_state_get (fixture->store));
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  lykta_test_office_remove (fixture->store);
}

static void
write_file (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* Two good rows around all broken ones */
static void
write_broken (Fixture *fixture)
{
  g_autofree char *long_name = g_strnfill (LYKTA_FIELD_MAX_TEXT + 1, 'x');
  g_autoptr (GString) text =
      g_string_new (HEADER "Building permits;System;In use;Head of maps;;24;https://a.example/;2020-01-01;x\n");

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    g_string_append_printf (text, "%s\n", broken[i].cells);
  g_string_append (text, "Utility map;;;;Building permits;;;;y\n");
  g_string_replace (text, "@long", long_name, 0);
  write_file (fixture, text->str);
}

static GtkWidget *
find_visible (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (lykta_test_find (root, type, text) == root)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_visible (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *text)
{
  return find_visible (GTK_WIDGET (fixture->dialog), type, text);
}

typedef struct
{
  Fixture *fixture;
  GType type;
  const char *text;
} Wanted;

static gboolean
is_there (gpointer data)
{
  Wanted *wanted = data;

  return find (wanted->fixture, wanted->type, wanted->text) != NULL;
}

/* Dialogs and their pages come a moment after they are asked for. */
static GtkWidget *
wait_for (Fixture *fixture, GType type, const char *text)
{
  Wanted wanted = { fixture, type, text };

  lykta_test_wait (is_there, &wanted);
  return find (fixture, type, text);
}

static void
open_assistant (Fixture *fixture, const char *reg, int width, int height)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  fixture->page = lykta_register_page_new (fixture->store, find_register (fixture, reg));
  fixture->window = lykta_test_page_present (fixture->page, width, height);
  fixture->dialog = lykta_import_dialog_present (fixture->page, fixture->store, find_register (fixture, reg), file);
  fixture->session = lykta_import_dialog_get_session (fixture->dialog);
  wait_for (fixture, ADW_TYPE_HEADER_BAR, NULL);
}

static gboolean
is_gone (gpointer data)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (((Fixture *) data)->window)) == NULL;
}

static void
close_assistant (Fixture *fixture)
{
  if (!is_gone (fixture))
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  lykta_test_wait (is_gone, fixture);
  lykta_test_page_close (fixture->window, fixture->page);
}

static gboolean
is_read (gpointer data)
{
  return !lykta_import_session_is_reading (((Fixture *) data)->session);
}

static gboolean
is_checked (gpointer data)
{
  Fixture *fixture = data;

  return is_read (fixture) && !lykta_import_session_is_checking (fixture->session);
}

static const LyktaImportResult *
wait_for_result (Fixture *fixture)
{
  lykta_test_wait (is_checked, fixture);
  g_assert_no_error (lykta_import_session_get_error (fixture->session));
  g_assert_nonnull (lykta_import_session_get_result (fixture->session));
  return lykta_import_session_get_result (fixture->session);
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = wait_for (fixture, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  lykta_test_turn (20);
}

/* Chooses an entry of a row's list by what it says. */
static void
choose (Fixture *fixture, const char *title, const char *entry)
{
  AdwComboRow *row = ADW_COMBO_ROW (wait_for (fixture, ADW_TYPE_COMBO_ROW, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (gtk_string_object_get_string (item), entry) != 0)
        continue;
      adw_combo_row_set_selected (row, i);
      return;
    }
  g_assert_not_reached ();
}

static const char *
get_chosen (Fixture *fixture, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (wait_for (fixture, ADW_TYPE_COMBO_ROW, title));

  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

static void
save_picture (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("LYKTA_PICTURES");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, file, NULL) : NULL;

  if (path == NULL)
    return;
  lykta_test_turn (300);
  lykta_test_page_save_picture (fixture->window, path);
}

static void
assert_counts (const LyktaImportResult *result, guint added, guint updated, guint unchanged, guint refused)
{
  g_assert_cmpuint (result->counts.added, ==, added);
  g_assert_cmpuint (result->counts.updated, ==, updated);
  g_assert_cmpuint (result->counts.unchanged, ==, unchanged);
  g_assert_cmpuint (result->counts.refused, ==, refused);
}

static void
assert_broken (const LyktaImportResult *result)
{
  g_assert_cmpuint (result->problems->len, ==, G_N_ELEMENTS (broken));
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LyktaImportProblem *problem = result->problems->pdata[i];

      g_assert_cmpuint (problem->row, ==, i + 3);
      g_assert_cmpstr (problem->column, ==, broken[i].column);
      if (!g_str_equal (broken[i].value, "@long"))
        g_assert_cmpstr (problem->value, ==, broken[i].value);
      g_assert_true (g_str_has_prefix (problem->reason, broken[i].reason));
    }
}

/* Through all steps: ten rows are explained, the others imported, one undo takes them back. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  const LyktaImportResult *result;
  g_autoptr (GError) error = NULL;

  write_broken (fixture);
  open_assistant (fixture, "assets", 1100, 800);
  lykta_test_wait (is_read, fixture);
  save_picture (fixture, "import-file");
  g_assert_nonnull (wait_for (fixture, ADW_TYPE_SPIN_ROW, NULL));

  press (fixture, "_Next");
  wait_for_result (fixture);
  save_picture (fixture, "import-columns");
  g_assert_cmpstr (get_chosen (fixture, "Typ"), ==, "Kind");
  g_assert_cmpstr (get_chosen (fixture, "Webbadress"), ==, "Web address");
  g_assert_cmpstr (get_chosen (fixture, "Our own"), ==, "Leave Out");

  press (fixture, "_Next");
  result = wait_for_result (fixture);
  assert_counts (result, 2, 0, 0, G_N_ELEMENTS (broken));
  assert_broken (result);
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "Row 3 · Used from: “31 februari 2024”"));
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "“31 februari 2024” is not a date. Write it as 2025-01-31."));
  save_picture (fixture, "import-check");

  press (fixture, "_Import the Others");
  lykta_test_wait (is_gone, fixture);
  g_assert_cmpint (count (fixture, "assets"), ==, LYKTA_TEST_ASSETS + 2);
  g_assert_nonnull (lykta_test_find (fixture->window, GTK_TYPE_BUTTON, "Undo"));
  g_assert_true (lykta_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "assets"), ==, LYKTA_TEST_ASSETS);
  close_assistant (fixture);
}

/* Addresses, values that must be unique, and rows that name the same record, in a register that has such. */
static void
test_broken_suppliers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint row;
    const char *column;
    const char *reason;
  } expected[] = {
    { 3, "E-post", "“nobody at all” is not an e-mail address." },
    { 4, "Organisation number", "Row 2 has the same value, which must be unique." },
    { 5, "Organisation number", "Another record has the same value, which must be unique." },
    { 6, "", "The row has more cells than there are names of columns." },
  };
  const LyktaImportResult *result;

  lykta_test_add (fixture->store, "suppliers", "name", "Kept", "organisation_number", "556000-0001", NULL);
  write_file (fixture, "Name;E-post;Organisation number\nGood;a@b.example;556000-0002\nMail;nobody at all;\n"
                       "Twice;;556000-0002\nTaken;;556000-0001\nLong;;;x\n");
  open_assistant (fixture, "suppliers", 1100, 800);
  result = wait_for_result (fixture);
  assert_counts (result, 1, 0, 0, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LyktaImportProblem *problem = result->problems->pdata[i];

      g_assert_cmpuint (problem->row, ==, expected[i].row);
      g_assert_cmpstr (problem->column, ==, expected[i].column);
      g_assert_true (g_str_has_prefix (problem->reason, expected[i].reason));
    }
  close_assistant (fixture);
}

/* What a column is for is said at once when it cannot be, and remembered for the next such file, whatever the columns' order. */
static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "Vad;Vem;name\nDiariet;Head of maps;x\n");
  open_assistant (fixture, "assets", 1100, 800);
  lykta_test_wait (is_checked, fixture);
  press (fixture, "_Next");

  choose (fixture, "Vad", "Name");
  lykta_test_wait (is_checked, fixture);
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "Several columns are for “Name”. Leave out all but one."));
  g_assert_null (lykta_import_session_get_result (fixture->session));
  g_assert_false (gtk_widget_is_sensitive (wait_for (fixture, GTK_TYPE_BUTTON, "_Next")));

  choose (fixture, "Vad", "Leave Out");
  choose (fixture, "name", "Leave Out");
  choose (fixture, "Vem", "Information owner");
  g_assert_nonnull (
      wait_for (fixture, GTK_TYPE_LABEL, "No column is for “Name”, which must be filled in. Choose the one that is."));

  choose (fixture, "Vad", "Name");
  assert_counts (wait_for_result (fixture), 1, 0, 0, 0);
  choose (fixture, "Update Records with the Same", "Name");
  wait_for_result (fixture);
  press (fixture, "_Next");
  press (fixture, "_Import");
  lykta_test_wait (is_gone, fixture);
  g_assert_cmpint (count (fixture, "assets"), ==, LYKTA_TEST_ASSETS + 1);
  close_assistant (fixture);

  /* The same record is now updated, not added again. */
  write_file (fixture, "Vem;name;Vad\n;x;Diariet\nHead of maps;x;Kartportalen\n");
  open_assistant (fixture, "assets", 1100, 800);
  lykta_test_wait (is_checked, fixture);
  press (fixture, "_Next");
  g_assert_cmpstr (get_chosen (fixture, "Vad"), ==, "Name");
  g_assert_cmpstr (get_chosen (fixture, "Vem"), ==, "Information owner");
  g_assert_cmpstr (get_chosen (fixture, "name"), ==, "Leave Out");
  g_assert_cmpstr (get_chosen (fixture, "Update Records with the Same"), ==, "Name");
  assert_counts (wait_for_result (fixture), 0, 2, 0, 0);
  close_assistant (fixture);
}

/* Whom rows name is created when that is asked for, and goes with them. */
static void
test_creates (Fixture *fixture, gconstpointer data)
{
  gint64 people = count (fixture, "people");
  AdwSwitchRow *row;

  write_file (fixture, "Name;Information owner;Object leader\nDiariet;Anna Ek;Bo Berg\nKartan;anna ek;\nPlanen;Head of maps;\n");
  open_assistant (fixture, "assets", 1100, 800);
  assert_counts (wait_for_result (fixture), 1, 0, 0, 2);
  press (fixture, "_Next");

  row = ADW_SWITCH_ROW (wait_for (fixture, ADW_TYPE_SWITCH_ROW, NULL));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Anna Ek");
  save_picture (fixture, "import-creates");
  adw_switch_row_set_active (row, TRUE);
  assert_counts (wait_for_result (fixture), 2, 0, 0, 1);
  lykta_import_session_set_creates (fixture->session,
                                    lykta_register_find_field (find_register (fixture, "assets"), "object_leader"), TRUE);
  assert_counts (wait_for_result (fixture), 3, 0, 0, 0);
  g_assert_cmpuint (lykta_import_session_get_result (fixture->session)->counts.created, ==, 2);

  press (fixture, "_Next");
  save_picture (fixture, "import-check-creates");
  press (fixture, "_Import");
  lykta_test_wait (is_gone, fixture);
  g_assert_cmpint (count (fixture, "people"), ==, people + 2);
  g_assert_cmpint (count (fixture, "assets"), ==, LYKTA_TEST_ASSETS + 3);
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  g_assert_cmpint (count (fixture, "people"), ==, people);
  g_assert_cmpint (count (fixture, "assets"), ==, LYKTA_TEST_ASSETS);
  close_assistant (fixture);
}

/* The file is mended while the assistant is open; it goes away; it is something else. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "Name;Used from\nDiariet;31 februari\n");
  open_assistant (fixture, "assets", 1100, 800);
  assert_counts (wait_for_result (fixture), 0, 0, 0, 1);
  press (fixture, "_Next");
  choose (fixture, "Used from", "Used to");
  wait_for_result (fixture);
  press (fixture, "_Next");
  g_assert_false (gtk_widget_is_sensitive (wait_for (fixture, GTK_TYPE_BUTTON, "_Import the Others")));

  write_file (fixture, "Name;Used from\nDiariet;2024-02-28\nKartan;\n");
  press (fixture, "_Read Again");
  assert_counts (wait_for_result (fixture), 2, 0, 0, 0);
  g_assert_cmpstr (((const LyktaField *) lykta_import_session_get_mapping (fixture->session)->fields->pdata[1])->id, ==,
                   "used_to");

  g_unlink (fixture->path);
  press (fixture, "_Read Again");
  lykta_test_wait (is_checked, fixture);
  g_assert_error (lykta_import_session_get_error (fixture->session), LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND);
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "“System & register.csv” is not there any more. Choose another file."));

  write_file (fixture, "");
  press (fixture, "_Read Again");
  lykta_test_wait (is_checked, fixture);
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "The sheet is empty. Choose another sheet or file."));

  write_file (fixture, "Used from\n2024-01-01\n");
  press (fixture, "_Read Again");
  g_assert_nonnull (
      wait_for (fixture, GTK_TYPE_LABEL, "No column is for “Name”, which must be filled in. Choose the one that is."));
  close_assistant (fixture);
}

/* Someone else adds what the file adds: the check is made again by itself. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "Name;Organisation number\nDiariet;556000-0003\n");
  open_assistant (fixture, "suppliers", 1100, 800);
  assert_counts (wait_for_result (fixture), 1, 0, 0, 0);
  lykta_test_add (fixture->store, "suppliers", "name", "First", "organisation_number", "556000-0003", NULL);
  assert_counts (wait_for_result (fixture), 0, 0, 0, 1);
  close_assistant (fixture);
}

/* The steps as a telephone shows them, and in the dark */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  write_broken (fixture);
  open_assistant (fixture, "assets", 360, 640);
  wait_for_result (fixture);
  save_picture (fixture, "import-file-narrow");
  press (fixture, "_Next");
  save_picture (fixture, "import-columns-narrow");
  press (fixture, "_Next");
  save_picture (fixture, "import-check-narrow");
  close_assistant (fixture);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  open_assistant (fixture, "assets", 1100, 800);
  wait_for_result (fixture);
  save_picture (fixture, "import-file-dark");
  press (fixture, "_Next");
  save_picture (fixture, "import-columns-dark");
  press (fixture, "_Next");
  save_picture (fixture, "import-check-dark");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (wait_for (fixture, ADW_TYPE_TOGGLE_GROUP, NULL)), "rows");
  save_picture (fixture, "import-rows-dark");
  close_assistant (fixture);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("lykta-home-XXXXXX", NULL);

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  lykta_test_page_init (&argc, &argv);

  g_test_add ("/import-assistant/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/import-assistant/broken-suppliers", Fixture, NULL, set_up, test_broken_suppliers, tear_down);
  g_test_add ("/import-assistant/mapping", Fixture, NULL, set_up, test_mapping, tear_down);
  g_test_add ("/import-assistant/creates", Fixture, NULL, set_up, test_creates, tear_down);
  g_test_add ("/import-assistant/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/import-assistant/changed-meanwhile", Fixture, NULL, set_up, test_changed_meanwhile, tear_down);
  g_test_add ("/import-assistant/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
