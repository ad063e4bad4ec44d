/* lykta-review-archive.h: a review as its files: the document for the archive, and its data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review-data.h"

G_BEGIN_DECLS

typedef struct _LyktaReviewArchive LyktaReviewArchive;

/**
 * LyktaReviewArchive:
 * @part: of ISO 19005
 * @pdf: the document
 * @data: the facts, their schema and a file for each table; in part 3 they are in the document as well (element-type LyktaReviewDatum)
 * @first_pages: page on which each section begins, from 1 (element-type int)
 */
struct _LyktaReviewArchive
{
  int part;
  GBytes *pdf;
  GPtrArray *data;
  GArray *first_pages;
};

/**
 * lykta_review_archive_new:
 * @part: of ISO 19005: 3 has the data inside, 1 and 2 have their SHA-256 printed
 * @public_: without records that bear a secrecy mark and without their titles; it says how many it lacks. What the coordinator wrote stays
 *   as it is, unless its section is marked
 *
 * Makes the document in the office's document language as PDF/A of level A and PDF/UA-1, with places for signatures, and its data. The
 * same facts give the same bytes. Safe in a thread with a store of its own.
 *
 * Returns: (transfer full): the files; %NULL on error
 */
LyktaReviewArchive *lykta_review_archive_new (LyktaStore *store, LyktaRecord *review, int part, gboolean public_,
                                              GCancellable *cancellable, GError **error);
/* The same of sections that are made already. (element-type LyktaReviewSection) */
LyktaReviewArchive *lykta_review_archive_make (const LyktaReviewScope *scope, GPtrArray *sections, int part,
                                               GCancellable *cancellable, GError **error);
void lykta_review_archive_free (LyktaReviewArchive *self);

/* Writes the document; beside it, in a folder named for it, the data that it does not hold itself. */
gboolean lykta_review_archive_save (const LyktaReviewArchive *self, const char *path, GError **error);

/* The whole document as part 3, with the page on which each section begins for those who ask (element-type int). */
gboolean lykta_review_write_pdf (LyktaStore *store, LyktaRecord *review, const char *path, GCancellable *cancellable,
                                 GArray **first_pages, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaReviewArchive, lykta_review_archive_free)

G_END_DECLS
