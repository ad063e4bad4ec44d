/* lykta-pdf-file.c: a PDF file of anyone's, taken into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-file.h"

#include <glib/gi18n-lib.h>

#include "lykta-error.h"

#define MAX_SIZE (256 * 1024 * 1024)
#define HEAD_SIZE 1024

/* A folder cannot be read, a pipe might never end. */
static gboolean
check_size (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is not a file: choose a PDF document."), name);
      return FALSE;
    }
  if (g_file_info_get_size (info) > MAX_SIZE)
    {
      g_autofree char *limit = g_format_size_full (MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is larger than %s, which is more than a document has."),
                   name, limit);
      return FALSE;
    }
  return TRUE;
}

GBytes *
lykta_pdf_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  const char *data;
  gsize size;

  if (check_size (file, name, cancellable, &cause))
    bytes = g_file_load_bytes (file, cancellable, NULL, &cause);
  if (bytes == NULL)
    {
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no file “%s”: check the name and the place."), name);
      else if (cause->domain == LYKTA_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not be read: %s"), name, cause->message);
      return NULL;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size == 0 || g_strstr_len (data, (gssize) MIN (size, HEAD_SIZE), "%PDF-") == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is not a PDF document: choose another file."), name);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}
