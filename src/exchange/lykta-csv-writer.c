/* lykta-csv-writer.c: comma-separated values, written as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-csv.h"

#define FLUSH (64 * 1024)
#define DELIMITER ';'
#define GUARD '\''

struct _LyktaCsvWriter
{
  GOutputStream *stream; /* owned */
  GString *buffer;       /* owned */
  guint n_cells;         /* of the row so far */
  gboolean only_empty;
};

/* Spreadsheets take a cell for a formula that begins with one of these (OWASP, "CSV injection"). Guards before it are
 * counted in, so that a text that looks guarded comes back as it was. */
static gboolean
is_formula (const char *text)
{
  while (*text == GUARD)
    text++;
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

/* Also where only another delimiter than ours would ask for it, so that whoever guesses guesses right. */
static gboolean
needs_quotes (const char *text)
{
  return strpbrk (text, ";,\t\"\r\n") != NULL || g_ascii_isspace (text[0])
         || (text[0] != '\0' && g_ascii_isspace (text[strlen (text) - 1]));
}

static void
begin_cell (LyktaCsvWriter *self)
{
  if (self->n_cells++ > 0)
    {
      g_string_append_c (self->buffer, DELIMITER);
      self->only_empty = FALSE;
    }
}

/**
 * lykta_csv_skip_guard:
 * @cell: as the reader gave it
 *
 * Returns: @cell or what follows its first character
 */
const char *
lykta_csv_skip_guard (const char *cell)
{
  return *cell == GUARD && is_formula (cell) ? cell + 1 : cell;
}

/**
 * lykta_csv_writer_new:
 * @stream: where to
 *
 * Returns: a writer before its first cell
 */
LyktaCsvWriter *
lykta_csv_writer_new (GOutputStream *stream)
{
  LyktaCsvWriter *self = g_new0 (LyktaCsvWriter, 1);

  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (FLUSH);
  g_string_append (self->buffer, "\xef\xbb\xbf");
  self->only_empty = TRUE;
  return self;
}

/**
 * lykta_csv_writer_free:
 *
 * Ends the writer; what was not finished is lost.
 */
void
lykta_csv_writer_free (LyktaCsvWriter *self)
{
  g_object_unref (self->stream);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * lykta_csv_writer_add_text:
 * @text: (nullable): what someone wrote
 *
 * Adds a cell to the row.
 */
void
lykta_csv_writer_add_text (LyktaCsvWriter *self, const char *text)
{
  begin_cell (self);
  if (text == NULL || *text == '\0')
    return;

  self->only_empty = FALSE;
  if (needs_quotes (text))
    {
      g_string_append_c (self->buffer, '"');
      if (is_formula (text))
        g_string_append_c (self->buffer, GUARD);
      for (const char *quote = strchr (text, '"'); quote != NULL; quote = strchr (text, '"'))
        {
          g_string_append_len (self->buffer, text, quote - text + 1);
          g_string_append_c (self->buffer, '"');
          text = quote + 1;
        }
      g_string_append (self->buffer, text);
      g_string_append_c (self->buffer, '"');
    }
  else
    {
      if (is_formula (text))
        g_string_append_c (self->buffer, GUARD);
      g_string_append (self->buffer, text);
    }
}

/**
 * lykta_csv_writer_add_number:
 * @number: digits, signs, letters; nothing that would need quotation marks
 *
 * Adds a cell to the row.
 */
void
lykta_csv_writer_add_number (LyktaCsvWriter *self, const char *number)
{
  g_assert (strpbrk (number, ";\"\t\r\n") == NULL);

  begin_cell (self);
  self->only_empty = self->only_empty && *number == '\0';
  g_string_append (self->buffer, number);
}

/**
 * lykta_csv_writer_end_row:
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Ends the row; writes when enough has come together.
 *
 * Returns: whether it could be written
 */
gboolean
lykta_csv_writer_end_row (LyktaCsvWriter *self, GCancellable *cancellable, GError **error)
{
  /* A line without a character would be passed over when read */
  if (self->n_cells == 1 && self->only_empty)
    g_string_append (self->buffer, "\"\"");
  g_string_append (self->buffer, "\r\n");
  self->n_cells = 0;
  self->only_empty = TRUE;
  return self->buffer->len < FLUSH || lykta_csv_writer_finish (self, cancellable, error);
}

/**
 * lykta_csv_writer_finish:
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes what has not been written yet.
 *
 * Returns: whether it could be written
 */
gboolean
lykta_csv_writer_finish (LyktaCsvWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean written = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL, cancellable, error);

  g_string_truncate (self->buffer, 0);
  return written;
}
