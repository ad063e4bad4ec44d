/* lykta-export-private.h: what each format writes; and what two sheets have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-export-rows.h"

G_BEGIN_DECLS

/* Each writes rows from the first to the last; the stream is left open. */
gboolean lykta_export_write_csv (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean lykta_export_write_json (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean lykta_export_write_ods (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean lykta_export_write_xlsx (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error);

/* What a sheet of any program takes at most, the head among the rows. */
#define LYKTA_SHEET_MAX_ROWS 1048576

/* Widths of columns, in letters: as wide as the widest line of a cell, from narrow to what can still be read */
#define LYKTA_SHEET_MIN_WIDTH 8
#define LYKTA_SHEET_MAX_WIDTH 60

/* The letters of the longest line of a text, counted no further than LYKTA_SHEET_MAX_WIDTH. */
guint lykta_export_measure (const char *text);
/* (transfer full) (nullable): the text without what may stand in no XML; NULL when it is good as it is. The store refuses control
 * characters, but other programs write its files, too. */
char *lykta_export_clean (const char *text);
/* (transfer full): the register's label as what a sheet may be called: at most 31 letters, none of []:*?/\ */
char *lykta_export_get_sheet_name (LyktaExportRows *rows);
gboolean lykta_export_check_length (LyktaExportRows *rows, GError **error);

G_END_DECLS
