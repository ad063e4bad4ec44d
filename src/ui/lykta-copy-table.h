/* lykta-copy-table.h: records as a table for the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* A heading and a line a record; @fields ends with NULL, @ids are gint64. */
char *lykta_copy_table_text (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids);
char *lykta_copy_table_html (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids);
GdkContentProvider *lykta_copy_table (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids);

G_END_DECLS
