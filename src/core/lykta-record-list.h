/* lykta-record-list.h: the records of a query as a list model: ids in memory, rows on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_RECORD_LIST (lykta_record_list_get_type ())

/**
 * LyktaRecordList:
 *
 * A #GListModel of #LyktaRecord. It keeps the ids of the query's result in order and reads pages of rows when asked for them; it follows
 * the store's changes by itself. A result that differs much is told in two signals, all gone and all new, because GTK asks
 * for every added item when both stand in one.
 *
 * Signal `updated`: the list follows its query again (after items-changed), also when nothing changed.
 */
G_DECLARE_FINAL_TYPE (LyktaRecordList, lykta_record_list, LYKTA, RECORD_LIST, GObject)

LyktaRecordList *lykta_record_list_new (LyktaStore *store);

void lykta_record_list_set_query (LyktaRecordList *self, const LyktaQuery *query);
const LyktaQuery *lykta_record_list_get_query (LyktaRecordList *self);
LyktaStore *lykta_record_list_get_store (LyktaRecordList *self);

gint64 lykta_record_list_get_id (LyktaRecordList *self, guint position); /* 0 past the end */
guint lykta_record_list_find (LyktaRecordList *self, gint64 id);         /* G_MAXUINT when it is not there */

G_END_DECLS
