/* test-rules-personal-data.c: processor agreements, the record of processing, requests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "office.h"

/* Article 28(3) GDPR, A57: the gap list is a processing or asset with a processor and no valid agreement. */
static void
test_gap_list (Office *office, gconstpointer data)
{
  gint64 supplier = office_add (office, "suppliers", "name", "Kartleverantören", "processor", "1", NULL);
  gint64 plain = office_add (office, "suppliers", "name", "Möbelleverantören", "processor", "0", NULL);
  gint64 asset =
      office_add (office, "assets", "name", "Kartportalen", "personal_data", "ordinary", "supplier", office_id (supplier), NULL);
  gint64 without =
      office_add (office, "assets", "name", "Baskartan", "personal_data", "none", "supplier", office_id (supplier), NULL);
  gint64 elsewhere =
      office_add (office, "assets", "name", "Möbler", "personal_data", "ordinary", "supplier", office_id (plain), NULL);
  gint64 processing = office_add (office, "processings", "name", "Samråd", "state", "in_force", "role", "controller",
                                  "processors", office_id (supplier), NULL);
  gint64 agreement;

  office_assert (office, "assets", asset, "agreement_state", "missing");
  office_assert (office, "assets", without, "agreement_state", "not_needed");
  office_assert (office, "assets", elsewhere, "agreement_state", "not_needed");
  office_assert (office, "suppliers", supplier, "agreement_state", "missing");
  office_assert (office, "processings", processing, "agreement_state", "missing");
  g_assert_true (office_view_has (office, "assets", "agreement_missing", asset));
  g_assert_true (office_view_has (office, "processings", "agreement_missing", processing));
  g_assert_true (office_view_has (office, "suppliers", "missing", supplier));

  /* One that is only being drafted covers nothing; a signed one that lists the asset alone does not cover the processing. */
  agreement = office_add (office, "agreements", "name", "PUB-avtal", "supplier", office_id (supplier), "state", "draft", "assets",
                          office_id (asset), NULL);
  office_assert (office, "assets", asset, "agreement_state", "missing");
  office_set (office, "agreements", agreement, "state", "in_force");
  office_assert (office, "assets", asset, "agreement_state", "agreed");
  office_assert (office, "suppliers", supplier, "agreement_state", "agreed");
  office_assert (office, "processings", processing, "agreement_state", "missing");

  office_set (office, "agreements", agreement, "processings", office_id (processing));
  office_assert (office, "processings", processing, "agreement_state", "agreed");
  office_assert (office, "processings", processing, "agreement_until", "");
  g_assert_false (office_view_has (office, "processings", "agreement_missing", processing));

  /* The day it ends on is its last; the day after it has expired, without anyone writing anything. */
  office_set (office, "agreements", agreement, "ends_on", OFFICE_TODAY);
  office_assert (office, "assets", asset, "agreement_until", OFFICE_TODAY);
  g_assert_false (office_view_has (office, "assets", "agreement_expired", asset));
  office_set (office, "agreements", agreement, "ends_on", "2026-11-10");
  g_assert_true (office_view_has (office, "assets", "agreement_expired", asset));
  g_assert_true (office_view_has (office, "processings", "agreement_expired", processing));
  g_assert_true (office_view_has (office, "agreements", "expired", agreement));

  /* A new one that lists nothing covers all that the supplier does. */
  office_add (office, "agreements", "name", "Nytt PUB-avtal", "supplier", office_id (supplier), "state", "in_force", NULL);
  office_assert (office, "assets", asset, "agreement_until", "");
  g_assert_false (office_view_has (office, "assets", "agreement_expired", asset));
}

/* Of two processors, the agreement that ends first decides. */
static void
test_two_processors (Office *office, gconstpointer data)
{
  gint64 a = office_add (office, "suppliers", "name", "A", "processor", "1", NULL);
  gint64 b = office_add (office, "suppliers", "name", "B", "processor", "1", NULL);
  g_autofree char *both = g_strdup_printf ("%s %s", office_id (a), office_id (b));
  gint64 processing = office_add (office, "processings", "name", "Rekrytering", "state", "in_force", "role", "controller",
                                  "processors", both, NULL);

  office_add (office, "agreements", "name", "Med A", "supplier", office_id (a), "state", "in_force", "ends_on", "2028-01-01",
              NULL);
  office_assert (office, "processings", processing, "agreement_state", "missing");
  office_add (office, "agreements", "name", "Med B", "supplier", office_id (b), "state", "in_force", "ends_on", "2027-01-01",
              NULL);
  office_assert (office, "processings", processing, "agreement_state", "agreed");
  office_assert (office, "processings", processing, "agreement_until", "2027-01-01");
}

/* D.3: the standard agreement has two annexes, the instruction and the list of sub-processors. */
static void
test_annexes (Office *office, gconstpointer data)
{
  gint64 supplier = office_add (office, "suppliers", "name", "Leverantören", NULL);
  gint64 agreement = office_add (office, "agreements", "name", "Avtal", "supplier", office_id (supplier), "state", "in_force",
                                 "annex_instruction", "1", NULL);

  office_assert (office, "agreements", agreement, "missing_annex", "1");
  g_assert_true (office_view_has (office, "agreements", "missing_annex", agreement));
  office_set (office, "agreements", agreement, "annex_subprocessors", "1");
  office_assert (office, "agreements", agreement, "missing_annex", "0");
}

static void
assert_summary (Office *office, gint64 agreement, const char *expected)
{
  const LyktaRegister *reg = office_reg (office, "agreements");
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, reg, agreement);
  g_autofree char *summary = reg->summary (office->store, record);

  g_assert_cmpstr (summary, ==, expected);
}

static void
test_agreement_summary (Office *office, gconstpointer data)
{
  gint64 supplier = office_add (office, "suppliers", "name", "Leverantören", NULL);
  gint64 agreement =
      office_add (office, "agreements", "name", "Avtal", "supplier", office_id (supplier), "state", "in_force", NULL);

  assert_summary (office, agreement, "Until further notice · never followed up");
  office_set (office, "agreements", agreement, "ends_on", "2027-12-31");
  office_set (office, "agreements", agreement, "followed_up_on", "2026-03-02");
  assert_summary (office, agreement, "Until 31 Dec 2027 · followed up 2 Mar 2026");
}

/* D.4: a third country needs a basis; a member state, or one with an adequacy decision, does not. */
static void
test_third_country (Office *office, gconstpointer data)
{
  gint64 supplier = office_add (office, "suppliers", "name", "Leverantören", NULL);
  gint64 agreement =
      office_add (office, "agreements", "name", "Avtal", "supplier", office_id (supplier), "state", "in_force", NULL);
  gint64 sub = office_add (office, "subprocessors", "name", "Moln", "agreement", office_id (agreement), "country", "us", NULL);

  office_assert (office, "subprocessors", sub, "no_basis", "1");
  g_assert_true (office_view_has (office, "subprocessors", "no_basis", sub));
  office_set (office, "subprocessors", sub, "transfer_basis", "scc-3");
  office_assert (office, "subprocessors", sub, "no_basis", "0");
  office_set (office, "subprocessors", sub, "transfer_basis", "");
  office_set (office, "subprocessors", sub, "country", "no");
  office_assert (office, "subprocessors", sub, "no_basis", "0");
  office_set (office, "subprocessors", sub, "country", "ch");
  office_assert (office, "subprocessors", sub, "no_basis", "0");
}

/* Complete is what has all that Article 30(1) asks for and an owner: eleven statements. */
static void
test_completeness (Office *office, gconstpointer data)
{
  gint64 owner = office_add (office, "people", "name", "Planchef", NULL);
  gint64 processing = office_add (office, "processings", "name", "Samråd", "state", "draft", "role", "controller", NULL);
  static const char *const statements[][2] = {
    { "purpose", "Samråd om detaljplaner" },
    { "legal_basis", "e" },
    { "subjects", "residents property-owners" },
    { "data", "identity contact" },
    { "recipients", "Länsstyrelsen" },
    { "third_country", "0" },
    { "security", "Behörighetsstyrning och loggning" },
    { "erasure", "Bevaras" },
  };

  office_assert (office, "processings", processing, "completeness", "0");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_assert_true (office_view_has (office, "processings", "incomplete", processing));
      office_set (office, "processings", processing, statements[i][0], statements[i][1]);
    }
  g_assert_true (office_view_has (office, "processings", "no_owner", processing));
  office_set (office, "processings", processing, "information_owner", office_id (owner));
  office_assert (office, "processings", processing, "completeness", "100");
  g_assert_false (office_view_has (office, "processings", "incomplete", processing));
}

/* A66: special before privacy-sensitive before ordinary data, each by volume */
static void
test_priority (Office *office, gconstpointer data)
{
  gint64 few = office_add (office, "processings", "name", "Få", "state", "in_force", "role", "controller", "volume", "few", NULL);
  gint64 many = office_add (office, "processings", "name", "Många", "state", "in_force", "role", "controller", "volume", "many",
                            "special", "1", NULL);

  office_assert (office, "processings", few, "priority", "1");
  office_assert (office, "processings", many, "priority", "12");
}

/* Article 12(3): one month, by two further months; Regulation 1182/71 moves the last day. */
static void
test_request_due (Office *office, gconstpointer data)
{
  gint64 request =
      office_add (office, "requests", "dnr", "2026-10233", "kind", "access", "state", "open", "received", "2026-11-24", NULL);

  office_assert (office, "requests", request, "due", "2026-12-24");
  office_assert (office, "requests", request, "due_moved", "2026-12-28");
  office_set (office, "requests", request, "extended_why", "Sju system och många ärenden.");
  office_set (office, "requests", request, "extended", "1");
  office_assert (office, "requests", request, "due_moved", "2027-02-24");
  office_set (office, "requests", request, "extended_until", "2027-01-16");
  office_assert (office, "requests", request, "due", "2027-01-16");
  office_assert (office, "requests", request, "due_moved", "2027-01-18");
  office_set (office, "requests", request, "extended", "0");
  office_set (office, "requests", request, "counted_from", "2026-12-01");
  office_assert (office, "requests", request, "due", "2027-01-01");
  office_assert (office, "requests", request, "due_moved", "2027-01-04");
}

static void
test_request_in_time (Office *office, gconstpointer data)
{
  gint64 request =
      office_add (office, "requests", "dnr", "2026-9001", "kind", "access", "state", "open", "received", "2026-09-01", NULL);

  g_assert_true (office_view_has (office, "requests", "overdue", request));
  office_assert (office, "requests", request, "settled_on", "2026-10-02");
  office_set (office, "requests", request, "answered_on", "2026-10-01");
  office_assert (office, "requests", request, "in_time", "1");
  office_assert (office, "requests", request, "days_used", "30");
  office_set (office, "requests", request, "answered_on", "2026-10-02");
  office_assert (office, "requests", request, "in_time", "0");
  g_assert_true (office_view_has (office, "requests", "late", request));
}

/* A rule is a row: when the law changes, a new one with its date is added, and what began before keeps the old one. */
static void
test_changed_rule (Office *office, gconstpointer data)
{
  gint64 before = office_add (office, "requests", "dnr", "1", "kind", "access", "state", "open", "received", "2026-11-02", NULL);
  gint64 after;

  office_add (office, "deadlines", "what", "Svara", "code", "gdpr-access-request", "length", "2", "unit", "months",
              "counted_from", "receipt", "valid_from", "2026-11-10", NULL);
  after = office_add (office, "requests", "dnr", "2", "kind", "access", "state", "open", "received", "2026-11-10", NULL);
  office_set (office, "requests", before, "scope", "Allt");
  office_assert (office, "requests", before, "due", "2026-12-02");
  office_assert (office, "requests", after, "due", "2027-01-10");
}

static void
test_criteria (Office *office, gconstpointer data)
{
  gint64 dpia = office_add (office, "dpias", "title", "Kameror", "state", "draft", NULL);

  office_assert (office, "dpias", dpia, "criteria_met", "0");
  office_set (office, "dpias", dpia, "criteria", "monitoring large-scale");
  office_assert (office, "dpias", dpia, "criteria_met", "2");
}

static void
add_tests (void)
{
  office_add_test ("/rules/personal-data/gap-list", test_gap_list);
  office_add_test ("/rules/personal-data/two-processors", test_two_processors);
  office_add_test ("/rules/personal-data/annexes", test_annexes);
  office_add_test ("/rules/personal-data/agreement-summary", test_agreement_summary);
  office_add_test ("/rules/personal-data/third-country", test_third_country);
  office_add_test ("/rules/personal-data/completeness", test_completeness);
  office_add_test ("/rules/personal-data/priority", test_priority);
  office_add_test ("/rules/personal-data/request-due", test_request_due);
  office_add_test ("/rules/personal-data/request-in-time", test_request_in_time);
  office_add_test ("/rules/personal-data/changed-rule", test_changed_rule);
  office_add_test ("/rules/personal-data/criteria", test_criteria);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
