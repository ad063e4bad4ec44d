/* lykta-record-cursor.h: many records one after the other, of each only some fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaRecordCursor:
 *
 * For exports, which read each record once: what is not asked for is not read. Its records are nobody else's and do not follow changes.
 */
typedef struct _LyktaRecordCursor LyktaRecordCursor;

/* @ids: (element-type gint64); @fields: ended by NULL; NULL: every field. The other fields of the records are empty. */
LyktaRecordCursor *lykta_record_cursor_new (LyktaStore *store, const LyktaRegister *reg, GArray *ids,
                                            const LyktaField *const *fields);
void lykta_record_cursor_free (LyktaRecordCursor *self);

/* (transfer full) (nullable): the next one that is still there; NULL at the end, or with @error set */
LyktaRecord *lykta_record_cursor_next (LyktaRecordCursor *self, GError **error);
guint lykta_record_cursor_get_position (LyktaRecordCursor *self); /* how many ids are behind it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaRecordCursor, lykta_record_cursor_free)

G_END_DECLS
