/* lykta-search-marks.c: collecting what the search index must learn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-search-private.h"

static void
slots_reset (LyktaSlots *self, guint n_slots)
{
  if (self->n_slots != n_slots)
    {
      g_free (self->slots);
      self->slots = g_new (guint, n_slots);
      self->n_slots = n_slots;
    }
  memset (self->slots, 0, n_slots * sizeof (guint));
}

static void
clear_word (LyktaWord *word)
{
  g_clear_pointer (&word->added, g_array_unref);
  g_clear_pointer (&word->removed, g_array_unref);
}

static guint
hash_gram (gint64 gram)
{
  return (guint) (((guint64) gram * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32);
}

static LyktaGram *
get_gram (LyktaSearchMarks *self, gint64 gram)
{
  LyktaSlots *slots = &self->gram_slots;
  LyktaGram *entry;
  guint slot = hash_gram (gram) & (slots->n_slots - 1);

  for (; slots->slots[slot] != 0; slot = (slot + 1) & (slots->n_slots - 1))
    {
      LyktaGram *present = &g_array_index (self->grams, LyktaGram, slots->slots[slot] - 1);

      if (present->gram == gram)
        return present;
    }

  g_array_set_size (self->grams, self->grams->len + 1);
  entry = &g_array_index (self->grams, LyktaGram, self->grams->len - 1);
  memset (entry, 0, sizeof *entry);
  entry->gram = gram;
  slots->slots[slot] = self->grams->len;
  if (self->grams->len * 2 > slots->n_slots)
    {
      slots_reset (slots, slots->n_slots * 4);
      for (guint i = 0; i < self->grams->len; i++)
        {
          guint place = hash_gram (g_array_index (self->grams, LyktaGram, i).gram) & (slots->n_slots - 1);

          while (slots->slots[place] != 0)
            place = (place + 1) & (slots->n_slots - 1);
          slots->slots[place] = i + 1;
        }
    }
  return entry;
}

/* Most letters and pairs stand in a text several times. */
static void
mark_gram (LyktaSearchMarks *self, gint64 gram, gint64 id, gboolean removed)
{
  guint bit = (guint) (id % LYKTA_SEARCH_GRAM_BITS);
  guint place = hash_gram (gram) % LYKTA_SEARCH_RECENT;
  gint64 stamp = id * 2 + removed;
  LyktaGram *entry;

  if (self->recent_grams[place] == gram && self->recent_stamps[place] == stamp)
    return;
  self->recent_grams[place] = gram;
  self->recent_stamps[place] = stamp;
  entry = get_gram (self, gram);
  (removed ? entry->removed : entry->added)[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static guint
hash_text (const char *text, gsize length)
{
  guint hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static LyktaWord *
get_word (LyktaSearchMarks *self, const char *text, gsize length)
{
  LyktaSlots *slots = &self->word_slots;
  LyktaWord entry = { .removed_mark = -1 };
  guint hash = hash_text (text, length);
  guint slot = hash & (slots->n_slots - 1);

  for (; slots->slots[slot] != 0; slot = (slot + 1) & (slots->n_slots - 1))
    {
      LyktaWord *present = &g_array_index (self->words, LyktaWord, slots->slots[slot] - 1);

      if (present->hash == hash && present->length == length && memcmp (present->text, text, length) == 0)
        return present;
    }

  entry.text = g_string_chunk_insert_len (self->texts, text, (gssize) length);
  entry.length = (guint) length;
  entry.hash = hash;
  entry.old_mark = entry.new_mark = -1;
  g_array_append_val (self->words, entry);
  slots->slots[slot] = self->words->len;
  if (self->words->len * 2 > slots->n_slots)
    {
      slots_reset (slots, slots->n_slots * 4);
      for (guint i = 0; i < self->words->len; i++)
        {
          guint place = g_array_index (self->words, LyktaWord, i).hash & (slots->n_slots - 1);

          while (slots->slots[place] != 0)
            place = (place + 1) & (slots->n_slots - 1);
          slots->slots[place] = i + 1;
        }
    }
  return &g_array_index (self->words, LyktaWord, self->words->len - 1);
}

static void
note (GArray **list, gint64 id)
{
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (*list, id);
}

static void
mark_word (LyktaSearchMarks *self, const char *text, gsize length, gint64 id, LyktaPass pass)
{
  LyktaWord *word = get_word (self, text, length);

  switch (pass)
    {
    case LYKTA_SEARCH_OLD:
      word->old_mark = id;
      break;
    case LYKTA_SEARCH_NEW:
      if (word->new_mark != id && word->old_mark != id)
        note (&word->added, id);
      word->new_mark = id;
      break;
    case LYKTA_SEARCH_GONE:
      if (word->new_mark != id && word->removed_mark != id)
        note (&word->removed, id);
      word->removed_mark = id;
      break;
    }
}

void
lykta_search_marks_add (LyktaSearchMarks *self, const char *text, gint64 id, LyktaPass pass)
{
  const char *start = text;
  gunichar before = 0;

  for (const char *p = text;;)
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c == 0 || ((c <= 0x20 || c >= 0x80) && g_unichar_isspace (c)))
        {
          if (p > start)
            mark_word (self, start, (gsize) (p - start), id, pass);
          if (c == 0)
            return;
          before = 0;
          p = start = g_utf8_next_char (p);
          continue;
        }
      if (pass != LYKTA_SEARCH_GONE)
        {
          mark_gram (self, LYKTA_SEARCH_GRAM (c, 0), id, pass == LYKTA_SEARCH_OLD);
          if (before != 0)
            mark_gram (self, LYKTA_SEARCH_GRAM (before, c), id, pass == LYKTA_SEARCH_OLD);
        }
      before = c;
      p = g_utf8_next_char (p);
    }
}

void
lykta_search_marks_init (LyktaSearchMarks *self)
{
  self->grams = g_array_new (FALSE, FALSE, sizeof (LyktaGram));
  self->words = g_array_new (FALSE, FALSE, sizeof (LyktaWord));
  g_array_set_clear_func (self->words, (GDestroyNotify) clear_word);
  self->texts = g_string_chunk_new (4096);
  slots_reset (&self->gram_slots, 1024);
  slots_reset (&self->word_slots, 1024);
}

void
lykta_search_marks_clear (LyktaSearchMarks *self)
{
  g_array_unref (self->grams);
  g_array_unref (self->words);
  g_free (self->gram_slots.slots);
  g_free (self->word_slots.slots);
  g_string_chunk_free (self->texts);
}

void
lykta_search_marks_forget_grams (LyktaSearchMarks *self)
{
  g_array_set_size (self->grams, 0);
  slots_reset (&self->gram_slots, self->gram_slots.n_slots);
}
