/* lykta-rules-people.c: the rules of units, roles, courses and their results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-deadline.h"
#include "lykta-rules.h"

gboolean
lykta_units_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  return !lykta_rules_has_changed (before, after, "parent") || lykta_rules_refuse_circle (store, after, "parent", error);
}

/* Whether two periods, whose last days are included, have a day in common; an open end lasts. */
static gboolean
overlap (LyktaRecord *a, LyktaRecord *b)
{
  const char *a_from = lykta_record_get_text (a, "held_from");
  const char *a_to = lykta_record_get_text (a, "held_to");
  const char *b_from = lykta_record_get_text (b, "held_from");
  const char *b_to = lykta_record_get_text (b, "held_to");

  return (a_to == NULL || b_from == NULL || strcmp (b_from, a_to) <= 0)
         && (b_to == NULL || a_from == NULL || strcmp (a_from, b_to) <= 0);
}

/**
 * lykta_roles_validate:
 *
 * One person may hold several roles, and several persons one role (G), but nobody the same role in the same unit twice at a time.
 */
gboolean
lykta_roles_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const char *from = lykta_record_get_text (after, "held_from");
  const char *to = lykta_record_get_text (after, "held_to");
  g_autoptr (GPtrArray) others = NULL;

  if (from != NULL && to != NULL && strcmp (to, from) < 0)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("The role ends before it begins. Correct one of the two days."));
      return FALSE;
    }
  if (lykta_record_is_empty (after, "person"))
    return TRUE;

  others = lykta_rules_find (store, "roles", "person", lykta_record_get_integer (after, "person"));
  for (guint i = 0; i < others->len; i++)
    {
      LyktaRecord *other = others->pdata[i];

      if (lykta_record_get_id (other) == lykta_record_get_id (after)
          || g_strcmp0 (lykta_record_get_text (other, "role"), lykta_record_get_text (after, "role")) != 0
          || lykta_record_get_integer (other, "unit") != lykta_record_get_integer (after, "unit") || !overlap (other, after))
        continue;
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("The person already holds that role in that unit during these days. Change the days, or the role "
                              "that is there."));
      return FALSE;
    }
  return TRUE;
}

void
lykta_roles_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autofree char *role = lykta_rules_format_pick (store, record, "role");
  g_autofree char *person = lykta_rules_format (store, record, "person");
  g_autofree char *title = *person != '\0' ? g_strdup_printf ("%s: %s", role, person) : g_strdup (role);

  lykta_record_set_derived_text (record, "title", title);
}

/**
 * lykta_people_derive:
 *
 * New employees and consultants are introduced within the days that the office says (A69), until they are.
 */
void
lykta_people_derive (LyktaStore *store, LyktaRecord *record)
{
  const char *category = lykta_record_get_text (record, "category");
  const char *from = lykta_record_get_text (record, "employed_from");
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  gint64 days = office != NULL ? lykta_record_get_integer (office, "introduction_days") : 0;
  gboolean is_new = g_strcmp0 (category, "newly_employed") == 0 || g_strcmp0 (category, "consultant") == 0;
  g_autofree char *by = NULL;

  if (is_new && from != NULL && days > 0 && lykta_record_is_empty (record, "introduced_on"))
    by = lykta_deadline_add (from, (guint) days, LYKTA_DEADLINE_DAYS);
  lykta_record_set_derived_text (record, "introduce_by", by);
}

gboolean
lykta_courses_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  return !lykta_rules_has_changed (before, after, "part_of") || lykta_rules_refuse_circle (store, after, "part_of", error);
}

gboolean
lykta_course_results_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  gboolean has_person = !lykta_record_is_empty (after, "person");
  gboolean has_total = !lykta_record_is_empty (after, "total");
  gboolean has_counts = has_total || !lykta_record_is_empty (after, "done");

  if (has_person && has_counts)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("A course result is of one person or of a unit with counts, not both. Empty one of them."));
      return FALSE;
    }
  if (!has_person && !has_total)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("A course result needs a person, or a unit with how many have done the course and of how many."));
      return FALSE;
    }
  if (lykta_record_get_integer (after, "done") > lykta_record_get_integer (after, "total"))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("More have done the course than there are. Correct one of the two numbers."));
      return FALSE;
    }
  return TRUE;
}

void
lykta_course_results_derive (LyktaStore *store, LyktaRecord *record)
{
  gboolean has_person = !lykta_record_is_empty (record, "person");
  g_autofree char *course = lykta_rules_format (store, record, "course");
  g_autofree char *who = lykta_rules_format (store, record, has_person ? "person" : "unit");
  g_autofree char *title = *who != '\0' ? g_strdup_printf ("%s: %s", course, who) : g_strdup (course);
  gint64 done = has_person ? 1 : lykta_record_get_integer (record, "done");
  gint64 total = has_person ? 1 : lykta_record_get_integer (record, "total");

  lykta_record_set_derived_text (record, "title", title);
  lykta_rules_set_yes_no (record, "complete", done >= total);
  if (total > 0)
    lykta_record_set_derived_integer (record, "share", done * 100 / total);
  else
    lykta_rules_set_empty (record, "share");
}
