/* lykta-export-json.c: rows as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-export-private.h"
#include "lykta-json.h"

static void
add_reference (LyktaExportRows *rows, LyktaJsonWriter *writer, guint index, gint64 id)
{
  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "id");
  lykta_json_writer_integer (writer, id);
  lykta_json_writer_key (writer, "title");
  lykta_json_writer_text (writer, lykta_export_rows_get_title (rows, index, id));
  lykta_json_writer_end_object (writer);
}

static void
add_value (LyktaExportRows *rows, LyktaJsonWriter *writer, guint index, const LyktaValue *value)
{
  g_auto (GStrv) codes = NULL;
  const gint64 *ids;
  gsize n_ids;

  switch (lykta_export_rows_get_field (rows, index)->type)
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
      add_reference (rows, writer, index, lykta_value_get_integer (value));
      break;
    case LYKTA_FIELD_REFERENCES:
      lykta_json_writer_begin_array (writer);
      ids = lykta_value_get_list (value, &n_ids);
      for (gsize i = 0; i < n_ids; i++)
        add_reference (rows, writer, index, ids[i]);
      lykta_json_writer_end_array (writer);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
write_row (LyktaExportRows *rows, LyktaJsonWriter *writer, GCancellable *cancellable, GError **error)
{
  LyktaRecord *record = lykta_export_rows_get_record (rows);

  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "id");
  lykta_json_writer_integer (writer, lykta_record_get_id (record));
  for (guint i = 0; i < lykta_export_rows_get_n_fields (rows); i++)
    {
      const LyktaField *field = lykta_export_rows_get_field (rows, i);
      const LyktaValue *value = lykta_record_get_value (record, field);

      lykta_json_writer_key (writer, field->id);
      if (lykta_value_is_empty (value))
        lykta_json_writer_null (writer);
      else if (lykta_export_rows_is_masked (rows, i))
        lykta_json_writer_text (writer, lykta_export_rows_get_text (rows, i));
      else
        add_value (rows, writer, i, value);
    }
  lykta_json_writer_end_object (writer);
  return lykta_json_writer_flush (writer, FALSE, cancellable, error);
}

gboolean
lykta_export_write_json (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaJsonWriter) writer = lykta_json_writer_new (stream);
  g_autoptr (GError) local_error = NULL;

  lykta_json_writer_begin_array (writer);
  while (lykta_export_rows_next (rows, cancellable, &local_error))
    if (!write_row (rows, writer, cancellable, error))
      return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  lykta_json_writer_end_array (writer);
  return lykta_json_writer_flush (writer, TRUE, cancellable, error);
}
