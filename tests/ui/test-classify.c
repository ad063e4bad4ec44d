/* test-classify.c: levels, approval, templates, action plans and transfers as their user meets them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lykta-action-section.h"
#include "lykta-approve-dialog.h"
#include "lykta-aspect-editor.h"
#include "lykta-dependency-graph.h"
#include "lykta-fields-dialog.h"
#include "lykta-levels-editor.h"
#include "lykta-measures-face.h"
#include "lykta-record-pane.h"
#include "lykta-register-page-private.h"
#include "lykta-save-picture.h"
#include "lykta-template-dialog.h"
#include "lykta-test-page.h"
#include "lykta-transfer-countdown.h"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *classifications;
  gint64 asset;
  gint64 draft;
  LyktaRegisterPage *page;
  GtkWidget *window;
} Fixture;

static const char *
id_text (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return g_intern_string (text);
}

static char *
get_text (Fixture *fixture, const char *reg, gint64 id, const char *field)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, reg), id);

  return g_strdup (lykta_record_get_text (record, field));
}

static void
assert_text (Fixture *fixture, const char *reg, gint64 id, const char *field, const char *expected)
{
  g_autofree char *text = get_text (fixture, reg, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  fixture->store = lykta_test_office_new ();
  fixture->classifications = lykta_store_find_register (fixture->store, "classifications");
  fixture->asset =
      lykta_store_find_by_title (fixture->store, lykta_store_find_register (fixture->store, "assets"), "Ritningsarkivet");
  lykta_test_add (fixture->store, "classifications", "asset", id_text (fixture->asset), "performed", "2020-02-01", "approved_on",
                  "2020-03-01", "level_k", "moderate", "level_r", "moderate", "level_t", "moderate", NULL);
  fixture->draft =
      lykta_test_add (fixture->store, "classifications", "asset", id_text (fixture->asset), "performed", "2024-11-01", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_office_remove (fixture->store);
}

static void
open_record (Fixture *fixture, const char *reg, gint64 id, int width)
{
  fixture->page = LYKTA_REGISTER_PAGE (lykta_register_page_new (fixture->store, lykta_store_find_register (fixture->store, reg)));
  fixture->window = lykta_test_page_present (GTK_WIDGET (fixture->page), width, 900);
  lykta_register_page_open_record (fixture->page, id);
  lykta_test_turn (100);
}

static void
close_page (Fixture *fixture)
{
  lykta_test_page_close (fixture->window, GTK_WIDGET (fixture->page));
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Wanted;

static gboolean
has_label (gpointer data)
{
  const Wanted *wanted = data;

  return lykta_test_find (wanted->root, GTK_TYPE_LABEL, wanted->text) != NULL;
}

/* Waits until the words are there: some of the pane is filled after it is drawn. */
static void
expect (GtkWidget *root, const char *text)
{
  Wanted wanted = { root, text };

  lykta_test_wait (has_label, &wanted);
}

/* The editor of an aspect, below @root. */
static GtkWidget *
find_aspect (GtkWidget *root, const char *label)
{
  GtkWidget *heading = lykta_test_find (root, GTK_TYPE_LABEL, label);

  g_assert_nonnull (heading);
  return gtk_widget_get_ancestor (heading, LYKTA_TYPE_ASPECT_EDITOR);
}

static AdwToggleGroup *
find_levels (GtkWidget *root, const char *label)
{
  return ADW_TOGGLE_GROUP (lykta_test_find (find_aspect (root, label), ADW_TYPE_TOGGLE_GROUP, NULL));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
run (Fixture *fixture, const char *command)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page->pane), "pane.run", "s", command));
  lykta_test_turn (100);
}

/* A level is saved as it is chosen, the class and the words follow, and undo shows what was. */
static void
test_levels (Fixture *fixture, gconstpointer data)
{
  AdwToggleGroup *levels;
  GtkWidget *pane;
  g_autoptr (GError) error = NULL;

  open_record (fixture, "classifications", fixture->draft, 1100);
  pane = GTK_WIDGET (fixture->page->pane);
  levels = find_levels (pane, "Integrity (R)");
  g_assert_cmpuint (adw_toggle_group_get_n_toggles (levels), ==, 5); /* KLASSA's levels, 0 to 4 */
  g_assert_null (adw_toggle_group_get_active_name (levels));
  g_assert_nonnull (lykta_test_find (find_aspect (pane, "Integrity (R)"), GTK_TYPE_LABEL, "Before: 1 Moderate harm"));

  adw_toggle_group_set_active_name (levels, "severe");
  assert_text (fixture, "classifications", fixture->draft, "level_r", "severe");
  assert_text (fixture, "classifications", fixture->draft, "classes", "R3");
  adw_toggle_group_set_active_name (levels, "negligible");
  assert_text (fixture, "classifications", fixture->draft, "classes", "R0");

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  lykta_test_turn (50);
  g_assert_cmpstr (adw_toggle_group_get_active_name (levels), ==, "severe");

  /* Level 4 is warned of where it is chosen. */
  g_assert_null (lykta_test_find (pane, GTK_TYPE_LABEL, "Level 4 does not belong here"));
  adw_toggle_group_set_active_name (find_levels (pane, "Confidentiality (K)"), "extraordinary");
  lykta_test_turn (50);
  g_assert_nonnull (lykta_test_find (pane, GTK_TYPE_LABEL, "Level 4 does not belong here"));
  lykta_test_page_take_picture (fixture->window, "levels.png");

  /* Each field stands in the pane once. */
  g_assert_null (lykta_test_find (GTK_WIDGET (fixture->page->pane), g_type_from_name ("LyktaChoiceEditor"), "Integrity (R)"));
  close_page (fixture);
}

static void
test_side_by_side (Fixture *fixture, gconstpointer data)
{
  open_record (fixture, "classifications", fixture->draft, 1100);
  run (fixture, "assess");
  g_assert_true (LYKTA_IS_LEVELS_DIALOG (get_dialog (fixture)));
  adw_toggle_group_set_active_name (find_levels (GTK_WIDGET (get_dialog (fixture)), "Availability (T)"), "considerable");
  assert_text (fixture, "classifications", fixture->draft, "classes", "T2");
  lykta_test_turn (50);
  lykta_test_page_take_picture (fixture->window, "side-by-side.png");
  adw_dialog_force_close (get_dialog (fixture));
  close_page (fixture);

  open_record (fixture, "classifications", fixture->draft, 360);
  run (fixture, "assess");
  lykta_test_page_take_picture (fixture->window, "side-by-side-narrow.png");
  adw_dialog_force_close (get_dialog (fixture));
  close_page (fixture);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = lykta_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  lykta_test_turn (50);
}

/* Today and the information owner are proposed; what lacks is said; the one before is superseded. */
static void
test_approve (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaRecord) record = NULL;
  g_autoptr (LyktaRecord) asset = NULL;

  open_record (fixture, "classifications", fixture->draft, 1100);
  run (fixture, "approve");
  g_assert_true (LYKTA_IS_APPROVE_DIALOG (get_dialog (fixture)));
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LABEL,
                                     "Confidentiality, integrity or availability has no level yet."));
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LABEL,
                                     "It takes the place of “Ritningsarkivet, 2020-02-01”, which is superseded."));
  lykta_test_page_take_picture (fixture->window, "approve.png");
  click (GTK_WIDGET (get_dialog (fixture)), "_Approve");
  g_assert_null (get_dialog (fixture));

  record = lykta_store_get_record (fixture->store, fixture->classifications, fixture->draft);
  asset = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, "assets"), fixture->asset);
  g_assert_cmpstr (lykta_record_get_text (record, "approved_on"), ==, "2024-11-13");
  g_assert_cmpint (lykta_record_get_integer (record, "approved_by"), ==, lykta_record_get_integer (asset, "information_owner"));
  g_assert_cmpstr (lykta_record_get_text (record, "state"), ==, "approved");
  g_assert_cmpint (lykta_record_get_integer (asset, "classification"), ==, fixture->draft);
  close_page (fixture);
}

/* A76: what is missing is copied, what was written stays, and the link is kept. */
static void
test_template (Fixture *fixture, gconstpointer data)
{
  gint64 normative = lykta_test_add (fixture->store, "classifications", "asset", id_text (fixture->asset), "approved_on",
                                     "2024-05-01", "normative", "1", "level_k", "considerable", "why_k", "Skäl K", "level_r",
                                     "severe", "why_r", "Skäl R", "information_types", "Ritningar", NULL);
  g_autoptr (LyktaRecord) draft = lykta_store_get_record (fixture->store, fixture->classifications, fixture->draft);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Own level");
  g_autoptr (GError) error = NULL;
  GtkWidget *list;

  lykta_edit_set_text (edit, fixture->classifications, fixture->draft, "level_r", "moderate");
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);

  open_record (fixture, "classifications", fixture->draft, 1100);
  run (fixture, "template");
  g_assert_true (LYKTA_IS_TEMPLATE_DIALOG (get_dialog (fixture)));
  lykta_test_page_take_picture (fixture->window, "template.png");
  list = lykta_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  lykta_test_turn (50);
  g_assert_null (get_dialog (fixture));

  assert_text (fixture, "classifications", fixture->draft, "level_k", "considerable");
  assert_text (fixture, "classifications", fixture->draft, "why_k", "Skäl K");
  assert_text (fixture, "classifications", fixture->draft, "level_r", "moderate");
  assert_text (fixture, "classifications", fixture->draft, "information_types", "Ritningar");
  g_assert_cmpint (lykta_record_get_integer (draft, "template"), ==, normative);
  close_page (fixture);
}

/* In the dialog that asks when an action was done: without a day nothing is saved. */
static void
save_outcome (Fixture *fixture, const char *day)
{
  LyktaFieldsDialog *dialog = LYKTA_FIELDS_DIALOG (get_dialog (fixture));

  lykta_fields_dialog_set_text (dialog, "done_on", day);
  lykta_fields_dialog_set_text (dialog, "outcome", "All have two factors");
  lykta_fields_dialog_save (dialog);
  lykta_test_turn (50);
}

/* A60: added and ticked where the plan is read. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *actions = lykta_store_find_register (fixture->store, "actions");
  GtkWidget *section;
  GtkWidget *entry;
  GtkWidget *list;
  g_autoptr (LyktaRecord) action = NULL;
  gint64 id;

  open_record (fixture, "assets", fixture->asset, 1100);
  section = lykta_test_find (GTK_WIDGET (fixture->page->pane), g_type_from_name ("LyktaPlanSection"), NULL);
  g_assert_nonnull (section);
  expect (section, "No actions yet");

  entry = lykta_test_find (section, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Two factors ");
  g_signal_emit_by_name (entry, "activate");
  lykta_test_turn (50);
  id = lykta_store_find_by_title (fixture->store, actions, "Two factors");
  g_assert_cmpint (id, >, 0);
  action = lykta_store_get_record (fixture->store, actions, id);
  g_assert_cmpint (lykta_record_get_integer (action, "classification"), ==, fixture->draft);
  expect (section, "0 of 1 done");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  list = lykta_test_find (section, GTK_TYPE_LIST_BOX, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lykta_test_find (list, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  lykta_test_turn (50);
  /* Nothing is done before it is said when and with what outcome. */
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (lykta_test_find (list, GTK_TYPE_CHECK_BUTTON, NULL))));
  lykta_test_page_take_picture (fixture->window, "action-done.png");
  save_outcome (fixture, NULL);
  assert_text (fixture, "actions", id, "state", "not_started");
  save_outcome (fixture, "2024-11-12");
  assert_text (fixture, "actions", id, "state", "done");
  assert_text (fixture, "actions", id, "done_on", "2024-11-12");
  assert_text (fixture, "actions", id, "outcome", "All have two factors");
  expect (section, "1 of 1 done");
  lykta_test_page_take_picture (fixture->window, "plan.png");
  close_page (fixture);
}

/* The same is asked in the register: by the button, and when the state is chosen among the fields. */
static void
test_action_done (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *actions = lykta_store_find_register (fixture->store, "actions");
  gint64 id = lykta_test_add (fixture->store, "actions", "title", "Two factors", "state", "ongoing", NULL);
  gint64 other = lykta_test_add (fixture->store, "actions", "title", "Log", "state", "ongoing", NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Set");
  GtkWidget *section;

  open_record (fixture, "actions", id, 1100);
  section = lykta_test_find (GTK_WIDGET (fixture->page->pane), LYKTA_TYPE_ACTION_SECTION, NULL);
  g_signal_emit_by_name (lykta_test_find (section, GTK_TYPE_BUTTON, NULL), "clicked");
  lykta_test_turn (50);
  save_outcome (fixture, "2024-11-12");
  assert_text (fixture, "actions", id, "state", "done");
  g_assert_false (gtk_widget_get_visible (section));

  lykta_register_page_open_record (fixture->page, other);
  lykta_test_turn (100);
  lykta_test_page_take_picture (fixture->window, "action.png");
  lykta_edit_set_text (edit, actions, other, "state", "done");
  lykta_store_apply (fixture->store, edit, NULL);
  lykta_test_turn (50);
  save_outcome (fixture, "2024-11-11");
  assert_text (fixture, "actions", other, "done_on", "2024-11-11");
  close_page (fixture);
}

/* A63 in the window: what stands in the way is said beside the step that is not offered. */
static void
test_transfer (Fixture *fixture, gconstpointer data)
{
  gint64 other = lykta_store_find_by_title (fixture->store, lykta_store_find_register (fixture->store, "assets"), "Kartportalen");
  gint64 blocked = lykta_test_add (fixture->store, "transfers", "asset", id_text (other), "transfer_date", "2024-12-14", "state",
                                   "planned", NULL);
  gint64 open = lykta_test_add (fixture->store, "transfers", "asset", id_text (fixture->asset), "transfer_date", "2024-11-10",
                                "state", "planned", NULL);
  GtkWidget *pane;
  GtkWidget *face;

  open_record (fixture, "transfers", blocked, 1100);
  pane = GTK_WIDGET (fixture->page->pane);
  g_assert_nonnull (lykta_test_find (pane, GTK_TYPE_LABEL, "31 days left"));
  g_assert_true (gtk_widget_get_mapped (lykta_test_find (pane, GTK_TYPE_BUTTON, "Open the Asset's _Classifications")));
  g_assert_false (gtk_widget_get_mapped (lykta_test_find (pane, GTK_TYPE_BUTTON, "Approve for Transfer")));
  lykta_test_page_take_picture (fixture->window, "transfer.png");

  lykta_register_page_open_record (fixture->page, open);
  lykta_test_turn (100);
  g_assert_nonnull (lykta_test_find (pane, GTK_TYPE_LABEL, "3 days late"));
  click (pane, "Approve for Transfer");
  assert_text (fixture, "transfers", open, "state", "approved");
  click (pane, "Mark as Done");
  assert_text (fixture, "transfers", open, "state", "done");
  close_page (fixture);

  face = lykta_transfer_countdown_new (fixture->store);
  fixture->window = lykta_test_page_present (face, 800, 600);
  g_assert_nonnull (lykta_test_find (face, GTK_TYPE_LABEL, "31 days left"));
  g_assert_null (lykta_test_find (face, GTK_TYPE_LABEL, "3 days late"));
  lykta_test_page_take_picture (fixture->window, "countdown.png");
  lykta_test_page_close (fixture->window, face);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  GtkWidget *face;

  lykta_test_add (fixture->store, "actions", "title", "Log", "state", "done", "classification", id_text (fixture->draft), NULL);
  lykta_test_add (fixture->store, "actions", "title", "Test", "state", "dropped", "classification", id_text (fixture->draft),
                  NULL);
  lykta_test_add (fixture->store, "actions", "title", "Back up", "state", "ongoing", "classification", id_text (fixture->draft),
                  NULL);
  face = lykta_measures_face_new_actions (fixture->store);
  fixture->window = lykta_test_page_present (face, 800, 600);
  g_assert_nonnull (lykta_test_find (face, GTK_TYPE_LABEL, "1 of 2 done"));
  /* The office's own three: one done, one late */
  g_assert_nonnull (lykta_test_find (face, GTK_TYPE_LABEL, "1 of 3 done · 1 is overdue"));
  lykta_test_page_take_picture (fixture->window, "progress.png");
  lykta_test_page_close (fixture->window, face);
}

static void
press (GtkWidget *graph, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (graph);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  lykta_test_turn (50);
}

static char *
get_focus_name (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *label = focus != NULL ? lykta_test_find (focus, GTK_TYPE_LABEL, NULL) : NULL;

  return g_strdup (label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL);
}

typedef struct
{
  Fixture *fixture;
  const char *name;
} Focus;

static gboolean
has_focus (gpointer data)
{
  const Focus *wanted = data;
  g_autofree char *found = get_focus_name (wanted->fixture);

  return g_strcmp0 (found, wanted->name) == 0;
}

static void
expect_focus (Fixture *fixture, const char *name)
{
  Focus wanted = { fixture, name };

  lykta_test_wait (has_focus, &wanted);
}

static gint64
add_dependent (Fixture *fixture, const char *name, gint64 on)
{
  const LyktaRegister *assets = lykta_store_find_register (fixture->store, "assets");
  gint64 id = lykta_test_add (fixture->store, "assets", "name", name, NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Depend");
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  lykta_value_set_list (&value, &on, 1);
  lykta_edit_set (edit, assets, id, lykta_register_find_field (assets, "depends_on"), &value);
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
is_allocated (gpointer graph)
{
  return gtk_widget_get_width (graph) > 0;
}

/* What depends on it stands left, what it depends on right; walked, put in the middle, listed and saved. */
static void
test_dependencies (Fixture *fixture, gconstpointer data)
{
  gint64 permits = add_dependent (fixture, "Permits", fixture->asset);
  GtkWidget *dialog;
  GtkWidget *graph;
  graphene_rect_t left;
  graphene_rect_t right;
  g_autofree char *folder = g_dir_make_tmp ("lykta-graph-XXXXXX", NULL);
  const char *const names[] = { "graph.svg", "graph.png" };

  add_dependent (fixture, "Portal", permits);
  lykta_test_add (fixture->store, "classifications", "asset", id_text (permits), "approved_on", "2024-03-01", "level_k", "severe",
                  "level_r", "moderate", "level_t", "moderate", NULL);
  open_record (fixture, "assets", fixture->asset, 1100);
  run (fixture, "dependencies");
  dialog = GTK_WIDGET (get_dialog (fixture));
  graph = lykta_test_find (dialog, LYKTA_TYPE_DEPENDENCY_GRAPH, NULL);
  g_assert_nonnull (graph);
  g_assert_nonnull (lykta_test_find (graph, GTK_TYPE_LABEL, "Inherits K3 from Permits"));
  lykta_test_wait (is_allocated, graph);
  g_assert_true (gtk_widget_compute_bounds (lykta_test_find (graph, GTK_TYPE_LABEL, "Permits"), graph, &left));
  g_assert_true (gtk_widget_compute_bounds (lykta_test_find (graph, GTK_TYPE_LABEL, "Ritningsarkivet"), graph, &right));
  g_assert_cmpfloat (left.origin.x + left.size.width, <, right.origin.x);
  lykta_test_page_take_picture (fixture->window, "dependencies.png");

  expect_focus (fixture, "Ritningsarkivet");
  press (graph, GDK_KEY_Left);
  expect_focus (fixture, "Permits");
  press (graph, GDK_KEY_Left);
  expect_focus (fixture, "Portal");
  press (graph, GDK_KEY_Left);
  expect_focus (fixture, "Portal");
  press (graph, GDK_KEY_Right);
  press (graph, GDK_KEY_space);
  expect_focus (fixture, "Permits");
  press (graph, GDK_KEY_Right);
  expect_focus (fixture, "Ritningsarkivet");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;
      g_autoptr (GError) error = NULL;

      g_assert_true (lykta_write_picture (graph, path, &error));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_nonnull (g_strstr_len (contents, (gssize) MIN (length, 200), i == 0 ? "<svg" : "PNG"));
      g_unlink (path);
    }
  g_rmdir (folder);

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (lykta_test_find (dialog, ADW_TYPE_TOGGLE_GROUP, NULL)), "list");
  lykta_test_turn (50);
  g_assert_nonnull (lykta_test_find (dialog, GTK_TYPE_LABEL, "Directly · inherits K3 from Permits"));
  lykta_test_page_take_picture (fixture->window, "dependencies-list.png");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_page (fixture);

  open_record (fixture, "assets", permits, 360);
  run (fixture, "dependencies");
  lykta_test_page_take_picture (fixture->window, "dependencies-narrow.png");
  adw_dialog_force_close (get_dialog (fixture));
  close_page (fixture);
}

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);

#define ADD(path_, function_) g_test_add ("/classify/" path_, Fixture, NULL, set_up, function_, tear_down)
  ADD ("levels", test_levels);
  ADD ("side-by-side", test_side_by_side);
  ADD ("approve", test_approve);
  ADD ("template", test_template);
  ADD ("plan", test_plan);
  ADD ("action-done", test_action_done);
  ADD ("transfer", test_transfer);
  ADD ("progress", test_progress);
  ADD ("dependencies", test_dependencies);
#undef ADD

  return g_test_run ();
}
