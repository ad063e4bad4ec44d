/* lykta-search.c: which records hold some words, anywhere in their searched fields
 *
 * Substrings of any length, without false hits, in a few milliseconds:
 * - one or two letters: search_grams keeps for each the set of records, as bits, 1024 ids a row;
 * - more: every word that occurs in the register is kept once (search_words); those that hold the letters are found by
 *   looking through all of them in memory, and search_postings keeps the set of records of each, 7168 ids a row.
 * A word is what stands between spaces, as a searched word is, so what is found needs no second look. FTS5's trigrams were
 * measured first: they cannot do one or two letters, and popular ones are read row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-search-private.h"

/* Parts whose records are remembered: whoever types another letter or another word searches for the other parts again. */
#define MAX_FOUND 32
/* Words whose numbers lie so close are read in one go. */
#define MAX_GAP 8

/* The words of one register: "\nword\nword\n"; offsets[i] is where word i begins. */
typedef struct
{
  GString *text;
  GArray *offsets; /* guint */
  GArray *ids;     /* gint64 */
  gint64 last;
} LyktaVocabulary;

struct _LyktaSearch
{
  /* Borrowed */
  LyktaDatabase *database;

  /* Owned */
  GHashTable *vocabularies; /* LyktaRegister → LyktaVocabulary */
  GHashTable *found;        /* register and part → LyktaIdSet, until something is written */
};

static void
free_vocabulary (LyktaVocabulary *vocabulary)
{
  g_string_free (vocabulary->text, TRUE);
  g_array_unref (vocabulary->offsets);
  g_array_unref (vocabulary->ids);
  g_free (vocabulary);
}

LyktaSearch *
lykta_search_new (LyktaDatabase *database)
{
  LyktaSearch *self = g_new0 (LyktaSearch, 1);

  self->database = database;
  self->vocabularies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_vocabulary);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lykta_id_set_free);
  return self;
}

void
lykta_search_free (LyktaSearch *self)
{
  g_hash_table_unref (self->vocabularies);
  g_hash_table_unref (self->found);
  g_free (self);
}

void
lykta_search_forget (LyktaSearch *self)
{
  g_hash_table_remove_all (self->found);
}

static gboolean
propagate (GError **local_error, GError **error)
{
  if (*local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local_error));
  return FALSE;
}

/* Words are only ever added, so what is new has a greater number. */
static LyktaVocabulary *
get_vocabulary (LyktaSearch *self, const LyktaRegister *reg, gint64 number, GError **error)
{
  LyktaVocabulary *vocabulary = g_hash_table_lookup (self->vocabularies, reg);
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 last;

  if (!lykta_database_read_integer (self->database, "SELECT coalesce(max(id), 0) FROM search_words", &last, error))
    return NULL;
  if (vocabulary != NULL && last < vocabulary->last)
    {
      /* The file was restored under the same name. */
      g_hash_table_remove (self->vocabularies, reg);
      vocabulary = NULL;
    }
  if (vocabulary == NULL)
    {
      vocabulary = g_new0 (LyktaVocabulary, 1);
      vocabulary->text = g_string_new ("\n");
      vocabulary->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
      vocabulary->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->vocabularies, (gpointer) reg, vocabulary);
    }
  if (vocabulary->last == last)
    return vocabulary;

  statement = lykta_database_get (self->database,
                                  vocabulary->last == 0 ? "SELECT id, word FROM search_words WHERE register = ?1"
                                                        : "SELECT id, word FROM search_words WHERE id > ?2 AND +register = ?1",
                                  error);
  if (statement == NULL)
    return NULL;
  lykta_statement_bind_integer (statement, 1, number);
  if (vocabulary->last != 0)
    lykta_statement_bind_integer (statement, 2, vocabulary->last);
  while (lykta_statement_next (statement, &local_error))
    {
      gint64 id = lykta_statement_get_integer (statement, 0);
      guint offset = (guint) vocabulary->text->len;

      g_array_append_val (vocabulary->ids, id);
      g_array_append_val (vocabulary->offsets, offset);
      g_string_append (vocabulary->text, lykta_statement_get_text (statement, 1));
      g_string_append_c (vocabulary->text, '\n');
    }
  vocabulary->last = last;
  return propagate (&local_error, error) ? vocabulary : NULL;
}

/* Which word stands at the offset. */
static guint
find_word (const LyktaVocabulary *vocabulary, guint offset)
{
  guint low = 0;
  guint high = vocabulary->offsets->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (vocabulary->offsets, guint, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The numbers of the words that hold @part, ascending. */
static GArray *
find_words (const LyktaVocabulary *vocabulary, const char *part)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *text = vocabulary->text->str;
  const char *end = text + vocabulary->text->len;
  gsize length = strlen (part);
  const char *hit = text;

  while ((hit = memmem (hit, (gsize) (end - hit), part, length)) != NULL)
    {
      guint word = find_word (vocabulary, (guint) (hit - text));

      g_array_append_val (found, g_array_index (vocabulary->ids, gint64, word));
      if (word + 1 == vocabulary->offsets->len)
        break;
      hit = text + g_array_index (vocabulary->offsets, guint, word + 1);
    }
  g_array_sort (found, compare_ids);
  return found;
}

static gboolean
add_postings (LyktaSearch *self, LyktaIdSet *set, GArray *words, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database,
                          "SELECT word, chunk, bits FROM search_postings WHERE word BETWEEN ? AND ? ORDER BY word", error);
  g_autoptr (GError) local_error = NULL;
  const gint64 *ids = (const gint64 *) (gpointer) words->data;
  guint next;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < words->len; i = next)
    {
      guint current = i;

      for (next = i + 1; next < words->len && ids[next] - ids[next - 1] <= MAX_GAP; next++)
        ;
      lykta_statement_bind_integer (statement, 1, ids[i]);
      lykta_statement_bind_integer (statement, 2, ids[next - 1]);
      while (lykta_statement_next (statement, &local_error))
        {
          gint64 word = lykta_statement_get_integer (statement, 0);
          const guint8 *bytes;
          gsize size;

          while (current < next && ids[current] < word)
            current++;
          if (current == next || ids[current] != word)
            continue;
          bytes = lykta_statement_get_blob (statement, 2, &size);
          lykta_id_set_add_packed (set, lykta_statement_get_integer (statement, 1) * LYKTA_SEARCH_WORD_BITS,
                                   LYKTA_SEARCH_WORD_BITS, bytes, size);
        }
      lykta_statement_reset (statement);
      if (!propagate (&local_error, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_gram (LyktaSearch *self, LyktaIdSet *set, gint64 number, gint64 gram, gint64 greatest, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database, "SELECT bits FROM search_grams WHERE register = ? AND chunk = ? AND gram = ?", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (gint64 chunk = 0; chunk <= greatest / LYKTA_SEARCH_GRAM_BITS; chunk++)
    {
      lykta_statement_bind_integer (statement, 1, number);
      lykta_statement_bind_integer (statement, 2, chunk);
      lykta_statement_bind_integer (statement, 3, gram);
      if (lykta_statement_next (statement, &local_error))
        {
          gsize size;
          const guint8 *bytes = lykta_statement_get_blob (statement, 0, &size);

          lykta_id_set_add_packed (set, chunk * LYKTA_SEARCH_GRAM_BITS, LYKTA_SEARCH_GRAM_BITS, bytes, size);
        }
      lykta_statement_reset (statement);
      if (!propagate (&local_error, error))
        return FALSE;
    }
  return TRUE;
}

static LyktaIdSet *
find_part (LyktaSearch *self, const LyktaRegister *reg, gint64 number, const char *part, gint64 greatest, GError **error)
{
  g_autoptr (LyktaIdSet) set = lykta_id_set_new (greatest);
  g_autoptr (GArray) words = NULL;
  LyktaVocabulary *vocabulary;
  const char *second = g_utf8_next_char (part);

  if (*second == '\0' || *g_utf8_next_char (second) == '\0')
    {
      gint64 gram = LYKTA_SEARCH_GRAM (g_utf8_get_char (part), *second != '\0' ? g_utf8_get_char (second) : 0);

      return add_gram (self, set, number, gram, greatest, error) ? g_steal_pointer (&set) : NULL;
    }

  vocabulary = get_vocabulary (self, reg, number, error);
  if (vocabulary == NULL)
    return NULL;
  words = find_words (vocabulary, part);
  return add_postings (self, set, words, error) ? g_steal_pointer (&set) : NULL;
}

/* (transfer none) */
static const LyktaIdSet *
recall_part (LyktaSearch *self, const LyktaRegister *reg, gint64 number, const char *part, gint64 greatest, GError **error)
{
  g_autofree char *key = g_strconcat (reg->id, " ", part, NULL);
  LyktaIdSet *set = g_hash_table_lookup (self->found, key);

  if (set != NULL)
    return set;
  set = find_part (self, reg, number, part, greatest, error);
  if (set == NULL)
    return NULL;
  if (g_hash_table_size (self->found) >= MAX_FOUND)
    lykta_search_forget (self);
  g_hash_table_insert (self->found, g_steal_pointer (&key), set);
  return set;
}

gint64
lykta_search_get_number (LyktaDatabase *database, const LyktaRegister *reg, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *number =
      lykta_database_read_text (database, "SELECT number FROM search_registers WHERE register = ?", reg->id, &local_error);

  if (!propagate (&local_error, error))
    return -1;
  return number != NULL ? g_ascii_strtoll (number, NULL, 10) : 0;
}

gboolean
lykta_search_is_warm (LyktaSearch *self, const LyktaRegister *reg)
{
  return g_hash_table_contains (self->vocabularies, reg);
}

void
lykta_search_warm (LyktaSearch *self, const LyktaRegister *reg)
{
  gint64 number = lykta_search_get_number (self->database, reg, NULL);

  if (number > 0)
    get_vocabulary (self, reg, number, NULL);
}

LyktaIdSet *
lykta_search_find (LyktaSearch *self, const LyktaRegister *reg, const char *const *words, gint64 greatest, GError **error)
{
  gint64 number = lykta_search_get_number (self->database, reg, error);
  g_autoptr (LyktaIdSet) all = NULL;

  if (number < 0)
    return NULL;
  if (number == 0)
    return lykta_id_set_new (0);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      const LyktaIdSet *set = recall_part (self, reg, number, words[i], greatest, error);

      if (set == NULL)
        return NULL;
      if (all == NULL)
        all = lykta_id_set_copy (set);
      else
        lykta_id_set_intersect (all, set);
    }
  return g_steal_pointer (&all);
}
