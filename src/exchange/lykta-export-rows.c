/* lykta-export-rows.c: the records of a query as rows of typed cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "lykta-export-rows.h"
#include "lykta-import.h"
#include "lykta-json.h"
#include "lykta-record-cursor.h"
#include "lykta-secrecy.h"
#include "lykta-time.h"

/* Texts that are remembered per field, so that a title is read once and not once a row */
#define MAX_REMEMBERED 20000

/* Beyond them a double is not exact. */
#define MAX_EXACT 9007199254740992

/* What is known of one column */
typedef struct
{
  const LyktaField *field;
  GHashTable *exact;  /* raw value → text as an import reads it */
  GHashTable *shown;  /* raw value → text as people read it */
  GHashTable *titles; /* id → title */
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
} Column;

struct _LyktaExportRows
{
  LyktaStore *store;   /* owned */
  LyktaExport *export; /* borrowed */
  const LyktaRegister *reg;
  LyktaSecrecy *secrecy;     /* owned; of a public version */
  GArray *columns;           /* of Column */
  GArray *ids;               /* owned */
  LyktaRecordCursor *cursor; /* owned; made when the first record is asked for */
  LyktaRecord *record;       /* owned */
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_hash_table_unref (column->exact);
  g_hash_table_unref (column->shown);
  g_hash_table_unref (column->titles);
}

static void
add_column (LyktaExportRows *self, const LyktaField *field)
{
  Column column = { .field = field };

  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, Column, i).field == field)
      return;
  column.exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  column.shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  column.titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_array_append_val (self->columns, column);
}

/* A mark goes wherever the record goes (OSL 5 kap. 5 §), whichever columns were asked for. */
static void
add_mark (LyktaExportRows *self)
{
  static const char *const fields[] = { "secrecy_section", "secrecy_date", "secrecy_authority" };
  g_autoptr (LyktaSecrecy) secrecy = lykta_secrecy_new (self->store);
  gboolean marked = FALSE;

  for (guint i = 0; i < self->ids->len && !marked; i++)
    marked = lykta_secrecy_hides (secrecy, self->reg, g_array_index (self->ids, gint64, i));
  for (gsize i = 0; marked && i < G_N_ELEMENTS (fields); i++)
    add_column (self, lykta_register_find_field (self->reg, fields[i]));
}

static void
remember (GHashTable *texts, char *raw, char *text)
{
  if (g_hash_table_size (texts) >= MAX_REMEMBERED)
    g_hash_table_remove_all (texts);
  g_hash_table_insert (texts, raw, text);
}

/* With the decimal sign of the language, as spreadsheets want it. */
static const char *
format_number (Column *column, const LyktaValue *value)
{
  char *point;

  if (value->kind != LYKTA_VALUE_REAL)
    {
      g_snprintf (column->digits, sizeof column->digits, "%" G_GINT64_FORMAT, lykta_value_get_integer (value));
      return column->digits;
    }
  lykta_json_format_real (value->real, column->digits, sizeof column->digits);
  point = strchr (column->digits, '.');
  if (point != NULL && *localeconv ()->decimal_point == ',')
    *point = ',';
  return column->digits;
}

/* As a spreadsheet understands it; months have names in what people read otherwise. */
static char *
format_time (const char *time_)
{
  g_autoptr (GDateTime) local = lykta_time_get_local (time_);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (time_);
}

/* A text for people when it is read back as the same value, and what stands in the file otherwise: two records may have the
 * same title, an hour of October comes twice. A public version is not read back: its numbers would point at what it hides. */
static char *
format_exactly (LyktaExportRows *self, const LyktaField *field, const LyktaValue *value, const char *raw)
{
  g_autofree char *text = NULL;
  g_auto (LyktaValue) again = LYKTA_VALUE_INIT;

  if (field->type == LYKTA_FIELD_TIME)
    text = format_time (lykta_value_get_text (value));
  else if (self->secrecy != NULL && field->target != NULL)
    return lykta_secrecy_format_value (self->secrecy, field, value);
  else
    text = lykta_store_format_value (self->store, field, value);

  if (lykta_store_parse_value (self->store, field, text, &again, NULL) && lykta_value_equal (value, &again))
    return g_steal_pointer (&text);
  return g_strdup (raw);
}

static const char *
remember_exact (LyktaExportRows *self, Column *column, const LyktaValue *value)
{
  g_autofree char *raw = lykta_field_write (column->field, value);
  const char *known = g_hash_table_lookup (column->exact, raw);
  char *text;

  if (known != NULL)
    return known;
  text = format_exactly (self, column->field, value, raw);
  remember (column->exact, g_steal_pointer (&raw), text);
  return text;
}

static const char *
remember_shown (LyktaExportRows *self, Column *column, const LyktaValue *value)
{
  g_autofree char *raw = lykta_field_write (column->field, value);
  const char *known = g_hash_table_lookup (column->shown, raw);
  char *text;

  if (known != NULL)
    return known;
  text = self->secrecy != NULL ? lykta_secrecy_format_value (self->secrecy, column->field, value)
                               : lykta_store_format_value (self->store, column->field, value);
  if (text == NULL)
    text = g_strdup ("");
  remember (column->shown, g_steal_pointer (&raw), text);
  return text;
}

static gboolean
is_short_time (const char *text)
{
  return strlen (text) == strlen ("2025-01-31 14:05") && text[10] == ' ' && text[13] == ':';
}

static void
set_number (Column *column, const LyktaValue *value, LyktaCell *cell)
{
  gboolean exact = value->kind == LYKTA_VALUE_REAL || ABS (lykta_value_get_integer (value)) <= MAX_EXACT;

  cell->kind = exact ? LYKTA_CELL_NUMBER : LYKTA_CELL_TEXT;
  cell->number = lykta_value_get_real (value);
  cell->text = format_number (column, value);
}

/**
 * lykta_export_rows_new:
 * @query: which records, in what order
 * @export: how; borrowed for as long as the rows are there
 *
 * Returns: (transfer full) (nullable): rows before the first
 */
LyktaExportRows *
lykta_export_rows_new (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GError **error)
{
  g_autoptr (LyktaExportRows) self = g_new0 (LyktaExportRows, 1);

  self->store = g_object_ref (store);
  self->export = export;
  self->reg = lykta_query_get_register (query);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->ids = lykta_store_select (store, query, error);
  if (self->ids == NULL)
    return NULL;

  for (guint i = 0; export->fields != NULL && export->fields[i] != NULL; i++)
    add_column (self, export->fields[i]);
  for (guint i = 0; export->fields == NULL && i < self->reg->n_fields; i++)
    add_column (self, &self->reg->fields[i]);
  if (export->flags & LYKTA_EXPORT_PUBLIC)
    {
      self->secrecy = lykta_secrecy_new (store);
      export->n_hidden = lykta_secrecy_filter (self->secrecy, self->reg, self->ids);
    }
  else
    add_mark (self);
  g_atomic_int_set (&export->n_records, (int) self->ids->len);
  return g_steal_pointer (&self);
}

void
lykta_export_rows_free (LyktaExportRows *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->cursor, lykta_record_cursor_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->secrecy, lykta_secrecy_free);
  g_array_unref (self->columns);
  g_object_unref (self->store);
  g_free (self);
}

const LyktaRegister *
lykta_export_rows_get_register (LyktaExportRows *self)
{
  return self->reg;
}

LyktaExport *
lykta_export_rows_get_export (LyktaExportRows *self)
{
  return self->export;
}

guint
lykta_export_rows_get_n_fields (LyktaExportRows *self)
{
  return self->columns->len;
}

const LyktaField *
lykta_export_rows_get_field (LyktaExportRows *self, guint index)
{
  return g_array_index (self->columns, Column, index).field;
}

char *
lykta_export_rows_get_head (LyktaExportRows *self, guint index)
{
  const LyktaField *field = lykta_export_rows_get_field (self, index);
  const char *label = lykta_field_get_label (field);

  return g_strdup (lykta_export_rows_has_ids (self) || lykta_import_find_field (self->reg, label) != field ? field->id : label);
}

gboolean
lykta_export_rows_has_ids (LyktaExportRows *self)
{
  return (self->export->flags & LYKTA_EXPORT_IDS) != 0;
}

/* Whether a text names a hidden record is seen by all of the fields. */
static void
begin_reading (LyktaExportRows *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (fields, (gpointer) g_array_index (self->columns, Column, i).field);
  g_ptr_array_add (fields, NULL);
  self->cursor = lykta_record_cursor_new (self->store, self->reg, self->ids,
                                          self->secrecy == NULL ? (const LyktaField *const *) fields->pdata : NULL);
}

gboolean
lykta_export_rows_next (LyktaExportRows *self, GCancellable *cancellable, GError **error)
{
  g_clear_object (&self->record);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->cursor == NULL)
    begin_reading (self);
  self->record = lykta_record_cursor_next (self->cursor, error);
  g_atomic_int_set (&self->export->n_done, (int) lykta_record_cursor_get_position (self->cursor));
  return self->record != NULL;
}

LyktaRecord *
lykta_export_rows_get_record (LyktaExportRows *self)
{
  return self->record;
}

gboolean
lykta_export_rows_is_masked (LyktaExportRows *self, guint index)
{
  return self->secrecy != NULL && lykta_secrecy_masks (self->secrecy, self->record, lykta_export_rows_get_field (self, index));
}

LyktaCell
lykta_export_rows_get_cell (LyktaExportRows *self, guint index)
{
  Column *column = &g_array_index (self->columns, Column, index);
  const LyktaValue *value = lykta_record_get_value (self->record, column->field);
  LyktaCell cell = { LYKTA_CELL_EMPTY, "", 0 };

  if (lykta_value_is_empty (value))
    return cell;
  if (lykta_export_rows_is_masked (self, index))
    return (LyktaCell) { LYKTA_CELL_TEXT, lykta_secrecy_get_word (self->secrecy), 0 };

  cell.kind = LYKTA_CELL_TEXT;
  switch (column->field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      cell.text = lykta_value_get_text (value);
      break;
    case LYKTA_FIELD_NUMBER:
      set_number (column, value, &cell);
      break;
    case LYKTA_FIELD_DATE:
      cell.kind = LYKTA_CELL_DATE;
      cell.text = lykta_value_get_text (value);
      break;
    case LYKTA_FIELD_TIME:
      cell.text = remember_exact (self, column, value);
      cell.kind = is_short_time (cell.text) ? LYKTA_CELL_TIME : LYKTA_CELL_TEXT;
      break;
    case LYKTA_FIELD_YES_NO:
      cell.kind = LYKTA_CELL_YES_NO;
      cell.number = lykta_value_get_integer (value) != 0;
      cell.text = remember_exact (self, column, value);
      break;
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      cell.text = remember_exact (self, column, value);
      break;
    default:
      g_assert_not_reached ();
    }
  return cell;
}

const char *
lykta_export_rows_get_text (LyktaExportRows *self, guint index)
{
  Column *column = &g_array_index (self->columns, Column, index);
  const LyktaValue *value = lykta_record_get_value (self->record, column->field);

  if (lykta_value_is_empty (value))
    return "";
  if (lykta_export_rows_is_masked (self, index))
    return lykta_secrecy_get_word (self->secrecy);
  if (column->field->type == LYKTA_FIELD_TEXT || column->field->type == LYKTA_FIELD_LONG_TEXT)
    return lykta_value_get_text (value);
  return remember_shown (self, column, value);
}

const char *
lykta_export_rows_get_title (LyktaExportRows *self, guint index, gint64 id)
{
  Column *column = &g_array_index (self->columns, Column, index);
  const LyktaRegister *target = lykta_store_find_register (self->store, column->field->target);
  char *title = g_hash_table_lookup (column->titles, &id);

  if (title != NULL)
    return title;
  title = self->secrecy != NULL ? lykta_secrecy_get_title (self->secrecy, target, id)
                                : lykta_store_get_title (self->store, target, id);
  if (title == NULL)
    title = g_strdup ("");
  if (g_hash_table_size (column->titles) >= MAX_REMEMBERED)
    g_hash_table_remove_all (column->titles);
  g_hash_table_insert (column->titles, g_memdup2 (&id, sizeof id), title);
  return title;
}
