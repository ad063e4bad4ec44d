/* test-template.c: the review's words: an office's own, and what is said about faults in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lykta-registers.h"
#include "lykta-review-archive.h"
#include "lykta-review-template.h"
#include "lykta-review.h"
#include "review-test.h"

static char *
read_shipped (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYKTA_SOURCE_DIR"), "data", "review", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The shipped files with one text replaced. */
static LyktaReviewTemplate *
parse_changed (gboolean in_words, const char *old, const char *new_, GError **error)
{
  g_autofree char *sections = read_shipped ("review-sections.json");
  g_autofree char *words = read_shipped ("review-template.sv.json");
  GString *changed = g_string_new (in_words ? words : sections);
  LyktaReviewTemplate *template_;

  if (old != NULL)
    g_assert_cmpuint (g_string_replace (changed, old, new_, 1), ==, 1);
  template_ = lykta_review_template_parse (in_words ? sections : changed->str, in_words ? changed->str : words, "sv",
                                           lykta_registers_get (), error);
  g_string_free (changed, TRUE);
  return template_;
}

static void
test_shipped (void)
{
  static const char *const languages[] = { "sv", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LyktaReviewTemplate) template_ = lykta_review_template_load (languages[i], lykta_registers_get (), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (template_->words->language, ==, languages[i]);
      g_assert_cmpuint (template_->sections->len, ==, 20);
      for (guint j = 0; j < template_->facts->len; j++)
        {
          const LyktaFactSpec *fact = g_ptr_array_index (template_->facts, j);

          /* A table that is printed has a sentence for each count, or a head that says what it is. */
          g_assert_true (fact->lead.other != NULL || fact->form == LYKTA_FORM_FIGURES);
          g_assert_cmpint (fact->columns->len > 0, ==, fact->form == LYKTA_FORM_TABLE || fact->form == LYKTA_FORM_LINES);
        }
    }
}

/* Every choice that a sentence or cell may print has a word in the document's language, whatever the program's. */
static void
test_choices (void)
{
  static const char *const fields[] = { "reviews.state",  "horizon.kind",     "horizon.decision", "judgements.judged",
                                        "incidents.kind", "activities.state", "objectives.result" };
  static const char *const languages[] = { "sv", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (LyktaReviewTemplate) template_ = lykta_review_template_load (languages[i], lykta_registers_get (), NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          g_auto (GStrv) parts = g_strsplit (fields[j], ".", 2);
          const LyktaField *field = lykta_register_find_field (lykta_registers_find (lykta_registers_get (), parts[0]), parts[1]);

          for (const LyktaChoice *choice = field->choices; choice->id != NULL; choice++)
            {
              g_autofree char *key = g_strdup_printf ("%s.%s", fields[j], choice->id);

              g_assert_true (g_hash_table_contains (template_->words->choices, key));
            }
        }
    }
}

static void
test_faults (void)
{
  static const struct
  {
    gboolean in_words;
    const char *old;
    const char *new_;
    const char *said[3];
  } cases[] = {
    { TRUE, "{", "", { "review-template.sv.json", "not well-formed", NULL } },
    { TRUE, "\"months\": [", "\"months\": ", { "review-template.sv.json", NULL } },
    { TRUE, "\"title\": \"Ledningens genomgång\",", "", { "title", "words", NULL } },
    { TRUE, "\"januari\", ", "", { "months", NULL } },
    { TRUE, "Under {period} har en incident", "Under {peroid} har en incident", { "incidents", "peroid", NULL } },
    { TRUE, "\"cell\": \"{event}\"", "\"cell\": \"{händelse}\"", { "rsa", "händelse", NULL } },
    { TRUE, "\"summary\": \"Sammanfattning\",", "", { "summary", "title", NULL } },
    { TRUE, "{ \"label\": \"RV\", \"cell\": \"{its.value}\" },", "", { "vor", "columns", NULL } },
    { FALSE, "\"incidents\", \"sort\": \"aware\"", "\"incidents\", \"sort\": \"heard\"", { "incidents", "heard", NULL } },
    { FALSE, "\"register\": \"incidents\"", "\"register\": \"olyckor\"", { "incidents", "register", NULL } },
    { FALSE, "[\"aware\", \"before\"", "[\"aware\", \"ahead\"", { "incidents", "comparison", NULL } },
    { FALSE, "[72, 34, -24]", "[72, 34, -30]", { "incidents", "130 mm", NULL } },
    { FALSE, "\"form\": \"terms\"", "\"form\": \"poem\"", { "dpo", "form", NULL } },
    { FALSE, "\"facts\": [\"incidents\"]", "\"facts\": [\"accidents\"]", { "incidents", "facts", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LyktaReviewTemplate) template_ = NULL;

      template_ = parse_changed (cases[i].in_words, cases[i].old, cases[i].new_, &error);
      g_assert_null (template_);
      g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
      for (const char *const *said = cases[i].said; *said != NULL; said++)
        if (strstr (error->message, *said) == NULL)
          g_error ("“%s” is not in “%s”", *said, error->message);
    }
}

/* Past the value that begins here. */
static const char *
skip_value (const char *at)
{
  int depth = 0;

  do
    {
      if (*at == '"')
        for (at++; *at != '"'; at++)
          at += *at == '\\' ? 1 : 0;
      else if (*at == '[' || *at == '{')
        depth++;
      else if (*at == ']' || *at == '}')
        depth--;
      at++;
    }
  while (depth > 0 || (at[-1] != '"' && at[-1] != ']' && at[-1] != '}' && strchr (",]}\n ", *at) == NULL));
  return at;
}

/* People write these files: whatever stands in place of a value is read, or refused in words, and nothing else happens. */
static void
test_other_values (void)
{
  static const char *const others[] = { "7", "\"x\"", "null", "[]", "{}", "[[7]]", "[\"x\", {}]", "true" };
  g_autofree char *sections = read_shipped ("review-sections.json");
  g_autofree char *words = read_shipped ("review-template.sv.json");
  guint step = g_getenv ("LYKTA_TEST_SLOW") != NULL ? 7 : 1; /* a sanitizer or valgrind watches */
  guint n = 0;

  for (int in_words = 0; in_words < 2; in_words++)
    {
      const char *text = in_words ? words : sections;

      for (const char *at = strstr (text, "\": "); at != NULL; at = strstr (at + 1, "\": "))
        for (guint i = 0; i < G_N_ELEMENTS (others); i += step * (in_words ? 3 : 1))
          {
            g_autofree char *before = g_strndup (text, (gsize) (at + 3 - text));
            g_autofree char *changed = g_strconcat (before, others[i], skip_value (at + 3), NULL);
            g_autoptr (GError) error = NULL;
            g_autoptr (LyktaReviewTemplate) template_ =
                lykta_review_template_parse (in_words ? sections : changed, in_words ? changed : words, "sv",
                                             lykta_registers_get (), &error);

            if (template_ == NULL)
              g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
            else
              g_assert_no_error (error);
            n++;
          }
    }
  g_assert_cmpuint (n, >, 1500 / step);
}

static char *
look_up (const char *name, gpointer user_data)
{
  if (g_str_equal (name, "year"))
    return g_strdup ("2024");
  if (g_str_equal (name, "title"))
    return g_strdup ("Åtgärder i sjön");
  if (g_str_equal (name, "empty"))
    return g_strdup ("");
  return NULL;
}

static void
test_fill (void)
{
  static const char *const cases[][2] = {
    { "Verksamhetsår {year+1}–{year+2}", "Verksamhetsår 2025–2026" },
    { "{year-1}", "2023" },
    { "{title:lower}", "åtgärder i sjön" },
    { "{empty|title}", "Åtgärder i sjön" },
    { "{title}{empty:after, }.", "Åtgärder i sjön." },
    { "{year}{title:after, }.", "2024, Åtgärder i sjön." },
    { "utan", "utan" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = lykta_words_fill (cases[i][0], look_up, NULL);

      g_assert_cmpstr (filled, ==, cases[i][1]);
      g_assert_null (lykta_words_find_unknown (cases[i][0], look_up, NULL));
    }
  for (gsize i = 0; i < 3; i++)
    {
      static const char *const wrong[] = { "{year} {other}", "{year", "{title:upside}" };
      g_autofree char *unknown = lykta_words_find_unknown (wrong[i], look_up, NULL);

      g_assert_nonnull (unknown);
    }
}

/* As Språkrådet's Myndigheternas skrivregler and The Chicago Manual write them. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *language;
    double number;
    guint decimals;
    const char *text;
  } cases[] = {
    { "sv", 0, 0, "0" },
    { "sv", 4126, 0, "4126" },
    { "sv", 12345, 0, "12\u00a0345" },
    { "sv", 1234567, 0, "1\u00a0234\u00a0567" },
    { "sv", 0.5, 1, "0,5" },
    { "sv", -12345.25, 2, "-12\u00a0345,25" },
    { "en", 12345.5, 1, "12,345.5" },
    { "en", 4126, 0, "4126" },
  };
  static const char *const dates[][3] = {
    { "sv", "2023-11-03", "2023-11-03" },
    { "en", "2023-11-03", "3 November 2023" },
    { "en", "2023-12-31T10:00:00Z", "31 December 2023" },
  };
  static const char *const lists[] = { "a, b och c", "a, b and c" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LyktaReviewTemplate) template_ = lykta_review_template_load (cases[i].language, lykta_registers_get (), NULL);
      g_autofree char *text = lykta_words_format_number (template_->words, cases[i].number, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (LyktaReviewTemplate) template_ = lykta_review_template_load (dates[i][0], lykta_registers_get (), NULL);
      g_autofree char *text = lykta_words_format_date (template_->words, dates[i][1]);

      g_assert_cmpstr (text, ==, dates[i][2]);
    }
  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (LyktaReviewTemplate) template_ = lykta_review_template_load (i == 0 ? "sv" : "en", lykta_registers_get (), NULL);
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      g_autofree char *joined = NULL;

      g_ptr_array_add (texts, (gpointer) "a");
      g_ptr_array_add (texts, (gpointer) "b");
      g_ptr_array_add (texts, (gpointer) "c");
      joined = lykta_words_join (template_->words, texts);
      g_assert_cmpstr (joined, ==, lists[i]);
    }
}

/* An office rewords a sentence in a file of its own; taking the file away gives the shipped words again. */
static void
test_override (ReviewTest *test, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "lykta", NULL);
  g_autofree char *path = g_build_filename (folder, "review-template.sv.json", NULL);
  g_autofree char *words = read_shipped ("review-template.sv.json");
  g_autoptr (GString) own = g_string_new (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaRecord) review = lykta_review_start (test->store, 2024, &error);
  g_autofree char *pdf = review_test_path (test, "review.pdf");
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_setenv ("XDG_CACHE_HOME", g_get_user_cache_dir (), TRUE); /* Fontconfig asks the environment */
  g_string_replace (own, "Inga aktiviteter är föreslagna för {year}.", "Kontoret planerar inget nytt år {year}.", 1);
  g_string_replace (own, "\"Sammanfattning\"", "\"I korthet\"", 1);
  g_assert_true (g_file_set_contents (path, own->str, -1, NULL));
  lykta_review_write_pdf (test->store, review, pdf, NULL, NULL, &error);
  g_assert_no_error (error);
  text = review_test_extract (pdf);
  review_test_assert_contains (text, "Kontoret planerar inget nytt år 2024.");
  review_test_assert_contains (text, "1 I korthet");

  /* A fault in it stops the export and leaves the document that is there. */
  g_assert_true (g_file_set_contents (path, "{ \"words\": ", -1, NULL));
  g_assert_false (lykta_review_write_pdf (test->store, review, pdf, NULL, NULL, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));

  g_remove (path);
  lykta_review_write_pdf (test->store, review, pdf, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (text);
  text = review_test_extract (pdf);
  review_test_assert_contains (text, "Inga aktiviteter är föreslagna för 2024.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/template/shipped", test_shipped);
  g_test_add_func ("/template/choices", test_choices);
  g_test_add_func ("/template/faults", test_faults);
  g_test_add_func ("/template/other-values", test_other_values);
  g_test_add_func ("/template/fill", test_fill);
  g_test_add_func ("/template/numbers", test_numbers);
  g_test_add ("/template/override", ReviewTest, "sv", review_test_set_up, test_override, review_test_tear_down);
  return g_test_run ();
}
