/* lykta-rules-information.c: the rules of assets, actions and transfers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-coverage.h"
#include "lykta-levels.h"
#include "lykta-need.h"
#include "lykta-rules.h"

/* What an action may come from, by its field; the id of the choice is that of the field. */
static const char *const action_sources[] = {
  "classification", "incident", "risk", "finding", "dpia", "request", "exercise", "meeting", "review",
};

static gboolean
is_choice (LyktaRecord *record, const char *field, const char *id)
{
  return g_strcmp0 (lykta_record_get_text (record, field), id) == 0;
}

static void
copy_classification (LyktaRecord *asset, LyktaRecord *current)
{
  static const char *const texts[] = { "classes", "reclassify_by", "tool_until" };

  lykta_rules_set_positive (asset, "classification", current != NULL ? lykta_record_get_id (current) : 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    lykta_record_set_derived_text (asset, texts[i], current != NULL ? lykta_record_get_text (current, texts[i]) : NULL);
  for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
    lykta_record_set_derived_text (asset, lykta_aspects[i].level,
                                   current != NULL ? lykta_record_get_text (current, lykta_aspects[i].level) : NULL);
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
  gboolean is_new = lykta_record_is_empty (record, "classification_state");
  const char *state = "missing";

  /* A new asset has no classifications yet and nothing that needs it, which spares an import two questions a row; what is added in
   * the same edit has it derived again. */
  if (!is_new)
    all = lykta_rules_find (store, "classifications", "asset", lykta_record_get_id (record));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      LyktaRecord *classification = g_ptr_array_index (all, i);
      const char *approved_on = lykta_record_get_text (classification, "approved_on");

      if (approved_on == NULL)
        {
          has_draft = TRUE;
          continue;
        }
      if (first == NULL || g_strcmp0 (approved_on, first) < 0)
        first = approved_on;
      if (current == NULL || lykta_classification_is_later (classification, current))
        current = classification;
    }

  if (current != NULL)
    state = "approved";
  else if (has_draft)
    state = "draft";

  lykta_record_set_derived_text (record, "classification_state", state);
  lykta_record_set_derived_text (record, "first_approved", first);
  copy_classification (record, current);
  lykta_need_derive (store, record, is_new);
  lykta_coverage_derive_asset (store, record);
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
      if (approved_on != NULL && g_strcmp0 (approved_on, day) < 0)
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
