/* lykta-review-facts.h: what the registers say in a section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review-scope.h"
#include "lykta-review.h"

G_BEGIN_DECLS

/* As they were taken, or else as the registers say now. (element-type LyktaFact) @section is its record, or NULL. */
GPtrArray *lykta_review_facts_get (const LyktaReviewScope *scope, const LyktaSectionSpec *spec, LyktaRecord *section,
                                   GError **error);

/* As the registers say now. (element-type LyktaFact) @section is its record, or NULL. */
GPtrArray *lykta_review_facts_compute (const LyktaReviewScope *scope, const LyktaSectionSpec *spec, LyktaRecord *section,
                                       GError **error);

/* The figures of the indicators, one fact each. */
gboolean lykta_review_facts_add_figures (const LyktaReviewScope *scope, const LyktaFactSpec *spec, GPtrArray *facts,
                                         GError **error);

/* How a figure compares with last year's. */
LyktaTrend lykta_trend_compare (double last, double now);

LyktaFact *lykta_fact_new (const LyktaFactSpec *spec);
LyktaFactGroup *lykta_fact_add_group (LyktaFact *self);
void lykta_fact_free (LyktaFact *self);

G_END_DECLS
