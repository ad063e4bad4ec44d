/* lykta-review-facts-json.h: the facts of a section as text, as they were taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review.h"

G_BEGIN_DECLS

/* (transfer full): for the field "facts" of a section; the same facts give the same text. @facts: (element-type LyktaFact) */
char *lykta_review_facts_write (GPtrArray *facts);

/**
 * lykta_review_facts_read:
 * @text: what lykta_review_facts_write() wrote
 * @section: the template's section; what it has no longer is left out
 *
 * Returns: (transfer full) (nullable) (element-type LyktaFact): the facts; %NULL when the text is none of ours
 */
GPtrArray *lykta_review_facts_read (LyktaStore *store, const char *text, const struct _LyktaSectionSpec *section);

G_END_DECLS
