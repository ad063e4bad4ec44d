/* lykta-course-coverage.c: how many of those a course is meant for have done it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-course-coverage.h"

#include <string.h>

#include "lykta-clock.h"
#include "lykta-deadline.h"

struct _LyktaCourseCoverage
{
  /* Owned */
  GPtrArray *courses; /* LyktaRecord, in their order, as all below */
  GPtrArray *results; /* the oldest first */
  GPtrArray *people;
  GPtrArray *roles;
  GHashTable *by_id;   /* gint64 → LyktaRecord of a course */
  GHashTable *parents; /* gint64 → gint64: the unit that a unit belongs to */
};

/* Which role of the pick list everybody of a category has */
static const struct
{
  const char *category;
  const char *role;
} category_roles[] = {
  { "manager", "manager" },         { "employee", "employee" },
  { "newly_employed", "employee" }, { "newly_employed", "new-employee" },
  { "consultant", "consultant" },
};

/* What is counted: a course without parts or a part, on a day */
typedef struct
{
  LyktaRecord *course;
  LyktaRecord *package;
  const char *first;
  const char *day;
  gboolean by_person;  /* somebody has a result of it, or of another part of its package */
  GHashTable *counts;  /* unit and category → the last count */
  GHashTable *persons; /* gint64 → the last result of a person */
} Item;

static GPtrArray *
read_all (LyktaStore *store, const char *id, const char *sort, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, id);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);

  if (sort != NULL)
    lykta_query_set_sort (query, lykta_register_find_field (reg, sort), FALSE);
  return lykta_store_get_records (store, query, error);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static LyktaRecord *
find_course (LyktaCourseCoverage *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

static gint64
get_item_id (LyktaRecord *result)
{
  gint64 part = lykta_record_get_integer (result, "part");

  return part > 0 ? part : lykta_record_get_integer (result, "course");
}

static gboolean
is_on (LyktaRecord *record, const char *from, const char *to, const char *day)
{
  const char *first = lykta_record_get_text (record, from);
  const char *last = lykta_record_get_text (record, to);

  return (first == NULL || strcmp (first, day) <= 0) && (last == NULL || strcmp (last, day) >= 0);
}

/* A course is there from its release until the day before it is withdrawn. */
static gboolean
is_offered (LyktaRecord *course, const char *day)
{
  const char *released = lykta_record_get_text (course, "released");
  const char *withdrawn = lykta_record_get_text (course, "withdrawn");

  return (released == NULL || strcmp (released, day) <= 0) && (withdrawn == NULL || strcmp (withdrawn, day) > 0);
}

static gboolean
is_valid (const Item *item, LyktaRecord *result)
{
  gint64 months = lykta_record_get_integer (item->course, "valid_months");
  g_autofree char *until = NULL;

  if (months == 0)
    return TRUE;
  until = lykta_deadline_add (lykta_record_get_text (result, "date"), (guint) months, LYKTA_DEADLINE_MONTHS);
  return strcmp (until, item->day) >= 0;
}

static gboolean
is_inside (LyktaCourseCoverage *self, gint64 unit, gint64 whole)
{
  /* Units belong to each other without circles. */
  while (unit != 0 && unit != whole)
    {
      const gint64 *parent = g_hash_table_lookup (self->parents, &unit);

      unit = parent != NULL ? *parent : 0;
    }
  return unit != 0 && unit == whole;
}

/* Whether a count of the person's unit and category has the person already */
static gboolean
is_counted (LyktaCourseCoverage *self, const Item *item, LyktaRecord *person)
{
  const char *category = lykta_record_get_text (person, "category");
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, item->counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 unit = lykta_record_get_integer (value, "unit");
      const char *counted = lykta_record_get_text (value, "category");
      gboolean same = counted == NULL || g_strcmp0 (category, counted) == 0
                      || (g_strcmp0 (category, "newly_employed") == 0 && g_str_equal (counted, "employee"));

      if (same && (unit == 0 || is_inside (self, lykta_record_get_integer (person, "unit"), unit)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_role (LyktaCourseCoverage *self, LyktaRecord *person, const char *role, const char *day)
{
  const char *category = lykta_record_get_text (person, "category");

  for (guint i = 0; i < G_N_ELEMENTS (category_roles); i++)
    if (g_strcmp0 (category, category_roles[i].category) == 0 && g_str_equal (role, category_roles[i].role))
      return TRUE;
  for (guint i = 0; i < self->roles->len; i++)
    {
      LyktaRecord *held = g_ptr_array_index (self->roles, i);

      if (lykta_record_get_integer (held, "person") == lykta_record_get_id (person)
          && g_strcmp0 (lykta_record_get_text (held, "role"), role) == 0 && is_on (held, "held_from", "held_to", day))
        return TRUE;
    }
  return FALSE;
}

/* A part asks what its package asks unless it says something else. */
static gboolean
is_meant_for (LyktaCourseCoverage *self, const Item *item, LyktaRecord *person)
{
  LyktaRecord *course = lykta_record_is_empty (item->course, "requirement") ? item->package : item->course;
  const char *requirement = course != NULL ? lykta_record_get_text (course, "requirement") : NULL;
  const char *text = requirement != NULL ? lykta_record_get_text (course, "roles") : NULL;
  g_auto (GStrv) roles = g_strsplit (text != NULL ? text : "", " ", -1);

  if (requirement == NULL || !is_on (person, "employed_from", "employed_to", item->day))
    return FALSE;
  if (g_str_equal (requirement, "all"))
    return TRUE;
  for (guint i = 0; roles[i] != NULL; i++)
    if (*roles[i] != '\0' && has_role (self, person, roles[i], item->day))
      return TRUE;
  return FALSE;
}

static void
collect (LyktaCourseCoverage *self, Item *item)
{
  gint64 id = lykta_record_get_id (item->course);
  gint64 package = item->package != NULL ? lykta_record_get_id (item->package) : 0;

  for (guint i = 0; i < self->results->len; i++)
    {
      LyktaRecord *result = g_ptr_array_index (self->results, i);
      gint64 of = get_item_id (result);
      LyktaRecord *course = find_course (self, of);
      const char *date = lykta_record_get_text (result, "date");
      gint64 person = lykta_record_get_integer (result, "person");

      if (date == NULL || strcmp (date, item->day) > 0)
        continue;
      if (person > 0 && (of == id || (package > 0 && course != NULL && lykta_record_get_integer (course, "part_of") == package)))
        item->by_person = TRUE;
      /* Who has done the whole package has done each of its parts. */
      if (person > 0 && (of == id || (of == package && package > 0)))
        {
          item->by_person = TRUE;
          g_hash_table_replace (item->persons, copy_id (person), result);
        }
      else if (person == 0 && of == id && strcmp (date, item->first) >= 0)
        g_hash_table_replace (item->counts,
                              g_strdup_printf ("%" G_GINT64_FORMAT " %s", lykta_record_get_integer (result, "unit"),
                                               lykta_record_get_text (result, "category")),
                              result);
    }
}

static void
add_once (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

static void
add_all (GArray *ids, GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    add_once (ids, g_array_index (more, gint64, i));
}

static void
add_counts (const Item *item, gint64 unit, LyktaCourseFigure *figure)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, item->counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 done = lykta_record_get_integer (value, "done");
      gint64 total = lykta_record_get_integer (value, "total");

      if (unit != 0 && lykta_record_get_integer (value, "unit") != unit)
        continue;
      figure->done += done;
      figure->total += total;
      add_once (figure->results, lykta_record_get_id (value));
      if (done < total)
        add_once (figure->incomplete, lykta_record_get_id (value));
    }
}

static void
add_persons (LyktaCourseCoverage *self, const Item *item, gint64 unit, LyktaCourseFigure *figure)
{
  if (!item->by_person)
    return;
  for (guint i = 0; i < self->people->len; i++)
    {
      LyktaRecord *person = g_ptr_array_index (self->people, i);
      gint64 id = lykta_record_get_id (person);
      LyktaRecord *result = g_hash_table_lookup (item->persons, &id);
      gboolean done = result != NULL && is_valid (item, result);

      if ((unit != 0 && lykta_record_get_integer (person, "unit") != unit) || is_counted (self, item, person)
          || !is_on (person, "employed_from", "employed_to", item->day) || !(done || is_meant_for (self, item, person)))
        continue;
      figure->total++;
      figure->done += done;
      if (result != NULL)
        add_once (figure->results, lykta_record_get_id (result));
      if (result != NULL && !done)
        add_once (figure->incomplete, lykta_record_get_id (result));
      if (!done)
        add_once (figure->people, id);
    }
}

static void
add_item (LyktaCourseCoverage *self, LyktaRecord *course, gint64 unit, int year, LyktaCourseFigure *figure)
{
  g_autofree char *today = lykta_today ();
  g_autofree char *first = g_strdup_printf ("%04d-01-01", year);
  g_autofree char *last = g_strdup_printf ("%04d-12-31", year);
  Item item = { .course = course,
                .package = find_course (self, lykta_record_get_integer (course, "part_of")),
                .first = first,
                .day = strcmp (today, last) < 0 ? today : last };

  if (!is_offered (course, item.day))
    return;
  item.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  item.persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  collect (self, &item);
  add_counts (&item, unit, figure);
  add_persons (self, &item, unit, figure);
  g_hash_table_unref (item.counts);
  g_hash_table_unref (item.persons);
}

static int
compare_results (gconstpointer a, gconstpointer b)
{
  LyktaRecord *first = *(LyktaRecord *const *) a;
  LyktaRecord *second = *(LyktaRecord *const *) b;
  int order = g_strcmp0 (lykta_record_get_text (first, "date"), lykta_record_get_text (second, "date"));

  if (order != 0)
    return order;
  return lykta_record_get_id (first) < lykta_record_get_id (second) ? -1 : 1;
}

LyktaCourseCoverage *
lykta_course_coverage_new (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaCourseCoverage) self = g_new0 (LyktaCourseCoverage, 1);
  g_autoptr (GPtrArray) units = read_all (store, "units", NULL, error);

  if (units == NULL || (self->courses = read_all (store, "courses", "position", error)) == NULL
      || (self->results = read_all (store, "course_results", NULL, error)) == NULL
      || (self->people = read_all (store, "people", NULL, error)) == NULL
      || (self->roles = read_all (store, "roles", NULL, error)) == NULL)
    return NULL;

  g_ptr_array_sort (self->results, compare_results);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->courses->len; i++)
    g_hash_table_insert (self->by_id, copy_id (lykta_record_get_id (self->courses->pdata[i])), self->courses->pdata[i]);
  self->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    g_hash_table_insert (self->parents, copy_id (lykta_record_get_id (units->pdata[i])),
                         copy_id (lykta_record_get_integer (units->pdata[i], "parent")));
  return g_steal_pointer (&self);
}

void
lykta_course_coverage_free (LyktaCourseCoverage *self)
{
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->parents, g_hash_table_unref);
  g_free (self);
}

GPtrArray *
lykta_course_coverage_get_parts (LyktaCourseCoverage *self, gint64 course)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < self->courses->len; i++)
    if (lykta_record_get_integer (self->courses->pdata[i], "part_of") == course)
      g_ptr_array_add (parts, self->courses->pdata[i]);
  return parts;
}

GPtrArray *
lykta_course_coverage_get_courses (LyktaCourseCoverage *self)
{
  return lykta_course_coverage_get_parts (self, 0);
}

LyktaCourseFigure *
lykta_course_coverage_count (LyktaCourseCoverage *self, gint64 course, gint64 unit, int year)
{
  g_autoptr (GPtrArray) parts = lykta_course_coverage_get_parts (self, course);
  LyktaRecord *own = course != 0 ? find_course (self, course) : NULL;
  LyktaCourseFigure *figure = g_new0 (LyktaCourseFigure, 1);

  figure->results = g_array_new (FALSE, FALSE, sizeof (gint64));
  figure->incomplete = g_array_new (FALSE, FALSE, sizeof (gint64));
  figure->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (LyktaCourseFigure) part = lykta_course_coverage_count (self, lykta_record_get_id (parts->pdata[i]), unit, year);

      figure->done += part->done;
      figure->total += part->total;
      add_all (figure->results, part->results);
      add_all (figure->incomplete, part->incomplete);
      add_all (figure->people, part->people);
    }
  /* Counts of a package as a whole apply where nobody has counted its parts. */
  if (own != NULL && figure->total == 0)
    add_item (self, own, unit, year, figure);
  return figure;
}

GArray *
lykta_course_coverage_get_units (LyktaCourseCoverage *self, int year)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->parents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 unit = *(gint64 *) key;
      g_autoptr (LyktaCourseFigure) figure = lykta_course_coverage_count (self, 0, unit, year);

      if (figure->total > 0)
        g_array_append_val (units, unit);
    }
  return units;
}

void
lykta_course_figure_free (LyktaCourseFigure *self)
{
  g_array_unref (self->results);
  g_array_unref (self->incomplete);
  g_array_unref (self->people);
  g_free (self);
}
