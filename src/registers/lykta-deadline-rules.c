/* lykta-deadline-rules.c: time limits as the register of deadline rules sets them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-deadline-rules.h"

#include "lykta-deadline.h"

static const char *const units[] = {
  [LYKTA_DEADLINE_HOURS] = "hours",
  [LYKTA_DEADLINE_DAYS] = "days",
  [LYKTA_DEADLINE_MONTHS] = "months",
};

static gboolean
is_valid_on (LyktaRecord *rule, const char *day)
{
  const char *from = lykta_record_get_text (rule, "valid_from");
  const char *to = lykta_record_get_text (rule, "valid_to");

  return (from == NULL || g_strcmp0 (from, day) <= 0) && (to == NULL || g_strcmp0 (to, day) >= 0);
}

static LyktaRecord *
find_rule (LyktaStore *store, const char *field, const char *text, const char *day)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "deadlines"));
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  LyktaRecord *newest = NULL;

  lykta_query_add_condition (query, field, LYKTA_IS, text);
  rules = lykta_store_get_records (store, query, &error);
  if (rules == NULL)
    {
      g_warning ("deadlines: %s", error->message);
      return NULL;
    }

  for (guint i = 0; i < rules->len; i++)
    {
      LyktaRecord *rule = g_ptr_array_index (rules, i);

      if (is_valid_on (rule, day)
          && (newest == NULL
              || g_strcmp0 (lykta_record_get_text (rule, "valid_from"), lykta_record_get_text (newest, "valid_from")) > 0))
        newest = rule;
    }
  return newest != NULL ? g_object_ref (newest) : NULL;
}

static LyktaDeadlineUnit
get_unit (LyktaRecord *rule)
{
  const char *unit = lykta_record_get_text (rule, "unit");

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i], unit) == 0)
      return (LyktaDeadlineUnit) i;
  return LYKTA_DEADLINE_DAYS;
}

char *
lykta_deadline_rules_get_day (LyktaStore *store, const char *code, const char *day)
{
  g_autoptr (LyktaRecord) rule = day != NULL ? find_rule (store, "code", code, day) : NULL;

  if (rule == NULL || get_unit (rule) == LYKTA_DEADLINE_HOURS)
    return NULL;
  return lykta_deadline_add (day, (guint) lykta_record_get_integer (rule, "length"), get_unit (rule));
}

LyktaRecord *
lykta_deadline_rules_find (LyktaStore *store, const char *code, const char *day)
{
  return code != NULL && day != NULL ? find_rule (store, "code", code, day) : NULL;
}

LyktaRecord *
lykta_deadline_rules_find_track (LyktaStore *store, const char *track, const char *day)
{
  return track != NULL && day != NULL ? find_rule (store, "track", track, day) : NULL;
}

char *
lykta_deadline_rules_get_moment (LyktaRecord *rule, const char *moment)
{
  return lykta_deadline_get_moment (moment, (guint) lykta_record_get_integer (rule, "length"), get_unit (rule));
}
