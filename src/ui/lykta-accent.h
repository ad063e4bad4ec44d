/* lykta-accent.h: colours for what is drawn by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A widget's own `color` is that of text on its ground; these are the others. */
void lykta_accent_get (GdkRGBA *color);
void lykta_accent_get_track (GtkWidget *widget, GdkRGBA *color);

/* Draws the widget anew when the accent or the contrast changes. */
void lykta_accent_follow (GtkWidget *widget);

G_END_DECLS
