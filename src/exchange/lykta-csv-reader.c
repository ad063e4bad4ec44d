/* lykta-csv-reader.c: comma-separated values, read as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-csv.h"
#include "lykta-error.h"
#include "lykta-seekable.h"

#define CHUNK (64 * 1024)

typedef enum
{
  STATE_BEFORE_CELL,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_AFTER_QUOTE,
} State;

struct _LyktaCsvReader
{
  /* Owned */
  GInputStream *stream;
  guint8 *raw;
  GString *chunk;   /* decoded */
  GString *text;    /* cells of the row, each with its NUL */
  GArray *starts;   /* of gsize: where each cell begins in text */
  GPtrArray *cells; /* pointers into text */

  LyktaCsvEncoding encoding;
  char delimiter;
  gboolean ends_plain[256];
  gsize position; /* in chunk */
  gsize cell_start;
  State state;
  gboolean after_cr;
  guint row; /* that is being read, or was */
};

/* 0x80 to 0x9f of Windows-1252; the five that it leaves open are the control characters of Latin-1, as browsers read them. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
  0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

/* In the order in which they win when the file says nothing. */
static const char delimiters[] = { ';', '\t', ',' };

static gboolean
refuse (LyktaCsvReader *self, const char *what, GError **error)
{
  /* Translators: place in a file of comma-separated values, and what is wrong there (a sentence). */
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("Row %u, column %u: %s"), self->row, self->starts->len + 1, what);
  return FALSE;
}

/* Reads the next chunk and decodes it; an empty one is the end. */
static gboolean
fill (LyktaCsvReader *self, GCancellable *cancellable, GError **error)
{
  gsize n_read;

  if (!g_input_stream_read_all (self->stream, self->raw, CHUNK, &n_read, cancellable, error))
    return FALSE;

  self->position = 0;
  g_string_truncate (self->chunk, 0);
  if (self->encoding != LYKTA_CSV_WINDOWS_1252)
    {
      g_string_append_len (self->chunk, (const char *) self->raw, n_read);
      return TRUE;
    }

  for (gsize i = 0; i < n_read; i++)
    {
      guint8 byte = self->raw[i];

      if (byte < 0x80)
        g_string_append_c (self->chunk, (char) byte);
      else
        g_string_append_unichar (self->chunk, byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
    }
  return TRUE;
}

static gboolean
add_span (LyktaCsvReader *self, const char *span, gsize length, GError **error)
{
  if (self->text->len - self->cell_start + length > LYKTA_CSV_MAX_CELL)
    return refuse (self, _ ("The cell is longer than a million characters. Is a quotation mark missing?"), error);
  if (self->text->len + length > LYKTA_CSV_MAX_ROW)
    return refuse (self, _ ("The row is longer than 16 million characters. Is a quotation mark missing?"), error);

  g_string_append_len (self->text, span, (gssize) length);
  return TRUE;
}

static gboolean
end_cell (LyktaCsvReader *self, GError **error)
{
  if (self->starts->len == LYKTA_CSV_MAX_COLUMNS)
    return refuse (self, _ ("The row has more columns than any spreadsheet. Is this a table with a column for each field?"),
                   error);

  g_array_append_val (self->starts, self->cell_start);
  g_string_append_c (self->text, '\0');
  self->cell_start = self->text->len;
  self->state = STATE_BEFORE_CELL;
  return TRUE;
}

/* One byte that is not part of a span. @done says whether it ended the row. */
static gboolean
take_byte (LyktaCsvReader *self, char byte, gboolean *done, GError **error)
{
  if (byte == '\0')
    return refuse (self, _ ("This is no text but a byte of zero. Save the table as CSV, and choose that file."), error);

  if (self->state == STATE_QUOTED)
    {
      /* Spans stop at nothing else here */
      self->state = STATE_AFTER_QUOTE;
      return TRUE;
    }

  if (byte == '"')
    {
      if (self->state == STATE_AFTER_QUOTE && !add_span (self, "\"", 1, error))
        return FALSE;
      self->state = STATE_QUOTED;
      return TRUE;
    }

  if (byte == self->delimiter)
    return end_cell (self, error);

  if (byte == '\r' || byte == '\n')
    {
      self->after_cr = byte == '\r';
      *done = TRUE;
      /* A line without a character is no row */
      if (self->state == STATE_BEFORE_CELL && self->starts->len == 0)
        return TRUE;
      return end_cell (self, error);
    }

  return refuse (self, _ ("Something follows the closing quotation mark. Quotation marks within a quoted cell must be doubled."),
                 error);
}

/* How many bytes from @text are simply part of the cell. */
static gsize
span_length (LyktaCsvReader *self, const char *text, gsize length)
{
  gsize n = 0;

  if (self->state == STATE_QUOTED)
    {
      while (n < length && text[n] != '"' && text[n] != '\0')
        n++;
    }
  else if (self->state == STATE_PLAIN || (self->state == STATE_BEFORE_CELL && *text != '"'))
    {
      while (n < length && !self->ends_plain[(guint8) text[n]])
        n++;
    }
  return n;
}

/* Takes bytes of the chunk until the row or the chunk ends. */
static gboolean
take_chunk (LyktaCsvReader *self, gboolean *done, GError **error)
{
  while (!*done && self->position < self->chunk->len)
    {
      const char *text = self->chunk->str + self->position;
      gsize n;

      if (self->after_cr)
        {
          self->after_cr = FALSE;
          if (*text == '\n')
            {
              self->position++;
              continue;
            }
        }

      n = span_length (self, text, self->chunk->len - self->position);
      if (n > 0)
        {
          if (!add_span (self, text, n, error))
            return FALSE;
          if (self->state == STATE_BEFORE_CELL)
            self->state = STATE_PLAIN;
          self->position += n;
        }
      else
        {
          if (!take_byte (self, *text, done, error))
            return FALSE;
          self->position++;
        }
    }
  return TRUE;
}

/* Columns of the first row and how many rows of the sample have as many: the better delimiter has the greater sum. */
static guint64
rate_delimiter (const char *text, gsize length, char delimiter)
{
  guint header = 0, columns = 1, alike = 0;
  gboolean quoted = FALSE, empty = TRUE;
  char before = delimiter;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (quoted)
        quoted = c != '"';
      else if (c == '"' && (before == delimiter || before == '"' || empty))
        {
          quoted = TRUE;
          empty = FALSE;
        }
      else if (c == '\r' || c == '\n')
        {
          if (!empty && header == 0)
            header = columns;
          if (!empty && columns == header)
            alike++;
          columns = 1;
          empty = TRUE;
        }
      else
        {
          columns += c == delimiter;
          empty = FALSE;
        }
      before = c;
    }
  if (header == 0)
    header = columns;
  return header > 1 ? (guint64) alike * (CHUNK + 1) + header : 0;
}

/* Spreadsheets say the delimiter in a first line "sep=;", which is no row of the table. */
static void
find_delimiter (LyktaCsvReader *self)
{
  const char *text = self->chunk->str;
  guint64 best = 0;

  self->delimiter = delimiters[0];
  if (self->chunk->len >= 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0
      && memchr (delimiters, text[4], G_N_ELEMENTS (delimiters)) && (text[5] == '\r' || text[5] == '\n'))
    {
      self->delimiter = text[4];
      self->after_cr = text[5] == '\r';
      self->position = 6;
      self->row = 1;
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint64 rating = rate_delimiter (text, self->chunk->len, delimiters[i]);

      if (rating > best)
        {
          best = rating;
          self->delimiter = delimiters[i];
        }
    }
}

/* Whether everything up to the end is UTF-8; bytes of zero are reported where they are read. */
static gboolean
scan_utf8 (LyktaCsvReader *self, gboolean *is_utf8, GCancellable *cancellable, GError **error)
{
  gsize kept = 0;

  *is_utf8 = TRUE;
  for (;;)
    {
      const char *text = (const char *) self->raw, *end;
      gsize n_read, length;

      if (!g_input_stream_read_all (self->stream, self->raw + kept, CHUNK - kept, &n_read, cancellable, error))
        return FALSE;
      length = kept + n_read;
      while (!g_utf8_validate_len (text, length - (gsize) (text - (const char *) self->raw), &end) && *end == '\0')
        text = end + 1;
      kept = length - (gsize) (end - (const char *) self->raw);
      if (kept > 0 && (n_read == 0 || g_utf8_get_char_validated (end, (gssize) kept) != (gunichar) -2))
        {
          *is_utf8 = FALSE;
          return TRUE;
        }
      if (n_read == 0)
        return TRUE;
      memmove (self->raw, end, kept);
    }
}

static gboolean
find_encoding (LyktaCsvReader *self, GCancellable *cancellable, GError **error)
{
  GSeekable *seekable = G_SEEKABLE (self->stream);
  goffset start = g_seekable_tell (seekable);
  gboolean is_utf8;
  gsize n_read;

  if (!g_input_stream_read_all (self->stream, self->raw, 3, &n_read, cancellable, error))
    return FALSE;

  if (n_read >= 2 && (memcmp (self->raw, "\xff\xfe", 2) == 0 || memcmp (self->raw, "\xfe\xff", 2) == 0))
    {
      const char *name = self->raw[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
      g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", name, error);
      g_autoptr (GInputStream) inner = self->stream;

      self->encoding = LYKTA_CSV_UTF_16;
      if (converter == NULL || !g_seekable_seek (seekable, start + 2, G_SEEK_SET, cancellable, error))
        {
          self->stream = g_steal_pointer (&inner);
          return FALSE;
        }
      self->stream = g_converter_input_stream_new (inner, G_CONVERTER (converter));
      return TRUE;
    }

  if (n_read == 3 && memcmp (self->raw, "\xef\xbb\xbf", 3) == 0)
    start += 3;
  if (!g_seekable_seek (seekable, start, G_SEEK_SET, cancellable, error) || !scan_utf8 (self, &is_utf8, cancellable, error))
    return FALSE;
  self->encoding = is_utf8 ? LYKTA_CSV_UTF_8 : LYKTA_CSV_WINDOWS_1252;
  return g_seekable_seek (seekable, start, G_SEEK_SET, cancellable, error);
}

/**
 * lykta_csv_reader_new:
 * @stream: read from where it stands to its end
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * See lykta-csv.h.
 *
 * Returns: (nullable): a reader before the first row
 */
LyktaCsvReader *
lykta_csv_reader_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaCsvReader) self = g_new0 (LyktaCsvReader, 1);

  self->stream = lykta_seekable_new (stream, cancellable, error);
  self->raw = g_malloc (CHUNK);
  self->chunk = g_string_sized_new (CHUNK);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();

  if (self->stream == NULL || !find_encoding (self, cancellable, error) || !fill (self, cancellable, error))
    return NULL;

  find_delimiter (self);
  self->ends_plain[(guint8) self->delimiter] = TRUE;
  self->ends_plain['\r'] = self->ends_plain['\n'] = self->ends_plain['\0'] = TRUE;
  return g_steal_pointer (&self);
}

/**
 * lykta_csv_reader_new_for_path:
 * @path: a plain path, of a file or a pipe
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (nullable): a reader before the first row
 */
LyktaCsvReader *
lykta_csv_reader_new_for_path (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? lykta_csv_reader_new (G_INPUT_STREAM (stream), cancellable, error) : NULL;
}

/**
 * lykta_csv_reader_new_for_bytes:
 * @bytes: the file's content, such as a resource
 * @error: return location
 *
 * Returns: (nullable): a reader before the first row
 */
LyktaCsvReader *
lykta_csv_reader_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return lykta_csv_reader_new (stream, NULL, error);
}

/**
 * lykta_csv_reader_free:
 *
 * Ends the reader; rows that it gave are gone.
 */
void
lykta_csv_reader_free (LyktaCsvReader *self)
{
  g_clear_object (&self->stream);
  g_free (self->raw);
  g_string_free (self->chunk, TRUE);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * lykta_csv_reader_get_encoding:
 *
 * Returns: how the file was decoded
 */
LyktaCsvEncoding
lykta_csv_reader_get_encoding (LyktaCsvReader *self)
{
  return self->encoding;
}

/**
 * lykta_csv_reader_get_delimiter:
 *
 * Returns: what separates the cells
 */
char
lykta_csv_reader_get_delimiter (LyktaCsvReader *self)
{
  return self->delimiter;
}

/**
 * lykta_csv_reader_get_row:
 *
 * Returns: number of the row that was read last; the first of the file is 1
 */
guint
lykta_csv_reader_get_row (LyktaCsvReader *self)
{
  return self->row;
}

/**
 * lykta_csv_reader_next:
 * @n_cells: (out) (optional): how many cells the row has
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * See lykta-csv.h.
 *
 * Returns: (nullable): the cells of the next row
 */
const char *const *
lykta_csv_reader_next (LyktaCsvReader *self, guint *n_cells, GCancellable *cancellable, GError **error)
{
  gboolean done;

  g_array_set_size (self->starts, 0);
  g_string_truncate (self->text, 0);
  self->cell_start = 0;
  self->state = STATE_BEFORE_CELL;

  do
    {
      self->row++;
      done = FALSE;
      while (!done)
        {
          if (self->position == self->chunk->len && !fill (self, cancellable, error))
            return NULL;
          if (self->chunk->len > 0)
            {
              if (!take_chunk (self, &done, error))
                return NULL;
              continue;
            }

          /* The end: what stands there without a line's end is a row too */
          done = TRUE;
          if (self->state == STATE_QUOTED)
            {
              refuse (self, _ ("The quotation mark that opens the cell is never closed."), error);
              return NULL;
            }
          if (self->state == STATE_BEFORE_CELL && self->starts->len == 0)
            return NULL;
          if (!end_cell (self, error))
            return NULL;
        }
    }
  while (self->starts->len == 0);

  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->starts->len; i++)
    g_ptr_array_add (self->cells, self->text->str + g_array_index (self->starts, gsize, i));
  g_ptr_array_add (self->cells, NULL);
  if (n_cells != NULL)
    *n_cells = self->starts->len;
  return (const char *const *) self->cells->pdata;
}
