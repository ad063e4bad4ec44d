/* lykta-review-workflow.h: the steps of a review, from the draft to the operational plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* Each asks who, in which role and when, in a dialog over @widget. */
void lykta_review_inform_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review);
void lykta_review_approve_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review);
void lykta_review_sign_on_paper_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review);
void lykta_review_attach_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review);
/* Asks why. */
void lykta_review_reopen_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review);

G_END_DECLS
