/* lykta-comment.h: what people have to say about a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Adds a comment on a record to an edit; by whom and when is the store's user, and now. Returns its id in the edit. */
gint64 lykta_comment_add (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *text);
/* Marks a comment: it stays, and everybody sees that it was withdrawn. */
void lykta_comment_withdraw (LyktaStore *store, LyktaEdit *edit, LyktaRecord *comment);

/* Those on a record, the first one first. (element-type LyktaRecord) */
GPtrArray *lykta_comment_list (LyktaStore *store, const LyktaRegister *reg, gint64 id, GError **error);

G_END_DECLS
