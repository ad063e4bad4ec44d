/* lykta-table-private.h: the table's parts, shared by its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-cell.h"
#include "lykta-head-list.h"
#include "lykta-table-column.h"
#include "lykta-table.h"
#include "lykta-view-state.h"

G_BEGIN_DECLS

struct _LyktaTable
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  LyktaCellMetrics metrics;
  gboolean narrow;
  gboolean loading_state;
  gboolean was_reset; /* all rows went away at once, and the place with them */
  gboolean restoring;
  guint n_ticks;
  guint tick_id;
  guint idle_id;
  guint refresh_id;
  guint sort_id;

  /* Widgets */
  GtkColumnView *view;

  /* Borrowed */
  LyktaViewState *state;

  /* Owned */
  LyktaStore *store;
  LyktaRecordList *list;
  LyktaHeadList *head;
  GtkMultiSelection *selection;
  GPtrArray *columns; /* LyktaTableColumn, as declared; the last one is for narrow windows */
  LyktaQuery *query;
  GArray *selected; /* ids */
  char *today;
};

/* lykta-table-layout.c: which columns, how wide, in what order */
LyktaTableColumn *lykta_table_find_column (LyktaTable *self, GtkColumnViewColumn *column);
LyktaTableColumn *lykta_table_find_column_by_id (LyktaTable *self, const char *id);
void lykta_table_update_columns (LyktaTable *self);
void lykta_table_update_widths (LyktaTable *self);
void lykta_table_save_columns (LyktaTable *self);
void lykta_table_load_columns (LyktaTable *self);

/* lykta-table-selection.c: which rows */
void lykta_table_remember_selected (LyktaTable *self);
void lykta_table_restore_selected (LyktaTable *self);

G_END_DECLS
