/* lykta-dependencies.h: an asset with what it depends on and what depends on it, in layers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaDependencyNode:
 * @id: the asset
 * @layer: 0 for the asset in the middle, positive for what it depends on, negative for what depends on it
 * @row: its place within the layer, from the top
 */
typedef struct
{
  gint64 id;
  int layer;
  guint row;
} LyktaDependencyNode;

/* Indexes of nodes: the first depends on the second. */
typedef struct
{
  guint from;
  guint to;
} LyktaDependencyEdge;

/**
 * LyktaDependencies:
 * @nodes: (element-type LyktaDependencyNode): the one in the middle first
 * @edges: (element-type LyktaDependencyEdge)
 * @more_needed: how many more assets it depends on than are among @nodes, as far as was looked
 * @more_needing: how many more depend on it
 */
typedef struct
{
  GArray *nodes;
  GArray *edges;
  guint more_needed;
  guint more_needing;
} LyktaDependencies;

LyktaDependencies *lykta_dependencies_new (LyktaStore *store, gint64 asset, guint steps, guint most);
void lykta_dependencies_free (LyktaDependencies *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDependencies, lykta_dependencies_free)

G_END_DECLS
