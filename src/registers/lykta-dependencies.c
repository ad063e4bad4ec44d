/* lykta-dependencies.c: an asset with what it depends on and what depends on it, in layers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dependencies.h"

#include <stdlib.h>

/* Each layer is put in order after its neighbour so many times. */
#define N_SWEEPS 2

typedef struct
{
  guint node;
  double place; /* the mean of its neighbours' rows */
} Place;

static LyktaDependencyNode *
get_node (LyktaDependencies *self, guint index)
{
  return &g_array_index (self->nodes, LyktaDependencyNode, index);
}

/* @direction: 1 for what the asset depends on, -1 for what depends on it; both in the order of names. */
static GArray *
find_neighbours (LyktaStore *store, gint64 asset, int direction)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "assets");
  g_autoptr (LyktaQuery) query = NULL;
  g_autofree char *id = NULL;
  g_autoptr (LyktaRecord) record = NULL;
  GArray *ids;

  if (direction > 0)
    {
      gsize n_ids = 0;
      const gint64 *list;

      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      record = lykta_store_get_record (store, reg, asset);
      list = record != NULL ? lykta_record_get_list (record, "depends_on", &n_ids) : NULL;
      g_array_append_vals (ids, list, (guint) n_ids);
      return ids;
    }

  query = lykta_query_new (reg);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, asset);
  lykta_query_add_condition (query, "depends_on", LYKTA_CONTAINS, id);
  lykta_query_set_sort (query, lykta_register_get_title (reg), FALSE);
  ids = lykta_store_select (store, query, NULL);
  return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
add_edge (LyktaDependencies *self, guint a, guint b, int direction)
{
  LyktaDependencyEdge edge = { direction > 0 ? a : b, direction > 0 ? b : a };

  for (guint i = 0; i < self->edges->len; i++)
    {
      const LyktaDependencyEdge *other = &g_array_index (self->edges, LyktaDependencyEdge, i);

      if (other->from == edge.from && other->to == edge.to)
        return;
    }
  g_array_append_val (self->edges, edge);
}

/* Walks away from the middle, step by step; returns how many assets there was no room for. */
static guint
walk (LyktaDependencies *self, LyktaStore *store, GHashTable *indexes, int direction, guint steps, guint most)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_added = 0;
  guint middle = 0;

  g_array_append_val (now, middle);
  for (guint step = 1; step <= steps && now->len > 0; step++)
    {
      g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < now->len; i++)
        {
          guint index = g_array_index (now, guint, i);
          g_autoptr (GArray) ids = find_neighbours (store, get_node (self, index)->id, direction);

          for (guint j = 0; j < ids->len; j++)
            {
              gint64 id = g_array_index (ids, gint64, j);
              gpointer found = g_hash_table_lookup (indexes, &id);
              guint other = GPOINTER_TO_UINT (found) - 1;

              if (found == NULL && n_added == most)
                {
                  g_hash_table_add (left_out, g_memdup2 (&id, sizeof id));
                  continue;
                }
              if (found == NULL)
                {
                  LyktaDependencyNode node = { id, direction * (int) step, 0 };

                  other = self->nodes->len;
                  g_array_append_val (self->nodes, node);
                  g_hash_table_insert (indexes, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (other + 1));
                  g_array_append_val (next, other);
                  n_added++;
                }
              add_edge (self, index, other, direction);
            }
        }
      g_array_unref (g_steal_pointer (&now));
      now = g_steal_pointer (&next);
    }
  return g_hash_table_size (left_out);
}

/* What depends on another stands to its left, also when there is a shorter way to it. Registers have no circles. */
static void
push_apart (LyktaDependencies *self)
{
  gboolean moved = TRUE;

  for (guint round = 0; moved && round <= self->nodes->len; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < self->edges->len; i++)
        {
          const LyktaDependencyEdge *edge = &g_array_index (self->edges, LyktaDependencyEdge, i);
          LyktaDependencyNode *from = get_node (self, edge->from);
          LyktaDependencyNode *to = get_node (self, edge->to);

          if (from->layer < to->layer)
            continue;
          if (from->layer >= 0)
            to->layer = from->layer + 1;
          else
            from->layer = to->layer - 1;
          moved = TRUE;
        }
    }
}

static double
find_place (LyktaDependencies *self, guint node)
{
  double sum = 0;
  guint n = 0;
  int inner = get_node (self, node)->layer > 0 ? -1 : 1;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const LyktaDependencyEdge *edge = &g_array_index (self->edges, LyktaDependencyEdge, i);
      guint other = edge->from == node ? edge->to : edge->from;

      if ((edge->from != node && edge->to != node) || get_node (self, other)->layer != get_node (self, node)->layer + inner)
        continue;
      sum += get_node (self, other)->row;
      n++;
    }
  return n > 0 ? sum / n : get_node (self, node)->row;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  return first->node < second->node ? -1 : 1;
}

/* A layer in the order of its neighbours nearer the middle, so that few lines cross. */
static void
order_layer (LyktaDependencies *self, int layer)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < self->nodes->len; i++)
    if (get_node (self, i)->layer == layer)
      {
        Place place = { i, find_place (self, i) };

        g_array_append_val (places, place);
      }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    get_node (self, g_array_index (places, Place, i).node)->row = i;
}

static void
order_layers (LyktaDependencies *self)
{
  int first = 0;
  int last = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      first = MIN (first, get_node (self, i)->layer);
      last = MAX (last, get_node (self, i)->layer);
    }
  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      for (int layer = 1; layer <= last; layer++)
        order_layer (self, layer);
      for (int layer = -1; layer >= first; layer--)
        order_layer (self, layer);
    }
}

/**
 * lykta_dependencies_new:
 * @asset: the one in the middle
 * @steps: how far to look on either side
 * @most: how many assets to show on either side
 *
 * Returns: (transfer full): what surrounds the asset
 */
LyktaDependencies *
lykta_dependencies_new (LyktaStore *store, gint64 asset, guint steps, guint most)
{
  LyktaDependencies *self = g_new0 (LyktaDependencies, 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LyktaDependencyNode middle = { asset, 0, 0 };

  self->nodes = g_array_new (FALSE, FALSE, sizeof (LyktaDependencyNode));
  self->edges = g_array_new (FALSE, FALSE, sizeof (LyktaDependencyEdge));
  g_array_append_val (self->nodes, middle);
  /* Indexes count from 1, so that none is NULL. */
  g_hash_table_insert (indexes, g_memdup2 (&asset, sizeof asset), GUINT_TO_POINTER (1));
  self->more_needed = walk (self, store, indexes, 1, steps, most);
  self->more_needing = walk (self, store, indexes, -1, steps, most);
  push_apart (self);
  order_layers (self);
  return self;
}

void
lykta_dependencies_free (LyktaDependencies *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self);
}
