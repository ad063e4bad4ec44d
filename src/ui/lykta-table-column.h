/* lykta-table-column.h: one column of a table, made from a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-cell.h"
#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaTableColumn LyktaTableColumn;

LyktaTableColumn *lykta_table_column_new (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field,
                                          const LyktaCellMetrics *metrics, const char *today);
void lykta_table_column_free (LyktaTableColumn *self);

GtkColumnViewColumn *lykta_table_column_get_column (LyktaTableColumn *self);
const LyktaField *lykta_table_column_get_field (LyktaTableColumn *self);
int lykta_table_column_get_default_width (LyktaTableColumn *self);

gboolean lykta_table_column_get_shown (LyktaTableColumn *self);
void lykta_table_column_set_shown (LyktaTableColumn *self, gboolean shown);
void lykta_table_column_update_visible (LyktaTableColumn *self, gboolean narrow);

void lykta_table_column_refresh (LyktaTableColumn *self);

G_END_DECLS
