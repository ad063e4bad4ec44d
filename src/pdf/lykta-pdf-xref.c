/* lykta-pdf-xref.c: which objects a PDF file has and where they stand (ISO 32000-1, 7.5.4, 7.5.6 and 7.5.8)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-error.h"

/* Objects of a file: a tagged document of 500 pages full of tables has 200 000. */
#define MOST_OBJECTS 2000000

/* What all updates list together */
#define MOST_LISTED (2 * MOST_OBJECTS)

#define MOST_SECTIONS 1024

/* "startxref" stands near the end. */
#define TAIL_SIZE 2048

typedef enum
{
  PASS_USED,
  PASS_FREE,
} Pass;

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                       _ ("The document is damaged, or put together in a way that programs read differently, so what was signed "
                          "cannot be told. Ask for it again."));
}

static void
init_parser (LyktaPdfRevision *self, LyktaPdfParser *parser, gsize at)
{
  *parser = (LyktaPdfParser) {
    .data = g_bytes_get_data (self->reader->bytes, NULL),
    .size = self->end,
    .at = at,
    .arena = self->reader->arena,
  };
}

/* The newest entry of an object holds. */
static gboolean
add_entry (LyktaPdfRevision *self, guint64 number, LyktaPdfEntryType type, guint64 place, guint64 index)
{
  LyktaPdfEntry *entry;
  guint listed = (guint) number;

  if (number >= MOST_OBJECTS || self->listed->len >= MOST_LISTED)
    return FALSE;
  if (number >= self->entries->len)
    g_array_set_size (self->entries, (guint) number + 1);
  entry = &g_array_index (self->entries, LyktaPdfEntry, number);
  if (entry->type == LYKTA_PDF_ENTRY_NONE)
    *entry = (LyktaPdfEntry) { .place = place, .index = (guint32) MIN (index, G_MAXUINT32), .type = type };
  g_array_append_val (self->listed, listed);
  return TRUE;
}

/* One pass over the lines of a table, for what is used or what is free: a hidden object of a hybrid file is free in the table. */
static gboolean
read_lines (LyktaPdfRevision *self, LyktaPdfParser *parser, Pass pass)
{
  guint64 first;
  guint64 count;

  while (!lykta_pdf_parser_skip_word (parser, "trailer"))
    {
      if (!lykta_pdf_parser_read_integer (parser, &first) || !lykta_pdf_parser_read_integer (parser, &count)
          || first > MOST_OBJECTS || count > MOST_OBJECTS)
        return FALSE;
      for (guint64 i = 0; i < count; i++)
        {
          guint64 place;
          guint64 generation;
          gboolean used;

          if (!lykta_pdf_parser_read_integer (parser, &place) || !lykta_pdf_parser_read_integer (parser, &generation))
            return FALSE;
          used = lykta_pdf_parser_skip_word (parser, "n");
          if (!used && !lykta_pdf_parser_skip_word (parser, "f"))
            return FALSE;
          if (used == (pass == PASS_USED)
              && !add_entry (self, first + i, used ? LYKTA_PDF_ENTRY_PLAIN : LYKTA_PDF_ENTRY_FREE, place, generation))
            return FALSE;
        }
    }
  return TRUE;
}

static guint64
read_field (const guint8 **data, guint width)
{
  guint64 number = 0;

  for (guint i = 0; i < width; i++)
    number = number << 8 | *(*data)++;
  return number;
}

static gboolean
get_count (const LyktaPdfValue *value, guint *number)
{
  if (!lykta_pdf_value_is (value, LYKTA_PDF_NUMBER) || !(value->number >= 0 && value->number <= MOST_OBJECTS))
    return FALSE;
  *number = (guint) value->number;
  return TRUE;
}

/* The rows of a stream from @first on; @data moves on. */
static gboolean
read_rows (LyktaPdfRevision *self, const guint8 **data, gsize *left, const guint *widths, guint first, guint count)
{
  gsize width = widths[0] + widths[1] + widths[2];

  if (width == 0 || count > *left / width)
    return FALSE;
  *left -= count * width;
  for (guint i = 0; i < count; i++)
    {
      guint64 type = widths[0] > 0 ? read_field (data, widths[0]) : 1;
      guint64 second = read_field (data, widths[1]);
      guint64 third = read_field (data, widths[2]);

      if (type <= 2 && !add_entry (self, (guint64) first + i, (LyktaPdfEntryType) (LYKTA_PDF_ENTRY_FREE + type), second, third))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_stream (LyktaPdfRevision *self, const LyktaPdfValue *stream)
{
  const LyktaPdfValue *w = lykta_pdf_value_get (stream, "W");
  const LyktaPdfValue *index = lykta_pdf_value_get (stream, "Index");
  const LyktaPdfValue *size = lykta_pdf_value_get (stream, "Size");
  g_autoptr (GBytes) bytes = NULL;
  guint widths[3] = { 0 };
  const guint8 *data;
  gsize left;
  guint count;

  if (!lykta_pdf_value_is (stream, LYKTA_PDF_STREAM) || !lykta_pdf_value_is_name (lykta_pdf_value_get (stream, "Type"), "XRef")
      || !lykta_pdf_value_is (w, LYKTA_PDF_ARRAY) || w->length != 3 || !get_count (size, &count))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!get_count (w->items[i], &widths[i]) || widths[i] > 8)
      return FALSE;
  bytes = lykta_pdf_revision_get_data (self, stream, (gsize) MOST_OBJECTS * 24);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &left);
  if (!lykta_pdf_value_is (index, LYKTA_PDF_ARRAY))
    return read_rows (self, &data, &left, widths, 0, count);
  for (guint i = 0; i + 1 < index->length; i += 2)
    {
      guint first;

      if (!get_count (index->items[i], &first) || !get_count (index->items[i + 1], &count)
          || !read_rows (self, &data, &left, widths, first, count))
        return FALSE;
    }
  return TRUE;
}

/* The stream that stands at a place, whose number its own head says */
static const LyktaPdfValue *
find_stream (LyktaPdfRevision *self, gsize place)
{
  LyktaPdfParser parser;
  guint64 number;
  const LyktaPdfObject *object;

  init_parser (self, &parser, place);
  if (!lykta_pdf_parser_read_integer (&parser, &number) || number > G_MAXINT32)
    return NULL;
  object = _lykta_pdf_revision_read_at (self, place, (guint) number);
  return object != NULL ? object->value : NULL;
}

static gboolean
get_place (LyktaPdfRevision *self, const LyktaPdfValue *value, gsize *place)
{
  if (!lykta_pdf_value_is (value, LYKTA_PDF_NUMBER) || !(value->number >= 0 && value->number < (double) self->end))
    return FALSE;
  *place = (gsize) value->number;
  return TRUE;
}

static const LyktaPdfValue *
read_table (LyktaPdfRevision *self, LyktaPdfParser *parser)
{
  LyktaPdfParser again = *parser;
  const LyktaPdfValue *trailer;
  const LyktaPdfValue *hidden;
  gsize place;

  if (!read_lines (self, parser, PASS_USED))
    return NULL;
  trailer = lykta_pdf_parser_read (parser);
  hidden = lykta_pdf_value_get (trailer, "XRefStm");
  if (!lykta_pdf_value_is (trailer, LYKTA_PDF_DICTIONARY)
      || (hidden != NULL && (!get_place (self, hidden, &place) || !read_stream (self, find_stream (self, place))))
      || !read_lines (self, &again, PASS_FREE))
    return NULL;
  return trailer;
}

/* Returns the section's trailer. */
static const LyktaPdfValue *
read_section (LyktaPdfRevision *self, gsize place)
{
  LyktaPdfSection section = { .place = place, .first = self->listed->len };
  const LyktaPdfValue *stream;
  LyktaPdfParser parser;

  g_array_append_val (self->sections, section);
  init_parser (self, &parser, place);
  if (lykta_pdf_parser_skip_word (&parser, "xref"))
    return read_table (self, &parser);
  stream = find_stream (self, place);
  return stream != NULL && read_stream (self, stream) ? stream : NULL;
}

static gboolean
was_read (LyktaPdfRevision *self, gsize place)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (g_array_index (self->sections, LyktaPdfSection, i).place == place)
      return TRUE;
  return FALSE;
}

/* From the newest back */
static gboolean
read_sections (LyktaPdfRevision *self, gsize place, GCancellable *cancellable)
{
  const LyktaPdfValue *previous;

  do
    {
      const LyktaPdfValue *trailer;

      if (self->sections->len >= MOST_SECTIONS || was_read (self, place) || g_cancellable_is_cancelled (cancellable))
        return FALSE;
      trailer = read_section (self, place);
      if (trailer == NULL)
        return FALSE;
      if (self->trailer == NULL)
        self->trailer = trailer;
      previous = lykta_pdf_value_get (trailer, "Prev");
      if (previous != NULL && !get_place (self, previous, &place))
        return FALSE;
    }
  while (previous != NULL);
  return TRUE;
}

static gboolean
find_start (LyktaPdfRevision *self, gsize *place)
{
  static const char word[] = "startxref";
  const char *data = g_bytes_get_data (self->reader->bytes, NULL);
  gsize length = strlen (word);
  gsize first = self->end > TAIL_SIZE ? self->end - TAIL_SIZE : 0;
  gsize at;
  LyktaPdfParser parser;
  guint64 number;

  if (self->end < length)
    return FALSE;
  for (at = self->end - length; at > first && memcmp (data + at, word, length) != 0; at--)
    continue;
  if (memcmp (data + at, word, length) != 0)
    return FALSE;
  init_parser (self, &parser, at + length);
  if (!lykta_pdf_parser_read_integer (&parser, &number) || number >= self->end)
    return FALSE;
  *place = (gsize) number;
  return TRUE;
}

LyktaPdfRevision *
lykta_pdf_reader_get_revision (LyktaPdfReader *self, gsize end, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaPdfRevision) revision = g_new0 (LyktaPdfRevision, 1);
  gsize place;

  revision->reader = self;
  revision->end = MIN (end, g_bytes_get_size (self->bytes));
  revision->entries = g_array_new (FALSE, TRUE, sizeof (LyktaPdfEntry));
  revision->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  revision->sections = g_array_new (FALSE, FALSE, sizeof (LyktaPdfSection));
  if (find_start (revision, &place) && read_sections (revision, place, cancellable)
      && lykta_pdf_value_get_reference (lykta_pdf_value_get (revision->trailer, "Root")) > 0)
    return g_steal_pointer (&revision);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    set_damaged (error);
  return NULL;
}

void
lykta_pdf_revision_free (LyktaPdfRevision *self)
{
  g_array_unref (self->sections);
  g_array_unref (self->listed);
  g_array_unref (self->entries);
  g_free (self);
}
