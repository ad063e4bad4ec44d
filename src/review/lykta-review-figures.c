/* lykta-review-figures.c: the indicators in a review: those kept for its year, or those of now while it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-indicator.h"
#include "lykta-review-facts.h"

/* What was kept for an indicator in a year; NULL when nothing was, or only after the review. */
static LyktaRecord *
find_kept (const LyktaReviewScope *scope, const char *indicator, gint64 year)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (scope->store, "figures"));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, year);
  g_autoptr (GPtrArray) records = NULL;
  LyktaRecord *record;

  lykta_query_add_condition (query, "indicator", LYKTA_IS, indicator);
  lykta_query_add_condition (query, "year", LYKTA_IS, number);
  records = lykta_store_get_records (scope->store, query, NULL);
  if (records == NULL || records->len == 0)
    return NULL;
  record = g_ptr_array_index (records, 0);
  if (g_strcmp0 (lykta_record_get_text (record, "as_of"), scope->as_of) > 0)
    return NULL;
  return g_object_ref (record);
}

static char *
format_figure (const LyktaReviewScope *scope, gint64 value, gint64 total)
{
  const LyktaWords *words = scope->template_->words;
  g_autofree char *one = lykta_words_format_number (words, (double) value, 0);
  g_autofree char *all = lykta_words_format_number (words, (double) total, 0);

  return total > 0 ? g_strdup_printf ("%s\u00a0%s\u00a0%s", one, lykta_words_get (words, "of"), all) : NULL;
}

static char *
format_kept (const LyktaReviewScope *scope, LyktaRecord *kept)
{
  return kept != NULL ? format_figure (scope, lykta_record_get_integer (kept, "value"), lykta_record_get_integer (kept, "total"))
                      : NULL;
}

static gboolean
is_asked_for (const LyktaFactSpec *spec, const char *id)
{
  return spec->indicators[0] == NULL || g_strv_contains ((const char *const *) spec->indicators, id);
}

static double
get_kept_share (LyktaRecord *kept)
{
  gint64 total = lykta_record_get_integer (kept, "total");

  return total > 0 ? (double) lykta_record_get_integer (kept, "value") / (double) total : 0;
}

/* The share and not the number: there may be more of everything. */
static double
get_last_share (LyktaRecord *before, const LyktaFigure *figure)
{
  if (before != NULL)
    return get_kept_share (before);
  return figure->last_total > 0 ? (double) figure->last_value / (double) figure->last_total : 0;
}

static void
add_figure (const LyktaReviewScope *scope, const LyktaFactSpec *spec, const LyktaFigure *figure, GPtrArray *facts)
{
  const char *id = figure->indicator->id;
  const char *label = g_hash_table_lookup (scope->template_->words->indicators, id);
  g_autoptr (LyktaRecord) kept = find_kept (scope, id, scope->period);
  g_autoptr (LyktaRecord) before = find_kept (scope, id, scope->period - 1);
  gboolean open = lykta_record_is_empty (scope->review, "approved_on");
  LyktaFact *fact;

  if (kept != NULL ? lykta_record_get_integer (kept, "total") == 0 : !open || figure->total == 0)
    return;
  fact = lykta_fact_new (spec);
  g_free (fact->label);
  fact->label = g_strdup (label != NULL ? label : figure->indicator->label);
  fact->reg = lykta_store_find_register (scope->store, figure->indicator->reg);
  fact->now = kept != NULL ? format_kept (scope, kept) : format_figure (scope, figure->value, figure->total);
  fact->last = before != NULL             ? format_kept (scope, before)
               : figure->has_last && open ? format_figure (scope, figure->last_value, figure->last_total)
                                          : NULL;
  if (fact->last != NULL)
    fact->trend = lykta_trend_compare (get_last_share (before, figure),
                                       kept != NULL ? get_kept_share (kept) : (double) figure->value / (double) figure->total);
  fact->count = figure->missing != NULL ? figure->missing->len : 0;
  if (figure->missing != NULL && open)
    g_array_append_vals (fact->ids, figure->missing->data, figure->missing->len);
  g_ptr_array_add (facts, fact);
}

/**
 * lykta_review_facts_add_figures:
 * @scope: the review
 * @spec: which indicators
 * @facts: where to add them
 *
 * An adopted review shows what was kept for its year and does not change afterwards; one that is being written shows what is true now.
 */
gboolean
lykta_review_facts_add_figures (const LyktaReviewScope *scope, const LyktaFactSpec *spec, GPtrArray *facts, GError **error)
{
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (scope->store, (int) scope->period, error);

  if (figures == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      const LyktaFigure *figure = g_ptr_array_index (figures, i);

      if (is_asked_for (spec, figure->indicator->id))
        add_figure (scope, spec, figure, facts);
    }
  return TRUE;
}
