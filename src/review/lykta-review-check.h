/* lykta-review-check.h: what stands in the way of a review's approval
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review.h"

G_BEGIN_DECLS

typedef struct _LyktaReviewHindrance LyktaReviewHindrance;

/**
 * LyktaReviewHindrance:
 * @section: (nullable): id of the section that it is about
 * @title: what it is about, for the user: the section's number and title, or the register
 * @message: what is wrong and what to do, a sentence for the user
 * @left_open: activities of earlier years about which a decision is asked for
 * @outdated: the facts of the section have changed since they were taken
 * @reg: (nullable): the register of the records that cause it
 * @ids: (nullable): those records (element-type gint64)
 */
struct _LyktaReviewHindrance
{
  char *section;
  char *title;
  char *message;
  gboolean left_open;
  gboolean outdated;
  const LyktaRegister *reg;
  GArray *ids;
};

/**
 * lykta_review_check:
 * @review: one that is not approved
 * @sections: (nullable) (element-type LyktaReviewSection): as lykta_review_get_sections() gave them; %NULL to get them
 *
 * Asks before the approval: is there an input (ISO/IEC 27001 9.3.2) that is neither filled nor stated to be empty; have the registers
 * changed since the facts were taken; do they contradict the plan; is there a case number. Safe in a thread with a store of its own.
 *
 * Returns: (transfer full) (nullable) (element-type LyktaReviewHindrance): all that stands in the way; %NULL on error
 */
GPtrArray *lykta_review_check (LyktaStore *store, LyktaRecord *review, GPtrArray *sections, GError **error);

void lykta_review_hindrance_free (LyktaReviewHindrance *self);

G_END_DECLS
