/* lykta-import-sheet.c: rows of a spreadsheet as rows of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-import-private.h"

static void
refuse_early_end (LyktaImport *self, GError **error)
{
  if (self->header_row > 1)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                 _ ("Row %u, which is to name the columns, is empty. Choose another row."), self->header_row);
  else
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("The file is empty. Its first row must name the columns."));
}

static gboolean
read_header (LyktaImport *self, LyktaSheetReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *const *cells;

  do
    cells = lykta_sheet_reader_next (reader, NULL, cancellable, &local);
  while (cells != NULL && lykta_sheet_reader_get_row (reader) < self->header_row);

  if (cells == NULL && local == NULL)
    refuse_early_end (self, &local);
  if (cells == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (; *cells != NULL; cells++)
    {
      g_autofree char *name = g_strstrip (g_strdup (*cells));

      lykta_import_add_column (self, name);
    }
  return lykta_import_check_columns (self, error);
}

static void
read_cell (LyktaImport *self, LyktaSheetReader *reader, guint i, const char *text)
{
  const LyktaImportColumn *column = g_ptr_array_index (self->columns, i);

  if (!lykta_sheet_reader_is_error (reader, i))
    lykta_import_take_text (self, i, text);
  else if (column->field != NULL || column->is_id)
    lykta_import_refuse (self, column,
                         _ ("The formula in this cell has no result. Mend it in the spreadsheet, or write the value itself."));
}

static void
read_row (LyktaImport *self, LyktaSheetReader *reader, const char *const *cells, guint n_cells)
{
  gboolean too_long = FALSE;

  self->texts = cells;
  lykta_import_begin_row (self, lykta_sheet_reader_get_row (reader));
  for (guint i = 0; i < n_cells; i++)
    if (i < self->columns->len)
      read_cell (self, reader, i, cells[i]);
    else
      too_long = too_long || *cells[i] != '\0';
  if (too_long)
    lykta_import_refuse (self, NULL, _ ("The row has more cells than there are names of columns. Is a quotation mark missing?"));
  lykta_import_end_row (self);
  self->texts = NULL;
}

/**
 * lykta_import_read_sheet:
 * @reader: before its first row
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads all rows of the chosen sheet.
 *
 * Returns: whether the file could be read and its columns fit; problems of rows are in lykta_import_get_problems()
 */
gboolean
lykta_import_read_sheet (LyktaImport *self, LyktaSheetReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *const *cells;
  guint n_cells;

  self->skips_blank = TRUE;
  if (!read_header (self, reader, cancellable, error))
    return FALSE;
  while ((cells = lykta_sheet_reader_next (reader, &n_cells, cancellable, &local)) != NULL)
    read_row (self, reader, cells, n_cells);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  lykta_import_finish_reading (self);
  return TRUE;
}
