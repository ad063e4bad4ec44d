/* lykta-review-check-dialog.h: what stands in the way of a review's approval, with a way to each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-review-check.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REVIEW_CHECK_DIALOG (lykta_review_check_dialog_get_type ())

/**
 * LyktaReviewCheckDialog:
 *
 * Signals:
 * - `chosen` (guint i): the hindrance to show; the dialog closes itself
 */
G_DECLARE_FINAL_TYPE (LyktaReviewCheckDialog, lykta_review_check_dialog, LYKTA, REVIEW_CHECK_DIALOG, AdwDialog)

/* @hindrances: (element-type LyktaReviewHindrance) */
GtkWidget *lykta_review_check_dialog_new (GPtrArray *hindrances);

/* (transfer full): "3 things stand in the way of the approval" */
char *lykta_review_check_describe (GPtrArray *hindrances);

G_END_DECLS
