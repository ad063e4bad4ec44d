/* lykta-log.c: the history, append-only and chained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-log.h"
#include "lykta-store-private.h"

static const char *const kinds[] = {
  [LYKTA_LOG_INSERT] = "insert",
  [LYKTA_LOG_UPDATE] = "update",
  [LYKTA_LOG_DELETE] = "delete",
};

struct _LyktaLogWriter
{
  /* Borrowed */
  LyktaStore *store;

  /* Owned */
  LyktaStatement *insert;
  GChecksum *checksum;
  char *at;
  char *label;

  gint64 edit;
  gint64 undoes;
};

/* JSON */

static void
append_json_text (GString *json, const char *text)
{
  const char *plain = text; /* what is not in the JSON yet */

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (json, plain, p - plain);
      plain = p;
      if (c >= 0x20)
        {
          g_string_append_c (json, '\\');
          continue;
        }
      g_string_append_printf (json, "\\u%04x", c);
      plain++;
    }
  g_string_append (json, plain);
  g_string_append_c (json, '"');
}

static void
append_json_list (GString *json, const LyktaValue *value)
{
  gsize n_ids;
  const gint64 *ids = lykta_value_get_list (value, &n_ids);

  g_string_append_c (json, '[');
  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
}

static void
append_json_value (GString *json, const LyktaValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      g_string_append (json, "null");
      break;
    case LYKTA_VALUE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, value->integer);
      break;
    case LYKTA_VALUE_REAL:
      g_ascii_dtostr (buffer, sizeof buffer, value->real);
      g_string_append (json, buffer);
      if (strpbrk (buffer, ".eE") == NULL)
        g_string_append (json, ".0");
      break;
    case LYKTA_VALUE_TEXT:
      append_json_text (json, value->text);
      break;
    case LYKTA_VALUE_LIST:
      append_json_list (json, value);
      break;
    }
}

/* What was logged may be of a field that is no longer declared; then it is left out. */
gboolean
lykta_log_read_record (LyktaStore *self, LyktaRecord *record, const char *json, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autoptr (LyktaStatement) statement = lykta_database_get (self->database, "SELECT key, value FROM json_each(?)", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, json);
  while (lykta_statement_next (statement, &local_error))
    {
      const char *key = lykta_statement_get_text (statement, 0);
      int index = key != NULL ? lykta_register_find_field_index (reg, key) : -1;

      if (index < 0)
        continue;
      lykta_statement_get_value (statement, 1, lykta_record_peek (record, (guint) index));
      lykta_log_read_value (&reg->fields[index], lykta_record_peek (record, (guint) index));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

char *
lykta_log_write_record (LyktaRecord *record)
{
  const LyktaRegister *reg = lykta_record_get_register (record);
  GString *json = g_string_new ("{");

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaValue *value = lykta_record_peek (record, i);

      if (lykta_value_is_empty (value) || (reg->fields[i].flags & LYKTA_FIELD_DERIVED))
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      append_json_text (json, reg->fields[i].id);
      g_string_append_c (json, ':');
      append_json_value (json, value);
    }
  g_string_append_c (json, '}');
  return g_string_free_and_steal (json);
}

/* Lists are logged as JSON arrays. */
void
lykta_log_read_value (const LyktaField *field, LyktaValue *value)
{
  g_autoptr (GArray) ids = NULL;

  if (field == NULL || field->type != LYKTA_FIELD_REFERENCES || value->kind != LYKTA_VALUE_TEXT)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (const char *p = value->text + 1; *p != '\0' && *p != ']';)
    {
      char *end;
      gint64 id = g_ascii_strtoll (p, &end, 10);

      if (end == p)
        break;
      g_array_append_val (ids, id);
      p = *end == ',' ? end + 1 : end;
    }
  lykta_value_set_list (value, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
log_value (const LyktaValue *value, LyktaValue *logged)
{
  if (value->kind == LYKTA_VALUE_LIST)
    {
      GString *json = g_string_new (NULL);

      append_json_list (json, value);
      lykta_value_take_text (logged, g_string_free_and_steal (json));
    }
  else
    lykta_value_copy (value, logged);
}

/* The chain. Every part is led by its kind and its length, so that no two histories give the same bytes. */

static void
digest_text (GChecksum *checksum, char kind, const char *text)
{
  char lead[32];
  char *p = lead + sizeof lead;
  gsize length = strlen (text);

  /* Written backwards: this is done ten times a record */
  *--p = ':';
  for (gsize rest = length; rest > 0 || *p == ':'; rest /= 10)
    *--p = (char) ('0' + rest % 10);
  *--p = kind;
  g_checksum_update (checksum, (const guchar *) p, lead + sizeof lead - p);
  g_checksum_update (checksum, (const guchar *) text, (gssize) length);
}

static void
digest_integer (GChecksum *checksum, gint64 integer)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, integer);
  digest_text (checksum, 'i', text);
}

static void
digest_value (GChecksum *checksum, const LyktaValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      digest_text (checksum, 'e', "");
      break;
    case LYKTA_VALUE_INTEGER:
      digest_integer (checksum, value->integer);
      break;
    case LYKTA_VALUE_REAL:
      digest_text (checksum, 'r', g_ascii_dtostr (buffer, sizeof buffer, value->real));
      break;
    case LYKTA_VALUE_TEXT:
      digest_text (checksum, 't', value->text);
      break;
    case LYKTA_VALUE_LIST:
      g_assert_not_reached ();
    }
}

void
lykta_log_digest_change (GChecksum *checksum, const char *kind, const char *reg, gint64 row, const char *field,
                         const LyktaValue *old, const LyktaValue *new_)
{
  digest_text (checksum, 'k', kind);
  digest_text (checksum, 'g', reg);
  digest_integer (checksum, row);
  digest_text (checksum, 'f', field != NULL ? field : "");
  digest_value (checksum, old);
  digest_value (checksum, new_);
}

void
lykta_log_digest_edit (GChecksum *checksum, gint64 edit, const char *at, const char *who, const char *label, gint64 undoes,
                       const char *previous)
{
  digest_integer (checksum, edit);
  digest_text (checksum, 'a', at);
  digest_text (checksum, 'w', who);
  digest_text (checksum, 'l', label);
  digest_integer (checksum, undoes);
  digest_text (checksum, 'h', previous);
}

/* Writing */

LyktaLogWriter *
lykta_log_writer_new (LyktaStore *store, const char *at, const char *label, gint64 undoes, GError **error)
{
  g_autoptr (LyktaLogWriter) self = g_new0 (LyktaLogWriter, 1);
  gint64 last;

  self->store = store;
  self->at = g_strdup (at);
  self->label = g_strdup (label);
  self->undoes = undoes;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (!lykta_database_read_integer (store->database, "SELECT coalesce(max(id), 0) FROM edits", &last, error))
    return NULL;
  self->edit = last + 1;
  self->insert =
      lykta_database_get (store->database,
                          "INSERT INTO changes (edit, kind, register, row, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  return self->insert != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
write_change (LyktaLogWriter *self, LyktaLogKind kind, const char *reg, gint64 row, const char *field, const LyktaValue *old,
              const LyktaValue *new_, GError **error)
{
  lykta_log_digest_change (self->checksum, kinds[kind], reg, row, field, old, new_);
  lykta_statement_bind_integer (self->insert, 1, self->edit);
  lykta_statement_bind_text (self->insert, 2, kinds[kind]);
  lykta_statement_bind_text (self->insert, 3, reg);
  lykta_statement_bind_integer (self->insert, 4, row);
  lykta_statement_bind_text (self->insert, 5, field);
  lykta_statement_bind_value (self->insert, 6, old);
  lykta_statement_bind_value (self->insert, 7, new_);
  return lykta_statement_run (self->insert, error);
}

static gboolean
write_updates (LyktaLogWriter *self, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (after);

  for (guint i = 0; i < reg->n_fields; i++)
    {
      g_auto (LyktaValue) old = LYKTA_VALUE_INIT;
      g_auto (LyktaValue) new_ = LYKTA_VALUE_INIT;

      if ((reg->fields[i].flags & LYKTA_FIELD_DERIVED)
          || lykta_value_equal (lykta_record_peek (before, i), lykta_record_peek (after, i)))
        continue;
      log_value (lykta_record_peek (before, i), &old);
      log_value (lykta_record_peek (after, i), &new_);
      if (!write_change (self, LYKTA_LOG_UPDATE, reg->id, lykta_record_get_id (after), reg->fields[i].id, &old, &new_, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lykta_log_writer_add (LyktaLogWriter *self, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  LyktaRecord *record = after != NULL ? after : before;
  g_auto (LyktaValue) json = LYKTA_VALUE_INIT;
  LyktaValue none = LYKTA_VALUE_INIT;

  if (before != NULL && after != NULL)
    return write_updates (self, before, after, error);

  lykta_value_take_text (&json, lykta_log_write_record (record));
  return write_change (self, after != NULL ? LYKTA_LOG_INSERT : LYKTA_LOG_DELETE, lykta_record_get_register (record)->id,
                       lykta_record_get_id (record), NULL, after != NULL ? &none : &json, after != NULL ? &json : &none, error);
}

gint64
lykta_log_writer_finish (LyktaLogWriter *self, GError **error)
{
  g_autofree char *previous =
      lykta_database_read_text (self->store->database, "SELECT hash FROM edits ORDER BY id DESC LIMIT 1", NULL, error);
  g_autoptr (LyktaStatement) statement = NULL;

  if (previous == NULL && *error != NULL)
    return 0;
  lykta_log_digest_edit (self->checksum, self->edit, self->at, self->store->user, self->label, self->undoes,
                         previous != NULL ? previous : "");
  statement =
      lykta_database_get (self->store->database,
                          "INSERT INTO edits (id, at, who, label, undoes, hash) VALUES (?, ?, ?, ?, nullif(?, 0), ?)", error);
  if (statement == NULL)
    return 0;
  lykta_statement_bind_integer (statement, 1, self->edit);
  lykta_statement_bind_text (statement, 2, self->at);
  lykta_statement_bind_text (statement, 3, self->store->user);
  lykta_statement_bind_text (statement, 4, self->label);
  lykta_statement_bind_integer (statement, 5, self->undoes);
  lykta_statement_bind_text (statement, 6, g_checksum_get_string (self->checksum));
  return lykta_statement_run (statement, error) ? self->edit : 0;
}

void
lykta_log_writer_free (LyktaLogWriter *self)
{
  g_clear_pointer (&self->insert, lykta_statement_release);
  g_checksum_free (self->checksum);
  g_free (self->at);
  g_free (self->label);
  g_free (self);
}

/* Reading */

void
lykta_log_entry_free (LyktaLogEntry *self)
{
  g_free (self->at);
  g_free (self->who);
  g_free (self->label);
  lykta_value_clear (&self->old);
  lykta_value_clear (&self->new_);
  g_free (self);
}

static LyktaLogKind
read_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i], kind) == 0)
      return (LyktaLogKind) i;
  return LYKTA_LOG_UPDATE;
}

/* NULL for a field or register that is no longer declared. */
static LyktaLogEntry *
read_entry (LyktaStore *self, LyktaStatement *statement)
{
  const LyktaRegister *reg = lykta_store_find_register (self, lykta_statement_get_text (statement, 6));
  const char *field = lykta_statement_get_text (statement, 8);
  LyktaLogEntry *entry;

  if (reg == NULL || (field != NULL && lykta_register_find_field (reg, field) == NULL))
    return NULL;
  entry = g_new0 (LyktaLogEntry, 1);
  entry->edit = lykta_statement_get_integer (statement, 0);
  entry->at = g_strdup (lykta_statement_get_text (statement, 1));
  entry->who = g_strdup (lykta_statement_get_text (statement, 2));
  entry->label = g_strdup (lykta_statement_get_text (statement, 3));
  entry->undoes = lykta_statement_get_integer (statement, 4);
  entry->kind = read_kind (lykta_statement_get_text (statement, 5));
  entry->reg = reg;
  entry->row = lykta_statement_get_integer (statement, 7);
  entry->field = field != NULL ? lykta_register_find_field (reg, field) : NULL;
  lykta_statement_get_value (statement, 9, &entry->old);
  lykta_statement_get_value (statement, 10, &entry->new_);
  lykta_log_read_value (entry->field, &entry->old);
  lykta_log_read_value (entry->field, &entry->new_);
  return entry;
}

static GPtrArray *
read_entries (LyktaStore *self, LyktaStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_log_entry_free);
  g_autoptr (GError) local_error = NULL;

  while (lykta_statement_next (statement, &local_error))
    {
      LyktaLogEntry *entry = read_entry (self, statement);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&entries);
}

#define ENTRY_COLUMNS "e.id, e.at, e.who, e.label, e.undoes, c.kind, c.register, c.row, c.field, c.old, c.new"

GPtrArray *
lykta_store_get_edit_log (LyktaStore *self, gint64 edit, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database,
                          "SELECT " ENTRY_COLUMNS
                          " FROM changes c JOIN edits e ON e.id = c.edit WHERE c.edit = ? ORDER BY c.seq DESC",
                          error);

  if (statement == NULL)
    return NULL;
  lykta_statement_bind_integer (statement, 1, edit);
  return read_entries (self, statement, error);
}

GPtrArray *
lykta_store_get_log (LyktaStore *self, const LyktaRegister *reg, gint64 id, guint limit, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT " ENTRY_COLUMNS " FROM changes c JOIN edits e ON e.id = c.edit WHERE 1");
  g_autoptr (LyktaStatement) statement = NULL;
  int index = 1;

  g_return_val_if_fail (LYKTA_IS_STORE (self), NULL);

  if (id != 0)
    g_string_append (sql, " AND c.row = ?");
  if (reg != NULL)
    g_string_append (sql, " AND c.register = ?");
  g_string_append (sql, " ORDER BY c.seq DESC");
  if (limit != 0)
    g_string_append (sql, " LIMIT ?");
  statement = lykta_database_get (self->database, sql->str, error);
  if (statement == NULL)
    return NULL;
  if (id != 0)
    lykta_statement_bind_integer (statement, index++, id);
  if (reg != NULL)
    lykta_statement_bind_text (statement, index++, reg->id);
  if (limit != 0)
    lykta_statement_bind_integer (statement, index, limit);
  return read_entries (self, statement, error);
}

char *
lykta_store_get_log_head (LyktaStore *self, GError **error)
{
  g_return_val_if_fail (LYKTA_IS_STORE (self), NULL);

  return lykta_database_read_text (self->database, "SELECT hash FROM edits ORDER BY id DESC LIMIT 1", NULL, error);
}

char *
lykta_log_entry_get_title (const LyktaLogEntry *self)
{
  if (self->undoes == 0)
    return g_strdup (self->label);
  /* Translators: a line of the history: an earlier change was taken back. */
  return g_strdup_printf (_ ("Undo: %s"), self->label);
}

LyktaRecord *
lykta_log_entry_get_record (const LyktaLogEntry *self, LyktaStore *store, GError **error)
{
  g_autoptr (LyktaRecord) record = NULL;
  const LyktaValue *json = self->kind == LYKTA_LOG_INSERT ? &self->new_ : &self->old;

  g_return_val_if_fail (self->kind != LYKTA_LOG_UPDATE, NULL);

  record = lykta_record_new (self->reg, self->row);
  return lykta_log_read_record (store, record, lykta_value_get_text (json), error) ? g_steal_pointer (&record) : NULL;
}
