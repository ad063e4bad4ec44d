/* test-rules-personal-data.c: processor agreements, the record of processing, requests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-coverage-gaps.h"
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

/* Complete is what has all that Articles 30(1), 6(1) and 6(3) ask for and an owner: ten statements. */
static void
test_completeness (Office *office, gconstpointer data)
{
  gint64 owner = office_add (office, "people", "name", "Planchef", NULL);
  gint64 processing = office_add (office, "processings", "name", "Samråd", "state", "draft", "role", "controller", NULL);
  static const char *const statements[][2] = {
    { "purpose", "Samråd om detaljplaner" },
    { "legal_basis", "e" },
    { "statute", "Plan- och bygglagen (2010:900)" },
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

/* Article 30(1): what is transferred must be said where to and on what ground; Article 9(2): special categories need an exception.
 * Each that is asked for and not stated takes from the share. */
static void
test_conditional_points (Office *office, gconstpointer data)
{
  gint64 processing = office_add (office, "processings", "name", "Enkät", "state", "draft", "role", "controller", "purpose",
                                  "Dialog", "subjects", "residents", "data", "contact", "recipients", "Inga", "third_country",
                                  "0", "erasure", "Ett år", "security", "Behörighet", "legal_basis", "a", "information_owner",
                                  office_id (office_add (office, "people", "name", "Planchef", NULL)), NULL);

  office_assert (office, "processings", processing, "completeness", "100"); /* nine of nine: consent asks for no statute */
  office_set (office, "processings", processing, "third_country", "1");
  office_assert (office, "processings", processing, "completeness", "81"); /* nine of eleven: countries, basis */
  office_set (office, "processings", processing, "countries", "us");
  office_set (office, "processings", processing, "transfer_basis", "exception");
  office_assert (office, "processings", processing, "completeness",
                 "91"); /* eleven of twelve: Article 49(1) asks for safeguards */
  office_set (office, "processings", processing, "safeguards", "Dokumenterade");
  office_assert (office, "processings", processing, "completeness", "100");
  office_set (office, "processings", processing, "special", "1");
  office_assert (office, "processings", processing, "completeness", "92"); /* twelve of thirteen */
  office_set (office, "processings", processing, "exception", "a");
  office_assert (office, "processings", processing, "completeness", "100");
}

/* Article 30(2): a to d, and an owner; what 30(1) asks for beside that is not asked of a processor. */
static void
test_processor_completeness (Office *office, gconstpointer data)
{
  gint64 owner = office_add (office, "people", "name", "Kartchef", NULL);
  gint64 processing =
      office_add (office, "processings", "name", "Karta åt andra", "state", "in_force", "role", "processor", NULL);

  office_assert (office, "processings", processing, "completeness", "0");
  office_set (office, "processings", processing, "controllers", "Stadsbyggnadsnämnden, 08-508 00 000");
  office_assert (office, "processings", processing, "completeness", "20");
  office_set (office, "processings", processing, "categories", "Lagring och visning");
  office_set (office, "processings", processing, "third_country", "0");
  office_set (office, "processings", processing, "security", "Behörighet och loggning");
  office_assert (office, "processings", processing, "completeness", "80");
  office_set (office, "processings", processing, "information_owner", office_id (owner));
  office_assert (office, "processings", processing, "completeness", "100");
}

/* Each warning is given by what the article names, and goes when it is put right. */
static void
test_warnings (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *wrong;
    const char *right;
    const char *code;
  } cases[] = {
    { "legal_basis", "f", "b", "basis-f" },                                 /* Article 6(1), second subparagraph */
    { "legal_basis", "a", "b", "consent" },                                 /* recital 43 */
    { "legal_basis", "c", "b", "statute" },                                 /* Article 6(3) */
    { "data", "contact health", "contact", "special-mark" },                /* Article 9(1) */
    { "special", "1", "0", "special-basis" },                               /* Article 9(2) */
    { "data", "offences", "contact", "offences-mark" },                     /* Article 10 */
    { "offences", "1", "0", "offences-basis" },                             /* Article 10 */
    { "data", "identity personal-number", "contact", "number-mark" },       /* dataskyddslagen 3 kap. 10 § */
    { "subjects", "residents children", "residents", "children-informed" }, /* Article 12(1) */
    { "informed", "no", "yes", "not-informed" },                            /* Articles 13 and 14 */
    { "countries", "se us", "se", "transfer-mark transfer-basis" },
    { "dpia_need", "needed", "not_needed", "dpia-missing" }, /* Article 35(1) */
  };
  gint64 processing =
      office_add (office, "processings", "name", "Samråd", "state", "in_force", "role", "controller", "legal_basis", "b", NULL);

  office_assert (office, "processings", processing, "warnings", "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) codes = g_strsplit (cases[i].code, " ", -1);
      g_autofree char *given = NULL;
      g_auto (GStrv) found = NULL;

      g_test_message ("%s = %s", cases[i].field, cases[i].wrong);
      office_set (office, "processings", processing, cases[i].field, cases[i].wrong);
      given = office_get (office, "processings", processing, "warnings");
      found = g_strsplit (given, " ", -1);
      g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (codes));
      for (guint j = 0; codes[j] != NULL; j++)
        g_assert_true (g_strv_contains ((const char *const *) found, codes[j]));
      g_assert_true (office_view_has (office, "processings", "warnings", processing));
      office_set (office, "processings", processing, cases[i].field, cases[i].right);
      office_assert (office, "processings", processing, "warnings", "");
    }
}

/* Chapter V and Article 8: two conditions at once */
static void
test_transfer_warnings (Office *office, gconstpointer data)
{
  gint64 processing = office_add (office, "processings", "name", "Enkät", "state", "in_force", "role", "controller",
                                  "third_country", "1", "countries", "us", NULL);

  office_assert (office, "processings", processing, "warnings", "transfer-basis"); /* Articles 44 to 46 */
  office_set (office, "processings", processing, "transfer_basis", "exception");
  office_assert (office, "processings", processing, "warnings", "transfer-safeguards"); /* Article 49(6) */
  office_set (office, "processings", processing, "safeguards", "Bedömningen i dnr 2026-1");
  office_assert (office, "processings", processing, "warnings", "");
  office_set (office, "processings", processing, "city_position", "forbidden");
  office_assert (office, "processings", processing, "warnings", "city-forbids");
  /* Adequacy decisions and the EEA are the list's to say: a new decision is a row that is changed. */
  office_set (office, "processings", processing, "city_position", "");
  office_set (office, "processings", processing, "transfer_basis", "");
  office_set (office, "processings", processing, "countries", "no ch");
  office_assert (office, "processings", processing, "warnings", "");
}

/* Article 35(1) and (4), IMY's list: two of the nine criteria make an assessment necessary; (3)(b): special categories on a large
 * scale always do. */
static void
test_dpia_state (Office *office, gconstpointer data)
{
  gint64 processing = office_add (office, "processings", "name", "Kameror", "state", "in_force", "role", "controller", NULL);
  gint64 dpia;

  office_assert (office, "processings", processing, "dpia_state", "not_assessed");
  dpia = office_add (office, "dpias", "title", "Kameror", "state", "draft", "processing", office_id (processing), "criteria",
                     "monitoring", NULL);
  office_assert (office, "processings", processing, "dpia_state", "not_assessed");
  office_set (office, "dpias", dpia, "criteria", "monitoring large-scale");
  office_assert (office, "processings", processing, "dpia_state", "lacking");
  g_assert_true (office_view_has (office, "processings", "dpia", processing));
  office_set (office, "dpias", dpia, "needed", "0");
  office_assert (office, "processings", processing, "dpia_state", "contradicted");
  office_assert (office, "processings", processing, "warnings", "dpia-criteria");
  g_assert_true (office_view_has (office, "dpias", "against_criteria", dpia));
  office_set (office, "dpias", dpia, "needed", "1");
  office_assert (office, "processings", processing, "warnings", "dpia-missing");
  g_assert_true (office_view_has (office, "dpias", "no_opinion", dpia)); /* Article 35(2) */
  office_set (office, "dpias", dpia, "state", "approved");
  office_assert (office, "processings", processing, "dpia_state", "made");
  office_assert (office, "processings", processing, "warnings", "");
  office_set (office, "dpias", dpia, "high_risk", "1");
  g_assert_true (office_view_has (office, "dpias", "not_consulted", dpia)); /* Article 36(1) */

  office_set (office, "dpias", dpia, "state", "superseded");
  office_assert (office, "processings", processing, "dpia_state", "not_assessed");
  office_set (office, "processings", processing, "volume", "many");
  office_set (office, "processings", processing, "special", "1");
  office_set (office, "processings", processing, "exception", "g");
  office_assert (office, "processings", processing, "warnings", "dpia-large");
}

/* Article 28(3) a to h and what goes before them, (2), (4), (9), and the two annexes: eighteen points */
static void
test_article_28 (Office *office, gconstpointer data)
{
  static const char *const points[] = { "art28_a", "art28_b", "art28_c", "art28_d", "art28_e",           "art28_f",
                                        "art28_g", "art28_h", "art28_4", "art28_9", "annex_instruction", "annex_subprocessors" };
  static const char *const statements[][2] = { { "subject", "Drift" },     { "purpose", "Lagring" },
                                               { "data", "identity" },     { "subjects", "residents" },
                                               { "rights", "Granskning" }, { "authorisation", "general" } };
  gint64 supplier = office_add (office, "suppliers", "name", "Leverantören", NULL);
  gint64 agreement =
      office_add (office, "agreements", "name", "Avtal", "supplier", office_id (supplier), "state", "in_force", NULL);

  office_assert (office, "agreements", agreement, "completeness", "0");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    office_set (office, "agreements", agreement, statements[i][0], statements[i][1]);
  office_assert (office, "agreements", agreement, "completeness", "33");
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_assert_true (office_view_has (office, "agreements", "incomplete", agreement));
      office_set (office, "agreements", agreement, points[i], "1");
    }
  office_assert (office, "agreements", agreement, "completeness", "100");
  g_assert_false (office_view_has (office, "agreements", "incomplete", agreement));

  /* What the agreement does not hold is not met, however often it was looked for. */
  office_set (office, "agreements", agreement, "art28_h", "0");
  office_assert (office, "agreements", agreement, "completeness", "94");
  office_set (office, "agreements", agreement, "authorisation", "none");
  office_assert (office, "agreements", agreement, "completeness", "88");
}

static void
assert_gap (Office *office, GPtrArray *gaps, guint i, gint64 supplier, gint64 id, LyktaCoverageReason reason, gint64 agreement)
{
  const LyktaCoverageGap *gap;

  g_assert_cmpuint (i, <, gaps->len);
  gap = g_ptr_array_index (gaps, i);
  g_assert_cmpint (gap->supplier, ==, supplier);
  g_assert_cmpint (gap->id, ==, id);
  g_assert_cmpint (gap->reason, ==, reason);
  g_assert_cmpint (gap->agreement, ==, agreement);
}

/* A57, Article 28(3): one line each processing and asset with a processor and no valid agreement, by supplier, with the reason. */
static void
test_gap_lines (Office *office, gconstpointer data)
{
  gint64 a = office_add (office, "suppliers", "name", "A", "processor", "1", NULL);
  gint64 b = office_add (office, "suppliers", "name", "B", "processor", "1", NULL);
  g_autofree char *both = g_strdup_printf ("%s %s", office_id (b), office_id (a));
  gint64 processing =
      office_add (office, "processings", "name", "Samråd", "state", "in_force", "role", "controller", "processors", both, NULL);
  gint64 asset = office_add (office, "assets", "name", "Kartan", "personal_data", "ordinary", "supplier", office_id (b), NULL);
  gint64 signed_ = office_add (office, "agreements", "name", "Med A", "supplier", office_id (a), "state", "in_force", NULL);
  gint64 draft = office_add (office, "agreements", "name", "Med B", "supplier", office_id (b), "state", "draft", NULL);
  gint64 expired;
  g_autoptr (GPtrArray) gaps = lykta_coverage_find_gaps (office->store, 0, NULL, NULL);

  g_assert_cmpuint (gaps->len, ==, 2);
  assert_gap (office, gaps, 0, b, processing, LYKTA_COVERAGE_DRAFT, draft);
  assert_gap (office, gaps, 1, b, asset, LYKTA_COVERAGE_DRAFT, draft);

  /* A's covers other things only; B's second has expired. */
  office_set (office, "agreements", signed_, "assets", office_id (asset));
  expired = office_add (office, "agreements", "name", "Gamla B", "supplier", office_id (b), "state", "in_force", "ends_on",
                        "2026-11-10", NULL);
  g_clear_pointer (&gaps, g_ptr_array_unref);
  gaps = lykta_coverage_find_gaps (office->store, 0, NULL, NULL);
  g_assert_cmpuint (gaps->len, ==, 3);
  assert_gap (office, gaps, 0, a, processing, LYKTA_COVERAGE_NOT_LISTED, signed_);
  assert_gap (office, gaps, 1, b, processing, LYKTA_COVERAGE_EXPIRED, expired);
  assert_gap (office, gaps, 2, b, asset, LYKTA_COVERAGE_EXPIRED, expired);
  g_assert_cmpstr (((LyktaCoverageGap *) gaps->pdata[2])->ended_on, ==, "2026-11-10");

  /* The last day counts. */
  office_set (office, "agreements", expired, "ends_on", OFFICE_TODAY);
  g_clear_pointer (&gaps, g_ptr_array_unref);
  gaps = lykta_coverage_find_gaps (office->store, b, NULL, NULL);
  g_assert_cmpuint (gaps->len, ==, 0);
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
  office_add_test ("/rules/personal-data/conditional-points", test_conditional_points);
  office_add_test ("/rules/personal-data/processor-completeness", test_processor_completeness);
  office_add_test ("/rules/personal-data/warnings", test_warnings);
  office_add_test ("/rules/personal-data/transfer-warnings", test_transfer_warnings);
  office_add_test ("/rules/personal-data/dpia-state", test_dpia_state);
  office_add_test ("/rules/personal-data/article-28", test_article_28);
  office_add_test ("/rules/personal-data/gap-lines", test_gap_lines);
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
