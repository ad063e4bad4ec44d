/* lykta-pdf-file.c: a PDF file of anyone's, taken into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-file.h"

#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-file-bytes.h"

#define MAX_SIZE (256 * 1024 * 1024)
#define HEAD_SIZE 1024

GBytes *
lykta_pdf_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = lykta_file_bytes_read (path, MAX_SIZE, cancellable, error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size == 0 || g_strstr_len (data, (gssize) MIN (size, HEAD_SIZE), "%PDF-") == NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” is not a PDF document: choose another file."), name);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}
