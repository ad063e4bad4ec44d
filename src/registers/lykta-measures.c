/* lykta-measures.c: actions by source, activities by focus area, meetings by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-measure.h"

/* So many years before this one are told. */
#define PAST_YEARS 3

static GPtrArray *
new_measures (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_measure_free);
}

/* What is none is not said. */
G_GNUC_PRINTF (3, 4) static void append (GString *words, guint count, const char *format, ...)
{
  va_list arguments;

  if (count == 0)
    return;
  g_string_append (words, " · ");
  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
}

/* How many of the records that fulfil the query are in a saved view of theirs. */
static guint
count_in_view (LyktaStore *store, const LyktaQuery *query, const char *view)
{
  g_autoptr (LyktaQuery) narrowed = lykta_query_copy (query);
  const LyktaRegister *reg = lykta_query_get_register (query);

  lykta_query_add_conditions (narrowed, lykta_register_find_view (reg, view)->conditions);
  return (guint) MAX (lykta_store_count (store, narrowed), 0);
}

static guint
count_where (LyktaStore *store, const LyktaQuery *query, const char *field, LyktaOperator operator, const char * text)
{
  g_autoptr (LyktaQuery) narrowed = lykta_query_copy (query);

  lykta_query_add_condition (narrowed, field, operator, text);
  return (guint) MAX (lykta_store_count (store, narrowed), 0);
}

GPtrArray *
lykta_action_measures (LyktaStore *store, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "actions");
  g_autoptr (GPtrArray) measures = new_measures ();

  for (const LyktaChoice *source = lykta_register_find_field (reg, "source")->choices; source->id != NULL; source++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (reg);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GString) words = g_string_new (NULL);
      LyktaMeasure *measure;
      guint done;
      guint total;
      guint late;

      lykta_query_add_condition (query, "source", LYKTA_IS, source->id);
      total = count_where (store, query, "state", LYKTA_IS_NOT, "dropped");
      if (total == 0)
        continue;
      ids = lykta_store_select (store, query, error);
      if (ids == NULL)
        return NULL;
      done = count_where (store, query, "state", LYKTA_IS, "done");
      late = count_in_view (store, query, "overdue");
      /* Translators: how many actions of how many. */
      g_string_printf (words, _ ("%u of %u done"), done, total);
      append (words, late, g_dngettext (GETTEXT_PACKAGE, "%u is overdue", "%u are overdue", late), late);
      measure = lykta_measure_new (NULL, lykta_choice_get_label (source), done, total, reg, ids);
      measure->words = g_string_free_and_steal (g_steal_pointer (&words));
      measure->lacking = late > 0;
      g_ptr_array_add (measures, measure);
    }
  return g_steal_pointer (&measures);
}

/**
 * lykta_focus_area_measures:
 *
 * How far the activities of each focus area have come (A8): of all but those that were dropped, as the indicator of
 * activities counts.
 */
GPtrArray *
lykta_focus_area_measures (LyktaStore *store, GError **error)
{
  const LyktaRegister *areas_reg = lykta_store_find_register (store, "focus_areas");
  const LyktaRegister *reg = lykta_store_find_register (store, "activities");
  g_autoptr (LyktaQuery) all = lykta_query_new (areas_reg);
  g_autoptr (GPtrArray) areas = NULL;
  g_autoptr (GPtrArray) measures = new_measures ();

  lykta_query_set_sort (all, lykta_register_find_field (areas_reg, "year_from"), FALSE);
  areas = lykta_store_get_records (store, all, error);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      LyktaRecord *area = g_ptr_array_index (areas, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (area));
      g_autofree char *period = g_strdup_printf ("%d–%d", (int) lykta_record_get_integer (area, "year_from"),
                                                 (int) lykta_record_get_integer (area, "year_to"));
      g_autoptr (LyktaQuery) query = lykta_query_new (reg);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GString) words = g_string_new (NULL);
      LyktaMeasure *measure;
      guint done;
      guint ongoing;
      guint late;

      lykta_query_add_condition (query, "focus_area", LYKTA_IS, id);
      lykta_query_add_condition (query, "state", LYKTA_IS_NOT, "cancelled");
      ids = lykta_store_select (store, query, error);
      if (ids == NULL)
        return NULL;
      done = count_where (store, query, "state", LYKTA_IS, "done");
      late = count_in_view (store, query, "late");
      if (ids->len > 0)
        /* Translators: how many activities of how many. */
        g_string_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u of %u activity done", "%u of %u activities done", ids->len),
                         done, ids->len);
      else
        g_string_assign (words, _ ("No activities yet"));
      ongoing = count_where (store, query, "state", LYKTA_IS, "ongoing");
      append (words, ongoing, _ ("%u ongoing"), ongoing);
      append (words, late, g_dngettext (GETTEXT_PACKAGE, "%u is overdue", "%u are overdue", late), late);
      measure = lykta_measure_new (period, lykta_record_get_text (area, "title"), done, ids->len, reg, ids);
      measure->words = g_string_free_and_steal (g_steal_pointer (&words));
      measure->lacking = late > 0 || ids->len == 0;
      g_ptr_array_add (measures, measure);
    }
  return areas != NULL ? g_steal_pointer (&measures) : NULL;
}

static LyktaQuery *
make_meetings_query (LyktaStore *store, const char *kind, const char *state, int year)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "meetings");
  LyktaQuery *query = lykta_query_new (reg);
  g_autofree char *before = g_strdup_printf ("%04d-12-31", year - 1);
  g_autofree char *after = g_strdup_printf ("%04d-01-01", year + 1);

  lykta_query_add_condition (query, "kind", LYKTA_IS, kind);
  lykta_query_add_condition (query, "state", LYKTA_IS, state);
  lykta_query_add_condition (query, "date", LYKTA_AFTER, before);
  lykta_query_add_condition (query, "date", LYKTA_BEFORE, after);
  return query;
}

static LyktaMeasure *
measure_meetings (LyktaStore *store, const LyktaChoice *kind, int year, gint64 wanted, gboolean now, GError **error)
{
  g_autoptr (LyktaQuery) held = make_meetings_query (store, kind->id, "held", year);
  g_autoptr (LyktaQuery) planned = make_meetings_query (store, kind->id, "planned", year);
  g_autoptr (GArray) ids = lykta_store_select (store, held, error);
  g_autofree char *name = g_strdup_printf ("%d", year);
  g_autoptr (GString) words = g_string_new (NULL);
  guint to_come = (guint) MAX (lykta_store_count (store, planned), 0);
  LyktaMeasure *measure;

  if (ids == NULL)
    return NULL;
  measure = lykta_measure_new (lykta_choice_get_label (kind), name, ids->len, wanted, lykta_query_get_register (held), ids);
  if (wanted > 0)
    /* Translators: how many meetings were held of how many a year should have. */
    g_string_printf (words, _ ("%u of %d held"), ids->len, (int) wanted);
  else
    g_string_printf (words, _ ("%u held"), ids->len);
  append (words, to_come, _ ("%u to come"), to_come);
  if (now && ids->len + to_come < wanted)
    append (words, 1, _ ("%d still to be planned"), (int) (wanted - ids->len - to_come));
  measure->lacking = ids->len + (now ? to_come : 0) < wanted;
  measure->words = g_string_free_and_steal (g_steal_pointer (&words));
  return measure;
}

/**
 * lykta_meeting_measures:
 *
 * Meetings held, kind by kind and year by year. The head of the office and the coordinator meet as often a year as the office
 * says (A50).
 */
GPtrArray *
lykta_meeting_measures (LyktaStore *store, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "meetings");
  g_autoptr (GPtrArray) measures = new_measures ();
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_autofree char *today = lykta_today ();
  int this_year = atoi (today);

  for (const LyktaChoice *kind = lykta_register_find_field (reg, "kind")->choices; kind->id != NULL; kind++)
    for (int year = this_year; year >= this_year - PAST_YEARS; year--)
      {
        gboolean yearly = g_str_equal (kind->id, "head") && office != NULL;
        LyktaMeasure *measure =
            measure_meetings (store, kind, year, yearly ? lykta_record_get_integer (office, "meetings_planned") : 0,
                              year == this_year, error);

        if (measure == NULL)
          return NULL;
        if (measure->ids->len > 0 || (yearly && year == this_year))
          g_ptr_array_add (measures, measure);
        else
          lykta_measure_free (measure);
      }
  return g_steal_pointer (&measures);
}
