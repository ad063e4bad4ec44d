/* lykta-plan-scene.c: what the views of the yearly plan show: the items of some years, sifted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-scene.h"

#include <glib/gi18n-lib.h>

#include "lykta-indicator.h"

/* The person who uses the program, by name; 0 when the people do not have one of that name. */
static gint64
find_me (LyktaStore *store)
{
  gint64 me = lykta_store_find_by_title (store, lykta_store_find_register (store, "people"), lykta_store_get_user (store));

  return MAX (me, 0);
}

gboolean
lykta_plan_filter_is_empty (const LyktaPlanFilter *self)
{
  return !self->mine && !self->late && self->track == NULL && self->focus_area == 0;
}

GPtrArray *
lykta_plan_filter_apply (const LyktaPlanFilter *self, LyktaStore *store, GPtrArray *items, const char *today)
{
  gint64 me = self->mine ? find_me (store) : 0;
  GPtrArray *sifted = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_plan_item_free);

  for (guint i = 0; i < items->len; i++)
    {
      LyktaPlanItem *item = items->pdata[i];

      if ((self->mine && (me == 0 || item->responsible != me))
          || (self->late && lykta_plan_item_get_mark (item, today) != LYKTA_PLAN_LATE)
          || (self->track != NULL && g_strcmp0 (item->track, self->track) != 0)
          || (self->focus_area != 0 && item->focus_area != self->focus_area))
        continue;
      g_ptr_array_add (sifted, lykta_plan_item_copy (item));
    }
  return sifted;
}

guint
lykta_plan_item_get_month (const LyktaPlanItem *item)
{
  return (guint) g_ascii_strtoull (item->due + strlen ("YYYY-"), NULL, 10);
}

const char *
lykta_plan_item_get_register (const LyktaPlanItem *item)
{
  return item->occurrence != 0 ? "occurrences" : "activities";
}

gint64
lykta_plan_item_get_id (const LyktaPlanItem *item)
{
  return item->occurrence != 0 ? item->occurrence : item->activity;
}

char *
lykta_plan_item_describe_progress (const LyktaPlanItem *item, const LyktaPlanScene *scene, gboolean *reached)
{
  *reached = FALSE;
  if (item->indicator == NULL || !lykta_plan_item_is_open (item))
    return NULL;
  for (guint i = 0; scene->figures != NULL && i < scene->figures->len; i++)
    {
      const LyktaFigure *figure = scene->figures->pdata[i];

      if (g_str_equal (figure->indicator->id, item->indicator))
        {
          *reached = lykta_figure_is_reached (figure);
          return figure->total > 0 ? lykta_figure_describe (figure) : NULL;
        }
    }
  return NULL;
}
