/* lykta-store-write.c: the one way to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-content-private.h"
#include "lykta-order.h"
#include "lykta-schema.h"
#include "lykta-transaction.h"

static void
free_pending (LyktaPending *pending)
{
  g_clear_object (&pending->before);
  g_clear_object (&pending->after);
  g_free (pending);
}

static void
clear_object (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
dependent_clear (gpointer data)
{
  LyktaDependent *dependent = data;

  g_object_unref (dependent->before);
  g_object_unref (dependent->after);
}

static void
lykta_transaction_free (LyktaTransaction *self)
{
  self->store->transaction = NULL;
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->records);
  g_array_unref (self->dependents);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->picks);
  g_free (self->now);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaTransaction, lykta_transaction_free)

static LyktaTransaction *
lykta_transaction_new (LyktaStore *store, LyktaEdit *edit)
{
  LyktaTransaction *self = g_new0 (LyktaTransaction, 1);

  self->store = store;
  self->edit = edit;
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) free_pending);
  self->records =
      g_hash_table_new_full ((GHashFunc) lykta_record_key_hash, (GEqualFunc) lykta_record_key_equal, g_free, clear_object);
  self->dependents = g_array_new (FALSE, FALSE, sizeof (LyktaDependent));
  g_array_set_clear_func (self->dependents, dependent_clear);
  self->changed = lykta_changes_new ();
  self->picks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->now = lykta_now_text ();
  self->keeps = lykta_edit_get_content_size (edit) > 0;
  store->transaction = self;
  return self;
}

LyktaRecord *
lykta_transaction_get_record (LyktaTransaction *self, const LyktaRegister *reg, gint64 id, gboolean *known)
{
  LyktaRecordKey key = { reg, id };
  gpointer record = NULL;

  *known = g_hash_table_lookup_extended (self->records, &key, NULL, &record);
  return record != NULL ? g_object_ref (record) : NULL;
}

/* Every hundredth record: often enough for a bar. */
void
lykta_transaction_tell (LyktaTransaction *self, guint phase, guint i)
{
  guint total = lykta_edit_get_rows (self->edit)->len;

  if (self->store->progress != NULL && i % 100 == 0 && !self->keeps)
    self->store->progress ((guint) (((guint64) phase * total + i) / N_PHASES), total, self->store->progress_data);
}

void
lykta_transaction_remember (LyktaTransaction *self, const LyktaRegister *reg, gint64 id, LyktaRecord *record)
{
  g_hash_table_replace (self->records, lykta_record_key_new (reg, id), record != NULL ? g_object_ref (record) : NULL);
}

/* Ids */

static gboolean
give_ids (LyktaTransaction *self, GError **error)
{
  LyktaDatabase *database = self->store->database;
  GPtrArray *rows = lykta_edit_get_rows (self->edit);
  g_autoptr (GHashTable) next = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer reg;
  gpointer id;

  for (guint i = 0; i < rows->len; i++)
    {
      LyktaEditRow *row = g_ptr_array_index (rows, i);
      gint64 *last = g_hash_table_lookup (next, row->reg);

      if (row->kind != LYKTA_EDIT_INSERT || row->id > 0)
        continue;
      if (last == NULL)
        {
          g_autofree char *kept =
              lykta_database_read_text (database, "SELECT id FROM next_ids WHERE register = ?", row->reg->id, error);

          if (kept == NULL && *error != NULL)
            return FALSE;
          last = g_new (gint64, 2);
          last[0] = last[1] = kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : 0;
          g_hash_table_insert (next, (gpointer) row->reg, last);
        }
      lykta_edit_set_id (self->edit, row->id, ++*last);
    }

  g_hash_table_iter_init (&iter, next);
  while (g_hash_table_iter_next (&iter, &reg, &id))
    {
      g_autoptr (LyktaStatement) statement =
          lykta_database_get (database,
                              "INSERT INTO next_ids (register, id) VALUES (?, ?) ON CONFLICT DO UPDATE SET id = excluded.id",
                              error);

      if (statement == NULL)
        return FALSE;
      lykta_statement_bind_text (statement, 1, ((const LyktaRegister *) reg)->id);
      lykta_statement_bind_integer (statement, 2, *(gint64 *) id);
      self->grown = self->grown || (((gint64 *) id)[0] >= LYKTA_SCHEMA_LARGE && ((gint64 *) id)[1] < LYKTA_SCHEMA_LARGE);
      if (!lykta_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
resolve_value (LyktaEdit *edit, const LyktaField *field, LyktaValue *value)
{
  if ((field->type == LYKTA_FIELD_REFERENCE || (field->flags & LYKTA_FIELD_RECORD)) && value->kind == LYKTA_VALUE_INTEGER)
    value->integer = lykta_edit_get_id (edit, value->integer);
  else if (field->type == LYKTA_FIELD_REFERENCES && value->kind == LYKTA_VALUE_LIST)
    for (gsize i = 0; i < value->list.n_ids; i++)
      value->list.ids[i] = lykta_edit_get_id (edit, value->list.ids[i]);
}

/* Building the records before and after */

static gboolean
set_fields (LyktaTransaction *self, LyktaPending *pending, GError **error)
{
  const LyktaRegister *reg = pending->row->reg;

  for (guint i = 0; i < pending->row->cells->len; i++)
    {
      const LyktaEditCell *cell = &g_array_index (pending->row->cells, LyktaEditCell, i);
      LyktaValue *value = lykta_record_peek (pending->after, cell->field);

      if (reg->fields[cell->field].flags & LYKTA_FIELD_DERIVED)
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("%s: This is worked out by Lykta and cannot be set."),
                       lykta_field_get_label (&reg->fields[cell->field]));
          return FALSE;
        }
      lykta_value_copy (&cell->value, value);
      resolve_value (self->edit, &reg->fields[cell->field], value);
    }
  for (guint i = 0; i < reg->n_fields; i++)
    if (!(reg->fields[i].flags & LYKTA_FIELD_DERIVED)
        && (pending->before == NULL
            || !lykta_value_equal (lykta_record_peek (pending->before, i), lykta_record_peek (pending->after, i)))
        && !lykta_field_check (&reg->fields[i], lykta_record_peek (pending->after, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
prepare_row (LyktaTransaction *self, LyktaEditRow *row, GError **error)
{
  gint64 id = lykta_edit_get_id (self->edit, row->id);
  LyktaPending *pending;

  if (row->kind == LYKTA_EDIT_DELETE && row->reg->kept && !row->guarded)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("“%s” is only added to: nothing in it can be deleted."),
                   lykta_register_get_label (row->reg));
      return FALSE;
    }
  pending = g_new0 (LyktaPending, 1);
  g_ptr_array_add (self->pending, pending);
  pending->row = row;
  if (row->kind != LYKTA_EDIT_INSERT || row->id > 0)
    {
      pending->before = lykta_store_read_record (self->store, row->reg, id, error);
      if (*error != NULL)
        return FALSE;
      if (pending->before == NULL && row->kind != LYKTA_EDIT_INSERT)
        {
          lykta_store_set_gone_error (self->store, row->reg, id, error);
          return FALSE;
        }
      if (pending->before != NULL && row->kind == LYKTA_EDIT_INSERT)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT, _ ("%s %s is there already."),
                       lykta_register_get_label_one (row->reg), number);
          return FALSE;
        }
      if (pending->before != NULL && !lykta_store_check_seen (self->store, row, pending->before, error))
        return FALSE;
    }

  if (row->kind != LYKTA_EDIT_DELETE)
    {
      pending->after = pending->before != NULL ? lykta_record_copy (pending->before) : lykta_record_new (row->reg, id);
      if (!set_fields (self, pending, error))
        return FALSE;
      if (pending->before != NULL && lykta_record_equal (pending->before, pending->after))
        {
          g_ptr_array_remove_index (self->pending, self->pending->len - 1);
          return TRUE;
        }
      lykta_record_stamp (pending->after, self->now, self->store->user);
    }
  lykta_transaction_remember (self, row->reg, id, pending->after);
  return TRUE;
}

/* In a rehearsal, a refused record is told and the others go on; otherwise it ends the transaction. */
static gboolean
pass_over (LyktaTransaction *self, const LyktaEditRow *row, GError **error)
{
  if (self->refused == NULL || (*error)->domain != LYKTA_ERROR || (*error)->code < LYKTA_ERROR_NOT_FOUND
      || (*error)->code > LYKTA_ERROR_CONFLICT)
    return FALSE;
  self->refused (row->reg, row->id, *error, self->refused_data);
  g_clear_error (error);
  return TRUE;
}

static gboolean
pass_over_pending (LyktaTransaction *self, LyktaPending *pending, GError **error)
{
  pending->refused = pass_over (self, pending->row, error);
  return pending->refused;
}

static gboolean
prepare_rows (LyktaTransaction *self, GError **error)
{
  GPtrArray *rows = lykta_edit_get_rows (self->edit);

  for (guint i = 0; i < rows->len; i++)
    {
      guint before = self->pending->len;

      lykta_transaction_tell (self, PHASE_PREPARE, i);
      if (prepare_row (self, g_ptr_array_index (rows, i), error))
        continue;
      if (!pass_over (self, g_ptr_array_index (rows, i), error))
        return FALSE;
      g_ptr_array_set_size (self->pending, (int) before);
    }
  return TRUE;
}

/* Rows */

/* Deletions come last: what referred to the record may be changed or deleted in the same edit. */
static gboolean
write_rows (LyktaTransaction *self, GError **error)
{
  LyktaDatabase *database = self->store->database;

  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);

      lykta_transaction_tell (self, PHASE_WRITE, i);
      if (pending->after == NULL)
        continue;
      if (lykta_pending_is_derived_first (pending))
        pending->row->reg->derive (self->store, pending->after);
      if ((pending->before == NULL ? !lykta_record_insert_row (database, pending->after, error)
                                   : !lykta_record_update_row (database, pending->before, pending->after, FALSE, error))
          && !pass_over_pending (self, pending, error))
        return FALSE;
    }
  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);

      if (pending->after == NULL && !lykta_record_delete_row (database, pending->before, error)
          && !pass_over_pending (self, pending, error))
        return FALSE;
    }
  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);

      lykta_transaction_tell (self, PHASE_CHECK, i);
      if (pending->refused)
        continue;
      if ((pending->after != NULL ? !lykta_store_check_written (self->store, pending->before, pending->after, error)
                                  : !lykta_store_check_unused (self->store, pending->before, error))
          && !pass_over_pending (self, pending, error))
        return FALSE;
    }
  return TRUE;
}

/* Rules */

static gboolean
validate_all (LyktaTransaction *self, GError **error)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);
      const LyktaRegister *reg = pending->row->reg;

      if (reg->validate == NULL || pending->after == NULL || pending->refused)
        continue;
      if (!reg->validate (self->store, pending->before, pending->after, error))
        {
          if (*error == NULL)
            g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("A rule of “%s” forbids the change."),
                         lykta_register_get_label (reg));
          if (!pass_over (self, pending->row, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* @texts: the old and the new one, to be filled again and again */
static gboolean
add_to_search (LyktaTransaction *self, GHashTable *writers, LyktaRecord *before, LyktaRecord *after, GString *texts[2],
               GError **error)
{
  LyktaRecord *any = after != NULL ? after : before;
  const LyktaRegister *reg = lykta_record_get_register (any);
  LyktaSearchWriter *writer;

  if (!lykta_search_is_touched (before, after))
    return TRUE;

  writer = g_hash_table_lookup (writers, reg);
  if (writer == NULL)
    {
      writer = lykta_search_writer_new (self->store->database, reg, error);
      if (writer == NULL)
        return FALSE;
      g_hash_table_insert (writers, (gpointer) reg, writer);
    }
  g_string_truncate (texts[0], 0);
  g_string_truncate (texts[1], 0);
  if (before != NULL)
    lykta_search_append_text (texts[0], before);
  if (after != NULL)
    lykta_search_append_text (texts[1], after);
  return lykta_search_writer_add (writer, lykta_record_get_id (any), before != NULL ? texts[0]->str : NULL,
                                  after != NULL ? texts[1]->str : NULL, error);
}

static gboolean
write_search (LyktaTransaction *self, GError **error)
{
  g_autoptr (GHashTable) writers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) lykta_search_writer_free);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) new_ = g_string_new (NULL);
  GString *texts[2] = { old, new_ };
  GHashTableIter iter;
  gpointer writer;

  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);

      lykta_transaction_tell (self, PHASE_SEARCH, i);
      if (!add_to_search (self, writers, pending->before, pending->after, texts, error))
        return FALSE;
    }
  for (guint i = 0; i < self->dependents->len; i++)
    {
      LyktaDependent *dependent = &g_array_index (self->dependents, LyktaDependent, i);

      if (!add_to_search (self, writers, dependent->before, dependent->after, texts, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, writers);
  while (g_hash_table_iter_next (&iter, NULL, &writer))
    if (!lykta_search_writer_finish (writer, error))
      return FALSE;
  return TRUE;
}

static gint64
write_log (LyktaTransaction *self, GError **error)
{
  g_autoptr (LyktaLogWriter) writer =
      lykta_log_writer_new (self->store, self->now, lykta_edit_get_label (self->edit), lykta_edit_get_undoes (self->edit), error);

  if (writer == NULL)
    return 0;
  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaPending *pending = g_ptr_array_index (self->pending, i);

      lykta_transaction_tell (self, PHASE_LOG, i);
      lykta_changes_add (self->changed, pending->row->reg, lykta_edit_get_id (self->edit, pending->row->id));
      lykta_orders_compare (self->store->orders, pending->before, pending->after);
      if (!lykta_log_writer_add (writer, pending->before, pending->after, error))
        return 0;
    }
  return lykta_log_writer_finish (writer, error);
}

/* The edit's number; 0 when it changes nothing or is rehearsed, -1 on error. */
static gint64
run_transaction (LyktaTransaction *self, GError **error)
{
  gint64 edit;

  if (!lykta_database_execute (self->store->database, "PRAGMA defer_foreign_keys = ON", error) || !give_ids (self, error)
      || !lykta_transaction_write_contents (self, error))
    return -1;
  if (!prepare_rows (self, error))
    return -1;
  if (self->pending->len == 0)
    return 0;
  if (!write_rows (self, error) || !lykta_transaction_derive (self, error) || !validate_all (self, error))
    return -1;
  if (self->refused != NULL)
    return 0;
  edit = write_log (self, error);
  if (edit == 0 || !write_search (self, error)
      || (self->grown && !lykta_schema_update_indexes (self->store->database, self->store->registers, error))
      || !lykta_database_commit (self->store->database, error))
    return -1;
  return edit;
}

gboolean
lykta_store_run_edit (LyktaStore *self, LyktaEdit *edit, LyktaRefusalFunc refused, gpointer refused_data, GError **error)
{
  g_autoptr (LyktaTransaction) transaction = NULL;
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 number;

  if (!lykta_database_begin (self->database, error))
    return FALSE;
  transaction = lykta_transaction_new (self, edit);
  transaction->refused = refused;
  transaction->refused_data = refused_data;
  number = run_transaction (transaction, &local_error);
  if (number <= 0)
    {
      lykta_database_rollback (self->database);
      /* What was written of the bytes may fill the disk. */
      if (transaction->keeps)
        lykta_database_execute (self->database, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
    }
  if (number < 0)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->applied = number;
  if (number == 0)
    return TRUE;

  changed = g_hash_table_ref (transaction->changed);
  g_clear_pointer (&transaction, lykta_transaction_free);
  /* Another program's edits in between are still to be seen. */
  if (number == self->last_edit + 1)
    self->last_edit = number;
  lykta_store_push_undo (self, number, lykta_edit_get_label (edit), lykta_edit_get_undoes (edit));
  lykta_store_announce (self, changed);
  return TRUE;
}
