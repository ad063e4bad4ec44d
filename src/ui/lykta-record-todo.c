/* lykta-record-todo.c: the one thing to do with a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-todo.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"

static gboolean
is_chosen (const LyktaField *field)
{
  return field->type == LYKTA_FIELD_REFERENCE || field->type == LYKTA_FIELD_REFERENCES || field->type == LYKTA_FIELD_PICK
         || field->type == LYKTA_FIELD_PICKS || field->type == LYKTA_FIELD_CHOICE || field->type == LYKTA_FIELD_YES_NO;
}

static const LyktaField *
find_overdue (LyktaRecord *record, const char *today)
{
  const LyktaRegister *reg = lykta_record_get_register (record);

  if (!lykta_display_is_open (record))
    return NULL;
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaValue *value = lykta_record_get_value (record, &reg->fields[i]);

      if ((reg->fields[i].flags & LYKTA_FIELD_DUE) != 0 && !lykta_value_is_empty (value)
          && strncmp (lykta_value_get_text (value), today, 10) < 0)
        return &reg->fields[i];
    }
  return NULL;
}

static const LyktaField *
find_missing (LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);

  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LYKTA_FIELD_WANTED) != 0
        && lykta_value_is_empty (lykta_record_get_value (record, &reg->fields[i])))
      return &reg->fields[i];
  return NULL;
}

/**
 * lykta_record_todo_find:
 * @today: the day it is, YYYY-MM-DD
 * @todo: (out): what to do
 *
 * What is late comes before what is missing.
 *
 * Returns: whether anything needs doing
 */
gboolean
lykta_record_todo_find (LyktaRecord *record, const char *today, LyktaRecordTodo *todo)
{
  const LyktaField *field = find_overdue (record, today);

  *todo = (LyktaRecordTodo) { NULL };
  if (field != NULL)
    {
      g_autofree char *date = lykta_display_date (lykta_value_get_text (lykta_record_get_value (record, field)), today);

      todo->field = field;
      /* Translators: a date. */
      todo->title = g_strdup_printf (_ ("Overdue since %s"), date);
      todo->subtitle = g_strdup (lykta_field_get_label (field));
      todo->button = (field->flags & LYKTA_FIELD_DERIVED) == 0 ? _ ("Change…") : NULL;
      return TRUE;
    }

  field = find_missing (record);
  if (field == NULL)
    return FALSE;

  todo->field = field;
  /* Translators: the label of a field that is empty: "Object leader is missing". */
  todo->title = g_strdup_printf (_ ("%s is missing"), lykta_field_get_label (field));
  todo->subtitle = field->help != NULL ? g_strdup (_ (field->help)) : NULL;
  if ((field->flags & LYKTA_FIELD_DERIVED) == 0)
    todo->button = is_chosen (field) ? _ ("Choose…") : _ ("Fill In…");
  return TRUE;
}

void
lykta_record_todo_clear (LyktaRecordTodo *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  self->field = NULL;
}
