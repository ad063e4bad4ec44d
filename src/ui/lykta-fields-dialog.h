/* lykta-fields-dialog.h: a few fields of a record, filled in together and saved as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_FIELDS_DIALOG (lykta_fields_dialog_get_type ())

/**
 * LyktaFieldsDialog:
 *
 * For a decision that takes several fields at once, which the rules would refuse one by one.
 *
 * Signals:
 * - `changed`: something was entered
 * - `check`: it is about to be saved; a handler that says by lykta_fields_dialog_refuse() what lacks returns %TRUE
 * - `fill` (LyktaEdit *edit): the edit is about to be applied; more may be added to it
 */
G_DECLARE_FINAL_TYPE (LyktaFieldsDialog, lykta_fields_dialog, LYKTA, FIELDS_DIALOG, AdwDialog)

LyktaFieldsDialog *lykta_fields_dialog_new (LyktaStore *store, LyktaRecord *record, const char *title, const char *button,
                                            const char *const *fields);

LyktaRecord *lykta_fields_dialog_get_record (LyktaFieldsDialog *self);
LyktaStore *lykta_fields_dialog_get_store (LyktaFieldsDialog *self);

/* Proposes a value, as it is stored, for a field that is empty. */
void lykta_fields_dialog_propose (LyktaFieldsDialog *self, const char *field, const char *text);
gboolean lykta_fields_dialog_get_value (LyktaFieldsDialog *self, const char *field, LyktaValue *value);
char *lykta_fields_dialog_get_text (LyktaFieldsDialog *self, const char *field);
void lykta_fields_dialog_set_text (LyktaFieldsDialog *self, const char *field, const char *text);

/* What the step is about; fields that matter only sometimes; what lacks. */
void lykta_fields_dialog_set_lead (LyktaFieldsDialog *self, const char *text);
void lykta_fields_dialog_show_field (LyktaFieldsDialog *self, const char *field, gboolean shown);
void lykta_fields_dialog_refuse (LyktaFieldsDialog *self, const char *field, const char *message);

void lykta_fields_dialog_save (LyktaFieldsDialog *self);

G_END_DECLS
