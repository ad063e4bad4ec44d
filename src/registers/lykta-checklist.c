/* lykta-checklist.c: what an article of law asks of a record, one line a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-checklist.h"

#include <string.h>

#include "lykta-rules.h"

static gboolean
has_code (const char *codes, const char *wanted)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", " ", -1);

  return g_strv_contains ((const char *const *) list, wanted);
}

static gboolean
is_equal (LyktaRecord *record, const LyktaField *field, const char *text)
{
  if (field->type == LYKTA_FIELD_YES_NO)
    return !lykta_record_is_empty (record, field->id)
           && (lykta_record_get_integer (record, field->id) != 0) == g_str_equal (text, "yes");
  return g_strcmp0 (lykta_record_get_text (record, field->id), text) == 0;
}

static gboolean
matches (LyktaRecord *record, const LyktaCondition *condition)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), condition->field);

  switch (condition->operator)
    {
    case LYKTA_IS:
      return is_equal (record, field, condition->text);
    case LYKTA_IS_NOT:
      return !is_equal (record, field, condition->text);
    case LYKTA_IS_ONE_OF:
      return !lykta_record_is_empty (record, field->id) && has_code (condition->text, lykta_record_get_text (record, field->id));
    case LYKTA_IS_EMPTY:
      return lykta_record_is_empty (record, field->id);
    case LYKTA_IS_NOT_EMPTY:
      return !lykta_record_is_empty (record, field->id);
    case LYKTA_CONTAINS:
      return has_code (lykta_record_get_text (record, field->id), condition->text);
    case LYKTA_BEFORE:
    case LYKTA_AFTER:
    case LYKTA_LESS:
    case LYKTA_MORE:
    case LYKTA_NOT_BEFORE:
    case LYKTA_NOT_AFTER:
      break;
    }
  g_return_val_if_reached (FALSE);
}

/* Whether one of the entries chosen in a field of picks has a value. */
static gboolean
has_value (LyktaStore *store, LyktaRecord *record, const char *kinds, int value)
{
  const LyktaField *field = lykta_register_find_field (lykta_record_get_register (record), kinds);
  const char *codes = lykta_record_get_text (record, kinds);
  g_autoptr (GPtrArray) entries = codes != NULL ? lykta_store_get_picks (store, field->picks, NULL) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      LyktaRecord *entry = g_ptr_array_index (entries, i);

      if (!lykta_record_is_empty (entry, "value") && (int) lykta_record_get_real (entry, "value") == value
          && has_code (codes, lykta_record_get_text (entry, "code")))
        return TRUE;
    }
  return FALSE;
}

gboolean
lykta_checklist_matches (LyktaRecord *record, const LyktaCondition *conditions)
{
  for (; conditions != NULL && conditions->field != NULL; conditions++)
    if (!matches (record, conditions))
      return FALSE;
  return TRUE;
}

LyktaCheckState
lykta_check_get_state (const LyktaCheck *self, LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaRecord) office = self->of_office ? lykta_store_get_office (store) : NULL;
  LyktaRecord *from = self->of_office ? office : record;
  const LyktaField *field;

  if (!lykta_checklist_matches (record, self->applies))
    return LYKTA_CHECK_NOT_ASKED;
  if (from == NULL || lykta_record_is_empty (from, self->field))
    return self->optional ? LYKTA_CHECK_NOT_ASKED : LYKTA_CHECK_MISSING;

  /* Points that are answered yes or no say what an agreement holds; elsewhere no is an answer too. */
  field = lykta_register_find_field (lykta_record_get_register (from), self->field);
  if (self->place != NULL
      && (is_equal (from, field, "no") || (field->type == LYKTA_FIELD_CHOICE && is_equal (from, field, "none"))))
    return LYKTA_CHECK_NOT_MET;
  return LYKTA_CHECK_MET;
}

/**
 * lykta_checklist_count:
 * @asked: (out) (optional): how many points count for this record
 *
 * Returns: how many of them are met
 */
guint
lykta_checklist_count (const LyktaChecklist *self, LyktaStore *store, LyktaRecord *record, guint *asked)
{
  guint n = 0;
  guint met = 0;

  for (const LyktaCheck *check = self->checks; check->article != NULL; check++)
    {
      LyktaCheckState state;

      if (check->of_office || check->optional)
        continue;
      state = lykta_check_get_state (check, store, record);
      n += state != LYKTA_CHECK_NOT_ASKED;
      met += state == LYKTA_CHECK_MET;
    }
  if (asked != NULL)
    *asked = n;
  return met;
}

/**
 * lykta_checklist_get_share:
 *
 * Returns: how much of what is asked for is met, in per cent; 100 is all
 */
guint
lykta_checklist_get_share (const LyktaChecklist *self, LyktaStore *store, LyktaRecord *record)
{
  guint asked;
  guint met = lykta_checklist_count (self, store, record, &asked);

  return asked > 0 ? met * 100 / asked : 100;
}

char *
lykta_warnings_find (const LyktaWarning *warnings, LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (; warnings->code != NULL; warnings++)
    if (lykta_checklist_matches (record, warnings->conditions)
        && (warnings->kinds == NULL || has_value (store, record, warnings->kinds, warnings->value)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", warnings->code);
  return codes->len > 0 ? g_string_free_and_steal (g_steal_pointer (&codes)) : NULL;
}
