/* test-output.c: files appear whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "lykta-error.h"
#include "lykta-output.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("lykta-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static LyktaOutput *
begin (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  LyktaOutput *output = lykta_output_new (fixture->path, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (lykta_output_get_stream (output), text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
assert_content (Fixture *fixture, const char *expected)
{
  g_autofree char *content = NULL;

  g_file_get_contents (fixture->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, expected);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  LyktaOutput *output = begin (fixture, "whole");

  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (lykta_output_commit (output, NULL, NULL));
  lykta_output_free (output);
  assert_content (fixture, "whole");
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  LyktaOutput *output = begin (fixture, "half");

  lykta_output_free (output);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  LyktaOutput *output;
  struct stat info;

  g_file_set_contents (fixture->path, "before", -1, NULL);
  g_chmod (fixture->path, 0640);
  output = begin (fixture, "after");
  assert_content (fixture, "before");
  g_assert_true (lykta_output_commit (output, NULL, NULL));
  lykta_output_free (output);
  assert_content (fixture, "after");
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autofree char *content = NULL;
  LyktaOutput *output;

  g_file_set_contents (target, "before", -1, NULL);
  g_assert_cmpint (symlink ("target", fixture->path), ==, 0);
  output = begin (fixture, "after");
  g_assert_true (lykta_output_commit (output, NULL, NULL));
  lykta_output_free (output);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_file_get_contents (target, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "after");
  g_unlink (target);
}

/* A child that is killed in the midst leaves nothing. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (LyktaOutput) output = lykta_output_new (g_getenv ("LYKTA_TEST_PATH"), NULL);

      g_output_stream_write_all (lykta_output_get_stream (output), "half", 4, NULL, NULL, NULL);
      kill (getpid (), SIGKILL);
    }
  g_setenv ("LYKTA_TEST_PATH", fixture->path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_assert_false (g_test_trap_has_passed ());
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lykta_output_new ("/nowhere/at/all.csv", &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND);
}

/* /dev/full answers every write as a full disk does. */
static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaOutput) output = lykta_output_new ("/dev/full", &error);

  g_assert_no_error (error);
  g_output_stream_write_all (lykta_output_get_stream (output), "x", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (lykta_output_commit (output, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_DISK_FULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/output/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/output/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/output/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/output/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/output/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add_func ("/output/no-folder", test_no_folder);
  g_test_add_func ("/output/full", test_full);
  return g_test_run ();
}
