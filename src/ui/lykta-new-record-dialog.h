/* lykta-new-record-dialog.h: asks for what a new record must have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_NEW_RECORD_DIALOG (lykta_new_record_dialog_get_type ())

/**
 * LyktaNewRecordDialog:
 *
 * Asks for the required and the wanted fields; the record is added whole or not at all.
 *
 * Signal `created` (gint64 id): it was added.
 */
G_DECLARE_FINAL_TYPE (LyktaNewRecordDialog, lykta_new_record_dialog, LYKTA, NEW_RECORD_DIALOG, AdwDialog)

GtkWidget *lykta_new_record_dialog_new (LyktaStore *store, const LyktaRegister *reg);

void lykta_new_record_dialog_set_title (LyktaNewRecordDialog *self, const char *title);
void lykta_new_record_dialog_set_value (LyktaNewRecordDialog *self, const LyktaField *field, const LyktaValue *value);
void lykta_new_record_dialog_preset (LyktaNewRecordDialog *self, const LyktaField *field, const LyktaValue *value);
gboolean lykta_new_record_dialog_add (LyktaNewRecordDialog *self);

G_END_DECLS
