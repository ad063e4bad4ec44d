/* test-indicators.c: the indicators, counted by hand beside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "office.h"

#include "lykta-indicator.h"

/* The description's list, in its order */
static const char *const ids[] = {
  "asset-owner",     "asset-leader",         "asset-classified",    "transfer-reclassified",
  "actions-done",    "processings-complete", "processor-agreement", "requests-in-time",
  "reports-in-time", "courses-done",         "documents-revised",   "activities-done",
};

static void
assert_figure (Office *office, const char *id, int year, gint64 value, gint64 total)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (office->store, year, &error);
  const LyktaFigure *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    {
      const LyktaFigure *figure = g_ptr_array_index (figures, i);

      if (figure->indicator == lykta_indicator_find (id))
        found = figure;
    }
  g_assert_nonnull (found);
  g_test_message ("%s: %d of %d", id, (int) found->value, (int) found->total);
  g_assert_cmpint (found->value, ==, value);
  g_assert_cmpint (found->total, ==, total);
}

static void
test_table (Office *office, gconstpointer data)
{
  const LyktaIndicator *all = lykta_indicators_get ();
  g_autoptr (GPtrArray) picks = lykta_store_get_picks (office->store, "indicators", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (all[i].id, ==, ids[i]);
      /* The pick list of indicators, for objectives and activities, names the same ones. */
      g_assert_cmpstr (lykta_record_get_text (g_ptr_array_index (picks, i), "code"), ==, ids[i]);
    }
  g_assert_null (all[G_N_ELEMENTS (ids)].id);
  g_assert_cmpuint (picks->len, ==, G_N_ELEMENTS (ids));
}

static void
test_empty (Office *office, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_figure (office, ids[i], 0, 0, 0);
}

static void
test_assets (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Kartchef", NULL);
  gint64 a = office_add (office, "assets", "name", "A", "information_owner", office_id (person), NULL);
  gint64 b = office_add (office, "assets", "name", "B", "object_leader", office_id (person), "lifecycle", "in_use", NULL);

  office_add (office, "assets", "name", "C", "lifecycle", "retired", NULL);
  office_add (office, "assets", "name", "D", "lifecycle", "planned", NULL);
  office_add (office, "classifications", "asset", office_id (a), "approved_on", "2022-01-01", "tool", "klassa-3", NULL);
  office_add (office, "classifications", "asset", office_id (b), NULL);

  assert_figure (office, "asset-owner", 0, 1, 3);
  assert_figure (office, "asset-leader", 0, 1, 3);
  assert_figure (office, "asset-classified", 0, 1, 3);
}

static void
test_transfers (Office *office, gconstpointer data)
{
  gint64 a = office_add (office, "assets", "name", "A", NULL);
  gint64 b = office_add (office, "assets", "name", "B", NULL);

  office_add (office, "classifications", "asset", office_id (a), "approved_on", "2024-05-01", NULL);
  office_add (office, "transfers", "asset", office_id (a), "transfer_date", "2025-03-01", "state", "planned", NULL);
  office_add (office, "transfers", "asset", office_id (b), "transfer_date", "2025-03-01", "state", "planned", NULL);
  office_add (office, "transfers", "asset", office_id (b), "transfer_date", "2025-03-01", "state", "stopped", NULL);
  assert_figure (office, "transfer-reclassified", 0, 1, 2);
}

static void
test_processors (Office *office, gconstpointer data)
{
  gint64 a = office_add (office, "suppliers", "name", "A", "processor", "1", NULL);
  gint64 b = office_add (office, "suppliers", "name", "B", "processor", "1", NULL);
  gint64 c = office_add (office, "suppliers", "name", "C", "processor", "1", NULL);

  office_add (office, "suppliers", "name", "D", "processor", "1", NULL);
  office_add (office, "suppliers", "name", "E", NULL);
  office_add (office, "agreements", "name", "Utan slut", "supplier", office_id (a), "state", "in_force", NULL);
  office_add (office, "agreements", "name", "Sista dagen", "supplier", office_id (b), "state", "in_force", "ends_on",
              OFFICE_TODAY, NULL);
  office_add (office, "agreements", "name", "Har gått ut", "supplier", office_id (c), "state", "in_force", "ends_on",
              "2026-11-10", NULL);
  assert_figure (office, "processor-agreement", 0, 2, 4);
}

/* Of those whose time is up, or that were answered: in 2026 one in time, one late, one overdue; one still has time. */
static void
test_requests (Office *office, gconstpointer data)
{
  office_add (office, "requests", "dnr", "1", "kind", "access", "state", "answered", "received", "2026-10-20", "answered_on",
              "2026-10-25", NULL);
  office_add (office, "requests", "dnr", "2", "kind", "access", "state", "answered", "received", "2026-01-05", "answered_on",
              "2026-03-01", NULL);
  office_add (office, "requests", "dnr", "3", "kind", "access", "state", "open", "received", "2026-09-01", NULL);
  office_add (office, "requests", "dnr", "4", "kind", "access", "state", "open", "received", "2026-11-01", NULL);
  office_add (office, "requests", "dnr", "5", "kind", "access", "state", "withdrawn", "received", "2026-09-01", NULL);
  office_add (office, "requests", "dnr", "6", "kind", "access", "state", "answered", "received", "2025-12-01", "answered_on",
              "2025-12-31", NULL);
  assert_figure (office, "requests-in-time", 0, 1, 3);
  assert_figure (office, "requests-in-time", 2025, 1, 1);
}

static void
test_reports (Office *office, gconstpointer data)
{
  gint64 incident = office_add (office, "incidents", "title", "Felskick", "kind", "breach", "state", "open", "aware",
                                "2026-11-09T13:20:00Z", NULL);
  gint64 older = office_add (office, "incidents", "title", "Förlust", "kind", "breach", "state", "closed", "aware",
                             "2026-05-04T08:00:00Z", NULL);

  /* Still time to 12 November; sent after 72 hours; overdue since 10 November; not needed */
  office_add (office, "reports", "incident", office_id (incident), "track", "imy", "decision", "undecided", NULL);
  office_add (office, "reports", "incident", office_id (older), "track", "imy", "decision", "report", "late_why",
              "Leverantören dröjde", "sent_at", "2026-05-08T08:00:00Z", NULL);
  office_add (office, "reports", "incident", office_id (older), "track", "ia", "decision", "report", "sent_at",
              "2026-05-08T08:00:00Z", NULL);
  office_add (office, "reports", "incident", office_id (incident), "track", "nis2-warning", "decision", "report", NULL);
  office_add (office, "reports", "incident", office_id (incident), "track", "nis2-notification", "decision", "not_needed",
              "not_needed_why", "Inte betydande", NULL);
  assert_figure (office, "reports-in-time", 0, 1, 3);
}

/* Results are sums of counts; of two counts of the same the later one stands. */
static void
test_courses (Office *office, gconstpointer data)
{
  gint64 course = office_add (office, "courses", "name", "Grundutbildning", NULL);
  gint64 unit = office_add (office, "units", "name", "Stab", NULL);
  gint64 person = office_add (office, "people", "name", "Planchef", NULL);
  gint64 later;
  g_autoptr (GPtrArray) figures = NULL;
  const LyktaFigure *figure;

  office_add (office, "course_results", "course", office_id (course), "date", "2026-02-01", "unit", office_id (unit), "done",
              "10", "total", "50", NULL);
  later = office_add (office, "course_results", "course", office_id (course), "date", "2026-09-01", "unit", office_id (unit),
                      "done", "40", "total", "52", NULL);
  office_add (office, "course_results", "course", office_id (course), "date", "2026-09-01", "unit", office_id (unit), "category",
              "manager", "done", "5", "total", "5", NULL);
  office_add (office, "course_results", "course", office_id (course), "date", "2026-09-01", "person", office_id (person), NULL);
  office_add (office, "course_results", "course", office_id (course), "date", "2025-09-01", "unit", office_id (unit), "done",
              "30", "total", "51", NULL);
  assert_figure (office, "courses-done", 0, 46, 58);
  assert_figure (office, "courses-done", 2025, 30, 51);

  figures = lykta_indicators_compute (office->store, 0, NULL);
  figure = g_ptr_array_index (figures, 9);
  g_assert_cmpuint (figure->missing->len, ==, 1);
  g_assert_cmpint (g_array_index (figure->missing, gint64, 0), ==, later);
}

static void
test_documents (Office *office, gconstpointer data)
{
  office_add (office, "documents", "title", "I tid", "state", "in_force", "interval", "12", "revised_on", OFFICE_TODAY, NULL);
  office_add (office, "documents", "title", "Försenad", "state", "in_force", "interval", "12", "revised_on", "2025-11-10", NULL);
  office_add (office, "documents", "title", "Utan datum", "state", "in_force", "interval", "12", NULL);
  office_add (office, "documents", "title", "Utan intervall", "state", "in_force", NULL);
  office_add (office, "documents", "title", "Utkast", "state", "draft", "interval", "12", NULL);
  assert_figure (office, "documents-revised", 0, 1, 3);
}

static void
test_activities (Office *office, gconstpointer data)
{
  office_add (office, "activities", "title", "Klar", "state", "done", "track", "lis", "year_from", "2026", NULL);
  office_add (office, "activities", "title", "Spann", "state", "ongoing", "track", "lis", "year_from", "2025", "year_to", "2026",
              NULL);
  office_add (office, "activities", "title", "Utgår", "state", "cancelled", "track", "lis", "year_from", "2026", NULL);
  office_add (office, "activities", "title", "Förra årets", "state", "done", "track", "lis", "year_from", "2025", NULL);
  assert_figure (office, "activities-done", 0, 1, 2);
  assert_figure (office, "activities-done", 2025, 1, 2);
  assert_figure (office, "activities-done", 2027, 0, 0);
}

static void
test_actions_and_processings (Office *office, gconstpointer data)
{
  office_add (office, "actions", "title", "A", "state", "done", NULL);
  office_add (office, "actions", "title", "B", "state", "ongoing", NULL);
  office_add (office, "actions", "title", "C", "state", "dropped", NULL);
  office_add (office, "processings", "name", "Ofullständig", "state", "draft", "role", "controller", NULL);
  office_add (office, "processings", "name", "Avslutad", "state", "ended", "role", "controller", NULL);
  assert_figure (office, "actions-done", 0, 1, 2);
  assert_figure (office, "processings-complete", 0, 0, 1);
}

/* Last year's figure is kept, compared with, and written again in place. */
static void
test_last_year (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "A", NULL);
  gint64 person = office_add (office, "people", "name", "Kartchef", NULL);
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "figures"));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) figures = lykta_indicators_compute (office->store, 2025, NULL);
      g_autoptr (LyktaEdit) edit = lykta_edit_new ("Keep");
      g_autoptr (GPtrArray) now = NULL;
      const LyktaFigure *owner;
      g_autoptr (GError) error = NULL;

      lykta_indicators_record (edit, office->store, 2025, figures);
      lykta_store_apply (office->store, edit, &error);
      g_assert_no_error (error);
      g_assert_cmpint (lykta_store_count (office->store, query), ==, G_N_ELEMENTS (ids));

      now = lykta_indicators_compute (office->store, 2026, &error);
      owner = g_ptr_array_index (now, 0);
      g_assert_true (owner->has_last);
      g_assert_cmpint (owner->last_value, ==, i);
      g_assert_cmpint (owner->last_total, ==, 1);
      office_set (office, "assets", asset, "information_owner", office_id (person));
    }
}

static void
test_missing (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Kartchef", NULL);
  gint64 b = office_add (office, "assets", "name", "B", NULL);
  gint64 a = office_add (office, "assets", "name", "A", NULL);
  g_autoptr (GPtrArray) figures = NULL;
  const LyktaFigure *owner;

  office_add (office, "assets", "name", "C", "information_owner", office_id (person), NULL);
  figures = lykta_indicators_compute (office->store, 0, NULL);
  owner = g_ptr_array_index (figures, 0);
  g_assert_cmpuint (owner->missing->len, ==, 2);
  g_assert_cmpint (g_array_index (owner->missing, gint64, 0), ==, a);
  g_assert_cmpint (g_array_index (owner->missing, gint64, 1), ==, b);
}

static void
add_tests (void)
{
  office_add_test ("/indicators/table", test_table);
  office_add_test ("/indicators/empty", test_empty);
  office_add_test ("/indicators/assets", test_assets);
  office_add_test ("/indicators/transfers", test_transfers);
  office_add_test ("/indicators/processors", test_processors);
  office_add_test ("/indicators/requests", test_requests);
  office_add_test ("/indicators/reports", test_reports);
  office_add_test ("/indicators/courses", test_courses);
  office_add_test ("/indicators/documents", test_documents);
  office_add_test ("/indicators/activities", test_activities);
  office_add_test ("/indicators/actions-and-processings", test_actions_and_processings);
  office_add_test ("/indicators/last-year", test_last_year);
  office_add_test ("/indicators/missing", test_missing);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
