/* lykta-dependency-node.h: an asset in a drawing of dependencies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* A button with the asset's name, class, what it inherits, and who supplies it. */
GtkWidget *lykta_dependency_node_new (LyktaStore *store, gint64 asset, int layer);

/* "R3 from Permits, K2 from Archive"; NULL when it inherits nothing. (transfer full) */
char *lykta_dependency_format_inherited (LyktaStore *store, LyktaRecord *asset);

G_END_DECLS
