/* lykta-record-rows.c: a record as rows of the file; the only INSERT, UPDATE and DELETE on a register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-private.h"

static gboolean
write_links (LyktaDatabase *database, LyktaRecord *record, guint index, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autofree char *link = lykta_record_get_link_table (reg, &reg->fields[index]);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO \"%s\" (id, position, target) VALUES (?, ?, ?)", link);
  gsize n_ids;
  const gint64 *ids = lykta_value_get_list (lykta_record_peek (record, index), &n_ids);
  g_autoptr (LyktaStatement) statement = lykta_database_get (database, insert, error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    {
      lykta_statement_bind_integer (statement, 1, lykta_record_get_id (record));
      lykta_statement_bind_integer (statement, 2, (gint64) i);
      lykta_statement_bind_integer (statement, 3, ids[i]);
      if (!lykta_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_links (LyktaDatabase *database, const LyktaRegister *reg, guint index, gint64 id, GError **error)
{
  g_autofree char *link = lykta_record_get_link_table (reg, &reg->fields[index]);
  g_autofree char *delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", link);
  g_autoptr (LyktaStatement) statement = lykta_database_get (database, delete, error);

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, id);
  return lykta_statement_run (statement, error);
}

static LyktaStatement *
get_insert (LyktaDatabase *database, const LyktaRegister *reg, GError **error)
{
  LyktaStatement *statement = lykta_database_recall (database, &reg->id);
  g_autoptr (GString) sql = NULL;
  g_autoptr (GString) marks = NULL;

  if (statement != NULL)
    return statement;
  sql = g_string_new (NULL);
  marks = g_string_new ("?, ?, ?");
  g_string_append_printf (sql, "INSERT INTO \"%s\" (id, changed_at, changed_by", reg->id);
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].type != LYKTA_FIELD_REFERENCES)
      {
        g_string_append_printf (sql, ", \"%s\"", reg->fields[i].id);
        g_string_append (marks, ", ?");
      }
  g_string_append_printf (sql, ") VALUES (%s)", marks->str);
  statement = lykta_database_get (database, sql->str, error);
  if (statement != NULL)
    lykta_statement_keep (statement, &reg->id);
  return statement;
}

gboolean
lykta_record_insert_row (LyktaDatabase *database, LyktaRecord *record, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autoptr (LyktaStatement) statement = get_insert (database, reg, error);
  int index = 4;

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, lykta_record_get_id (record));
  lykta_statement_bind_text (statement, 2, lykta_record_get_changed_at (record));
  lykta_statement_bind_text (statement, 3, lykta_record_get_changed_by (record));
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].type != LYKTA_FIELD_REFERENCES)
      lykta_statement_bind_value (statement, index++, lykta_record_peek (record, i));
  if (!lykta_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].type == LYKTA_FIELD_REFERENCES && !lykta_value_is_empty (lykta_record_peek (record, i))
        && !write_links (database, record, i, error))
      return FALSE;
  return TRUE;
}

/* Writes the fields that differ and have, or have not, the flag DERIVED. */
gboolean
lykta_record_update_row (LyktaDatabase *database, LyktaRecord *before, LyktaRecord *after, gboolean derived, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (after);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (LyktaStatement) statement = NULL;
  int index = 1;

  g_string_append_printf (sql, "UPDATE \"%s\" SET changed_at = ?, changed_by = ?", reg->id);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      if (((reg->fields[i].flags & LYKTA_FIELD_DERIVED) != 0) != derived
          || lykta_value_equal (lykta_record_peek (before, i), lykta_record_peek (after, i)))
        continue;
      g_array_append_val (fields, i);
      if (reg->fields[i].type != LYKTA_FIELD_REFERENCES)
        g_string_append_printf (sql, ", \"%s\" = ?", reg->fields[i].id);
      else if (!delete_links (database, reg, i, lykta_record_get_id (after), error) || !write_links (database, after, i, error))
        return FALSE;
    }
  if (fields->len == 0)
    return TRUE;

  g_string_append (sql, " WHERE id = ?");
  statement = lykta_database_get (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, index++, lykta_record_get_changed_at (after));
  lykta_statement_bind_text (statement, index++, lykta_record_get_changed_by (after));
  for (guint i = 0; i < fields->len; i++)
    {
      guint field = g_array_index (fields, guint, i);

      if (reg->fields[field].type != LYKTA_FIELD_REFERENCES)
        lykta_statement_bind_value (statement, index++, lykta_record_peek (after, field));
    }
  lykta_statement_bind_integer (statement, index, lykta_record_get_id (after));
  return lykta_statement_run (statement, error);
}

gboolean
lykta_record_delete_row (LyktaDatabase *database, LyktaRecord *record, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", reg->id);
  g_autoptr (LyktaStatement) statement = NULL;

  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].type == LYKTA_FIELD_REFERENCES && !delete_links (database, reg, i, lykta_record_get_id (record), error))
      return FALSE;
  statement = lykta_database_get (database, sql, error);
  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, lykta_record_get_id (record));
  return lykta_statement_run (statement, error);
}
