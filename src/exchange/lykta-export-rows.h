/* lykta-export-rows.h: the records of a query as rows of typed cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-export.h"

G_BEGIN_DECLS

/**
 * LyktaCellKind:
 * @LYKTA_CELL_EMPTY: nothing is stated
 * @LYKTA_CELL_TEXT: text
 * @LYKTA_CELL_NUMBER: a number
 * @LYKTA_CELL_YES_NO: the number is 1 or 0
 * @LYKTA_CELL_DATE: the text is YYYY-MM-DD
 * @LYKTA_CELL_TIME: the text is YYYY-MM-DD HH:MM in Europe/Stockholm, and nothing of the moment is lost by it
 */
typedef enum
{
  LYKTA_CELL_EMPTY,
  LYKTA_CELL_TEXT,
  LYKTA_CELL_NUMBER,
  LYKTA_CELL_YES_NO,
  LYKTA_CELL_DATE,
  LYKTA_CELL_TIME,
} LyktaCellKind;

/**
 * LyktaCell:
 * @kind: what it is
 * @text: as an import reads it; never %NULL
 * @number: of numbers and of yes/no
 */
typedef struct
{
  LyktaCellKind kind;
  const char *text;
  double number;
} LyktaCell;

typedef struct _LyktaExportRows LyktaExportRows;

/* Selects the records; what a public version hides is counted in @export and left out. */
LyktaExportRows *lykta_export_rows_new (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GError **error);
void lykta_export_rows_free (LyktaExportRows *self);

const LyktaRegister *lykta_export_rows_get_register (LyktaExportRows *self);
LyktaExport *lykta_export_rows_get_export (LyktaExportRows *self);
guint lykta_export_rows_get_n_fields (LyktaExportRows *self);
const LyktaField *lykta_export_rows_get_field (LyktaExportRows *self, guint index);
/* (transfer full): the label, unless an import would take it for another field: two may have the same (from, to) */
char *lykta_export_rows_get_head (LyktaExportRows *self, guint index);
/* The number of columns of a spreadsheet, where the record's own id may come first */
gboolean lykta_export_rows_has_ids (LyktaExportRows *self);

/* Goes to the next record; one that another program deleted meanwhile is left out. FALSE at the end, or with @error set. */
gboolean lykta_export_rows_next (LyktaExportRows *self, GCancellable *cancellable, GError **error);
LyktaRecord *lykta_export_rows_get_record (LyktaExportRows *self);

/* A cell of the record; its text holds until the next call for the same field. */
LyktaCell lykta_export_rows_get_cell (LyktaExportRows *self, guint index);
/* The same for reading: dates with names of months, yes and no in words */
const char *lykta_export_rows_get_text (LyktaExportRows *self, guint index);
/* The title of a record that a field of this one refers to. */
const char *lykta_export_rows_get_title (LyktaExportRows *self, guint index, gint64 id);
/* Whether the public version says "secret" in place of the whole field. */
gboolean lykta_export_rows_is_masked (LyktaExportRows *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaExportRows, lykta_export_rows_free)

G_END_DECLS
