/* lykta-background.c: a look every hour while no window is open, when the user wants it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-background.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-error.h"

#define SERVICE "lykta-check.service"
#define TIMER "lykta-check.timer"
#define PORTAL_SECONDS 30

/* The hours are the user's: a machine that slept looks once when it wakes. */
static const char timer_text[] = "[Unit]\n"
                                 "Description=Lykta looks every hour for what falls due\n"
                                 "\n"
                                 "[Timer]\n"
                                 "OnCalendar=hourly\n"
                                 "Persistent=true\n"
                                 "RandomizedDelaySec=300\n"
                                 "\n"
                                 "[Install]\n"
                                 "WantedBy=timers.target\n";

static char *
make_unit_path (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), "systemd", "user", name, NULL);
}

/* systemd reads % and $ in a command (systemd.service, COMMAND LINES). */
static char *
make_service_text (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GString) command = g_string_new (program != NULL ? program : "lykta");

  g_string_replace (command, "\\", "\\\\", 0);
  g_string_replace (command, "\"", "\\\"", 0);
  g_string_replace (command, "%", "%%", 0);
  g_string_replace (command, "$", "$$", 0);
  return g_strdup_printf ("[Unit]\n"
                          "Description=Lykta looks for what falls due\n"
                          "\n"
                          "[Service]\n"
                          "Type=oneshot\n"
                          "ExecStart=\"%s\" --check\n",
                          command->str);
}

static gboolean
write_unit (const char *name, const char *text, GError **error)
{
  g_autofree char *path = make_unit_path (name);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0
      && g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_READ_ONLY, _ ("“%s” could not be written: check that the folder is yours."), path);
  return FALSE;
}

static gboolean
run_systemctl (const char *command, const char *option, const char *unit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &cause, "systemctl", "--user",
                        "--no-ask-password", command, option, unit, NULL);

  if (process != NULL && g_subprocess_wait_check (process, cancellable, &cause))
    return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                         _ ("This session has no systemd that could look in the background. Leave the program open instead."));
  return FALSE;
}

static gboolean
set_timer (gboolean on, GCancellable *cancellable, GError **error)
{
  g_autofree char *service = make_service_text ();
  g_autofree char *service_path = make_unit_path (SERVICE);
  g_autofree char *timer_path = make_unit_path (TIMER);

  if (on && write_unit (SERVICE, service, error) && write_unit (TIMER, timer_text, error)
      && run_systemctl ("daemon-reload", NULL, NULL, cancellable, error)
      && run_systemctl ("enable", "--now", TIMER, cancellable, error))
    return TRUE;
  /* Switched off, or not wholly on: nothing stays behind. */
  if (!on && g_file_test (timer_path, G_FILE_TEST_EXISTS))
    run_systemctl ("disable", "--now", TIMER, cancellable, NULL);
  g_unlink (timer_path);
  g_unlink (service_path);
  return !on;
}

/* org.freedesktop.portal.Background: whether the user allows it is answered by a signal, which comes when it has been asked. */
static gboolean
ask_portal (gboolean on, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  const char *const command[] = { "lykta", "--check", NULL };

  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("To tell what falls due")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  if (bus != NULL)
    reply = g_dbus_connection_call_sync (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                         "org.freedesktop.portal.Background", "RequestBackground",
                                         g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE,
                                         PORTAL_SECONDS * 1000, cancellable, NULL);
  if (reply != NULL)
    return TRUE;
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                       _ ("This desktop does not let programs look in the background. Leave the program open instead."));
  return FALSE;
}

static void
set_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gboolean on = GPOINTER_TO_INT (data);
  GError *error = NULL;
  gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);

  if (sandboxed ? ask_portal (on, cancellable, &error) : set_timer (on, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lykta_background_set_async (gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lykta_background_set_async);
  g_task_set_task_data (task, GINT_TO_POINTER (on), NULL);
  g_task_run_in_thread (task, set_in_thread);
}

gboolean
lykta_background_set_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
