/* lykta-review-files-view.h: the finished files of a review, and what is done with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REVIEW_FILES_VIEW (lykta_review_files_view_get_type ())

G_DECLARE_FINAL_TYPE (LyktaReviewFilesView, lykta_review_files_view, LYKTA, REVIEW_FILES_VIEW, AdwBin)

void lykta_review_files_view_set_review (LyktaReviewFilesView *self, LyktaStore *store, LyktaRecord *review);

/* (transfer full): the second line of a file: "Approved document · 84 kB · 23 Nov · Anna" */
char *lykta_review_files_view_describe (LyktaRecord *file);

G_END_DECLS
