/* test-dependencies.c: what surrounds an asset, in layers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dependencies.h"
#include "office.h"

static gint64
add_asset (Office *office, const char *name, const char *depends_on)
{
  return office_add (office, "assets", "name", name, "depends_on", depends_on, NULL);
}

static const LyktaDependencyNode *
find_node (LyktaDependencies *all, gint64 id)
{
  for (guint i = 0; i < all->nodes->len; i++)
    if (g_array_index (all->nodes, LyktaDependencyNode, i).id == id)
      return &g_array_index (all->nodes, LyktaDependencyNode, i);
  return NULL;
}

static gboolean
has_edge (LyktaDependencies *all, gint64 from, gint64 to)
{
  for (guint i = 0; i < all->edges->len; i++)
    {
      const LyktaDependencyEdge *edge = &g_array_index (all->edges, LyktaDependencyEdge, i);

      if (g_array_index (all->nodes, LyktaDependencyNode, edge->from).id == from
          && g_array_index (all->nodes, LyktaDependencyNode, edge->to).id == to)
        return TRUE;
    }
  return FALSE;
}

/* Two ways from the top to the ground, one longer than the other: what is needed stands right of all that needs it. */
static void
test_layers (Office *office, gconstpointer data)
{
  gint64 ground = add_asset (office, "Servrar", NULL);
  gint64 database = add_asset (office, "Databas", office_id (ground));
  g_autofree char *both = g_strdup_printf ("%s %s", office_id (ground), office_id (database));
  gint64 middle = add_asset (office, "System", both);
  gint64 portal = add_asset (office, "Portal", office_id (middle));
  gint64 app = add_asset (office, "App", office_id (portal));
  gint64 elsewhere = add_asset (office, "Annat", office_id (ground));
  g_autoptr (LyktaDependencies) all = lykta_dependencies_new (office->store, middle, 3, 100);
  g_autoptr (LyktaDependencies) near = lykta_dependencies_new (office->store, middle, 1, 100);
  g_autoptr (LyktaDependencies) alone = lykta_dependencies_new (office->store, elsewhere, 3, 100);

  g_assert_cmpuint (all->nodes->len, ==, 5);
  g_assert_cmpuint (all->edges->len, ==, 5);
  g_assert_cmpint (g_array_index (all->nodes, LyktaDependencyNode, 0).id, ==, middle);
  g_assert_cmpint (find_node (all, middle)->layer, ==, 0);
  g_assert_cmpint (find_node (all, database)->layer, ==, 1);
  g_assert_cmpint (find_node (all, ground)->layer, ==, 2);
  g_assert_cmpint (find_node (all, portal)->layer, ==, -1);
  g_assert_cmpint (find_node (all, app)->layer, ==, -2);
  g_assert_null (find_node (all, elsewhere));
  g_assert_true (has_edge (all, middle, ground));
  g_assert_true (has_edge (all, database, ground));
  g_assert_true (has_edge (all, app, portal));
  g_assert_false (has_edge (all, portal, app));

  g_assert_cmpuint (near->nodes->len, ==, 4);
  g_assert_null (find_node (near, app));
  g_assert_cmpuint (alone->nodes->len, ==, 2);
}

/* So many on each side, and how many more; rows run from 0 without gaps. */
static void
test_bounds (Office *office, gconstpointer data)
{
  gint64 platform = add_asset (office, "Plattform", NULL);
  gboolean rows[5] = { FALSE };
  g_autoptr (LyktaDependencies) all = NULL;

  for (guint i = 0; i < 12; i++)
    add_asset (office, "System", office_id (platform));
  all = lykta_dependencies_new (office->store, platform, 3, 5);
  g_assert_cmpuint (all->nodes->len, ==, 6);
  g_assert_cmpuint (all->more_needing, ==, 7);
  g_assert_cmpuint (all->more_needed, ==, 0);
  for (guint i = 1; i < all->nodes->len; i++)
    {
      const LyktaDependencyNode *node = &g_array_index (all->nodes, LyktaDependencyNode, i);

      g_assert_cmpint (node->layer, ==, -1);
      g_assert_cmpuint (node->row, <, 5);
      g_assert_false (rows[node->row]);
      rows[node->row] = TRUE;
    }
}

static void
add_tests (void)
{
  office_add_test ("/dependencies/layers", test_layers);
  office_add_test ("/dependencies/bounds", test_bounds);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
