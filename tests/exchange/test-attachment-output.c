/* test-attachment-output.c: attachments as files again: the bytes, the name, who can reach them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "lykta-attachment.h"
#include "lykta-attachment-output.h"
#include "lykta-registers.h"

#define BYTES "one\0two\xff"
#define SIZE 8

typedef struct
{
  char *folder;
  char *path;
  LyktaStore *store;
  LyktaRecord *attachment;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Attach");
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (BYTES, SIZE, NULL);
  g_autoptr (GError) error = NULL;
  const LyktaRegister *units;
  gint64 unit;
  gint64 id;

  fixture->folder = g_dir_make_tmp ("lykta-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "office.lykta", NULL);
  fixture->store = lykta_store_create (fixture->path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  units = lykta_store_find_register (fixture->store, "units");
  unit = lykta_edit_insert (edit, units);
  lykta_edit_set_text (edit, units, unit, "name", "Unit");
  id = lykta_attachment_add (fixture->store, edit, units, unit, "Åäö.bin", stream, SIZE, &error);
  g_assert_no_error (error);
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  fixture->attachment = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, "attachments"),
                                                lykta_edit_get_id (edit, id));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->attachment);
  g_assert_finalize_object (fixture->store);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_file (const char *path, guint mode, guint folder_mode)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *bytes = NULL;
  struct stat info;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, size, BYTES, SIZE);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, mode);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, folder_mode);
}

/* For the user alone, and not to be written to; each in a folder of its own, so that the name can stay as it is. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "made", "when wanted", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  char *paths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;

      paths[i] = lykta_attachment_save_private (fixture->store, fixture->attachment, folder, NULL, &error);
      g_assert_no_error (error);
      name = g_path_get_basename (paths[i]);
      g_assert_cmpstr (name, ==, "Åäö.bin");
      assert_file (paths[i], 0400, 0700);
    }
  g_assert_cmpstr (paths[0], !=, paths[1]);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *own = g_path_get_dirname (paths[i]);

      g_unlink (paths[i]);
      g_assert_cmpint (g_rmdir (own), ==, 0);
      g_free (paths[i]);
    }
  g_rmdir (folder);
  g_rmdir (parent);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lykta_attachment_save (fixture->store, fixture->attachment, path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (lykta_attachment_save (fixture->store, fixture->attachment, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  lykta_attachment_save (fixture->store, fixture->attachment, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/attachment-output/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add ("/attachment-output/save", Fixture, NULL, set_up, test_save, tear_down);
  return g_test_run ();
}
