/* test-window.c: the window, its pages and actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "lykta-actions.h"
#include "lykta-agenda.h"
#include "lykta-application.h"
#include "lykta-goto-dialog.h"
#include "lykta-log-dialog.h"
#include "lykta-monitor.h"
#include "lykta-new-register-dialog.h"
#include "lykta-preferences-dialog.h"
#include "lykta-register-page.h"
#include "lykta-registers.h"
#include "lykta-sidebar-row.h"
#include "lykta-test-office.h"
#include "lykta-window.h"

typedef struct
{
  LyktaStore *store;
  LyktaWindow *window;
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->window = lykta_window_new (application);
  lykta_window_set_store (fixture->window, fixture->store);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lykta_test_turn (300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) window = g_object_ref (G_OBJECT (fixture->window));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lykta_test_turn (300);
  g_assert_finalize_object (g_steal_pointer (&window));
  lykta_test_office_remove (fixture->store);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  lykta_test_turn (100);

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static void
close_dialog (Fixture *fixture)
{
  adw_dialog_force_close (get_dialog (fixture));
  lykta_test_turn (100);
}

static LyktaSidebarRow *
find_row (GtkWidget *root, const char *page)
{
  if (LYKTA_IS_SIDEBAR_ROW (root) && g_strcmp0 (lykta_sidebar_row_get_page (LYKTA_SIDEBAR_ROW (root)), page) == 0)
    return LYKTA_SIDEBAR_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      LyktaSidebarRow *found = find_row (child, page);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The number in a row's badge; "" when there is none */
static const char *
get_badge (Fixture *fixture, const char *page)
{
  LyktaSidebarRow *row = find_row (GTK_WIDGET (fixture->window), page);
  GtkWidget *badge;

  g_assert_nonnull (row);
  badge = lykta_sidebar_row_get_badge (row);

  return badge != NULL ? gtk_label_get_label (GTK_LABEL (badge)) : "";
}

static gboolean
actions_badge_is_gone (gpointer data)
{
  GtkWidget *badge = lykta_sidebar_row_get_badge (find_row (data, "actions"));

  return badge == NULL || !gtk_widget_has_css_class (badge, "overdue");
}

static gboolean
actions_badge_is_there (gpointer data)
{
  return !actions_badge_is_gone (data);
}

static void
test_agenda (void)
{
  LyktaStore *store = lykta_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaAgenda) agenda = lykta_agenda_new (store, &error);
  const LyktaMatter *matter;

  g_assert_no_error (error);
  g_assert_cmpint (agenda->year, ==, 2024);
  g_assert_cmpuint (agenda->n_overdue, ==, LYKTA_TEST_OVERDUE);
  g_assert_cmpuint (agenda->activities[LYKTA_PROGRESS_DONE]->len, ==, 1);
  g_assert_cmpuint (agenda->activities[LYKTA_PROGRESS_ONGOING]->len, ==, 1);
  g_assert_cmpuint (agenda->activities[LYKTA_PROGRESS_LATE]->len, ==, 0);
  g_assert_cmpuint (agenda->activities[LYKTA_PROGRESS_NOT_STARTED]->len, ==, 0);

  /* Overdue, then the clock of 72 hours, then what is a week ahead */
  g_assert_cmpuint (agenda->matters->len, ==, 3);
  matter = g_ptr_array_index (agenda->matters, 0);
  g_assert_cmpstr (matter->title, ==, "Answer recommendation 3");
  g_assert_cmpstr (matter->detail, ==, "Action · Head of maps");
  g_assert_cmpint (matter->urgency, ==, LYKTA_URGENCY_OVERDUE);
  matter = g_ptr_array_index (agenda->matters, 1);
  g_assert_cmpstr (matter->reg->id, ==, "reports");
  g_assert_cmpstr (matter->detail, ==, "Incident: Letters to the wrong address");
  g_assert_cmpint (matter->urgency, ==, LYKTA_URGENCY_CLOCK);
  /* 52 of 72 hours are left on Wednesday at nine */
  g_assert_cmpfloat_with_epsilon (matter->left, 52.0 / 72.0, 0.001);
  matter = g_ptr_array_index (agenda->matters, 2);
  g_assert_cmpstr (matter->title, ==, "Write the routine");
  g_assert_cmpint (matter->urgency, ==, LYKTA_URGENCY_NONE);
  g_assert_cmpuint (agenda->upcoming->len, ==, 2);

  lykta_test_office_remove (store);
}

static void
test_attention (void)
{
  LyktaStore *store = lykta_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaAttention) attention = lykta_attention_compute (store, NULL, &error);
  guint n_checked = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < attention->badges->len; i++)
    {
      const LyktaBadge *badge = g_ptr_array_index (attention->badges, i);

      if (g_str_equal (badge->reg->id, "actions"))
        {
          g_assert_cmpint (badge->urgency, ==, LYKTA_URGENCY_OVERDUE);
          g_assert_cmpuint (badge->count, ==, LYKTA_TEST_OVERDUE);
          g_assert_true (g_str_has_prefix (badge->text, "1 is overdue"));
          n_checked++;
        }
      if (g_str_equal (badge->reg->id, "incidents"))
        {
          g_assert_cmpint (badge->urgency, ==, LYKTA_URGENCY_CLOCK);
          g_assert_cmpuint (badge->count, ==, 1);
          n_checked++;
        }
      if (g_str_equal (badge->reg->id, "assets"))
        {
          /* Each of the three lacks an object leader; two of them an owner as well: three records, not five gaps. */
          g_assert_cmpint (badge->urgency, ==, LYKTA_URGENCY_INCOMPLETE);
          g_assert_cmpuint (badge->count, ==, LYKTA_TEST_ASSETS);
          g_assert_nonnull (strstr (badge->text, ": 2"));
          n_checked++;
        }
    }
  g_assert_cmpuint (n_checked, ==, 3);

  lykta_test_office_remove (store);
}

/* Every action has a name that exists, and no key stands for two. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (const LyktaAction *action = lykta_actions_get (); action->name != NULL; action++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;

      g_action_parse_detailed_name (action->name, &name, &target, &error);
      g_assert_no_error (error);
      if (g_str_has_prefix (name, "win."))
        g_assert_nonnull (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name + strlen ("win.")));

      for (gsize i = 0; action->accels[i] != NULL; i++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (action->accels[i], &key, &modifiers));
          g_assert_true (g_hash_table_add (keys, (gpointer) action->accels[i]));
        }
    }
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (fixture->store);

  g_assert_cmpstr (lykta_window_get_page_name (fixture->window), ==, "overview");
  for (gsize i = 0; registers[i] != NULL; i++)
    {
      gboolean listed =
          registers[i]->parent == NULL && registers[i]->area != LYKTA_AREA_OFFICE && !g_str_equal (registers[i]->id, "reviews");

      g_assert_true ((find_row (GTK_WIDGET (fixture->window), registers[i]->id) != NULL) == listed);
      if (listed)
        {
          gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", registers[i]->id);
          g_assert_cmpstr (lykta_window_get_page_name (fixture->window), ==, registers[i]->id);
          g_assert_true (
              gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (find_row (GTK_WIDGET (fixture->window), registers[i]->id))));
        }
    }
  g_assert_null (lykta_window_show_page (fixture->window, "nothing"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "overview");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "assets");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_cmpstr (lykta_window_get_page_name (fixture->window), ==, "overview");
}

/* The badge, its words and the Overview follow an edit, its undo and its redo. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  const LyktaRegister *actions = lykta_store_find_register (fixture->store, "actions");
  gint64 id = lykta_store_find_by_title (fixture->store, actions, "Answer recommendation 3");
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Set state");
  g_autoptr (GError) error = NULL;
  GtkWidget *window = GTK_WIDGET (fixture->window);

  lykta_test_wait (actions_badge_is_there, window);
  g_assert_cmpstr (get_badge (fixture, "actions"), ==, "1");
  g_assert_nonnull (lykta_test_find (window, GTK_TYPE_LABEL, "One thing is overdue. The next clock runs out on Friday."));
  g_assert_nonnull (lykta_test_find (window, GTK_TYPE_LABEL, "9 days late"));

  lykta_edit_set_text (edit, actions, id, "state", "done");
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  lykta_test_wait (actions_badge_is_gone, window);
  g_assert_nonnull (lykta_test_find (window, GTK_TYPE_LABEL, "Nothing is overdue. The next clock runs out on Friday."));

  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  lykta_test_turn (100);
  g_assert_nonnull (lykta_test_find (window, GTK_TYPE_LABEL, "Undone: Set state"));
  lykta_test_wait (actions_badge_is_there, window);
  g_assert_cmpstr (get_badge (fixture, "actions"), ==, "1");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "redo"));
  gtk_widget_activate_action (window, "win.redo", NULL);
  lykta_test_wait (actions_badge_is_gone, window);
}

/* Another program writes to the same file: badge and Overview follow by themselves. */
static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) other = lykta_store_open (lykta_store_get_path (fixture->store), lykta_registers_get (), &error);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Set state");
  const LyktaRegister *actions = lykta_store_find_register (fixture->store, "actions");
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_no_error (error);
  lykta_test_wait (actions_badge_is_there, window);
  lykta_edit_set_text (edit, actions, lykta_store_find_by_title (other, actions, "Answer recommendation 3"), "state", "done");
  lykta_store_apply (other, edit, &error);
  g_assert_no_error (error);
  lykta_store_close (other);

  lykta_test_wait (actions_badge_is_gone, window);
  g_assert_null (lykta_test_find (window, GTK_TYPE_LABEL, "9 days late"));
}

/* A file that is refused is told of in words, and the open register stays. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "letter.lykta", NULL);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, "Dear office, this is a letter and no register at all.\n", -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-path", "s", path);
  dialog = get_dialog (fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Not a Register File");
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), !=, "");
  g_assert_true (lykta_window_get_store (fixture->window) == fixture->store);
  close_dialog (fixture);
  g_unlink (path);
}

/* An indicator opens exactly the records that are missing. */
static void
test_indicator (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  GtkWidget *row;
  g_autofree char *shown = g_strdup_printf ("%d of %d", LYKTA_TEST_ASSETS - LYKTA_TEST_OWNERLESS, LYKTA_TEST_ASSETS);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *page;

  lykta_test_wait (actions_badge_is_there, window);
  label = lykta_test_find (window, GTK_TYPE_LABEL, lykta_indicator_get_label (lykta_indicator_find ("asset-owner")));
  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (lykta_test_find (row, GTK_TYPE_LABEL, shown));

  gtk_widget_activate (row);
  lykta_test_turn (300);
  g_assert_cmpstr (lykta_window_get_page_name (fixture->window), ==, "assets");
  page = lykta_test_find (window, LYKTA_TYPE_REGISTER_PAGE, NULL);
  g_assert_cmpint (lykta_store_count (fixture->store, lykta_register_page_get_query (LYKTA_REGISTER_PAGE (page))), ==,
                   LYKTA_TEST_OWNERLESS);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.shortcuts", "win.preferences", "win.log", "win.about" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL);
      g_assert_nonnull (get_dialog (fixture));
      close_dialog (fixture);
      g_assert_null (get_dialog (fixture));
    }
}

static gboolean
archive_is_found (gpointer data)
{
  return lykta_test_find (data, GTK_TYPE_LABEL, "Ritningsarkivet") != NULL;
}

static gboolean
preferences_are_shown (gpointer data)
{
  return LYKTA_IS_PREFERENCES_DIALOG (adw_application_window_get_visible_dialog (data));
}

static void
test_goto (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.goto", NULL);
  dialog = get_dialog (fixture);
  g_assert_true (LYKTA_IS_GOTO_DIALOG (dialog));
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Information assets"));

  entry = lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ritning");
  lykta_test_wait (archive_is_found, dialog);
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Ritningsarkivet"));
  g_assert_nonnull (lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Bygglov & ritningar <nya>"));
  g_assert_null (lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Kartportalen"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "preferen");
  g_signal_emit_by_name (entry, "activate");
  lykta_test_wait (preferences_are_shown, fixture->window);
  close_dialog (fixture);
}

/* Narrow: the sidebar folds away and the page is shown; nothing asks for more than 360. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 1320, 1260, 1240, 1200, 1080, 980, 880, 850, 700, 600, 560, 480, 360 };
  GtkWidget *split = lykta_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_SPLIT_VIEW, NULL);
  int minimum;

  /* A page that asks for more than it gets warns, and warnings are fatal. */
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 640);
      lykta_test_turn (250);
    }
  g_assert_true (adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split)));
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static gboolean
has_store (gpointer data)
{
  return lykta_window_get_store (data) != NULL;
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *create;
  GtkWidget *office;
  AdwDialog *dialog;

  gtk_widget_activate_action (window, "win.close-register", NULL);
  lykta_test_turn (100);
  g_assert_null (lykta_window_get_store (fixture->window));
  g_assert_null (lykta_window_get_page_name (fixture->window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));

  adw_action_row_activate (ADW_ACTION_ROW (lykta_test_find (window, ADW_TYPE_ACTION_ROW, "_Start a new register")));
  dialog = get_dialog (fixture);
  g_assert_true (LYKTA_IS_NEW_REGISTER_DIALOG (dialog));
  create = lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_reate");
  office = lykta_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (office), "  ");
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (office), "Kontoret / för <allt>");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_signal_emit_by_name (create, "clicked");
  lykta_test_wait (has_store, fixture->window);

  g_assert_nonnull (lykta_window_get_store (fixture->window));
  g_assert_nonnull (lykta_test_find (window, ADW_TYPE_WINDOW_TITLE, NULL));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Kontoret / för <allt>");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("lykta-home-XXXXXX", NULL);
  int result;

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  application = GTK_APPLICATION (lykta_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/agenda", test_agenda);
  g_test_add_func ("/window/attention", test_attention);
#define ADD(name) g_test_add ("/window/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (actions);
  ADD (pages);
  ADD (follow);
  ADD (other_program);
  ADD (refused);
  ADD (indicator);
  ADD (dialogs);
  ADD (goto);
  ADD (narrow);
  ADD (welcome);
  result = g_test_run ();

  g_object_unref (application);

  return result;
}
