/* lykta-import-columns.c: what the columns of a file are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-collation.h"
#include "lykta-import-private.h"
#include "lykta-translation.h"

static void
free_value (gpointer value)
{
  g_boxed_free (LYKTA_TYPE_VALUE, value);
}

static gboolean
has_label (const LyktaField *field, const char *folded)
{
  for (const char *const *language = lykta_translation_get_languages (); *language != NULL; language++)
    {
      g_autofree char *label = lykta_fold (lykta_translation_get (*language, NULL, field->label));

      if (g_str_equal (label, folded))
        return TRUE;
    }
  return FALSE;
}

static const char *
get_field_at (LyktaImport *self, guint index)
{
  return index < g_strv_length (self->fields) ? self->fields[index] : "";
}

/* The ids that a user may name, for error messages */
static char *
list_fields (const LyktaRegister *reg)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < reg->n_fields; i++)
    if (!(reg->fields[i].flags & LYKTA_FIELD_DERIVED))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", reg->fields[i].id);
  return g_string_free_and_steal (list);
}

static gboolean
refuse_field (const LyktaRegister *reg, const char *field, GError **error)
{
  g_autofree char *list = list_fields (reg);

  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The register %s has no field “%s”. Choose one of: %s."), reg->id,
               field, list);
  return FALSE;
}

/**
 * lykta_import_find_field:
 * @reg: of which register
 * @name: an id, or a label in English or Swedish
 *
 * See lykta-import.h.
 *
 * Returns: (nullable): the field
 */
const LyktaField *
lykta_import_find_field (const LyktaRegister *reg, const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *folded = lykta_fold (trimmed);
  const LyktaField *found = NULL;

  for (guint i = 0; i < reg->n_fields; i++)
    if (g_ascii_strcasecmp (reg->fields[i].id, trimmed) == 0)
      return &reg->fields[i];
  for (guint i = 0; i < reg->n_fields; i++)
    if (has_label (&reg->fields[i], folded))
      {
        if (found != NULL)
          return NULL;
        found = &reg->fields[i];
      }
  return found;
}

/**
 * lykta_import_map:
 * @column: as the file calls it, or its number from 1
 * @field: an id or label, "" to leave the column out
 * @error: return location
 *
 * Says what a column is.
 *
 * Returns: whether there is such a field that can be written
 */
gboolean
lykta_import_map (LyktaImport *self, const char *column, const char *field, GError **error)
{
  const LyktaField *found = lykta_import_find_field (self->reg, field);

  if (*field != '\0' && found == NULL)
    return refuse_field (self->reg, field, error);
  g_hash_table_insert (self->maps, lykta_fold (column), g_strdup (found != NULL ? found->id : ""));
  return TRUE;
}

/**
 * lykta_import_set_fields:
 * @fields: (array zero-terminated=1): ids, or "" for a column that is left out; as are those beyond the last
 *
 * See lykta-import.h. Comes before all that lykta_import_map() says.
 */
void
lykta_import_set_fields (LyktaImport *self, const char *const *fields)
{
  g_strfreev (self->fields);
  self->fields = g_strdupv ((char **) fields);
}

/**
 * lykta_import_set_header_row:
 * @row: as a spreadsheet counts: the first is 1; 0 for the first that is there
 *
 * See lykta-import.h.
 */
void
lykta_import_set_header_row (LyktaImport *self, guint row)
{
  self->header_row = row;
}

/**
 * lykta_import_set_key:
 * @field: an id or label; "id" for the records' own
 * @error: return location
 *
 * Says which records are meant by which rows.
 *
 * Returns: whether there is such a field that can be a key
 */
gboolean
lykta_import_set_key (LyktaImport *self, const char *field, GError **error)
{
  const LyktaField *found = lykta_import_find_field (self->reg, field);

  if (found == NULL && !g_str_equal (field, "id"))
    return refuse_field (self->reg, field, error);
  if (found != NULL && found->type == LYKTA_FIELD_REFERENCES)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("“%s” may refer to several records and cannot be the key. Choose another field."),
                   lykta_field_get_label (found));
      return FALSE;
    }
  g_set_str (&self->key_field, found != NULL ? found->id : field);
  return TRUE;
}

/**
 * lykta_import_add_column:
 * @name: as the file calls it
 *
 * Recognises a column.
 *
 * Returns: (transfer none): the column
 */
LyktaImportColumn *
lykta_import_add_column (LyktaImport *self, const char *name)
{
  LyktaImportColumn *column = g_new0 (LyktaImportColumn, 1);
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *folded = lykta_fold (trimmed);
  g_autofree char *number = g_strdup_printf ("%u", self->columns->len + 1);
  const char *mapped = self->fields != NULL ? get_field_at (self, self->columns->len) : g_hash_table_lookup (self->maps, folded);

  if (mapped == NULL)
    mapped = g_hash_table_lookup (self->maps, number);
  if (mapped != NULL)
    column->field = lykta_register_find_field (self->reg, mapped);
  else
    {
      column->field = lykta_import_find_field (self->reg, trimmed);
      column->is_id = column->field == NULL && g_ascii_strcasecmp (trimmed, "id") == 0 && g_strcmp0 (self->key_field, "id") == 0;
      if (column->field == NULL && !column->is_id && *trimmed != '\0' && g_ascii_strcasecmp (trimmed, "id") != 0)
        g_ptr_array_add (self->ignored, g_strdup (trimmed));
    }
  /* What is computed is in every export, and computed again */
  if (column->field != NULL && (column->field->flags & LYKTA_FIELD_DERIVED))
    column->field = NULL;

  if (column->field != NULL && g_strcmp0 (column->field->target, self->reg->id) == 0)
    self->names_itself = TRUE;
  column->creates = column->field != NULL && g_hash_table_contains (self->creates, column->field->id);

  column->name = g_strdup (*name != '\0' ? name : number);
  column->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
  if (self->key_field != NULL && (column->is_id || (column->field != NULL && g_str_equal (column->field->id, self->key_field))))
    self->key = column;
  g_ptr_array_add (self->columns, column);
  g_array_set_size (self->cells, self->columns->len);
  return column;
}

/**
 * lykta_import_check_columns:
 * @error: return location
 *
 * Checks, when all columns are known, that they fit the register.
 *
 * Returns: whether they do
 */
gboolean
lykta_import_check_columns (LyktaImport *self, GError **error)
{
  guint n_fields = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaImportColumn *column = g_ptr_array_index (self->columns, i);

      n_fields += column->field != NULL;
      for (guint j = 0; j < i && column->field != NULL; j++)
        {
          LyktaImportColumn *other = g_ptr_array_index (self->columns, j);

          if (other->field != column->field)
            continue;
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                       _ ("The columns “%s” and “%s” are both for the field “%s”. Leave one of them out."), other->name,
                       column->name, lykta_field_get_label (column->field));
          return FALSE;
        }
    }
  if (n_fields == 0)
    {
      g_autofree char *list = list_fields (self->reg);

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("No column fits a field of %s. The first row must name the columns; fields are: %s."), self->reg->id, list);
      return FALSE;
    }
  if (self->key_field != NULL && self->key == NULL)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("The file has no column for the key “%s”."), self->key_field);
      return FALSE;
    }
  for (guint i = 0; i < self->reg->n_fields && self->key == NULL; i++)
    {
      const LyktaField *field = &self->reg->fields[i];
      gboolean there = !(field->flags & LYKTA_FIELD_REQUIRED) || (field->flags & LYKTA_FIELD_DERIVED);

      for (guint j = 0; j < self->columns->len && !there; j++)
        there = ((LyktaImportColumn *) g_ptr_array_index (self->columns, j))->field == field;
      if (!there)
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                       _ ("The file has no column for “%s”, which must be filled in. Add it."), lykta_field_get_label (field));
          return FALSE;
        }
    }
  return lykta_import_read_taken (self, NULL, error);
}
