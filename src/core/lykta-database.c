/* lykta-database.c: one connection to a file: statements, transactions, errors in the user's words
 *
 * The only place that knows SQLite's functions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include <sqlite3.h>

#include "lykta-collation.h"
#include "lykta-database-private.h"

/* Virtual machine steps between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 5000
/* More different statements than that are not worth keeping. */
#define MAX_KEPT 1000
#define DEFAULT_PATIENCE 2000

struct _LyktaDatabase
{
  /* Borrowed */
  GThread *thread;
  GCancellable *cancellable;

  /* Owned */
  sqlite3 *handle;
  GHashTable *statements; /* by text; the owner */
  GHashTable *shortcuts;  /* by address */
  LyktaCollation *collation;
  GString *folded;
  char *path;
  char *hold;

  guint patience;
};

struct _LyktaStatement
{
  LyktaDatabase *database;
  sqlite3_stmt *handle;
  gboolean in_use;
  gboolean kept;
};

/* Errors */

static void
set_error_from_code (LyktaDatabase *self, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  const char *message = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);
  int system = self->handle != NULL ? sqlite3_system_errno (self->handle) : 0;

  if (code == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The operation was cancelled."));
      return;
    }
  if (code == SQLITE_IOERR_LOCK || code == SQLITE_IOERR_RDLOCK || code == SQLITE_IOERR_UNLOCK || code == SQLITE_IOERR_SHMOPEN
      || code == SQLITE_IOERR_SHMMAP || code == SQLITE_IOERR_SHMLOCK || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_PROTOCOL)
    {
      if (system != ENOSPC && system != EDQUOT)
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_CANNOT_LOCK,
                       _ ("“%s” is in a place that cannot lock files, such as a network share. Copy it to a local disk and open "
                          "the copy."),
                       name);
          return;
        }
    }
  if ((code & 0xff) == SQLITE_FULL
      || ((code & 0xff) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG)))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DISK_FULL,
                   _ ("There is no room left on the disk of “%s”. Free some and try again; nothing was changed."), name);
      return;
    }

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_LOCKED,
                   _ ("Another program is writing to “%s”. Wait a moment and try again, or close it there."), name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written to where it is. Copy it to a folder of your own and open the copy."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED, _ ("“%s” is damaged (%s). Restore a backup of it."), name, message);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_A_REGISTER,
                   _ ("“%s” is not a register file of Lykta. Choose another file."), name);
      break;
    default:
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not be read or written: %s"), name, message);
      break;
    }
}

/* Callbacks */

static int
busy_cb (void *user_data, int n_tries)
{
  LyktaDatabase *self = user_data;
  guint pause = CLAMP ((guint) n_tries, 1, 20);
  guint waited = n_tries <= 20 ? (guint) (n_tries * (n_tries + 1) / 2) : 210 + ((guint) n_tries - 20) * 20;

  if (waited >= self->patience || g_cancellable_is_cancelled (self->cancellable))
    return 0;
  g_usleep (pause * 1000);
  return 1;
}

static int
progress_cb (void *user_data)
{
  LyktaDatabase *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
key_cb (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  LyktaDatabase *self = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (arguments[0]);
  const guint8 *key;
  gsize size;

  if (text == NULL)
    return;
  key = lykta_collation_get_key (self->collation, text, sqlite3_value_bytes (arguments[0]), &size);
  sqlite3_result_blob64 (context, key, size, SQLITE_TRANSIENT);
}

static void
fold_cb (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  LyktaDatabase *self = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text == NULL)
    return;
  g_string_truncate (self->folded, 0);
  lykta_fold_append (self->folded, text, sqlite3_value_bytes (arguments[0]));
  sqlite3_result_text64 (context, self->folded->str, self->folded->len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* Opening */

/* WAL where it works; else a rollback journal, but only where programs can lock one another out. */
static gboolean
set_journal (LyktaDatabase *self, GError **error)
{
  g_autofree char *mode = lykta_database_read_text (self, "PRAGMA journal_mode = WAL", NULL, error);
  g_autofree char *name = NULL;

  if (mode == NULL)
    return FALSE;
  if (strcmp (mode, "wal") == 0 || lykta_database_file_can_lock (self->path))
    return TRUE;
  name = g_filename_display_basename (self->path);
  g_set_error (
      error, LYKTA_ERROR, LYKTA_ERROR_CANNOT_LOCK,
      _ ("“%s” is in a place that cannot lock files, such as a network share. Copy it to a local disk and open the copy."), name);
  return FALSE;
}

static gboolean
set_up (LyktaDatabase *self, LyktaDatabaseMode mode, GError **error)
{
  static const char pragmas[] = "PRAGMA foreign_keys = ON;"
                                "PRAGMA recursive_triggers = ON;"
                                "PRAGMA cell_size_check = ON;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA journal_size_limit = 16777216;"
                                "PRAGMA temp_store = MEMORY;"
                                "PRAGMA cache_size = -8000;";
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_handler (self->handle, busy_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_create_function (self->handle, "lykta_key", 1, flags, self, key_cb, NULL, NULL);
  sqlite3_create_function (self->handle, "lykta_fold", 1, flags, self, fold_cb, NULL, NULL);
  if (mode != LYKTA_DATABASE_READ && !set_journal (self, error))
    return FALSE;
  return lykta_database_execute (self, pragmas, error);
}

static void
free_statement (LyktaStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

LyktaDatabase *
lykta_database_open (const char *path, LyktaDatabaseMode mode, int newest, GError **error)
{
  g_autoptr (LyktaDatabase) self = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | (mode == LYKTA_DATABASE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int code;

  if (mode == LYKTA_DATABASE_CREATE ? !lykta_database_file_create (path, error)
                                    : !lykta_database_file_examine (path, mode == LYKTA_DATABASE_OPEN, newest, error))
    return NULL;

  self = g_new0 (LyktaDatabase, 1);
  self->thread = g_thread_self ();
  /* An absolute path cannot be taken for a URI. */
  self->path = g_canonicalize_filename (path, NULL);
  self->hold = lykta_database_file_hold (self->path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) free_statement);
  self->shortcuts = g_hash_table_new (NULL, NULL);
  self->folded = g_string_new (NULL);
  self->patience = DEFAULT_PATIENCE;
  self->collation = lykta_collation_new ("sv");
  code = sqlite3_open_v2 (self->path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      set_error_from_code (self, sqlite3_extended_errcode (self->handle), error);
      return NULL;
    }
  if (!set_up (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lykta_database_free (LyktaDatabase *self)
{
  g_hash_table_unref (self->shortcuts);
  g_hash_table_unref (self->statements);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement of %s is still in use", self->path);
  lykta_database_file_let_go (self->hold);
  lykta_collation_free (self->collation);
  g_string_free (self->folded, TRUE);
  g_free (self->path);
  g_free (self);
}

void
lykta_database_set_patience (LyktaDatabase *self, guint milliseconds)
{
  self->patience = milliseconds;
}

void
lykta_database_set_cancellable (LyktaDatabase *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0, progress_cb, self);
}

GCancellable *
lykta_database_get_cancellable (LyktaDatabase *self)
{
  return self->cancellable;
}

void
lykta_database_set_language (LyktaDatabase *self, const char *language)
{
  lykta_collation_free (self->collation);
  self->collation = lykta_collation_new (language);
}

LyktaCollation *
lykta_database_get_collation (LyktaDatabase *self)
{
  return self->collation;
}

/* Statements */

LyktaStatement *
lykta_database_get (LyktaDatabase *self, const char *sql, GError **error)
{
  LyktaStatement *statement = g_hash_table_lookup (self->statements, sql);
  LyktaStatement *fresh;
  gboolean keep = statement == NULL && g_hash_table_size (self->statements) < MAX_KEPT;
  int code;

  g_assert (self->thread == g_thread_self ());

  if (statement != NULL && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }

  fresh = g_new0 (LyktaStatement, 1);
  fresh->database = self;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0, &fresh->handle, NULL);
  if (code != SQLITE_OK)
    {
      set_error_from_code (self, code, error);
      free_statement (fresh);
      return NULL;
    }
  fresh->in_use = TRUE;
  if (keep)
    {
      fresh->kept = TRUE;
      g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (fresh->handle), fresh);
    }
  return fresh;
}

LyktaStatement *
lykta_database_recall (LyktaDatabase *self, gconstpointer address)
{
  LyktaStatement *statement = g_hash_table_lookup (self->shortcuts, address);

  if (statement == NULL || statement->in_use)
    return NULL;
  statement->in_use = TRUE;
  return statement;
}

void
lykta_statement_keep (LyktaStatement *self, gconstpointer address)
{
  if (self->kept)
    g_hash_table_insert (self->database->shortcuts, (gpointer) address, self);
}

/* Reset now and not at the next use: an open statement keeps a read lock. */
void
lykta_statement_release (LyktaStatement *self)
{
  if (!self->kept)
    {
      free_statement (self);
      return;
    }
  lykta_statement_reset (self);
  self->in_use = FALSE;
}

void
lykta_statement_reset (LyktaStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

void
lykta_statement_bind_integer (LyktaStatement *self, int index, gint64 integer)
{
  sqlite3_bind_int64 (self->handle, index, integer);
}

void
lykta_statement_bind_text (LyktaStatement *self, int index, const char *text)
{
  sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT);
}

void
lykta_statement_bind_blob (LyktaStatement *self, int index, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT);
}

void
lykta_statement_bind_value (LyktaStatement *self, int index, const LyktaValue *value)
{
  switch (value->kind)
    {
    case LYKTA_VALUE_EMPTY:
      sqlite3_bind_null (self->handle, index);
      break;
    case LYKTA_VALUE_INTEGER:
      sqlite3_bind_int64 (self->handle, index, value->integer);
      break;
    case LYKTA_VALUE_REAL:
      sqlite3_bind_double (self->handle, index, value->real);
      break;
    case LYKTA_VALUE_TEXT:
      lykta_statement_bind_text (self, index, value->text);
      break;
    case LYKTA_VALUE_LIST:
      g_assert_not_reached ();
    }
}

gboolean
lykta_statement_next (LyktaStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    set_error_from_code (self->database, code, error);
  return FALSE;
}

gboolean
lykta_statement_run (LyktaStatement *self, GError **error)
{
  int code;

  do
    code = sqlite3_step (self->handle);
  while (code == SQLITE_ROW);
  if (code != SQLITE_DONE)
    set_error_from_code (self->database, code, error);
  lykta_statement_reset (self);
  return code == SQLITE_DONE;
}

gint64
lykta_statement_get_integer (LyktaStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
lykta_statement_get_text (LyktaStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gconstpointer
lykta_statement_get_blob (LyktaStatement *self, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

void
lykta_statement_get_value (LyktaStatement *self, int column, LyktaValue *value)
{
  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      lykta_value_set_integer (value, sqlite3_column_int64 (self->handle, column));
      break;
    case SQLITE_FLOAT:
      lykta_value_set_real (value, sqlite3_column_double (self->handle, column));
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      lykta_value_take_text (value, g_utf8_make_valid ((const char *) sqlite3_column_text (self->handle, column),
                                                       sqlite3_column_bytes (self->handle, column)));
      break;
    default:
      lykta_value_clear (value);
      break;
    }
}

gboolean
lykta_statement_differs (LyktaStatement *self, int column, GByteArray *last)
{
  gint64 integer;
  const guint8 *bytes;
  guint size;

  if (sqlite3_column_type (self->handle, column) == SQLITE_INTEGER)
    {
      integer = sqlite3_column_int64 (self->handle, column);
      bytes = (const guint8 *) &integer;
      size = sizeof integer;
    }
  else
    {
      bytes = sqlite3_column_blob (self->handle, column);
      size = (guint) sqlite3_column_bytes (self->handle, column);
    }
  if (last->len == size && (size == 0 || memcmp (last->data, bytes, size) == 0))
    return FALSE;
  g_byte_array_set_size (last, size);
  if (size > 0)
    memcpy (last->data, bytes, size);
  return TRUE;
}

gboolean
lykta_statement_is_null (LyktaStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gboolean
lykta_database_execute (LyktaDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    set_error_from_code (self, code, error);
  return code == SQLITE_OK;
}

gboolean
lykta_database_read_integer (LyktaDatabase *self, const char *sql, gint64 *integer, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self, sql, error);
  g_autoptr (GError) local_error = NULL;

  *integer = 0;
  if (statement == NULL)
    return FALSE;
  if (lykta_statement_next (statement, &local_error))
    *integer = lykta_statement_get_integer (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

char *
lykta_database_read_text (LyktaDatabase *self, const char *sql, const char *parameter, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self, sql, error);

  if (statement == NULL)
    return NULL;
  if (parameter != NULL)
    lykta_statement_bind_text (statement, 1, parameter);
  return lykta_statement_next (statement, error) ? g_strdup (lykta_statement_get_text (statement, 0)) : NULL;
}

/* Transactions */

static gboolean
run (LyktaDatabase *self, const char *sql, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self, sql, error);

  return statement != NULL && lykta_statement_run (statement, error);
}

gboolean
lykta_database_begin (LyktaDatabase *self, GError **error)
{
  return run (self, "BEGIN IMMEDIATE", error);
}

gboolean
lykta_database_begin_read (LyktaDatabase *self, GError **error)
{
  return run (self, "BEGIN", error);
}

gboolean
lykta_database_commit (LyktaDatabase *self, GError **error)
{
  return run (self, "COMMIT", error);
}

/* A full disk may have rolled back already. */
void
lykta_database_rollback (LyktaDatabase *self)
{
  if (sqlite3_get_autocommit (self->handle) == 0)
    run (self, "ROLLBACK", NULL);
}

gboolean
lykta_database_is_in_transaction (LyktaDatabase *self)
{
  return sqlite3_get_autocommit (self->handle) == 0;
}

gboolean
lykta_database_copy_to (LyktaDatabase *self, const char *path, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (self, "VACUUM INTO ?", error);

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, path);
  return lykta_statement_run (statement, error);
}
