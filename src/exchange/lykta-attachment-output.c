/* lykta-attachment-output.c: attachments as files again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment-output.h"

#include <errno.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-content.h"
#include "lykta-file-name.h"
#include "lykta-output.h"

char *
lykta_attachment_get_file_name (LyktaRecord *attachment)
{
  const char *name = lykta_record_get_text (attachment, "name");

  return lykta_file_name_clean (name != NULL ? name : "");
}

gboolean
lykta_attachment_save (LyktaStore *store, LyktaRecord *attachment, const char *path, GCancellable *cancellable,
                       LyktaProgressFunc progress, gpointer progress_data, GError **error)
{
  g_autoptr (LyktaOutput) output = lykta_output_new (path, error);
  g_autoptr (GError) local_error = NULL;

  if (output == NULL)
    return FALSE;
  if (!lykta_store_copy_content (store, lykta_record_get_text (attachment, "digest"), lykta_output_get_stream (output),
                                 cancellable, progress, progress_data, &local_error))
    {
      lykta_output_explain (output, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return lykta_output_commit (output, cancellable, error);
}

/* The folder that holds all may be a link that someone else put there; mkdtemp() makes one that nobody knew of. */
static char *
make_folder (const char *folder, GError **error)
{
  g_autofree char *own = g_build_filename (folder, "XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_mkdtemp_full (own, 0700) != NULL)
    return g_steal_pointer (&own);
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("A copy to open cannot be made in “%s”: %s."), folder,
               g_strerror (errno));
  return NULL;
}

char *
lykta_attachment_save_private (LyktaStore *store, LyktaRecord *attachment, const char *folder, GCancellable *cancellable,
                               GError **error)
{
  g_autofree char *own = make_folder (folder, error);
  g_autofree char *name = lykta_attachment_get_file_name (attachment);
  g_autofree char *path = own != NULL ? g_build_filename (own, name, NULL) : NULL;

  if (own == NULL)
    return NULL;
  if (lykta_attachment_save (store, attachment, path, cancellable, NULL, NULL, error) && g_chmod (path, 0400) == 0)
    return g_steal_pointer (&path);
  g_unlink (path);
  g_rmdir (own);
  return NULL;
}
