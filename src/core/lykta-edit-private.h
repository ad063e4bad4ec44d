/* lykta-edit-private.h: what an edit holds, for the store that applies it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-edit.h"

G_BEGIN_DECLS

typedef enum
{
  LYKTA_EDIT_UPDATE,
  LYKTA_EDIT_INSERT,
  LYKTA_EDIT_DELETE,
} LyktaEditKind;

/* One field that is set; @seen is NULL when the edit does not say what the user saw. */
typedef struct
{
  guint field;
  LyktaValue value;
  LyktaValue *seen;
} LyktaEditCell;

/* Bytes that are kept with a record. */
typedef struct
{
  guint digest;
  guint size;
  gint64 expected;
  GInputStream *stream;
} LyktaEditContent;

/* One record that is touched. An insert with @id > 0 brings back a deleted record under its own id. @guarded: the
 * record must be exactly what the cells say was seen, fields without a cell empty (the undoing of an insert). */
typedef struct
{
  const LyktaRegister *reg;
  gint64 id;
  LyktaEditKind kind;
  gboolean guarded;
  GArray *cells;
  LyktaEditContent *content; /* NULL: none */
} LyktaEditRow;

GPtrArray *lykta_edit_get_rows (LyktaEdit *self); /* of LyktaEditRow, in the order first touched */
void lykta_edit_set_id (LyktaEdit *self, gint64 placeholder, gint64 id);
LyktaEditRow *lykta_edit_restore (LyktaEdit *self, const LyktaRegister *reg, gint64 id);
LyktaEditRow *lykta_edit_delete_guarded (LyktaEdit *self, const LyktaRegister *reg, gint64 id);
void lykta_edit_row_set (LyktaEditRow *self, guint field, const LyktaValue *value, const LyktaValue *seen);
gint64 lykta_edit_get_content_size (LyktaEdit *self); /* 0: no content; at least 1 otherwise */
gint64 lykta_edit_get_undoes (LyktaEdit *self);
void lykta_edit_set_undoes (LyktaEdit *self, gint64 edit);

G_END_DECLS
