/* lykta-duties.c: what a person answers for, is due to do, and hands over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Driven by the declarations: every field that refers to people counts, whatever its register.
 */

#include "config.h"

#include "lykta-duties.h"

#include <string.h>

#include "lykta-clock.h"
#include "lykta-time.h"

#define PEOPLE "people"

/* The field that says where a record stands, when the register does not say otherwise which are current */
#define STATE "state"

/* Fields of a register whose records are held from a day to a day, both included */
#define HELD_FROM "held_from"
#define HELD_TO "held_to"

static LyktaQuery *
make_query (const LyktaRegister *reg, const LyktaField *field, gint64 person)
{
  LyktaQuery *query = lykta_query_new (reg);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  lykta_query_add_condition (query, field->id, field->type == LYKTA_FIELD_REFERENCES ? LYKTA_CONTAINS : LYKTA_IS, text);
  return query;
}

static gboolean
names_people (const LyktaField *field)
{
  return g_strcmp0 (field->target, PEOPLE) == 0 && (field->flags & LYKTA_FIELD_DERIVED) == 0;
}

static gboolean
is_duty (const LyktaField *field)
{
  return names_people (field) && (field->flags & LYKTA_FIELD_DUTY) != 0;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Adds the ids that are not there yet. */
static void
add_ids (GArray *ids, GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!contains (ids, g_array_index (more, gint64, i)))
      g_array_append_val (ids, g_array_index (more, gint64, i));
}

static GArray *
select_past (GArray *all, GArray *current)
{
  GArray *past = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < all->len; i++)
    if (!contains (current, g_array_index (all, gint64, i)))
      g_array_append_val (past, g_array_index (all, gint64, i));
  return past;
}

static gboolean
find_overdue (LyktaStore *store, LyktaDuty *duty, gint64 person, GError **error)
{
  for (guint i = 0; i < duty->reg->n_fields; i++)
    {
      const LyktaField *due = &duty->reg->fields[i];
      g_autoptr (LyktaQuery) query = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autofree char *limit = NULL;

      if ((due->flags & LYKTA_FIELD_DUE) == 0)
        continue;
      limit = due->type == LYKTA_FIELD_TIME ? lykta_now_text () : lykta_today ();
      query = make_query (duty->reg, duty->field, person);
      lykta_query_add_current (query);
      lykta_query_add_condition (query, due->id, LYKTA_BEFORE, limit);
      ids = lykta_store_select (store, query, error);
      if (ids == NULL)
        return FALSE;
      add_ids (duty->overdue, ids);
    }
  return TRUE;
}

/* NULL without an error: the field names the person nowhere. */
static LyktaDuty *
find_duty (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field, gint64 person, GError **error)
{
  g_autoptr (LyktaQuery) query = make_query (reg, field, person);
  g_autoptr (LyktaQuery) current = lykta_query_copy (query);
  g_autoptr (GArray) all = lykta_store_select (store, query, error);
  g_autoptr (LyktaDuty) duty = NULL;

  if (all == NULL || all->len == 0)
    return NULL;

  duty = g_new0 (LyktaDuty, 1);
  duty->reg = reg;
  duty->field = field;
  duty->overdue = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (is_duty (field))
    {
      lykta_query_add_current (current);
      duty->current = lykta_store_select (store, current, error);
    }
  else
    duty->current = g_array_ref (all);
  if (duty->current == NULL)
    return NULL;

  duty->past = select_past (all, duty->current);
  if (is_duty (field) && !find_overdue (store, duty, person, error))
    return NULL;
  return g_steal_pointer (&duty);
}

static gboolean
has_debt (GPtrArray *debts, const LyktaRegister *reg, gint64 id, const LyktaField *due)
{
  for (guint i = 0; i < debts->len; i++)
    {
      const LyktaDebt *debt = debts->pdata[i];

      if (debt->reg == reg && debt->id == id && debt->field == due)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_debts (LyktaStore *store, GPtrArray *debts, const LyktaRegister *reg, const LyktaField *field, gint64 person, GError **error)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *due = &reg->fields[i];
      g_autoptr (LyktaQuery) query = NULL;
      g_autoptr (GPtrArray) records = NULL;

      if ((due->flags & LYKTA_FIELD_DUE) == 0)
        continue;
      query = make_query (reg, field, person);
      lykta_query_add_current (query);
      lykta_query_add_condition (query, due->id, LYKTA_IS_NOT_EMPTY, NULL);
      records = lykta_store_get_records (store, query, error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          gint64 id = lykta_record_get_id (records->pdata[j]);
          LyktaDebt *debt;

          /* Someone may answer for the same record in two ways. */
          if (has_debt (debts, reg, id, due))
            continue;
          debt = g_new0 (LyktaDebt, 1);
          debt->reg = reg;
          debt->id = id;
          debt->field = due;
          debt->due = g_strdup (lykta_record_get_text (records->pdata[j], due->id));
          g_ptr_array_add (debts, debt);
        }
    }
  return TRUE;
}

static int
compare_debts (gconstpointer a, gconstpointer b)
{
  const LyktaDebt *first = *(const LyktaDebt *const *) a;
  const LyktaDebt *second = *(const LyktaDebt *const *) b;
  int order = strcmp (first->due, second->due);

  return order != 0 ? order : first->id < second->id ? -1 : first->id > second->id;
}

static void
set_person (LyktaEdit *edit, const LyktaDuty *duty, LyktaRecord *record, gint64 from, gint64 to)
{
  const LyktaValue *seen = lykta_record_get_value (record, duty->field);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (duty->field->type == LYKTA_FIELD_REFERENCES)
    {
      gsize n_ids;
      const gint64 *ids = lykta_value_get_list (seen, &n_ids);
      g_autofree gint64 *others = g_memdup2 (ids, n_ids * sizeof *ids);

      for (gsize i = 0; i < n_ids; i++)
        if (others[i] == from)
          others[i] = to;
      lykta_value_set_list (&value, others, n_ids);
    }
  else
    lykta_value_set_integer (&value, to);
  lykta_edit_set_seen (edit, duty->reg, lykta_record_get_id (record), duty->field, &value, seen);
}

/* The same again for the successor, from @date. */
static void
begin_anew (LyktaEdit *edit, const LyktaDuty *duty, LyktaRecord *record, gint64 to, const char *date)
{
  gint64 id = lykta_edit_insert (edit, duty->reg);

  for (guint i = 0; i < duty->reg->n_fields; i++)
    {
      const LyktaField *field = &duty->reg->fields[i];

      if ((field->flags & LYKTA_FIELD_DERIVED) == 0)
        lykta_edit_set (edit, duty->reg, id, field, lykta_record_get_value (record, field));
    }
  lykta_edit_set_integer (edit, duty->reg, id, duty->field->id, to);
  lykta_edit_set_text (edit, duty->reg, id, HELD_FROM, date);
}

/* Whether the record is handed over: one that ends before the successor's first day is history by then. */
static gboolean
hand_over_held (LyktaEdit *edit, const LyktaDuty *duty, LyktaRecord *record, gint64 from, gint64 to, const char *date)
{
  const char *held_from = lykta_record_get_text (record, HELD_FROM);
  const char *held_to = lykta_record_get_text (record, HELD_TO);
  g_autofree char *last = lykta_date_add_days (date, -1);

  if (held_to != NULL && strcmp (held_to, date) < 0)
    return FALSE;
  if (held_from != NULL && strcmp (held_from, date) >= 0)
    set_person (edit, duty, record, from, to);
  else
    {
      lykta_edit_set_text (edit, duty->reg, lykta_record_get_id (record), HELD_TO, last);
      begin_anew (edit, duty, record, to, date);
    }
  return TRUE;
}

GPtrArray *
lykta_duties_find (LyktaStore *store, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) duties = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_duty_free);

  for (const LyktaRegister *const *reg = lykta_store_get_registers (store); *reg != NULL; reg++)
    for (guint i = 0; i < (*reg)->n_fields; i++)
      {
        const LyktaField *field = &(*reg)->fields[i];
        g_autoptr (GError) failed = NULL;
        LyktaDuty *duty;

        if (!names_people (field))
          continue;
        duty = find_duty (store, *reg, field, person, &failed);
        if (failed != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&failed));
            return NULL;
          }
        if (duty != NULL)
          g_ptr_array_add (duties, duty);
      }
  return g_steal_pointer (&duties);
}

GPtrArray *
lykta_duties_find_debts (LyktaStore *store, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) debts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_debt_free);

  for (const LyktaRegister *const *reg = lykta_store_get_registers (store); *reg != NULL; reg++)
    for (guint i = 0; i < (*reg)->n_fields; i++)
      if (is_duty (&(*reg)->fields[i]) && !add_debts (store, debts, *reg, &(*reg)->fields[i], person, error))
        return NULL;
  g_ptr_array_sort (debts, compare_debts);
  return g_steal_pointer (&debts);
}

gboolean
lykta_duty_is_fact (const LyktaDuty *self)
{
  return !is_duty (self->field);
}

void
lykta_query_add_current (LyktaQuery *query)
{
  const LyktaRegister *reg = lykta_query_get_register (query);
  const LyktaField *state = lykta_register_find_field (reg, STATE);
  g_autoptr (GString) open = NULL;

  if (reg->current != NULL || state == NULL || state->choices == NULL)
    {
      lykta_query_add_conditions (query, reg->current);
      return;
    }

  open = g_string_new (NULL);
  for (const LyktaChoice *choice = state->choices; choice->id != NULL; choice++)
    if (choice->tone != LYKTA_TONE_DONE && choice->tone != LYKTA_TONE_DIMMED)
      g_string_append_printf (open, "%s%s", open->len > 0 ? " " : "", choice->id);
  lykta_query_add_condition (query, STATE, LYKTA_IS_ONE_OF, open->str);
}

guint
lykta_duties_hand_over (LyktaStore *store, LyktaEdit *edit, const LyktaDuty *duty, gint64 from, gint64 to, const char *date)
{
  gboolean held =
      lykta_register_find_field (duty->reg, HELD_FROM) != NULL && lykta_register_find_field (duty->reg, HELD_TO) != NULL;
  guint n = 0;

  for (guint i = 0; !lykta_duty_is_fact (duty) && i < duty->current->len; i++)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (store, duty->reg, g_array_index (duty->current, gint64, i));

      if (record == NULL)
        continue;
      if (!held)
        set_person (edit, duty, record, from, to);
      if (!held || hand_over_held (edit, duty, record, from, to, date))
        n++;
    }
  return n;
}

void
lykta_duty_free (LyktaDuty *self)
{
  g_clear_pointer (&self->current, g_array_unref);
  g_clear_pointer (&self->past, g_array_unref);
  g_clear_pointer (&self->overdue, g_array_unref);
  g_free (self);
}

void
lykta_debt_free (LyktaDebt *self)
{
  g_free (self->due);
  g_free (self);
}
