/* test-rules-information.c: classifications, transfers and what assets show of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-indicator.h"
#include "lykta-levels.h"
#include "office.h"

static gint64
classify (Office *office, gint64 asset, const char *approved_on, const char *tool)
{
  return office_add (office, "classifications", "asset", office_id (asset), "performed", "2024-01-10", "approved_on", approved_on,
                     "tool", tool, "level_k", "considerable", "level_r", "considerable", "level_t", "moderate", NULL);
}

static void
test_current_classification (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Kartportalen", NULL);
  gint64 old;
  gint64 new;

  office_assert (office, "assets", asset, "classification_state", "missing");
  office_assert (office, "assets", asset, "classes", "");
  g_assert_true (office_view_has (office, "assets", "not_classified", asset));

  new = classify (office, asset, NULL, "klassa-4");
  office_assert (office, "assets", asset, "classification_state", "draft");
  office_assert (office, "assets", asset, "classification", "");

  /* A76, A25: an older one in a former version of the tool applies until the new one is approved. */
  old = classify (office, asset, "2022-02-09", "klassa-3");
  office_assert (office, "assets", asset, "classification", office_id (old));
  office_assert (office, "assets", asset, "classification_state", "approved");
  office_assert (office, "assets", asset, "tool_until", "2022-12-31");
  g_assert_true (office_view_has (office, "assets", "old_tool", asset));

  office_set (office, "classifications", new, "approved_on", "2024-02-01");
  office_assert (office, "assets", asset, "classification", office_id (new));
  office_assert (office, "assets", asset, "classification_state", "approved");
  /* K-R-T as the picture shows it: considerable is 2, moderate 1 (KLASSA's levels) */
  office_assert (office, "assets", asset, "classes", "K2 R2 T1");
  office_assert (office, "assets", asset, "level_t", "moderate");
  g_assert_false (office_view_has (office, "assets", "not_classified", asset));

  /* Taking the approval back puts the older one in force again. */
  office_set (office, "classifications", new, "approved_on", NULL);
  office_assert (office, "assets", asset, "classification", office_id (old));
}

static const char *
get_shown (Office *office, const char *reg, gint64 id, const char *field, const char *day)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, office_reg (office, reg), id);

  return lykta_record_find_choice (record, lykta_register_find_field (office_reg (office, reg), field), day)->id;
}

static guint
count_classified (Office *office)
{
  g_autoptr (GPtrArray) figures = lykta_indicators_compute (office->store, 0, NULL);

  for (guint i = 0; i < figures->len; i++)
    if (g_strcmp0 (((LyktaFigure *) g_ptr_array_index (figures, i))->indicator->id, "asset-classified") == 0)
      return (guint) ((LyktaFigure *) g_ptr_array_index (figures, i))->value;
  return 0;
}

/* A tool version ends on a day, and nothing of the asset changes then: it is asked for with the date. C.3: what was made in a former
 * version stays in force until a new classification is made. */
static void
test_tool_ends (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Kartportalen", "lifecycle", "in_use", NULL);
  gint64 classification = classify (office, asset, "2026-02-01", "klassa-4");
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "picks"));
  g_autoptr (GPtrArray) tools = NULL;
  gint64 tool;

  lykta_query_add_condition (query, "code", LYKTA_IS, "klassa-4");
  tools = lykta_store_get_records (office->store, query, NULL);
  tool = lykta_record_get_id (g_ptr_array_index (tools, 0));
  office_assert (office, "assets", asset, "tool_until", "");

  /* The end is told of beforehand: its last day counts still. */
  office_set (office, "picks", tool, "valid_to", "2026-12-31");
  office_assert (office, "classifications", classification, "tool_until", "2026-12-31");
  office_assert (office, "assets", asset, "tool_until", "2026-12-31");
  g_assert_cmpstr (get_shown (office, "assets", asset, "classification_state", "2026-12-31"), ==, "approved");
  g_assert_cmpstr (get_shown (office, "assets", asset, "classification_state", "2027-01-01"), ==, "old_tool");
  g_assert_cmpstr (get_shown (office, "classifications", classification, "state", "2026-12-31"), ==, "approved");
  g_assert_cmpstr (get_shown (office, "classifications", classification, "state", "2027-01-01"), ==, "old_tool");
  /* It comes before the day of its own, in the list of gaps too. */
  g_assert_cmpstr (get_shown (office, "assets", asset, "classification_state", "2029-01-01"), ==, "old_tool");

  g_assert_false (office_view_has (office, "assets", "old_tool", asset));
  g_assert_cmpuint (count_classified (office), ==, 1);
  g_setenv ("LYKTA_NOW", "2027-01-01T08:00:00Z", TRUE);
  g_assert_true (office_view_has (office, "assets", "old_tool", asset));
  g_assert_true (office_view_has (office, "classifications", "old_tool", classification));
  g_assert_false (office_view_has (office, "assets", "not_classified", asset));
  g_assert_cmpuint (count_classified (office), ==, 1);
  g_setenv ("LYKTA_NOW", OFFICE_TODAY, TRUE);

  office_set (office, "picks", tool, "valid_to", NULL);
  office_assert (office, "assets", asset, "tool_until", "");
}

/* A61: an approval supersedes the one before, whatever the order of entry, and the three stay linked in the order of approval. */
static void
test_supersede (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Kartportalen", NULL);
  gint64 other = office_add (office, "assets", "name", "Ritningsarkivet", NULL);
  gint64 third = classify (office, asset, "2024-05-01", "klassa-4");
  gint64 first = classify (office, asset, "2018-05-01", "klassa-3");
  gint64 second = classify (office, asset, "2021-05-01", "klassa-3");
  gint64 draft = classify (office, asset, NULL, "klassa-4");
  gint64 elsewhere = classify (office, other, "2025-05-01", "klassa-4");
  g_autoptr (GError) error = NULL;

  office_assert (office, "classifications", first, "state", "superseded");
  office_assert (office, "classifications", second, "state", "superseded");
  office_assert (office, "classifications", third, "state", "approved");
  office_assert (office, "classifications", draft, "state", "draft");
  office_assert (office, "classifications", elsewhere, "state", "approved");
  office_assert (office, "classifications", first, "predecessor", "");
  office_assert (office, "classifications", second, "predecessor", office_id (first));
  office_assert (office, "classifications", third, "predecessor", office_id (second));
  office_assert (office, "classifications", draft, "predecessor", office_id (third));
  office_assert (office, "classifications", elsewhere, "predecessor", "");
  office_assert (office, "classifications", second, "replaced_by", office_id (third));

  office_set (office, "classifications", draft, "approved_on", "2026-11-01");
  office_assert (office, "classifications", draft, "state", "approved");
  office_assert (office, "classifications", third, "state", "superseded");
  office_assert (office, "classifications", third, "replaced_by", office_id (draft));
  office_assert (office, "assets", asset, "classification", office_id (draft));
  g_assert_false (office_view_has (office, "classifications", "in_force", third));
  g_assert_true (office_view_has (office, "classifications", "in_force", draft));

  /* The whole is one step back. */
  lykta_store_undo (office->store, &error);
  g_assert_no_error (error);
  office_assert (office, "classifications", third, "state", "approved");
  office_assert (office, "classifications", draft, "state", "draft");

  /* One that moves in the order of approval takes its neighbours along. */
  office_set (office, "classifications", first, "approved_on", "2022-05-01");
  office_assert (office, "classifications", second, "predecessor", "");
  office_assert (office, "classifications", first, "predecessor", office_id (second));
  office_assert (office, "classifications", third, "predecessor", office_id (first));

  office_refuse_set (office, "classifications", third, "state", "draft");
}

/* What is said of an assessment: C.2 stops at level 4, C.4 wants a motivation for each level; S is optional (C.1). */
static void
test_remarks (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *levels[LYKTA_N_ASPECTS];
    gboolean motivated;
    const char *remark;
  } cases[] = {
    { { "considerable", "considerable", "moderate", NULL }, TRUE, "complete" },
    { { "considerable", "considerable", "moderate", "severe" }, TRUE, "complete" },
    { { "considerable", "considerable", "moderate", NULL }, FALSE, "reasons" },
    { { "negligible", "negligible", "negligible", NULL }, FALSE, "complete" },
    { { "negligible", "negligible", "moderate", NULL }, FALSE, "reasons" },
    { { "considerable", NULL, "moderate", NULL }, TRUE, "levels" },
    { { NULL, NULL, NULL, NULL }, FALSE, "levels" },
    { { "extraordinary", NULL, NULL, NULL }, FALSE, "security" },
    { { "moderate", "moderate", "moderate", "extraordinary" }, TRUE, "security" },
  };
  gint64 asset = office_add (office, "assets", "name", "Kartan", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = office_add (office, "classifications", "asset", office_id (asset), "approved_on", "2025-01-01", NULL);

      for (guint j = 0; j < LYKTA_N_ASPECTS; j++)
        {
          office_set (office, "classifications", id, lykta_aspects[j].level, cases[i].levels[j]);
          office_set (office, "classifications", id, lykta_aspects[j].why,
                      cases[i].motivated && cases[i].levels[j] != NULL ? "Skälet" : NULL);
        }
      g_test_message ("%u", i);
      office_assert (office, "classifications", id, "remark", cases[i].remark);
    }
}

/* What was approved is due again when its day has come: 2026-11-11 stands on the clock. */
static void
test_due (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *approved_on;
    const char *shown;
  } cases[] = {
    { NULL, "draft" },
    { "2024-11-10", "due" },
    { "2024-11-11", "approved" },
    { "2026-11-11", "approved" },
  };
  const LyktaField *field = lykta_register_find_field (office_reg (office, "classifications"), "state");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 asset = office_add (office, "assets", "name", "Kartan", NULL);
      gint64 id = classify (office, asset, cases[i].approved_on, "klassa-4");
      g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, office_reg (office, "classifications"), id);

      g_assert_cmpstr (lykta_record_find_choice (record, field, OFFICE_TODAY)->id, ==, cases[i].shown);
      g_assert_cmpint (office_view_has (office, "assets", "due", asset), ==, g_str_equal (cases[i].shown, "due"));
    }
}

/* A pick list is the office's: another number or end of a tool is seen in what uses it. */
static void
test_changed_levels (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Kartan", NULL);
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "picks"));
  g_autoptr (GArray) ids = NULL;

  classify (office, asset, "2025-01-01", "klassa-4");
  lykta_query_add_condition (query, "list", LYKTA_IS, "levels");
  lykta_query_add_condition (query, "code", LYKTA_IS, "moderate");
  ids = lykta_store_select (office->store, query, NULL);
  office_set (office, "picks", g_array_index (ids, gint64, 0), "value", "3");
  office_assert (office, "assets", asset, "classes", "K2 R2 T3");
}

/* What is derived follows deletions, and what takes them back. */
static void
test_deleted_classification (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Kartportalen", NULL);
  gint64 classification = classify (office, asset, "2024-02-01", "klassa-4");
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Delete");
  g_autoptr (GError) error = NULL;

  /* A record that others refer to, here by a derived field, can be deleted all the same. */
  lykta_edit_delete (edit, office_reg (office, "classifications"), classification);
  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
  office_assert (office, "assets", asset, "classification_state", "missing");
  office_assert (office, "assets", asset, "classification", "");

  lykta_store_undo (office->store, &error);
  g_assert_no_error (error);
  office_assert (office, "assets", asset, "classification", office_id (classification));
  office_assert (office, "assets", asset, "classes", "K2 R2 T1");
}

/* H.2: two years from the approval by default, an interval or a date of its own */
static void
test_reclassify_by (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Ritningsarkivet", NULL);
  gint64 classification = classify (office, asset, "2024-02-29", "klassa-4");

  office_assert (office, "assets", asset, "reclassify_by", "2026-02-28");
  g_assert_true (office_view_has (office, "assets", "reclassify", asset));
  g_assert_true (office_view_has (office, "classifications", "late", classification));
  office_set (office, "classifications", classification, "reclassify_months", "36");
  office_assert (office, "assets", asset, "reclassify_by", "2027-02-28");
  office_set (office, "classifications", classification, "reclassify_date", "2027-01-15");
  office_assert (office, "assets", asset, "reclassify_by", "2027-01-15");
  g_assert_false (office_view_has (office, "assets", "reclassify", asset));
}

static void
test_names (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Ledningskartan", NULL);
  gint64 classification = classify (office, asset, NULL, "klassa-4");
  gint64 contract = office_add (office, "contracts", "name", "Systemtjänsteavtalet", NULL);
  gint64 transfer =
      office_add (office, "transfers", "asset", office_id (asset), "to_contract", office_id (contract), "state", "planned", NULL);

  office_assert (office, "classifications", classification, "title", "Ledningskartan, 2024-01-10");
  office_assert (office, "transfers", transfer, "title", "Ledningskartan → Systemtjänsteavtalet");

  /* The titles follow the names. */
  office_set (office, "assets", asset, "name", "Ledningskartan 2");
  office_assert (office, "classifications", classification, "title", "Ledningskartan 2, 2024-01-10");
  office_assert (office, "transfers", transfer, "title", "Ledningskartan 2 → Systemtjänsteavtalet");
}

/* A62, A63: "Informationsklassningarna måste vara genomförda innan överföringen till förvaltning under nytt avtal kan ske 2025." */
static void
test_transfer_needs_classification (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Bygglovssystemet", NULL);
  gint64 other = office_add (office, "assets", "name", "Arkivportalen", NULL);
  gint64 transfer =
      office_add (office, "transfers", "asset", office_id (asset), "transfer_date", "2025-05-01", "state", "planned", NULL);
  gint64 classification;

  office_assert (office, "transfers", transfer, "blocked", "1");
  g_assert_true (office_view_has (office, "transfers", "blocked", transfer));
  office_refuse_set (office, "transfers", transfer, "state", "approved");
  office_refuse_set (office, "transfers", transfer, "state", "done");
  office_refuse_add (office, "transfers", "asset", office_id (asset), "transfer_date", "2025-05-01", "state", "done", NULL);

  /* A draft does not do, nor another asset's, nor one approved on the day itself or after it. */
  classification = classify (office, asset, NULL, "klassa-4");
  classify (office, other, "2024-04-01", "klassa-4");
  office_refuse_set (office, "transfers", transfer, "state", "approved");
  office_set (office, "classifications", classification, "approved_on", "2025-05-01");
  office_refuse_set (office, "transfers", transfer, "state", "approved");
  office_set (office, "classifications", classification, "approved_on", "2025-06-01");
  office_refuse_set (office, "transfers", transfer, "state", "approved");
  office_assert (office, "transfers", transfer, "blocked", "1");

  office_set (office, "classifications", classification, "approved_on", "2025-04-30");
  office_assert (office, "transfers", transfer, "blocked", "0");
  office_set (office, "transfers", transfer, "state", "approved");
  office_refuse_set (office, "transfers", transfer, "transfer_date", "2025-04-30");
  office_set (office, "transfers", transfer, "state", "done");

  /* What was right then stays right when a new classification takes over. */
  classify (office, asset, "2026-10-01", "klassa-4");
  office_assert (office, "classifications", classification, "state", "superseded");
  office_assert (office, "transfers", transfer, "blocked", "0");
  office_set (office, "transfers", transfer, "note", "Klar");
}

static void
test_stopped_transfer (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Adressregistret", NULL);

  office_add (office, "transfers", "asset", office_id (asset), "transfer_date", "2025-05-01", "state", "stopped", NULL);
}

static void
test_circles (Office *office, gconstpointer data)
{
  gint64 a = office_add (office, "assets", "name", "A", NULL);
  gint64 b = office_add (office, "assets", "name", "B", "depends_on", office_id (a), NULL);
  gint64 c = office_add (office, "assets", "name", "C", "depends_on", office_id (b), NULL);
  gint64 d = office_add (office, "assets", "name", "D", "depends_on", office_id (c), NULL);
  g_autofree char *two = g_strdup_printf ("%s %s", office_id (b), office_id (a));

  office_refuse_set (office, "assets", a, "depends_on", office_id (a));
  office_refuse_set (office, "assets", a, "depends_on", office_id (b));
  office_refuse_set (office, "assets", a, "depends_on", office_id (d));
  /* Two ways to the same asset are no circle. */
  office_set (office, "assets", d, "depends_on", two);
}

static void
test_other_circles (Office *office, gconstpointer data)
{
  gint64 unit = office_add (office, "units", "name", "Avdelning", NULL);
  gint64 below = office_add (office, "units", "name", "Enhet", "parent", office_id (unit), NULL);
  gint64 document = office_add (office, "documents", "title", "Riktlinje", "state", "in_force", NULL);
  gint64 local =
      office_add (office, "documents", "title", "Lokal anvisning", "state", "in_force", "parent", office_id (document), NULL);

  office_refuse_set (office, "units", unit, "parent", office_id (below));
  office_refuse_set (office, "documents", document, "parent", office_id (local));
}

/* A60: one list of actions, each with what it comes from, and the progress of a classification's plan */
static void
test_actions (Office *office, gconstpointer data)
{
  gint64 asset = office_add (office, "assets", "name", "Kartan", NULL);
  gint64 classification = classify (office, asset, "2025-04-01", "klassa-4");
  gint64 first = office_add (office, "actions", "title", "Byt lösenord", "state", "not_started", "classification",
                             office_id (classification), NULL);
  gint64 second = office_add (office, "actions", "title", "Logga", "state", "not_started", "classification",
                              office_id (classification), NULL);
  gint64 third = office_add (office, "actions", "title", "Öva", "state", "ongoing", "due", "2026-11-10", NULL);

  office_assert (office, "actions", first, "source", "classification");
  office_assert (office, "actions", third, "source", "other");
  g_assert_true (office_view_has (office, "actions", "overdue", third));
  office_assert (office, "classifications", classification, "actions_total", "2");
  office_set (office, "actions", first, "state", "done");
  office_assert (office, "classifications", classification, "actions_done", "1");
  office_set (office, "actions", second, "state", "dropped");
  office_assert (office, "classifications", classification, "actions_total", "1");
}

static void
add_tests (void)
{
  office_add_test ("/rules-information/tool-ends", test_tool_ends);
  office_add_test ("/rules/information/current-classification", test_current_classification);
  office_add_test ("/rules/information/supersede", test_supersede);
  office_add_test ("/rules/information/remarks", test_remarks);
  office_add_test ("/rules/information/due", test_due);
  office_add_test ("/rules/information/changed-levels", test_changed_levels);
  office_add_test ("/rules/information/deleted-classification", test_deleted_classification);
  office_add_test ("/rules/information/reclassify-by", test_reclassify_by);
  office_add_test ("/rules/information/names", test_names);
  office_add_test ("/rules/information/transfer-needs-classification", test_transfer_needs_classification);
  office_add_test ("/rules/information/stopped-transfer", test_stopped_transfer);
  office_add_test ("/rules/information/circles", test_circles);
  office_add_test ("/rules/information/other-circles", test_other_circles);
  office_add_test ("/rules/information/actions", test_actions);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
