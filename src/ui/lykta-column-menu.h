/* lykta-column-menu.h: which columns a table shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-table.h"

G_BEGIN_DECLS

GtkWidget *lykta_column_menu_new (LyktaTable *table, const LyktaRegister *reg);

G_END_DECLS
