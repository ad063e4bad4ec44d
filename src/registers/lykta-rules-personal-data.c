/* lykta-rules-personal-data.c: the rules of suppliers, processings, agreements, assessments and requests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-checklist.h"
#include "lykta-coverage.h"
#include "lykta-deadline.h"
#include "lykta-deadline-rules.h"
#include "lykta-rules.h"

#define THIRD_COUNTRY 3 /* the value of a country that is neither in the EEA nor has adequate protection */

void
lykta_suppliers_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) agreements = lykta_rules_find (store, "agreements", "supplier", lykta_record_get_id (record));
  guint in_force = 0;

  for (guint i = 0; i < agreements->len; i++)
    in_force += g_strcmp0 (lykta_record_get_text (g_ptr_array_index (agreements, i), "state"), "in_force") == 0;

  lykta_record_set_derived_integer (record, "agreements", in_force);
  lykta_coverage_derive_supplier (store, record);
}

/* What the assessments of a processing come to, beside what was decided without one. */
static const char *
get_dpia_state (LyktaStore *store, LyktaRecord *processing)
{
  g_autoptr (GPtrArray) dpias = lykta_rules_find (store, "dpias", "processing", lykta_record_get_id (processing));
  const char *decided = lykta_record_get_text (processing, "dpia_need");
  gboolean needed = g_strcmp0 (decided, "needed") == 0;
  gboolean not_needed = g_strcmp0 (decided, "not_needed") == 0;
  gboolean criteria = FALSE;
  gboolean made = FALSE;

  for (guint i = 0; i < dpias->len; i++)
    {
      LyktaRecord *dpia = g_ptr_array_index (dpias, i);
      const char *state = lykta_record_get_text (dpia, "state");
      gboolean stated = !lykta_record_is_empty (dpia, "needed");
      gboolean yes = lykta_record_get_integer (dpia, "needed") != 0;

      if (g_strcmp0 (state, "superseded") == 0)
        continue;
      criteria |= lykta_record_get_integer (dpia, "criteria_met") >= LYKTA_DPIA_CRITERIA;
      needed |= stated && yes;
      not_needed |= stated && !yes;
      made |= stated && yes && g_strcmp0 (state, "approved") == 0;
    }

  if (made)
    return "made";
  if (needed)
    return "lacking";
  if (not_needed)
    return criteria ? "contradicted" : "not_needed";
  return criteria ? "lacking" : "not_assessed";
}

/* A66: sensitivity (special categories 3, privacy-sensitive 2, other 1) times the class of volume (at least 1) */
static guint
get_priority (LyktaStore *store, LyktaRecord *processing)
{
  g_autoptr (LyktaRecord) volume = lykta_rules_find_pick (store, processing, "volume");
  guint size = volume != NULL ? (guint) lykta_record_get_real (volume, "value") : 1;

  if (lykta_record_get_integer (processing, "special") != 0)
    return 3 * size;
  return (lykta_record_get_integer (processing, "privacy_sensitive") != 0 ? 2 : 1) * size;
}

void
lykta_processings_derive (LyktaStore *store, LyktaRecord *record)
{
  const LyktaChecklist *article_30 = lykta_checklist_find (lykta_record_get_register (record));
  g_autofree char *warnings = NULL;

  lykta_record_set_derived_integer (record, "completeness", lykta_checklist_get_share (article_30, store, record));
  lykta_record_set_derived_integer (record, "priority", get_priority (store, record));
  lykta_record_set_derived_text (record, "dpia_state", get_dpia_state (store, record));
  lykta_coverage_derive_processing (store, record);
  warnings = lykta_warnings_find (lykta_warnings_processings, store, record);
  lykta_record_set_derived_text (record, "warnings", warnings);
}

void
lykta_agreements_derive (LyktaStore *store, LyktaRecord *record)
{
  gboolean both = lykta_record_get_integer (record, "annex_instruction") != 0
                  && lykta_record_get_integer (record, "annex_subprocessors") != 0;

  lykta_rules_set_yes_no (record, "missing_annex", !both);
  lykta_record_set_derived_integer (record, "completeness",
                                    lykta_checklist_get_share (lykta_checklist_find (lykta_record_get_register (record)), store,
                                                               record));
}

/* "Until 31 Dec 2027 · followed up 2026-03-02": what one asks of an agreement before opening it */
char *
lykta_agreements_summary (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *ends_on = lykta_rules_format (store, record, "ends_on");
  g_autofree char *followed_up = lykta_rules_format (store, record, "followed_up_on");
  /* Translators: the last day of an agreement. */
  g_autofree char *until = *ends_on != '\0' ? g_strdup_printf (_ ("Until %s"), ends_on) : g_strdup (_ ("Until further notice"));
  g_autofree char *follow_up = NULL;

  /* Translators: when an agreement was last followed up; stands after "Until 31 Dec 2027 · ". */
  follow_up = *followed_up != '\0' ? g_strdup_printf (_ ("followed up %s"), followed_up) : g_strdup (_ ("never followed up"));
  return g_strjoin (" · ", until, follow_up, NULL);
}

void
lykta_subprocessors_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaRecord) country = lykta_rules_find_pick (store, record, "country");
  gboolean third = country != NULL && (int) lykta_record_get_real (country, "value") == THIRD_COUNTRY;

  lykta_rules_set_yes_no (record, "third_country", third);
  lykta_rules_set_yes_no (record, "no_basis", third && lykta_record_is_empty (record, "transfer_basis"));
}

void
lykta_dpias_derive (LyktaStore *store, LyktaRecord *record)
{
  const char *criteria = lykta_record_get_text (record, "criteria");
  g_auto (GStrv) codes = g_strsplit (criteria != NULL ? criteria : "", " ", -1);

  lykta_record_set_derived_integer (record, "criteria_met", criteria != NULL ? g_strv_length (codes) : 0);
}

/* The plain last day on which a request may be answered. */
static char *
get_request_due (LyktaStore *store, LyktaRecord *request)
{
  gboolean extended = lykta_record_get_integer (request, "extended") != 0;
  const char *from = lykta_record_get_text (request, "counted_from");

  if (extended && !lykta_record_is_empty (request, "extended_until"))
    return g_strdup (lykta_record_get_text (request, "extended_until"));
  if (from == NULL)
    from = lykta_record_get_text (request, "received");
  return lykta_deadline_rules_get_day (store, extended ? "gdpr-access-request-extended" : "gdpr-access-request", from);
}

void
lykta_requests_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *due = get_request_due (store, record);
  g_autofree char *moved = lykta_deadline_move (due);
  const char *answered_on = lykta_record_get_text (record, "answered_on");
  gboolean withdrawn = g_strcmp0 (lykta_record_get_text (record, "state"), "withdrawn") == 0;

  lykta_record_set_derived_text (record, "due", due);
  lykta_record_set_derived_text (record, "due_moved", moved);

  if (answered_on != NULL && !withdrawn)
    {
      lykta_record_set_derived_integer (record, "days_used",
                                        lykta_deadline_count_days (lykta_record_get_text (record, "received"), answered_on));
      lykta_rules_set_yes_no (record, "in_time", moved == NULL || strcmp (answered_on, moved) <= 0);
      lykta_record_set_derived_text (record, "settled_on", answered_on);
    }
  else
    {
      /* Not answered: late from the day after it was due */
      g_autofree char *late_on = withdrawn ? NULL : lykta_deadline_add (moved, 1, LYKTA_DEADLINE_DAYS);

      lykta_rules_set_empty (record, "days_used");
      lykta_rules_set_empty (record, "in_time");
      lykta_record_set_derived_text (record, "settled_on", late_on);
    }
}

void
lykta_request_items_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *processing = lykta_rules_format (store, record, "processing");
  g_autofree char *asset = lykta_rules_format (store, record, "asset");
  g_autofree char *title = NULL;

  if (*processing != '\0' && *asset != '\0')
    title = g_strdup_printf ("%s, %s", processing, asset);
  else
    title = g_strconcat (processing, asset, NULL);
  lykta_record_set_derived_text (record, "title", title);
}
