/* lykta-zip-writer.c: a ZIP archive, written as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <zlib.h>

#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-zip-writer.h"

#define LOCAL_HEADER 0x04034b50
#define DATA_DESCRIPTOR 0x08074b50
#define CENTRAL_HEADER 0x02014b50
#define CENTRAL_END 0x06054b50
#define VERSION 20
#define SIZES_FOLLOW (1 << 3)
#define NAMES_ARE_UTF_8 (1 << 11)
#define DEFLATED 8
#define DATE_1980 0x21 /* 1 January: the same rows give the same bytes */

/* What the format can say of an entry and of a place without extensions */
#define MAX_SIZE G_MAXUINT32

typedef struct
{
  char *name;
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint64 packed;
  guint64 size;
  guint64 offset;
} Entry;

struct _LyktaZipWriter
{
  GOutputStream *stream; /* owned */
  GArray *entries;       /* of Entry */
  guint64 offset;
  z_stream deflate;
  guchar packed[64 * 1024];
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static void
add_16 (GByteArray *bytes, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
add_32 (GByteArray *bytes, guint64 value)
{
  guint32 little = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static gboolean
check_size (guint64 size, GError **error)
{
  if (size <= MAX_SIZE)
    return TRUE;
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                       _ ("The list is too long for this kind of file. Narrow it by a filter, or export it as CSV."));
  return FALSE;
}

static gboolean
write_bytes (LyktaZipWriter *self, gconstpointer data, gsize length, GCancellable *cancellable, GError **error)
{
  self->offset += length;
  return check_size (self->offset, error) && g_output_stream_write_all (self->stream, data, length, NULL, cancellable, error);
}

/* What stands before an entry and, with more, in the list at the end */
static void
add_entry (GByteArray *bytes, const Entry *entry)
{
  add_16 (bytes, VERSION);
  add_16 (bytes, entry->flags);
  add_16 (bytes, entry->method);
  add_16 (bytes, 0);
  add_16 (bytes, DATE_1980);
}

static void
add_sizes (GByteArray *bytes, const Entry *entry)
{
  add_32 (bytes, entry->crc);
  add_32 (bytes, entry->packed);
  add_32 (bytes, entry->size);
}

static gboolean
write_header (LyktaZipWriter *self, Entry entry, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  entry.offset = self->offset;
  add_32 (bytes, LOCAL_HEADER);
  add_entry (bytes, &entry);
  add_sizes (bytes, &entry);
  add_16 (bytes, (guint) strlen (entry.name));
  add_16 (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) entry.name, (guint) strlen (entry.name));
  g_array_append_val (self->entries, entry);
  return write_bytes (self, bytes->data, bytes->len, cancellable, error);
}

static gboolean
deflate_bytes (LyktaZipWriter *self, const char *data, gsize length, int flush, GCancellable *cancellable, GError **error)
{
  Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);

  self->deflate.next_in = (Bytef *) data;
  self->deflate.avail_in = (uInt) length;
  do
    {
      gsize n;

      self->deflate.next_out = self->packed;
      self->deflate.avail_out = sizeof self->packed;
      deflate (&self->deflate, flush);
      n = sizeof self->packed - self->deflate.avail_out;
      entry->packed += n;
      if (!write_bytes (self, self->packed, n, cancellable, error))
        return FALSE;
    }
  while (self->deflate.avail_out == 0);
  return TRUE;
}

LyktaZipWriter *
lykta_zip_writer_new (GOutputStream *stream)
{
  LyktaZipWriter *self = g_new0 (LyktaZipWriter, 1);

  self->stream = g_object_ref (stream);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  deflateInit2 (&self->deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  return self;
}

void
lykta_zip_writer_free (LyktaZipWriter *self)
{
  deflateEnd (&self->deflate);
  g_array_unref (self->entries);
  g_object_unref (self->stream);
  g_free (self);
}

gboolean
lykta_zip_writer_store (LyktaZipWriter *self, const char *name, const char *text, GCancellable *cancellable, GError **error)
{
  gsize length = strlen (text);
  Entry entry = { .name = g_strdup (name), .packed = length, .size = length };

  entry.crc = (guint32) crc32 (0, (const Bytef *) text, (uInt) length);
  return write_header (self, entry, cancellable, error) && write_bytes (self, text, length, cancellable, error);
}

gboolean
lykta_zip_writer_begin (LyktaZipWriter *self, const char *name, GCancellable *cancellable, GError **error)
{
  Entry entry = { .name = g_strdup (name), .flags = SIZES_FOLLOW | NAMES_ARE_UTF_8, .method = DEFLATED };

  deflateReset (&self->deflate);
  return write_header (self, entry, cancellable, error);
}

gboolean
lykta_zip_writer_add (LyktaZipWriter *self, const char *data, gsize length, GCancellable *cancellable, GError **error)
{
  Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);

  if (length == 0)
    return TRUE;
  entry->crc = (guint32) crc32 (entry->crc, (const Bytef *) data, (uInt) length);
  entry->size += length;
  return check_size (entry->size, error) && deflate_bytes (self, data, length, Z_NO_FLUSH, cancellable, error);
}

gboolean
lykta_zip_writer_end (LyktaZipWriter *self, GCancellable *cancellable, GError **error)
{
  const Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!deflate_bytes (self, NULL, 0, Z_FINISH, cancellable, error))
    return FALSE;
  add_32 (bytes, DATA_DESCRIPTOR);
  add_sizes (bytes, entry);
  return write_bytes (self, bytes->data, bytes->len, cancellable, error);
}

gboolean
lykta_zip_writer_finish (LyktaZipWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 start = self->offset;
  guint length;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      add_32 (bytes, CENTRAL_HEADER);
      add_16 (bytes, VERSION);
      add_entry (bytes, entry);
      add_sizes (bytes, entry);
      add_16 (bytes, (guint) strlen (entry->name));
      for (guint zero = 0; zero < 4; zero++)
        add_16 (bytes, 0);
      add_32 (bytes, 0);
      add_32 (bytes, entry->offset);
      g_byte_array_append (bytes, (const guint8 *) entry->name, (guint) strlen (entry->name));
    }
  length = bytes->len;
  add_32 (bytes, CENTRAL_END);
  add_32 (bytes, 0);
  add_16 (bytes, self->entries->len);
  add_16 (bytes, self->entries->len);
  add_32 (bytes, length);
  add_32 (bytes, start);
  add_16 (bytes, 0);
  return write_bytes (self, bytes->data, bytes->len, cancellable, error);
}
