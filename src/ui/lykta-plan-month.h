/* lykta-plan-month.h: what a month of the plan has, beside the wheel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-plan-scene.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_MONTH (lykta_plan_month_get_type ())

/**
 * LyktaPlanMonth:
 *
 * The month by track, what is left of months before, and what comes next. Signal `step` (int offset): the user goes a month back or forward.
 */
G_DECLARE_FINAL_TYPE (LyktaPlanMonth, lykta_plan_month, LYKTA, PLAN_MONTH, AdwBin)

/* @items: (element-type LyktaPlanItem): of the whole year, by day */
void lykta_plan_month_show (LyktaPlanMonth *self, GPtrArray *items, guint month, const LyktaPlanScene *scene);

/* Tints the row of an item; NULL: none. */
void lykta_plan_month_point_at (LyktaPlanMonth *self, const LyktaPlanItem *item);
void lykta_plan_month_focus (LyktaPlanMonth *self);

G_END_DECLS
