/* lykta-record.c: one record of a register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-record-private.h"

struct _LyktaRecord
{
  GObject parent_instance;

  /* Borrowed */
  const LyktaRegister *reg;
  gpointer owner;
  LyktaRecordEndFunc end;

  /* Owned */
  LyktaValue *values;
  char *changed_at;
  char *changed_by;

  gint64 id;
  gboolean deleted;
};

G_DEFINE_FINAL_TYPE (LyktaRecord, lykta_record, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LyktaValue *
get_by_id (LyktaRecord *self, const char *field)
{
  int index = lykta_register_find_field_index (self->reg, field);

  if (index < 0)
    g_error ("The register %s has no field %s", self->reg->id, field);
  return &self->values[index];
}

static void
lykta_record_finalize (GObject *object)
{
  LyktaRecord *self = LYKTA_RECORD (object);

  if (self->end != NULL)
    self->end (self->owner, self);
  for (guint i = 0; i < self->reg->n_fields; i++)
    lykta_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->changed_at);
  g_free (self->changed_by);

  G_OBJECT_CLASS (lykta_record_parent_class)->finalize (object);
}

static void
lykta_record_class_init (LyktaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lykta_record_finalize;

  /**
   * LyktaRecord::changed:
   *
   * The record's values changed, or it was deleted.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lykta_record_init (LyktaRecord *self)
{
}

char *
lykta_record_get_link_table (const LyktaRegister *reg, const LyktaField *field)
{
  return g_strconcat (reg->id, "__", field->id, NULL);
}

void
lykta_record_append_columns (GString *sql, const LyktaRegister *reg, const LyktaField *const *wanted)
{
  g_string_append (sql, "t.id, t.changed_at, t.changed_by");
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      gboolean left_out = wanted != NULL;

      for (guint j = 0; wanted != NULL && wanted[j] != NULL; j++)
        left_out = left_out && wanted[j] != field;
      if (left_out)
        g_string_append (sql, ", NULL");
      else if (field->type == LYKTA_FIELD_REFERENCES)
        {
          g_autofree char *link = lykta_record_get_link_table (reg, field);

          g_string_append_printf (
              sql, ", (SELECT group_concat(target, ' ') FROM (SELECT target FROM \"%s\" WHERE id = t.id ORDER BY position))",
              link);
        }
      else
        g_string_append_printf (sql, ", t.\"%s\"", field->id);
    }
}

LyktaRecord *
lykta_record_new (const LyktaRegister *reg, gint64 id)
{
  LyktaRecord *self = g_object_new (LYKTA_TYPE_RECORD, NULL);

  self->reg = reg;
  self->id = id;
  self->values = g_new0 (LyktaValue, reg->n_fields);
  return self;
}

LyktaRecord *
lykta_record_copy (LyktaRecord *self)
{
  LyktaRecord *copy = lykta_record_new (self->reg, self->id);

  for (guint i = 0; i < self->reg->n_fields; i++)
    lykta_value_copy (&self->values[i], &copy->values[i]);
  lykta_record_stamp (copy, self->changed_at, self->changed_by);
  copy->deleted = self->deleted;
  return copy;
}

gboolean
lykta_record_equal (LyktaRecord *a, LyktaRecord *b)
{
  for (guint i = 0; i < lykta_record_get_register (a)->n_fields; i++)
    if (!lykta_value_equal (lykta_record_peek (a, i), lykta_record_peek (b, i)))
      return FALSE;
  return TRUE;
}

static void
read_list (LyktaValue *value, const char *text)
{
  g_autoptr (GArray) ids = NULL;

  lykta_value_clear (value);
  if (text == NULL)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (*text != '\0')
    {
      char *end;
      gint64 id = g_ascii_strtoll (text, &end, 10);

      if (end == text)
        break;
      g_array_append_val (ids, id);
      text = end;
    }
  lykta_value_set_list (value, (const gint64 *) (gpointer) ids->data, ids->len);
}

void
lykta_record_read (LyktaRecord *self, LyktaStatement *statement)
{
  self->id = lykta_statement_get_integer (statement, 0);
  lykta_record_stamp (self, lykta_statement_get_text (statement, 1), lykta_statement_get_text (statement, 2));
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (self->reg->fields[i].type == LYKTA_FIELD_REFERENCES)
      read_list (&self->values[i], lykta_statement_get_text (statement, (int) i + 3));
    else
      lykta_statement_get_value (statement, (int) i + 3, &self->values[i]);
  self->deleted = FALSE;
}

LyktaValue *
lykta_record_peek (LyktaRecord *self, guint field)
{
  return &self->values[field];
}

void
lykta_record_stamp (LyktaRecord *self, const char *at, const char *who)
{
  g_set_str (&self->changed_at, at);
  g_set_str (&self->changed_by, who);
}

void
lykta_record_take_over (LyktaRecord *self, LyktaRecord *other)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    lykta_value_copy (&other->values[i], &self->values[i]);
  lykta_record_stamp (self, other->changed_at, other->changed_by);
  self->deleted = other->deleted;
}

void
lykta_record_set_deleted (LyktaRecord *self, gboolean deleted)
{
  self->deleted = deleted;
}

void
lykta_record_emit_changed (LyktaRecord *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
lykta_record_set_owner (LyktaRecord *self, gpointer owner, LyktaRecordEndFunc end)
{
  self->owner = owner;
  self->end = end;
}

const LyktaRegister *
lykta_record_get_register (LyktaRecord *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD (self), NULL);

  return self->reg;
}

gint64
lykta_record_get_id (LyktaRecord *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD (self), 0);

  return self->id;
}

gboolean
lykta_record_is_deleted (LyktaRecord *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD (self), TRUE);

  return self->deleted;
}

const LyktaValue *
lykta_record_get_value (LyktaRecord *self, const LyktaField *field)
{
  g_return_val_if_fail (LYKTA_IS_RECORD (self), NULL);
  g_return_val_if_fail (field >= self->reg->fields && field < self->reg->fields + self->reg->n_fields, NULL);

  return &self->values[field - self->reg->fields];
}

const char *
lykta_record_get_changed_by (LyktaRecord *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD (self), NULL);

  return self->changed_by;
}

const char *
lykta_record_get_changed_at (LyktaRecord *self)
{
  g_return_val_if_fail (LYKTA_IS_RECORD (self), NULL);

  return self->changed_at;
}

const char *
lykta_record_get_text (LyktaRecord *self, const char *field)
{
  return lykta_value_get_text (get_by_id (self, field));
}

gint64
lykta_record_get_integer (LyktaRecord *self, const char *field)
{
  return lykta_value_get_integer (get_by_id (self, field));
}

double
lykta_record_get_real (LyktaRecord *self, const char *field)
{
  return lykta_value_get_real (get_by_id (self, field));
}

const gint64 *
lykta_record_get_list (LyktaRecord *self, const char *field, gsize *n_ids)
{
  return lykta_value_get_list (get_by_id (self, field), n_ids);
}

gboolean
lykta_record_is_empty (LyktaRecord *self, const char *field)
{
  return lykta_value_is_empty (get_by_id (self, field));
}

void
lykta_record_set_derived (LyktaRecord *self, const char *field, const LyktaValue *value)
{
  int index = lykta_register_find_field_index (self->reg, field);

  g_return_if_fail (index >= 0);
  g_return_if_fail (self->reg->fields[index].flags & LYKTA_FIELD_DERIVED);
  g_return_if_fail (self->owner == NULL);

  lykta_value_copy (value, &self->values[index]);
}

void
lykta_record_set_derived_text (LyktaRecord *self, const char *field, const char *text)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_text (&value, text);
  lykta_record_set_derived (self, field, &value);
}

void
lykta_record_set_derived_integer (LyktaRecord *self, const char *field, gint64 integer)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_integer (&value, integer);
  lykta_record_set_derived (self, field, &value);
}

/**
 * lykta_record_find_choice:
 * @field: one with choices
 * @today: the day it is, YYYY-MM-DD
 *
 * Returns: (nullable) (transfer none): the choice as it stands on that day: what was done may be due again. %NULL when none was made.
 */
const LyktaChoice *
lykta_record_find_choice (LyktaRecord *self, const LyktaField *field, const char *today)
{
  const char *id = lykta_record_get_text (self, field->id);
  const LyktaChoice *choice = id != NULL ? lykta_field_find_choice (field, id) : NULL;

  if (choice == NULL || choice->tone != LYKTA_TONE_DONE)
    return choice;
  for (const LyktaLapse *lapse = field->lapse; lapse != NULL && lapse->date != NULL; lapse++)
    {
      const char *date = lykta_record_get_text (self, lapse->date);

      if (date != NULL && strcmp (date, today) < 0)
        return &lapse->choice;
    }
  return choice;
}
