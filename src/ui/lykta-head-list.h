/* lykta-head-list.h: the first rows of a list now, the rest when the first frame is on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_HEAD_LIST (lykta_head_list_get_type ())

G_DECLARE_FINAL_TYPE (LyktaHeadList, lykta_head_list, LYKTA, HEAD_LIST, GObject)

LyktaHeadList *lykta_head_list_new (GListModel *model, guint size);
void lykta_head_list_open (LyktaHeadList *self);

G_END_DECLS
