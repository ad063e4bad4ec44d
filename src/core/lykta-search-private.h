/* lykta-search-private.h: how the search index is cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-search.h"

G_BEGIN_DECLS

/* So many ids share one row of a gram, of a word: few, as an edit writes whole rows; many, as a search reads every row of a word. More than
 * 7168 bits would not fit into a page of the table's tree. */
#define LYKTA_SEARCH_GRAM_BITS 1024
#define LYKTA_SEARCH_WORD_BITS 7168

/* One letter, or two that stand together: as one number. */
#define LYKTA_SEARCH_GRAM(first_, second_) ((gint64) (first_) << 21 | (gint64) (second_))

#define LYKTA_SEARCH_GRAM_WORDS (LYKTA_SEARCH_GRAM_BITS / 64)

typedef struct
{
  gint64 gram; /* never 0 */
  guint64 added[LYKTA_SEARCH_GRAM_WORDS];
  guint64 removed[LYKTA_SEARCH_GRAM_WORDS];
} LyktaGram;

/* The marks are the record that the word was last seen in: in its old text, in its new one, as removed. */
typedef struct
{
  char *text;
  guint length;
  guint hash;
  gint64 old_mark;
  gint64 new_mark;
  gint64 removed_mark;
  GArray *added;   /* gint64, NULL for none */
  GArray *removed; /* gint64, NULL for none */
} LyktaWord;

/* Slots hold an index into the entries plus one, 0 when free; their number is a power of two. */
typedef struct
{
  guint *slots;
  guint n_slots;
} LyktaSlots;

#define LYKTA_SEARCH_RECENT 1024

typedef struct
{
  GArray *grams; /* LyktaGram */
  GArray *words; /* LyktaWord */
  LyktaSlots gram_slots;
  LyktaSlots word_slots;
  GStringChunk *texts;
  gint64 recent_grams[LYKTA_SEARCH_RECENT];  /* what was marked last, so that it is not looked up again … */
  gint64 recent_stamps[LYKTA_SEARCH_RECENT]; /* … in the same text */
} LyktaSearchMarks;

/* Marks the grams of the text, and the words by @pass: old, new, then the old ones that are gone. */
typedef enum
{
  LYKTA_SEARCH_OLD,
  LYKTA_SEARCH_NEW,
  LYKTA_SEARCH_GONE,
} LyktaPass;

void lykta_search_marks_init (LyktaSearchMarks *self);
void lykta_search_marks_clear (LyktaSearchMarks *self);
void lykta_search_marks_add (LyktaSearchMarks *self, const char *text, gint64 id, LyktaPass pass);
void lykta_search_marks_forget_grams (LyktaSearchMarks *self);

/* 0 when the register is not indexed yet, -1 on error. */
gint64 lykta_search_get_number (LyktaDatabase *database, const LyktaRegister *reg, GError **error);

/* Compares with what is there instead of writing; the rows that there should be, once it is finished. */
void lykta_search_writer_set_verify (LyktaSearchWriter *self);
gint64 lykta_search_writer_get_rows (LyktaSearchWriter *self, gboolean *differs);

G_END_DECLS
