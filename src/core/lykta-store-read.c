/* lykta-store-read.c: records, one by one and by pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-store-private.h"

static void
record_end_cb (gpointer owner, LyktaRecord *record)
{
  LyktaStore *self = owner;
  LyktaRecordKey key = { lykta_record_get_register (record), lykta_record_get_id (record) };

  g_hash_table_remove (self->records, &key);
}

static void
keep_live (LyktaStore *self, LyktaRecord *record)
{
  g_hash_table_insert (self->records, lykta_record_key_new (lykta_record_get_register (record), lykta_record_get_id (record)),
                       record);
  lykta_record_set_owner (record, self, record_end_cb);
}

static LyktaStatement *
get_read (LyktaStore *self, const LyktaRegister *reg, GError **error)
{
  LyktaStatement *statement = lykta_database_recall (self->database, &reg->label);
  g_autoptr (GString) sql = NULL;

  if (statement != NULL)
    return statement;
  sql = g_string_new ("SELECT ");
  lykta_record_append_columns (sql, reg, NULL);
  g_string_append_printf (sql, " FROM \"%s\" t WHERE t.id = ?", reg->id);
  statement = lykta_database_get (self->database, sql->str, error);
  if (statement != NULL)
    lykta_statement_keep (statement, &reg->label);
  return statement;
}

LyktaRecord *
lykta_store_read_record (LyktaStore *self, const LyktaRegister *reg, gint64 id, GError **error)
{
  g_autoptr (LyktaStatement) statement = get_read (self, reg, error);
  LyktaRecord *record;

  if (statement == NULL)
    return NULL;
  lykta_statement_bind_integer (statement, 1, id);
  if (!lykta_statement_next (statement, error))
    return NULL;
  record = lykta_record_new (reg, id);
  lykta_record_read (record, statement);
  return record;
}

void
lykta_store_read_page (LyktaStore *self, const LyktaRegister *reg, const gint64 *ids, guint n_ids, LyktaRecord **records)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (GString) wanted = g_string_new ("[");
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (LyktaStatement) statement = NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      LyktaRecordKey key = { reg, ids[i] };

      records[i] = g_hash_table_lookup (self->records, &key);
      if (records[i] != NULL)
        {
          g_object_ref (records[i]);
          continue;
        }
      g_string_append_printf (wanted, "%s%" G_GINT64_FORMAT, wanted->len > 1 ? "," : "", ids[i]);
      g_hash_table_insert (positions, (gpointer) &ids[i], GUINT_TO_POINTER (i));
    }
  if (g_hash_table_size (positions) == 0)
    return;

  g_string_append_c (wanted, ']');
  lykta_record_append_columns (sql, reg, NULL);
  g_string_append_printf (sql, " FROM \"%s\" t WHERE t.id IN (SELECT value FROM json_each(?))", reg->id);
  statement = lykta_database_get (self->database, sql->str, NULL);
  if (statement == NULL)
    return;
  lykta_statement_bind_text (statement, 1, wanted->str);
  while (lykta_statement_next (statement, NULL))
    {
      LyktaRecord *record = lykta_record_new (reg, 0);
      gint64 id;
      guint position;

      lykta_record_read (record, statement);
      id = lykta_record_get_id (record);
      position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, &id));
      keep_live (self, record);
      records[position] = record;
    }
}

LyktaRecord *
lykta_store_get_record (LyktaStore *self, const LyktaRegister *reg, gint64 id)
{
  LyktaRecordKey key = { reg, id };
  LyktaRecord *record;
  gboolean known = FALSE;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && reg != NULL, NULL);

  if (id <= 0 || self->database == NULL)
    return NULL;
  if (self->transaction != NULL)
    {
      /* Live records only learn of an edit when it is durable. */
      record = lykta_transaction_get_record (self->transaction, reg, id, &known);
      return known ? record : lykta_store_read_record (self, reg, id, NULL);
    }

  record = g_hash_table_lookup (self->records, &key);
  if (record != NULL)
    return lykta_record_is_deleted (record) ? NULL : g_object_ref (record);
  record = lykta_store_read_record (self, reg, id, NULL);
  if (record != NULL)
    keep_live (self, record);
  return record;
}

LyktaRecord *
lykta_store_get_office (LyktaStore *self)
{
  const LyktaRegister *office = lykta_store_find_register (self, "office");
  g_autoptr (LyktaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (office == NULL)
    return NULL;
  query = lykta_query_new (office);
  ids = lykta_store_select (self, query, NULL);
  return ids != NULL && ids->len > 0 ? lykta_store_get_record (self, office, g_array_index (ids, gint64, 0)) : NULL;
}

GPtrArray *
lykta_store_get_records (LyktaStore *self, const LyktaQuery *query, GError **error)
{
  g_autoptr (GArray) ids = lykta_store_select (self, query, error);
  g_autoptr (GPtrArray) records = NULL;

  if (ids == NULL)
    return NULL;
  records = g_ptr_array_new_full (ids->len, g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      LyktaRecord *record = lykta_store_get_record (self, query->reg, g_array_index (ids, gint64, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}
