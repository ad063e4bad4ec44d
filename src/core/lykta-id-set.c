/* lykta-id-set.c: a set of ids as bits, and bits as they are kept in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-id-set.h"

struct _LyktaIdSet
{
  guint64 *words;
  gsize n_words;
};

LyktaIdSet *
lykta_id_set_new (gint64 greatest)
{
  LyktaIdSet *self = g_new0 (LyktaIdSet, 1);

  self->n_words = (gsize) greatest / 64 + 1;
  self->words = g_new0 (guint64, self->n_words);
  return self;
}

LyktaIdSet *
lykta_id_set_copy (const LyktaIdSet *self)
{
  LyktaIdSet *copy = g_new0 (LyktaIdSet, 1);

  copy->n_words = self->n_words;
  copy->words = g_memdup2 (self->words, self->n_words * sizeof (guint64));
  return copy;
}

void
lykta_id_set_free (LyktaIdSet *self)
{
  g_free (self->words);
  g_free (self);
}

void
lykta_id_set_add (LyktaIdSet *self, gint64 id)
{
  if (id >= 0 && (gsize) id / 64 < self->n_words)
    self->words[id / 64] |= G_GUINT64_CONSTANT (1) << (id % 64);
}

gboolean
lykta_id_set_contains (const LyktaIdSet *self, gint64 id)
{
  return id >= 0 && (gsize) id / 64 < self->n_words && (self->words[id / 64] >> (id % 64) & 1) != 0;
}

void
lykta_id_set_intersect (LyktaIdSet *self, const LyktaIdSet *other)
{
  for (gsize i = 0; i < self->n_words; i++)
    self->words[i] &= i < other->n_words ? other->words[i] : 0;
}

void
lykta_id_set_invert (LyktaIdSet *self)
{
  for (gsize i = 0; i < self->n_words; i++)
    self->words[i] = ~self->words[i];
}

guint
lykta_id_set_count (const LyktaIdSet *self)
{
  guint count = 0;

  for (gsize i = 0; i < self->n_words; i++)
    count += (guint) __builtin_popcountll (self->words[i]);
  return count;
}

void
lykta_id_set_add_packed (LyktaIdSet *self, gint64 first, guint n_bits, const guint8 *bytes, gsize size)
{
  if (size < n_bits / 8)
    {
      for (gsize i = 0; i + 1 < size; i += 2)
        lykta_id_set_add (self, first + (bytes[i] | bytes[i + 1] << 8));
      return;
    }
  for (guint i = 0; i < n_bits / 64 && (gsize) first / 64 + i < self->n_words; i++)
    {
      guint64 word;

      memcpy (&word, bytes + i * 8, sizeof word);
      self->words[(gsize) first / 64 + i] |= GUINT64_FROM_LE (word);
    }
}

void
lykta_bits_unpack (const guint8 *bytes, gsize size, guint n_bits, guint64 *words)
{
  LyktaIdSet set = { words, n_bits / 64 };

  lykta_id_set_add_packed (&set, 0, n_bits, bytes, size);
}

gsize
lykta_bits_pack (const guint64 *words, guint n_bits, guint8 *bytes)
{
  LyktaIdSet set = { (guint64 *) words, n_bits / 64 };
  guint count = lykta_id_set_count (&set);
  gsize size = 0;

  if (count * 2 >= n_bits / 8)
    {
      for (guint i = 0; i < n_bits / 64; i++)
        {
          guint64 word = GUINT64_TO_LE (words[i]);

          memcpy (bytes + i * 8, &word, sizeof word);
        }
      return n_bits / 8;
    }
  for (guint i = 0; i < n_bits / 64; i++)
    for (guint64 rest = words[i]; rest != 0; rest &= rest - 1)
      {
        guint bit = i * 64 + (guint) __builtin_ctzll (rest);

        bytes[size++] = (guint8) (bit & 0xff);
        bytes[size++] = (guint8) (bit >> 8);
      }
  return size;
}
