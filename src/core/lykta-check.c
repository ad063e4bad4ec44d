/* lykta-check.c: is the file whole, and does it say what its history says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-content-private.h"
#include "lykta-log.h"

/* A file that is badly damaged gives no more sentences than that. */
#define MAX_PROBLEMS 100

typedef struct
{
  /* Borrowed */
  LyktaStore *store;
  LyktaDatabase *database;

  /* Owned */
  GPtrArray *problems;
} LyktaCheck;

G_GNUC_PRINTF (2, 3)
static void
add_problem (LyktaCheck *self, const char *format, ...)
{
  va_list arguments;

  if (self->problems->len >= MAX_PROBLEMS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
propagate (GError **local_error, GError **error)
{
  if (*local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local_error));
  return FALSE;
}

static gboolean
check_pages (LyktaCheck *self, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self->database, "PRAGMA integrity_check", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (lykta_statement_next (statement, &local_error))
    if (strcmp (lykta_statement_get_text (statement, 0), "ok") != 0)
      add_problem (self, _ ("The file is damaged: %s."), lykta_statement_get_text (statement, 0));
  return propagate (&local_error, error);
}

static gboolean
check_references (LyktaCheck *self, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self->database, "PRAGMA foreign_key_check", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (lykta_statement_next (statement, &local_error))
    add_problem (self, _ ("A record in “%s” (number %s) refers to one in “%s” that is not there."),
                 lykta_statement_get_text (statement, 0), lykta_statement_get_text (statement, 1),
                 lykta_statement_get_text (statement, 2));
  return propagate (&local_error, error);
}

/* The chain */

static gboolean
check_edit (LyktaCheck *self, LyktaStatement *edit, LyktaStatement *changes, char **previous, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) local_error = NULL;
  gint64 number = lykta_statement_get_integer (edit, 0);

  lykta_statement_bind_integer (changes, 1, number);
  while (lykta_statement_next (changes, &local_error))
    {
      g_auto (LyktaValue) old = LYKTA_VALUE_INIT;
      g_auto (LyktaValue) new_ = LYKTA_VALUE_INIT;

      lykta_statement_get_value (changes, 4, &old);
      lykta_statement_get_value (changes, 5, &new_);
      lykta_log_digest_change (checksum, lykta_statement_get_text (changes, 0), lykta_statement_get_text (changes, 1),
                               lykta_statement_get_integer (changes, 2), lykta_statement_get_text (changes, 3), &old, &new_);
    }
  lykta_statement_reset (changes);
  if (!propagate (&local_error, error))
    return FALSE;

  lykta_log_digest_edit (checksum, number, lykta_statement_get_text (edit, 1), lykta_statement_get_text (edit, 2),
                         lykta_statement_get_text (edit, 3), lykta_statement_get_integer (edit, 4), *previous);
  if (strcmp (g_checksum_get_string (checksum), lykta_statement_get_text (edit, 5)) != 0)
    add_problem (self, _ ("The history was tampered with: change %s does not agree with its seal."),
                 lykta_statement_get_text (edit, 0));
  g_set_str (previous, lykta_statement_get_text (edit, 5));
  return TRUE;
}

static gboolean
check_chain (LyktaCheck *self, GError **error)
{
  g_autoptr (LyktaStatement) edits =
      lykta_database_get (self->database, "SELECT id, at, who, label, undoes, hash FROM edits ORDER BY id", error);
  g_autoptr (LyktaStatement) changes = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *previous = g_strdup ("");
  gint64 expected = 1;
  gint64 lost;

  if (edits == NULL)
    return FALSE;
  changes = lykta_database_get (self->database,
                                "SELECT kind, register, row, field, old, new FROM changes WHERE edit = ? ORDER BY seq", error);
  if (changes == NULL)
    return FALSE;
  while (lykta_statement_next (edits, &local_error))
    {
      if (lykta_statement_get_integer (edits, 0) != expected)
        add_problem (self, _ ("The history was tampered with: change %s follows one that is missing."),
                     lykta_statement_get_text (edits, 0));
      expected = lykta_statement_get_integer (edits, 0) + 1;
      if (!check_edit (self, edits, changes, &previous, error))
        return FALSE;
    }
  if (!propagate (&local_error, error)
      || !lykta_database_read_integer (self->database, "SELECT count(*) FROM changes WHERE edit NOT IN (SELECT id FROM edits)",
                                       &lost, error))
    return FALSE;
  if (lost > 0)
    add_problem (self, _ ("The history was tampered with: it holds changes of no one."));
  return TRUE;
}

/* The history against the rows */

static gboolean
compare_record (LyktaCheck *self, const LyktaRegister *reg, gint64 id, LyktaRecord *told, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LyktaRecord) there = lykta_store_read_record (self->store, reg, id, &local_error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (!propagate (&local_error, error))
    return FALSE;
  if (told == NULL || there == NULL)
    {
      if (there != NULL)
        add_problem (self, _ ("%s %s is there, although the history says that it was deleted or never made."),
                     lykta_register_get_label_one (reg), number);
      if (told != NULL)
        add_problem (self, _ ("%s %s is missing, although the history says that it is there."),
                     lykta_register_get_label_one (reg), number);
      return TRUE;
    }
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];

      if (!(field->flags & LYKTA_FIELD_DERIVED) && !lykta_value_equal (lykta_record_peek (told, i), lykta_record_peek (there, i)))
        add_problem (self, _ ("%s %s: “%s” is not what the history says."), lykta_register_get_label_one (reg), number,
                     lykta_field_get_label (field));
      if (!(field->flags & LYKTA_FIELD_DERIVED) && !lykta_field_check (field, lykta_record_peek (there, i), &local_error))
        {
          add_problem (self, "%s %s: %s", lykta_register_get_label_one (reg), number, local_error->message);
          g_clear_error (&local_error);
        }
    }
  return TRUE;
}

/* What the record was after one more change. */
static gboolean
replay (LyktaCheck *self, const LyktaRegister *reg, LyktaStatement *changes, LyktaRecord **record, GError **error)
{
  const char *kind = lykta_statement_get_text (changes, 1);
  const char *field = lykta_statement_get_text (changes, 2);
  int index;

  if (strcmp (kind, "delete") == 0)
    {
      g_clear_object (record);
      return TRUE;
    }
  if (strcmp (kind, "insert") == 0)
    {
      g_clear_object (record);
      *record = lykta_record_new (reg, lykta_statement_get_integer (changes, 0));
      return lykta_log_read_record (self->store, *record, lykta_statement_get_text (changes, 3), error);
    }
  index = lykta_register_find_field_index (reg, field);
  if (*record != NULL && index >= 0)
    {
      lykta_statement_get_value (changes, 3, lykta_record_peek (*record, (guint) index));
      lykta_log_read_value (&reg->fields[index], lykta_record_peek (*record, (guint) index));
    }
  return TRUE;
}

static gboolean
check_register (LyktaCheck *self, const LyktaRegister *reg, GError **error)
{
  g_autoptr (LyktaStatement) changes =
      lykta_database_get (self->database, "SELECT row, kind, field, new FROM changes WHERE register = ? ORDER BY row, seq",
                          error);
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM \"%s\"", reg->id);
  g_autoptr (LyktaRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 n_told = 0;
  gint64 n_there;
  gint64 id = 0;
  gboolean found;

  if (changes == NULL)
    return FALSE;
  lykta_statement_bind_text (changes, 1, reg->id);
  while (lykta_statement_next (changes, &local_error))
    {
      if (lykta_statement_get_integer (changes, 0) != id)
        {
          n_told += record != NULL;
          if (id != 0 && !compare_record (self, reg, id, record, error))
            return FALSE;
          g_clear_object (&record);
          id = lykta_statement_get_integer (changes, 0);
        }
      if (!replay (self, reg, changes, &record, error))
        return FALSE;
    }
  if (!propagate (&local_error, error))
    return FALSE;
  n_told += record != NULL;
  if (id != 0 && !compare_record (self, reg, id, record, error))
    return FALSE;
  if (!lykta_database_read_integer (self->database, count, &n_there, error))
    return FALSE;
  if (n_there != n_told)
    add_problem (self, _ ("“%s” does not hold as many records as the history says."), lykta_register_get_label (reg));
  if (!lykta_search_verify (self->database, reg, &found, error))
    return FALSE;
  if (!found)
    add_problem (self, _ ("The search index of “%s” does not agree with its records."), lykta_register_get_label (reg));
  return TRUE;
}

/* Bytes that are kept */

static void
add_damaged_cb (const char *digest, gpointer user_data)
{
  add_problem (user_data, _ ("An attachment is damaged: its bytes are not those with the SHA-256 %s that were added."), digest);
}

/* What the history says was kept at any time, also what was replaced or taken back. */
static gboolean
check_kept (LyktaCheck *self, const LyktaRegister *reg, const LyktaField *field, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database,
                          "SELECT DISTINCT digest FROM (SELECT iif (kind = 'insert', new ->> ('$.' || ?2), new) AS digest"
                          " FROM changes WHERE register = ?1 AND (kind = 'insert' OR field = ?2))"
                          " WHERE digest IS NOT NULL AND digest NOT IN (SELECT digest FROM contents)",
                          error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, reg->id);
  lykta_statement_bind_text (statement, 2, field->id);
  while (lykta_statement_next (statement, &local_error))
    add_problem (self, _ ("The bytes of an attachment with the SHA-256 %s are missing."),
                 lykta_statement_get_text (statement, 0));
  return propagate (&local_error, error);
}

static gboolean
check_contents (LyktaCheck *self, GError **error)
{
  for (gsize i = 0; self->store->registers[i] != NULL; i++)
    for (guint j = 0; j < self->store->registers[i]->n_fields; j++)
      if ((self->store->registers[i]->fields[j].flags & LYKTA_FIELD_CONTENT)
          && !check_kept (self, self->store->registers[i], &self->store->registers[i]->fields[j], error))
        return FALSE;
  return lykta_content_check_all (self->store, add_damaged_cb, self, error);
}

static gboolean
run_check (LyktaCheck *self, GError **error)
{
  if (!check_pages (self, error))
    return FALSE;
  /* What stands on broken pages says nothing. */
  if (self->problems->len > 0)
    return TRUE;
  if (!check_references (self, error) || !check_chain (self, error))
    return FALSE;
  for (gsize i = 0; self->store->registers[i] != NULL; i++)
    if (!check_register (self, self->store->registers[i], error))
      return FALSE;
  return check_contents (self, error);
}

gboolean
lykta_store_check (LyktaStore *self, GCancellable *cancellable, GPtrArray **problems, GError **error)
{
  LyktaCheck check = { .store = self };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  gboolean whole;

  g_return_val_if_fail (LYKTA_IS_STORE (self), FALSE);

  if (problems != NULL)
    *problems = NULL;
  check.database = self->database;
  check.problems = found;
  lykta_database_set_cancellable (self->database, cancellable);
  if (lykta_database_begin_read (self->database, &local_error) && !run_check (&check, &local_error)
      && g_error_matches (local_error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED))
    {
      /* Damage that stops the check is what it looks for. */
      add_problem (&check, "%s", local_error->message);
      g_clear_error (&local_error);
    }
  lykta_database_rollback (self->database);
  lykta_database_set_cancellable (self->database, NULL);
  if (!propagate (&local_error, error))
    return FALSE;
  whole = found->len == 0;
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  return whole;
}
