/* lykta-classification-commands.h: what can be done with an asset or its classification beyond its fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* For lykta-extras.c */
void lykta_classify_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *asset);
gboolean lykta_classification_is_draft (LyktaStore *store, LyktaRecord *classification);
void lykta_approve_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *classification);
void lykta_assess_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *classification);
void lykta_template_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *classification);
void lykta_show_classifications_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *transfer);

G_END_DECLS
