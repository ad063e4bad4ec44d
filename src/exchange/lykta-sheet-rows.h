/* lykta-sheet-rows.h: rows of a spreadsheet between its parser and its reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As spreadsheets count; and what a table comes to at most, which repeated cells would pass with a few bytes */
#define LYKTA_SHEET_MAX_ROWS 1048576

typedef struct _LyktaSheetRows LyktaSheetRows;

LyktaSheetRows *lykta_sheet_rows_new (void);
void lykta_sheet_rows_free (LyktaSheetRows *self);

/* Begins row @number, from 1. */
void lykta_sheet_rows_begin (LyktaSheetRows *self, guint number);
/* Sets cells of the row, from @column (from 0) on; a sentence when that is too much, else NULL. Columns come in their order.
 * @failed: the text is a formula's error */
const char *lykta_sheet_rows_add (LyktaSheetRows *self, guint column, guint repeat, const char *text, gsize length,
                                  gboolean failed);
/* Ends the row, which comes @repeat times; rows without a cell are dropped. */
const char *lykta_sheet_rows_end (LyktaSheetRows *self, guint repeat);

/* (nullable): the next row that has ended; its cells stay until the next call */
const char *const *lykta_sheet_rows_take (LyktaSheetRows *self, guint *n_cells);
guint lykta_sheet_rows_get_row (LyktaSheetRows *self);
/* Of the row that was taken last */
gboolean lykta_sheet_rows_is_error (LyktaSheetRows *self, guint column);
/* A sentence when the rows taken came to too much, else NULL */
const char *lykta_sheet_rows_check (LyktaSheetRows *self);

G_END_DECLS
