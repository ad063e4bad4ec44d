/* lykta-comment.c: what people have to say about a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-comment.h"

#include "lykta-attachment.h"
#include "lykta-clock.h"
#include "lykta-register-list.h"

#define COMMENTS (&lykta_register_comments)

gint64
lykta_comment_add (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 id, const char *text)
{
  gint64 comment = lykta_edit_insert (edit, COMMENTS);
  g_autofree char *now = lykta_now_text ();

  lykta_edit_set_text (edit, COMMENTS, comment, "register", reg->id);
  lykta_edit_set_integer (edit, COMMENTS, comment, "record", id);
  lykta_edit_set_text (edit, COMMENTS, comment, "text", text);
  lykta_edit_set_text (edit, COMMENTS, comment, "written_at", now);
  lykta_edit_set_text (edit, COMMENTS, comment, "written_by", lykta_store_get_user (store));
  return comment;
}

void
lykta_comment_withdraw (LyktaStore *store, LyktaEdit *edit, LyktaRecord *comment)
{
  g_autofree char *now = lykta_now_text ();

  lykta_edit_set_text (edit, COMMENTS, lykta_record_get_id (comment), "withdrawn_at", now);
  lykta_edit_set_text (edit, COMMENTS, lykta_record_get_id (comment), "withdrawn_by", lykta_store_get_user (store));
}

GPtrArray *
lykta_comment_list (LyktaStore *store, const LyktaRegister *reg, gint64 id, GError **error)
{
  return lykta_attachment_find (store, COMMENTS, lykta_register_find_view (COMMENTS, "all"), reg, id, error);
}
