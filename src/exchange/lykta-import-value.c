/* lykta-import-value.c: cells of a file as values of fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-import-private.h"

/* Values that are remembered per column: a look-up each and not one a row */
#define MAX_REMEMBERED 20000

/* What separates titles in a field of several references, as lykta_store_format_value() writes them */
#define SEPARATORS ";\n"

/* Spreadsheets count days from 30 December 1899 (1900 system). Only numbers of five digits from 1954 to 2099 are taken for such
 * days: 2025 is a year that someone forgot to finish. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL 73050

static gboolean
parse_serial (const char *text, gboolean with_time, char **iso)
{
  g_autoptr (GDateTime) origin = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *number = g_strstrip (g_strdup (text));
  double serial;
  char *end;

  if (strspn (number, "0123456789") != 5 || strspn (number, "0123456789.,") != strlen (number))
    return FALSE;
  g_strdelimit (number, ",", '.');
  serial = g_ascii_strtod (number, &end);
  if (*end != '\0' || serial < FIRST_SERIAL || serial > LAST_SERIAL || (!with_time && serial != floor (serial)))
    return FALSE;

  moment = g_date_time_add_seconds (origin, round (serial * 86400));
  *iso = g_date_time_format (moment, with_time ? "%Y-%m-%d %H:%M:%S" : "%Y-%m-%d");
  return TRUE;
}

/* What spreadsheets say more than the field: "25%" of a number, "2025-01-31 00:00" of a day. */
static gboolean
cut_surplus (const LyktaField *field, const char *text, char **cut)
{
  const char *suffix = field->type == LYKTA_FIELD_NUMBER ? "%" : field->type == LYKTA_FIELD_DATE ? " 00:00" : NULL;

  if (suffix == NULL || !g_str_has_suffix (text, suffix))
    return FALSE;
  *cut = g_strndup (text, strlen (text) - strlen (suffix));
  return TRUE;
}

static gboolean
parse_direct (const LyktaField *field, const char *text, LyktaValue *value, GError **error)
{
  g_autofree char *converted = NULL;

  if ((field->type == LYKTA_FIELD_DATE || field->type == LYKTA_FIELD_TIME)
      && parse_serial (text, field->type == LYKTA_FIELD_TIME, &converted))
    text = converted;
  else if (cut_surplus (field, text, &converted))
    text = converted;
  else if (field->type == LYKTA_FIELD_LONG_TEXT && strchr (text, '\r') != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

      converted = g_strjoinv ("\n", lines);
      text = g_strdelimit (converted, "\r", '\n');
    }
  /* Nothing is looked up: the store would only do this */
  return text[strspn (text, " \t\r\n")] == '\0' || lykta_field_parse (field, text, value, error);
}

static gboolean
is_looked_up (const LyktaField *field)
{
  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      return FALSE;
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static void
remember_value (LyktaImportColumn *column, const char *text, const LyktaValue *value)
{
  if (g_hash_table_size (column->values) >= MAX_REMEMBERED)
    g_hash_table_remove_all (column->values);
  g_hash_table_insert (column->values, g_strdup (text), g_boxed_copy (LYKTA_TYPE_VALUE, value));
}

static gboolean
recall_value (LyktaImportColumn *column, const char *text, LyktaValue *value)
{
  const LyktaValue *known = g_hash_table_lookup (column->values, text);

  if (known != NULL)
    lykta_value_copy (known, value);
  return known != NULL;
}

/* Adds a record to a reference; @id 0: the one of @title, when all rows are read. */
static void
add_reference (LyktaImportCell *cell, gint64 id, const char *title)
{
  if (cell->ids == NULL)
    {
      cell->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      cell->titles = g_ptr_array_new_with_free_func (g_free);
    }
  g_array_append_val (cell->ids, id);
  g_ptr_array_add (cell->titles, g_strdup (title));
}

/* Digits alone are the id of a record that is not there, and nobody's name. */
static gboolean
is_name (const LyktaRegister *target, const char *title)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_text (&value, title);
  return strspn (title, "0123456789") < strlen (title) && lykta_field_check (lykta_register_get_title (target), &value, NULL);
}

/* Titles of which at least one is not in the register yet; FALSE when one is there twice, or must be there and is not. */
static gboolean
postpone_titles (LyktaImport *self, LyktaImportColumn *column, LyktaImportCell *cell, const char *text)
{
  const LyktaField *field = column->field;
  const LyktaRegister *target = lykta_store_find_register (self->store, field->target);
  gboolean may_be_added = column->creates || lykta_import_targets_itself (self, field);
  gboolean several = field->type == LYKTA_FIELD_REFERENCES;
  g_auto (GStrv) titles = several ? g_strsplit_set (text, SEPARATORS, -1) : g_strsplit (text, "\n", -1);
  gboolean known = TRUE;

  for (guint i = 0; titles[i] != NULL && known; i++)
    {
      const char *title = g_strstrip (titles[i]);
      gint64 id = *title != '\0' ? lykta_store_find_by_title (self->store, target, title) : 0;

      if (*title == '\0')
        continue;
      known = id > 0 || (id == 0 && is_name (target, title));
      if (id == 0 && known && !lykta_import_targets_itself (self, field))
        lykta_import_note_missing (self, column, title);
      known = known && (id > 0 || may_be_added);
      add_reference (cell, id, title);
    }
  if (!known)
    {
      g_clear_pointer (&cell->ids, g_array_unref);
      g_clear_pointer (&cell->titles, g_ptr_array_unref);
    }
  return cell->ids != NULL;
}

/* One reference of JSON: the id counts when its record has the title, too, or the file is known to be of this office as
 * its records'
 * ids are the key; otherwise the title does. @id 0: another row may add it. */
static gboolean
resolve_reference (LyktaImport *self, LyktaImportColumn *column, JsonNode *node, gint64 *id, const char **title, GError **error)
{
  const LyktaRegister *target = lykta_store_find_register (self->store, column->field->target);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *found = NULL;

  *id = object != NULL ? json_object_get_int_member_with_default (object, "id", 0) : json_node_get_int (node);
  *title = object != NULL                                     ? json_object_get_string_member_with_default (object, "title", NULL)
           : json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                              : NULL;
  if (*title != NULL && **title == '\0')
    *title = NULL;

  if (*id > 0)
    found = lykta_store_get_title (self->store, target, *id);
  if (found != NULL && (*title == NULL || g_str_equal (found, *title) || (self->key != NULL && self->key->is_id)))
    return TRUE;
  if (*title != NULL)
    {
      *id = lykta_store_find_by_title (self->store, target, *title);
      if (*id == 0 && target != self->reg)
        lykta_import_note_missing (self, column, *title);
      if (*id > 0 || (*id == 0 && (target == self->reg || (column->creates && is_name (target, *title)))))
        return TRUE;
      if (*id < 0)
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("Several records are called “%s”. Give the id of one."), *title);
      else
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("There is no record called “%s”. Add it first."), *title);
      return FALSE;
    }
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                       _ ("No record is referred to. Write its title, or an object of “id” and “title”."));
  return FALSE;
}

static gboolean
take_references (LyktaImport *self, LyktaImportColumn *column, LyktaImportCell *cell, JsonNode *node, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 1;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = array != NULL ? json_array_get_element (array, i) : node;
      const char *title;
      gint64 id;

      if (JSON_NODE_HOLDS_ARRAY (element) || !resolve_reference (self, column, element, &id, &title, error))
        {
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("A list within a list is no reference."));
          return FALSE;
        }
      add_reference (cell, id, title);
    }
  return TRUE;
}

/* A value of JSON as the text that a person would write; NULL when it is none. */
static char *
node_to_text (const LyktaField *field, JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GPtrArray) codes = NULL;
  JsonArray *array;
  GType type;

  if (JSON_NODE_HOLDS_ARRAY (node) && field->type == LYKTA_FIELD_PICKS)
    {
      codes = g_ptr_array_new ();
      array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          const char *code = json_node_get_string (json_array_get_element (array, i));

          if (code == NULL)
            return NULL;
          g_ptr_array_add (codes, (char *) code);
        }
      g_ptr_array_add (codes, NULL);
      return g_strjoinv (" ", (char **) codes->pdata);
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_BOOLEAN && field->type == LYKTA_FIELD_YES_NO)
    return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return g_strdup (lykta_json_format_real (json_node_get_double (node), buffer, sizeof buffer));
  return NULL;
}

static void
refuse_cell (LyktaImport *self, LyktaImportColumn *column, const GError *error)
{
  g_autofree char *reason = lykta_import_get_reason (column->field, error);

  lykta_import_refuse (self, column, reason);
}

static void
take_id (LyktaImport *self, LyktaImportColumn *column, LyktaImportCell *cell, const char *text)
{
  guint64 id;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    lykta_value_set_integer (&cell->value, (gint64) id);
  else
    lykta_import_refuse (self, column, _ ("This is not the id of a record: a whole number was expected."));
}

/* A text that says something */
static void
take_plain (LyktaImport *self, LyktaImportColumn *column, LyktaImportCell *cell, const char *text)
{
  const LyktaField *field = column->field;
  g_autoptr (GError) error = NULL;

  if (column->is_id)
    take_id (self, column, cell, text);
  else if (!is_looked_up (field))
    {
      if (!parse_direct (field, text, &cell->value, &error))
        refuse_cell (self, column, error);
    }
  else if (!recall_value (column, text, &cell->value))
    {
      if (lykta_store_parse_value (self->store, field, text, &cell->value, &error))
        remember_value (column, text, &cell->value);
      else if (field->target == NULL || !postpone_titles (self, column, cell, text))
        refuse_cell (self, column, error);
    }
}

/**
 * lykta_import_targets_itself:
 * @field: of a column
 *
 * Returns: whether it refers to records of the register that the file is read into
 */
gboolean
lykta_import_targets_itself (LyktaImport *self, const LyktaField *field)
{
  return field->target != NULL && g_str_equal (field->target, self->reg->id);
}

/**
 * lykta_import_get_reason:
 * @field: (nullable): that the error is about
 * @error: from parsing or checking a value of it
 *
 * Returns: the message without the field's name before it, which stands beside it in a list of problems
 */
char *
lykta_import_get_reason (const LyktaField *field, const GError *error)
{
  const char *message = error->message;
  gsize length = field != NULL ? strlen (lykta_field_get_label (field)) : 0;

  if (length > 0 && strncmp (message, lykta_field_get_label (field), length) == 0 && g_str_has_prefix (message + length, ": "))
    message += length + 2;
  return g_strdup (message);
}

/**
 * lykta_import_cell_settle:
 * @cell: of references, of which some may not be known yet
 * @field: its field
 *
 * Makes the references the cell's value when all of them are known.
 */
void
lykta_import_cell_settle (LyktaImportCell *cell, const LyktaField *field)
{
  for (guint i = 0; cell->ids != NULL && i < cell->ids->len; i++)
    if (g_array_index (cell->ids, gint64, i) == 0)
      return;

  if (cell->ids != NULL && field->type == LYKTA_FIELD_REFERENCE)
    lykta_value_set_integer (&cell->value, g_array_index (cell->ids, gint64, 0));
  else if (cell->ids != NULL)
    lykta_value_set_list (&cell->value, &g_array_index (cell->ids, gint64, 0), cell->ids->len);
  g_clear_pointer (&cell->ids, g_array_unref);
  g_clear_pointer (&cell->titles, g_ptr_array_unref);
}

/**
 * lykta_import_cell_clear:
 *
 * Empties a cell for the next row.
 */
void
lykta_import_cell_clear (LyktaImportCell *cell)
{
  lykta_value_clear (&cell->value);
  g_clear_pointer (&cell->ids, g_array_unref);
  g_clear_pointer (&cell->titles, g_ptr_array_unref);
  cell->present = FALSE;
}

/**
 * lykta_import_take_text:
 * @column: index of the column
 * @text: as the file says it
 *
 * Reads a cell of the row.
 */
void
lykta_import_take_text (LyktaImport *self, guint index, const char *text)
{
  LyktaImportColumn *column = g_ptr_array_index (self->columns, index);
  LyktaImportCell *cell = &g_array_index (self->cells, LyktaImportCell, index);

  if (column->field == NULL && !column->is_id)
    return;
  cell->present = TRUE;
  if (*text == '\0')
    return;

  take_plain (self, column, cell, text);
}

/**
 * lykta_import_take_node:
 * @column: index of the column
 * @node: as the JSON says it
 *
 * Reads a cell of the row.
 */
void
lykta_import_take_node (LyktaImport *self, guint index, JsonNode *node)
{
  LyktaImportColumn *column = g_ptr_array_index (self->columns, index);
  LyktaImportCell *cell = &g_array_index (self->cells, LyktaImportCell, index);
  const LyktaField *field = column->field;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (field == NULL && !column->is_id)
    return;
  cell->present = TRUE;
  if (JSON_NODE_HOLDS_NULL (node))
    return;

  if (field != NULL
      && (field->type == LYKTA_FIELD_REFERENCE || (field->type == LYKTA_FIELD_REFERENCES && JSON_NODE_HOLDS_ARRAY (node))))
    {
      if (JSON_NODE_HOLDS_ARRAY (node) && field->type == LYKTA_FIELD_REFERENCE)
        lykta_import_refuse (self, column, _ ("One record was expected, not a list."));
      else if (!take_references (self, column, cell, node, &error))
        refuse_cell (self, column, error);
      else
        lykta_import_cell_settle (cell, field);
      return;
    }

  text = column->is_id ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node)) : node_to_text (field, node);
  if (text == NULL)
    lykta_import_refuse (self, column, _ ("A value of this kind does not fit the field."));
  else if (*text != '\0')
    take_plain (self, column, cell, text);
}
