/* lykta-need.c: how well an asset must be protected, for its own sake and for that of what depends on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-need.h"

#include "lykta-levels.h"
#include "lykta-rules.h"

/* The most that is asked for in one aspect, and by which asset that depends on this one. */
typedef struct
{
  int level;
  gint64 dependent;
} Demand;

/* Of equal demands the oldest asset's counts, so that the origin does not depend on the order of edits. */
static void
add_demand (Demand *demand, int level, gint64 dependent)
{
  if (level > demand->level || (level == demand->level && level != LYKTA_LEVEL_NONE && dependent < demand->dependent))
    *demand = (Demand) { level, dependent };
}

/* What the assets that depend on it need. Thousands may depend on one platform; they need few different things. */
static void
collect_demands (LyktaStore *store, LyktaRecord *asset, Demand demands[LYKTA_N_ASPECTS])
{
  const LyktaRegister *reg = lykta_record_get_register (asset);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (asset));
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  lykta_query_add_condition (query, "depends_on", LYKTA_CONTAINS, id);
  /* What is no longer used needs nothing. */
  lykta_query_add_condition (query, "lifecycle", LYKTA_IS_NOT, "retired");
  groups = lykta_store_group (store, query, lykta_register_find_field (reg, "need"), &error);
  if (groups == NULL)
    {
      g_warning ("assets.need: %s", error->message);
      return;
    }

  for (guint i = 0; i < groups->len; i++)
    {
      const LyktaGroup *group = &g_array_index (groups, LyktaGroup, i);
      int levels[LYKTA_N_ASPECTS];

      lykta_levels_parse (group->text, levels);
      for (guint j = 0; j < LYKTA_N_ASPECTS; j++)
        add_demand (&demands[j], levels[j], group->first);
    }
}

/* Whose need it is in the end: the dependent's own, or that of what it inherits from in turn. */
static gint64
find_origin (LyktaStore *store, const LyktaRegister *reg, const Demand *demand, const LyktaAspect *aspect)
{
  g_autoptr (LyktaRecord) dependent = lykta_store_get_record (store, reg, demand->dependent);

  if (dependent == NULL || lykta_record_is_empty (dependent, aspect->from))
    return demand->dependent;
  return lykta_record_get_integer (dependent, aspect->from);
}

/**
 * lykta_need_derive:
 * @is_new: whether nothing can depend on it yet
 *
 * An asset must be protected as well as what depends on it (the highest level of each aspect, handbook C.2): a level of zero asks for
 * nothing, and what the asset has of its own is not inherited.
 */
void
lykta_need_derive (LyktaStore *store, LyktaRecord *asset, gboolean is_new)
{
  Demand demands[LYKTA_N_ASPECTS];
  int own[LYKTA_N_ASPECTS];
  int inherited[LYKTA_N_ASPECTS];
  g_autofree char *inherits = NULL;
  g_autofree char *need = NULL;

  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    demands[i] = (Demand) { LYKTA_LEVEL_NONE, 0 };
  lykta_levels_parse (lykta_record_get_text (asset, "classes"), own);
  if (!is_new)
    collect_demands (store, asset, demands);

  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    {
      gboolean higher = demands[i].level > MAX (own[i], 0);
      const LyktaAspect *aspect = &lykta_aspects[i];

      inherited[i] = higher ? demands[i].level : LYKTA_LEVEL_NONE;
      lykta_rules_set_positive (asset, aspect->from,
                                higher ? find_origin (store, lykta_record_get_register (asset), &demands[i], aspect) : 0);
      own[i] = MAX (own[i], inherited[i]);
    }
  inherits = lykta_levels_format (inherited);
  need = lykta_levels_format (own);
  lykta_record_set_derived_text (asset, "inherited", inherits);
  lykta_record_set_derived_text (asset, "need", need);
}
