/* lykta-rules-classification.c: the rules of classifications
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-deadline.h"
#include "lykta-levels.h"
#include "lykta-rules.h"

#define DEFAULT_RECLASSIFY_MONTHS 24

/* The aspects that every tool asks for; traceability (S) is optional (handbook C.1). */
#define N_ASKED 3

/* The number of each level that is set; a level is kept by name, its number stands in the pick list. */
static void
read_levels (LyktaStore *store, LyktaRecord *classification, int levels[LYKTA_N_ASPECTS])
{
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    {
      g_autoptr (LyktaRecord) level = lykta_rules_find_pick (store, classification, lykta_aspects[i].level);

      levels[i] = level != NULL ? (int) lykta_record_get_real (level, "value") : LYKTA_LEVEL_NONE;
    }
}

/* What is wrong with the assessment, the gravest first. Harm that is claimed is motivated; that there is none needs no reason. */
static const char *
find_remark (LyktaRecord *classification, const int levels[LYKTA_N_ASPECTS])
{
  gboolean missing = FALSE;
  gboolean unmotivated = FALSE;

  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    {
      if (levels[i] >= LYKTA_LEVEL_SECURITY)
        return "security";
      missing |= levels[i] == LYKTA_LEVEL_NONE && i < N_ASKED;
      unmotivated |= levels[i] > 0 && lykta_record_is_empty (classification, lykta_aspects[i].why);
    }
  return missing ? "levels" : unmotivated ? "reasons" : "complete";
}

/* The neighbours among the asset's approved classifications: what it replaces, and what replaces it. A draft replaces the last. */
static void
derive_sequence (LyktaStore *store, LyktaRecord *classification)
{
  g_autoptr (GPtrArray) all =
      lykta_rules_find (store, "classifications", "asset", lykta_record_get_integer (classification, "asset"));
  gboolean approved = !lykta_record_is_empty (classification, "approved_on");
  LyktaRecord *before = NULL;
  LyktaRecord *after = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      LyktaRecord *other = g_ptr_array_index (all, i);

      if (lykta_record_get_id (other) == lykta_record_get_id (classification) || lykta_record_is_empty (other, "approved_on"))
        continue;
      if (approved && lykta_classification_is_later (other, classification))
        {
          if (after == NULL || lykta_classification_is_later (after, other))
            after = other;
        }
      else if (before == NULL || lykta_classification_is_later (other, before))
        before = other;
    }

  lykta_record_set_derived_text (classification, "state", !approved ? "draft" : after != NULL ? "superseded" : "approved");
  lykta_rules_set_positive (classification, "predecessor", before != NULL ? lykta_record_get_id (before) : 0);
  lykta_rules_set_positive (classification, "replaced_by", after != NULL ? lykta_record_get_id (after) : 0);
}

static char *
get_reclassify_by (LyktaStore *store, LyktaRecord *classification)
{
  g_autoptr (LyktaRecord) office = NULL;
  guint months;

  if (!lykta_record_is_empty (classification, "reclassify_date"))
    return g_strdup (lykta_record_get_text (classification, "reclassify_date"));
  if (lykta_record_is_empty (classification, "approved_on"))
    return NULL;

  months = (guint) lykta_record_get_integer (classification, "reclassify_months");
  if (months == 0)
    {
      office = lykta_store_get_office (store);
      if (office != NULL)
        months = (guint) lykta_record_get_integer (office, "reclassify_months");
    }
  return lykta_deadline_add (lykta_record_get_text (classification, "approved_on"),
                             months > 0 ? months : DEFAULT_RECLASSIFY_MONTHS, LYKTA_DEADLINE_MONTHS);
}

/**
 * lykta_classification_is_later:
 *
 * Returns: whether @a counts before @b as the one that applies, both being approved: the one approved last does
 */
gboolean
lykta_classification_is_later (LyktaRecord *a, LyktaRecord *b)
{
  int order = g_strcmp0 (lykta_record_get_text (a, "approved_on"), lykta_record_get_text (b, "approved_on"));

  if (order == 0)
    order = g_strcmp0 (lykta_record_get_text (a, "performed"), lykta_record_get_text (b, "performed"));
  return order > 0 || (order == 0 && lykta_record_get_id (a) > lykta_record_get_id (b));
}

gboolean
lykta_classifications_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  return !lykta_rules_has_changed (before, after, "template") || lykta_rules_refuse_circle (store, after, "template", error);
}

void
lykta_classifications_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) actions = lykta_rules_find (store, "actions", "classification", lykta_record_get_id (record));
  g_autoptr (LyktaRecord) tool = lykta_rules_find_pick (store, record, "tool");
  g_autofree char *asset = lykta_rules_format (store, record, "asset");
  g_autofree char *classes = NULL;
  g_autofree char *reclassify_by = get_reclassify_by (store, record);
  const char *day = lykta_record_get_text (record, "performed");
  g_autofree char *title = NULL;
  int levels[LYKTA_N_ASPECTS];
  guint total = 0;
  guint done = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      LyktaRecord *action = g_ptr_array_index (actions, i);

      total += g_strcmp0 (lykta_record_get_text (action, "state"), "dropped") != 0;
      done += g_strcmp0 (lykta_record_get_text (action, "state"), "done") == 0;
    }

  if (day == NULL)
    day = lykta_record_get_text (record, "approved_on");
  title = day != NULL ? g_strdup_printf ("%s, %s", asset, day) : g_strdup (asset);
  read_levels (store, record, levels);
  classes = lykta_levels_format (levels);
  derive_sequence (store, record);
  lykta_record_set_derived_text (record, "title", title);
  lykta_record_set_derived_text (record, "remark", find_remark (record, levels));
  lykta_record_set_derived_text (record, "classes", classes);
  lykta_record_set_derived_text (record, "reclassify_by", reclassify_by);
  lykta_record_set_derived_text (record, "tool_until", tool != NULL ? lykta_record_get_text (tool, "valid_to") : NULL);
  lykta_record_set_derived_integer (record, "actions_total", total);
  lykta_record_set_derived_integer (record, "actions_done", done);
}
