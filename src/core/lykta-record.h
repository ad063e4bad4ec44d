/* lykta-record.h: one record of a register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-register.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_RECORD (lykta_record_get_type ())

/**
 * LyktaRecord:
 *
 * A record as it stands in the file. A record that lykta_store_get_record() or a list gave is one object for as long as
 * someone holds it, and emits #LyktaRecord::changed after its values changed.
 */
G_DECLARE_FINAL_TYPE (LyktaRecord, lykta_record, LYKTA, RECORD, GObject)

const LyktaRegister *lykta_record_get_register (LyktaRecord *self);
gint64 lykta_record_get_id (LyktaRecord *self); /* 0 for one that is not in the file yet */
gboolean lykta_record_is_deleted (LyktaRecord *self);
const LyktaValue *lykta_record_get_value (LyktaRecord *self, const LyktaField *field);
const char *lykta_record_get_changed_by (LyktaRecord *self);
const char *lykta_record_get_changed_at (LyktaRecord *self); /* UTC, as a LYKTA_FIELD_TIME value */

/* By the field's id, for code that knows its register. A field that the register lacks is a programming error. */
const char *lykta_record_get_text (LyktaRecord *self, const char *field);
gint64 lykta_record_get_integer (LyktaRecord *self, const char *field);
double lykta_record_get_real (LyktaRecord *self, const char *field);
const gint64 *lykta_record_get_list (LyktaRecord *self, const char *field, gsize *n_ids);
gboolean lykta_record_is_empty (LyktaRecord *self, const char *field);
const LyktaChoice *lykta_record_find_choice (LyktaRecord *self, const LyktaField *field, const char *today);

/* For derive hooks only: any other change is a LyktaEdit. */
void lykta_record_set_derived (LyktaRecord *self, const char *field, const LyktaValue *value);
void lykta_record_set_derived_text (LyktaRecord *self, const char *field, const char *text);
void lykta_record_set_derived_integer (LyktaRecord *self, const char *field, gint64 integer);

G_END_DECLS
