/* lykta-store-names.c: titles of records, labels of picks, values as people read and write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-collation.h"
#include "lykta-store-private.h"
#include "lykta-translation.h"

/* A title may be a reference to a record whose title is one. */
#define MAX_TITLE_DEPTH 4

static char *
get_title (LyktaStore *self, const LyktaRegister *reg, gint64 id, guint depth)
{
  const LyktaField *title = lykta_register_get_title (reg);
  g_autofree char *sql = NULL;
  g_autoptr (LyktaStatement) statement = NULL;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (title->type == LYKTA_FIELD_REFERENCES)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);

  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?", title->id, reg->id);
  statement = lykta_database_get (self->database, sql, NULL);
  if (statement == NULL)
    return NULL;
  lykta_statement_bind_integer (statement, 1, id);
  if (!lykta_statement_next (statement, NULL))
    return NULL;
  lykta_statement_get_value (statement, 0, &value);
  if (title->type == LYKTA_FIELD_REFERENCE && depth < MAX_TITLE_DEPTH && !lykta_value_is_empty (&value))
    return get_title (self, lykta_store_find_register (self, title->target), lykta_value_get_integer (&value), depth + 1);
  return lykta_store_format_value (self, title, &value);
}

/* The first id, 0 without, -1 when there is another. */
static gint64
read_single (LyktaStatement *statement)
{
  gint64 id;

  if (!lykta_statement_next (statement, NULL))
    return 0;
  id = lykta_statement_get_integer (statement, 0);
  return lykta_statement_next (statement, NULL) ? -1 : id;
}

char *
lykta_store_get_title (LyktaStore *self, const LyktaRegister *reg, gint64 id)
{
  char *title;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && reg != NULL, NULL);

  title = get_title (self, reg, id, 0);
  if (title != NULL && *title == '\0')
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      g_free (title);
      /* Translators: a record that has no name yet: "Meeting 12". */
      return g_strdup_printf (_ ("%s %s"), lykta_register_get_label_one (reg), number);
    }
  return title;
}

gint64
lykta_store_find_by_title (LyktaStore *self, const LyktaRegister *reg, const char *title)
{
  const LyktaField *field = lykta_register_get_title (reg);
  g_autofree char *exact = NULL;
  g_autofree char *loose = NULL;
  g_autofree char *folded = NULL;
  gint64 id = 0;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && title != NULL, 0);

  if (field->type != LYKTA_FIELD_TEXT && field->type != LYKTA_FIELD_LONG_TEXT)
    {
      /* A title that is put together: compared as it is shown. */
      g_autoptr (LyktaQuery) query = lykta_query_new (reg);
      g_autoptr (GArray) ids = lykta_store_select (self, query, NULL);

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          g_autofree char *shown = lykta_store_get_title (self, reg, g_array_index (ids, gint64, i));

          if (g_strcmp0 (shown, title) != 0)
            continue;
          if (id != 0)
            return -1;
          id = g_array_index (ids, gint64, i);
        }
      return id;
    }

  exact = g_strdup_printf ("SELECT id FROM \"%s\" WHERE lykta_key(\"%s\") = lykta_key(?1) AND \"%s\" = ?1 LIMIT 2", reg->id,
                           field->id, field->id);
  loose = g_strdup_printf ("SELECT id FROM \"%s\" WHERE lykta_fold(\"%s\") = ? LIMIT 2", reg->id, field->id);
  folded = lykta_fold (title);
  for (guint i = 0; i < 2 && id == 0; i++)
    {
      g_autoptr (LyktaStatement) statement = lykta_database_get (self->database, i == 0 ? exact : loose, NULL);

      if (statement == NULL)
        return 0;
      lykta_statement_bind_text (statement, 1, i == 0 ? title : folded);
      id = read_single (statement);
    }
  return id;
}

/* Pick lists */

GPtrArray *
lykta_store_get_picks (LyktaStore *self, const char *list, const char *on_date)
{
  const LyktaRegister *picks = lykta_store_find_register (self, "picks");
  g_autoptr (LyktaQuery) query = NULL;
  GPtrArray *records;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && list != NULL, NULL);

  if (picks == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  query = lykta_query_new (picks);
  lykta_query_add_condition (query, "list", LYKTA_IS, list);
  lykta_query_set_sort (query, lykta_register_find_field (picks, "position"), FALSE);
  records = lykta_store_get_records (self, query, NULL);
  if (records == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = records->len; on_date != NULL && i > 0; i--)
    {
      LyktaRecord *record = g_ptr_array_index (records, i - 1);
      const char *from = lykta_record_get_text (record, "valid_from");
      const char *to = lykta_record_get_text (record, "valid_to");

      if ((from != NULL && strcmp (on_date, from) < 0) || (to != NULL && strcmp (on_date, to) > 0))
        g_ptr_array_remove_index (records, i - 1);
    }
  return records;
}

GPtrArray *
lykta_store_get_picks_for (LyktaStore *self, const char *list, const char *on_date, const char *variant)
{
  GPtrArray *records = lykta_store_get_picks (self, list, on_date);
  gboolean has_own = FALSE;

  for (guint i = 0; variant != NULL && i < records->len; i++)
    has_own |= g_strcmp0 (lykta_record_get_text (g_ptr_array_index (records, i), "only_for"), variant) == 0;
  for (guint i = records->len; i > 0; i--)
    if (g_strcmp0 (lykta_record_get_text (g_ptr_array_index (records, i - 1), "only_for"), has_own ? variant : NULL) != 0)
      g_ptr_array_remove_index (records, i - 1);
  return records;
}

static char *
read_pick (LyktaStore *self, const char *column, const char *list, const char *code)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM picks WHERE list = ? AND code = ?", column);
  g_autoptr (LyktaStatement) statement = NULL;

  if (lykta_store_find_register (self, "picks") == NULL)
    return NULL;
  statement = lykta_database_get (self->database, sql, NULL);
  if (statement == NULL)
    return NULL;
  lykta_statement_bind_text (statement, 1, list);
  lykta_statement_bind_text (statement, 2, code);
  return lykta_statement_next (statement, NULL) ? g_strdup (lykta_statement_get_text (statement, 0)) : NULL;
}

char *
lykta_store_get_pick_label_in (LyktaStore *self, const char *list, const char *code, const char *language)
{
  const char *column = strcmp (language, "sv") == 0 ? "label_sv" : "label_en";
  char *label = read_pick (self, column, list, code);

  return label != NULL ? label : g_strdup (code);
}

char *
lykta_store_get_pick_label (LyktaStore *self, const char *list, const char *code)
{
  g_return_val_if_fail (LYKTA_IS_STORE (self) && list != NULL && code != NULL, NULL);

  return lykta_store_get_pick_label_in (self, list, code, lykta_translation_get_current ());
}

static char *
find_pick (LyktaStore *self, const char *list, const char *text)
{
  g_autofree char *folded = lykta_fold (text);
  g_autoptr (LyktaStatement) statement = NULL;

  if (lykta_store_find_register (self, "picks") == NULL)
    return g_strdup (text);
  statement = lykta_database_get (self->database,
                                  "SELECT code FROM picks WHERE list = ?1 AND (code = ?2 OR lykta_fold(code) = ?3"
                                  " OR lykta_fold(label_sv) = ?3 OR lykta_fold(label_en) = ?3) ORDER BY code <> ?2, position",
                                  NULL);
  if (statement == NULL)
    return NULL;
  lykta_statement_bind_text (statement, 1, list);
  lykta_statement_bind_text (statement, 2, text);
  lykta_statement_bind_text (statement, 3, folded);
  return lykta_statement_next (statement, NULL) ? g_strdup (lykta_statement_get_text (statement, 0)) : NULL;
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (const LyktaField *field, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("%s: %s"), lykta_field_get_label (field), reason);
  return FALSE;
}

static int
compare_picks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GPtrArray *order = user_data;
  guint position_a = 0;
  guint position_b = 0;

  for (guint i = 0; i < order->len; i++)
    {
      const char *code = lykta_record_get_text (g_ptr_array_index (order, i), "code");

      if (g_strcmp0 (code, *(const char *const *) a) == 0)
        position_a = i;
      if (g_strcmp0 (code, *(const char *const *) b) == 0)
        position_b = i;
    }
  return (position_a > position_b) - (position_a < position_b);
}

/* Codes stand between spaces, labels between commas or semicolons. */
static gboolean
parse_picks (LyktaStore *self, const LyktaField *field, const char *text, LyktaValue *value, GError **error)
{
  g_auto (GStrv) labels = g_strsplit_set (text, ",;\n", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) order = lykta_store_get_picks (self, field->picks, NULL);

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      char *code;

      if (*g_strstrip (labels[i]) == '\0')
        continue;
      code = find_pick (self, field->picks, labels[i]);
      if (code != NULL)
        {
          g_ptr_array_add (codes, code);
          continue;
        }
      words = g_strsplit (labels[i], " ", -1);
      for (gsize j = 0; words[j] != NULL; j++)
        {
          if (*words[j] == '\0')
            continue;
          code = find_pick (self, field->picks, words[j]);
          if (code == NULL)
            return refuse (field, error, _ ("“%s” is not in the pick list."), words[j]);
          g_ptr_array_add (codes, code);
        }
    }

  g_ptr_array_sort_with_data (codes, compare_picks, order);
  for (guint i = codes->len; i > 1; i--)
    if (strcmp (g_ptr_array_index (codes, i - 1), g_ptr_array_index (codes, i - 2)) == 0)
      g_ptr_array_remove_index (codes, i - 1);
  g_ptr_array_add (codes, NULL);
  lykta_value_take_text (value, g_strjoinv (" ", (char **) codes->pdata));
  return TRUE;
}

/* References */

static gint64
find_reference (LyktaStore *self, const LyktaField *field, const char *text, GError **error)
{
  const LyktaRegister *target = lykta_store_find_register (self, field->target);
  gint64 id = lykta_store_find_by_title (self, target, text);
  guint64 number;

  if (id > 0)
    return id;
  if (id == 0 && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (self, target, (gint64) number);

      if (record != NULL)
        return (gint64) number;
    }
  if (id < 0)
    refuse (field, error, _ ("There are several records called “%s”. Give the number of the one that is meant."), text);
  else
    refuse (field, error, _ ("There is no record called “%s”."), text);
  return 0;
}

static gboolean
parse_references (LyktaStore *self, const LyktaField *field, const char *text, LyktaValue *value, GError **error)
{
  g_auto (GStrv) names = g_strsplit_set (text, ";\n", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Numbers as lykta_store_write_value() gives them stand between spaces. */
  if (strspn (text, "0123456789 ") == strlen (text) && lykta_field_parse (field, text, value, NULL))
    return TRUE;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      gint64 id;

      if (*g_strstrip (names[i]) == '\0')
        continue;
      id = find_reference (self, field, names[i], error);
      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  lykta_value_set_list (value, (const gint64 *) (gpointer) ids->data, ids->len);
  return TRUE;
}

static char *
format_list (LyktaStore *self, const LyktaField *field, const LyktaValue *value)
{
  const LyktaRegister *target = lykta_store_find_register (self, field->target);
  GString *text = g_string_new (NULL);
  gsize n_ids;
  const gint64 *ids = lykta_value_get_list (value, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autofree char *title = lykta_store_get_title (self, target, ids[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", title != NULL ? title : "?");
    }
  return g_string_free_and_steal (text);
}

static char *
format_picks (LyktaStore *self, const LyktaField *field, const LyktaValue *value)
{
  g_auto (GStrv) codes = g_strsplit (lykta_value_get_text (value), " ", -1);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      char *label = lykta_store_get_pick_label (self, field->picks, codes[i]);

      g_free (codes[i]);
      codes[i] = label;
    }
  return g_strjoinv (", ", codes);
}

char *
lykta_store_format_value (LyktaStore *self, const LyktaField *field, const LyktaValue *value)
{
  char *title;

  g_return_val_if_fail (LYKTA_IS_STORE (self), NULL);

  if (lykta_value_is_empty (value))
    return g_strdup ("");

  switch (field->type)
    {
    case LYKTA_FIELD_REFERENCE:
      title = lykta_store_get_title (self, lykta_store_find_register (self, field->target), lykta_value_get_integer (value));
      return title != NULL ? title : g_strdup ("?");
    case LYKTA_FIELD_REFERENCES:
      return format_list (self, field, value);
    case LYKTA_FIELD_PICK:
      return lykta_store_get_pick_label (self, field->picks, lykta_value_get_text (value));
    case LYKTA_FIELD_PICKS:
      return format_picks (self, field, value);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      break;
    }
  return lykta_field_format (field, value);
}

char *
lykta_store_write_value (LyktaStore *self, const LyktaField *field, const LyktaValue *value)
{
  return lykta_field_write (field, value);
}

gboolean
lykta_store_parse_value (LyktaStore *self, const LyktaField *field, const char *text, LyktaValue *value, GError **error)
{
  g_autofree char *trimmed = NULL;
  char *code;
  gint64 id;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return lykta_field_parse (field, text, value, error);
  trimmed = g_strstrip (g_strdup (text));
  lykta_value_clear (value);
  if (*trimmed == '\0')
    return TRUE;

  switch (field->type)
    {
    case LYKTA_FIELD_REFERENCE:
      id = find_reference (self, field, trimmed, error);
      if (id == 0)
        return FALSE;
      lykta_value_set_integer (value, id);
      return TRUE;
    case LYKTA_FIELD_REFERENCES:
      return parse_references (self, field, trimmed, value, error);
    case LYKTA_FIELD_PICK:
      code = find_pick (self, field->picks, trimmed);
      if (code == NULL)
        return refuse (field, error, _ ("“%s” is not in the pick list."), trimmed);
      lykta_value_take_text (value, code);
      return TRUE;
    case LYKTA_FIELD_PICKS:
      return parse_picks (self, field, trimmed, value, error);
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      break;
    }
  return lykta_field_parse (field, text, value, error);
}
