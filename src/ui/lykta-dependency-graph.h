/* lykta-dependency-graph.h: an asset and its surroundings, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_DEPENDENCY_GRAPH (lykta_dependency_graph_get_type ())

/**
 * LyktaDependencyGraph:
 *
 * What depends on the asset stands to its left, what it depends on to its right. Arrow keys walk, Enter opens, the space bar puts an
 * asset in the middle.
 *
 * Signals:
 * - `opened` (gint64 id): an asset is to be opened.
 * - `centred` (gint64 id): another asset stands in the middle.
 */
G_DECLARE_FINAL_TYPE (LyktaDependencyGraph, lykta_dependency_graph, LYKTA, DEPENDENCY_GRAPH, GtkWidget)

GtkWidget *lykta_dependency_graph_new (LyktaStore *store);

void lykta_dependency_graph_show (LyktaDependencyGraph *self, gint64 asset);
GtkWidget *lykta_dependency_graph_get_middle (LyktaDependencyGraph *self); /* (transfer none) */

G_END_DECLS
