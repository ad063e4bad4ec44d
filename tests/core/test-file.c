/* test-file.c: backup, restore, check, and files that are refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include <sqlite3.h>

#include "lykta-test.h"

#define THINGS (&lykta_test_things)

static char *
get_bytes (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, size, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Refused with the error, its bytes as they were, nothing beside it. */
static void
assert_refused (const char *directory, const char *path, LyktaError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  gsize size_before;
  gsize size_after;
  g_autofree char *before = get_bytes (path, &size_before);
  g_autofree char *after = NULL;
  g_autofree char *only = g_path_get_basename (path);
  LyktaStore *store = lykta_store_open_with (path, lykta_test_registers, LYKTA_TEST_SCHEMA, &error);
  const char *name;

  g_assert_null (store);
  g_assert_error (error, LYKTA_ERROR, (int) code);
  after = get_bytes (path, &size_after);
  g_assert_cmpmem (before, size_before, after, size_after);
  dir = g_dir_open (directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, only);
}

static void
close_store (LyktaTest *test)
{
  g_assert_finalize_object (g_steal_pointer (&test->store));
}

static void
put (LyktaTest *test, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (test->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
test_foreign (LyktaTest *test, gconstpointer data)
{
  static const char words[] =
      "Det här är ett brev och ingen registerfil. Det är långt nog för att kunna vara en databas, men det är det inte alls.";
  gsize size;
  g_autofree char *bytes = NULL;
  sqlite3 *other;

  close_store (test);
  bytes = get_bytes (test->path, &size);

  put (test, "", 0);
  assert_refused (test->directory, test->path, LYKTA_ERROR_NOT_A_REGISTER);
  put (test, words, sizeof words);
  assert_refused (test->directory, test->path, LYKTA_ERROR_NOT_A_REGISTER);
  put (test, bytes, 50);
  assert_refused (test->directory, test->path, LYKTA_ERROR_NOT_A_REGISTER);
  put (test, bytes, size / 2);
  assert_refused (test->directory, test->path, LYKTA_ERROR_DAMAGED);

  /* The header says which version: one more than there is. */
  bytes[63]++;
  put (test, bytes, size);
  assert_refused (test->directory, test->path, LYKTA_ERROR_TOO_NEW);

  g_unlink (test->path);
  g_assert_cmpint (sqlite3_open (test->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE t (a); INSERT INTO t VALUES (1)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  assert_refused (test->directory, test->path, LYKTA_ERROR_NOT_A_REGISTER);
}

static void
test_damaged (LyktaTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = NULL;

  for (guint i = 0; i < 200; i++)
    lykta_test_add_thing (test->store, "A thing with a name that takes some room in the file, so that there are many pages");
  close_store (test);
  bytes = get_bytes (test->path, &size);
  memset (bytes + size / 2, 0xA5, 4096 * 4);
  put (test, bytes, size);
  test->store = lykta_store_open_with (test->path, lykta_test_registers, LYKTA_TEST_SCHEMA, &error);
  if (test->store == NULL)
    {
      g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED);
      return;
    }
  g_assert_false (lykta_store_check (test->store, NULL, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
}

static void
test_locked (LyktaTest *test, gconstpointer data)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("x");
  g_autoptr (GError) error = NULL;
  gint64 id = lykta_edit_insert (edit, THINGS);
  sqlite3 *other;

  lykta_edit_set_text (edit, THINGS, id, "name", "Thing");
  lykta_database_set_patience (test->store->database, 50);
  g_assert_cmpint (sqlite3_open (test->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (lykta_store_apply (test->store, edit, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_LOCKED);
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  lykta_test_apply (test->store, edit);
}

static void
test_backup (LyktaTest *test, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (test->directory, "copy.lykta", NULL);
  g_autofree char *taken_back = g_build_filename (test->directory, "back.lykta", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) other = NULL;
  g_autofree char *name = NULL;
  GStatBuf info;

  lykta_test_add_thing (test->store, "Kept");
  g_assert_true (lykta_store_backup (test->store, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* In use: not replaced. */
  g_assert_false (lykta_store_restore_with (copy, test->path, lykta_test_registers, LYKTA_TEST_SCHEMA, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_LOCKED);
  g_clear_error (&error);

  lykta_test_set_text (test->store, THINGS, 1, "name", "Changed");
  g_assert_true (lykta_store_restore_with (copy, taken_back, lykta_test_registers, LYKTA_TEST_SCHEMA, NULL, &error));
  g_assert_no_error (error);
  other = lykta_store_open_with (taken_back, lykta_test_registers, LYKTA_TEST_SCHEMA, &error);
  g_assert_no_error (error);
  name = lykta_test_get_text (other, THINGS, 1, "name");
  g_assert_cmpstr (name, ==, "Kept");
  lykta_test_assert_sound (other);
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_check (LyktaTest *test, gconstpointer data)
{
  static const char *const tampers[] = {
    "UPDATE things SET name = 'Other'",
    "DELETE FROM things",
    "DROP TRIGGER changes_keep_update; UPDATE changes SET new = '{\"name\":\"Other\"}' WHERE register = 'things'",
    "DROP TRIGGER edits_keep_update; UPDATE edits SET who = 'Nobody' WHERE id = 2",
    "UPDATE things SET owner = 17",
    "INSERT INTO people (id, name) VALUES (9, 'Nobody')",
  };

  lykta_test_add_thing (test->store, "Thing");
  lykta_test_assert_sound (test->store);
  for (gsize i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/%" G_GSIZE_FORMAT ".lykta", test->directory, i);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      LyktaStore *store;
      sqlite3 *handle;

      g_assert_true (lykta_store_backup (test->store, copy, NULL, &error));
      sqlite3_open (copy, &handle);
      g_assert_cmpint (sqlite3_exec (handle, tampers[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (handle);
      store = lykta_store_open_with (copy, lykta_test_registers, LYKTA_TEST_SCHEMA, &error);
      g_assert_no_error (error);
      if (lykta_store_check (store, NULL, &problems, &error))
        g_error ("Not noticed: %s", tampers[i]);
      g_assert_no_error (error);
      g_assert_finalize_object (store);
    }
}

/* The history refuses changes, whatever the words. */
static void
test_append_only (LyktaTest *test, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE changes SET row = 7",
    "DELETE FROM changes",
    "INSERT OR REPLACE INTO changes (seq, edit, kind, register, row, field) VALUES (1, 1, 'update', 'things', 1, 'name')",
    "UPDATE edits SET who = 'x'",
    "DELETE FROM edits",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lykta_database_execute (test->store->database, attempts[i], &error));
      g_assert_nonnull (strstr (error->message, "history"));
    }
  lykta_test_assert_sound (test->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lykta_test_add ("/file/foreign", test_foreign);
  lykta_test_add ("/file/damaged", test_damaged);
  lykta_test_add ("/file/locked", test_locked);
  lykta_test_add ("/file/backup", test_backup);
  lykta_test_add ("/file/check", test_check);
  lykta_test_add ("/file/append-only", test_append_only);
  return g_test_run ();
}
