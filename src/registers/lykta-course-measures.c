/* lykta-course-measures.c: courses against their target, course by course and unit by unit, and the introduction of new staff
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-course-coverage.h"
#include "lykta-measure.h"

/* So many years before this one are told. */
#define PAST_YEARS 3

typedef struct
{
  LyktaStore *store;
  LyktaCourseCoverage *coverage;
  GPtrArray *measures;
  int year;
  gint64 target;
} Counting;

static void
append (GString *words, const char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static void
append_past (Counting *counting, GString *words, gint64 course, gint64 unit, double *last)
{
  for (int year = counting->year - PAST_YEARS; year < counting->year; year++)
    {
      g_autoptr (LyktaCourseFigure) figure = lykta_course_coverage_count (counting->coverage, course, unit, year);
      g_autofree char *percent = lykta_measure_format_percent (lykta_measure_get_percent (figure->done, figure->total));
      g_autofree char *part = NULL;

      if (figure->total == 0)
        continue;
      /* Translators: a year and its share: "2025: 86%". */
      part = g_strdup_printf (_ ("%d: %s"), year, percent);
      append (words, part);
      if (year == counting->year - 1)
        *last = (double) figure->done / (double) figure->total;
    }
}

static char *
describe_share (const LyktaCourseFigure *figure, gint64 target, gboolean *lacking)
{
  int share = lykta_measure_get_percent (figure->done, figure->total);
  g_autofree char *percent = lykta_measure_format_percent (share);
  g_autofree char *wanted = lykta_measure_format_percent ((int) target);

  *lacking = target > 0 && share < target;
  if (target == 0)
    /* Translators: how many of how many, and the same as a share: "57 of 61, 93%". */
    return g_strdup_printf (_ ("%d of %d, %s"), (int) figure->done, (int) figure->total, percent);
  if (*lacking)
    /* Translators: how many of how many, the same as a share, and the share that is aimed at. */
    return g_strdup_printf (_ ("%d of %d, %s, below the target %s"), (int) figure->done, (int) figure->total, percent, wanted);
  return g_strdup_printf (_ ("%d of %d, %s, target %s reached"), (int) figure->done, (int) figure->total, percent, wanted);
}

/* @target: 0: nobody has to */
static void
add (Counting *counting, const char *group, const char *name, gint64 course, gint64 unit, gint64 target)
{
  g_autoptr (LyktaCourseFigure) figure = lykta_course_coverage_count (counting->coverage, course, unit, counting->year);
  g_autoptr (GString) words = g_string_new (NULL);
  LyktaMeasure *measure = lykta_measure_new (group, name, figure->done, figure->total,
                                             lykta_store_find_register (counting->store, "course_results"), figure->results);
  g_autofree char *share = NULL;

  if (figure->total > 0)
    share = describe_share (figure, target, &measure->lacking);
  else
    /* Translators: of a course nobody has reported results of this year. */
    share = g_strdup_printf (_ ("No results for %d"), counting->year);
  append (words, share);
  append_past (counting, words, course, unit, &measure->last);
  measure->words = g_string_free_and_steal (g_steal_pointer (&words));
  if (figure->people->len > 0)
    {
      measure->others_label =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_%u Has Not Done It", "_%u Have Not Done It", figure->people->len),
                           figure->people->len);
      measure->others_reg = lykta_store_find_register (counting->store, "people");
      measure->others = g_array_ref (figure->people);
    }
  g_ptr_array_add (counting->measures, measure);
}

static void
add_courses (Counting *counting, const char *requirement, const char *group)
{
  g_autoptr (GPtrArray) courses = lykta_course_coverage_get_courses (counting->coverage);

  for (guint i = 0; i < courses->len; i++)
    if (g_strcmp0 (lykta_record_get_text (courses->pdata[i], "requirement"), requirement) == 0)
      add (counting, group, lykta_record_get_text (courses->pdata[i], "name"), lykta_record_get_id (courses->pdata[i]), 0,
           requirement != NULL ? counting->target : 0);
}

/* What everybody has to do first, then what some have to, then what nobody has to */
static void
add_all_courses (Counting *counting)
{
  g_autoptr (GPtrArray) requirements = lykta_store_get_picks (counting->store, "course_requirements", NULL);

  for (guint i = 0; i < requirements->len; i++)
    {
      const char *code = lykta_record_get_text (requirements->pdata[i], "code");
      g_autofree char *label = lykta_store_get_pick_label (counting->store, "course_requirements", code);

      add_courses (counting, code, label);
    }
  add_courses (counting, NULL, _ ("Other courses"));
}

static void
add_units (Counting *counting)
{
  const LyktaRegister *reg = lykta_store_find_register (counting->store, "units");
  g_autoptr (GArray) units = lykta_course_coverage_get_units (counting->coverage, counting->year);

  for (guint i = 0; i < units->len; i++)
    {
      gint64 unit = g_array_index (units, gint64, i);
      g_autofree char *name = lykta_store_get_title (counting->store, reg, unit);

      add (counting, _ ("All courses by unit"), name, 0, unit, counting->target);
    }
}

static void
add_parts (Counting *counting)
{
  g_autoptr (GPtrArray) courses = lykta_course_coverage_get_courses (counting->coverage);

  for (guint i = 0; i < courses->len; i++)
    {
      g_autoptr (GPtrArray) parts = lykta_course_coverage_get_parts (counting->coverage, lykta_record_get_id (courses->pdata[i]));

      for (guint j = 0; j < parts->len; j++)
        add (counting, lykta_record_get_text (courses->pdata[i], "name"), lykta_record_get_text (parts->pdata[j], "name"),
             lykta_record_get_id (parts->pdata[j]), 0, counting->target);
    }
}

/* New employees and consultants are introduced within the days that the office says (A69). */
static gboolean
add_introduction (Counting *counting, GError **error)
{
  const LyktaRegister *people = lykta_store_find_register (counting->store, "people");
  g_autoptr (LyktaQuery) query = lykta_query_new (people);
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *today = lykta_today ();
  g_autoptr (LyktaRecord) office = lykta_store_get_office (counting->store);
  gint64 days = office != NULL ? lykta_record_get_integer (office, "introduction_days") : 0;
  LyktaMeasure *measure;
  guint done = 0;

  lykta_query_add_condition (query, "category", LYKTA_IS_ONE_OF, "newly_employed consultant");
  lykta_query_add_condition (query, "employed_to", LYKTA_NOT_BEFORE, "today");
  persons = lykta_store_get_records (counting->store, query, error);
  if (persons == NULL)
    return FALSE;
  for (guint i = 0; i < persons->len; i++)
    {
      gint64 id = lykta_record_get_id (persons->pdata[i]);
      const char *by = lykta_record_get_text (persons->pdata[i], "introduce_by");
      gboolean introduced = !lykta_record_is_empty (persons->pdata[i], "introduced_on");

      g_array_append_val (all, id);
      done += introduced;
      if (!introduced && by != NULL && strcmp (by, today) < 0)
        g_array_append_val (late, id);
    }
  if (all->len == 0)
    return TRUE;

  measure = lykta_measure_new (_ ("Introduction of new staff"), _ ("New employees and consultants"), done, all->len, people, all);
  if (days > 0)
    measure->words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u introduced · to be done within %d day",
                                                   "%u of %u introduced · to be done within %d days", (gulong) days),
                                      done, all->len, (int) days);
  else
    measure->words = g_strdup_printf (_ ("%u of %u introduced"), done, all->len);
  if (late->len > 0)
    {
      measure->lacking = TRUE;
      measure->others_label =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_%u Is Late", "_%u Are Late", late->len), late->len);
      measure->others_reg = people;
      measure->others = g_array_ref (late);
    }
  g_ptr_array_add (counting->measures, measure);
  return TRUE;
}

/**
 * lykta_course_measures:
 *
 * How many have done which course this year, against the target and beside the years before (A54, A72), by unit, and how
 * many of the new staff have been introduced (A69).
 */
GPtrArray *
lykta_course_measures (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaCourseCoverage) coverage = lykta_course_coverage_new (store, error);
  g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_measure_free);
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_autofree char *today = lykta_today ();
  Counting counting = { .store = store, .coverage = coverage, .measures = measures, .year = atoi (today) };

  if (coverage == NULL)
    return NULL;
  counting.target = office != NULL ? lykta_record_get_integer (office, "target_courses_done") : 0;
  add_all_courses (&counting);
  add_units (&counting);
  if (!add_introduction (&counting, error))
    return NULL;
  add_parts (&counting);
  return g_steal_pointer (&measures);
}
