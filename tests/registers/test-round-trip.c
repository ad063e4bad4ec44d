/* test-round-trip.c: every field of every register, written and read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "office.h"

/* Bytes that are kept, and what the program sha256sum says of them */
#define BYTES "1234567"
#define DIGEST "8bb0cf6eb9b17d0f7d22b456f121257dc1254e1f01665370476383ea776df414"

/* Fields whose values depend on one another: set as the rules of their registers ask, or not at all */
static const struct
{
  const char *reg;
  const char *field;
  const char *text; /* NULL: left out */
} exceptions[] = {
  { "course_results", "person", NULL },     { "activities", "year_to", "2199" },      { "picks", "code", "a-code.1" },
  { "attachments", "name", "Åäö (1).pdf" }, { "attachments", "register", "reviews" }, { "attachments", "digest", DIGEST },
  { "comments", "register", "units" },      { "snoozes", "register", "contracts" },   { "snoozes", "field", "valid_to" },
};

static gboolean
find_exception (const LyktaRegister *reg, const LyktaField *field, const char **text)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (strcmp (exceptions[i].reg, reg->id) == 0 && strcmp (exceptions[i].field, field->id) == 0)
      {
        *text = exceptions[i].text;
        return TRUE;
      }
  return FALSE;
}

static char *
get_number (const LyktaField *field)
{
  double number = field->minimum < field->maximum ? field->minimum : 7;

  return field->decimals > 0 ? g_strdup_printf ("%.1f", number + 0.5) : g_strdup_printf ("%.0f", number);
}

/* A value that the field takes, as office_add() takes it; @base: ids of one record a register, to refer to */
static char *
make_text (Office *office, const LyktaRegister *reg, const LyktaField *field, GHashTable *base)
{
  g_autoptr (GPtrArray) picks = NULL;
  const char *text;

  if (find_exception (reg, field, &text))
    return g_strdup (text);

  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
      return g_strdup_printf ("Åäö \"%s\", 'one' %%", field->id);
    case LYKTA_FIELD_LONG_TEXT:
      return g_strdup_printf ("First: %s\n\n– Second, with ”quotes” and 日本", field->id);
    case LYKTA_FIELD_NUMBER:
      return get_number (field);
    case LYKTA_FIELD_DATE:
      return g_strdup ("2024-02-29");
    case LYKTA_FIELD_TIME:
      return g_strdup ("2026-10-25T00:30:00Z");
    case LYKTA_FIELD_YES_NO:
      return g_strdup ("0");
    case LYKTA_FIELD_CHOICE:
      return g_strdup (field->choices[0].id);
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
      picks = lykta_store_get_picks (office->store, field->picks, NULL);
      if (field->type == LYKTA_FIELD_PICK)
        return g_strdup (lykta_record_get_text (g_ptr_array_index (picks, 1), "code"));
      return g_strjoin (" ", lykta_record_get_text (g_ptr_array_index (picks, 0), "code"),
                        lykta_record_get_text (g_ptr_array_index (picks, 1), "code"), NULL);
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      return g_strdup (g_hash_table_lookup (base, field->target));
    case LYKTA_FIELD_EMAIL:
      return g_strdup ("registrator@example.org");
    case LYKTA_FIELD_URL:
      return g_strdup ("https://example.org/å?a=1&b=2");
    }
  g_assert_not_reached ();
}

static void
set_text (LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const LyktaField *field, const char *text)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  gint64 number = g_ascii_strtoll (text, NULL, 10);

  if (field->type == LYKTA_FIELD_REFERENCES)
    lykta_value_set_list (&value, &number, 1);
  else if (field->type == LYKTA_FIELD_NUMBER && field->decimals > 0)
    lykta_value_set_real (&value, g_ascii_strtod (text, NULL));
  else if (field->type == LYKTA_FIELD_NUMBER || field->type == LYKTA_FIELD_YES_NO || field->type == LYKTA_FIELD_REFERENCE)
    lykta_value_set_integer (&value, number);
  else
    lykta_value_set_text (&value, text);
  lykta_edit_set (edit, reg, id, field, &value);
}

static void
set_bytes (LyktaEdit *edit, const LyktaRegister *reg, gint64 id)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (BYTES, strlen (BYTES), NULL);

  lykta_edit_set_content (edit, reg, id, "digest", "size", stream, 0);
}

/* Adds a record with all its fields, or with those alone that it cannot be without. */
static gint64
add (Office *office, const LyktaRegister *reg, GHashTable *base, gboolean all, GHashTable *texts)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Add");
  gint64 id = lykta_edit_insert (edit, reg);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      /* A course result is nothing without its counts. */
      gboolean needed = (field->flags & LYKTA_FIELD_REQUIRED) || strcmp (field->id, "total") == 0;
      g_autofree char *text = NULL;

      if ((field->flags & LYKTA_FIELD_DERIVED) || (!all && !needed))
        continue;
      text = make_text (office, reg, field, base);
      if (text == NULL)
        continue;
      if (!all && (field->flags & LYKTA_FIELD_UNIQUE) && field->type == LYKTA_FIELD_NUMBER)
        {
          g_free (text);
          text = g_strdup ("2000");
        }
      if (field->flags & LYKTA_FIELD_CONTENT)
        set_bytes (edit, reg, id);
      else
        set_text (edit, reg, id, field, text);
      if (texts != NULL)
        g_hash_table_insert (texts, (gpointer) field->id, g_steal_pointer (&text));
    }
  g_test_message ("%s", reg->id);
  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
  return lykta_edit_get_id (edit, id);
}

/* One record a register; those that others need come first, in as many rounds as it takes. */
static GHashTable *
add_base (Office *office)
{
  GHashTable *base = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (LyktaRecord) record = lykta_store_get_office (office->store);
  guint n = 0;

  g_hash_table_insert (base, (gpointer) "office", g_strdup (office_id (lykta_record_get_id (record))));
  while (n != g_hash_table_size (base))
    {
      n = g_hash_table_size (base);
      for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
        {
          gboolean ready = !g_hash_table_contains (base, (*reg)->id);

          for (guint i = 0; i < (*reg)->n_fields; i++)
            if (((*reg)->fields[i].flags & LYKTA_FIELD_REQUIRED) && (*reg)->fields[i].target != NULL)
              ready &= g_hash_table_contains (base, (*reg)->fields[i].target);
          if (ready)
            g_hash_table_insert (base, (gpointer) (*reg)->id, g_strdup (office_id (add (office, *reg, base, FALSE, NULL))));
        }
    }
  return base;
}

static void
check_values (Office *office, const LyktaRegister *reg, gint64 id, GHashTable *texts)
{
  GHashTableIter iter;
  gpointer field;
  gpointer text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    {
      g_test_message ("%s.%s", reg->id, (const char *) field);
      office_assert (office, reg->id, id, field, text);
    }
}

/* Dates are shown shorter than they are typed; records of the same title cannot be told apart by it. */
static gboolean
is_ambiguous (Office *office, const LyktaField *field, const char *shown)
{
  if (field->type == LYKTA_FIELD_DATE || field->type == LYKTA_FIELD_TIME)
    return TRUE;
  return field->target != NULL && lykta_store_find_by_title (office->store, office_reg (office, field->target), shown) < 0;
}

/* What people see of a value is read back as the same value. */
static void
check_formats (Office *office, const LyktaRegister *reg, gint64 id, GHashTable *texts)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (office->store, reg, id);

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      const LyktaValue *value = lykta_record_get_value (record, field);
      g_autofree char *shown = lykta_store_format_value (office->store, field, value);
      g_auto (LyktaValue) again = LYKTA_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      if (!g_hash_table_contains (texts, field->id) || is_ambiguous (office, field, shown))
        continue;
      g_test_message ("%s.%s: %s", reg->id, field->id, shown);
      lykta_store_parse_value (office->store, field, shown, &again, &error);
      g_assert_no_error (error);
      g_assert_true (lykta_value_equal (value, &again));
    }
}

static void
test_all (Office *office, gconstpointer data)
{
  g_autoptr (GHashTable) base = add_base (office);
  g_autoptr (GError) error = NULL;

  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    {
      g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      gint64 id;

      g_assert_true (g_hash_table_contains (base, (*reg)->id));
      if (strcmp ((*reg)->id, "office") == 0)
        continue;
      id = add (office, *reg, base, TRUE, texts);
      check_values (office, *reg, id, texts);
      check_formats (office, *reg, id, texts);
    }

  /* Read anew from the file, not from what the store remembers */
  lykta_store_close (office->store);
  g_assert_finalize_object (office->store);
  office->store = lykta_store_open (office->path, lykta_registers_get (), &error);
  g_assert_no_error (error);
  for (const LyktaRegister *const *reg = lykta_registers_get (); *reg != NULL; reg++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new (*reg);

      g_assert_cmpint (lykta_store_count (office->store, query), >, 0);
    }
}

static void
add_tests (void)
{
  office_add_test ("/round-trip/all", test_all);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
