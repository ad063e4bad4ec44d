/* lykta-record-cursor.c: many records one after the other, of each only some fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-cursor.h"
#include "lykta-store-private.h"

struct _LyktaRecordCursor
{
  const LyktaRegister *reg;

  /* Owned */
  LyktaStore *store;
  GArray *ids;
  char *sql;
  guint position;
};

LyktaRecordCursor *
lykta_record_cursor_new (LyktaStore *store, const LyktaRegister *reg, GArray *ids, const LyktaField *const *fields)
{
  LyktaRecordCursor *self = g_new0 (LyktaRecordCursor, 1);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  self->reg = reg;
  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  lykta_record_append_columns (sql, reg, fields);
  g_string_append_printf (sql, " FROM \"%s\" t WHERE t.id = ?", reg->id);
  self->sql = g_string_free_and_steal (g_steal_pointer (&sql));
  return self;
}

void
lykta_record_cursor_free (LyktaRecordCursor *self)
{
  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_free (self->sql);
  g_free (self);
}

LyktaRecord *
lykta_record_cursor_next (LyktaRecordCursor *self, GError **error)
{
  while (self->position < self->ids->len)
    {
      gint64 id = g_array_index (self->ids, gint64, self->position++);
      g_autoptr (LyktaStatement) statement = lykta_database_get (self->store->database, self->sql, error);
      g_autoptr (GError) local_error = NULL;
      LyktaRecord *record;

      if (statement == NULL)
        return NULL;
      lykta_statement_bind_integer (statement, 1, id);
      if (lykta_statement_next (statement, &local_error))
        {
          record = lykta_record_new (self->reg, id);
          lykta_record_read (record, statement);
          return record;
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  return NULL;
}

guint
lykta_record_cursor_get_position (LyktaRecordCursor *self)
{
  return self->position;
}
