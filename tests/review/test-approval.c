/* test-approval.c: what stands in the way of an approval, what it freezes, how it is taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-log.h"
#include "lykta-review-approval.h"
#include "lykta-review-check.h"
#include "lykta-review-files.h"
#include "review-test.h"

#define NOW "2023-11-24"

static const LyktaReviewHindrance *
find_hindrance (GPtrArray *hindrances, const char *section, const char *reg)
{
  for (guint i = 0; i < hindrances->len; i++)
    {
      const LyktaReviewHindrance *hindrance = g_ptr_array_index (hindrances, i);

      if (g_strcmp0 (hindrance->section, section) == 0 && (reg == NULL || g_strcmp0 (hindrance->reg->id, reg) == 0))
        return hindrance;
    }
  return NULL;
}

static GPtrArray *
check (ReviewTest *test, LyktaRecord *review)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hindrances = lykta_review_check (test->store, review, NULL, &error);

  g_assert_no_error (error);
  return hindrances;
}

/* A review of which every section states something: of those without, that there is nothing. */
static LyktaRecord *
start (ReviewTest *test)
{
  LyktaRecord *review = lykta_review_start (test->store, 2024, NULL);
  gint64 person = review_test_add (test, "people", "name", "Samordnare", "category", "employee", NULL);
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GPtrArray) hindrances = check (test, review);

  review_test_change (test, "reviews", lykta_record_get_id (review), "dnr", "E2023-01377");
  for (guint i = 0; i < hindrances->len; i++)
    {
      const LyktaReviewHindrance *hindrance = g_ptr_array_index (hindrances, i);
      gint64 section;

      if (hindrance->section == NULL)
        continue;
      section = review_test_find_section (test, lykta_record_get_id (review), hindrance->section);
      review_test_change (test, "sections", section, "nothing_to_report", "1");
      review_test_change (test, "sections", section, "nothing_by", by);
      review_test_change (test, "sections", section, "nothing_on", "2023-11-10");
    }
  return review;
}

static LyktaReviewDecision
decide (ReviewTest *test)
{
  return (LyktaReviewDecision) {
    .by = review_test_add (test, "people", "name", "Chef", "category", "manager", NULL),
    .roles = (char *) "Förvaltningschef och informationssäkerhetsansvarig",
    .on = (char *) "2023-11-23",
  };
}

static void
approve (ReviewTest *test, LyktaRecord *review)
{
  LyktaReviewDecision decision = decide (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaReviewFinished) finished = lykta_review_finish (test->store, review, &decision, NULL, &error);

  g_assert_no_error (error);
  lykta_review_approve (test->store, review, finished, &error);
  g_assert_no_error (error);
}

static gboolean
change (ReviewTest *test, const char *reg, gint64 id, const char *field, const char *text)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Change");
  g_autoptr (GError) error = NULL;
  gboolean done;

  lykta_edit_set_text (edit, lykta_store_find_register (test->store, reg), id, field, text);
  done = lykta_store_apply (test->store, edit, &error);
  g_assert_true (done || g_error_matches (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED));
  return done;
}

/* Every input of ISO/IEC 27001 9.3.2 that nobody filled is asked for, each with a way to it; so is the case number. */
static void
test_empty (ReviewTest *test, gconstpointer data)
{
  static const char *const inputs[] = {
    "horizon", "city", "rsa", "vor", "audits", "dpo", "incidents", "followup", "objectives", "resources", "year", "coming",
  };
  g_autoptr (LyktaRecord) review = lykta_review_start (test->store, 2024, NULL);
  g_autoptr (GPtrArray) hindrances = check (test, review);
  LyktaReviewDecision decision = decide (test);
  g_autoptr (GError) error = NULL;
  const LyktaReviewHindrance *dnr = find_hindrance (hindrances, NULL, "reviews");

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    g_assert_nonnull (find_hindrance (hindrances, inputs[i], NULL));
  g_assert_cmpint (g_array_index (dnr->ids, gint64, 0), ==, lykta_record_get_id (review));
  g_assert_null (lykta_review_finish (test->store, review, &decision, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
}

/* An activity without anybody, a transfer without a classification (A63), an earlier year's activity left open (H.3). */
static void
test_contradictions (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  g_autoptr (GPtrArray) clear = check (test, review);
  g_autoptr (GPtrArray) hindrances = NULL;
  gint64 asset = review_test_add (test, "assets", "name", "Ärendehantering", "kind", "system", NULL);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, asset);
  guint activities = 0;

  g_assert_cmpuint (clear->len, ==, 0);
  review_test_add (test, "transfers", "asset", of, "state", "planned", "transfer_date", "2024-06-01", NULL);
  review_test_add (test, "activities", "title", "Ingen", "state", "decided", "track", "lis", "year_from", "2024", NULL);
  review_test_add (test, "activities", "title", "Kvar", "state", "ongoing", "track", "lis", "year_from", "2022", NULL);
  hindrances = check (test, review);
  g_assert_nonnull (find_hindrance (hindrances, NULL, "transfers"));
  for (guint i = 0; i < hindrances->len; i++)
    {
      const LyktaReviewHindrance *hindrance = g_ptr_array_index (hindrances, i);

      activities += hindrance->reg != NULL && g_str_equal (hindrance->reg->id, "activities") ? hindrance->ids->len : 0;
    }
  g_assert_cmpuint (activities, ==, 2);
}

/* Facts stand as they were taken; that the registers say something else by now is told, until they are taken again. */
static void
test_taken (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  g_autoptr (GPtrArray) hindrances = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 section = review_test_find_section (test, lykta_record_get_id (review), "horizon");

  g_assert_true (lykta_review_take_facts (test->store, review, NULL, &error));
  g_assert_no_error (error);
  hindrances = check (test, review);
  g_assert_cmpuint (hindrances->len, ==, 0);

  g_setenv ("LYKTA_NOW", "2023-11-25", TRUE);
  g_clear_pointer (&hindrances, g_ptr_array_unref);
  hindrances = check (test, review);
  g_assert_cmpuint (hindrances->len, ==, 0);

  review_test_add (test, "horizon", "title", "Ny lag", "kind", "law", "noted_on", "2023-11-25", NULL);
  g_clear_pointer (&hindrances, g_ptr_array_unref);
  hindrances = check (test, review);
  g_assert_cmpuint (hindrances->len, ==, 1);
  g_assert_true (find_hindrance (hindrances, "horizon", NULL)->outdated);
  g_assert_nonnull (strstr (find_hindrance (hindrances, "horizon", NULL)->message, NOW));

  review_test_change (test, "sections", section, "nothing_to_report", "0");
  g_assert_true (lykta_review_take_facts (test->store, review, "horizon", NULL));
  g_clear_pointer (&hindrances, g_ptr_array_unref);
  hindrances = check (test, review);
  g_assert_cmpuint (hindrances->len, ==, 0);
  g_setenv ("LYKTA_NOW", NOW, TRUE);
}

/* The kept document says what was true at the approval, whatever the registers say later. */
static void
test_frozen (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  gint64 id = lykta_record_get_id (review);
  gint64 section = review_test_find_section (test, id, "incidents");
  g_autofree char *path = review_test_path (test, "review.pdf");
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (LyktaRecord) file = NULL;
  gsize first_length, second_length;
  g_autoptr (GError) error = NULL;

  approve (test, review);
  g_assert_cmpstr (lykta_record_get_text (review, "state"), ==, "approved");
  file = lykta_review_files_get_document (test->store, review, NULL);
  g_assert_cmpint (lykta_record_get_id (file), ==, lykta_record_get_integer (review, "approved_file"));
  lykta_review_files_export (test->store, review, FALSE, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  text = review_test_extract (path);
  review_test_assert_contains (text, "Fastställt av förvaltningschef och informationssäkerhetsansvarig 2023-11-23.");
  review_test_assert_contains (text, "E2023-01377");

  review_test_add (test, "incidents", "title", "Efteråt", "kind", "breach", "state", "open", "aware", "2023-11-24T08:00:00Z",
                   NULL);
  g_assert_false (change (test, "sections", section, "text", "Efteråt"));
  g_assert_false (change (test, "sections", section, "facts", NULL));
  g_assert_false (change (test, "reviews", id, "dnr", "E2023-1"));
  g_assert_false (change (test, "reviews", id, "approved_on", "2023-11-22"));
  g_assert_false (change (test, "reviews", id, "approved_on", NULL));
  lykta_review_files_export (test->store, review, FALSE, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);

  /* Informing may come after the approval (A85); attaching does. */
  review_test_change (test, "reviews", id, "informed_to", "Ledningsgrupp");
  g_assert_true (change (test, "reviews", id, "informed_on", "2023-11-10"));
  g_assert_false (change (test, "reviews", id, "signed_on", "2023-11-23"));
  review_test_change (test, "reviews", id, "attached_to", "Verksamhetsplan 2024");
  g_assert_false (change (test, "reviews", id, "attached_on", "2023-11-22"));
  g_assert_true (change (test, "reviews", id, "attached_on", "2023-11-24"));
}

/* Not by typing a day: an approval makes the document. */
static void
test_typed (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, decide (test).by);

  review_test_change (test, "reviews", lykta_record_get_id (review), "approved_by", by);
  review_test_change (test, "reviews", lykta_record_get_id (review), "approved_roles", "Chef");
  g_assert_false (change (test, "reviews", lykta_record_get_id (review), "approved_on", "2023-11-23"));
}

static void
test_reopened (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  gint64 section = review_test_find_section (test, lykta_record_get_id (review), "summary");
  g_autoptr (LyktaRecord) first = NULL;
  g_autoptr (LyktaRecord) second = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;

  approve (test, review);
  first = lykta_review_files_get_document (test->store, review, NULL);
  g_assert_false (lykta_review_reopen (test->store, review, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  g_clear_error (&error);
  lykta_review_reopen (test->store, review, "Fel diarienummer", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lykta_record_get_text (review, "state"), ==, "draft");
  g_assert_cmpstr (lykta_record_get_text (review, "reopened_on"), ==, NOW);
  log = lykta_store_get_log (test->store, lykta_record_get_register (review), lykta_record_get_id (review), 1, NULL);
  g_assert_cmpstr (((LyktaLogEntry *) g_ptr_array_index (log, 0))->label, ==, "Open the review again");

  g_assert_null (lykta_review_files_get_document (test->store, review, NULL));
  g_assert_true (change (test, "sections", section, "text", "Rättat."));
  approve (test, review);
  second = lykta_review_files_get_document (test->store, review, NULL);
  g_assert_true (first != second);
  g_assert_true (lykta_review_files_is_past (review, first));
  files = lykta_review_files_list (test->store, review, NULL);
  g_assert_cmpuint (files->len, >=, 4);
  lykta_review_reopen (test->store, review, "Fel diarienummer", &error); /* a reason is given each time */
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
}

/* The public version is kept too, and lacks what was marked at the approval (OSL 5 kap. 5 §). */
static void
test_public (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  gint64 section = review_test_find_section (test, lykta_record_get_id (review), "horizon");
  gint64 item = review_test_add (test, "horizon", "title", "Hemligt hot", "kind", "threat", "noted_on", "2023-11-20",
                                 "secrecy_section", "osl-18-8", NULL);
  g_autofree char *path = review_test_path (test, "public.pdf");
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;

  review_test_change (test, "sections", section, "nothing_to_report", "0");
  approve (test, review);
  review_test_change (test, "horizon", item, "secrecy_section", NULL);
  lykta_review_files_export (test->store, review, TRUE, path, NULL, &error);
  g_assert_no_error (error);
  text = review_test_extract (path);
  review_test_assert_lacks (text, "Hemligt hot");
  lykta_review_files_export (test->store, review, FALSE, path, NULL, &error);
  g_assert_no_error (error);
  whole = review_test_extract (path);
  review_test_assert_contains (whole, "Hemligt hot");
}

/* What somebody writes while the document is made is not approved unseen. */
static void
test_conflict (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  LyktaReviewDecision decision = decide (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaReviewFinished) finished = lykta_review_finish (test->store, review, &decision, NULL, &error);
  gint64 section = review_test_find_section (test, lykta_record_get_id (review), "summary");

  g_assert_no_error (error);
  review_test_change (test, "sections", section, "text", "Senare.");
  g_assert_false (lykta_review_approve (test->store, review, finished, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT);
  g_assert_true (lykta_record_is_empty (review, "approved_on"));
}

static void
add (const char *path, void (*test) (ReviewTest *, gconstpointer))
{
  g_test_add (path, ReviewTest, "sv", review_test_set_up, test, review_test_tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("LYKTA_NOW", NOW, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/review/approval/empty", test_empty);
  add ("/review/approval/contradictions", test_contradictions);
  add ("/review/approval/taken", test_taken);
  add ("/review/approval/frozen", test_frozen);
  add ("/review/approval/typed", test_typed);
  add ("/review/approval/reopened", test_reopened);
  add ("/review/approval/public", test_public);
  add ("/review/approval/conflict", test_conflict);
  return g_test_run ();
}
