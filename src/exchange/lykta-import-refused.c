/* lykta-import-refused.c: the rows that an import refused, as a file to mend and to read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-csv.h"
#include "lykta-import-check.h"

/* All reasons of the row that @next stands at, which then stands at the next row's */
static char *
take_reasons (GPtrArray *problems, guint *next)
{
  GString *reasons = g_string_new (NULL);
  guint row = ((LyktaImportProblem *) g_ptr_array_index (problems, *next))->row;

  for (; *next < problems->len; (*next)++)
    {
      const LyktaImportProblem *problem = g_ptr_array_index (problems, *next);

      if (problem->row != row)
        break;
      if (*problem->column != '\0')
        g_string_append_printf (reasons, "%s%s: %s", reasons->len > 0 ? " " : "", problem->column, problem->reason);
      else
        g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? " " : "", problem->reason);
    }
  return g_string_free_and_steal (reasons);
}

/* A row with fewer cells than there are names must not have its reasons among them. */
static gboolean
write_row (LyktaCsvWriter *writer, const char *reasons, const char *const *cells, guint n_cells, guint width,
           GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < MAX (n_cells, width); i++)
    lykta_csv_writer_add_text (writer, i < n_cells ? cells[i] : NULL);
  lykta_csv_writer_add_text (writer, reasons);
  return lykta_csv_writer_end_row (writer, cancellable, error);
}

/**
 * lykta_import_write_refused:
 * @plan: what was read
 * @stamp: what the file was then; when it is something else now, the rows are not those that were refused
 * @problems: (element-type LyktaImportProblem): in the order of the file
 * @stream: where to
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the row that names the columns and all refused rows as CSV, each with its reasons in a last column.
 *
 * Returns: whether it was written
 */
gboolean
lykta_import_write_refused (const LyktaImportPlan *plan, const LyktaImportStamp *stamp, GPtrArray *problems,
                            GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  LyktaImportStamp now;
  g_autoptr (LyktaSheetReader) reader = lykta_import_open_sheet (plan->path, plan->sheet, &now, cancellable, error);
  g_autoptr (LyktaCsvWriter) writer = lykta_csv_writer_new (stream);
  g_autoptr (GError) local = NULL;
  const char *const *cells;
  guint n_cells, width = 0, next = 0;

  if (reader == NULL)
    return FALSE;
  if (!lykta_import_stamp_equal (stamp, &now))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT,
                           _ ("The file has changed since it was read. Read it again."));
      return FALSE;
    }
  while ((next < problems->len || width == 0)
         && (cells = lykta_sheet_reader_next (reader, &n_cells, cancellable, &local)) != NULL)
    {
      guint row = lykta_sheet_reader_get_row (reader);

      if (row == plan->header_row)
        {
          width = n_cells;
          if (!write_row (writer, _ ("Reason"), cells, n_cells, width, cancellable, error))
            return FALSE;
        }
      else if (next < problems->len && row == ((LyktaImportProblem *) g_ptr_array_index (problems, next))->row)
        {
          g_autofree char *reasons = take_reasons (problems, &next);

          if (!write_row (writer, reasons, cells, n_cells, width, cancellable, error))
            return FALSE;
        }
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return lykta_csv_writer_finish (writer, cancellable, error);
}
