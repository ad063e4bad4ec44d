/* lykta-file-bytes.c: a whole file of anyone's, taken into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-file-bytes.h"

#include <glib/gi18n-lib.h>

#include "lykta-error.h"

static gboolean
check_size (GFile *file, const char *name, gsize most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is not a file: choose another."), name);
      return FALSE;
    }
  if ((guint64) g_file_info_get_size (info) > most)
    {
      g_autofree char *limit = g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is larger than %s. Choose another file."), name, limit);
      return FALSE;
    }
  return TRUE;
}

GBytes *
lykta_file_bytes_read (const char *path, gsize most, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  if (check_size (file, name, most, cancellable, &cause))
    bytes = g_file_load_bytes (file, cancellable, NULL, &cause);
  if (bytes != NULL)
    return g_steal_pointer (&bytes);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no file “%s”: check the name and the place."), name);
  else if (cause->domain == LYKTA_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not be read: %s"), name, cause->message);
  return NULL;
}
