/* lykta-review-page-private.h: what the files of the review page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review-editor.h"
#include "lykta-review-files-view.h"
#include "lykta-review-page.h"
#include "lykta-review-preview.h"
#include "lykta-review-steps.h"

G_BEGIN_DECLS

struct _LyktaReviewPage
{
  AdwBreakpointBin parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkButton *start_button;
  GtkWidget *approve_button;
  AdwBanner *banner;
  LyktaReviewSteps *steps;
  GtkStack *stack;
  AdwOverlaySplitView *sections_view;
  GtkListBox *sections;
  GtkStack *content;
  LyktaReviewEditor *editor;
  LyktaReviewFilesView *files;
  LyktaReviewPreview *preview;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *review;
  GPtrArray *contents;
  GPtrArray *hindrances; /* NULL while they are looked for, and for an approved review */
  GCancellable *cancellable;
  gulong changed_handler;
  guint refresh_source;
  gboolean filling;
};

void lykta_review_page_install_actions (GtkWidgetClass *widget_class);
void lykta_review_page_update_actions (LyktaReviewPage *self);

G_END_DECLS
