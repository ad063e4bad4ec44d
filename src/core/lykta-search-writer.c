/* lykta-search-writer.c: keeping the search index in step with the records
 *
 * Only what differs between the old and the new text is written. An import collects before it writes: grams until the next
 * 1024 ids, words until its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-search-private.h"

/* So many records at most are written without a detour over bits. */
#define SHORT_LIST 64
#define POSTING_WORDS (LYKTA_SEARCH_WORD_BITS / 64)

struct _LyktaSearchWriter
{
  /* Borrowed */
  LyktaDatabase *database;

  /* Owned */
  LyktaSearchMarks marks;

  gint64 number;
  gint64 chunk;
  gint64 last_word; /* the greatest number of any word */
  gboolean fresh;   /* the register had no words */
  gboolean verify;  /* compare with what is there instead of writing */
  gboolean differs; /* … and it is something else */
  gint64 n_rows;    /* … and how many rows there should be */
};

LyktaSearchWriter *
lykta_search_writer_new (LyktaDatabase *database, const LyktaRegister *reg, GError **error)
{
  g_autoptr (LyktaSearchWriter) self = g_new0 (LyktaSearchWriter, 1);
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  self->database = database;
  self->chunk = -1;
  lykta_search_marks_init (&self->marks);
  self->number = lykta_search_get_number (database, reg, error);
  if (self->number < 0)
    return NULL;

  statement = lykta_database_get (database, "SELECT 1 FROM search_words WHERE register = ? LIMIT 1", error);
  if (statement == NULL)
    return NULL;
  lykta_statement_bind_integer (statement, 1, self->number);
  self->fresh = !lykta_statement_next (statement, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lykta_search_writer_free (LyktaSearchWriter *self)
{
  lykta_search_marks_clear (&self->marks);
  g_free (self);
}

/* Grams */

static int
compare_grams (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const LyktaGram *) a)->gram;
  gint64 y = ((const LyktaGram *) b)->gram;

  return (x > y) - (x < y);
}

/* Rows of either kind are read and written by three statements whose last key is the gram or the chunk; words are found and added by two
 * more. */
typedef struct
{
  LyktaStatement *find;
  LyktaStatement *add;
  LyktaStatement *read;
  LyktaStatement *write;
  LyktaStatement *delete;
} LyktaRows;

static void
rows_clear (LyktaRows *self)
{
  g_clear_pointer (&self->find, lykta_statement_release);
  g_clear_pointer (&self->add, lykta_statement_release);
  g_clear_pointer (&self->read, lykta_statement_release);
  g_clear_pointer (&self->write, lykta_statement_release);
  g_clear_pointer (&self->delete, lykta_statement_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LyktaRows, rows_clear)

static void
bind_keys (LyktaStatement *statement, const gint64 *keys, guint n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    lykta_statement_bind_integer (statement, (int) i + 1, keys[i]);
}

/* Changes one row: bits added win over bits removed. @present: the row may be there. */
static gboolean
change_row (LyktaSearchWriter *self, LyktaRows *rows, const gint64 *keys, guint n_keys, const guint64 *added,
            const guint64 *removed, guint n_bits, gboolean present, GError **error)
{
  guint64 bits[POSTING_WORDS] = { 0 };
  guint8 bytes[LYKTA_SEARCH_WORD_BITS / 8];
  gboolean moved = !present;
  gsize size;

  if (present)
    {
      g_autoptr (GError) local_error = NULL;

      bind_keys (rows->read, keys, n_keys);
      if (lykta_statement_next (rows->read, &local_error))
        {
          const guint8 *there = lykta_statement_get_blob (rows->read, 0, &size);

          if (self->verify)
            {
              gsize right = lykta_bits_pack (added, n_bits, bytes);

              self->differs = self->differs || right != size || memcmp (there, bytes, size) != 0;
            }
          lykta_bits_unpack (there, size, n_bits, bits);
        }
      else if (self->verify)
        self->differs = TRUE;
      lykta_statement_reset (rows->read);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  self->n_rows++;
  if (self->verify)
    return TRUE;

  for (guint i = 0; i < n_bits / 64; i++)
    {
      guint64 word = (bits[i] & ~removed[i]) | added[i];

      moved = moved || word != bits[i];
      bits[i] = word;
    }
  if (!moved)
    return TRUE;
  size = lykta_bits_pack (bits, n_bits, bytes);
  if (size == 0)
    {
      bind_keys (rows->delete, keys, n_keys);
      return lykta_statement_run (rows->delete, error);
    }
  bind_keys (rows->write, keys, n_keys);
  lykta_statement_bind_blob (rows->write, (int) n_keys + 1, bytes, size);
  return lykta_statement_run (rows->write, error);
}

static gboolean
chunk_is_there (LyktaSearchWriter *self, gboolean *there, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database, "SELECT 1 FROM search_grams WHERE register = ? AND chunk = ? LIMIT 1", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, self->number);
  lykta_statement_bind_integer (statement, 2, self->chunk);
  *there = lykta_statement_next (statement, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
flush_grams (LyktaSearchWriter *self, GError **error)
{
  g_auto (LyktaRows) rows = { NULL };
  gboolean there = TRUE;

  if (self->marks.grams->len == 0)
    return TRUE;
  rows.read =
      lykta_database_get (self->database, "SELECT bits FROM search_grams WHERE register = ? AND chunk = ? AND gram = ?", error);
  rows.write = lykta_database_get (
      self->database,
      "INSERT INTO search_grams (register, chunk, gram, bits) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits",
      error);
  rows.delete =
      lykta_database_get (self->database, "DELETE FROM search_grams WHERE register = ? AND chunk = ? AND gram = ?", error);
  if (rows.read == NULL || rows.write == NULL || rows.delete == NULL || (!self->verify && !chunk_is_there (self, &there, error)))
    return FALSE;

  g_array_sort (self->marks.grams, compare_grams);
  for (guint i = 0; i < self->marks.grams->len; i++)
    {
      LyktaGram *gram = &g_array_index (self->marks.grams, LyktaGram, i);
      gint64 keys[] = { self->number, self->chunk, gram->gram };
      gboolean moved = FALSE;

      for (guint j = 0; j < LYKTA_SEARCH_GRAM_WORDS; j++)
        {
          guint64 both = gram->added[j] & gram->removed[j];

          gram->added[j] &= ~both;
          gram->removed[j] &= ~both;
          moved = moved || gram->added[j] != 0 || gram->removed[j] != 0;
        }
      if (moved && !change_row (self, &rows, keys, 3, gram->added, gram->removed, LYKTA_SEARCH_GRAM_BITS, there, error))
        return FALSE;
    }
  lykta_search_marks_forget_grams (&self->marks);
  return TRUE;
}

/* Words */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (((const LyktaWord *) a)->text, ((const LyktaWord *) b)->text);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The word's number; 0 and an error, or 0 when it is not there and only verified. */
static gint64
number_word (LyktaSearchWriter *self, LyktaRows *rows, const LyktaWord *word, gboolean *present, GError **error)
{
  gint64 number = 0;

  *present = FALSE;
  if (!self->fresh)
    {
      lykta_statement_bind_integer (rows->find, 1, self->number);
      lykta_statement_bind_text (rows->find, 2, word->text);
      *present = lykta_statement_next (rows->find, error);
      if (*present)
        number = lykta_statement_get_integer (rows->find, 0);
      lykta_statement_reset (rows->find);
      if (*present || self->verify || *error != NULL)
        return number;
    }

  number = ++self->last_word;
  lykta_statement_bind_integer (rows->add, 1, number);
  lykta_statement_bind_integer (rows->add, 2, self->number);
  lykta_statement_bind_text (rows->add, 3, word->text);
  return lykta_statement_run (rows->add, error) ? number : 0;
}

/* A new word in few records, as most are: its list as it will be kept. */
static gboolean
write_list (LyktaSearchWriter *self, LyktaRows *rows, gint64 number, const GArray *ids, GError **error)
{
  guint8 bytes[2 * SHORT_LIST];
  gint64 chunk = g_array_index (ids, gint64, 0) / LYKTA_SEARCH_WORD_BITS;

  for (guint i = 0; i < ids->len; i++)
    {
      guint bit = (guint) (g_array_index (ids, gint64, i) % LYKTA_SEARCH_WORD_BITS);

      bytes[2 * i] = (guint8) (bit & 0xff);
      bytes[2 * i + 1] = (guint8) (bit >> 8);
    }
  lykta_statement_bind_integer (rows->write, 1, number);
  lykta_statement_bind_integer (rows->write, 2, chunk);
  lykta_statement_bind_blob (rows->write, 3, bytes, 2 * ids->len);
  return lykta_statement_run (rows->write, error);
}

static guint
take_bits (GArray *ids, guint from, gint64 chunk, guint64 *bits)
{
  guint i = from;

  for (; ids != NULL && i < ids->len && g_array_index (ids, gint64, i) / LYKTA_SEARCH_WORD_BITS == chunk; i++)
    {
      guint bit = (guint) (g_array_index (ids, gint64, i) % LYKTA_SEARCH_WORD_BITS);

      bits[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
    }
  return i;
}

static gboolean
flush_word (LyktaSearchWriter *self, LyktaRows *rows, LyktaWord *word, GError **error)
{
  guint n_added = word->added != NULL ? word->added->len : 0;
  guint n_removed = word->removed != NULL ? word->removed->len : 0;
  guint added = 0;
  guint removed = 0;
  gboolean present;
  gint64 number;

  if (n_added == 0 && n_removed == 0)
    return TRUE;
  number = number_word (self, rows, word, &present, error);
  if (number == 0)
    {
      self->differs = TRUE;
      return *error == NULL;
    }
  if (word->added != NULL)
    g_array_sort (word->added, compare_ids);
  if (word->removed != NULL)
    g_array_sort (word->removed, compare_ids);
  if (!present && n_added <= SHORT_LIST
      && g_array_index (word->added, gint64, 0) / LYKTA_SEARCH_WORD_BITS
             == g_array_index (word->added, gint64, n_added - 1) / LYKTA_SEARCH_WORD_BITS)
    return write_list (self, rows, number, word->added, error);

  while (added < n_added || removed < n_removed)
    {
      guint64 added_bits[POSTING_WORDS] = { 0 };
      guint64 removed_bits[POSTING_WORDS] = { 0 };
      gint64 next_added = added < n_added ? g_array_index (word->added, gint64, added) : G_MAXINT64;
      gint64 next_removed = removed < n_removed ? g_array_index (word->removed, gint64, removed) : G_MAXINT64;
      gint64 keys[] = { number, MIN (next_added, next_removed) / LYKTA_SEARCH_WORD_BITS };

      added = take_bits (word->added, added, keys[1], added_bits);
      removed = take_bits (word->removed, removed, keys[1], removed_bits);
      if (!change_row (self, rows, keys, 2, added_bits, removed_bits, LYKTA_SEARCH_WORD_BITS, present, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
flush_words (LyktaSearchWriter *self, GError **error)
{
  g_auto (LyktaRows) rows = { NULL };

  if (!lykta_database_read_integer (self->database, "SELECT coalesce(max(id), 0) FROM search_words", &self->last_word, error))
    return FALSE;
  rows.find = lykta_database_get (self->database, "SELECT id FROM search_words WHERE register = ? AND word = ?", error);
  rows.add = lykta_database_get (self->database, "INSERT INTO search_words (id, register, word) VALUES (?, ?, ?)", error);
  rows.read = lykta_database_get (self->database, "SELECT bits FROM search_postings WHERE word = ? AND chunk = ?", error);
  rows.write = lykta_database_get (
      self->database,
      "INSERT INTO search_postings (word, chunk, bits) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits", error);
  rows.delete = lykta_database_get (self->database, "DELETE FROM search_postings WHERE word = ? AND chunk = ?", error);
  if (rows.find == NULL || rows.add == NULL || rows.read == NULL || rows.write == NULL || rows.delete == NULL)
    return FALSE;

  /* In their order the new ones only append to the tables. */
  g_array_sort (self->marks.words, compare_words);
  for (guint i = 0; i < self->marks.words->len; i++)
    if (!flush_word (self, &rows, &g_array_index (self->marks.words, LyktaWord, i), error))
      return FALSE;
  g_array_set_size (self->marks.words, 0);
  return TRUE;
}

/* Texts */

gboolean
lykta_search_writer_add (LyktaSearchWriter *self, gint64 id, const char *old, const char *new_, GError **error)
{
  gint64 chunk = id / LYKTA_SEARCH_GRAM_BITS;

  if (chunk != self->chunk && !flush_grams (self, error))
    return FALSE;
  self->chunk = chunk;
  if (old != NULL)
    lykta_search_marks_add (&self->marks, old, id, LYKTA_SEARCH_OLD);
  if (new_ != NULL)
    lykta_search_marks_add (&self->marks, new_, id, LYKTA_SEARCH_NEW);
  if (old != NULL)
    lykta_search_marks_add (&self->marks, old, id, LYKTA_SEARCH_GONE);
  return TRUE;
}

gboolean
lykta_search_writer_finish (LyktaSearchWriter *self, GError **error)
{
  return flush_grams (self, error) && flush_words (self, error);
}

void
lykta_search_writer_set_verify (LyktaSearchWriter *self)
{
  self->verify = TRUE;
  self->fresh = FALSE;
}

gint64
lykta_search_writer_get_rows (LyktaSearchWriter *self, gboolean *differs)
{
  *differs = self->differs;
  return self->n_rows;
}
