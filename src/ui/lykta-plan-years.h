/* lykta-plan-years.h: three years of the plan side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-plan-scene.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_YEARS (lykta_plan_years_get_type ())

/* The plan of a year and of the two that follow, as the rolling plan has it (handbook A7). */
#define LYKTA_PLAN_N_YEARS 3

/**
 * LyktaPlanYears:
 *
 * A row is moved to another year by dragging it there, or by Ctrl and an arrow key.
 *
 * Signal `move` (GVariant *target, int year): the user moved a row there; the target is the row's.
 */
G_DECLARE_FINAL_TYPE (LyktaPlanYears, lykta_plan_years, LYKTA, PLAN_YEARS, AdwBin)

GtkWidget *lykta_plan_years_new (void);

/* Columns beside each other, or below each other where it is narrow. */
void lykta_plan_years_set_narrow (LyktaPlanYears *self, gboolean narrow);

/* @years: arrays of items, one a year from @first */
void lykta_plan_years_show (LyktaPlanYears *self, GPtrArray *const years[LYKTA_PLAN_N_YEARS], int first,
                            const LyktaPlanScene *scene);

G_END_DECLS
