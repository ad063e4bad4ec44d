/* lykta-pdf-writer.c: the objects of a PDF file, written as they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <zlib.h>

#include "lykta-pdf-writer.h"

/* So much is gathered before it goes to the stream. */
#define CHUNK (256 * 1024)

struct _LyktaPdfWriter
{
  GOutputStream *stream; /* owned */
  GError *error;         /* owned */
  GString *pending;
  GArray *offsets; /* of guint64, by the objects' numbers from 1 */
  guint64 written;
};

static void
flush (LyktaPdfWriter *self, GCancellable *cancellable)
{
  if (self->error == NULL)
    g_output_stream_write_all (self->stream, self->pending->str, self->pending->len, NULL, cancellable, &self->error);
  self->written += self->pending->len;
  g_string_truncate (self->pending, 0);
}

LyktaPdfWriter *
lykta_pdf_writer_new (GOutputStream *stream)
{
  LyktaPdfWriter *self = g_new0 (LyktaPdfWriter, 1);

  self->stream = g_object_ref (stream);
  self->offsets = g_array_new (FALSE, TRUE, sizeof (guint64));
  /* The second line says that the file is no text (ISO 32000-1, 7.5.2). */
  self->pending = g_string_new ("%PDF-1.4\n%\xe5\xe4\xf6\xe5\n");
  return self;
}

void
lykta_pdf_writer_free (LyktaPdfWriter *self)
{
  g_object_unref (self->stream);
  g_clear_error (&self->error);
  g_string_free (self->pending, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

guint
lykta_pdf_writer_reserve (LyktaPdfWriter *self)
{
  g_array_set_size (self->offsets, self->offsets->len + 1);
  return self->offsets->len;
}

GString *
lykta_pdf_writer_begin (LyktaPdfWriter *self, guint object)
{
  g_array_index (self->offsets, guint64, object - 1) = self->written + self->pending->len;
  g_string_append_printf (self->pending, "%u 0 obj\n", object);
  return self->pending;
}

void
lykta_pdf_writer_end (LyktaPdfWriter *self)
{
  g_string_append (self->pending, "\nendobj\n");
  if (self->pending->len >= CHUNK)
    flush (self, NULL);
}

void
lykta_pdf_writer_add_stream (LyktaPdfWriter *self, guint object, const char *entries, const char *data, gsize length)
{
  uLongf packed = compressBound (length);
  g_autofree Bytef *bytes = g_malloc (packed);
  GString *to = lykta_pdf_writer_begin (self, object);

  compress2 (bytes, &packed, (const Bytef *) data, length, Z_DEFAULT_COMPRESSION);
  g_string_append_printf (to, "<</Length %lu/Filter/FlateDecode%s>>\nstream\n", packed, entries);
  g_string_append_len (to, (const char *) bytes, (gssize) packed);
  g_string_append (to, "\nendstream");
  lykta_pdf_writer_end (self);
}

gboolean
lykta_pdf_writer_finish (LyktaPdfWriter *self, guint root, guint info, GCancellable *cancellable, GError **error)
{
  guint64 table = self->written + self->pending->len;

  g_string_append_printf (self->pending, "xref\n0 %u\n0000000000 65535 f \n", self->offsets->len + 1);
  for (guint i = 0; i < self->offsets->len; i++)
    g_string_append_printf (self->pending, "%010" G_GUINT64_FORMAT " 00000 n \n", g_array_index (self->offsets, guint64, i));
  g_string_append_printf (self->pending,
                          "trailer\n<</Size %u/Root %u 0 R/Info %u 0 R>>\nstartxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
                          self->offsets->len + 1, root, info, table);
  flush (self, cancellable);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

void
lykta_pdf_append_text (GString *to, const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append (to, "<FEFF");
  for (const gunichar2 *unit = units; unit != NULL && *unit != 0; unit++)
    g_string_append_printf (to, "%04X", *unit);
  g_string_append_c (to, '>');
}

void
lykta_pdf_append_number (GString *to, double number)
{
  char digits[32];
  char *p = digits + sizeof digits;
  long hundredths = lround (fabs (number) * 100);

  *--p = ' ';
  *--p = (char) ('0' + hundredths % 10);
  *--p = (char) ('0' + hundredths / 10 % 10);
  *--p = '.';
  hundredths /= 100;
  do
    *--p = (char) ('0' + hundredths % 10);
  while ((hundredths /= 10) > 0);
  if (number < 0)
    *--p = '-';
  g_string_append_len (to, p, digits + sizeof digits - p);
}
