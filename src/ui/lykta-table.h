/* lykta-table.h: a register's records as a table, its columns made from the fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-record-list.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_TABLE (lykta_table_get_type ())

/**
 * LyktaTable:
 *
 * Signals:
 * - `activate` (gint64 id): the user wants to open the record.
 *
 * Properties: `n-selected`, `current` (the id of the only record selected, or 0), `narrow`.
 */
G_DECLARE_FINAL_TYPE (LyktaTable, lykta_table, LYKTA, TABLE, AdwBin)

GtkWidget *lykta_table_new (LyktaStore *store, const LyktaRegister *reg);

LyktaRecordList *lykta_table_get_list (LyktaTable *self);
GListModel *lykta_table_get_columns (LyktaTable *self);
GtkWidget *lykta_table_get_view (LyktaTable *self);

void lykta_table_set_query (LyktaTable *self, const LyktaQuery *query, const LyktaView *view);

guint lykta_table_get_n_selected (LyktaTable *self);
gint64 lykta_table_get_current (LyktaTable *self);
GArray *lykta_table_get_selected (LyktaTable *self);
gboolean lykta_table_select (LyktaTable *self, gint64 id, gboolean focus);
gboolean lykta_table_select_relative (LyktaTable *self, int step);
gboolean lykta_table_can_select_relative (LyktaTable *self, int step);
void lykta_table_select_all (LyktaTable *self);
void lykta_table_unselect (LyktaTable *self);

gboolean lykta_table_get_narrow (LyktaTable *self);
void lykta_table_set_narrow (LyktaTable *self, gboolean narrow);

/* The fields whose columns are shown, in their order; ends with NULL. (transfer container) */
const LyktaField **lykta_table_get_shown_fields (LyktaTable *self);
void lykta_table_set_shown (LyktaTable *self, const LyktaField *field, gboolean shown);
void lykta_table_reset (LyktaTable *self);

G_END_DECLS
