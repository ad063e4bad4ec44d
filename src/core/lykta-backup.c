/* lykta-backup.c: copies that are whole, and taking them back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-log.h"
#include "lykta-schema.h"
#include "lykta-store-private.h"

static void
set_system_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int code = errno;

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DISK_FULL, _ ("“%s” cannot be made: there is no room left on the disk."), name);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_READ_ONLY,
                 _ ("“%s” cannot be made there: the folder cannot be written to. Choose another one."), name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("“%s” cannot be made: there is no such folder."), path);
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be made: %s"), name, g_strerror (code));
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    set_system_error (path, error);
  if (fd >= 0)
    close (fd);
  return synced;
}

/* A name beside the path, of an empty file that only the user can read. */
static char *
make_beside (const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX~", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_system_error (path, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static gboolean
put_in_place (const char *temporary, const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDONLY, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    {
      set_system_error (path, error);
      return FALSE;
    }
  return sync_path (directory, O_RDONLY | O_DIRECTORY, error);
}

static void
remove_with_companions (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  g_unlink (wal);
  g_unlink (shm);
  g_unlink (path);
}

gboolean
lykta_store_backup (LyktaStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autofree char *absolute = NULL;
  gboolean made;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (g_strcmp0 (absolute, self->path) == 0)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS,
                           _ ("A backup cannot replace the file that it is of. Choose another name."));
      return FALSE;
    }
  temporary = make_beside (absolute, error);
  if (temporary == NULL)
    return FALSE;
  lykta_database_set_cancellable (self->database, cancellable);
  made = lykta_database_copy_to (self->database, temporary, error);
  lykta_database_set_cancellable (self->database, NULL);
  if (made && put_in_place (temporary, absolute, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

/* The copy is opened as any file is (an older one is brought up to date) and must hold what its history says. */
static gboolean
check_copy (const char *path, const LyktaRegister *const *registers, const char *schema, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LyktaStore) store = lykta_store_open_with (path, registers, schema, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (store == NULL)
    return FALSE;
  if (lykta_store_check (store, cancellable, &problems, error))
    return TRUE;
  if (problems != NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED, _ ("The backup is damaged, so nothing was replaced. %s"),
                 (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* No program may have the file open that is replaced, or what it still writes would go nowhere. A damaged one cannot be asked. */
static gboolean
release_file (const char *path, int newest, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LyktaDatabase) database = lykta_database_open (path, LYKTA_DATABASE_OPEN, newest, &local_error);
  g_autofree char *mode = NULL;

  if (database != NULL)
    mode = lykta_database_read_text (database, "PRAGMA journal_mode = DELETE", NULL, &local_error);
  if (g_error_matches (local_error, LYKTA_ERROR, LYKTA_ERROR_LOCKED))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_LOCKED,
                           _ ("The file that is to be replaced is open in a program. Close it there and try again."));
      return FALSE;
    }
  return TRUE;
}

gboolean
lykta_store_restore_with (const char *backup, const char *path, const LyktaRegister *const *registers, const char *schema,
                          GCancellable *cancellable, GError **error)
{
  int newest = lykta_schema_get_newest (schema);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *wal = g_strconcat (absolute, "-wal", NULL);
  g_autofree char *shm = g_strconcat (absolute, "-shm", NULL);
  g_autofree char *temporary = NULL;
  g_autoptr (LyktaDatabase) source = lykta_database_open (backup, LYKTA_DATABASE_READ, newest, error);

  if (source == NULL)
    return FALSE;
  temporary = make_beside (absolute, error);
  if (temporary == NULL)
    return FALSE;
  lykta_database_set_cancellable (source, cancellable);
  if (lykta_database_copy_to (source, temporary, error) && check_copy (temporary, registers, schema, cancellable, error)
      && (!g_file_test (absolute, G_FILE_TEST_EXISTS) || release_file (absolute, newest, error)))
    {
      g_unlink (wal);
      g_unlink (shm);
      if (put_in_place (temporary, absolute, error))
        return TRUE;
    }
  remove_with_companions (temporary);
  return FALSE;
}

gboolean
lykta_store_restore (const char *backup, const char *path, const LyktaRegister *const *registers, GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (backup != NULL && path != NULL && registers != NULL, FALSE);

  return lykta_store_restore_with (backup, path, registers, LYKTA_SCHEMA_PATH, cancellable, error);
}
