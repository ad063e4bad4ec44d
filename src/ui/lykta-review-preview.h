/* lykta-review-preview.h: the finished page beside the section that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REVIEW_PREVIEW (lykta_review_preview_get_type ())

/**
 * LyktaReviewPreview:
 *
 * Writes the review in a thread and shows one of its pages. It holds one page's picture at a time.
 */
G_DECLARE_FINAL_TYPE (LyktaReviewPreview, lykta_review_preview, LYKTA, REVIEW_PREVIEW, AdwBin)

/* @review may be NULL. The page is made when the preview is on screen. */
void lykta_review_preview_set_review (LyktaReviewPreview *self, LyktaStore *store, LyktaRecord *review);
void lykta_review_preview_refresh (LyktaReviewPreview *self);
void lykta_review_preview_show_section (LyktaReviewPreview *self, guint section);

G_END_DECLS
