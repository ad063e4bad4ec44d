/* test-need.c: the protection need that assets inherit from what depends on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-levels.h"
#include "office.h"

#define N_CHAIN 40

static const char *const codes[] = { "negligible", "moderate", "considerable", "severe", "extraordinary" };

static gint64
add_asset (Office *office, const char *name, gint64 depends_on)
{
  return office_add (office, "assets", "name", name, "depends_on", depends_on != 0 ? office_id (depends_on) : NULL, NULL);
}

/* @text: "K2 R3", written out in the pick list's codes */
static gint64
classify (Office *office, gint64 asset, const char *text)
{
  gint64 id = office_add (office, "classifications", "asset", office_id (asset), "approved_on", "2025-01-01", NULL);
  int levels[LYKTA_N_ASPECTS];

  lykta_levels_parse (text, levels);
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    if (levels[i] != LYKTA_LEVEL_NONE)
      office_set (office, "classifications", id, lykta_aspects[i].level, codes[levels[i]]);
  return id;
}

static void
assert_need (Office *office, gint64 asset, const char *inherited, const char *need)
{
  office_assert (office, "assets", asset, "inherited", inherited);
  office_assert (office, "assets", asset, "need", need);
}

/* One asset that another depends on: own class, the other's class, and what it comes to. */
static void
test_levels (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *own;
    const char *other;
    const char *inherited;
    const char *need;
  } cases[] = {
    { "K2 R2 T2", "K2 R3 T1", "R3", "K2 R3 T2" },
    { "K2 R2 T2", "K2 R2 T2", "", "K2 R2 T2" },
    { "K3 R3 T3", "K1 R1 T1", "", "K3 R3 T3" },
    { "", "K1 R0 T3", "K1 T3", "K1 T3" },
    { "K2 R2 T2", "", "", "K2 R2 T2" },
    { "K1 R1 T1", "K2 R1 T1 S2", "K2 S2", "K2 R1 T1 S2" },
    { "K1 R1 T1", "K1 R1 T1 S0", "", "K1 R1 T1" },
    { "K0 R0 T0", "K4 R0 T0", "K4", "K4 R0 T0" },
    { "", "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 below = add_asset (office, "Plattform", 0);
      gint64 above = add_asset (office, "System", below);
      int levels[LYKTA_N_ASPECTS];

      g_test_message ("%s under %s", cases[i].own, cases[i].other);
      if (*cases[i].own != '\0')
        classify (office, below, cases[i].own);
      if (*cases[i].other != '\0')
        classify (office, above, cases[i].other);
      assert_need (office, below, cases[i].inherited, cases[i].need);
      assert_need (office, above, "", cases[i].other);

      lykta_levels_parse (cases[i].inherited, levels);
      for (guint j = 0; j < LYKTA_N_ASPECTS; j++)
        office_assert (office, "assets", below, lykta_aspects[j].from, levels[j] > 0 ? office_id (above) : "");
      g_assert_cmpint (office_view_has (office, "assets", "inherits", below), ==,
                       *cases[i].own != '\0' && *cases[i].inherited != '\0');
    }
}

/* Over two steps, each aspect from where it arises; every change along the way is seen at the end. */
static void
test_chain (Office *office, gconstpointer data)
{
  gint64 server = add_asset (office, "Servrar", 0);
  gint64 database = add_asset (office, "Databasen", server);
  gint64 permits = add_asset (office, "Bygglovssystemet", database);
  gint64 archive = add_asset (office, "Ritningsarkivet", database);
  gint64 strict = classify (office, permits, "K1 R3 T2");
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Delete");

  classify (office, archive, "K2 R1 T1");
  classify (office, database, "K1 R1 T1");
  assert_need (office, database, "K2 R3 T2", "K2 R3 T2");
  assert_need (office, server, "K2 R3 T2", "K2 R3 T2");
  office_assert (office, "assets", server, "from_k", office_id (archive));
  office_assert (office, "assets", server, "from_r", office_id (permits));
  office_assert (office, "assets", server, "from_t", office_id (permits));

  /* Its own class where the chain starts */
  office_set (office, "classifications", strict, "level_r", "moderate");
  assert_need (office, server, "K2 R1 T2", "K2 R1 T2");
  office_set (office, "classifications", strict, "level_r", "severe");
  assert_need (office, server, "K2 R3 T2", "K2 R3 T2");

  /* What is retired needs nothing. */
  office_set (office, "assets", permits, "lifecycle", "retired");
  assert_need (office, server, "K2 R1 T1", "K2 R1 T1");
  office_set (office, "assets", permits, "lifecycle", "in_use");
  assert_need (office, server, "K2 R3 T2", "K2 R3 T2");

  /* The chain is cut in the middle and joined again. */
  office_set (office, "assets", database, "depends_on", NULL);
  assert_need (office, server, "", "");
  office_assert (office, "assets", server, "from_k", "");
  office_set (office, "assets", database, "depends_on", office_id (server));
  assert_need (office, server, "K2 R3 T2", "K2 R3 T2");

  lykta_edit_delete (edit, office_reg (office, "classifications"), strict);
  lykta_edit_delete (edit, office_reg (office, "assets"), permits);
  lykta_store_apply (office->store, edit, &error);
  g_assert_no_error (error);
  assert_need (office, server, "K2 R1 T1", "K2 R1 T1");
  lykta_store_undo (office->store, &error);
  g_assert_no_error (error);
  assert_need (office, server, "K2 R3 T2", "K2 R3 T2");
}

/* Longer than rules that only lead from register to register */
static void
test_long_chain (Office *office, gconstpointer data)
{
  gint64 ids[N_CHAIN];

  for (guint i = 0; i < N_CHAIN; i++)
    ids[i] = add_asset (office, "Led", i > 0 ? ids[i - 1] : 0);
  classify (office, ids[N_CHAIN - 1], "K3 R2 T1");
  assert_need (office, ids[0], "K3 R2 T1", "K3 R2 T1");
  office_assert (office, "assets", ids[0], "from_k", office_id (ids[N_CHAIN - 1]));
}

/* Two ways to the same asset, and a circle that is refused without leaving a trace */
static void
test_two_ways (Office *office, gconstpointer data)
{
  gint64 base = add_asset (office, "Grund", 0);
  gint64 left = add_asset (office, "Vänster", base);
  gint64 right = add_asset (office, "Höger", base);
  gint64 top = add_asset (office, "Topp", left);
  g_autofree char *both = g_strdup_printf ("%s %s", office_id (left), office_id (right));

  classify (office, right, "K1 R1 T3");
  classify (office, top, "K2 R1 T1");
  office_set (office, "assets", top, "depends_on", both);
  assert_need (office, base, "K2 R1 T3", "K2 R1 T3");
  assert_need (office, right, "K2", "K2 R1 T3");
  assert_need (office, left, "K2 R1 T1", "K2 R1 T1");
  office_assert (office, "assets", base, "from_t", office_id (right));

  office_refuse_set (office, "assets", base, "depends_on", office_id (top));
  assert_need (office, top, "", "K2 R1 T1");
}

static void
add_tests (void)
{
  office_add_test ("/need/levels", test_levels);
  office_add_test ("/need/chain", test_chain);
  office_add_test ("/need/long-chain", test_long_chain);
  office_add_test ("/need/two-ways", test_two_ways);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
