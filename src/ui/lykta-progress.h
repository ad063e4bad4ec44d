/* lykta-progress.h: says how far long work has come, and lets it be stopped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _LyktaProgress LyktaProgress;

/* How much of the work is done, from 0 to 1; less than 0: nobody knows. */
typedef double (*LyktaProgressGet) (gpointer data);

/**
 * lykta_progress_begin:
 * @widget: where the work was asked for
 * @heading: what is done, translated
 * @get: asked ten times a second; @data is borrowed until lykta_progress_end()
 * @cancellable: cancelled when the user asks for it
 *
 * After half a second a dialog appears; shorter work shows none.
 *
 * Returns: to be ended by lykta_progress_end()
 */
LyktaProgress *lykta_progress_begin (GtkWidget *widget, const char *heading, LyktaProgressGet get, gpointer data,
                                     GCancellable *cancellable);
void lykta_progress_end (LyktaProgress *self);

G_END_DECLS
