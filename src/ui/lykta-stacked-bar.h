/* lykta-stacked-bar.h: parts of a whole, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_STACKED_BAR (lykta_stacked_bar_get_type ())

/**
 * LyktaStackedBar:
 *
 * An image to those who cannot see it: whoever sets its parts sets its accessible label too. Each part is coloured by the CSS
 * `color` of a child of its style class; the one called "late" is hatched, so that it is not told by colour alone.
 */
G_DECLARE_FINAL_TYPE (LyktaStackedBar, lykta_stacked_bar, LYKTA, STACKED_BAR, GtkWidget)

/* @classes: (array zero-terminated=1): style classes of the parts, from the start */
GtkWidget *lykta_stacked_bar_new (const char *const *classes);
void lykta_stacked_bar_set (LyktaStackedBar *self, const guint *counts);

/* A dot in the colour of a part, for legends. */
GtkWidget *lykta_swatch_new (const char *css_class);

G_END_DECLS
