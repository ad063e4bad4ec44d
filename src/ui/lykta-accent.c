/* lykta-accent.c: colours for what is drawn by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-accent.h"

#include <adwaita.h>

#define TRACK_ALPHA 0.13f
#define TRACK_ALPHA_CONTRAST 0.45f

/**
 * lykta_accent_get:
 * @color: (out): the system's accent
 */
void
lykta_accent_get (GdkRGBA *color)
{
  adw_accent_color_to_rgba (adw_style_manager_get_accent_color (adw_style_manager_get_default ()), color);
}

/**
 * lykta_accent_get_track:
 * @color: (out): of what is left of a ring or a bar
 */
void
lykta_accent_get_track (GtkWidget *widget, GdkRGBA *color)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  gtk_widget_get_color (widget, color);
  color->alpha *= contrast ? TRACK_ALPHA_CONTRAST : TRACK_ALPHA;
}

void
lykta_accent_follow (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}
