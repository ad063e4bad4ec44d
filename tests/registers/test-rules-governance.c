/* test-rules-governance.c: risks, recommendations, documents, activities, courses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-measure.h"
#include "lykta-objective.h"
#include "office.h"

/* A31, A33, A38: risk value 9 was moved to the internal control plan once and once not; someone must say why. */
static void
test_moved_needs_why (Office *office, gconstpointer data)
{
  gint64 access = office_add (office, "risks", "event", "Behörighetshantering – felaktig åtkomst till information", "kind", "vor",
                              "year", "2023", "state", "open", "goal", "3.5", "stated_value", "9", NULL);

  office_assert (office, "risks", access, "value", "9");
  g_assert_true (office_view_has (office, "risks", "undecided", access));
  office_refuse_set (office, "risks", access, "moved", "1");
  office_refuse_set (office, "risks", access, "moved", "0");
  office_refuse_add (office, "risks", "event", "IT-stöd", "kind", "vor", "year", "2023", "state", "open", "moved", "1", NULL);
  office_set (office, "risks", access, "moved_why", "Hanteras i den löpande behörighetsgranskningen.");
  office_set (office, "risks", access, "moved", "0");
  office_refuse_set (office, "risks", access, "moved_why", "");
  g_assert_false (office_view_has (office, "risks", "undecided", access));
}

/* F.2: the value is probability times consequence, or alone when only it is known. */
static void
test_risk_value (Office *office, gconstpointer data)
{
  gint64 risk = office_add (office, "risks", "event", "Incidenthantering", "kind", "vor", "year", "2023", "state", "open", NULL);

  office_assert (office, "risks", risk, "value", "");
  office_set (office, "risks", risk, "probability", "2");
  office_assert (office, "risks", risk, "value", "");
  office_set (office, "risks", risk, "stated_value", "4");
  office_assert (office, "risks", risk, "value", "4");
  office_set (office, "risks", risk, "consequence", "3");
  office_assert (office, "risks", risk, "value", "6");
}

/* F.4: each kind of risk has its own scale. */
static void
test_own_scale (Office *office, gconstpointer data)
{
  gint64 vor = office_add (office, "risks", "event", "Incidenthantering", "kind", "vor", "year", "2023", "state", "open", NULL);
  gint64 rsa = office_add (office, "risks", "event", "Elavbrott", "kind", "rsa", "year", "2023", "state", "open", NULL);

  office_add (office, "picks", "list", "consequence", "code", "rsa-2", "label_sv", "Stor", "label_en", "Large", "value", "2",
              "only_for", "rsa", NULL);
  office_refuse_set (office, "risks", vor, "consequence", "rsa-2");
  office_refuse_set (office, "risks", vor, "outage_week", "rsa-2");
  office_set (office, "risks", rsa, "consequence", "rsa-2");
  office_refuse_set (office, "risks", rsa, "kind", "vor");
}

/* A42: an area of the officer's report that is graded as in order has nothing that remains. */
static void
test_no_deficiency (Office *office, gconstpointer data)
{
  gint64 finding = office_add (office, "findings", "title", "Årsrapport 2022: Konsekvensbedömningar", "source", "dpo",
                               "report_year", "2022", "area", "dpia", "grade", "none", NULL);

  office_assert (office, "findings", finding, "open", "0");
  office_set (office, "findings", finding, "grade", "not-urgent");
  office_assert (office, "findings", finding, "open", "1");
}

/* A40: the recommendation of 2019 remains until the auditors judge it done. */
static void
test_judgements (Office *office, gconstpointer data)
{
  gint64 finding = office_add (office, "findings", "title", "Implementering av dataskyddsförordningen", "source", "audit",
                               "report_year", "2019", NULL);
  gint64 latest;

  office_assert (office, "findings", finding, "open", "1");
  office_add (office, "judgements", "finding", office_id (finding), "year", "2022", "judged", "partly", NULL);
  office_assert (office, "findings", finding, "judged", "partly");
  office_assert (office, "findings", finding, "judged_year", "2022");
  office_add (office, "judgements", "finding", office_id (finding), "year", "2021", "judged", "remains", NULL);
  office_assert (office, "findings", finding, "judged", "partly");
  latest = office_add (office, "judgements", "finding", office_id (finding), "year", "2025", "judged", "done", NULL);
  office_assert (office, "judgements", latest, "title", "Implementering av dataskyddsförordningen, 2025");
  office_assert (office, "findings", finding, "open", "0");
  g_assert_false (office_view_has (office, "findings", "open", finding));
  office_set (office, "judgements", latest, "judged", "remains");
  g_assert_true (office_view_has (office, "findings", "open", finding));
}

/* A81: regular revision, counted from the last revision or the adoption */
static void
test_revision (Office *office, gconstpointer data)
{
  gint64 document =
      office_add (office, "documents", "title", "Lokal anvisning", "state", "in_force", "adopted_on", "2023-08-31", NULL);

  office_assert (office, "documents", document, "next_revision", "");
  office_set (office, "documents", document, "interval", "18");
  office_assert (office, "documents", document, "next_revision", "2025-02-28");
  g_assert_true (office_view_has (office, "documents", "late", document));
  office_set (office, "documents", document, "revised_on", "2025-06-01");
  office_assert (office, "documents", document, "next_revision", "2026-12-01");
  g_assert_true (office_view_has (office, "documents", "this_year", document));
}

/* A86: a plan period is one year or a span of years; A7: an activity is because of a requirement or a risk. */
static void
test_activities (Office *office, gconstpointer data)
{
  gint64 one = office_add (office, "activities", "title", "Teknisk plattform", "state", "decided", "track", "lis", "number", "1",
                           "year_from", "2024", NULL);
  gint64 span = office_add (office, "activities", "title", "Kontinuitetsplanering", "state", "decided", "track", "lis", "number",
                            "1", "year_from", "2025", "year_to", "2026", NULL);
  gint64 risk = office_add (office, "risks", "event", "Bortfall", "kind", "rsa", "year", "2022", "state", "open", NULL);
  gint64 occurrence = office_add (office, "occurrences", "activity", office_id (span), "period", "T1 2026", "due", "2026-04-30",
                                  "state", "not_started", NULL);

  office_assert (office, "activities", one, "period", "2024");
  office_assert (office, "activities", span, "period", "2025–2026");
  g_assert_false (office_view_has (office, "activities", "this_year", one));
  g_assert_true (office_view_has (office, "activities", "this_year", span));
  office_assert (office, "occurrences", occurrence, "title", "Kontinuitetsplanering, T1 2026");
  g_assert_true (office_view_has (office, "activities", "unfounded", span));
  office_set (office, "activities", span, "risks", office_id (risk));
  g_assert_false (office_view_has (office, "activities", "unfounded", span));
  office_refuse_set (office, "activities", span, "year_to", "2024");
  office_refuse_set (office, "activities", one, "only_after", office_id (one));
}

/* A13: a document is behind when the one above it changed after it, until it is revised or seen to follow it. */
static void
test_parent_changed (Office *office, gconstpointer data)
{
  gint64 parent =
      office_add (office, "documents", "title", "Lokal anvisning", "state", "in_force", "adopted_on", "2023-06-15", NULL);
  gint64 child = office_add (office, "documents", "title", "Rutin", "state", "in_force", "parent", office_id (parent),
                             "adopted_on", "2023-09-05", "known_on", "2023-09-01", NULL);

  office_assert (office, "documents", child, "parent_changed_on", "");
  office_set (office, "documents", parent, "revised_on", "2025-06-11");
  office_assert (office, "documents", child, "parent_changed_on", "2025-06-11");
  g_assert_true (office_view_has (office, "documents", "parent", child));
  office_set (office, "documents", child, "compared_on", "2025-06-10");
  office_assert (office, "documents", child, "parent_changed_on", "2025-06-11");
  office_set (office, "documents", child, "compared_on", "2025-06-11");
  office_assert (office, "documents", child, "parent_changed_on", "");
  office_set (office, "documents", parent, "revised_on", "2026-01-20");
  office_assert (office, "documents", child, "parent_changed_on", "2026-01-20");

  /* Made known before the adoption is soon enough (A85), before a revision it is not. */
  g_assert_false (office_view_has (office, "documents", "unknown", child));
  office_set (office, "documents", child, "revised_on", "2026-02-01");
  office_assert (office, "documents", child, "parent_changed_on", "");
  g_assert_true (office_view_has (office, "documents", "unknown", child));
  office_set (office, "documents", child, "known_on", "2026-02-01");
  g_assert_false (office_view_has (office, "documents", "unknown", child));
}

/* A14: whether a target is reached follows from the numbers. */
static void
test_objectives (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *target;
    const char *value;
    const char *lower_better;
    const char *reached;
  } rows[] = {
    { "80", "74", NULL, "0" }, { "80", "80", NULL, "1" }, { "5", "4.5", "1", "1" },
    { "5", "5.5", "1", "0" },  { NULL, "80", NULL, "" },  { "80", NULL, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = office_add (office, "objectives", "text", "Mål", "target", rows[i].target, "value_now", rows[i].value,
                              "lower_better", rows[i].lower_better, NULL);

      office_assert (office, "objectives", id, "reached", rows[i].reached);
      g_assert_true (office_view_has (office, "objectives", "below", id) == (g_strcmp0 (rows[i].reached, "0") == 0));
    }
}

static void
test_objective_values (Office *office, gconstpointer data)
{
  gint64 objective = office_add (office, "objectives", "text", "Ägare", "indicator", "asset-owner", "target", "66.7", NULL);
  gint64 typed = office_add (office, "objectives", "text", "Enkät", "target", "80", "value_now", "74", NULL);
  gint64 person = office_add (office, "people", "name", "Kartchef", NULL);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Values");
  g_autoptr (LyktaRecord) record = NULL;
  g_autoptr (GPtrArray) measures = NULL;

  office_add (office, "objectives", "text", "Begäranden", "indicator", "requests-in-time", "target", "100", NULL);
  office_add (office, "assets", "name", "A", "information_owner", office_id (person), NULL);
  office_add (office, "assets", "name", "B", "information_owner", office_id (person), NULL);
  office_add (office, "assets", "name", "C", NULL);
  /* Of requests there are none: no value */
  g_assert_cmpint (lykta_objective_take_values (office->store, edit, OFFICE_TODAY, NULL), ==, 1);
  g_assert_true (lykta_store_apply (office->store, edit, NULL));
  /* Two thirds, rounded down: not yet there */
  record = lykta_store_get_record (office->store, office_reg (office, "objectives"), objective);
  g_assert_cmpfloat_with_epsilon (lykta_record_get_real (record, "value_now"), 66.6, 0.0001);
  office_assert (office, "objectives", objective, "value_on", OFFICE_TODAY);
  office_assert (office, "objectives", objective, "reached", "0");
  office_assert (office, "objectives", typed, "value_now", "74");

  measures = lykta_objective_measures (office->store, NULL);
  g_assert_cmpuint (measures->len, ==, 3);
  for (guint i = 0; i < measures->len; i++)
    {
      const LyktaMeasure *measure = g_ptr_array_index (measures, i);

      if (g_str_equal (measure->name, "Begäranden"))
        g_assert_cmpstr (measure->words, ==, "No value yet");
      g_assert_true (measure->lacking);
      g_assert_true ((measure->others != NULL) == g_str_equal (measure->name, "Ägare"));
    }
}

/* A74: a plan that is never tried, or not in time; an exercise of it says so by itself (A77). */
static void
test_continuity (Office *office, gconstpointer data)
{
  gint64 plan = office_add (office, "continuity", "name", "Ärendehantering", "state", "adopted", NULL);
  gint64 exercise = office_add (office, "exercises", "title", "Reservdrift", "kind", "continuity", "state", "planned", "date",
                                "2025-10-08", "plans", office_id (plan), NULL);
  g_autoptr (LyktaRecord) record = lykta_store_get_office (office->store);

  g_assert_true (office_view_has (office, "continuity", "never", plan));
  office_set (office, "exercises", exercise, "state", "done");
  office_assert (office, "continuity", plan, "tried_on", "2025-10-08");
  office_assert (office, "continuity", plan, "try_by", "2026-10-08");
  g_assert_false (office_view_has (office, "continuity", "never", plan));
  g_assert_true (office_view_has (office, "continuity", "late", plan));
  office_set (office, "office", lykta_record_get_id (record), "exercise_months", "24");
  office_assert (office, "continuity", plan, "try_by", "2027-10-08");
  office_set (office, "continuity", plan, "exercise_by", "2026-12-31");
  office_assert (office, "continuity", plan, "try_by", "2026-12-31");
  office_set (office, "exercises", exercise, "plans", "");
  office_assert (office, "continuity", plan, "tried_on", "");
}

static void
assert_words (GPtrArray *measures, guint i, const char *name, const char *words, gboolean lacking)
{
  const LyktaMeasure *measure = g_ptr_array_index (measures, i);

  g_assert_cmpuint (i, <, measures->len);
  g_assert_cmpstr (measure->name, ==, name);
  g_assert_cmpstr (measure->words, ==, words);
  g_assert_true (measure->lacking == lacking);
}

/* A50: twice a year; A8: how far the activities of a focus area have come */
static void
test_measures (Office *office, gconstpointer data)
{
  gint64 area = office_add (office, "focus_areas", "title", "Inventeringar", "year_from", "2024", "year_to", "2026", NULL);
  static const char *const states[] = { "done", "ongoing", "decided", "cancelled" };
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) areas = NULL;

  office_add (office, "meetings", "title", "Mars", "kind", "head", "state", "held", "date", "2026-03-18", NULL);
  office_add (office, "meetings", "title", "Mars", "kind", "head", "state", "held", "date", "2025-12-31", NULL);
  office_add (office, "meetings", "title", "Råd", "kind", "council", "state", "held", "date", "2026-01-01", NULL);
  meetings = lykta_meeting_measures (office->store, NULL);
  g_assert_cmpuint (meetings->len, ==, 3);
  assert_words (meetings, 0, "2026", "1 of 2 held · 1 still to be planned", TRUE);
  assert_words (meetings, 1, "2025", "1 of 2 held", TRUE);
  assert_words (meetings, 2, "2026", "1 held", FALSE);
  office_add (office, "meetings", "title", "December", "kind", "head", "state", "planned", "date", "2026-12-01", NULL);
  g_ptr_array_unref (meetings);
  meetings = lykta_meeting_measures (office->store, NULL);
  assert_words (meetings, 0, "2026", "1 of 2 held · 1 to come", FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    office_add (office, "activities", "title", states[i], "state", states[i], "track", "lis", "year_from", "2026", "focus_area",
                office_id (area), "due", "2026-11-10", NULL);
  areas = lykta_focus_area_measures (office->store, NULL);
  assert_words (areas, 0, "Inventeringar", "1 of 3 activities done · 1 ongoing · 2 are overdue", TRUE);
}

/* A course result is of one person, or of a unit and category with counts. */
static void
test_course_results (Office *office, gconstpointer data)
{
  gint64 course = office_add (office, "courses", "name", "Grundutbildning i dataskydd", "requirement", "all", NULL);
  gint64 unit = office_add (office, "units", "name", "Stab", NULL);
  gint64 person = office_add (office, "people", "name", "Planchef", NULL);
  const char *date = "2026-02-15";
  gint64 counts = office_add (office, "course_results", "course", office_id (course), "date", date, "unit", office_id (unit),
                              "category", "employee", "done", "48", "total", "60", NULL);
  gint64 one =
      office_add (office, "course_results", "course", office_id (course), "date", date, "person", office_id (person), NULL);

  office_assert (office, "course_results", counts, "title", "Grundutbildning i dataskydd: Stab");
  office_assert (office, "course_results", counts, "share", "80");
  office_assert (office, "course_results", counts, "complete", "0");
  office_assert (office, "course_results", one, "share", "100");
  office_refuse_set (office, "course_results", one, "total", "3");
  office_refuse_set (office, "course_results", counts, "done", "61");
  office_refuse_add (office, "course_results", "course", office_id (course), "date", date, "unit", office_id (unit), NULL);
}

static void
test_roles (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Förvaltningschef", NULL);
  gint64 role = office_add (office, "roles", "role", "coordinator", NULL);

  g_assert_true (office_view_has (office, "roles", "vacant", role));
  office_assert (office, "roles", role, "title", "Informationssäkerhetssamordnare");
  office_set (office, "roles", role, "person", office_id (person));
  office_assert (office, "roles", role, "title", "Informationssäkerhetssamordnare: Förvaltningschef");
  g_assert_true (office_view_has (office, "roles", "now", role));
  office_set (office, "roles", role, "held_to", "2026-11-10");
  g_assert_false (office_view_has (office, "roles", "now", role));
}

/* G: from a day to a day, both included; nobody holds the same role in the same unit twice at a time. */
static void
test_role_periods (Office *office, gconstpointer data)
{
  const char *person = office_id (office_add (office, "people", "name", "Enhetschef", NULL));
  const char *other = office_id (office_add (office, "people", "name", "Ny enhetschef", NULL));
  const char *unit = office_id (office_add (office, "units", "name", "Stab", NULL));
  gint64 role = office_add (office, "roles", "role", "manager", "person", person, "unit", unit, "held_from", "2024-01-01",
                            "held_to", "2025-12-31", NULL);

  office_refuse_set (office, "roles", role, "held_to", "2023-12-31");
  office_refuse_add (office, "roles", "role", "manager", "person", person, "unit", unit, "held_from", "2025-12-31", NULL);
  office_add (office, "roles", "role", "manager", "person", person, "unit", unit, "held_from", "2026-01-01", NULL);
  office_refuse_set (office, "roles", role, "held_to", "");
  office_add (office, "roles", "role", "coordinator", "person", person, "unit", unit, "held_from", "2024-01-01", NULL);
  office_add (office, "roles", "role", "manager", "person", other, "unit", unit, "held_from", "2024-01-01", NULL);
}

/* ISO/IEC 27001 clause 6.1.3 d: exclusions are justified. */
static void
test_not_applicable (Office *office, gconstpointer data)
{
  gint64 requirement =
      office_add (office, "requirements", "name", "A.8.28 Secure coding", "framework", "iso27001-a", "state", "not_met", NULL);

  office_refuse_set (office, "requirements", requirement, "state", "not_applicable");
  office_set (office, "requirements", requirement, "not_applicable_why", "Ingen egen utveckling");
  office_set (office, "requirements", requirement, "state", "not_applicable");
  office_refuse_set (office, "requirements", requirement, "not_applicable_why", "");
}

static void
add_tests (void)
{
  office_add_test ("/rules/governance/moved-needs-why", test_moved_needs_why);
  office_add_test ("/rules/governance/risk-value", test_risk_value);
  office_add_test ("/rules/governance/own-scale", test_own_scale);
  office_add_test ("/rules/governance/no-deficiency", test_no_deficiency);
  office_add_test ("/rules/governance/judgements", test_judgements);
  office_add_test ("/rules/governance/revision", test_revision);
  office_add_test ("/rules/governance/activities", test_activities);
  office_add_test ("/rules/governance/parent-changed", test_parent_changed);
  office_add_test ("/rules/governance/objectives", test_objectives);
  office_add_test ("/rules/governance/objective-values", test_objective_values);
  office_add_test ("/rules/governance/continuity", test_continuity);
  office_add_test ("/rules/governance/measures", test_measures);
  office_add_test ("/rules/governance/course-results", test_course_results);
  office_add_test ("/rules/governance/roles", test_roles);
  office_add_test ("/rules/governance/role-periods", test_role_periods);
  office_add_test ("/rules/governance/not-applicable", test_not_applicable);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
