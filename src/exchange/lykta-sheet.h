/* lykta-sheet.h: tables of spreadsheets and of comma-separated values, read row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LyktaSheetReader LyktaSheetReader;

/**
 * lykta_sheet_reader_new:
 * @stream: read from where it stands to its end
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Opens CSV, XLSX or ODS, which the content says and not the file's name. What the file may hold is bounded, so that a
 * hostile one takes bounded time and memory.
 *
 * Returns: (nullable): a reader before the first row of the first sheet, to be freed with lykta_sheet_reader_free();
 *   %NULL with %LYKTA_ERROR_INVALID when the file is none of them, with a sentence that says what to do
 */
LyktaSheetReader *lykta_sheet_reader_new (GInputStream *stream, GCancellable *cancellable, GError **error);
LyktaSheetReader *lykta_sheet_reader_new_for_path (const char *path, GCancellable *cancellable, GError **error);
LyktaSheetReader *lykta_sheet_reader_new_for_bytes (GBytes *bytes, GError **error);
void lykta_sheet_reader_free (LyktaSheetReader *self);

/* (array zero-terminated=1) (transfer none): of its sheets, in their order, hidden ones last; of CSV the single "" */
const char *const *lykta_sheet_reader_get_names (LyktaSheetReader *self);

/* Before the first row; 0 is chosen at the start. */
gboolean lykta_sheet_reader_choose (LyktaSheetReader *self, guint sheet, GError **error);

/**
 * lykta_sheet_reader_next:
 * @n_cells: (out) (optional): how many cells the row has
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the next row that has anything in it. Cells are text as a person could have typed it: days YYYY-MM-DD, moments
 * YYYY-MM-DD HH:MM:SS without seconds of zero, numbers in digits with a decimal point, shares in per cent with the sign,
 * yes and no. A value that spans several cells stands in the first of them; formulas are what they came to when the file was saved.
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the cells, valid UTF-8, until the next call; %NULL at the end,
 *   and with @error set when the file is malformed (%LYKTA_ERROR_INVALID) or cannot be read
 */
const char *const *lykta_sheet_reader_next (LyktaSheetReader *self, guint *n_cells, GCancellable *cancellable, GError **error);

/* Number of the row that was read last, as a spreadsheet counts: the first is 1. */
guint lykta_sheet_reader_get_row (LyktaSheetReader *self);

/* Whether a cell of that row is no value but a formula's error, such as #N/A or #REF!; @column is less than its number of cells. */
gboolean lykta_sheet_reader_is_error (LyktaSheetReader *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaSheetReader, lykta_sheet_reader_free)

G_END_DECLS
