/* lykta-plan-mark.h: how an occurrence stands, as a small shape beside its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-display.h"
#include "lykta-yearly-plan.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_MARK_ICON (lykta_plan_mark_icon_get_type ())

G_DECLARE_FINAL_TYPE (LyktaPlanMarkIcon, lykta_plan_mark_icon, LYKTA, PLAN_MARK_ICON, GtkWidget)

GtkWidget *lykta_plan_mark_icon_new (LyktaPlanMark mark);

LyktaTone lykta_plan_mark_get_tone (LyktaPlanMark mark);

G_END_DECLS
