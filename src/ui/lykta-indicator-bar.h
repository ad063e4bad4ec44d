/* lykta-indicator-bar.h: a share of a whole as a bar, with last year's as a tick
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_INDICATOR_BAR (lykta_indicator_bar_get_type ())

/**
 * LyktaIndicatorBar:
 *
 * It decorates a row that says the same in words, and has no name of its own.
 */
G_DECLARE_FINAL_TYPE (LyktaIndicatorBar, lykta_indicator_bar, LYKTA, INDICATOR_BAR, GtkWidget)

GtkWidget *lykta_indicator_bar_new (void);

/* Shares, 0 to 1; @last negative when last year is not known. */
void lykta_indicator_bar_set (LyktaIndicatorBar *self, double share, double last);

G_END_DECLS
