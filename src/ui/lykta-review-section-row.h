/* lykta-review-section-row.h: a row of the list of a review's sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-review.h"

G_BEGIN_DECLS

GtkWidget *lykta_review_section_row_new (const LyktaReviewSection *section);
GtkWidget *lykta_review_section_row_new_for_files (void);

G_END_DECLS
