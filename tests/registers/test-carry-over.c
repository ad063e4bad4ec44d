/* test-carry-over.c: what becomes of open activities at the end of a year (handbook H.3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lykta-carry-over.h"
#include "office.h"

static GPtrArray *
decisions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_carry_decision_free);
}

static void
decide (GPtrArray *decisions, gint64 activity, LyktaCarryKind kind, const char *reason)
{
  LyktaCarryDecision *decision = g_new0 (LyktaCarryDecision, 1);

  decision->activity = activity;
  decision->kind = kind;
  decision->reason = g_strdup (reason);
  g_ptr_array_add (decisions, decision);
}

static void
close_year (Office *office, int year, GPtrArray *decisions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaEdit) edit = lykta_carry_over_close (office->store, year, decisions, &error);

  g_assert_no_error (error);
  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
}

static void
refuse (Office *office, int year, GPtrArray *decisions, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lykta_carry_over_close (office->store, year, decisions, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, name));
}

/* The activity that came of another one */
static gint64
find_next (Office *office, gint64 activity)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "activities"));
  g_autoptr (GArray) ids = NULL;

  lykta_query_add_condition (query, "carried_from", LYKTA_IS, office_id (activity));
  ids = lykta_store_select (office->store, query, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

/* Same words, same ground, one more time, a reason; the number is the next free one of its year. */
static void
test_carried (Office *office, gconstpointer data)
{
  gint64 risk =
      office_add (office, "risks", "event", "Systems without owner", "kind", "isms", "year", "2026", "state", "open", NULL);
  gint64 activity = office_add (office, "activities", "title", "Classify", "number", "3", "state", "ongoing", "track", "lis",
                                "year_from", "2026", "due", "2026-10-31", "risks", office_id (risk), "times_carried", "1", NULL);
  gint64 occurrence =
      office_add (office, "occurrences", "activity", office_id (activity), "due", "2026-10-31", "state", "ongoing", NULL);
  g_autoptr (GPtrArray) decisions = decisions_new ();
  gint64 next;

  office_add (office, "activities", "title", "New", "number", "3", "state", "decided", "track", "lis", "year_from", "2027", NULL);
  decide (decisions, activity, LYKTA_CARRY_OVER, "Four systems remain");
  close_year (office, 2026, decisions);

  next = find_next (office, activity);
  office_assert (office, "activities", activity, "state", "carried_over");
  office_assert (office, "activities", activity, "why", "Four systems remain");
  office_assert (office, "activities", activity, "year_from", "2026");
  office_assert (office, "occurrences", occurrence, "state", "moved");
  office_assert (office, "activities", next, "title", "Classify");
  office_assert (office, "activities", next, "number", "4");
  office_assert (office, "activities", next, "period", "2027");
  office_assert (office, "activities", next, "due", "2027-10-31");
  office_assert (office, "activities", next, "times_carried", "2");
  office_assert (office, "activities", next, "risks", office_id (risk));
  g_assert_true (office_view_has (office, "activities", "carried", next));

  /* One step back takes back all of it. */
  g_assert_true (lykta_store_undo (office->store, NULL));
  office_assert (office, "activities", activity, "state", "ongoing");
  office_assert (office, "occurrences", occurrence, "state", "ongoing");
  g_assert_null (lykta_store_get_record (office->store, office_reg (office, "activities"), next));
}

static void
test_others (Office *office, gconstpointer data)
{
  gint64 done =
      office_add (office, "activities", "title", "Train", "state", "ongoing", "track", "lis", "year_from", "2026", NULL);
  gint64 reshaped =
      office_add (office, "activities", "title", "Routine", "state", "decided", "track", "dpo", "year_from", "2025", NULL);
  gint64 dropped =
      office_add (office, "activities", "title", "DraftIT", "state", "proposed", "track", "dpo", "year_from", "2026", NULL);
  g_autoptr (GPtrArray) decisions = decisions_new ();
  gint64 next;

  decide (decisions, done, LYKTA_CARRY_DONE, NULL);
  decide (decisions, reshaped, LYKTA_CARRY_RESHAPED, "The law changed");
  refuse (office, 2026, decisions, "DraftIT");
  decide (decisions, dropped, LYKTA_CARRY_DROPPED, NULL);
  refuse (office, 2026, decisions, "DraftIT");
  ((LyktaCarryDecision *) decisions->pdata[2])->reason = g_strdup ("Not used");
  refuse (office, 2026, decisions, "Routine");
  ((LyktaCarryDecision *) decisions->pdata[1])->title = g_strdup ("Routine for the new law");
  close_year (office, 2026, decisions);

  office_assert (office, "activities", done, "state", "done");
  office_assert (office, "activities", done, "done_on", OFFICE_TODAY);
  office_assert (office, "activities", dropped, "state", "cancelled");
  office_assert (office, "activities", dropped, "why", "Not used");
  next = find_next (office, reshaped);
  office_assert (office, "activities", reshaped, "state", "reshaped");
  office_assert (office, "activities", reshaped, "title", "Routine");
  office_assert (office, "activities", next, "title", "Routine for the new law");
  office_assert (office, "activities", next, "period", "2027");
  office_assert (office, "activities", next, "track", "dpo");
  office_assert (office, "activities", next, "times_carried", "");
}

/* What is not open, or of a later year, is not decided about; nothing is decided twice. */
static void
test_refused (Office *office, gconstpointer data)
{
  gint64 open = office_add (office, "activities", "title", "Open", "state", "decided", "track", "lis", "year_from", "2026", NULL);
  gint64 later =
      office_add (office, "activities", "title", "Later", "state", "decided", "track", "lis", "year_from", "2027", NULL);
  gint64 done =
      office_add (office, "activities", "title", "Finished", "state", "done", "track", "lis", "year_from", "2026", NULL);
  g_autoptr (GPtrArray) decisions = decisions_new ();

  refuse (office, 2026, decisions, "Open");
  decide (decisions, open, LYKTA_CARRY_DONE, NULL);
  decide (decisions, later, LYKTA_CARRY_DONE, NULL);
  refuse (office, 2026, decisions, "Later");
  g_ptr_array_set_size (decisions, 1);
  decide (decisions, done, LYKTA_CARRY_DONE, NULL);
  refuse (office, 2026, decisions, "Finished");
  g_ptr_array_set_size (decisions, 1);
  decide (decisions, open, LYKTA_CARRY_DROPPED, "Again");
  refuse (office, 2026, decisions, "Open");
}

/* "The span bucket 2025–2026 is split into 2025 and 2026 when 2025's review is made": when 2024 is closed. */
static void
test_split (Office *office, gconstpointer data)
{
  gint64 span =
      office_add (office, "activities", "title", "Exercises", "number", "4", "state", "decided", "track", "lis", "recurrence",
                  "yearly", "recur_month", "12", "year_from", "2025", "year_to", "2026", "due", "2026-12-31", NULL);
  gint64 early = office_add (office, "occurrences", "activity", office_id (span), "period", "2025", "due", "2025-12-15", "state",
                             "not_started", NULL);
  gint64 late = office_add (office, "occurrences", "activity", office_id (span), "period", "2026", "due", "2026-12-15", "state",
                            "not_started", NULL);
  g_autoptr (GPtrArray) decisions = decisions_new ();
  gint64 rest;

  close_year (office, 2024, decisions);
  rest = find_next (office, span);
  office_assert (office, "activities", span, "period", "2025");
  office_assert (office, "activities", span, "due", "2025-12-31");
  office_assert (office, "activities", span, "state", "decided");
  office_assert (office, "activities", rest, "period", "2026");
  office_assert (office, "activities", rest, "due", "2026-12-31");
  office_assert (office, "activities", rest, "number", "4");
  office_assert (office, "activities", rest, "times_carried", "");
  office_assert (office, "activities", rest, "recurrence", "yearly");
  office_assert (office, "occurrences", early, "activity", office_id (span));
  office_assert (office, "occurrences", late, "activity", office_id (rest));

  /* What 2025 did not manage goes on in 2026. */
  decide (decisions, span, LYKTA_CARRY_OVER, "No time");
  close_year (office, 2025, decisions);
  office_assert (office, "activities", span, "state", "carried_over");
}

/* A period that is under way when the year is closed: its next year is there already, and takes over. */
static void
test_under_way (Office *office, gconstpointer data)
{
  gint64 span = office_add (office, "activities", "title", "Plan", "state", "ongoing", "track", "lis", "year_from", "2025",
                            "year_to", "2027", "due", "2027-06-30", NULL);
  g_autoptr (GPtrArray) decisions = decisions_new ();
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, "activities"));
  g_autoptr (GPtrArray) parts = NULL;

  decide (decisions, span, LYKTA_CARRY_OVER, "Half is done");
  close_year (office, 2025, decisions);
  lykta_query_add_condition (query, "carried_from", LYKTA_IS, office_id (span));
  lykta_query_set_sort (query, lykta_register_find_field (office_reg (office, "activities"), "year_from"), FALSE);
  parts = lykta_store_get_records (office->store, query, NULL);
  g_assert_cmpuint (parts->len, ==, 2);
  office_assert (office, "activities", span, "period", "2025");
  office_assert (office, "activities", lykta_record_get_id (parts->pdata[0]), "period", "2026");
  office_assert (office, "activities", lykta_record_get_id (parts->pdata[0]), "times_carried", "1");
  office_assert (office, "activities", lykta_record_get_id (parts->pdata[1]), "period", "2027");
  office_assert (office, "activities", lykta_record_get_id (parts->pdata[1]), "due", "2027-06-30");
  office_assert (office, "activities", lykta_record_get_id (parts->pdata[1]), "times_carried", "");
}

/* One activity, at any time; what is planned earlier is no carrying over. */
static void
test_moved (Office *office, gconstpointer data)
{
  gint64 activity = office_add (office, "activities", "title", "Leap", "state", "decided", "track", "lis", "year_from", "2028",
                                "due", "2028-02-29", NULL);
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, office_reg (office, "activities"), activity);
  g_autoptr (LyktaEdit) earlier = lykta_carry_over_advance (office->store, record, 2027);
  LyktaCarryDecision decision = { .activity = activity, .kind = LYKTA_CARRY_OVER };
  g_autoptr (LyktaEdit) later = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lykta_store_apply (office->store, earlier, NULL));
  office_assert (office, "activities", activity, "period", "2027");
  office_assert (office, "activities", activity, "due", "2027-02-28");
  office_assert (office, "activities", activity, "times_carried", "");

  g_assert_null (lykta_carry_over_move (office->store, &decision, 2029, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  decision.reason = (char *) "No money";
  later = lykta_carry_over_move (office->store, &decision, 2029, NULL);
  g_assert_true (lykta_store_apply (office->store, later, NULL));
  office_assert (office, "activities", activity, "state", "carried_over");
  office_assert (office, "activities", find_next (office, activity), "period", "2029");
  office_assert (office, "activities", find_next (office, activity), "times_carried", "1");
}

static void
add_tests (void)
{
  office_add_test ("/carry-over/carried", test_carried);
  office_add_test ("/carry-over/others", test_others);
  office_add_test ("/carry-over/refused", test_refused);
  office_add_test ("/carry-over/split", test_split);
  office_add_test ("/carry-over/under-way", test_under_way);
  office_add_test ("/carry-over/moved", test_moved);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
