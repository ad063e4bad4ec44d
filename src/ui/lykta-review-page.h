/* lykta-review-page.h: the management review of a year: sections, facts, own text, preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REVIEW_PAGE (lykta_review_page_get_type ())

G_DECLARE_FINAL_TYPE (LyktaReviewPage, lykta_review_page, LYKTA, REVIEW_PAGE, AdwBreakpointBin)

GtkWidget *lykta_review_page_new (LyktaStore *store);

int lykta_review_page_get_year (LyktaReviewPage *self); /* 0 while there is no review */
void lykta_review_page_show_year (LyktaReviewPage *self, int year);
gboolean lykta_review_page_save (LyktaReviewPage *self); /* what is typed, before the file is closed or exported */

G_END_DECLS
