/* lykta-objective.c: the value of an objective, and whether its target is reached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-objective.h"

#include <math.h>

#include "lykta-rules.h"

const LyktaFigure *
lykta_objective_find_figure (LyktaRecord *objective, GPtrArray *figures)
{
  const char *id = lykta_record_get_text (objective, "indicator");

  for (guint i = 0; id != NULL && i < figures->len; i++)
    {
      const LyktaFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->indicator->id, id))
        return figure;
    }
  return NULL;
}

gboolean
lykta_objective_get_value (LyktaRecord *objective, const LyktaFigure *figure, double *value)
{
  if (figure != NULL)
    {
      if (figure->total == 0)
        return FALSE;
      /* Rounded down, so that 100 means that nothing lacks. */
      *value = floor ((double) figure->value * 1000 / (double) figure->total) / 10;
      return TRUE;
    }
  *value = lykta_record_get_real (objective, "value_now");
  return !lykta_record_is_empty (objective, "value_now");
}

gboolean
lykta_objective_is_reached (LyktaRecord *objective, double value)
{
  double target = lykta_record_get_real (objective, "target");

  if (lykta_record_is_empty (objective, "target"))
    return FALSE;
  return lykta_record_get_integer (objective, "lower_better") != 0 ? value <= target : value >= target;
}

int
lykta_objective_take_values (LyktaStore *store, LyktaEdit *edit, const char *day, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "objectives");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (store, 0, error);
  g_autoptr (GPtrArray) objectives = NULL;
  int n = 0;

  if (figures == NULL)
    return -1;
  lykta_query_add_condition (query, "indicator", LYKTA_IS_NOT_EMPTY, NULL);
  objectives = lykta_store_get_records (store, query, error);
  if (objectives == NULL)
    return -1;
  for (guint i = 0; i < objectives->len; i++)
    {
      LyktaRecord *objective = g_ptr_array_index (objectives, i);
      const LyktaFigure *figure = lykta_objective_find_figure (objective, figures);
      g_auto (LyktaValue) real = LYKTA_VALUE_INIT;
      double value;

      if (figure == NULL || !lykta_objective_get_value (objective, figure, &value))
        continue;
      lykta_value_set_real (&real, value);
      lykta_edit_set (edit, reg, lykta_record_get_id (objective), lykta_register_find_field (reg, "value_now"), &real);
      lykta_edit_set_text (edit, reg, lykta_record_get_id (objective), "value_on", day);
      n++;
    }
  return n;
}

/**
 * lykta_objectives_derive:
 *
 * Whether the target is reached is not an opinion: the value now against it.
 */
void
lykta_objectives_derive (LyktaStore *store, LyktaRecord *record)
{
  double value = lykta_record_get_real (record, "value_now");

  if (lykta_record_is_empty (record, "value_now") || lykta_record_is_empty (record, "target"))
    lykta_rules_set_empty (record, "reached");
  else
    lykta_rules_set_yes_no (record, "reached", lykta_objective_is_reached (record, value));
}
