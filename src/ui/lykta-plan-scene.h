/* lykta-plan-scene.h: what the views of the yearly plan show: the items of some years, sifted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"
#include "lykta-yearly-plan.h"

G_BEGIN_DECLS

/**
 * LyktaPlanFilter:
 * @mine: only those that the user is responsible for
 * @late: only those that are late
 * @track: (nullable): id of the track; %NULL: both
 * @focus_area: id of a focus area; 0: any
 */
typedef struct
{
  gboolean mine;
  gboolean late;
  const char *track;
  gint64 focus_area;
} LyktaPlanFilter;

/**
 * LyktaPlanScene:
 * @store: (borrowed)
 * @today: the day
 * @figures: (nullable) (borrowed) (element-type LyktaFigure): how far the indicators are
 *
 * What a view needs to know beside the items.
 */
typedef struct
{
  LyktaStore *store;
  const char *today;
  GPtrArray *figures;
} LyktaPlanScene;

gboolean lykta_plan_filter_is_empty (const LyktaPlanFilter *self);

/* (transfer full) (element-type LyktaPlanItem): those of @items that it lets through */
GPtrArray *lykta_plan_filter_apply (const LyktaPlanFilter *self, LyktaStore *store, GPtrArray *items, const char *today);

guint lykta_plan_item_get_month (const LyktaPlanItem *item);
const char *lykta_plan_item_get_register (const LyktaPlanItem *item);
/* Of the occurrence, or of the activity while there is none. */
gint64 lykta_plan_item_get_id (const LyktaPlanItem *item);

/* "31 of 38", with whether it is reached; NULL when no indicator tells. (transfer full) */
char *lykta_plan_item_describe_progress (const LyktaPlanItem *item, const LyktaPlanScene *scene, gboolean *reached);

G_END_DECLS
