/* lykta-rules-governance.c: the rules of risks, recommendations, documents, activities and the office
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-deadline.h"
#include "lykta-rules.h"

#define NO_DEFICIENCY 1 /* the value of the grade that says so */

/* Each kind of risk has its own scale; an entry of another kind's scale says something else (handbook F.4). */
static gboolean
refuse_other_scale (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (after);

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      g_autoptr (LyktaRecord) entry = NULL;
      const char *only_for;

      if (field->picks_by == NULL || lykta_record_is_empty (after, field->id)
          || !(lykta_rules_has_changed (before, after, field->id) || lykta_rules_has_changed (before, after, field->picks_by)))
        continue;
      entry = lykta_rules_find_pick (store, after, field->id);
      only_for = entry != NULL ? lykta_record_get_text (entry, "only_for") : NULL;
      if (only_for == NULL || g_strcmp0 (only_for, lykta_record_get_text (after, field->picks_by)) == 0)
        continue;
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("“%s” belongs to the scale of another kind of risk. Choose one of this kind’s own."),
                   lykta_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}

gboolean
lykta_risks_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (after);

  if (!refuse_other_scale (store, before, after, error))
    return FALSE;
  if (lykta_record_is_empty (after, "moved") || !lykta_record_is_empty (after, "moved_why"))
    return TRUE;

  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
               /* Translators: the names of two fields. */
               _ ("The risk value alone decides nothing: say under “%s” why the risk is moved to the internal control plan or "
                  "not, and then answer “%s”."),
               lykta_field_get_label (lykta_register_find_field (reg, "moved_why")),
               lykta_field_get_label (lykta_register_find_field (reg, "moved")));
  return FALSE;
}

void
lykta_risks_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaRecord) probability = lykta_rules_find_pick (store, record, "probability");
  g_autoptr (LyktaRecord) consequence = lykta_rules_find_pick (store, record, "consequence");

  if (probability != NULL && consequence != NULL)
    lykta_record_set_derived_integer (record, "value",
                                      (gint64) (lykta_record_get_real (probability, "value")
                                                * lykta_record_get_real (consequence, "value")));
  else if (!lykta_record_is_empty (record, "stated_value"))
    lykta_record_set_derived_integer (record, "value", lykta_record_get_integer (record, "stated_value"));
  else
    lykta_rules_set_empty (record, "value");
}

/* An area of a report may be graded as in order: nothing of it remains to be done. */
static gboolean
is_without_deficiency (LyktaStore *store, LyktaRecord *finding)
{
  g_autoptr (LyktaRecord) grade = lykta_rules_find_pick (store, finding, "grade");

  return grade != NULL && lykta_record_get_real (grade, "value") == NO_DEFICIENCY;
}

void
lykta_findings_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) judgements = lykta_rules_find (store, "judgements", "finding", lykta_record_get_id (record));
  LyktaRecord *latest = NULL;

  for (guint i = 0; i < judgements->len; i++)
    {
      LyktaRecord *judgement = g_ptr_array_index (judgements, i);

      if (latest == NULL || lykta_record_get_integer (judgement, "year") > lykta_record_get_integer (latest, "year"))
        latest = judgement;
    }

  lykta_record_set_derived_text (record, "judged", latest != NULL ? lykta_record_get_text (latest, "judged") : NULL);
  lykta_rules_set_positive (record, "judged_year", latest != NULL ? lykta_record_get_integer (latest, "year") : 0);
  lykta_rules_set_yes_no (record, "open",
                          latest == NULL ? !is_without_deficiency (store, record)
                                         : g_strcmp0 (lykta_record_get_text (latest, "judged"), "done") != 0);
}

void
lykta_judgements_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *finding = lykta_rules_format (store, record, "finding");
  g_autofree char *title = g_strdup_printf ("%s, %" G_GINT64_FORMAT, finding, lykta_record_get_integer (record, "year"));

  lykta_record_set_derived_text (record, "title", title);
}

/**
 * lykta_requirements_validate:
 *
 * What is left out of a statement of applicability is left out for a reason (ISO/IEC 27001 clause 6.1.3 d).
 */
gboolean
lykta_requirements_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (g_strcmp0 (lykta_record_get_text (after, "state"), "not_applicable") != 0
      || !lykta_record_is_empty (after, "not_applicable_why"))
    return TRUE;

  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
               /* Translators: the name of a field. */
               _ ("A requirement that is not applicable must say why (ISO/IEC 27001 clause 6.1.3). Fill in “%s” first."),
               lykta_field_get_label (lykta_register_find_field (lykta_record_get_register (after), "not_applicable_why")));
  return FALSE;
}

gboolean
lykta_documents_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  return !lykta_rules_has_changed (before, after, "parent") || lykta_rules_refuse_circle (store, after, "parent", error);
}

/* When a document was last changed: revised, adopted, or dated by whoever issued it. */
static const char *
get_changed_on (LyktaRecord *document)
{
  static const char *const fields[] = { "revised_on", "adopted_on", "dated" };
  const char *latest = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (lykta_record_get_text (document, fields[i]), latest) > 0)
      latest = lykta_record_get_text (document, fields[i]);
  return latest;
}

/* A document follows the one above it: when that changed after this one was changed or compared with it, it is to be revised (A13). */
static void
derive_from_parent (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaRecord) parent = lykta_rules_get_referred (store, record, "parent");
  const char *changed = parent != NULL ? get_changed_on (parent) : NULL;
  const char *own = get_changed_on (record);
  gboolean behind = changed != NULL && own != NULL && strcmp (changed, own) > 0
                    && g_strcmp0 (changed, lykta_record_get_text (record, "compared_on")) > 0;

  lykta_record_set_derived_text (record, "parent_changed_on", behind ? changed : NULL);
}

/* A document is known as it is when it was made known after the last revision; before the adoption is soon enough (A85). */
static gboolean
is_known (LyktaRecord *record)
{
  const char *known = lykta_record_get_text (record, "known_on");

  return known != NULL
         && strcmp (known, lykta_record_is_empty (record, "revised_on") ? known : lykta_record_get_text (record, "revised_on"))
                >= 0;
}

void
lykta_documents_derive (LyktaStore *store, LyktaRecord *record)
{
  const char *from = lykta_record_get_text (record, "revised_on");
  gint64 months = lykta_record_get_integer (record, "interval");
  g_autofree char *next = NULL;

  if (from == NULL)
    from = lykta_record_get_text (record, "adopted_on");
  if (months > 0)
    next = lykta_deadline_add (from, (guint) months, LYKTA_DEADLINE_MONTHS);
  lykta_record_set_derived_text (record, "next_revision", next);
  derive_from_parent (store, record);
  lykta_rules_set_yes_no (record, "known", is_known (record));
}

/**
 * lykta_continuity_derive:
 *
 * A plan was tried when somebody says so or an exercise of it is done, and is to be tried again on the day it says or after the office's
 * interval (A74, A77).
 */
void
lykta_continuity_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) exercises = lykta_rules_find (store, "exercises", "plans", lykta_record_get_id (record));
  const char *tried = lykta_record_get_text (record, "exercised_on");
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  gint64 months = office != NULL ? lykta_record_get_integer (office, "exercise_months") : 0;
  const char *said = lykta_record_get_text (record, "exercise_by");
  g_autofree char *by = NULL;

  for (guint i = 0; i < exercises->len; i++)
    {
      LyktaRecord *exercise = g_ptr_array_index (exercises, i);

      if (g_strcmp0 (lykta_record_get_text (exercise, "state"), "done") == 0
          && g_strcmp0 (lykta_record_get_text (exercise, "date"), tried) > 0)
        tried = lykta_record_get_text (exercise, "date");
    }
  /* A day that has been kept says nothing about the next time. */
  if (said != NULL && g_strcmp0 (said, tried) > 0)
    by = g_strdup (said);
  else if (tried != NULL && months > 0)
    by = lykta_deadline_add (tried, (guint) months, LYKTA_DEADLINE_MONTHS);
  lykta_record_set_derived_text (record, "tried_on", tried);
  lykta_record_set_derived_text (record, "try_by", by);
}

gboolean
lykta_activities_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  gint64 from = lykta_record_get_integer (after, "year_from");

  if (!lykta_record_is_empty (after, "year_to") && lykta_record_get_integer (after, "year_to") < from)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("The last year comes before the first. Correct one of the two years."));
      return FALSE;
    }
  if (lykta_rules_has_changed (before, after, "only_after") && !lykta_rules_refuse_circle (store, after, "only_after", error))
    return FALSE;
  return !lykta_rules_has_changed (before, after, "carried_from")
         || lykta_rules_refuse_circle (store, after, "carried_from", error);
}

void
lykta_activities_derive (LyktaStore *store, LyktaRecord *record)
{
  gint64 from = lykta_record_get_integer (record, "year_from");
  gint64 to = lykta_record_is_empty (record, "year_to") ? from : lykta_record_get_integer (record, "year_to");
  g_autofree char *period = NULL;

  if (to > from)
    period = g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, from, to);
  else
    period = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  lykta_record_set_derived_text (record, "period", period);
  lykta_record_set_derived_integer (record, "year_last", to);
}

void
lykta_occurrences_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *activity = lykta_rules_format (store, record, "activity");
  const char *period = lykta_record_get_text (record, "period");
  g_autofree char *title = period != NULL ? g_strdup_printf ("%s, %s", activity, period) : g_strdup (activity);

  lykta_record_set_derived_text (record, "title", title);
}

gboolean
lykta_office_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_record_get_register (after));

  if (before != NULL || lykta_store_count (store, query) <= 1)
    return TRUE;

  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                       _ ("A register file is of one office, which is already there. Change that one, or start a new register."));
  return FALSE;
}

gboolean
lykta_picks_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const char *code = lykta_record_get_text (after, "code");

  /* Several codes are kept as one text, separated by spaces. */
  if (code == NULL || strpbrk (code, " \t\n") == NULL)
    return TRUE;

  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("The code “%s” has a space in it. Write it as one word."), code);
  return FALSE;
}
