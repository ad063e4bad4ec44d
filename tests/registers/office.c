/* office.c: a new register file for the tests of the rules, and short ways to fill it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "office.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "lykta-defaults.h"

void
office_set_up (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office->directory = g_dir_make_tmp ("lykta-office-XXXXXX", &error);
  g_assert_no_error (error);
  office->path = g_build_filename (office->directory, "office.lykta", NULL);
  office->store = lykta_store_create (office->path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  lykta_store_set_user (office->store, "Coordinator");
  lykta_defaults_fill (office->store, "Exploateringskontoret", "Exploateringsnämnden", "sv", &error);
  g_assert_no_error (error);
}

void
office_tear_down (Office *office, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  lykta_store_close (office->store);
  g_assert_finalize_object (office->store);
  folder = g_dir_open (office->directory, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (office->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (office->directory);
  g_free (office->path);
  g_free (office->directory);
}

const LyktaRegister *
office_reg (Office *office, const char *reg)
{
  return lykta_store_find_register (office->store, reg);
}

static void
set_list (LyktaValue *value, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  lykta_value_set_list (value, (const gint64 *) (gconstpointer) ids->data, ids->len);
}

static void
set_field (LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *name, const char *text)
{
  const LyktaField *field = lykta_register_find_field (reg, name);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  g_assert_nonnull (field);
  if (text == NULL || *text == '\0')
    lykta_value_clear (&value);
  else if (field->type == LYKTA_FIELD_REFERENCES)
    set_list (&value, text);
  else if (field->type == LYKTA_FIELD_NUMBER && field->decimals > 0)
    lykta_value_set_real (&value, g_ascii_strtod (text, NULL));
  else if (field->type == LYKTA_FIELD_NUMBER || field->type == LYKTA_FIELD_YES_NO || field->type == LYKTA_FIELD_REFERENCE)
    lykta_value_set_integer (&value, g_ascii_strtoll (text, NULL, 10));
  else
    lykta_value_set_text (&value, text);
  lykta_edit_set (edit, reg, id, field, &value);
}

static gint64
add (Office *office, const char *reg, va_list pairs, GError **error)
{
  const LyktaRegister *declared = office_reg (office, reg);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");
  gint64 id = lykta_edit_insert (edit, declared);
  const char *field;

  while ((field = va_arg (pairs, const char *)) != NULL)
    set_field (edit, declared, id, field, va_arg (pairs, const char *));
  return lykta_store_apply (office->store, edit, error) ? lykta_edit_get_id (edit, id) : 0;
}

gint64
office_add (Office *office, const char *reg, ...)
{
  g_autoptr (GError) error = NULL;
  va_list pairs;
  gint64 id;

  va_start (pairs, reg);
  id = add (office, reg, pairs, &error);
  va_end (pairs);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

void
office_refuse_add (Office *office, const char *reg, ...)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (office_reg (office, reg));
  gint64 before = lykta_store_count (office->store, query);
  g_autoptr (GError) error = NULL;
  va_list pairs;

  va_start (pairs, reg);
  add (office, reg, pairs, &error);
  va_end (pairs);
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  g_assert_cmpint (lykta_store_count (office->store, query), ==, before);
}

static gboolean
set (Office *office, const char *reg, gint64 id, const char *field, const char *text, GError **error)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Set");

  set_field (edit, office_reg (office, reg), id, field, text);
  return lykta_store_apply (office->store, edit, error);
}

void
office_set (Office *office, const char *reg, gint64 id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  set (office, reg, id, field, text, &error);
  g_assert_no_error (error);
}

void
office_refuse_set (Office *office, const char *reg, gint64 id, const char *field, const char *text)
{
  g_autofree char *before = office_get (office, reg, id, field);
  g_autoptr (GError) error = NULL;

  set (office, reg, id, field, text, &error);
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED);
  office_assert (office, reg, id, field, before);
}

char *
office_get (Office *office, const char *reg, gint64 id, const char *field)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, office_reg (office, reg), id);
  const LyktaField *declared = lykta_register_find_field (office_reg (office, reg), field);
  const LyktaValue *value;
  g_autoptr (GString) text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const gint64 *ids;
  gsize n_ids;

  g_assert_nonnull (record);
  g_assert_nonnull (declared);
  value = lykta_record_get_value (record, declared);
  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      break;
    case LYKTA_VALUE_INTEGER:
      g_string_printf (text, "%" G_GINT64_FORMAT, lykta_value_get_integer (value));
      break;
    case LYKTA_VALUE_REAL:
      g_string_assign (text, g_ascii_dtostr (number, sizeof number, lykta_value_get_real (value)));
      break;
    case LYKTA_VALUE_TEXT:
      g_string_assign (text, lykta_value_get_text (value));
      break;
    case LYKTA_VALUE_LIST:
      ids = lykta_value_get_list (value, &n_ids);
      for (gsize i = 0; i < n_ids; i++)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ids[i]);
      break;
    }
  return g_strdup (text->str);
}

void
office_assert (Office *office, const char *reg, gint64 id, const char *field, const char *expected)
{
  g_autofree char *found = office_get (office, reg, id, field);

  g_assert_cmpstr (found, ==, expected);
}

const char *
office_id (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return g_intern_string (text);
}

gboolean
office_view_has (Office *office, const char *reg, const char *view, gint64 id)
{
  const LyktaRegister *declared = office_reg (office, reg);
  g_autoptr (LyktaQuery) query = lykta_query_new_for_view (declared, lykta_register_find_view (declared, view));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lykta_store_select (office->store, query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

int
office_run (int argc, char *argv[], void (*add_tests) (void))
{
  g_setenv ("LYKTA_NOW", OFFICE_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  add_tests ();
  return g_test_run ();
}
