/* lykta-review-document.h: a review as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-document.h"
#include "lykta-review-scope.h"

G_BEGIN_DECLS

/* @first_blocks: (out): for each section the block it begins with, or G_MAXUINT when it is not printed (element-type guint) */
LyktaDocument *lykta_review_make_document (const LyktaReviewScope *scope, GPtrArray *sections, int part, GPtrArray *data,
                                           GArray **first_blocks);

G_END_DECLS
