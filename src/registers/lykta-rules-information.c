/* lykta-rules-information.c: the rules of assets, classifications, actions and transfers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-coverage.h"
#include "lykta-deadline.h"
#include "lykta-rules.h"

#define DEFAULT_RECLASSIFY_MONTHS 24

/* The aspects of a classification with the letters that are shown: K2 R2 T1 */
static const struct
{
  const char *field;
  const char *letter;
} aspects[] = {
  { "level_k", "K" },
  { "level_r", "R" },
  { "level_t", "T" },
  { "level_s", "S" },
};

/* What an action may come from, by its field; the id of the choice is that of the field. */
static const char *const action_sources[] = {
  "classification", "incident", "risk", "finding", "dpia", "request", "exercise", "meeting", "review",
};

static gboolean
is_choice (LyktaRecord *record, const char *field, const char *id)
{
  return g_strcmp0 (lykta_record_get_text (record, field), id) == 0;
}

/* Whether @a counts before @b as the classification that applies: the one approved last. */
static gboolean
is_later (LyktaRecord *a, LyktaRecord *b)
{
  int order = g_strcmp0 (lykta_record_get_text (a, "approved_on"), lykta_record_get_text (b, "approved_on"));

  if (order == 0)
    order = g_strcmp0 (lykta_record_get_text (a, "performed"), lykta_record_get_text (b, "performed"));
  return order > 0 || (order == 0 && lykta_record_get_id (a) > lykta_record_get_id (b));
}

/* Whether the tool that a classification was made in has been replaced by a newer version. */
static gboolean
is_old_tool (LyktaStore *store, LyktaRecord *classification)
{
  g_autoptr (LyktaRecord) tool = lykta_rules_find_pick (store, classification, "tool");
  g_autofree char *today = lykta_today ();

  return tool != NULL && !lykta_record_is_empty (tool, "valid_to")
         && g_strcmp0 (lykta_record_get_text (tool, "valid_to"), today) < 0;
}

static void
copy_classification (LyktaRecord *asset, LyktaRecord *current)
{
  lykta_rules_set_positive (asset, "classification", current != NULL ? lykta_record_get_id (current) : 0);
  lykta_record_set_derived_text (asset, "classes", current != NULL ? lykta_record_get_text (current, "classes") : NULL);
  lykta_record_set_derived_text (asset, "reclassify_by",
                                 current != NULL ? lykta_record_get_text (current, "reclassify_by") : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    lykta_record_set_derived_text (asset, aspects[i].field,
                                   current != NULL ? lykta_record_get_text (current, aspects[i].field) : NULL);
}

gboolean
lykta_assets_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  return !lykta_rules_has_changed (before, after, "depends_on") || lykta_rules_refuse_circle (store, after, "depends_on", error);
}

void
lykta_assets_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) all = NULL;
  LyktaRecord *current = NULL;
  const char *first = NULL;
  gboolean has_draft = FALSE;
  const char *state = "missing";

  /* A new asset has no classifications yet, which spares an import one question a row; one that is added in the same edit
   * has it derived again. */
  if (!lykta_record_is_empty (record, "classification_state"))
    all = lykta_rules_find (store, "classifications", "asset", lykta_record_get_id (record));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      LyktaRecord *classification = g_ptr_array_index (all, i);
      const char *approved_on = lykta_record_get_text (classification, "approved_on");

      if (is_choice (classification, "state", "draft"))
        {
          has_draft = TRUE;
          continue;
        }
      if (approved_on != NULL && (first == NULL || g_strcmp0 (approved_on, first) < 0))
        first = approved_on;
      if (is_choice (classification, "state", "approved") && (current == NULL || is_later (classification, current)))
        current = classification;
    }

  if (current != NULL)
    state = is_old_tool (store, current) ? "old_tool" : "approved";
  else if (has_draft)
    state = "draft";

  lykta_record_set_derived_text (record, "classification_state", state);
  lykta_record_set_derived_text (record, "first_approved", first);
  copy_classification (record, current);
  lykta_coverage_derive_asset (store, record);
}

/* "K2 R2 T1": the number of each level that is set; a level is kept by name, its number stands in the pick list. */
static char *
format_classes (LyktaStore *store, LyktaRecord *classification)
{
  g_autoptr (GString) classes = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      g_autoptr (LyktaRecord) level = lykta_rules_find_pick (store, classification, aspects[i].field);

      if (level != NULL)
        g_string_append_printf (classes, "%s%s%d", classes->len > 0 ? " " : "", aspects[i].letter,
                                (int) lykta_record_get_real (level, "value"));
    }
  return g_strdup (classes->str);
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

void
lykta_classifications_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) actions = lykta_rules_find (store, "actions", "classification", lykta_record_get_id (record));
  g_autofree char *asset = lykta_rules_format (store, record, "asset");
  g_autofree char *classes = format_classes (store, record);
  g_autofree char *reclassify_by = get_reclassify_by (store, record);
  const char *day = lykta_record_get_text (record, "performed");
  g_autofree char *title = NULL;
  guint total = 0;
  guint done = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      LyktaRecord *action = g_ptr_array_index (actions, i);

      total += !is_choice (action, "state", "dropped");
      done += is_choice (action, "state", "done");
    }

  if (day == NULL)
    day = lykta_record_get_text (record, "approved_on");
  title = day != NULL ? g_strdup_printf ("%s, %s", asset, day) : g_strdup (asset);
  lykta_record_set_derived_text (record, "title", title);
  lykta_record_set_derived_text (record, "classes", classes);
  lykta_record_set_derived_text (record, "reclassify_by", reclassify_by);
  lykta_record_set_derived_integer (record, "actions_total", total);
  lykta_record_set_derived_integer (record, "actions_done", done);
}

void
lykta_actions_derive (LyktaStore *store, LyktaRecord *record)
{
  const char *source = "other";

  for (guint i = 0; i < G_N_ELEMENTS (action_sources); i++)
    if (!lykta_record_is_empty (record, action_sources[i]))
      {
        source = action_sources[i];
        break;
      }
  lykta_record_set_derived_text (record, "source", source);
}

/* Whether no classification of the asset was approved before the day of the transfer; without a day, before today. */
static gboolean
is_blocked (LyktaStore *store, LyktaRecord *transfer)
{
  g_autoptr (GPtrArray) all = lykta_rules_find (store, "classifications", "asset", lykta_record_get_integer (transfer, "asset"));
  g_autofree char *today = lykta_today ();
  const char *day = lykta_record_get_text (transfer, "transfer_date");

  if (day == NULL)
    day = today;
  for (guint i = 0; i < all->len; i++)
    {
      LyktaRecord *classification = g_ptr_array_index (all, i);
      const char *approved_on = lykta_record_get_text (classification, "approved_on");

      /* One that has been superseded since was in force then. */
      if (!is_choice (classification, "state", "draft") && approved_on != NULL && g_strcmp0 (approved_on, day) < 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
lykta_transfers_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  g_autofree char *asset = NULL;

  if (!is_choice (after, "state", "approved") && !is_choice (after, "state", "done"))
    return TRUE;
  if (!lykta_rules_has_changed (before, after, "state") && !lykta_rules_has_changed (before, after, "asset")
      && !lykta_rules_has_changed (before, after, "transfer_date"))
    return TRUE;
  if (!is_blocked (store, after))
    return TRUE;

  asset = lykta_rules_format (store, after, "asset");
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
               _ ("The transfer of “%s” can be approved only after the asset has been classified: no classification of it was "
                  "approved before the transfer date. Approve one first, or choose a later date."),
               asset);
  return FALSE;
}

void
lykta_transfers_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *asset = lykta_rules_format (store, record, "asset");
  g_autofree char *to = lykta_rules_format (store, record, "to_contract");
  g_autofree char *title = *to != '\0' ? g_strdup_printf ("%s → %s", asset, to) : g_strdup (asset);

  lykta_record_set_derived_text (record, "title", title);
  lykta_rules_set_yes_no (record, "blocked", is_blocked (store, record));
}
