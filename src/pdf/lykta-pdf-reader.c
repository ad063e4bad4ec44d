/* lykta-pdf-reader.c: the objects of a PDF file as they were after each of its updates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-reader-private.h"

#include <string.h>

/* All values of a file together; a tagged document of 500 pages takes about 60 MiB. */
#define MOST_MEMORY ((gsize) 512 * 1024 * 1024)
#define MOST_INFLATED ((gsize) 256 * 1024 * 1024)
#define MOST_PACKED 100000

/* A place that is no place in a file stands for an object of a pack. */
#define PACKED_BIT ((guint64) 1 << 63)

static void
pack_free (LyktaPdfPack *self)
{
  g_bytes_unref (self->data);
  g_array_unref (self->offsets);
  g_free (self);
}

LyktaPdfReader *
lykta_pdf_reader_new (GBytes *bytes)
{
  LyktaPdfReader *self = g_new0 (LyktaPdfReader, 1);

  self->bytes = g_bytes_ref (bytes);
  self->arena = lykta_pdf_arena_new (MOST_MEMORY);
  self->objects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->packs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) pack_free);
  return self;
}

void
lykta_pdf_reader_free (LyktaPdfReader *self)
{
  g_hash_table_unref (self->packs);
  g_hash_table_unref (self->objects);
  lykta_pdf_arena_free (self->arena);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static LyktaPdfObject *
remember (LyktaPdfReader *self, guint64 key)
{
  LyktaPdfObject *object = g_new0 (LyktaPdfObject, 1);

  g_hash_table_insert (self->objects, g_memdup2 (&key, sizeof key), object);
  return object;
}

/* "12 0 obj … endobj"; of a stream only the dictionary, and where its data begins */
static void
read_object (LyktaPdfParser *parser, LyktaPdfObject *object)
{
  guint64 number;
  guint64 generation;
  const LyktaPdfValue *value;

  if (!lykta_pdf_parser_read_integer (parser, &number) || !lykta_pdf_parser_read_integer (parser, &generation)
      || !lykta_pdf_parser_skip_word (parser, "obj") || number == 0 || number > G_MAXINT32)
    return;
  value = lykta_pdf_parser_read (parser);
  if (value == NULL)
    return;
  if (lykta_pdf_value_is (value, LYKTA_PDF_DICTIONARY) && lykta_pdf_parser_skip_word (parser, "stream"))
    {
      LyktaPdfValue *stream = (LyktaPdfValue *) value;

      parser->at += parser->at < parser->size && parser->data[parser->at] == '\r';
      if (parser->at >= parser->size || parser->data[parser->at] != '\n')
        return;
      stream->type = LYKTA_PDF_STREAM;
      stream->start = parser->at + 1;
      object->end = stream->start;
    }
  else if (lykta_pdf_parser_skip_word (parser, "endobj"))
    object->end = parser->at;
  else
    return;
  object->value = value;
  object->number = (guint) number;
}

const LyktaPdfObject *
_lykta_pdf_revision_read_at (LyktaPdfRevision *self, gsize place, guint number)
{
  LyktaPdfReader *reader = self->reader;
  guint64 key = place;
  LyktaPdfObject *object = g_hash_table_lookup (reader->objects, &key);

  if (place >= self->end)
    return NULL;
  if (object == NULL)
    {
      LyktaPdfParser parser = { .arena = reader->arena, .at = place };

      parser.data = g_bytes_get_data (reader->bytes, &parser.size);
      object = remember (reader, key);
      read_object (&parser, object);
    }
  /* What goes on after the end was something else, or nothing, before those bytes were added. */
  return object->value != NULL && object->number == number && object->end <= self->end ? object : NULL;
}

static LyktaPdfPack *
open_pack (LyktaPdfRevision *self, gsize place, guint number)
{
  LyktaPdfReader *reader = self->reader;
  guint64 key = place;
  LyktaPdfPack *pack = g_hash_table_lookup (reader->packs, &key);
  const LyktaPdfObject *object = _lykta_pdf_revision_read_at (self, place, number);
  const LyktaPdfValue *n = object != NULL ? lykta_pdf_revision_get (self, object->value, "N") : NULL;
  const LyktaPdfValue *first = object != NULL ? lykta_pdf_revision_get (self, object->value, "First") : NULL;
  LyktaPdfParser parser = { 0 };

  if (pack != NULL || object == NULL)
    return object != NULL ? pack : NULL;
  if (!lykta_pdf_value_is (object->value, LYKTA_PDF_STREAM) || !lykta_pdf_value_is (n, LYKTA_PDF_NUMBER)
      || !lykta_pdf_value_is (first, LYKTA_PDF_NUMBER) || !(n->number >= 0 && n->number <= MOST_PACKED) || !(first->number >= 0))
    return NULL;
  pack = g_new0 (LyktaPdfPack, 1);
  pack->offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
  pack->data = lykta_pdf_revision_get_data (self, object->value, MOST_INFLATED - reader->inflated);
  /* One that is too large or broken is not tried again, nor are others after it. */
  reader->inflated = pack->data != NULL ? reader->inflated + g_bytes_get_size (pack->data) : MOST_INFLATED;
  if (pack->data == NULL)
    pack->data = g_bytes_new (NULL, 0);
  parser.data = g_bytes_get_data (pack->data, &parser.size);
  for (guint i = 0; i < (guint) n->number; i++)
    {
      guint64 pair[2];

      if (!lykta_pdf_parser_read_integer (&parser, &pair[0]) || !lykta_pdf_parser_read_integer (&parser, &pair[1]))
        break;
      pair[1] = MIN (pair[1], parser.size) + MIN ((guint64) first->number, parser.size);
      g_array_append_vals (pack->offsets, pair, 2);
    }
  g_hash_table_insert (reader->packs, g_memdup2 (&key, sizeof key), pack);
  return pack;
}

static const LyktaPdfValue *
read_packed (LyktaPdfRevision *self, const LyktaPdfEntry *entry, guint number)
{
  const LyktaPdfEntry *stream =
      entry->place < self->entries->len ? &g_array_index (self->entries, LyktaPdfEntry, entry->place) : NULL;
  LyktaPdfReader *reader = self->reader;
  LyktaPdfPack *pack;
  LyktaPdfObject *object;
  guint64 key;

  if (stream == NULL || stream->type != LYKTA_PDF_ENTRY_PLAIN || self->depth > 2)
    return NULL;
  self->depth++;
  pack = open_pack (self, stream->place, (guint) entry->place);
  self->depth--;
  if (pack == NULL || entry->index >= pack->offsets->len / 2
      || g_array_index (pack->offsets, guint64, entry->index * 2) != number)
    return NULL;
  /* Fewer than 2³² objects a file, in packs of fewer than 2¹⁷ */
  key = PACKED_BIT | (guint64) stream->place << 20 | entry->index;
  object = g_hash_table_lookup (reader->objects, &key);
  if (object == NULL)
    {
      LyktaPdfParser parser = { .arena = reader->arena, .at = g_array_index (pack->offsets, guint64, entry->index * 2 + 1) };

      parser.data = g_bytes_get_data (pack->data, &parser.size);
      object = remember (reader, key);
      object->value = lykta_pdf_parser_read (&parser);
    }
  return object->value;
}

const LyktaPdfValue *
lykta_pdf_revision_get_object (LyktaPdfRevision *self, guint number)
{
  const LyktaPdfEntry *entry = number < self->entries->len ? &g_array_index (self->entries, LyktaPdfEntry, number) : NULL;
  const LyktaPdfObject *object;

  if (entry == NULL)
    return NULL;
  if (entry->type == LYKTA_PDF_ENTRY_PACKED)
    return read_packed (self, entry, number);
  object = entry->type == LYKTA_PDF_ENTRY_PLAIN ? _lykta_pdf_revision_read_at (self, entry->place, number) : NULL;
  return object != NULL ? object->value : NULL;
}

gboolean
lykta_pdf_revision_has_object (LyktaPdfRevision *self, guint number)
{
  return number < self->entries->len && g_array_index (self->entries, LyktaPdfEntry, number).type >= LYKTA_PDF_ENTRY_PLAIN;
}

gboolean
lykta_pdf_revision_is_in_place (LyktaPdfRevision *self, LyktaPdfRevision *older, guint number)
{
  return number < self->entries->len && number < older->entries->len
         && memcmp (&g_array_index (self->entries, LyktaPdfEntry, number), &g_array_index (older->entries, LyktaPdfEntry, number),
                    sizeof (LyktaPdfEntry))
                == 0;
}

const LyktaPdfValue *
lykta_pdf_revision_resolve (LyktaPdfRevision *self, const LyktaPdfValue *value)
{
  for (guint i = 0; i < 8 && lykta_pdf_value_is (value, LYKTA_PDF_REFERENCE); i++)
    value = lykta_pdf_revision_get_object (self, lykta_pdf_value_get_reference (value));
  return lykta_pdf_value_is (value, LYKTA_PDF_REFERENCE) || lykta_pdf_value_is (value, LYKTA_PDF_NULL) ? NULL : value;
}

const LyktaPdfValue *
lykta_pdf_revision_get (LyktaPdfRevision *self, const LyktaPdfValue *dictionary, const char *key)
{
  return lykta_pdf_revision_resolve (self, lykta_pdf_value_get (dictionary, key));
}

const guint8 *
lykta_pdf_revision_get_raw (LyktaPdfRevision *self, const LyktaPdfValue *stream, gsize *size)
{
  const guint8 *data = g_bytes_get_data (self->reader->bytes, NULL);
  const LyktaPdfValue *length;

  if (!lykta_pdf_value_is (stream, LYKTA_PDF_STREAM) || stream->start > self->end || self->depth > 4)
    return NULL;
  self->depth++;
  length = lykta_pdf_revision_get (self, stream, "Length");
  self->depth--;
  if (!lykta_pdf_value_is (length, LYKTA_PDF_NUMBER) || !(length->number >= 0)
      || !(length->number <= (double) (self->end - stream->start)))
    return NULL;
  *size = (gsize) length->number;
  return data + stream->start;
}

GBytes *
lykta_pdf_revision_get_data (LyktaPdfRevision *self, const LyktaPdfValue *stream, gsize most)
{
  gsize size;
  const guint8 *data = lykta_pdf_revision_get_raw (self, stream, &size);

  return data != NULL ? _lykta_pdf_inflate (self, stream, data, size, most) : NULL;
}

gsize
lykta_pdf_revision_get_end (LyktaPdfRevision *self)
{
  return self->end;
}

guint
lykta_pdf_revision_get_size (LyktaPdfRevision *self)
{
  return self->entries->len;
}

const LyktaPdfValue *
lykta_pdf_revision_get_trailer (LyktaPdfRevision *self)
{
  return self->trailer;
}

guint
lykta_pdf_revision_get_n_updates (LyktaPdfRevision *self)
{
  return self->sections->len;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* The section of @self that @older begins with; its last if there is none */
static guint
find_section (LyktaPdfRevision *self, LyktaPdfRevision *older)
{
  gsize place = g_array_index (older->sections, LyktaPdfSection, 0).place;
  guint i = 0;

  while (i < self->sections->len && g_array_index (self->sections, LyktaPdfSection, i).place != place)
    i++;
  return i;
}

GArray *
lykta_pdf_revision_get_updated (LyktaPdfRevision *self, LyktaPdfRevision *older)
{
  guint section = find_section (self, older);
  g_autoptr (GArray) numbers = NULL;
  guint n = 0;

  if (section == self->sections->len)
    return NULL;
  numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (numbers, self->listed->data, g_array_index (self->sections, LyktaPdfSection, section).first);
  for (guint i = 1; i < older->entries->len; i++)
    if (lykta_pdf_revision_has_object (older, i) && lykta_pdf_revision_get_object (older, i) == NULL)
      g_array_append_val (numbers, i);
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (n == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, n - 1))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);
  return g_steal_pointer (&numbers);
}
