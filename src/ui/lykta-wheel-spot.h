/* lykta-wheel-spot.h: an occurrence or a month on the yearly wheel, where the keyboard and a screen reader come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-yearly-plan.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_WHEEL_SPOT (lykta_wheel_spot_get_type ())

G_DECLARE_FINAL_TYPE (LyktaWheelSpot, lykta_wheel_spot, LYKTA, WHEEL_SPOT, GtkButton)

/* @name: title, day and state, as they are read aloud */
GtkWidget *lykta_wheel_spot_new (LyktaPlanMark mark, const char *name);
/* A month covers the whole wheel, and is hit only within its sector. */
GtkWidget *lykta_wheel_spot_new_month (guint month, const char *name);

guint lykta_wheel_spot_get_month (LyktaWheelSpot *self); /* 0: an occurrence */
void lykta_wheel_spot_set_size (LyktaWheelSpot *self, double size);

G_END_DECLS
