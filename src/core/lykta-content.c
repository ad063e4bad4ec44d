/* lykta-content.c: bytes that are kept in the file, under their SHA-256
 *
 * Chunks in rows: neither a file that comes in nor one that goes out is ever in memory as a whole. The same bytes are kept once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-content-private.h"

#define CHUNK_SIZE (256 * 1024)
#define KIB 1024

typedef struct
{
  gint64 id;
  gint64 size;
  char *digest;
} LyktaContent;

static void
clear_content (LyktaContent *self)
{
  g_free (self->digest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LyktaContent, clear_content)

/* Runs a statement with an integer or two. */
static gboolean
run_with (LyktaDatabase *database, const char *sql, gint64 number, GError **error)
{
  g_autoptr (LyktaStatement) statement = lykta_database_get (database, sql, error);

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, number);
  return lykta_statement_run (statement, error);
}

/* Writing */

static gboolean
read_chunk (GInputStream *stream, guint8 *buffer, gsize *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_input_stream_read_all (stream, buffer, CHUNK_SIZE, size, cancellable, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                 /* Translators: %s is what the system says. */
                 _ ("The file could not be read to its end: %s. Nothing was added."), local_error->message);
  return FALSE;
}

static gboolean
write_chunk (LyktaStatement *insert, gint64 content, gint64 number, const guint8 *bytes, gsize size, GError **error)
{
  lykta_statement_bind_integer (insert, 1, content);
  lykta_statement_bind_integer (insert, 2, number);
  lykta_statement_bind_blob (insert, 3, bytes, size);
  return lykta_statement_run (insert, error);
}

static gboolean
write_chunks (LyktaTransaction *self, GInputStream *stream, LyktaContent *content, gint64 done, gint64 total, GError **error)
{
  LyktaDatabase *database = self->store->database;
  GCancellable *cancellable = lykta_database_get_cancellable (database);
  g_autoptr (LyktaStatement) insert = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK_SIZE);

  insert = lykta_database_get (database, "INSERT INTO content_chunks (content, number, bytes) VALUES (?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  for (gint64 number = 0;; number++)
    {
      gsize size;

      if (!read_chunk (stream, buffer, &size, cancellable, error))
        return FALSE;
      if (size == 0)
        break;
      if (!write_chunk (insert, content->id, number, buffer, size, error))
        return FALSE;
      g_checksum_update (checksum, buffer, (gssize) size);
      content->size += (gint64) size;
      if (self->store->progress != NULL)
        self->store->progress ((guint) ((done + content->size) / KIB), (guint) (MAX (total, done + content->size) / KIB),
                               self->store->progress_data);
    }
  content->digest = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

/* The same bytes may be there already; then the old ones stay. */
static gboolean
keep_or_drop (LyktaDatabase *database, const LyktaContent *content, GError **error)
{
  g_autoptr (LyktaStatement) insert =
      lykta_database_get (database, "INSERT INTO contents (id, digest, size) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
                          error);
  g_autofree char *there = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, content->id);

  if (insert == NULL)
    return FALSE;
  lykta_statement_bind_integer (insert, 1, content->id);
  lykta_statement_bind_text (insert, 2, content->digest);
  lykta_statement_bind_integer (insert, 3, content->size);
  if (!lykta_statement_run (insert, error))
    return FALSE;
  there = lykta_database_read_text (database, "SELECT id FROM contents WHERE digest = ?", content->digest, error);
  if (there == NULL)
    return FALSE;
  return strcmp (there, id) == 0 || run_with (database, "DELETE FROM content_chunks WHERE content = ?", content->id, error);
}

static gboolean
write_content (LyktaTransaction *self, LyktaEditRow *row, gint64 *done, gint64 total, GError **error)
{
  g_auto (LyktaContent) content = { 0 };
  g_auto (LyktaValue) digest = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) size = LYKTA_VALUE_INIT;

  if (!lykta_database_read_integer (self->store->database, "SELECT coalesce(max(id), 0) + 1 FROM contents", &content.id, error)
      || !write_chunks (self, row->content->stream, &content, *done, total, error)
      || !keep_or_drop (self->store->database, &content, error))
    return FALSE;
  *done += content.size;
  lykta_value_set_text (&digest, content.digest);
  lykta_value_set_integer (&size, content.size);
  lykta_edit_row_set (row, row->content->digest, &digest, NULL);
  lykta_edit_row_set (row, row->content->size, &size, NULL);
  return TRUE;
}

/* Before the rows, which then name what was written. */
gboolean
lykta_transaction_write_contents (LyktaTransaction *self, GError **error)
{
  GPtrArray *rows = lykta_edit_get_rows (self->edit);
  gint64 total = lykta_edit_get_content_size (self->edit);
  gint64 done = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      LyktaEditRow *row = g_ptr_array_index (rows, i);

      if (row->content != NULL && !write_content (self, row, &done, total, error))
        return FALSE;
    }
  return TRUE;
}

/* Reading */

static gboolean
find_content (LyktaStore *self, const char *digest, LyktaContent *content, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database, "SELECT id, size FROM contents WHERE digest = ?", error);

  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_text (statement, 1, digest);
  if (!lykta_statement_next (statement, error))
    return FALSE;
  content->id = lykta_statement_get_integer (statement, 0);
  content->size = lykta_statement_get_integer (statement, 1);
  content->digest = g_strdup (digest);
  return TRUE;
}

/* Goes through the bytes; @stream may be NULL. @checksum and @size say what they are. */
static gboolean
read_chunks (LyktaStore *self, const LyktaContent *content, GOutputStream *stream, GChecksum *checksum, gint64 *size,
             GCancellable *cancellable, LyktaProgressFunc progress, gpointer progress_data, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database, "SELECT bytes FROM content_chunks WHERE content = ? ORDER BY number", error);
  g_autoptr (GError) local_error = NULL;

  *size = 0;
  if (statement == NULL)
    return FALSE;
  lykta_statement_bind_integer (statement, 1, content->id);
  while (lykta_statement_next (statement, &local_error))
    {
      gsize length;
      gconstpointer bytes = lykta_statement_get_blob (statement, 0, &length);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (stream != NULL && !g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error)))
        return FALSE;
      g_checksum_update (checksum, bytes, (gssize) length);
      *size += (gint64) length;
      if (progress != NULL)
        progress ((guint) (*size / KIB), (guint) (MAX (*size, content->size) / KIB), progress_data);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
is_as_added (const LyktaContent *content, GChecksum *checksum, gint64 size)
{
  return size == content->size && strcmp (g_checksum_get_string (checksum), content->digest) == 0;
}

gboolean
lykta_store_find_content (LyktaStore *self, const char *digest, gint64 *size, GError **error)
{
  g_auto (LyktaContent) content = { 0 };
  gboolean found;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && digest != NULL, FALSE);

  found = find_content (self, digest, &content, error);
  if (size != NULL)
    *size = content.size;
  return found;
}

gboolean
lykta_store_copy_content (LyktaStore *self, const char *digest, GOutputStream *stream, GCancellable *cancellable,
                          LyktaProgressFunc progress, gpointer progress_data, GError **error)
{
  g_auto (LyktaContent) content = { 0 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) local_error = NULL;
  gint64 size;

  g_return_val_if_fail (LYKTA_IS_STORE (self) && digest != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (find_content (self, digest, &content, &local_error)
      && read_chunks (self, &content, stream, checksum, &size, cancellable, progress, progress_data, &local_error)
      && is_as_added (&content, checksum, size))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (
        error, LYKTA_ERROR, LYKTA_ERROR_DAMAGED,
        _ ("The attachment is damaged: its bytes are not those that were added. Restore a backup of the register."));
  return FALSE;
}

/* Calls @func with the digest of each content whose bytes are not those that were added. */
gboolean
lykta_content_check_all (LyktaStore *self, LyktaContentFunc func, gpointer user_data, GError **error)
{
  g_autoptr (LyktaStatement) statement =
      lykta_database_get (self->database, "SELECT id, size, digest FROM contents ORDER BY id", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (lykta_statement_next (statement, &local_error))
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      g_auto (LyktaContent) content = { lykta_statement_get_integer (statement, 0), lykta_statement_get_integer (statement, 1),
                                        g_strdup (lykta_statement_get_text (statement, 2)) };
      gint64 size;

      if (!read_chunks (self, &content, NULL, checksum, &size, lykta_database_get_cancellable (self->database), NULL, NULL,
                        error))
        return FALSE;
      if (!is_as_added (&content, checksum, size))
        func (content.digest, user_data);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
