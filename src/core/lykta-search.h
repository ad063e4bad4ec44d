/* lykta-search.h: which records hold some words, anywhere in their searched fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-id-set.h"
#include "lykta-record-private.h"

G_BEGIN_DECLS

typedef struct _LyktaSearch LyktaSearch;
typedef struct _LyktaSearchWriter LyktaSearchWriter;

/* Reading */
LyktaSearch *lykta_search_new (LyktaDatabase *database);
void lykta_search_free (LyktaSearch *self);

/**
 * lykta_search_find:
 * @words: folded words without spaces, all of which must occur
 * @greatest: the greatest id of the register
 *
 * Returns: (transfer full): the records, NULL on error
 */
LyktaIdSet *lykta_search_find (LyktaSearch *self, const LyktaRegister *reg, const char *const *words, gint64 greatest,
                               GError **error);

/* Reads the words of the register, which the first search for three letters otherwise does: some 30 ms in 100 000 records. */
gboolean lykta_search_is_warm (LyktaSearch *self, const LyktaRegister *reg);
void lykta_search_warm (LyktaSearch *self, const LyktaRegister *reg);

/* What was found before is no longer true. */
void lykta_search_forget (LyktaSearch *self);

/* Writing: within a transaction; texts are folded, NULL for a record that is not there. */
LyktaSearchWriter *lykta_search_writer_new (LyktaDatabase *database, const LyktaRegister *reg, GError **error);
gboolean lykta_search_writer_add (LyktaSearchWriter *self, gint64 id, const char *old, const char *new_, GError **error);
gboolean lykta_search_writer_finish (LyktaSearchWriter *self, GError **error);
void lykta_search_writer_free (LyktaSearchWriter *self);

/* The searched fields, folded, a line each. */
void lykta_search_append_text (GString *text, LyktaRecord *record);
gboolean lykta_search_is_touched (LyktaRecord *before, LyktaRecord *after);

/* Builds the index of registers whose searched fields are not those that it was built of; opens a transaction when it must. */
gboolean lykta_search_update (LyktaDatabase *database, const LyktaRegister *const *registers, GError **error);
/* Whether the index is what it would be if it were built now. */
gboolean lykta_search_verify (LyktaDatabase *database, const LyktaRegister *reg, gboolean *right, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSearch, lykta_search_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSearchWriter, lykta_search_writer_free)

G_END_DECLS
