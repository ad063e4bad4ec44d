/* lykta-edit.h: changes that are made as one, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-register.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_EDIT (lykta_edit_get_type ())

GType lykta_edit_get_type (void) G_GNUC_CONST;

/* @label says what the user did, translated and without full stop ("Set information owner"): the undo button and the history show it. */
LyktaEdit *lykta_edit_new (const char *label);
LyktaEdit *lykta_edit_ref (LyktaEdit *self);
void lykta_edit_unref (LyktaEdit *self);

/**
 * lykta_edit_insert:
 *
 * Adds a new record. Its fields are set by lykta_edit_set() with the id that is returned.
 *
 * Returns: a negative id that stands for the record within this edit (also in values of references);
 *   after the edit was applied, lykta_edit_get_id() gives the real one
 */
gint64 lykta_edit_insert (LyktaEdit *self, const LyktaRegister *reg);

/* Sets a field. With lykta_edit_set_seen() the edit is refused as a CONFLICT when the field no longer holds what the user saw. */
void lykta_edit_set (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const LyktaField *field, const LyktaValue *value);
void lykta_edit_set_seen (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const LyktaField *field, const LyktaValue *value,
                          const LyktaValue *seen);
void lykta_edit_delete (LyktaEdit *self, const LyktaRegister *reg, gint64 id);
/* Forgets what the edit would do to the record; nothing else may refer to one that it would have added. */
void lykta_edit_drop (LyktaEdit *self, const LyktaRegister *reg, gint64 id);

/* Conveniences over lykta_edit_set(), by the field's id; text is taken as it is stored. */
void lykta_edit_set_text (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const char *field, const char *text);
void lykta_edit_set_integer (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const char *field, gint64 integer);

/**
 * lykta_edit_set_content:
 * @digest: id of a field with %LYKTA_FIELD_CONTENT, which gets the SHA-256 of the bytes
 * @size: id of the field which gets their number
 * @stream: where they come from; read to its end when the edit is applied, in the thread that applies it
 * @expected: how many bytes are expected, for the bar that shows how far it is; 0: not known
 *
 * Keeps bytes in the file with the record; see lykta-content.h. An edit that does so can be applied once.
 */
void lykta_edit_set_content (LyktaEdit *self, const LyktaRegister *reg, gint64 id, const char *digest, const char *size,
                             GInputStream *stream, gint64 expected);

gboolean lykta_edit_is_empty (LyktaEdit *self);
const char *lykta_edit_get_label (LyktaEdit *self);
gint64 lykta_edit_get_id (LyktaEdit *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaEdit, lykta_edit_unref)

G_END_DECLS
