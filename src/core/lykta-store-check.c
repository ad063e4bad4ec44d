/* lykta-store-check.c: what an edit must satisfy besides the rules of its fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-content.h"
#include "lykta-log.h"
#include "lykta-transaction.h"
#include "lykta-time.h"

/* How many names of referring records a refusal lists. */
#define N_NAMES 3

/* Who changed the field last, and when; the log knows. */
static LyktaLogEntry *
find_last_change (LyktaStore *self, const LyktaRegister *reg, gint64 id, const LyktaField *field)
{
  g_autoptr (GPtrArray) entries = lykta_store_get_log (self, reg, id, 0, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      LyktaLogEntry *entry = g_ptr_array_index (entries, i);

      if (field == NULL || entry->field == field)
        return g_ptr_array_steal_index (entries, i);
    }
  return NULL;
}

static void
set_conflict (LyktaStore *self, LyktaRecord *record, const LyktaField *field, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autofree char *title = lykta_store_get_title (self, reg, lykta_record_get_id (record));
  g_autofree char *now = lykta_store_format_value (self, field, lykta_record_get_value (record, field));
  g_autoptr (LyktaLogEntry) entry = find_last_change (self, reg, lykta_record_get_id (record), field);
  const char *at = entry != NULL ? entry->at : lykta_record_get_changed_at (record);
  const char *who = entry != NULL ? entry->who : lykta_record_get_changed_by (record);
  g_autofree char *when = lykta_time_format (at != NULL ? at : "");

  if (*now == '\0')
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT,
                 /* Translators: label of a field, name of a record, by whom, when. */
                 _ ("“%s” of “%s” was meanwhile emptied by %s (%s). Look at it, then decide."), lykta_field_get_label (field),
                 title, who != NULL ? who : "?", when);
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT,
                 /* Translators: label of a field, name of a record, the new value, by whom, when. */
                 _ ("“%s” of “%s” was meanwhile changed to “%s” by %s (%s). Look at it, then decide."),
                 lykta_field_get_label (field), title, now, who != NULL ? who : "?", when);
}

void
lykta_store_set_gone_error (LyktaStore *self, const LyktaRegister *reg, gint64 id, GError **error)
{
  g_autoptr (LyktaLogEntry) entry = find_last_change (self, reg, id, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *when = NULL;

  if (entry != NULL && entry->kind == LYKTA_LOG_DELETE)
    {
      when = lykta_time_format (entry->at);
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT,
                   /* Translators: what kind of record, its number, by whom, when. */
                   _ ("%s %s was meanwhile deleted by %s (%s)."), lykta_register_get_label_one (reg), number, entry->who, when);
    }
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no %s with the number %s."),
                 lykta_register_get_label_one (reg), number);
}

gboolean
lykta_store_check_seen (LyktaStore *self, const LyktaEditRow *row, LyktaRecord *before, GError **error)
{
  g_autofree gboolean *told = g_new0 (gboolean, row->reg->n_fields);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const LyktaEditCell *cell = &g_array_index (row->cells, LyktaEditCell, i);

      told[cell->field] = TRUE;
      if (cell->seen != NULL && !lykta_value_equal (cell->seen, lykta_record_peek (before, cell->field)))
        {
          set_conflict (self, before, &row->reg->fields[cell->field], error);
          return FALSE;
        }
    }
  for (guint i = 0; row->guarded && i < row->reg->n_fields; i++)
    if (!told[i] && !(row->reg->fields[i].flags & LYKTA_FIELD_DERIVED) && !lykta_value_is_empty (lykta_record_peek (before, i)))
      {
        set_conflict (self, before, &row->reg->fields[i], error);
        return FALSE;
      }
  return TRUE;
}

/* Statements that an import runs for every record. */
G_GNUC_PRINTF (4, 5)
static LyktaStatement *
get_kept (LyktaStore *self, gconstpointer address, GError **error, const char *format, ...)
{
  LyktaStatement *statement = lykta_database_recall (self->database, address);
  g_autofree char *sql = NULL;
  va_list arguments;

  if (statement != NULL)
    return statement;
  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  statement = lykta_database_get (self->database, sql, error);
  if (statement != NULL)
    lykta_statement_keep (statement, address);
  return statement;
}

static gboolean
check_unique (LyktaStore *self, LyktaRecord *record, guint index, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  const LyktaField *field = &reg->fields[index];
  g_autoptr (LyktaStatement) statement =
      get_kept (self, field, error, "SELECT id FROM \"%s\" WHERE \"%s\" = ? AND id <> ?", reg->id, field->id);
  g_autofree char *shown = NULL;
  g_autofree char *title = NULL;

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_value (statement, 1, lykta_record_peek (record, index));
  lykta_statement_bind_integer (statement, 2, lykta_record_get_id (record));
  if (!lykta_statement_next (statement, error))
    return *error == NULL;
  shown = lykta_store_format_value (self, field, lykta_record_peek (record, index));
  title = lykta_store_get_title (self, reg, lykta_statement_get_integer (statement, 0));
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DUPLICATE,
               /* Translators: label of a field, the value, name of the record that has it already. */
               _ ("%s: “%s” is already that of “%s”. Give another."), lykta_field_get_label (field), shown, title);
  return FALSE;
}

static gboolean
check_target (LyktaStore *self, const LyktaField *field, gint64 id, GError **error)
{
  const LyktaRegister *target = lykta_store_find_register (self, field->target);
  g_autoptr (LyktaStatement) statement =
      get_kept (self, &target->label_one, error, "SELECT 1 FROM \"%s\" WHERE id = ?", target->id);
  g_autofree char *number = NULL;

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, id);
  if (lykta_statement_next (statement, error))
    return TRUE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (*error == NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                 /* Translators: label of a field, what kind of record, its number. */
                 _ ("%s: there is no %s with the number %s. It may have been deleted."), lykta_field_get_label (field),
                 lykta_register_get_label_one (target), number);
  return FALSE;
}

static gboolean
check_picks (LyktaStore *self, const LyktaField *field, const LyktaValue *value, GError **error)
{
  g_auto (GStrv) codes = NULL;

  if (lykta_store_find_register (self, "picks") == NULL)
    return TRUE;
  codes = g_strsplit (lykta_value_get_text (value), field->type == LYKTA_FIELD_PICKS ? " " : "\n", -1);
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (field->picks, " ", codes[i], NULL);
      g_autoptr (LyktaStatement) statement = NULL;

      if (g_hash_table_contains (self->transaction->picks, key))
        continue;
      statement = lykta_database_get (self->database, "SELECT 1 FROM picks WHERE list = ? AND code = ?", error);
      if (statement == NULL)
        return FALSE;
      lykta_statement_bind_text (statement, 1, field->picks);
      lykta_statement_bind_text (statement, 2, codes[i]);
      if (lykta_statement_next (statement, error))
        {
          g_hash_table_add (self->transaction->picks, g_steal_pointer (&key));
          continue;
        }
      if (*error == NULL)
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("%s: “%s” is not in the pick list."),
                     lykta_field_get_label (field), codes[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_content (LyktaStore *self, const LyktaField *field, const LyktaValue *value, GError **error)
{
  if (lykta_store_find_content (self, lykta_value_get_text (value), NULL, error))
    return TRUE;
  if (*error == NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("%s: The file does not keep these bytes. Attach the file itself."),
                 lykta_field_get_label (field));
  return FALSE;
}

/* What changed and depends on other rows; called when all rows are written. */
gboolean
lykta_store_check_written (LyktaStore *self, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (after);

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      const LyktaValue *value = lykta_record_peek (after, i);

      if (lykta_value_is_empty (value) || (field->flags & LYKTA_FIELD_DERIVED)
          || (before != NULL && lykta_value_equal (value, lykta_record_peek (before, i))))
        continue;
      if ((field->flags & LYKTA_FIELD_UNIQUE) && !check_unique (self, after, i, error))
        return FALSE;
      if ((field->flags & LYKTA_FIELD_CONTENT) && !check_content (self, field, value, error))
        return FALSE;
      if (field->type == LYKTA_FIELD_REFERENCE && !check_target (self, field, value->integer, error))
        return FALSE;
      for (gsize j = 0; field->type == LYKTA_FIELD_REFERENCES && j < value->list.n_ids; j++)
        if (!check_target (self, field, value->list.ids[j], error))
          return FALSE;
      if ((field->type == LYKTA_FIELD_PICK || field->type == LYKTA_FIELD_PICKS) && !check_picks (self, field, value, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_names (GString *names, LyktaStore *self, const LyktaRegister *reg, GArray *ids)
{
  for (guint i = 0; i < MIN (ids->len, N_NAMES); i++)
    {
      g_autofree char *title = lykta_store_get_title (self, reg, g_array_index (ids, gint64, i));

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", title);
    }
  if (ids->len > N_NAMES)
    g_string_append (names, " …");
}

/* Whether no other record refers to the record, which is about to be deleted. */
gboolean
lykta_store_check_unused (LyktaStore *self, LyktaRecord *record, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  gint64 id = lykta_record_get_id (record);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GString) users = g_string_new (NULL);
  g_autofree char *title = NULL;

  for (gsize i = 0; self->registers[i] != NULL; i++)
    for (guint j = 0; j < self->registers[i]->n_fields; j++)
      {
        const LyktaField *field = &self->registers[i]->fields[j];
        g_autoptr (LyktaQuery) query = NULL;
        g_autoptr (GArray) ids = NULL;

        if (field->target == NULL || strcmp (field->target, reg->id) != 0 || (field->flags & LYKTA_FIELD_DERIVED))
          continue;
        query = lykta_query_new (self->registers[i]);
        lykta_query_add_condition (query, field->id, LYKTA_IS, number);
        ids = lykta_store_select (self, query, error);
        if (ids == NULL)
          return FALSE;
        if (self->registers[i] == reg)
          for (guint k = ids->len; k > 0; k--)
            if (g_array_index (ids, gint64, k - 1) == id)
              g_array_remove_index (ids, k - 1);
        if (ids->len == 0)
          continue;
        /* Translators: registers whose records refer to another one: "Classifications: 2 (“A”, “B”)". */
        g_string_append_printf (users, _ ("%s%s: %u ("), users->len > 0 ? "; " : "",
                                lykta_register_get_label (self->registers[i]), ids->len);
        append_names (users, self, self->registers[i], ids);
        g_string_append_c (users, ')');
      }
  if (users->len == 0)
    return TRUE;

  /* Its row is gone already */
  title = lykta_store_format_value (self, lykta_register_get_title (reg),
                                    lykta_record_get_value (record, lykta_register_get_title (reg)));
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_IN_USE,
               /* Translators: name of a record, then the list of what refers to it. */
               _ ("“%s” cannot be deleted, because other records refer to it. %s. Change those first."), title, users->str);
  return FALSE;
}
