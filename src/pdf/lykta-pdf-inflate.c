/* lykta-pdf-inflate.c: the bytes of a stream that is packed as tables, object streams and metadata are (ISO 32000-1, 7.4.4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-reader-private.h"

#include <string.h>

#define PIECE_SIZE 65536

static GByteArray *
inflate_bytes (const guint8 *data, gsize size, gsize most)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE_SIZE);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize read = 0;
      gsize written = 0;

      result = g_converter_convert (G_CONVERTER (zlib), data, size, piece, PIECE_SIZE, G_CONVERTER_INPUT_AT_END, &read, &written,
                                    NULL);
      if (result == G_CONVERTER_ERROR || written > most - bytes->len)
        return NULL;
      g_byte_array_append (bytes, piece, (guint) written);
      data += read;
      size -= read;
    }
  return g_steal_pointer (&bytes);
}

static guint8
paeth (int left, int above, int corner)
{
  int estimate = left + above - corner;
  int a = ABS (estimate - left);
  int b = ABS (estimate - above);
  int c = ABS (estimate - corner);

  return (guint8) (a <= b && a <= c ? left : b <= c ? above : corner);
}

/* PNG's predictors, in place; each row has a byte that says which. */
static gboolean
undo_prediction (GByteArray *bytes, guint columns)
{
  guint n_rows = bytes->len / (columns + 1);
  g_autofree guint8 *above = g_malloc0 (columns + 1);
  guint8 *out = bytes->data;

  for (guint row = 0; row < n_rows; row++)
    {
      const guint8 *in = bytes->data + (gsize) row * (columns + 1);
      guint8 kind = *in++;
      guint8 left = 0;
      guint8 corner = 0;

      if (kind > 4)
        return FALSE;
      for (guint i = 0; i < columns; i++)
        {
          const guint8 guess[] = { 0, left, above[i], (guint8) ((left + above[i]) / 2), paeth (left, above[i], corner) };
          guint8 byte = (guint8) (in[i] + guess[kind]);

          corner = above[i];
          above[i] = left = byte;
          *out++ = byte;
        }
    }
  g_byte_array_set_size (bytes, n_rows * columns);
  return TRUE;
}

static gboolean
get_columns (LyktaPdfRevision *self, const LyktaPdfValue *stream, guint *columns)
{
  const LyktaPdfValue *parameters = lykta_pdf_revision_get (self, stream, "DecodeParms");
  const LyktaPdfValue *predictor;
  const LyktaPdfValue *value;

  if (lykta_pdf_value_is (parameters, LYKTA_PDF_ARRAY) && parameters->length == 1)
    parameters = lykta_pdf_revision_resolve (self, parameters->items[0]);
  predictor = lykta_pdf_revision_get (self, parameters, "Predictor");
  value = lykta_pdf_revision_get (self, parameters, "Columns");
  *columns = 0;
  if (!lykta_pdf_value_is (predictor, LYKTA_PDF_NUMBER) || predictor->number == 1)
    return TRUE;
  *columns = 1;
  if (predictor->number < 10 || lykta_pdf_value_get (parameters, "Colors") != NULL)
    return FALSE;
  if (lykta_pdf_value_is (value, LYKTA_PDF_NUMBER))
    *columns = value->number >= 1 && value->number <= PIECE_SIZE ? (guint) value->number : 0;
  return *columns > 0;
}

GBytes *
_lykta_pdf_inflate (LyktaPdfRevision *self, const LyktaPdfValue *stream, const guint8 *data, gsize size, gsize most)
{
  const LyktaPdfValue *filter = lykta_pdf_revision_get (self, stream, "Filter");
  g_autoptr (GByteArray) bytes = NULL;
  guint columns;

  if (lykta_pdf_value_is (filter, LYKTA_PDF_ARRAY) && filter->length <= 1)
    filter = filter->length == 1 ? lykta_pdf_revision_resolve (self, filter->items[0]) : NULL;
  if (filter == NULL)
    return size <= most ? g_bytes_new (data, size) : NULL;
  if (!lykta_pdf_value_is_name (filter, "FlateDecode") || !get_columns (self, stream, &columns))
    return NULL;
  bytes = inflate_bytes (data, size, most);
  if (bytes == NULL || (columns > 0 && !undo_prediction (bytes, columns)))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
