/* lykta-plan-commands.h: what can be done with an occurrence of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-plan-scene.h"

G_BEGIN_DECLS

/* @target: as lykta_plan_item_get_target() names an item; each says where it happened when it is refused */

/* Asks for outcome and evidence, nothing more. An occurrence that has not been made yet is made first. */
void lykta_plan_mark_done (GtkWidget *widget, LyktaStore *store, GVariant *target);

/* To a later year after a decision about it, to an earlier one at once. */
void lykta_plan_move (GtkWidget *widget, LyktaStore *store, GVariant *target, int year);

/* Makes the occurrences of a year; says how many. */
void lykta_plan_make (GtkWidget *widget, LyktaStore *store, int year);

/* Asks for a new activity of the year. */
void lykta_plan_add (GtkWidget *widget, LyktaStore *store, int year);

G_END_DECLS
