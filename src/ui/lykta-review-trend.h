/* lykta-review-trend.h: how a fact of a review compares with last year's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-review.h"

G_BEGIN_DECLS

GtkWidget *lykta_review_arrow_new (LyktaTrend trend);
GtkWidget *lykta_review_sentence_new (const LyktaFact *fact);

G_END_DECLS
