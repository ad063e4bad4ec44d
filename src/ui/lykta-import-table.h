/* lykta-import-table.h: rows of a spreadsheet as they are in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-import-head.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_IMPORT_TABLE (lykta_import_table_get_type ())

/**
 * LyktaImportTable:
 *
 * A small table with the numbers of the rows before them. Refused rows and the row that names the columns are marked.
 */
G_DECLARE_FINAL_TYPE (LyktaImportTable, lykta_import_table, LYKTA, IMPORT_TABLE, AdwBin)

GtkWidget *lykta_import_table_new (void);
void lykta_import_table_set_rows (LyktaImportTable *self, GPtrArray *rows, GPtrArray *names);
void lykta_import_table_set_header_row (LyktaImportTable *self, guint row);
void lykta_import_table_set_only_refused (LyktaImportTable *self, gboolean only_refused);

G_END_DECLS
