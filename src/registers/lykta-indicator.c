/* lykta-indicator.c: the indicators: computed from the registers, never typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-indicator.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-course-coverage.h"

#define COURSES_DONE "courses-done"

#define WHERE(...) ((const LyktaCondition[]) { __VA_ARGS__, { NULL } })

/* "year" is the plan year that is asked for. */
static const LyktaIndicator indicators[] = {
  { "asset-owner", N_ ("Assets with an information owner"), N_ ("Assets without an information owner"), "assets",
    WHERE ({ "lifecycle", LYKTA_IS_NOT, "retired" }), WHERE ({ "information_owner", LYKTA_IS_NOT_EMPTY }) },
  { "asset-leader", N_ ("Assets with an object leader"), N_ ("Assets without an object leader"), "assets",
    WHERE ({ "lifecycle", LYKTA_IS_NOT, "retired" }), WHERE ({ "object_leader", LYKTA_IS_NOT_EMPTY }) },
  { "asset-classified", N_ ("Classified assets"), N_ ("Assets not classified"), "assets",
    WHERE ({ "lifecycle", LYKTA_IS_NOT, "retired" }), WHERE ({ "classification_state", LYKTA_IS, "approved" }) },
  { "transfer-reclassified", N_ ("Assets classified before transfer"), N_ ("Transfers without a classification"), "transfers",
    WHERE ({ "state", LYKTA_IS_NOT, "stopped" }), WHERE ({ "blocked", LYKTA_IS, "no" }) },
  { "actions-done", N_ ("Actions done"), N_ ("Actions not done"), "actions", WHERE ({ "state", LYKTA_IS_NOT, "dropped" }),
    WHERE ({ "state", LYKTA_IS, "done" }) },
  { "processings-complete", N_ ("Processing activities, complete"), N_ ("Processing activities, incomplete"), "processings",
    WHERE ({ "state", LYKTA_IS_NOT, "ended" }), WHERE ({ "completeness", LYKTA_MORE, "99" }) },
  { "processor-agreement", N_ ("Processors with a valid agreement"), N_ ("Processors without a valid agreement"), "suppliers",
    WHERE ({ "processor", LYKTA_IS, "yes" }),
    WHERE ({ "agreement_state", LYKTA_IS, "agreed" }, { "agreement_until", LYKTA_NOT_BEFORE, "today" }) },
  { "requests-in-time", N_ ("Requests answered in time"), N_ ("Requests not answered in time"), "requests",
    WHERE ({ "settled_on", LYKTA_AFTER, "year-1-12-31" }, { "settled_on", LYKTA_BEFORE, "today+1" },
           { "settled_on", LYKTA_BEFORE, "year+1" }),
    WHERE ({ "in_time", LYKTA_IS, "yes" }) },
  { "reports-in-time", N_ ("Incidents reported in time"), N_ ("Incident reports not sent in time"), "reports",
    WHERE ({ "settled_on", LYKTA_AFTER, "year-1-12-31" }, { "settled_on", LYKTA_BEFORE, "today+1" },
           { "settled_on", LYKTA_BEFORE, "year+1" }),
    WHERE ({ "in_time", LYKTA_IS, "yes" }) },
  { COURSES_DONE, N_ ("Courses done"), N_ ("Courses not done by all"), "course_results",
    WHERE ({ "date", LYKTA_AFTER, "year-1-12-31" }, { "date", LYKTA_BEFORE, "year+1" }),
    WHERE ({ "complete", LYKTA_IS, "yes" }) },
  { "documents-revised", N_ ("Documents revised in time"), N_ ("Documents not revised in time"), "documents",
    WHERE ({ "state", LYKTA_IS, "in_force" }, { "interval", LYKTA_IS_NOT_EMPTY }),
    WHERE ({ "next_revision", LYKTA_IS_NOT_EMPTY }, { "next_revision", LYKTA_NOT_BEFORE, "today" }) },
  { "activities-done", N_ ("Activities done"), N_ ("Activities not done"), "activities",
    WHERE ({ "state", LYKTA_IS_NOT, "cancelled" }, { "year_from", LYKTA_LESS, "year+1" }, { "year_last", LYKTA_MORE, "year-1" }),
    WHERE ({ "state", LYKTA_IS, "done" }) },
  { NULL },
};

/* "year", "year+1" and "year-1-12-31" for the year that is asked for; anything else as it stands. */
static char *
resolve_year (const LyktaField *field, const char *text, int year)
{
  const char *rest;
  char *day;
  int offset;

  if (text == NULL || !g_str_has_prefix (text, "year"))
    return g_strdup (text);

  rest = text + strlen ("year");
  offset = (int) strtol (rest, &day, 10);
  if (field->type == LYKTA_FIELD_NUMBER)
    return g_strdup_printf ("%d", year + offset);
  return g_strdup_printf ("%04d%s", year + offset, *day != '\0' ? day : "-01-01");
}

static void
add_conditions (LyktaQuery *query, const LyktaCondition *conditions, int year)
{
  const LyktaRegister *reg = lykta_query_get_register (query);

  for (const LyktaCondition *condition = conditions; condition != NULL && condition->field != NULL; condition++)
    {
      g_autofree char *text = resolve_year (lykta_register_find_field (reg, condition->field), condition->text, year);

      lykta_query_add_condition (query, condition->field, condition->operator, text);
    }
}

static GArray *
select_records (LyktaStore *store, const LyktaIndicator *indicator, int year, gboolean fulfilled, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, indicator->reg));

  add_conditions (query, indicator->counted, year);
  if (fulfilled)
    add_conditions (query, indicator->fulfilled, year);
  return lykta_store_select (store, query, error);
}

/* What @all has and @some has not, in the order of @all. */
static GArray *
subtract (GArray *all, GArray *some)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < some->len; i++)
    g_hash_table_add (set, &g_array_index (some, gint64, i));
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (set, &g_array_index (all, gint64, i)))
      g_array_append_val (rest, g_array_index (all, gint64, i));
  return rest;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Results are counts and persons: their sums, not the number of records. */
static gboolean
sum_courses (LyktaStore *store, LyktaFigure *figure, int year, GError **error)
{
  g_autoptr (LyktaCourseCoverage) coverage = lykta_course_coverage_new (store, error);
  g_autoptr (LyktaCourseFigure) all = coverage != NULL ? lykta_course_coverage_count (coverage, 0, 0, year) : NULL;

  if (all == NULL)
    return FALSE;
  figure->value = all->done;
  figure->total = all->total;
  g_array_unref (figure->missing);
  figure->missing = g_array_ref (all->incomplete);
  g_array_sort (figure->missing, compare_ids);
  return TRUE;
}

/* The record of a year's figure, or NULL. (transfer full) */
static LyktaRecord *
find_record (LyktaStore *store, const char *indicator, int year)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "figures"));
  g_autofree char *text = g_strdup_printf ("%d", year);
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "indicator", LYKTA_IS, indicator);
  lykta_query_add_condition (query, "year", LYKTA_IS, text);
  records = lykta_store_get_records (store, query, NULL);
  return records != NULL && records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

static LyktaFigure *
compute (LyktaStore *store, const LyktaIndicator *indicator, int year, GError **error)
{
  g_autoptr (GArray) all = select_records (store, indicator, year, FALSE, error);
  g_autoptr (GArray) some = all != NULL ? select_records (store, indicator, year, TRUE, error) : NULL;
  g_autoptr (LyktaRecord) last = NULL;
  g_autoptr (LyktaFigure) figure = NULL;

  if (some == NULL)
    return NULL;

  figure = g_new0 (LyktaFigure, 1);
  figure->indicator = indicator;
  figure->value = some->len;
  figure->total = all->len;
  figure->missing = subtract (all, some);
  if (strcmp (indicator->id, COURSES_DONE) == 0 && !sum_courses (store, figure, year, error))
    return NULL;

  last = find_record (store, indicator->id, year - 1);
  if (last != NULL)
    {
      figure->has_last = TRUE;
      figure->last_value = lykta_record_get_integer (last, "value");
      figure->last_total = lykta_record_get_integer (last, "total");
    }
  return g_steal_pointer (&figure);
}

const LyktaIndicator *
lykta_indicators_get (void)
{
  return indicators;
}

const LyktaIndicator *
lykta_indicator_find (const char *id)
{
  for (const LyktaIndicator *indicator = indicators; indicator->id != NULL; indicator++)
    if (g_strcmp0 (indicator->id, id) == 0)
      return indicator;
  return NULL;
}

const char *
lykta_indicator_get_label (const LyktaIndicator *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->label);
}

LyktaFigure *
lykta_indicator_compute (LyktaStore *store, const LyktaIndicator *indicator, int year, GError **error)
{
  g_autofree char *today = lykta_today ();

  return compute (store, indicator, year != 0 ? year : atoi (today), error);
}

GPtrArray *
lykta_indicators_compute (LyktaStore *store, int year, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_figure_free);

  for (const LyktaIndicator *indicator = indicators; indicator->id != NULL; indicator++)
    {
      LyktaFigure *figure = lykta_indicator_compute (store, indicator, year, error);

      if (figure == NULL)
        return NULL;
      g_ptr_array_add (figures, figure);
    }
  return g_steal_pointer (&figures);
}

void
lykta_indicators_record (LyktaEdit *edit, LyktaStore *store, int year, GPtrArray *figures)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "figures");
  g_autofree char *today = lykta_today ();

  for (guint i = 0; i < figures->len; i++)
    {
      const LyktaFigure *figure = g_ptr_array_index (figures, i);
      g_autoptr (LyktaRecord) kept = find_record (store, figure->indicator->id, year);
      gint64 id = kept != NULL ? lykta_record_get_id (kept) : lykta_edit_insert (edit, reg);

      lykta_edit_set_text (edit, reg, id, "indicator", figure->indicator->id);
      lykta_edit_set_integer (edit, reg, id, "year", year);
      lykta_edit_set_integer (edit, reg, id, "value", figure->value);
      lykta_edit_set_integer (edit, reg, id, "total", figure->total);
      lykta_edit_set_text (edit, reg, id, "as_of", today);
    }
}

char *
lykta_figure_describe (const LyktaFigure *self)
{
  /* Translators: how many of how many, as in "57 of 61" */
  return g_strdup_printf (_ ("%d of %d"), (int) self->value, (int) self->total);
}

gboolean
lykta_figure_is_reached (const LyktaFigure *self)
{
  return self->total > 0 && self->value >= self->total;
}

void
lykta_figure_free (LyktaFigure *self)
{
  g_array_unref (self->missing);
  g_free (self);
}
