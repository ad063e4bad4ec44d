/* test-review.c: the review's records, states and facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "lykta-review-archive.h"
#include "lykta-review.h"
#include "review-test.h"

#define NOW "2023-11-20"

static const LyktaReviewSection *
find (GPtrArray *sections, const char *id)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((LyktaReviewSection *) g_ptr_array_index (sections, i))->id, id))
      return g_ptr_array_index (sections, i);
  g_error ("no section %s", id);
}

static GPtrArray *
get_sections (ReviewTest *test, LyktaRecord *review)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sections = lykta_review_get_sections (test->store, review, &error);

  g_assert_no_error (error);
  return sections;
}

static LyktaRecord *
start (ReviewTest *test)
{
  g_autoptr (GError) error = NULL;
  LyktaRecord *review = lykta_review_start (test->store, 2024, &error);

  g_assert_no_error (error);
  return review;
}

static char *
write_pdf (ReviewTest *test, LyktaRecord *review)
{
  g_autofree char *path = review_test_path (test, "review.pdf");
  g_autoptr (GError) error = NULL;

  lykta_review_write_pdf (test->store, review, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return review_test_extract (path);
}

static const LyktaFact *
get_fact (GPtrArray *sections, const char *section, guint i)
{
  return g_ptr_array_index (find (sections, section)->facts, i);
}

/* The headings of the seed with their numbers (handbook A.4). */
static void
test_start (ReviewTest *test, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *number;
    const char *title;
  } seed[] = {
    { "summary", "1", "Sammanfattning" },
    { "factors", "1.1", "Faktorer som påverkar verksamhetens LIS" },
    { "horizon", "1.1.1", "Omvärldsbevakning – hot, trender och ny lagstiftning" },
    { "city", "1.1.2", "Vad händer inom staden – budget, inriktningar, lokala förändringar eller satsningar" },
    { "rsa", "1.1.3", "Vad har verksamheten identifierat i RSA-arbetet" },
    { "vor", "1.1.4", "Resultatet från egen uppföljning (VoR och IKP)" },
    { "audits", "1.1.5", "Resultatet från revisioner" },
    { "dpo", "1.1.6", "Risker som identifierats i GDPR-årsrapport" },
    { "incidents", "1.1.7", "Information om avvikelser (incidenter och andra händelser)" },
    { "focus", "2", "Fokuspunkter för verksamhetens arbete med informationssäkerhet" },
    { "period", "2.1", "Arbete och aktiviteter under innevarande period" },
    { "planned", "2.2", "Planerat och prioriterat arbete och aktiviteter under kommande perioder" },
    { "year", "2.2.1", "Verksamhetsår 2024" },
    { "coming", "2.2.2", "Verksamhetsår 2025–2026" },
  };
  g_autoptr (LyktaRecord) review = start (test);
  g_autoptr (LyktaRecord) again = lykta_review_find (test->store, 2024);
  g_autoptr (LyktaRecord) other = lykta_review_find (test->store, 2023);
  g_autoptr (GArray) years = lykta_review_get_years (test->store);
  g_autoptr (GPtrArray) sections = get_sections (test, review);
  g_autoptr (GError) error = NULL;
  guint last = 0;

  g_assert_true (again == review);
  g_assert_null (other);
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2024);
  g_assert_null (lykta_review_start (test->store, 2024, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS);

  for (guint i = 0; i < G_N_ELEMENTS (seed); i++)
    {
      const LyktaReviewSection *section = find (sections, seed[i].id);
      guint position;

      g_assert_cmpstr (section->number, ==, seed[i].number);
      g_assert_cmpstr (section->title, ==, seed[i].title);
      g_assert_cmpint (section->record_id, >, 0);
      g_assert_true (g_ptr_array_find (sections, section, &position));
      g_assert_cmpuint (position, >=, last);
      last = position;
    }

  /* One step back takes all of it away. */
  g_clear_pointer (&sections, g_ptr_array_unref);
  g_assert_true (lykta_store_undo (test->store, NULL));
  g_clear_object (&other);
  other = lykta_review_find (test->store, 2024);
  g_assert_null (other);
}

/* A plan of several years stands in each of them; what a later review adds to them does not change what an earlier one says. */
static void
test_plans (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (review));
  gint64 next = review_test_add (test, "reviews", "title", "Nästa", "year", "2025", NULL);
  g_autofree char *later = g_strdup_printf ("%" G_GINT64_FORMAT, next);
  g_autoptr (LyktaRecord) second = lykta_review_find (test->store, 2025);
  g_autoptr (GPtrArray) sections = NULL;

  review_test_add (test, "activities", "title", "Ett år", "state", "decided", "track", "lis", "year_from", "2024", "review", now,
                   NULL);
  review_test_add (test, "activities", "title", "Två år", "state", "decided", "track", "lis", "year_from", "2025", "year_to",
                   "2026", "review", now, NULL);
  review_test_add (test, "activities", "title", "Tillagd", "state", "decided", "track", "lis", "year_from", "2025", "review",
                   later, NULL);
  review_test_add (test, "activities", "title", "Än inte i någon", "state", "proposed", "track", "lis", "year_from", "2026",
                   NULL);

  sections = get_sections (test, review);
  g_assert_cmpstr (get_fact (sections, "year", 0)->now, ==, "1");
  g_assert_cmpstr (get_fact (sections, "coming", 0)->now, ==, "2");

  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, second);
  g_assert_cmpstr (get_fact (sections, "year", 0)->now, ==, "2");
  g_assert_cmpstr (get_fact (sections, "coming", 0)->now, ==, "1");
}

static void
test_states (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  gint64 id = lykta_record_get_id (review);
  gint64 incidents = review_test_find_section (test, id, "incidents");
  gint64 person = review_test_add (test, "people", "name", "Samordnare", "category", "employee", NULL);
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GPtrArray) sections = get_sections (test, review);

  g_assert_cmpint (find (sections, "incidents")->state, ==, LYKTA_SECTION_EMPTY);
  g_assert_cmpint (find (sections, "focus")->state, ==, LYKTA_SECTION_COMPLETE);
  g_assert_false (find (sections, "resources")->printed);

  review_test_change (test, "sections", incidents, "nothing_to_report", "1");
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_cmpint (find (sections, "incidents")->state, ==, LYKTA_SECTION_EMPTY); /* by whom, and when? */
  g_assert_nonnull (find (sections, "incidents")->problem);

  review_test_change (test, "sections", incidents, "nothing_by", by);
  review_test_change (test, "sections", incidents, "nothing_on", "2023-11-10");
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_cmpint (find (sections, "incidents")->state, ==, LYKTA_SECTION_NOTHING);
  g_assert_null (find (sections, "incidents")->problem);

  review_test_add (test, "incidents", "title", "Fel mottagare", "kind", "breach", "state", "open", "aware",
                   "2023-05-02T08:00:00Z", NULL);
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_cmpint (find (sections, "incidents")->state, ==, LYKTA_SECTION_CONTRADICTORY);
  g_assert_nonnull (find (sections, "incidents")->problem);

  review_test_change (test, "sections", incidents, "nothing_to_report", "0");
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_cmpint (find (sections, "incidents")->state, ==, LYKTA_SECTION_COMPLETE);

  review_test_change (test, "sections", review_test_find_section (test, id, "resources"), "text", "En tjänst tillkommer.");
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_true (find (sections, "resources")->printed);
  g_assert_cmpstr (find (sections, "resources")->number, ==, "2.3");
}

/* The sentence follows the count, and the year before stands beside it. */
static void
test_plural (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  gint64 section = review_test_find_section (test, lykta_record_get_id (review), "incidents");
  g_autoptr (GPtrArray) sections = NULL;

  review_test_change (test, "sections", section, "as_of", "2023-11-10");
  sections = get_sections (test, review);
  g_assert_cmpstr (get_fact (sections, "incidents", 0)->sentence, ==,
                   "Inga incidenter har till och med 2023-11-10 rapporterats för Provkontoret under 2023.");
  g_assert_cmpstr (get_fact (sections, "incidents", 0)->now, ==, "0");

  review_test_add (test, "incidents", "title", "I fjol", "kind", "breach", "state", "closed", "aware", "2022-05-02T08:00:00Z",
                   NULL);
  review_test_add (test, "incidents", "title", "Ett", "kind", "breach", "state", "closed", "aware", "2023-05-02T08:00:00Z", NULL);
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_cmpstr (get_fact (sections, "incidents", 0)->sentence, ==, "Under 2023 har en incident rapporterats:");
  g_assert_cmpstr (get_fact (sections, "incidents", 0)->last, ==, "1");

  review_test_add (test, "incidents", "title", "Två", "kind", "security", "state", "closed", "aware", "2023-12-31T22:30:00Z",
                   NULL);
  g_clear_pointer (&sections, g_ptr_array_unref);
  sections = get_sections (test, review);
  g_assert_cmpstr (get_fact (sections, "incidents", 0)->sentence, ==, "Under 2023 har två incidenter rapporterats:");
  g_assert_cmpuint (get_fact (sections, "incidents", 0)->ids->len, ==, 2);
  g_assert_cmpstr (get_fact (sections, "incidents", 0)->reg->id, ==, "incidents");
}

static void
test_vor (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  g_autofree char *text = NULL;

  review_test_add (test, "risks", "event", "IT-stöd fungerar inte optimalt", "kind", "vor", "year", "2023", "state", "open",
                   "goal", "3.4", "goal_text", "Medarbetare ges goda förutsättningar", "stated_value", "9", "moved", "1",
                   "moved_why", "Högt värde", NULL);
  review_test_add (test, "risks", "event", "Behörighetshantering", "cause", "felaktig åtkomst", "kind", "vor", "year", "2023",
                   "state", "open", "goal", "3.5", "goal_text", "Hög beredskap", "stated_value", "9", "moved", "0", "moved_why",
                   "Hanteras", NULL);
  review_test_add (test, "risks", "event", "Ett annat år", "kind", "vor", "year", "2022", "state", "open", "goal", "3.5",
                   "stated_value", "2", NULL);
  text = write_pdf (test, review);
  review_test_assert_contains (text, "VoR för 2023 innehåller två oönskade händelser om informationssäkerhet.");
  review_test_assert_contains (text, "Mål 3.4 ”Medarbetare ges goda förutsättningar”");
  review_test_assert_contains (text, "IT-stöd fungerar inte optimalt 9 Ja");
  review_test_assert_contains (text, "Behörighetshantering – felaktig åtkomst 9 Nej");
  review_test_assert_contains (text, "Ingen av dessa punkter överfördes till internkontrollplanen för 2023.");
  review_test_assert_lacks (text, "Ett annat år");
}

/* What is judged later than the year looked back on is not known yet. */
static void
test_audit (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  gint64 finding = review_test_add (test, "findings", "title", "Implementering av dataskyddsförordningen", "source", "audit",
                                    "report_year", "2019", "answer", "Arbete pågår.", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, finding);
  g_autofree char *text = NULL;

  review_test_add (test, "judgements", "finding", id, "year", "2021", "judged", "remains", "report", "Årsrapport för 2021", NULL);
  review_test_add (test, "judgements", "finding", id, "year", "2022", "judged", "partly", "report", "Årsrapport för 2022", NULL);
  review_test_add (test, "judgements", "finding", id, "year", "2025", "judged", "done", "report", "Årsrapport för 2025", NULL);
  text = write_pdf (test, review);
  review_test_assert_contains (text, "En rekommendation från tidigare år kvarstår:");
  review_test_assert_contains (text, "Implementering av dataskyddsförordningen 4 Delvis åtgärdad, Årsrapport för 2022");
}

static void
test_english (ReviewTest *test, gconstpointer data)
{
  gint64 person = review_test_add (test, "people", "name", "Head", "category", "manager", NULL);
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (LyktaRecord) review = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize size;
  gsize second_size;

  /* Approved before it came here */
  g_setenv ("LYKTA_NOW", "2023-11-23", TRUE);
  review_test_add (test, "reviews", "title", "Management review 2024", "year", "2024", "approved_by", by, "approved_roles",
                   "Head of the office", "approved_on", "2023-11-23", NULL);
  review = lykta_review_find (test->store, 2024);
  text = write_pdf (test, review);
  review_test_assert_contains (text, "Management review Information security and data protection 2024");
  review_test_assert_contains (text, "Adopted by the head of the office on 23 November 2023.");
  review_test_assert_contains (text, "Until 23 November 2023 no incidents have been reported for Provkontoret in 2023.");

  /* The same when the program speaks Swedish. */
  path = review_test_path (test, "review.pdf");
  g_assert_true (g_file_get_contents (path, &first, &size, NULL));
  g_setenv ("LANGUAGE", "sv", TRUE);
  setlocale (LC_ALL, "sv_SE.UTF-8");
  g_free (write_pdf (test, review));
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("LANGUAGE");
  g_assert_true (g_file_get_contents (path, &second, &second_size, NULL));
  g_assert_cmpmem (first, size, second, second_size);
  g_setenv ("LYKTA_NOW", NOW, TRUE);
}

static void
test_unwritable (ReviewTest *test, gconstpointer data)
{
  g_autoptr (LyktaRecord) review = start (test);
  g_autofree char *path = review_test_path (test, "missing/review.pdf");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (lykta_review_write_pdf (test->store, review, path, NULL, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_free (path);
  path = review_test_path (test, "cancelled.pdf");
  g_cancellable_cancel (cancelled);
  g_assert_false (lykta_review_write_pdf (test->store, review, path, cancelled, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
add (const char *path, const char *language, void (*test) (ReviewTest *, gconstpointer))
{
  g_test_add (path, ReviewTest, language, review_test_set_up, test, review_test_tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("LYKTA_NOW", NOW, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/review/start", "sv", test_start);
  add ("/review/plans", "sv", test_plans);
  add ("/review/states", "sv", test_states);
  add ("/review/plural", "sv", test_plural);
  add ("/review/vor", "sv", test_vor);
  add ("/review/audit", "sv", test_audit);
  add ("/review/english", "en", test_english);
  add ("/review/unwritable", "sv", test_unwritable);
  return g_test_run ();
}
