/* test-courses.c: who has done which course, of those it is meant for, counted by hand beside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-course-coverage.h"
#include "lykta-measure.h"
#include "office.h"

/* One office for all rows: two departments, one with a unit in it; five people */
typedef struct
{
  gint64 north, south, mark;                   /* units; the last belongs to south */
  gint64 head, clerk, surveyor, hired, former; /* people */
} Staff;

static void
add_staff (Office *office, Staff *staff)
{
  staff->north = office_add (office, "units", "name", "Norr", NULL);
  staff->south = office_add (office, "units", "name", "Syd", NULL);
  staff->mark = office_add (office, "units", "name", "Mark", "parent", office_id (staff->south), NULL);
  staff->head = office_add (office, "people", "name", "Chef", "category", "manager", "unit", office_id (staff->north), NULL);
  staff->clerk =
      office_add (office, "people", "name", "Handläggare", "category", "employee", "unit", office_id (staff->north), NULL);
  staff->surveyor =
      office_add (office, "people", "name", "Mätare", "category", "newly_employed", "unit", office_id (staff->mark), NULL);
  staff->hired = office_add (office, "people", "name", "Inhyrd", "category", "consultant", "employed_from", "2026-06-01", NULL);
  staff->former = office_add (office, "people", "name", "Slutade", "category", "employee", "employed_to", "2026-01-31", NULL);
}

static void
assert_figure (Office *office, gint64 course, gint64 unit, int year, gint64 done, gint64 total, guint lacking)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaCourseCoverage) coverage = lykta_course_coverage_new (office->store, &error);
  g_autoptr (LyktaCourseFigure) figure = NULL;

  g_assert_no_error (error);
  figure = lykta_course_coverage_count (coverage, course, unit, year);
  g_test_message ("%d: %d of %d, %u lack it", year, (int) figure->done, (int) figure->total, figure->people->len);
  g_assert_cmpint (figure->done, ==, done);
  g_assert_cmpint (figure->total, ==, total);
  g_assert_cmpuint (figure->people->len, ==, lacking);
}

static void
add_person_result (Office *office, gint64 course, gint64 person, const char *date)
{
  office_add (office, "course_results", "course", office_id (course), "person", office_id (person), "date", date, NULL);
}

static void
add_count (Office *office, gint64 course, gint64 unit, const char *category, const char *date, const char *done,
           const char *total)
{
  office_add (office, "course_results", "course", office_id (course), "unit", office_id (unit), "category", category, "date",
              date, "done", done, "total", total, NULL);
}

/* A71: mandatory for all, for roles, or for nobody; by person, on 11 November 2026 */
static void
test_persons (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *requirement;
    const char *roles;
    gint64 total; /* of those employed in November 2026 */
  } rows[] = {
    { "all", NULL, 4 },
    { "roles", "manager", 1 },
    { "roles", "employee", 2 },     /* who is newly employed is an employee */
    { "roles", "new-employee", 2 }, /* the surveyor, and the manager who did it without having to */
    { "roles", "manager registrar", 2 },
    { "roles", "archivist", 1 }, /* nobody holds the role now */
    { NULL, NULL, 1 },
  };
  Staff staff;

  add_staff (office, &staff);
  office_add (office, "roles", "role", "registrar", "person", office_id (staff.clerk), "held_from", "2026-01-01", NULL);
  office_add (office, "roles", "role", "archivist", "person", office_id (staff.clerk), "held_to", "2026-11-10", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("Kurs %d", (int) i);
      gint64 course =
          office_add (office, "courses", "name", name, "requirement", rows[i].requirement, "roles", rows[i].roles, NULL);
      gint64 who = g_strcmp0 (rows[i].roles, "employee") == 0 ? staff.clerk : staff.head;

      /* Nobody's results, nobody's number: it is not followed up by person. */
      assert_figure (office, course, 0, 2026, 0, 0, 0);
      add_person_result (office, course, who, "2026-03-01");
      assert_figure (office, course, 0, 2026, 1, rows[i].total, (guint) rows[i].total - 1);
      assert_figure (office, course, 0, 2025, 0, 0, 0);
    }
}

/* Who left counts until then; who came counts from then; a certificate lasts as long as it says. */
static void
test_days (Office *office, gconstpointer data)
{
  gint64 course = office_add (office, "courses", "name", "Certifiering", "requirement", "all", "valid_months", "24", NULL);
  gint64 lasting = office_add (office, "courses", "name", "E-lärande", "requirement", "all", NULL);
  Staff staff;

  add_staff (office, &staff);
  add_person_result (office, course, staff.head, "2024-11-10");
  add_person_result (office, course, staff.clerk, "2024-11-11");
  add_person_result (office, course, staff.former, "2024-12-01");
  add_person_result (office, lasting, staff.head, "2019-05-01");

  /* At the end of 2024 and 2025: head, clerk, surveyor and the one who left in 2026 */
  assert_figure (office, course, 0, 2024, 3, 4, 1);
  assert_figure (office, course, 0, 2025, 3, 4, 1);
  /* Today: the head's is too old by a day, the clerk's is not; the consultant has come */
  assert_figure (office, course, 0, 2026, 1, 4, 3);
  assert_figure (office, lasting, 0, 2026, 1, 4, 3);
}

/* Whom a count of the unit has already is not counted again. */
static void
test_counts_and_persons (Office *office, gconstpointer data)
{
  gint64 course = office_add (office, "courses", "name", "Grundutbildning i dataskydd", "requirement", "all", NULL);
  Staff staff;

  add_staff (office, &staff);
  add_count (office, course, staff.south, "employee", "2026-02-01", "30", "61");
  add_count (office, course, staff.south, "employee", "2026-10-30", "40", "60");
  add_count (office, course, staff.south, "manager", "2025-10-30", "5", "6");
  assert_figure (office, course, 0, 2026, 40, 60, 0);
  assert_figure (office, course, 0, 2025, 5, 6, 0);

  /* The surveyor's unit lies within the department that was counted; the clerk's does not. */
  add_person_result (office, course, staff.surveyor, "2026-05-01");
  assert_figure (office, course, 0, 2026, 40, 63, 3);
  add_person_result (office, course, staff.clerk, "2026-05-02");
  assert_figure (office, course, 0, 2026, 41, 63, 2);
  assert_figure (office, course, staff.north, 2026, 1, 2, 1);
  assert_figure (office, course, staff.south, 2026, 40, 60, 0);
}

/* A72: a package of parts that are released one by one */
static void
test_package (Office *office, gconstpointer data)
{
  gint64 package = office_add (office, "courses", "name", "Paket för chefer", "requirement", "roles", "roles", "manager", NULL);
  gint64 parts[3];
  static const char *const released[] = { "2026-01-15", "2026-02-12", "2026-11-12" };
  Staff staff;

  add_staff (office, &staff);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = office_add (office, "courses", "name", released[i], "part_of", office_id (package), "released", released[i], NULL);
  add_person_result (office, parts[0], staff.head, "2026-01-20");
  /* One of two; the third comes tomorrow */
  assert_figure (office, package, 0, 2026, 1, 2, 1);
  assert_figure (office, parts[1], 0, 2026, 0, 1, 1);
  assert_figure (office, parts[2], 0, 2026, 0, 0, 0);
  assert_figure (office, 0, 0, 2026, 1, 2, 1);

  add_person_result (office, package, staff.head, "2026-03-20");
  assert_figure (office, package, 0, 2026, 2, 2, 0);
  office_set (office, "courses", parts[1], "withdrawn", "2026-06-30");
  assert_figure (office, package, 0, 2026, 1, 1, 0);
}

/* A69: within the days that the office says */
static void
test_introduction (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Ny", "category", "newly_employed", "employed_from", "2026-10-12", NULL);
  gint64 manager = office_add (office, "people", "name", "Chef", "category", "manager", "employed_from", "2026-10-12", NULL);
  g_autoptr (LyktaRecord) record = lykta_store_get_office (office->store);

  /* Thirty days at the start: today is the last */
  office_assert (office, "people", person, "introduce_by", "2026-11-11");
  office_assert (office, "people", manager, "introduce_by", "");
  g_assert_false (office_view_has (office, "people", "late", person));
  office_set (office, "office", lykta_record_get_id (record), "introduction_days", "14");
  office_assert (office, "people", person, "introduce_by", "2026-10-26");
  g_assert_true (office_view_has (office, "people", "late", person));
  office_set (office, "people", person, "introduced_on", "2026-11-10");
  office_assert (office, "people", person, "introduce_by", "");
}

static LyktaMeasure *
find_measure (GPtrArray *measures, const char *name)
{
  for (guint i = 0; i < measures->len; i++)
    {
      LyktaMeasure *measure = g_ptr_array_index (measures, i);

      if (g_strcmp0 (measure->name, name) == 0)
        return measure;
    }
  g_assert_not_reached ();
}

static void
test_measures (Office *office, gconstpointer data)
{
  gint64 course = office_add (office, "courses", "name", "Dataskydd", "requirement", "all", NULL);
  gint64 unit = office_add (office, "units", "name", "Stab", NULL);
  g_autoptr (LyktaRecord) record = lykta_store_get_office (office->store);
  g_autoptr (GPtrArray) measures = NULL;
  const LyktaMeasure *measure;

  office_set (office, "office", lykta_record_get_id (record), "target_courses_done", "95");
  add_count (office, course, unit, "employee", "2025-10-30", "172", "200");
  add_count (office, course, unit, "employee", "2026-10-30", "379", "400");
  measures = lykta_course_measures (office->store, NULL);
  measure = find_measure (measures, "Dataskydd");
  /* 94.75 per cent is not 95 */
  g_assert_cmpstr (measure->words, ==, "379 of 400, 94%, below the target 95% · 2025: 86%");
  g_assert_true (measure->lacking);
  g_assert_cmpfloat_with_epsilon (measure->share, 0.9475, 0.0001);
  g_assert_cmpfloat_with_epsilon (measure->last, 0.86, 0.0001);
  g_assert_cmpuint (measure->ids->len, ==, 1);
  g_assert_cmpstr (find_measure (measures, "Stab")->words, ==, measure->words);

  office_set (office, "office", lykta_record_get_id (record), "target_courses_done", "94");
  g_ptr_array_unref (measures);
  measures = lykta_course_measures (office->store, NULL);
  g_assert_cmpstr (find_measure (measures, "Dataskydd")->words, ==, "379 of 400, 94%, target 94% reached · 2025: 86%");
}

static void
add_tests (void)
{
  office_add_test ("/courses/persons", test_persons);
  office_add_test ("/courses/days", test_days);
  office_add_test ("/courses/counts-and-persons", test_counts_and_persons);
  office_add_test ("/courses/package", test_package);
  office_add_test ("/courses/introduction", test_introduction);
  office_add_test ("/courses/measures", test_measures);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
