/* test-plan.c: the yearly plan's page: wheel, list, three years, and what is done there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lykta-carry-over-dialog.h"
#include "lykta-carry-over-row.h"
#include "lykta-fields-dialog.h"
#include "lykta-plan-page.h"
#include "lykta-plan-row.h"
#include "lykta-save-wheel.h"
#include "lykta-test-page.h"
#include "lykta-wheel-spot.h"
#include "lykta-wheel.h"

typedef struct
{
  LyktaStore *store;
  LyktaMonitor *monitor;
  GtkWidget *page;
  GtkWidget *window;
  char *opened; /* what win.open-record was asked to open */
  gint64 late;
  gint64 carried;
} Fixture;

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->opened);
  fixture->opened = g_variant_print (parameter, FALSE);
}

static const GActionEntry window_actions[] = { { "open-record", open_record_cb, "(sx)" } };

static void
present (Fixture *fixture, int width, int height)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->page = lykta_plan_page_new (fixture->monitor);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), window_actions, G_N_ELEMENTS (window_actions), fixture);
  fixture->window = lykta_test_page_present (fixture->page, width, height);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  lykta_test_turn (50);
}

/* It is 13 November 2024. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->monitor = lykta_monitor_new (fixture->store);
  lykta_test_add (fixture->store, "activities", "title", "Report", "state", "done", "track", "dpo", "year_from", "2024",
                  "done_on", "2024-02-20", NULL);
  fixture->late = lykta_test_add (fixture->store, "activities", "title", "Reclassify", "state", "ongoing", "track", "lis",
                                  "year_from", "2024", "due", "2024-10-24", NULL);
  fixture->carried =
      lykta_test_add (fixture->store, "activities", "title", "Owners", "state", "decided", "track", "lis", "year_from", "2024",
                      "due", "2024-11-20", "times_carried", "2", "indicator", "asset-owner", NULL);
  lykta_test_add (fixture->store, "activities", "title", "Quarterly", "state", "decided", "track", "lis", "recurrence",
                  "quarterly", "year_from", "2024", "year_to", "2030", NULL);
  present (fixture, 1100, 820);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_page_close (fixture->window, fixture->page);
  g_object_run_dispose (G_OBJECT (fixture->monitor));
  g_clear_object (&fixture->monitor);
  lykta_test_office_remove (fixture->store);
  g_free (fixture->opened);
}

static GtkWidget *
find_wheel (Fixture *fixture)
{
  return lykta_test_find (fixture->page, LYKTA_TYPE_WHEEL, NULL);
}

/* The occurrences on the wheel, in the order of the keyboard */
static GPtrArray *
find_spots (Fixture *fixture)
{
  GPtrArray *spots = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (find_wheel (fixture)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (LYKTA_IS_WHEEL_SPOT (child) && lykta_wheel_spot_get_month (LYKTA_WHEEL_SPOT (child)) == 0)
      g_ptr_array_add (spots, child);
  return spots;
}

static GtkWidget *
find_spot (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) spots = find_spots (fixture);

  for (guint i = 0; i < spots->len; i++)
    if (g_str_has_prefix (gtk_widget_get_tooltip_text (spots->pdata[i]), title))
      return spots->pdata[i];
  return NULL;
}

static void
assert_name (gpointer widget, const char *name)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_field (Fixture *fixture, const char *reg, gint64 id, const char *field, const char *expected)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, reg), id);

  g_assert_cmpstr (lykta_record_get_text (record, field), ==, expected);
}

/* What was done in February, October and November, four quarters, and what lacks a day by the end of the year: each by name, day, state. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) spots = find_spots (fixture);

  g_assert_cmpuint (spots->len, ==, 3 + 4 + 2);
  assert_name (find_spot (fixture, "Report"), "Report, 20 Feb, Done");
  assert_name (find_spot (fixture, "Reclassify"), "Reclassify, 24 Oct, Late");
  assert_name (find_spot (fixture, "Owners"), "Owners, 20 Nov, Not started, carried over 2 times");
  assert_name (find_wheel (fixture), "Yearly wheel 2024, 2 of 9 done");
  click (find_spot (fixture, "Reclassify"));
  g_assert_nonnull (strstr (fixture->opened, "activities"));
}

/* Left and right go through the months, down into one, and on from one occurrence to the next across months. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wheel = find_wheel (fixture);
  GtkWindow *window = GTK_WINDOW (fixture->window);

  lykta_wheel_focus_month (LYKTA_WHEEL (wheel), 10);
  g_assert_true (gtk_widget_child_focus (wheel, GTK_DIR_RIGHT));
  assert_name (gtk_window_get_focus (window), "November, 1 occurrence");
  g_assert_true (gtk_widget_child_focus (wheel, GTK_DIR_DOWN));
  g_assert_true (gtk_window_get_focus (window) == find_spot (fixture, "Owners"));
  g_assert_true (gtk_widget_child_focus (wheel, GTK_DIR_LEFT));
  g_assert_true (gtk_window_get_focus (window) == find_spot (fixture, "Reclassify"));
  g_assert_true (gtk_widget_child_focus (wheel, GTK_DIR_UP));
  assert_name (gtk_window_get_focus (window), "October, 1 occurrence");
  g_assert_false (gtk_widget_child_focus (wheel, GTK_DIR_TAB_FORWARD));

  /* The list beside follows, and says what is late. */
  g_assert_nonnull (lykta_test_find (fixture->page, GTK_TYPE_LABEL, "October"));
  g_assert_nonnull (lykta_test_find (fixture->page, GTK_TYPE_LABEL, "1 occurrence · 1 late"));
}

static gboolean
has_dialog (gpointer data)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (data)) != NULL;
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  lykta_test_wait (has_dialog, fixture->window);
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

/* A quarter that only the rule gives is made, and done with an outcome; nothing else is asked for. */
static void
test_done (Fixture *fixture, gconstpointer data)
{
  gint64 activity =
      lykta_store_find_by_title (fixture->store, lykta_store_find_register (fixture->store, "activities"), "Quarterly");
  g_autoptr (GVariant) target =
      g_variant_ref_sink (g_variant_new (LYKTA_PLAN_TARGET, activity, (gint64) 0, "2024 Q3", "2024-09-30"));
  const LyktaRegister *occurrences = lykta_store_find_register (fixture->store, "occurrences");
  LyktaFieldsDialog *dialog;
  gint64 id;

  gtk_widget_activate_action_variant (fixture->page, "plan.done", target);
  dialog = LYKTA_FIELDS_DIALOG (get_dialog (fixture));
  lykta_fields_dialog_set_text (dialog, "outcome", "Reported");
  lykta_fields_dialog_set_text (dialog, "evidence", "E2024-1");
  lykta_fields_dialog_save (dialog);
  id = lykta_store_find_by_title (fixture->store, occurrences, "Quarterly, 2024 Q3");
  assert_field (fixture, "occurrences", id, "state", "done");
  assert_field (fixture, "occurrences", id, "done_on", "2024-11-13");
  assert_field (fixture, "occurrences", id, "outcome", "Reported");
  assert_field (fixture, "occurrences", id, "evidence", "E2024-1");
}

static guint
count_rows (Fixture *fixture, const char *view)
{
  GPtrArray *waiting = g_ptr_array_new ();
  guint n = 0;

  lykta_plan_page_show (LYKTA_PLAN_PAGE (fixture->page), 2024, view);
  g_ptr_array_add (waiting, fixture->page);
  while (waiting->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (waiting, waiting->len - 1);

      n += LYKTA_IS_PLAN_ROW (widget) && gtk_widget_get_mapped (widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }
  g_ptr_array_unref (waiting);
  return n;
}

/* The same occurrences in every view; what the buttons let through in each. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_rows (fixture, "list"), ==, 9);
  /* Four quarters of each year that follows, and what is planned for 2026 */
  g_assert_cmpuint (count_rows (fixture, "years"), ==, 9 + 4 + 5);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lykta_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Late")), TRUE);
  /* What was due in October and the three quarters that have passed */
  g_assert_cmpuint (count_rows (fixture, "list"), ==, 4);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lykta_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Late")), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lykta_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Mine")), TRUE);
  g_assert_cmpuint (count_rows (fixture, "list"), ==, 0);
}

static gboolean
is_carried_again (gpointer data)
{
  return lykta_test_find (data, GTK_TYPE_LABEL, "Carried over 3 times") != NULL;
}

/* To a later year with a reason, which is asked for at once. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) target =
      g_variant_ref_sink (g_variant_new (LYKTA_PLAN_TARGET, fixture->carried, (gint64) 0, "2024", "2024-11-20"));
  LyktaCarryOverDialog *dialog;
  GtkWidget *reason;

  lykta_plan_page_show (LYKTA_PLAN_PAGE (fixture->page), 2024, "years");
  gtk_widget_activate_action_variant (fixture->page, "plan.move-later", target);
  dialog = LYKTA_CARRY_OVER_DIALOG (get_dialog (fixture));
  g_assert_false (lykta_carry_over_dialog_save (dialog));
  reason = lykta_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Why");
  gtk_editable_set_text (GTK_EDITABLE (reason), "Two assets remain");
  g_assert_true (lykta_carry_over_dialog_save (dialog));
  assert_field (fixture, "activities", fixture->carried, "state", "carried_over");
  assert_field (fixture, "activities", fixture->carried, "why", "Two assets remain");
  lykta_test_wait (is_carried_again, fixture->page);
}

static void
set_all (GtkWidget *root, LyktaCarryKind kind, const char *reason)
{
  if (LYKTA_IS_CARRY_OVER_ROW (root))
    {
      lykta_carry_over_row_set_kind (LYKTA_CARRY_OVER_ROW (root), kind);
      gtk_editable_set_text (GTK_EDITABLE (lykta_test_find (root, ADW_TYPE_ENTRY_ROW, "Why")), reason);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    set_all (child, kind, reason);
}

/* Four activities are open; the year is closed when all of them have been decided about. */
static void
test_close_year (Fixture *fixture, gconstpointer data)
{
  LyktaCarryOverDialog *dialog;

  gtk_widget_activate_action (fixture->page, "plan.close-year", NULL);
  dialog = LYKTA_CARRY_OVER_DIALOG (get_dialog (fixture));
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Carried over 2 times"));
  g_assert_false (lykta_carry_over_dialog_save (dialog));
  assert_field (fixture, "activities", fixture->late, "state", "ongoing");
  set_all (GTK_WIDGET (dialog), LYKTA_CARRY_DROPPED, "Not needed");
  g_assert_true (lykta_carry_over_dialog_save (dialog));
  assert_field (fixture, "activities", fixture->late, "state", "cancelled");
  assert_field (fixture, "activities", fixture->carried, "why", "Not needed");
  g_assert_true (lykta_store_undo (fixture->store, NULL));
  assert_field (fixture, "activities", fixture->late, "state", "ongoing");
}

static gboolean
has_progress (gpointer data)
{
  return lykta_test_find (data, GTK_TYPE_LABEL, "20 Nov · 1 of 3") != NULL;
}

static gboolean
is_reached (gpointer data)
{
  return lykta_test_find (data, GTK_TYPE_LABEL, "Reached") != NULL;
}

/* One of three assets has an owner, then all: the plan says so by itself. */
static void
test_indicator (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *assets = lykta_store_find_register (fixture->store, "assets");
  g_autoptr (LyktaQuery) query = lykta_query_new (assets);
  g_autoptr (GArray) ids = lykta_store_select (fixture->store, query, NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Test");
  gint64 owner = lykta_store_find_by_title (fixture->store, lykta_store_find_register (fixture->store, "people"), "Head of maps");

  lykta_monitor_start (fixture->monitor);
  lykta_test_wait (has_progress, fixture->page);
  g_assert_false (is_reached (fixture->page));
  for (guint i = 0; i < ids->len; i++)
    lykta_edit_set_integer (edit, assets, g_array_index (ids, gint64, i), "information_owner", owner);
  g_assert_true (lykta_store_apply (fixture->store, edit, NULL));
  lykta_test_wait (is_reached, fixture->page);
}

static void
drawn_cb (GdkPaintable *paintable, guint *n_drawn)
{
  (*n_drawn)++;
}

/* A quarter of a second without drawing: it is not asked for frame after frame. */
static gboolean
is_still (gpointer data)
{
  guint *n_drawn = data;

  *n_drawn = 0;
  lykta_test_turn (250);
  return *n_drawn == 0;
}

/* Nothing is drawn while nothing changes. */
static void
test_still (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wheel = find_wheel (fixture);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (wheel);
  guint n_drawn = 0;

  g_signal_connect (paintable, "invalidate-contents", G_CALLBACK (drawn_cb), &n_drawn);
  lykta_test_wait (is_still, &n_drawn);
  lykta_wheel_set_month (LYKTA_WHEEL (wheel), 3);
  lykta_test_turn (100);
  g_assert_cmpuint (n_drawn, >, 0);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "wheel.svg", "wheel.pdf" };
  static const char *const begins[] = { "<?xml", "%PDF-" };
  g_autofree char *folder = g_dir_make_tmp ("lykta-wheel-XXXXXX", NULL);
  g_autoptr (GPtrArray) items = lykta_yearly_plan_list (fixture->store, 2024, NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "wheel.svg", NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *content = NULL;

      g_assert_true (lykta_write_wheel (items, 2024, "2024-11-13", path, NULL));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, begins[i]));
      g_remove (path);
    }
  g_assert_false (lykta_write_wheel (items, 2024, "2024-11-13", nowhere, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/plan/wheel", test_wheel },         { "/plan/keys", test_keys },   { "/plan/done", test_done },
    { "/plan/views", test_views },         { "/plan/move", test_move },   { "/plan/close-year", test_close_year },
    { "/plan/indicator", test_indicator }, { "/plan/still", test_still }, { "/plan/files", test_files },
  };

  lykta_test_page_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
