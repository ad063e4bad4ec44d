/* lykta-search-index.c: what is searched, and the index of a whole register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-search-private.h"

/* Goes into the state of an index; raise it when texts are folded or cut in another way. */
#define FORMAT "2"

static gboolean
is_searched (const LyktaField *field)
{
  return (field->flags & LYKTA_FIELD_SEARCHED) != 0
         && (field->type == LYKTA_FIELD_TEXT || field->type == LYKTA_FIELD_LONG_TEXT || field->type == LYKTA_FIELD_EMAIL
             || field->type == LYKTA_FIELD_URL);
}

void
lykta_search_append_text (GString *text, LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const char *value = is_searched (&reg->fields[i]) ? lykta_value_get_text (lykta_record_peek (record, i)) : NULL;

      if (value == NULL)
        continue;
      lykta_fold_append (text, value, -1);
      g_string_append_c (text, '\n');
    }
}

gboolean
lykta_search_is_touched (LyktaRecord *before, LyktaRecord *after)
{
  const LyktaRegister *reg = lykta_record_get_register (before != NULL ? before : after);

  for (guint i = 0; i < reg->n_fields; i++)
    if (is_searched (&reg->fields[i])
        && (before == NULL || after == NULL || !lykta_value_equal (lykta_record_peek (before, i), lykta_record_peek (after, i))))
      return TRUE;
  return FALSE;
}

/* Building and verifying whole indexes */

static char *
get_state (const LyktaRegister *reg)
{
  GString *state = g_string_new (FORMAT);

  for (guint i = 0; i < reg->n_fields; i++)
    if (is_searched (&reg->fields[i]))
      g_string_append_printf (state, " %s", reg->fields[i].id);
  return g_string_free_and_steal (state);
}

static gboolean
add_all (LyktaDatabase *database, LyktaSearchWriter *writer, const LyktaRegister *reg, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LyktaStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  int n_columns = 1;

  for (guint i = 0; i < reg->n_fields; i++)
    if (is_searched (&reg->fields[i]))
      {
        g_string_append_printf (sql, ", t.\"%s\"", reg->fields[i].id);
        n_columns++;
      }
  g_string_append_printf (sql, " FROM \"%s\" t ORDER BY t.id", reg->id);
  statement = lykta_database_get (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  while (lykta_statement_next (statement, &local_error))
    {
      g_string_truncate (text, 0);
      for (int i = 1; i < n_columns; i++)
        if (!lykta_statement_is_null (statement, i))
          {
            lykta_fold_append (text, lykta_statement_get_text (statement, i), -1);
            g_string_append_c (text, '\n');
          }
      if (!lykta_search_writer_add (writer, lykta_statement_get_integer (statement, 0), NULL, text->str, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return lykta_search_writer_finish (writer, error);
}

static gboolean
run_for (LyktaDatabase *database, const char *sql, gint64 number, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (database, sql, error);

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, number);
  return lykta_statement_run (statement, error);
}

static gboolean
rebuild (LyktaDatabase *database, const LyktaRegister *reg, const char *state, GError **error)
{
  g_autoptr (LyktaSearchWriter) writer = NULL;
  g_autoptr (LyktaStatement) statement = NULL;
  gint64 number = lykta_search_get_number (database, reg, error);

  if (number < 0
      || (number > 0
          && (!run_for (database, "DELETE FROM search_grams WHERE register = ?", number, error)
              || !run_for (database, "DELETE FROM search_postings WHERE word IN (SELECT id FROM search_words WHERE register = ?)",
                           number, error))))
    return FALSE;
  statement = lykta_database_get (
      database, "INSERT INTO search_registers (register, state) VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state",
      error);
  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, reg->id);
  lykta_statement_bind_text (statement, 2, state);
  if (!lykta_statement_run (statement, error))
    return FALSE;
  writer = lykta_search_writer_new (database, reg, error);
  return writer != NULL && add_all (database, writer, reg, error);
}

gboolean
lykta_search_update (LyktaDatabase *database, const LyktaRegister *const *registers, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean inside = FALSE;

  for (gsize i = 0; registers[i] != NULL && local_error == NULL; i++)
    {
      g_autofree char *wanted = get_state (registers[i]);
      g_autofree char *state = lykta_database_read_text (database, "SELECT state FROM search_registers WHERE register = ?",
                                                         registers[i]->id, &local_error);

      if (local_error != NULL || g_strcmp0 (wanted, state) == 0)
        continue;
      if (!inside && !lykta_database_begin (database, &local_error))
        break;
      inside = TRUE;
      rebuild (database, registers[i], wanted, &local_error);
    }
  if (local_error == NULL && (!inside || lykta_database_commit (database, &local_error)))
    return TRUE;
  if (inside)
    lykta_database_rollback (database);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
lykta_search_verify (LyktaDatabase *database, const LyktaRegister *reg, gboolean *right, GError **error)
{
  g_autoptr (LyktaSearchWriter) writer = lykta_search_writer_new (database, reg, error);
  g_autoptr (LyktaStatement) statement = NULL;

  gboolean differs;
  gint64 n_rows;

  if (writer == NULL)
    return FALSE;
  lykta_search_writer_set_verify (writer);
  if (!add_all (database, writer, reg, error))
    return FALSE;
  statement = lykta_database_get (
      database,
      "SELECT (SELECT count(*) FROM search_grams WHERE register = ?1)"
      " + (SELECT count(*) FROM search_postings WHERE word IN (SELECT id FROM search_words WHERE register = ?1))",
      error);
  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, lykta_search_get_number (database, reg, error));
  if (!lykta_statement_next (statement, error))
    return FALSE;
  n_rows = lykta_search_writer_get_rows (writer, &differs);
  *right = !differs && lykta_statement_get_integer (statement, 0) == n_rows;
  return TRUE;
}
