/* lykta-review-approval.h: a review is approved with its document, and opened again for a reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review.h"

G_BEGIN_DECLS

typedef struct _LyktaReviewDecision LyktaReviewDecision;
typedef struct _LyktaReviewFinished LyktaReviewFinished;

/**
 * LyktaReviewDecision:
 * @by: id of the person who approves
 * @roles: in which roles
 * @on: the day (YYYY-MM-DD)
 */
struct _LyktaReviewDecision
{
  gint64 by;
  char *roles;
  char *on;
};

/**
 * lykta_review_finish:
 * @decision: who approves, as what, when
 *
 * Takes the facts that were not taken yet, and makes the files that the approval will keep. Writes nothing. For a thread with a store of its
 * own. Refused while lykta_review_check() finds something.
 *
 * Returns: (transfer full) (nullable): what lykta_review_approve() keeps
 */
LyktaReviewFinished *lykta_review_finish (LyktaStore *store, LyktaRecord *review, const LyktaReviewDecision *decision,
                                          GCancellable *cancellable, GError **error);

/**
 * lykta_review_approve:
 * @finished: of the same review
 *
 * Approves the review: the facts stay as they were taken, and the files are kept with it. Nothing of it changes afterwards. Refused with
 * %LYKTA_ERROR_CONFLICT when someone wrote in the review since the files were made.
 */
gboolean lykta_review_approve (LyktaStore *store, LyktaRecord *review, const LyktaReviewFinished *finished, GError **error);

/* Takes back the approval, and what followed from it, for a reason that is kept. The files stay. */
gboolean lykta_review_reopen (LyktaStore *store, LyktaRecord *review, const char *why, GError **error);

/* Takes the facts of one section, or of all when @section is %NULL, from the registers as they are today. */
gboolean lykta_review_take_facts (LyktaStore *store, LyktaRecord *review, const char *section, GError **error);

void lykta_review_finished_free (LyktaReviewFinished *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaReviewFinished, lykta_review_finished_free)

G_END_DECLS
