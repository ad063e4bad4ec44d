/* lykta-output.c: a file that appears whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* O_TMPFILE */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-error.h"
#include "lykta-output.h"

/* Owned, but for fd, which the stream closes */
struct _LyktaOutput
{
  char *path;      /* NULL: copied to target_fd instead */
  char *temporary; /* NULL: the file has no name */
  GOutputStream *stream;
  int fd;
  int target_fd; /* -1 when there is a path */
};

static gboolean
refuse (const char *path, int saved_errno, GError **error)
{
  LyktaError code = saved_errno == ENOSPC || saved_errno == EDQUOT                          ? LYKTA_ERROR_DISK_FULL
                    : saved_errno == EACCES || saved_errno == EROFS || saved_errno == EPERM ? LYKTA_ERROR_READ_ONLY
                    : saved_errno == ENOENT || saved_errno == ENOTDIR                       ? LYKTA_ERROR_NOT_FOUND
                                                                                            : LYKTA_ERROR_FAILED;

  g_set_error (error, LYKTA_ERROR, code,
               _ ("“%s” could not be written: %s. Choose another place, or put that right and try again."), path,
               g_strerror (saved_errno));
  return FALSE;
}

static const char *
get_name (LyktaOutput *self)
{
  return self->path != NULL ? self->path : _ ("Standard output");
}

/* Without a name where the file system can; otherwise beside the file, with a name that says what it is. */
static gboolean
open_temporary (LyktaOutput *self, const char *folder, GError **error)
{
  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    return TRUE;
  if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)
    {
      self->temporary = g_build_filename (folder, ".lykta-XXXXXX", NULL);
      self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
      if (self->fd >= 0)
        return TRUE;
      g_clear_pointer (&self->temporary, g_free);
    }
  return refuse (folder, errno, error);
}

/* A name for the file beside its place, so that renaming can put it over what is there. */
static gboolean
give_name (LyktaOutput *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *source = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  for (int tries = 0; tries < 100; tries++)
    {
      g_autofree char *name = g_strdup_printf (".lykta-%08x", g_random_int ());
      g_autofree char *temporary = g_build_filename (folder, name, NULL);

      if (linkat (AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0)
        {
          self->temporary = g_steal_pointer (&temporary);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }
  return refuse (self->path, errno, error);
}

static gboolean
copy_to_target (LyktaOutput *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (self->fd, FALSE);
  g_autoptr (GOutputStream) target = g_unix_output_stream_new (self->target_fd, FALSE);

  if (lseek (self->fd, 0, SEEK_SET) < 0)
    return refuse (get_name (self), errno, error);
  return g_output_stream_splice (target, input, G_OUTPUT_STREAM_SPLICE_NONE, cancellable, error) >= 0
         || lykta_output_explain (self, error);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Best effort: not every file system lets one */
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/**
 * lykta_output_new:
 * @path: (nullable): a plain path; %NULL or "-" is standard output
 * @error: return location
 *
 * See lykta-output.h.
 *
 * Returns: (nullable): the output
 */
LyktaOutput *
lykta_output_new (const char *path, GError **error)
{
  g_autoptr (LyktaOutput) self = g_new0 (LyktaOutput, 1);
  g_autofree char *folder = NULL;
  struct stat info;

  self->fd = self->target_fd = -1;
  if (path == NULL || g_str_equal (path, "-"))
    self->target_fd = dup (STDOUT_FILENO);
  else if (stat (path, &info) == 0 && S_ISDIR (info.st_mode))
    {
      refuse (path, EISDIR, error);
      return NULL;
    }
  else if (stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    {
      self->target_fd = open (path, O_WRONLY | O_CLOEXEC);
      if (self->target_fd < 0)
        {
          refuse (path, errno, error);
          return NULL;
        }
    }
  else
    {
      /* Through a link, so that the link stays one */
      self->path = realpath (path, NULL);
      if (self->path == NULL)
        self->path = g_strdup (path);
    }

  folder = self->path != NULL ? g_path_get_dirname (self->path) : g_strdup (g_get_tmp_dir ());
  if (!open_temporary (self, folder, error))
    return NULL;
  if (self->path != NULL && stat (self->path, &info) == 0)
    {
      if (access (self->path, W_OK) != 0)
        {
          refuse (self->path, errno, error);
          return NULL;
        }
      /* Whoever could read it before still can, and no one else; best effort on file systems without modes */
      if (fchmod (self->fd, info.st_mode & 0777) != 0)
        g_debug ("fchmod: %s", g_strerror (errno));
    }
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

/**
 * lykta_output_free:
 *
 * Ends the output; what was not committed is gone.
 */
void
lykta_output_free (LyktaOutput *self)
{
  if (self->temporary != NULL)
    unlink (self->temporary);
  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->target_fd >= 0)
    close (self->target_fd);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * lykta_output_get_stream:
 *
 * Returns: (transfer none): where to write
 */
GOutputStream *
lykta_output_get_stream (LyktaOutput *self)
{
  return self->stream;
}

/**
 * lykta_output_add_file:
 * @path: of a file that is there
 * @error: return location
 *
 * Adds the content of a file.
 *
 * Returns: whether all of it was added
 */
gboolean
lykta_output_add_file (LyktaOutput *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);

  return input != NULL
         && (g_output_stream_splice (self->stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) >= 0
             || lykta_output_explain (self, error));
}

/**
 * lykta_output_explain:
 * @error: set, or %NULL when the caller asked for none
 *
 * See lykta-output.h.
 *
 * Returns: %FALSE
 */
gboolean
lykta_output_explain (LyktaOutput *self, GError **error)
{
  static const struct
  {
    GIOErrorEnum from;
    LyktaError to;
  } known[] = {
    { G_IO_ERROR_NO_SPACE, LYKTA_ERROR_DISK_FULL },
    { G_IO_ERROR_PERMISSION_DENIED, LYKTA_ERROR_READ_ONLY },
    { G_IO_ERROR_READ_ONLY, LYKTA_ERROR_READ_ONLY },
  };
  LyktaError code = LYKTA_ERROR_FAILED;
  g_autofree char *message = NULL;

  if (error == NULL || (*error)->domain != G_IO_ERROR || (*error)->code == G_IO_ERROR_CANCELLED)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (*error, G_IO_ERROR, known[i].from))
      code = known[i].to;
  message = g_strdup ((*error)->message);
  g_clear_error (error);
  g_set_error (error, LYKTA_ERROR, code,
               _ ("“%s” could not be written: %s. Choose another place, or put that right and try again."), get_name (self),
               message);
  return FALSE;
}

/**
 * lykta_output_commit:
 * @cancellable: (nullable): to stop before anything can be seen
 * @error: return location
 *
 * See lykta-output.h.
 *
 * Returns: whether the file is in its place
 */
gboolean
lykta_output_commit (LyktaOutput *self, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_flush (self->stream, cancellable, error))
    return lykta_output_explain (self, error);
  if (self->path == NULL)
    return copy_to_target (self, cancellable, error);

  if (fsync (self->fd) != 0)
    return refuse (self->path, errno, error);
  if (self->temporary == NULL && !give_name (self, error))
    return FALSE;
  if (g_rename (self->temporary, self->path) != 0)
    return refuse (self->path, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}
