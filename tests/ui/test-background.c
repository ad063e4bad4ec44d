/* test-background.c: the timer of the user's systemd is there when it is wanted, and gone when it is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "lykta-background.h"
#include "lykta-error.h"

/* A stand-in that writes down what it is asked for, and fails when it is told to */
static const char stand_in[] = "#!/bin/sh\n"
                               "echo \"$*\" >> \"$XDG_CONFIG_HOME/asked\"\n"
                               "[ ! -e \"$XDG_CONFIG_HOME/fails\" ]\n";

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
set (gboolean on, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  lykta_background_set_async (on, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return lykta_background_set_finish (result, error);
}

static char *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
write_file (const char *name, const char *text, int mode)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

static void
assert_units (gboolean there)
{
  g_autofree char *service = read_file ("systemd/user/lykta-check.service");
  g_autofree char *timer = read_file ("systemd/user/lykta-check.timer");

  g_assert_true ((service != NULL) == there && (timer != NULL) == there);
}

static void
test_timer (void)
{
  g_autofree char *asked = NULL;
  g_autofree char *service = NULL;
  g_autofree char *unit = g_build_filename (g_get_user_config_dir (), "systemd", "user", "lykta-check.timer", NULL);
  g_autofree char *verify = g_find_program_in_path ("systemd-analyze");
  g_autofree char *calendar = NULL;
  g_autoptr (GError) error = NULL;

  assert_units (FALSE);
  g_assert_true (set (TRUE, &error));
  g_assert_no_error (error);
  assert_units (TRUE);
  asked = read_file ("asked");
  g_assert_cmpstr (asked, ==,
                   "--user --no-ask-password daemon-reload\n--user --no-ask-password enable --now lykta-check.timer\n");
  service = read_file ("systemd/user/lykta-check.service");
  g_assert_nonnull (g_strstr_len (service, -1, "\" --check\n"));

  /* What systemd itself thinks of the units */
  calendar = verify != NULL ? g_strdup_printf ("%s verify --user --man=no %s", verify, unit) : NULL;
  if (calendar != NULL)
    {
      g_autofree char *said = NULL;
      g_autofree char *complained = NULL;

      g_assert_true (g_spawn_command_line_sync (calendar, &said, &complained, NULL, NULL));
      g_assert_null (g_strstr_len (complained, -1, "lykta-check"));
    }

  g_assert_true (set (FALSE, &error));
  assert_units (FALSE);
  g_assert_true (set (FALSE, &error));
}

/* Without systemd nothing stays behind, and the message says what to do. */
static void
test_without (void)
{
  g_autoptr (GError) error = NULL;

  write_file ("fails", "", 0600);
  g_assert_false (set (TRUE, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED);
  assert_units (FALSE);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-background-XXXXXX", NULL);
  g_autofree char *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf %s", folder);
  int status;

  setlocale (LC_ALL, "");
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("PATH", path, TRUE);
  g_test_init (&argc, &argv, NULL);
  write_file ("systemctl", stand_in, 0700);
  g_test_add_func ("/background/timer", test_timer);
  g_test_add_func ("/background/without", test_without);
  status = g_test_run ();
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
  return status;
}
