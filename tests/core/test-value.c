/* test-value.c: what people and spreadsheets write, and catalogues of texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lykta-test.h"
#include "lykta-time.h"
#include "lykta-translation.h"

static const LyktaField whole = { .id = "n", .type = LYKTA_FIELD_NUMBER, .label = "N" };
static const LyktaField decimal = { .id = "d", .type = LYKTA_FIELD_NUMBER, .label = "D", .decimals = 2 };
static const LyktaField date = { .id = "t", .type = LYKTA_FIELD_DATE, .label = "T" };
static const LyktaField moment = { .id = "m", .type = LYKTA_FIELD_TIME, .label = "M" };
static const LyktaField yes_no = { .id = "y", .type = LYKTA_FIELD_YES_NO, .label = "Y" };
static const LyktaField email = { .id = "e", .type = LYKTA_FIELD_EMAIL, .label = "E" };
static const LyktaField url = { .id = "u", .type = LYKTA_FIELD_URL, .label = "U" };
static const LyktaField line = { .id = "l", .type = LYKTA_FIELD_TEXT, .label = "L" };

/* NULL: refused. Moments by the clocks of Stockholm: summer time began on 30 March 2025 and ended on 26 October. */
static const struct
{
  const LyktaField *field;
  const char *text;
  const char *kept;
} cases[] = {
  { &whole, "1 000", "1000" },
  { &whole,
    "1\xC2\xA0"
    "000",
    "1000" },
  { &whole,
    "1\xE2\x80\xAF"
    "000",
    "1000" },
  { &whole,
    "\xE2\x88\x92"
    "5",
    "-5" },
  { &whole, "5,0", "5" },
  { &whole, "5,5", NULL },
  { &whole, "fem", NULL },
  { &whole, "", "" },
  { &decimal,
    "1\xC2\xA0"
    "234,50",
    "1234.5" },
  { &decimal, "3.25", "3.25" },
  { &decimal, "1.2.3", NULL },
  { &decimal, "nan", NULL },
  { &date, "2024-02-29", "2024-02-29" },
  { &date, "2023-02-29", NULL },
  { &date, "20250131", "2025-01-31" },
  { &date, "25-01-31", "2025-01-31" },
  { &date, "31/1 2025", "2025-01-31" },
  { &date, "31 Jan 2025", "2025-01-31" },
  { &date, "1/12 2025", "2025-12-01" },
  { &date, "2025-1-31", NULL },
  { &date, "i morgon", NULL },
  { &moment, "2025-03-30 01:30", "2025-03-30T00:30:00Z" },
  { &moment, "2025-03-30 03:30", "2025-03-30T01:30:00Z" },
  { &moment, "2025-01-15 12:00", "2025-01-15T11:00:00Z" },
  { &moment, "2025-07-15 12.00", "2025-07-15T10:00:00Z" },
  { &moment, "2025-07-15T12:00:00+00:00", "2025-07-15T12:00:00Z" },
  { &moment, "2025-07-15 25:00", NULL },
  { &yes_no, "Ja", "yes" },
  { &yes_no, "x", "yes" },
  { &yes_no, "0", "no" },
  { &yes_no, "NEJ", "no" },
  { &yes_no, "kanske", NULL },
  { &email, "dso@example.org", "dso@example.org" },
  { &email, "dso@", NULL },
  { &email, "a b@example.org", NULL },
  { &url, "https://example.org", "https://example.org" },
  { &url, "javascript:alert(1)", NULL },
  { &line, "  mellan rum  ", "mellan rum" },
  { &line, "två\nrader", NULL },
  { &line, "\xFF", NULL },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
      g_auto (LyktaValue) again = LYKTA_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      gboolean parsed = lykta_field_parse (cases[i].field, cases[i].text, &value, &error);
      g_autofree char *kept = NULL;

      if (cases[i].kept == NULL)
        {
          if (parsed)
            g_error ("“%s” was taken", cases[i].text);
          g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      kept = lykta_field_write (cases[i].field, &value);
      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_assert_true (lykta_field_parse (cases[i].field, kept, &again, &error));
      g_assert_true (lykta_value_equal (&value, &again));
    }
}

static void
test_format (void)
{
  LyktaValue big = { .kind = LYKTA_VALUE_INTEGER, .integer = 1234567 };
  LyktaValue real = { .kind = LYKTA_VALUE_REAL, .real = 3.4 };
  g_autofree char *number = lykta_field_format (&whole, &big);
  g_autofree char *cost = lykta_field_format (&decimal, &real);
  g_autofree char *day = lykta_date_format ("2025-01-14");
  g_autofree char *time = lykta_time_format ("2025-06-30T22:05:00Z");
  g_autofree char *later = lykta_date_add_days ("2024-02-28", 2);

  g_assert_cmpstr (number, ==, "1,234,567");
  g_assert_cmpstr (cost, ==, "3.40");
  g_assert_cmpstr (day, ==, "14 Jan 2025");
  g_assert_cmpstr (time, ==, "1 Jul 2025, 00:05");
  g_assert_cmpstr (later, ==, "2024-03-01");
}

/* A list keeps its order and drops doubles; empty text and empty lists are nothing. */
static void
test_values (void)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) copy = LYKTA_VALUE_INIT;
  gsize n_ids;

  lykta_value_set_list (&value, (gint64[]) { 3, 1, 3, 2 }, 4);
  lykta_value_get_list (&value, &n_ids);
  g_assert_cmpuint (n_ids, ==, 3);
  lykta_value_copy (&value, &copy);
  g_assert_true (lykta_value_equal (&value, &copy));
  lykta_value_set_list (&value, NULL, 0);
  g_assert_true (lykta_value_is_empty (&value));
  lykta_value_set_text (&value, "");
  g_assert_true (lykta_value_is_empty (&value));
  g_assert_false (lykta_value_equal (&value, &copy));
}

/* A catalogue that lies about its offsets gives the English text, and no more. */
static void
test_translation (void)
{
  static const guint8 catalogue[] = {
    0xde, 0x12, 0x04, 0x95, 0, 0, 0,  0, 1, 0, 0, 0, 28, 0, 0,  0, 36, 0, 0,   0,   0,   0, 0,   0,   0,   0,
    0,    0,    3,    0,    0, 0, 44, 0, 0, 0, 3, 0, 0,  0, 48, 0, 0,  0, 'Y', 'e', 's', 0, 'J', 'a', '!', 0,
  };
  static const guint8 lying[] = {
    0xde, 0x12, 0x04, 0x95, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 28, 0, 0, 0, 0xf0, 0xff, 0xff, 0xff, 0, 0, 0, 0,
  };
  g_autofree char *directory = g_dir_make_tmp ("lykta-test-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (directory, "sv", "LC_MESSAGES", NULL);
  g_autofree char *bad = g_build_filename (directory, "de", "LC_MESSAGES", NULL);
  g_autofree char *good_file = g_build_filename (good, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *bad_file = g_build_filename (bad, GETTEXT_PACKAGE ".mo", NULL);

  g_mkdir_with_parents (good, 0700);
  g_mkdir_with_parents (bad, 0700);
  g_assert_true (g_file_set_contents (good_file, (const char *) catalogue, sizeof catalogue, NULL));
  g_assert_true (g_file_set_contents (bad_file, (const char *) lying, sizeof lying, NULL));
  g_setenv ("LYKTA_LOCALE_DIR", directory, TRUE);
  g_assert_cmpstr (lykta_translation_get ("sv", NULL, "Yes"), ==, "Ja!");
  g_assert_cmpstr (lykta_translation_get ("sv", NULL, "No"), ==, "No");
  g_assert_cmpstr (lykta_translation_get ("de", NULL, "Yes"), ==, "Yes");
  g_assert_cmpstr (lykta_translation_get ("fr", NULL, "Yes"), ==, "Yes");
  g_assert_cmpstr (lykta_translation_get ("en", NULL, "Yes"), ==, "Yes");
  lykta_test_remove_tree (directory);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/parse", test_parse);
  g_test_add_func ("/value/format", test_format);
  g_test_add_func ("/value/values", test_values);
  g_test_add_func ("/value/translation", test_translation);
  return g_test_run ();
}
