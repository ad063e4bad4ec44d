/* lykta-export-dialog.h: what of a list is exported, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-export.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_EXPORT_DIALOG (lykta_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaExportDialog, lykta_export_dialog, LYKTA, EXPORT_DIALOG, AdwDialog)

/* @place: where it is said how it went; @query: the list; @selected: (element-type gint64): the rows that are selected, perhaps none; @fields: the columns that are shown,
 * ended by NULL; @filter: what the list is narrowed by, in words */
GtkWidget *lykta_export_dialog_new (GtkWidget *place, LyktaStore *store, const LyktaQuery *query, GArray *selected,
                                    const LyktaField *const *fields, const char *filter);

/* What is chosen: (transfer full) the records; the rest into @how, which borrows from the dialog. */
LyktaQuery *lykta_export_dialog_get_choice (LyktaExportDialog *self, LyktaExport *how);

G_END_DECLS
