/* test-rules-requests.c: requests of data subjects: extension, refusal, fee, and where to search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-search-list.h"
#include "office.h"

static gint64
add_request (Office *office, const char *received)
{
  return office_add (office, "requests", "dnr", received, "kind", "access", "state", "open", "received", received, NULL);
}

/* Article 12(3) GDPR: with the reasons for the delay */
static void
test_extension_reason (Office *office, gconstpointer data)
{
  gint64 request = add_request (office, "2026-10-26");

  office_refuse_set (office, "requests", request, "extended", "1");
  office_set (office, "requests", request, "extended_why", "Begäran omfattar sju system.");
  office_set (office, "requests", request, "extended", "1");
  office_assert (office, "requests", request, "due", "2027-01-26");
  office_refuse_set (office, "requests", request, "extended_why", "");
}

/* Article 12(3): told within one month of receipt; it is 11 November. A month from 9 October ends on the 9th, a Monday; from 10 October
 * on the 10th; from 11 October on the 11th, today. */
static void
test_extension_first_month (Office *office, gconstpointer data)
{
  static const char *const too_late[] = { "2026-10-09", "2026-10-10" };
  gint64 in_time = add_request (office, "2026-10-11");

  for (gsize i = 0; i < G_N_ELEMENTS (too_late); i++)
    {
      gint64 request = add_request (office, too_late[i]);

      office_set (office, "requests", request, "extended_why", "Många ärenden.");
      office_refuse_set (office, "requests", request, "extended", "1");
      /* Written down afterwards: the person was told in time. */
      office_set (office, "requests", request, "told_on", "2026-11-02");
      office_set (office, "requests", request, "extended", "1");
    }
  office_set (office, "requests", in_time, "extended_why", "Många ärenden.");
  office_set (office, "requests", in_time, "extended", "1");
  office_refuse_set (office, "requests", in_time, "told_on", "2026-11-12");
  office_set (office, "requests", in_time, "told_on", "2026-11-11");
}

/* Regulation 1182/71, Article 3(4): the month from 1 October 2026 ends on a Sunday, and so with Monday 2 November; that from 30
 * September ends on Friday 30 October. */
static void
test_told_on_moved_day (Office *office, gconstpointer data)
{
  gint64 request = add_request (office, "2026-09-30");
  gint64 moved =
      office_add (office, "requests", "dnr", "moved", "kind", "access", "state", "open", "received", "2026-08-31", "counted_from",
                  "2026-10-01", "extended_why", "Många ärenden.", "told_on", "2026-11-02", "extended", "1", NULL);

  office_assert (office, "requests", moved, "extended", "1");
  office_set (office, "requests", request, "extended_why", "Många ärenden.");
  office_set (office, "requests", request, "told_on", "2026-11-02");
  office_refuse_set (office, "requests", request, "extended", "1");
}

/* Article 12(3): by two further months */
static void
test_extension_length (Office *office, gconstpointer data)
{
  gint64 request = add_request (office, "2026-11-02");

  office_set (office, "requests", request, "extended_why", "Många ärenden.");
  office_set (office, "requests", request, "extended", "1");
  office_refuse_set (office, "requests", request, "extended_until", "2027-02-03");
  office_set (office, "requests", request, "extended_until", "2027-02-02");
}

/* Article 12(4): the reasons for not taking action; Article 12(5): the controller shows why it charges */
static void
test_refusal (Office *office, gconstpointer data)
{
  gint64 request = add_request (office, "2026-11-02");

  office_refuse_set (office, "requests", request, "outcome", "refused");
  office_set (office, "requests", request, "refused_why", "Uppgifterna ska bevaras.");
  office_set (office, "requests", request, "outcome", "refused");
  office_refuse_set (office, "requests", request, "fee", "200");
  office_set (office, "requests", request, "fee", "0");
  office_set (office, "requests", request, "fee_why", "Samma begäran för sjätte gången.");
  office_set (office, "requests", request, "fee", "200");
}

static guint
fill (Office *office, gint64 request)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, office_reg (office, "requests"), request);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Fill");
  g_autoptr (GError) error = NULL;
  guint n = lykta_search_list_fill (office->store, record, edit);

  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
  return n;
}

static gint64
add_asset (Office *office, const char *name, const char *personal_data, const char *lifecycle)
{
  return office_add (office, "assets", "name", name, "personal_data", personal_data, "lifecycle", lifecycle, NULL);
}

/* A67: processings × assets, those with personal data that are in use; twice makes no doubles; one undo */
static void
test_fill (Office *office, gconstpointer data)
{
  gint64 person = office_add (office, "people", "name", "Systemförvaltare", NULL);
  gint64 diary = office_add (office, "assets", "name", "Diariet", "personal_data", "special", "lifecycle", "in_use",
                             "administrator", office_id (person), NULL);
  gint64 maps = add_asset (office, "Kartor", "none", "in_use");
  gint64 old = add_asset (office, "Gamla diariet", "special", "retired");
  gint64 request = add_request (office, "2026-11-02");
  g_autofree char *systems = g_strjoin (" ", office_id (diary), office_id (maps), office_id (old), NULL);
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "request_items"));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  add_asset (office, "Enkäter", "ordinary", "phasing_out");
  office_add (office, "processings", "name", "Föra diarium", "state", "in_force", "role", "controller", "assets", systems, NULL);
  office_add (office, "processings", "name", "Pärmar", "state", "in_force", "role", "controller", NULL);
  office_add (office, "processings", "name", "Upphörd", "state", "ended", "role", "controller", "assets", systems, NULL);

  /* The diary by its processing, the binders by theirs, the surveys that no processing names */
  g_assert_cmpuint (fill (office, request), ==, 3);
  items = lykta_store_get_records (office->store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 3);
  for (guint i = 0; i < items->len; i++)
    if (lykta_record_get_integer (items->pdata[i], "asset") == diary)
      g_assert_cmpint (lykta_record_get_integer (items->pdata[i], "responsible"), ==, person);

  g_assert_cmpuint (fill (office, request), ==, 0);
  lykta_store_undo (office->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lykta_store_count (office->store, query), ==, 0);
}

/* What someone has listed as a whole is not listed again in parts. */
static void
test_fill_beside (Office *office, gconstpointer data)
{
  gint64 diary = add_asset (office, "Diariet", "ordinary", "in_use");
  gint64 request = add_request (office, "2026-11-02");

  office_add (office, "processings", "name", "Föra diarium", "state", "in_force", "role", "controller", "assets",
              office_id (diary), NULL);
  office_add (office, "request_items", "request", office_id (request), "asset", office_id (diary), NULL);
  g_assert_cmpuint (fill (office, request), ==, 0);
}

static void
test_doubles (Office *office, gconstpointer data)
{
  gint64 diary = add_asset (office, "Diariet", "ordinary", "in_use");
  gint64 request = add_request (office, "2026-11-02");
  gint64 other = add_request (office, "2026-11-03");

  office_add (office, "request_items", "request", office_id (request), "asset", office_id (diary), NULL);
  office_refuse_add (office, "request_items", "request", office_id (request), "asset", office_id (diary), NULL);
  office_add (office, "request_items", "request", office_id (other), "asset", office_id (diary), NULL);
}

static void
test_progress (Office *office, gconstpointer data)
{
  gint64 request = add_request (office, "2026-11-02");
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, office_reg (office, "requests"), request);
  LyktaSearchProgress progress;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("System %u", i);
      gint64 asset = add_asset (office, name, "ordinary", "in_use");

      office_add (office, "request_items", "request", office_id (request), "asset", office_id (asset), "done_on",
                  i < 3 ? "2026-11-10" : "", "found", i < 2 ? "1" : "", "secrecy_reviewed", i < 1 ? "2026-11-10" : "", NULL);
    }
  progress = lykta_search_list_get_progress (office->store, record);
  g_assert_cmpuint (progress.total, ==, 4);
  g_assert_cmpuint (progress.done, ==, 3);
  g_assert_cmpuint (progress.found, ==, 2);
  g_assert_cmpuint (progress.unreviewed, ==, 1);
}

static void
add_tests (void)
{
  office_add_test ("/rules/requests/extension-reason", test_extension_reason);
  office_add_test ("/rules/requests/extension-first-month", test_extension_first_month);
  office_add_test ("/rules/requests/told-on-moved-day", test_told_on_moved_day);
  office_add_test ("/rules/requests/extension-length", test_extension_length);
  office_add_test ("/rules/requests/refusal", test_refusal);
  office_add_test ("/rules/requests/fill", test_fill);
  office_add_test ("/rules/requests/fill-beside", test_fill_beside);
  office_add_test ("/rules/requests/doubles", test_doubles);
  office_add_test ("/rules/requests/progress", test_progress);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
