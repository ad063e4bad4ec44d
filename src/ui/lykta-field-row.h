/* lykta-field-row.h: a field of a record: its label, its value, and what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_FIELD_ROW (lykta_field_row_get_type ())

/**
 * LyktaFieldRow:
 *
 * Bound to a record it saves by itself when the field is left; an error stands below it, and what was typed stays. Without a record
 * it holds what was entered until someone asks for it.
 *
 * Signal `changed`: without a record, something was entered.
 */
G_DECLARE_FINAL_TYPE (LyktaFieldRow, lykta_field_row, LYKTA, FIELD_ROW, AdwBin)

GtkWidget *lykta_field_row_new (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field);

const LyktaField *lykta_field_row_get_field (LyktaFieldRow *self);
void lykta_field_row_set_record (LyktaFieldRow *self, LyktaRecord *record);
void lykta_field_row_set_value (LyktaFieldRow *self, const LyktaValue *value);
gboolean lykta_field_row_get_value (LyktaFieldRow *self, LyktaValue *value);
gboolean lykta_field_row_is_changed (LyktaFieldRow *self);
void lykta_field_row_show_error (LyktaFieldRow *self, const char *message);
void lykta_field_row_start (LyktaFieldRow *self);
void lykta_field_row_save (LyktaFieldRow *self);

G_END_DECLS
