/* lykta-plan-row.h: an occurrence as a row of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-plan-scene.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_ROW (lykta_plan_row_get_type ())

/**
 * LyktaPlanRow:
 *
 * Opens its record when it is activated. Its buttons take the page's actions `plan.done` and `plan.move`, whose target names the item:
 * (activity, occurrence, period, due).
 */
G_DECLARE_FINAL_TYPE (LyktaPlanRow, lykta_plan_row, LYKTA, PLAN_ROW, GtkListBoxRow)

typedef enum
{
  LYKTA_PLAN_ROW_PLAIN,
  LYKTA_PLAN_ROW_MOVABLE, /* has a button that moves it to another year */
} LyktaPlanRowKind;

GtkWidget *lykta_plan_row_new (const LyktaPlanItem *item, const LyktaPlanScene *scene, LyktaPlanRowKind kind);

/* What names the item in the targets of the page's actions. (transfer floating) */
GVariant *lykta_plan_item_get_target (const LyktaPlanItem *item);
GVariant *lykta_plan_row_get_target (LyktaPlanRow *self); /* (transfer none) */

#define LYKTA_PLAN_TARGET "(xxss)"

/* @list: a GtkListBox */
void lykta_plan_list_fill (GtkWidget *list, GPtrArray *items, const LyktaPlanScene *scene, LyktaPlanRowKind kind);

G_END_DECLS
