/* lykta-export.c: records out of a register, as CSV or JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "lykta-csv.h"
#include "lykta-export.h"
#include "lykta-import.h"
#include "lykta-json.h"
#include "lykta-output.h"
#include "lykta-time.h"

/* Texts that are remembered per field, so that a title is read once and not once a row */
#define MAX_REMEMBERED 20000

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *reg;
  GHashTable **texts; /* a field each: raw value → text */
} Export;

typedef gboolean (*WriteRecord) (Export *self, LyktaRecord *record, gpointer writer, GCancellable *cancellable, GError **error);

static void
export_init (Export *self, LyktaStore *store, const LyktaRegister *reg)
{
  self->store = store;
  self->reg = reg;
  self->texts = g_new0 (GHashTable *, reg->n_fields);
  for (guint i = 0; i < reg->n_fields; i++)
    self->texts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
export_clear (Export *self)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    g_hash_table_unref (self->texts[i]);
  g_free (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

/* With the decimal sign of the language, as spreadsheets want it. */
static char *
format_number (const LyktaValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *point;

  if (value->kind != LYKTA_VALUE_REAL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, lykta_value_get_integer (value));
  lykta_json_format_real (value->real, buffer, sizeof buffer);
  point = strchr (buffer, '.');
  if (point != NULL && *localeconv ()->decimal_point == ',')
    *point = ',';
  return g_strdup (buffer);
}

/* As a spreadsheet understands it; months have names in what people read otherwise. */
static char *
format_time (const char *time_)
{
  g_autoptr (GDateTime) local = lykta_time_get_local (time_);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (time_);
}

/* A text for people when it is read back as the same value, and what stands in the file otherwise: two records may have the
 * same title, an hour of October comes twice. */
static char *
format_exactly (Export *self, const LyktaField *field, const LyktaValue *value, const char *raw)
{
  g_autofree char *text = field->type == LYKTA_FIELD_TIME ? format_time (lykta_value_get_text (value))
                                                          : lykta_store_format_value (self->store, field, value);
  g_auto (LyktaValue) again = LYKTA_VALUE_INIT;

  if (lykta_store_parse_value (self->store, field, text, &again, NULL) && lykta_value_equal (value, &again))
    return g_steal_pointer (&text);
  return g_strdup (raw);
}

static const char *
remember_text (Export *self, guint index, const LyktaValue *value)
{
  GHashTable *texts = self->texts[index];
  g_autofree char *raw = lykta_field_write (&self->reg->fields[index], value);
  const char *known = g_hash_table_lookup (texts, raw);
  char *text;

  if (known != NULL)
    return known;
  if (g_hash_table_size (texts) >= MAX_REMEMBERED)
    g_hash_table_remove_all (texts);
  text = format_exactly (self, &self->reg->fields[index], value, raw);
  g_hash_table_insert (texts, g_steal_pointer (&raw), text);
  return text;
}

static void
add_cell (Export *self, LyktaCsvWriter *writer, guint index, const LyktaValue *value)
{
  g_autofree char *number = NULL;

  if (lykta_value_is_empty (value))
    {
      lykta_csv_writer_add_number (writer, "");
      return;
    }

  switch (self->reg->fields[index].type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      lykta_csv_writer_add_text (writer, lykta_value_get_text (value));
      break;
    case LYKTA_FIELD_NUMBER:
      number = format_number (value);
      lykta_csv_writer_add_number (writer, number);
      break;
    case LYKTA_FIELD_DATE:
      lykta_csv_writer_add_number (writer, lykta_value_get_text (value));
      break;
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      lykta_csv_writer_add_text (writer, remember_text (self, index, value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
write_csv_record (Export *self, LyktaRecord *record, gpointer writer, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    add_cell (self, writer, i, lykta_record_get_value (record, &self->reg->fields[i]));
  return lykta_csv_writer_end_row (writer, cancellable, error);
}

static gboolean
write_csv_record_with_id (Export *self, LyktaRecord *record, gpointer writer, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (record));

  lykta_csv_writer_add_number (writer, id);
  return write_csv_record (self, record, writer, cancellable, error);
}

/* The label, unless an import would take it for another field: two may have the same (from, to). */
static const char *
get_column_name (const LyktaRegister *reg, const LyktaField *field, gboolean ids)
{
  return ids || lykta_import_find_field (reg, lykta_field_get_label (field)) != field ? field->id : lykta_field_get_label (field);
}

static gboolean
write_csv_header (const LyktaRegister *reg, LyktaExportFlags flags, LyktaCsvWriter *writer, GCancellable *cancellable,
                  GError **error)
{
  gboolean ids = (flags & LYKTA_EXPORT_IDS) != 0;

  if (ids)
    lykta_csv_writer_add_text (writer, "id");
  for (guint i = 0; i < reg->n_fields; i++)
    lykta_csv_writer_add_text (writer, get_column_name (reg, &reg->fields[i], ids));
  return lykta_csv_writer_end_row (writer, cancellable, error);
}

static void
add_reference (Export *self, LyktaJsonWriter *writer, guint index, gint64 id)
{
  const LyktaField *field = &self->reg->fields[index];
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  char *title = g_hash_table_lookup (self->texts[index], key);

  if (title == NULL)
    {
      if (g_hash_table_size (self->texts[index]) >= MAX_REMEMBERED)
        g_hash_table_remove_all (self->texts[index]);
      title = lykta_store_get_title (self->store, lykta_store_find_register (self->store, field->target), id);
      if (title == NULL)
        title = g_strdup ("");
      g_hash_table_insert (self->texts[index], g_steal_pointer (&key), title);
    }

  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "id");
  lykta_json_writer_integer (writer, id);
  lykta_json_writer_key (writer, "title");
  lykta_json_writer_text (writer, title);
  lykta_json_writer_end_object (writer);
}

static void
add_member (Export *self, LyktaJsonWriter *writer, guint index, const LyktaValue *value)
{
  const LyktaField *field = &self->reg->fields[index];
  g_auto (GStrv) codes = NULL;
  const gint64 *ids;
  gsize n_ids;

  lykta_json_writer_key (writer, field->id);
  if (lykta_value_is_empty (value))
    {
      lykta_json_writer_null (writer);
      return;
    }

  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_LONG_TEXT:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
      lykta_json_writer_text (writer, lykta_value_get_text (value));
      break;
    case LYKTA_FIELD_NUMBER:
      if (value->kind == LYKTA_VALUE_REAL)
        lykta_json_writer_real (writer, value->real);
      else
        lykta_json_writer_integer (writer, lykta_value_get_integer (value));
      break;
    case LYKTA_FIELD_YES_NO:
      lykta_json_writer_boolean (writer, lykta_value_get_integer (value) != 0);
      break;
    case LYKTA_FIELD_PICKS:
      lykta_json_writer_begin_array (writer);
      codes = g_strsplit (lykta_value_get_text (value), " ", -1);
      for (guint i = 0; codes[i] != NULL; i++)
        lykta_json_writer_text (writer, codes[i]);
      lykta_json_writer_end_array (writer);
      break;
    case LYKTA_FIELD_REFERENCE:
      add_reference (self, writer, index, lykta_value_get_integer (value));
      break;
    case LYKTA_FIELD_REFERENCES:
      lykta_json_writer_begin_array (writer);
      ids = lykta_value_get_list (value, &n_ids);
      for (gsize i = 0; i < n_ids; i++)
        add_reference (self, writer, index, ids[i]);
      lykta_json_writer_end_array (writer);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
write_json_record (Export *self, LyktaRecord *record, gpointer writer, GCancellable *cancellable, GError **error)
{
  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "id");
  lykta_json_writer_integer (writer, lykta_record_get_id (record));
  for (guint i = 0; i < self->reg->n_fields; i++)
    add_member (self, writer, i, lykta_record_get_value (record, &self->reg->fields[i]));
  lykta_json_writer_end_object (writer);
  return lykta_json_writer_flush (writer, FALSE, cancellable, error);
}

/* One record in memory at a time. One that another program deleted meanwhile is left out. */
static gboolean
write_records (LyktaStore *store, const LyktaQuery *query, WriteRecord write, gpointer writer, GCancellable *cancellable,
               GError **error)
{
  const LyktaRegister *reg = lykta_query_get_register (query);
  g_autoptr (GArray) ids = lykta_store_select (store, query, error);
  g_auto (Export) self = { 0 };

  export_init (&self, store, reg);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (store, reg, g_array_index (ids, gint64, i));

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (record != NULL && !write (&self, record, writer, cancellable, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_csv (LyktaStore *store, const LyktaQuery *query, LyktaExportFlags flags, GOutputStream *stream, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);
  WriteRecord write = (flags & LYKTA_EXPORT_IDS) != 0 ? write_csv_record_with_id : write_csv_record;

  return write_csv_header (lykta_query_get_register (query), flags, writer, cancellable, error)
         && write_records (store, query, write, writer, cancellable, error)
         && lykta_csv_writer_finish (writer, cancellable, error);
}

static gboolean
write_json (LyktaStore *store, const LyktaQuery *query, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaJsonWriter) writer = lykta_json_writer_new (stream);

  lykta_json_writer_begin_array (writer);
  if (!write_records (store, query, write_json_record, writer, cancellable, error))
    return FALSE;
  lykta_json_writer_end_array (writer);
  return lykta_json_writer_flush (writer, TRUE, cancellable, error);
}

/**
 * lykta_export_write:
 * @store: the file
 * @query: which records, in what order
 * @format: how
 * @flags: what else
 * @stream: where to; left open
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the records of @query.
 *
 * Returns: whether all of it was written
 */
gboolean
lykta_export_write (LyktaStore *store, const LyktaQuery *query, LyktaExportFormat format, LyktaExportFlags flags,
                    GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  if (format == LYKTA_EXPORT_JSON)
    return write_json (store, query, stream, cancellable, error);
  return write_csv (store, query, flags, stream, cancellable, error);
}

/**
 * lykta_export_write_path:
 * @store: the file
 * @query: which records, in what order
 * @format: how
 * @flags: what else
 * @path: a plain path; "-" is standard output
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the records of @query to a file that appears whole or not at all.
 *
 * Returns: whether it is there
 */
gboolean
lykta_export_write_path (LyktaStore *store, const LyktaQuery *query, LyktaExportFormat format, LyktaExportFlags flags,
                         const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaOutput) output = lykta_output_new (path, error);

  if (output == NULL)
    return FALSE;
  if (!lykta_export_write (store, query, format, flags, lykta_output_get_stream (output), cancellable, error))
    return lykta_output_explain (output, error);
  return lykta_output_commit (output, cancellable, error);
}
