/* lykta-trend.c: an indicator over the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-trend.h"

#include <glib/gi18n-lib.h>

GArray *
lykta_trend_read (LyktaStore *store, const LyktaIndicator *indicator, guint most)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "figures");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) records = NULL;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LyktaTrendPoint));
  guint first;

  lykta_query_add_condition (query, "indicator", LYKTA_IS, indicator->id);
  lykta_query_set_sort (query, lykta_register_find_field (reg, "year"), FALSE);
  records = lykta_store_get_records (store, query, NULL);
  first = records != NULL && records->len > most ? records->len - most : 0;
  for (guint i = first; records != NULL && i < records->len; i++)
    {
      LyktaTrendPoint point = { (int) lykta_record_get_integer (records->pdata[i], "year"),
                                lykta_record_get_integer (records->pdata[i], "value"),
                                lykta_record_get_integer (records->pdata[i], "total") };

      g_array_append_val (points, point);
    }
  return points;
}

char *
lykta_trend_describe (GArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const LyktaTrendPoint *point = &g_array_index (points, LyktaTrendPoint, i);

      if (point->total == 0)
        continue;
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: what an indicator showed at the end of a year, as in "2024: 72 %" */
      g_string_append_printf (text, _ ("%d: %d %%"), point->year, (int) (100 * point->value / point->total));
    }
  return g_string_free_and_steal (text);
}

int
lykta_figure_compare (const LyktaFigure *figure)
{
  gint64 now = figure->value * figure->last_total;
  gint64 last = figure->last_value * figure->total;

  if (!figure->has_last || figure->total == 0 || figure->last_total == 0)
    return 0;
  return now > last ? 1 : now < last ? -1 : 0;
}
