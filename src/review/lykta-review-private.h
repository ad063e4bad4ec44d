/* lykta-review-private.h: what the files of a review share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review-scope.h"

G_BEGIN_DECLS

/* Every section of the scope's template with its facts. (element-type LyktaReviewSection) (transfer full) */
GPtrArray *lykta_review_make_sections (const LyktaReviewScope *scope, GCancellable *cancellable, GError **error);

G_END_DECLS
