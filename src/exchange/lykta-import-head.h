/* lykta-import-head.h: the first rows of a spreadsheet, as they are in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-register.h"
#include "lykta-sheet.h"

G_BEGIN_DECLS

/* What is shown of a file: so many rows, and as many columns as any register has fields */
#define LYKTA_IMPORT_HEAD_ROWS 200
#define LYKTA_IMPORT_MAX_COLUMNS 120

/**
 * LyktaImportStamp:
 *
 * Tells whether a file is still what it was.
 */
typedef struct
{
  gint64 changed_us;
  goffset size;
} LyktaImportStamp;

/**
 * LyktaImportRow:
 * @row: its number as a spreadsheet counts
 * @cells: (array zero-terminated=1): the beginnings of its cells
 * @refused: whether it was refused
 */
typedef struct
{
  guint row;
  char **cells;
  gboolean refused;
} LyktaImportRow;

/**
 * LyktaImportHead:
 * @sheets: (array zero-terminated=1): names of the file's sheets; of CSV the single ""
 * @rows: (element-type LyktaImportRow): the first ones
 * @header_row: number of the row that seems to name the columns; 0 when there is none
 * @cut: whether there are more columns than can be imported
 */
typedef struct
{
  char **sheets;
  GPtrArray *rows;
  guint header_row;
  gboolean cut;
  LyktaImportStamp stamp;
} LyktaImportHead;

LyktaImportHead *lykta_import_head_read (const char *path, guint sheet, const LyktaRegister *reg, GCancellable *cancellable,
                                         GError **error);
void lykta_import_head_free (LyktaImportHead *self);
const LyktaImportRow *lykta_import_head_find_row (const LyktaImportHead *self, guint row);
guint lykta_import_head_get_n_columns (const LyktaImportHead *self);
char *lykta_import_head_get_samples (const LyktaImportHead *self, guint header_row, guint column);

LyktaSheetReader *lykta_import_open_sheet (const char *path, guint sheet, LyktaImportStamp *stamp, GCancellable *cancellable,
                                           GError **error);
gboolean lykta_import_stamp_equal (const LyktaImportStamp *a, const LyktaImportStamp *b);

LyktaImportRow *lykta_import_row_new (guint row, const char *const *cells, guint n_cells, gboolean refused);
void lykta_import_row_free (LyktaImportRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaImportHead, lykta_import_head_free)

G_END_DECLS
