/* lykta-import-dialog.h: the assistant that reads a spreadsheet into a register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-import-session.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_IMPORT_DIALOG (lykta_import_dialog_get_type ())

/**
 * LyktaImportDialog:
 *
 * Three steps: the file, what its columns are, what would become of its rows. Nothing is written before the last.
 */
G_DECLARE_FINAL_TYPE (LyktaImportDialog, lykta_import_dialog, LYKTA, IMPORT_DIALOG, AdwDialog)

LyktaImportDialog *lykta_import_dialog_present (GtkWidget *widget, LyktaStore *store, const LyktaRegister *reg, GFile *file);
LyktaImportSession *lykta_import_dialog_get_session (LyktaImportDialog *self);

/* The same, as a command of a register's page. */
void lykta_import_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);

/* Lets spreadsheets be dropped on @widget. */
void lykta_import_accept_drops (GtkWidget *widget, LyktaStore *store, const LyktaRegister *reg);

G_END_DECLS
