/* lykta-application.c: the program: its files and windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-application.h"

#include <glib/gi18n-lib.h>

#include "lykta-actions.h"
#include "lykta-alarms.h"
#include "lykta-attachment-open.h"
#include "lykta-registers.h"
#include "lykta-window.h"

#if LYKTA_HOOKS
#  include "lykta-hooks.h"
#endif

struct _LyktaApplication
{
  AdwApplication parent_instance;

  /* Owned references */
  GSettings *settings;
  char *page;
  char *pictures;

  gboolean check; /* it looks once, without a window */
};

G_DEFINE_FINAL_TYPE (LyktaApplication, lykta_application, ADW_TYPE_APPLICATION)

/* In the order of the enum io.github.lykta.Lykta.ColorScheme */
static const AdwColorScheme color_schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

static LyktaWindow *
find_window (LyktaApplication *self, const char *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      LyktaStore *store = LYKTA_IS_WINDOW (link->data) ? lykta_window_get_store (link->data) : NULL;

      if (LYKTA_IS_WINDOW (link->data) && g_strcmp0 (store != NULL ? lykta_store_get_path (store) : NULL, path) == 0)
        return link->data;
    }

  return NULL;
}

static void
present (LyktaApplication *self, LyktaWindow *window)
{
#if LYKTA_HOOKS
  lykta_hooks_attach (window, self->pictures);
#endif
  if (self->page != NULL && lykta_window_get_store (window) != NULL)
    lykta_window_show_page (window, self->page);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_path (LyktaApplication *self, const char *path)
{
  LyktaWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = find_window (self, NULL);
      if (window == NULL)
        window = lykta_window_new (GTK_APPLICATION (self));
      lykta_window_open_path (window, path);
    }
  present (self, window);
}

static void
update_color_scheme (LyktaApplication *self)
{
  guint scheme = (guint) g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_schemes[scheme]);
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy (windows);

  for (GList *link = copy; link != NULL; link = link->next)
    {
      AdwDialog *dialog = ADW_IS_APPLICATION_WINDOW (link->data) ? adw_application_window_get_visible_dialog (link->data) : NULL;

      /* A dialog that holds what was typed asks first. */
      for (; dialog != NULL && adw_dialog_get_can_close (dialog); dialog = adw_application_window_get_visible_dialog (link->data))
        adw_dialog_force_close (dialog);
      if (dialog != NULL)
        adw_dialog_close (dialog);
      else
        gtk_window_close (link->data);
    }
}

static LyktaWindow *
show_file (LyktaApplication *self, const char *path)
{
  open_path (self, path);
  return find_window (self, path);
}

/* From a notification: the file may have been closed since. */
static void
show_incident_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path;
  gint64 id;
  LyktaWindow *window;

  g_variant_get (parameter, "(&sx)", &path, &id);
  window = show_file (user_data, path);
  if (window != NULL)
    lykta_window_show_incident (window, id);
}

static void
show_due_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LyktaWindow *window = show_file (user_data, g_variant_get_string (parameter, NULL));

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.due", NULL);
}

static void
show_record_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path;
  const char *reg;
  gint64 id;
  LyktaWindow *window;

  g_variant_get (parameter, "(&s&sx)", &path, &reg, &id);
  window = show_file (user_data, path);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", reg, id);
}

static gboolean
checked_cb (gpointer user_data)
{
  g_application_release (user_data);
  return G_SOURCE_REMOVE;
}

/* Tells what there is to tell of the register that was open last, and ends: nobody is asked anything. */
static void
check (LyktaApplication *self, const char *last)
{
  g_autoptr (LyktaStore) store =
      *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS) ? lykta_store_open (last, lykta_registers_get (), NULL) : NULL;
  g_autofree char *name = g_settings_get_string (self->settings, "user-name");
  g_autoptr (LyktaAlarms) alarms = NULL;

  if (store == NULL)
    return;
  if (*name != '\0')
    lykta_store_set_user (store, name);
  alarms = lykta_alarms_new (store);
  lykta_alarms_tell (alarms);
  /* What was told goes over the bus while the program still runs. */
  g_application_hold (G_APPLICATION (self));
  g_timeout_add_seconds (1, checked_cb, self);
}

static void
lykta_application_activate (GApplication *application)
{
  LyktaApplication *self = LYKTA_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *last = g_settings_get_string (self->settings, "last-file");

  if (self->check)
    check (self, last);
  else if (active != NULL)
    gtk_window_present (active);
  else if (*last != '\0' && g_settings_get_boolean (self->settings, "reopen-last-file") && g_file_test (last, G_FILE_TEST_EXISTS))
    open_path (self, last);
  else
    present (self, lykta_window_new (GTK_APPLICATION (application)));
}

static void
lykta_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (LYKTA_APPLICATION (application), path);
    }
}

static void
lykta_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_activated },
    { .name = "show-due", .activate = show_due_activated, .parameter_type = "s" },
    { .name = "show-record", .activate = show_record_activated, .parameter_type = "(ssx)" },
    { .name = "show-incident", .activate = show_incident_activated, .parameter_type = "(sx)" },
  };
  LyktaApplication *self = LYKTA_APPLICATION (application);

  G_APPLICATION_CLASS (lykta_application_parent_class)->startup (application);

  self->settings = g_settings_new (LYKTA_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (update_color_scheme), self, G_CONNECT_SWAPPED);
  update_color_scheme (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  lykta_actions_set_accels (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (LYKTA_APP_ID);
  lykta_attachment_forget_copies ();
}

static int
lykta_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  LyktaApplication *self = LYKTA_APPLICATION (application);

  g_variant_dict_lookup (options, "page", "s", &self->page);
  self->check = g_variant_dict_contains (options, "check");
  /* A program that runs looks by itself. */
  if (self->check && g_application_register (application, NULL, NULL) && g_application_get_is_remote (application))
    return 0;
#if LYKTA_HOOKS
  g_variant_dict_lookup (options, "pictures", "^ay", &self->pictures);
  if (self->pictures != NULL || g_getenv ("LYKTA_TIMING") != NULL)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
#endif

  return -1;
}

static void
lykta_application_finalize (GObject *object)
{
  LyktaApplication *self = LYKTA_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->page);
  g_free (self->pictures);

  G_OBJECT_CLASS (lykta_application_parent_class)->finalize (object);
}

static void
lykta_application_class_init (LyktaApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = lykta_application_finalize;
  application_class->activate = lykta_application_activate;
  application_class->open = lykta_application_open;
  application_class->startup = lykta_application_startup;
  application_class->handle_local_options = lykta_application_handle_local_options;
}

static void
lykta_application_init (LyktaApplication *self)
{
  static const GOptionEntry options[] = {
    { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Show this page first: overview, review, or the id of a register"),
      N_ ("PAGE") },
    { "check", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Tell what falls due in the last register, without a window, and end"), NULL },
#if LYKTA_HOOKS
    { "pictures", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, "Save pictures of all pages, then quit", "DIR" },
#endif
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

LyktaApplication *
lykta_application_new (void)
{
  return g_object_new (LYKTA_TYPE_APPLICATION, "application-id", LYKTA_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", LYKTA_RESOURCE_PATH, NULL);
}
