/* lykta-seekable.c: a stream that can be read from its beginning again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-seekable.h"

/* The copy has no name any more when it is written, so that it is gone however the program ends. */
GInputStream *
lykta_seekable_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileIOStream) copy = NULL;
  g_autoptr (GFileInputStream) input = NULL;
  g_autoptr (GFile) file = NULL;

  if (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)))
    return g_object_ref (stream);

  file = g_file_new_tmp ("lykta-XXXXXX", &copy, error);
  input = file != NULL ? g_file_read (file, cancellable, error) : NULL;
  if (file != NULL && !g_file_delete (file, NULL, input != NULL ? error : NULL))
    return NULL;
  if (input == NULL
      || g_output_stream_splice (g_io_stream_get_output_stream (G_IO_STREAM (copy)), stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                 cancellable, error)
             < 0)
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&input));
}
