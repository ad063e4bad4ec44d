/* lykta-plan-list.h: the yearly plan as a list by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-plan-scene.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_LIST (lykta_plan_list_get_type ())

G_DECLARE_FINAL_TYPE (LyktaPlanList, lykta_plan_list, LYKTA, PLAN_LIST, AdwBin)

GtkWidget *lykta_plan_list_new (void);
void lykta_plan_list_show (LyktaPlanList *self, GPtrArray *items, const LyktaPlanScene *scene);

G_END_DECLS
