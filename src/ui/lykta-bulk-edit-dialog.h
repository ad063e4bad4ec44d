/* lykta-bulk-edit-dialog.h: one field of several records set to one value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_BULK_EDIT_DIALOG (lykta_bulk_edit_dialog_get_type ())

/**
 * LyktaBulkEditDialog:
 *
 * Signal `done` (guint n): so many records were changed, as one step.
 */
G_DECLARE_FINAL_TYPE (LyktaBulkEditDialog, lykta_bulk_edit_dialog, LYKTA, BULK_EDIT_DIALOG, AdwDialog)

GtkWidget *lykta_bulk_edit_dialog_new (LyktaStore *store, const LyktaRegister *reg, GArray *ids);

void lykta_bulk_edit_dialog_set_value (LyktaBulkEditDialog *self, const LyktaField *field, const LyktaValue *value);
void lykta_bulk_edit_dialog_apply (LyktaBulkEditDialog *self);

G_END_DECLS
