/* lykta-attachment.h: files that belong to a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * lykta_attachment_add:
 * @edit: to which it is added
 * @id: of the record of @reg that it belongs to
 * @name: as it came from outside; it is cleaned, and numbered when the record has one of that name already
 * @stream: its bytes; read when the edit is applied
 * @expected: how many there are, for the bar; 0: not known
 *
 * Attaches bytes to a record. By whom and when is the store's user, and now.
 *
 * Returns: the attachment's id in the edit; 0 with @error set when the bytes cannot be read
 */
gint64 lykta_attachment_add (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *name,
                             GInputStream *stream, gint64 expected, GError **error);

/* The same from files: a folder, a device or the register itself is refused. Opens them, so a slow place takes its time.
 * (element-type GFile) */
gboolean lykta_attachment_add_files (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, GPtrArray *files,
                                     GError **error);

/* Puts a file in the place of a current attachment, which stays as an earlier version. */
gint64 lykta_attachment_replace_file (LyktaStore *store, LyktaEdit *edit, LyktaRecord *attachment, GFile *file, GError **error);

/* Marks a current attachment: it is no longer shown with its record, but it and its bytes stay until they are weeded. */
gboolean lykta_attachment_remove (LyktaStore *store, LyktaEdit *edit, LyktaRecord *attachment, GError **error);

/* Whether it is shown with its record: neither removed nor replaced. */
gboolean lykta_attachment_is_current (LyktaRecord *attachment);

/* Those of a record, the first one first; @all: also what was removed or replaced. (element-type LyktaRecord) */
GPtrArray *lykta_attachment_list (LyktaStore *store, const LyktaRegister *reg, gint64 id, gboolean all, GError **error);
/* What it took the place of, the latest first. (element-type LyktaRecord) */
GPtrArray *lykta_attachment_list_earlier (LyktaStore *store, LyktaRecord *attachment);

/* The record that an attachment or a comment belongs to, in place of it; any other record stays what it is. */
void lykta_attachment_find_owner (LyktaStore *store, const LyktaRegister **reg, gint64 *id);

/* What a view of @added, attachments or comments, holds of a record's, in the order in which it was added. (element-type LyktaRecord) */
GPtrArray *lykta_attachment_find (LyktaStore *store, const LyktaRegister *added, const LyktaView *view, const LyktaRegister *reg,
                                  gint64 id, GError **error);

G_END_DECLS
