/* lykta-objective-measures.c: objectives against their targets, by the indicators or by what was typed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lykta-indicator.h"
#include "lykta-measure.h"
#include "lykta-objective.h"

static char *
format_value (LyktaStore *store, LyktaRecord *objective, double value)
{
  const LyktaRegister *reg = lykta_record_get_register (objective);
  g_auto (LyktaValue) real = LYKTA_VALUE_INIT;
  const char *unit = lykta_record_get_text (objective, "value_unit");
  g_autofree char *number = NULL;

  lykta_value_set_real (&real, value);
  if (value == trunc (value))
    number = g_strdup_printf ("%.0f", value);
  else
    number = lykta_store_format_value (store, lykta_register_find_field (reg, "target"), &real);
  if (unit == NULL && !lykta_record_is_empty (objective, "indicator"))
    unit = "%";
  return unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

static char *
describe (LyktaStore *store, LyktaRecord *objective, gboolean has_value, double value, gboolean reached)
{
  double target = lykta_record_get_real (objective, "target");
  g_autofree char *now = format_value (store, objective, value);
  g_autofree char *wanted = format_value (store, objective, target);

  if (!has_value)
    return g_strdup (_ ("No value yet"));
  if (lykta_record_is_empty (objective, "target"))
    /* Translators: the value of an objective. */
    return g_strdup_printf (_ ("%s, no target"), now);
  if (reached)
    /* Translators: the value of an objective, and what it was to be. */
    return g_strdup_printf (_ ("%s, target %s reached"), now, wanted);
  /* Translators: the value of an objective, and what it is to be. */
  return g_strdup_printf (_ ("%s, target %s not reached"), now, wanted);
}

static double
get_share (LyktaRecord *objective, double value)
{
  double target = lykta_record_get_real (objective, "target");

  if (lykta_record_get_integer (objective, "lower_better") != 0)
    return value > 0 ? CLAMP (target / value, 0, 1) : 1;
  return target > 0 ? CLAMP (value / target, 0, 1) : -1;
}

static void
set_others (LyktaStore *store, LyktaMeasure *measure, const LyktaFigure *figure)
{
  if (figure == NULL || figure->missing->len == 0)
    return;
  measure->others_label = g_strdup (g_dgettext (GETTEXT_PACKAGE, figure->indicator->missing));
  measure->others_reg = lykta_store_find_register (store, figure->indicator->reg);
  measure->others = g_array_ref (figure->missing);
}

/**
 * lykta_objective_measures:
 *
 * Every objective of its period with its value now: of the indicator where it names one, otherwise as typed (A14).
 */
GPtrArray *
lykta_objective_measures (LyktaStore *store, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "objectives");
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (store, 0, error);
  g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_measure_free);
  g_autoptr (GPtrArray) objectives = NULL;

  if (figures == NULL)
    return NULL;
  lykta_query_set_sort (query, lykta_register_find_field (reg, "year_from"), TRUE);
  objectives = lykta_store_get_records (store, query, error);
  for (guint i = 0; objectives != NULL && i < objectives->len; i++)
    {
      LyktaRecord *objective = g_ptr_array_index (objectives, i);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      const LyktaFigure *figure = lykta_objective_find_figure (objective, figures);
      double value = 0;
      gboolean has_value = lykta_objective_get_value (objective, figure, &value);
      gboolean reached = has_value && lykta_objective_is_reached (objective, value);
      LyktaMeasure *measure;

      g_array_append_vals (ids, &(gint64) { lykta_record_get_id (objective) }, 1);
      measure = lykta_measure_new (NULL, lykta_record_get_text (objective, "text"), 0, 0, reg, ids);
      measure->share = has_value ? get_share (objective, value) : -1;
      measure->words = describe (store, objective, has_value, value, reached);
      measure->lacking = !reached;
      set_others (store, measure, figure);
      g_ptr_array_add (measures, measure);
    }
  return objectives != NULL ? g_steal_pointer (&measures) : NULL;
}
