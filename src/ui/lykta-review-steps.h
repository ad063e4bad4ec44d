/* lykta-review-steps.h: where a review stands, from draft to attached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REVIEW_STEPS (lykta_review_steps_get_type ())

/**
 * LyktaReviewSteps:
 *
 * A row of five steps, each with a number or a tick, its name and its date. Informing may come before or after the approval, so
 * every step is done by its own date, not by those before it.
 */
G_DECLARE_FINAL_TYPE (LyktaReviewSteps, lykta_review_steps, LYKTA, REVIEW_STEPS, AdwBin)

/* @review may be NULL: nothing is shown. */
void lykta_review_steps_set_review (LyktaReviewSteps *self, LyktaRecord *review);
void lykta_review_steps_set_hindrances (LyktaReviewSteps *self, GPtrArray *hindrances);

G_END_DECLS
