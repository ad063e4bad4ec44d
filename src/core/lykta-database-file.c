/* lykta-database-file.c: what is looked at before SQLite may touch a file
 *
 * A refused file keeps its bytes and gets no -wal and -shm beside it, hence its header is read here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-database-private.h"

#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"

static GMutex holds_lock;
static GHashTable *holds; /* (element-type utf8 uint): how often each file is open in this program */

static guint32
get_big_endian (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) | bytes[3];
}

static char *
name_file (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return g_strdup (path);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev, (guint64) info.st_ino);
}

static gboolean
is_held (const char *path)
{
  g_autofree char *name = name_file (path);
  gboolean held;

  g_mutex_lock (&holds_lock);
  held = holds != NULL && g_hash_table_contains (holds, name);
  g_mutex_unlock (&holds_lock);
  return held;
}

static gboolean
check_header (const char *path, const guint8 *header, gsize size, gint64 file_size, int newest, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf wal_info;
  gint64 page_size;
  gint64 n_pages;

  if (size == 0)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_A_REGISTER,
                   _ ("“%s” is empty, so it is no register file. Choose another file."), name);
      return FALSE;
    }
  if (size < HEADER_SIZE || memcmp (header, MAGIC, sizeof MAGIC) != 0 || get_big_endian (header + 68) != LYKTA_APPLICATION_ID)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_A_REGISTER,
                   _ ("“%s” is not a register file of Lykta. Choose another file."), name);
      return FALSE;
    }

  if (get_big_endian (header + 60) > (guint32) newest)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_TOO_NEW,
                   _ ("“%s” was made by a newer version of Lykta. Update the program to open it."), name);
      return FALSE;
    }

  /* Pages that are still in the write-ahead log may be missing from the file; without one the file must be whole. */
  page_size = (header[16] << 8) | header[17];
  if (page_size == 1)
    page_size = 65536;
  n_pages = get_big_endian (header + 28);
  if ((g_stat (wal, &wal_info) != 0 || wal_info.st_size == 0) && file_size < page_size * n_pages)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED, _ ("The end of “%s” is missing. Restore a backup of it."), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *directory = g_path_get_dirname (path);

  if (access (path, W_OK) == 0 && access (directory, W_OK | X_OK) == 0)
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_READ_ONLY,
               _ ("“%s” cannot be written to where it is. Copy it to a folder of your own and open the copy."), name);
  return FALSE;
}

gboolean
lykta_database_file_examine (const char *path, gboolean writable, int newest, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 header[HEADER_SIZE];
  struct stat info;
  gssize size = 0;
  int fd;

  if (!is_held (path))
    {
      fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
      if (fd < 0)
        {
          if (errno == ENOENT)
            g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
          else
            g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be read: %s"), name, g_strerror (errno));
          return FALSE;
        }
      if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_A_REGISTER, _ ("“%s” is not a file. Choose a register file."), name);
          close (fd);
          return FALSE;
        }
      while (size < HEADER_SIZE)
        {
          gssize n = read (fd, header + size, (gsize) (HEADER_SIZE - size));

          if (n < 0 && errno == EINTR)
            continue;
          if (n < 0)
            {
              g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be read: %s"), name, g_strerror (errno));
              close (fd);
              return FALSE;
            }
          if (n == 0)
            break;
          size += n;
        }
      close (fd);
      if (!check_header (path, header, (gsize) size, info.st_size, newest, error))
        return FALSE;
    }

  return !writable || check_writable (path, error);
}

gboolean
lykta_database_file_create (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  switch (errno)
    {
    case EEXIST:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS, _ ("There is already a file “%s”. Choose another name."), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_READ_ONLY,
                   _ ("“%s” cannot be made there: the folder cannot be written to. Choose another one."), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DISK_FULL, _ ("“%s” cannot be made: there is no room left on the disk."),
                   name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("“%s” cannot be made: there is no such folder."), path);
      break;
    default:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be made: %s"), name, g_strerror (errno));
      break;
    }
  return FALSE;
}

gboolean
lykta_database_file_can_lock (const char *path)
{
  g_autofree char *probe = g_strconcat (path, "-lock-XXXXXX", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
  gboolean noticed = FALSE;
  int first = g_mkstemp_full (probe, O_RDWR | O_CLOEXEC, 0600);
  int second;

  if (first < 0)
    return FALSE;
  second = g_open (probe, O_RDWR | O_CLOEXEC, 0);
  if (second >= 0 && fcntl (first, F_OFD_SETLK, &lock) == 0)
    noticed = fcntl (second, F_OFD_SETLK, &lock) != 0 && (errno == EAGAIN || errno == EACCES);
  if (second >= 0)
    close (second);
  close (first);
  g_unlink (probe);
  return noticed;
}

char *
lykta_database_file_hold (const char *path)
{
  char *name = name_file (path);
  guint n;

  g_mutex_lock (&holds_lock);
  if (holds == NULL)
    holds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (holds, name));
  g_hash_table_insert (holds, g_strdup (name), GUINT_TO_POINTER (n + 1));
  g_mutex_unlock (&holds_lock);
  return name;
}

void
lykta_database_file_let_go (char *hold)
{
  guint n;

  g_mutex_lock (&holds_lock);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (holds, hold));
  if (n > 1)
    g_hash_table_insert (holds, g_strdup (hold), GUINT_TO_POINTER (n - 1));
  else
    g_hash_table_remove (holds, hold);
  if (g_hash_table_size (holds) == 0)
    g_clear_pointer (&holds, g_hash_table_unref);
  g_mutex_unlock (&holds_lock);
  g_free (hold);
}
