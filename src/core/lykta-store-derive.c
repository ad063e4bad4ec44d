/* lykta-store-derive.c: fields that are worked out, and what depends on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-order.h"
#include "lykta-transaction.h"

/* Derived fields may depend on others, of the same register too, as far as records lead on to one another. More rounds than that, and
 * than there are records that were looked at, is a circle in the declarations. */
#define MAX_ROUNDS 8

static void
queue_targets (LyktaTransaction *self, GHashTable *queue, LyktaRecord *record, const LyktaRegister *target, const char *field)
{
  int index = lykta_register_find_field_index (lykta_record_get_register (record), field);
  const LyktaValue *value;

  g_return_if_fail (index >= 0);

  value = lykta_record_peek (record, (guint) index);
  if (value->kind == LYKTA_VALUE_INTEGER)
    g_hash_table_add (queue, lykta_record_key_new (target, value->integer));
  else if (value->kind == LYKTA_VALUE_LIST)
    for (gsize i = 0; i < value->list.n_ids; i++)
      g_hash_table_add (queue, lykta_record_key_new (target, value->list.ids[i]));
}

static char *
make_referrers_sql (const LyktaRegister *reg, const LyktaField *field)
{
  g_autofree char *link = NULL;

  if (field->type != LYKTA_FIELD_REFERENCES)
    return g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?", reg->id, field->id);

  link = lykta_record_get_link_table (reg, field);
  return g_strdup_printf ("SELECT id FROM \"%s\" WHERE target = ?", link);
}

/* The other way round: what refers to the record by a field of its own. */
static void
queue_referrers (LyktaTransaction *self, GHashTable *queue, LyktaRecord *record, const LyktaRegister *reg, const char *own)
{
  const LyktaField *field = lykta_register_find_field (reg, own);
  g_autoptr (LyktaStatement) statement = lykta_database_recall (self->store->database, &field->help);

  g_return_if_fail (field != NULL);

  if (field->picks != NULL && g_strcmp0 (lykta_record_get_text (record, "list"), field->picks) != 0)
    return;
  if (statement == NULL)
    {
      g_autofree char *sql = make_referrers_sql (reg, field);

      statement = lykta_database_get (self->store->database, sql, NULL);
      if (statement == NULL)
        return;
      lykta_statement_keep (statement, &field->help);
    }
  if (field->picks != NULL)
    lykta_statement_bind_text (statement, 1, lykta_record_get_text (record, "code"));
  else
    lykta_statement_bind_integer (statement, 1, lykta_record_get_id (record));
  while (lykta_statement_next (statement, NULL))
    g_hash_table_add (queue, lykta_record_key_new (reg, lykta_statement_get_integer (statement, 0)));
}

/* Every record of a register, for what is said once for all of them. */
static void
queue_all (LyktaTransaction *self, GHashTable *queue, const LyktaRegister *reg)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\"", reg->id);
  g_autoptr (LyktaStatement) statement = lykta_database_get (self->store->database, sql, NULL);

  while (statement != NULL && lykta_statement_next (statement, NULL))
    g_hash_table_add (queue, lykta_record_key_new (reg, lykta_statement_get_integer (statement, 0)));
}

/* What depends on a record that was or is like this. */
static void
queue_dependents (LyktaTransaction *self, GHashTable *queue, LyktaRecord *record)
{
  const LyktaRegister *const *registers = self->store->registers;

  if (record == NULL)
    return;
  for (gsize i = 0; registers[i] != NULL; i++)
    for (const LyktaDependency *dependency = registers[i]->derive_on; dependency != NULL && dependency->source != NULL;
         dependency++)
      {
        if (strcmp (dependency->source, lykta_record_get_register (record)->id) != 0
            || (dependency->value != NULL && lykta_record_is_empty (record, dependency->value)))
          continue;
        if (dependency->field != NULL)
          queue_targets (self, queue, record, registers[i], dependency->field);
        if (dependency->own != NULL)
          queue_referrers (self, queue, record, registers[i], dependency->own);
        if (dependency->field == NULL && dependency->own == NULL)
          queue_all (self, queue, registers[i]);
      }
}

/* Derives one record again; *moved is what it was, if that changed it. */
static gboolean
derive_record (LyktaTransaction *self, const LyktaRegister *reg, gint64 id, LyktaRecord **moved, GError **error)
{
  gboolean known;
  g_autoptr (LyktaRecord) record = lykta_transaction_get_record (self, reg, id, &known);
  g_autoptr (LyktaRecord) before = NULL;

  *moved = NULL;
  if (!known)
    record = lykta_store_read_record (self->store, reg, id, error);
  if (record == NULL)
    return *error == NULL;
  before = lykta_record_copy (record);
  reg->derive (self->store, record);
  if (lykta_record_equal (before, record))
    return TRUE;
  *moved = g_object_ref (before);
  if (!known)
    {
      LyktaDependent dependent = { g_object_ref (before), g_object_ref (record) };

      lykta_transaction_remember (self, reg, id, record);
      g_array_append_val (self->dependents, dependent);
    }
  lykta_changes_add (self->changed, reg, id);
  lykta_orders_compare (self->store->orders, before, record);
  return lykta_record_update_row (self->store->database, before, record, TRUE, error);
}

gboolean
lykta_pending_is_derived_first (const LyktaPending *self)
{
  return self->before == NULL && self->after != NULL && self->row->reg->derives_new;
}

gboolean
lykta_transaction_derive (LyktaTransaction *self, GError **error)
{
  g_autoptr (GHashTable) queue =
      g_hash_table_new_full ((GHashFunc) lykta_record_key_hash, (GEqualFunc) lykta_record_key_equal, g_free, NULL);

  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);
      g_autoptr (LyktaRecord) moved = NULL;

      lykta_transaction_tell (self, PHASE_DERIVE, i);
      if (pending->after != NULL && pending->row->reg->derive != NULL && !lykta_pending_is_derived_first (pending)
          && !derive_record (self, pending->row->reg, lykta_record_get_id (pending->after), &moved, error))
        return FALSE;
      queue_dependents (self, queue, pending->before);
      queue_dependents (self, queue, pending->after);
    }

  for (guint round = 0; g_hash_table_size (queue) > 0; round++)
    {
      g_autoptr (GHashTable) now = g_steal_pointer (&queue);
      GHashTableIter iter;
      LyktaRecordKey *key;

      if (round == MAX_ROUNDS + g_hash_table_size (self->records))
        {
          g_warning ("The derived fields depend on one another in a circle");
          break;
        }
      queue = g_hash_table_new_full ((GHashFunc) lykta_record_key_hash, (GEqualFunc) lykta_record_key_equal, g_free, NULL);
      g_hash_table_iter_init (&iter, now);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
        {
          g_autoptr (LyktaRecord) moved = NULL;

          if (key->reg->derive != NULL && !derive_record (self, key->reg, key->id, &moved, error))
            return FALSE;
          if (moved != NULL)
            {
              gboolean known;
              g_autoptr (LyktaRecord) record = lykta_transaction_get_record (self, key->reg, key->id, &known);

              queue_dependents (self, queue, moved);
              queue_dependents (self, queue, record);
            }
        }
    }
  return TRUE;
}
