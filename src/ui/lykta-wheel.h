/* lykta-wheel.h: the yearly plan as a wheel of twelve months and two tracks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-wheel-drawing.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_WHEEL (lykta_wheel_get_type ())

/**
 * LyktaWheel:
 *
 * One stop of the Tab key; within it the arrow keys go from month to month, from a month to what it has, and from one occurrence to the
 * next. Each of them is an object of its own for assistive technology.
 *
 * Signals:
 * - `month-chosen` (guint month): a month was pressed; 1 to 12
 * - `item-opened` (guint index): an occurrence was pressed, by its place among the items
 * - `item-focused` (guint index): the keyboard came to an occurrence
 */
G_DECLARE_FINAL_TYPE (LyktaWheel, lykta_wheel, LYKTA, WHEEL, GtkWidget)

GtkWidget *lykta_wheel_new (void);

/* @items: (element-type LyktaPlanItem): of the year, by day; the wheel keeps a reference */
void lykta_wheel_set_items (LyktaWheel *self, GPtrArray *items, int year, const char *today);
void lykta_wheel_set_month (LyktaWheel *self, guint month);
void lykta_wheel_focus_month (LyktaWheel *self, guint month);

/* What is drawn, for the legend. */
const LyktaWheelDrawing *lykta_wheel_get_drawing (LyktaWheel *self);

/* "Inform the management, 8 November, Done" (transfer full) */
char *lykta_plan_item_describe (const LyktaPlanItem *item, const char *today);

G_END_DECLS
