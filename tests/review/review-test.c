/* review-test.c: an office in a file of its own, and other programs' view of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lykta-defaults.h"
#include "lykta-registers.h"
#include "review-test.h"

void
review_test_set_up (ReviewTest *test, gconstpointer language)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  test->directory = g_dir_make_tmp ("lykta-review-XXXXXX", &error);
  g_assert_no_error (error);
  path = review_test_path (test, "office.lykta");
  test->store = lykta_store_create (path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_defaults_fill (test->store, "Provkontoret", "Provnämnden", language, &error);
  g_assert_no_error (error);
}

void
review_test_tear_down (ReviewTest *test, gconstpointer language)
{
  g_autoptr (GDir) directory = g_dir_open (test->directory, 0, NULL);
  const char *name;

  lykta_store_close (test->store);
  g_assert_finalize_object (test->store);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = review_test_path (test, name);

      g_remove (path);
    }
  g_rmdir (test->directory);
  g_free (test->directory);
}

char *
review_test_path (ReviewTest *test, const char *name)
{
  return g_build_filename (test->directory, name, NULL);
}

static void
set_field (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *name, const char *text)
{
  const LyktaField *field = lykta_register_find_field (reg, name);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (field);
  switch (field->type)
    {
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_REFERENCE:
      if (*text != '\0')
        lykta_value_set_integer (&value, g_ascii_strtoll (text, NULL, 10));
      break;
    case LYKTA_FIELD_REFERENCES:
      g_assert_not_reached ();
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
    default:
      lykta_value_set_text (&value, text);
    }
  lykta_edit_set (edit, reg, id, field, &value);
}

gint64
review_test_add (ReviewTest *test, const char *reg_id, ...)
{
  const LyktaRegister *reg = lykta_store_find_register (test->store, reg_id);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");
  gint64 id = lykta_edit_insert (edit, reg);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list fields;

  va_start (fields, reg_id);
  while ((name = va_arg (fields, const char *)) != NULL)
    set_field (test->store, edit, reg, id, name, va_arg (fields, const char *));
  va_end (fields);
  lykta_store_apply (test->store, edit, &error);
  g_assert_no_error (error);
  return lykta_edit_get_id (edit, id);
}

void
review_test_change (ReviewTest *test, const char *reg_id, gint64 id, const char *field, const char *text)
{
  const LyktaRegister *reg = lykta_store_find_register (test->store, reg_id);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Change");
  g_autoptr (GError) error = NULL;

  set_field (test->store, edit, reg, id, field, text);
  lykta_store_apply (test->store, edit, &error);
  g_assert_no_error (error);
}

gint64
review_test_find_section (ReviewTest *test, gint64 review, const char *section)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (test->store, "sections"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review);
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "review", LYKTA_IS, id);
  lykta_query_add_condition (query, "section", LYKTA_IS, section);
  records = lykta_store_get_records (test->store, query, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  return lykta_record_get_id (g_ptr_array_index (records, 0));
}

char *
review_test_run (const char *first, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status;
  va_list rest;

  va_start (rest, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (rest, const char *))
    g_strv_builder_add (builder, argument);
  va_end (rest);
  arguments = g_strv_builder_end (builder);
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  if (error != NULL)
    g_test_message ("%s: %s%s", first, output, errors);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  return output;
}

/* One kind of dash, quotation mark and space; nothing that only the line's end brought. */
char *
review_test_normalise (const char *text)
{
  static const char *const replacements[][2] = {
    { "\f", "\n" },    { "\u00a0", " " }, { "\u00ad\n", "" }, { "\u00ad", "" }, { "–", "-" },
    { "\u2011", "-" }, { "”", "\"" },     { "“", "\"" },      { "-\n", "-" },   { "/\n", "/" },
  };
  GString *normal = g_string_new (text);
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  char *result;

  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    g_string_replace (normal, replacements[i][0], replacements[i][1], 0);
  result = g_regex_replace_literal (spaces, normal->str, -1, 0, " ", 0, NULL);
  g_string_free (normal, TRUE);
  return result;
}

char *
review_test_extract (const char *pdf)
{
  g_autofree char *text = review_test_run ("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-", NULL);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  GString *body = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; pages[i] != NULL; i++)
    {
      const char *page = pages[i];

      for (guint line = 0; line < (i == 0 ? 2 : 3) && strchr (page, '\n') != NULL; line++)
        page = strchr (page, '\n') + 1;
      g_string_append (body, page);
    }
  all = g_string_free (body, FALSE);
  return review_test_normalise (all);
}

void
review_test_assert_contains (const char *text, const char *wanted)
{
  g_autofree char *normal = review_test_normalise (wanted);

  if (strstr (text, normal) == NULL)
    g_error ("“%s” is missing in: %s", normal, text);
}

void
review_test_assert_lacks (const char *text, const char *unwanted)
{
  g_autofree char *normal = review_test_normalise (unwanted);

  if (strstr (text, normal) != NULL)
    g_error ("“%s” stands in: %s", normal, text);
}
