/* lykta-record-private.h: records, for the store that reads and writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-database.h"
#include "lykta-record.h"

G_BEGIN_DECLS

/* The columns that lykta_record_read() wants: id, changed_at, changed_by, then every field; the table is named t. @wanted (nullable),
 * ended by NULL: the others are read as empty. */
void lykta_record_append_columns (GString *sql, const LyktaRegister *reg, const LyktaField *const *wanted);
char *lykta_record_get_link_table (const LyktaRegister *reg, const LyktaField *field);

LyktaRecord *lykta_record_new (const LyktaRegister *reg, gint64 id);
LyktaRecord *lykta_record_copy (LyktaRecord *self);
gboolean lykta_record_equal (LyktaRecord *a, LyktaRecord *b); /* in all fields */
void lykta_record_read (LyktaRecord *self, LyktaStatement *statement);
LyktaValue *lykta_record_peek (LyktaRecord *self, guint field);
void lykta_record_stamp (LyktaRecord *self, const char *at, const char *who);
void lykta_record_take_over (LyktaRecord *self, LyktaRecord *other);
void lykta_record_set_deleted (LyktaRecord *self, gboolean deleted);
void lykta_record_emit_changed (LyktaRecord *self);

/* Rows of the register's table and of its links. An update writes the fields that differ and are, or are not, derived. */
gboolean lykta_record_insert_row (LyktaDatabase *database, LyktaRecord *record, GError **error);
gboolean lykta_record_update_row (LyktaDatabase *database, LyktaRecord *before, LyktaRecord *after, gboolean derived,
                                  GError **error);
gboolean lykta_record_delete_row (LyktaDatabase *database, LyktaRecord *record, GError **error);

/* The store's map of live records, told when a record ends; NULL when the store ended first. */
typedef void (*LyktaRecordEndFunc) (gpointer owner, LyktaRecord *record);
void lykta_record_set_owner (LyktaRecord *self, gpointer owner, LyktaRecordEndFunc end);

G_END_DECLS
