/* lykta-export-csv.c: rows as comma-separated values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-csv.h"
#include "lykta-export-private.h"

static gboolean
write_head (LyktaExportRows *rows, LyktaCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  if (lykta_export_rows_has_ids (rows))
    lykta_csv_writer_add_text (writer, "id");
  for (guint i = 0; i < lykta_export_rows_get_n_fields (rows); i++)
    {
      g_autofree char *head = lykta_export_rows_get_head (rows, i);

      lykta_csv_writer_add_text (writer, head);
    }
  return lykta_csv_writer_end_row (writer, cancellable, error);
}

static gboolean
write_row (LyktaExportRows *rows, LyktaCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, lykta_record_get_id (lykta_export_rows_get_record (rows)));
  if (lykta_export_rows_has_ids (rows))
    lykta_csv_writer_add_number (writer, id);
  for (guint i = 0; i < lykta_export_rows_get_n_fields (rows); i++)
    {
      LyktaCell cell = lykta_export_rows_get_cell (rows, i);

      /* A negative number is no formula. */
      if (cell.kind == LYKTA_CELL_TEXT && lykta_export_rows_get_field (rows, i)->type != LYKTA_FIELD_NUMBER)
        lykta_csv_writer_add_text (writer, cell.text);
      else
        lykta_csv_writer_add_number (writer, cell.text);
    }
  return lykta_csv_writer_end_row (writer, cancellable, error);
}

gboolean
lykta_export_write_csv (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);
  g_autoptr (GError) local_error = NULL;

  if (!write_head (rows, writer, cancellable, error))
    return FALSE;
  while (lykta_export_rows_next (rows, cancellable, &local_error))
    if (!write_row (rows, writer, cancellable, error))
      return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return lykta_csv_writer_finish (writer, cancellable, error);
}
