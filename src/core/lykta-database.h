/* lykta-database.h: one connection to a file: statements, transactions, errors in the user's words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-collation.h"
#include "lykta-error.h"
#include "lykta-value.h"

G_BEGIN_DECLS

/* Marks Lykta's files among SQLite's: "LYKT". */
#define LYKTA_APPLICATION_ID 0x4C594B54

typedef struct _LyktaStatement LyktaStatement;

/**
 * LyktaDatabaseMode:
 * @LYKTA_DATABASE_CREATE: a new file, empty or absent
 * @LYKTA_DATABASE_OPEN: a register file, refused unless it is one that can be written to
 * @LYKTA_DATABASE_READ: a register file that is only read
 */
typedef enum
{
  LYKTA_DATABASE_CREATE,
  LYKTA_DATABASE_OPEN,
  LYKTA_DATABASE_READ,
} LyktaDatabaseMode;

/* @newest: the newest version of a file that is understood; others are refused before anything is touched. */
LyktaDatabase *lykta_database_open (const char *path, LyktaDatabaseMode mode, int newest, GError **error);
void lykta_database_free (LyktaDatabase *self);

/* How long a statement waits for another writer; then the error is LOCKED. */
void lykta_database_set_patience (LyktaDatabase *self, guint milliseconds);
/* While it is set, long statements stop when it is cancelled. Borrowed. */
void lykta_database_set_cancellable (LyktaDatabase *self, GCancellable *cancellable);
GCancellable *lykta_database_get_cancellable (LyktaDatabase *self);

/* The language whose order lykta_key() follows: "sv" at first. */
void lykta_database_set_language (LyktaDatabase *self, const char *language);
LyktaCollation *lykta_database_get_collation (LyktaDatabase *self);

/* Statements are kept by their text: get, bind, step, release. Binding counts from 1, columns from 0. */
LyktaStatement *lykta_database_get (LyktaDatabase *self, const char *sql, GError **error);
/* The same without the text, for statements that are used for every record of an import: NULL until one was kept under the address. */
LyktaStatement *lykta_database_recall (LyktaDatabase *self, gconstpointer address);
void lykta_statement_keep (LyktaStatement *self, gconstpointer address);
void lykta_statement_release (LyktaStatement *self);
void lykta_statement_bind_integer (LyktaStatement *self, int index, gint64 integer);
void lykta_statement_bind_text (LyktaStatement *self, int index, const char *text);
void lykta_statement_bind_blob (LyktaStatement *self, int index, gconstpointer data, gsize size);
void lykta_statement_bind_value (LyktaStatement *self, int index, const LyktaValue *value); /* no lists */

/* TRUE: a row; FALSE: no more, or an error, which then is set. */
gboolean lykta_statement_next (LyktaStatement *self, GError **error);
/* For statements without rows; leaves the statement ready to be bound again. */
gboolean lykta_statement_run (LyktaStatement *self, GError **error);
void lykta_statement_reset (LyktaStatement *self);

gint64 lykta_statement_get_integer (LyktaStatement *self, int column);
const char *lykta_statement_get_text (LyktaStatement *self, int column);
gconstpointer lykta_statement_get_blob (LyktaStatement *self, int column, gsize *size);
void lykta_statement_get_value (LyktaStatement *self, int column, LyktaValue *value);
/* Whether the column differs from @last, which then holds it: for rows that come in groups. */
gboolean lykta_statement_differs (LyktaStatement *self, int column, GByteArray *last);
gboolean lykta_statement_is_null (LyktaStatement *self, int column);

/* One or several statements without parameters. */
gboolean lykta_database_execute (LyktaDatabase *self, const char *sql, GError **error);
/* The first column of the first row; 0 or NULL when there is none. */
gboolean lykta_database_read_integer (LyktaDatabase *self, const char *sql, gint64 *integer, GError **error);
char *lykta_database_read_text (LyktaDatabase *self, const char *sql, const char *parameter, GError **error);

/* A write transaction takes the lock at once; a read transaction sees one state of the file. */
gboolean lykta_database_begin (LyktaDatabase *self, GError **error);
gboolean lykta_database_begin_read (LyktaDatabase *self, GError **error);
gboolean lykta_database_commit (LyktaDatabase *self, GError **error);
void lykta_database_rollback (LyktaDatabase *self);
gboolean lykta_database_is_in_transaction (LyktaDatabase *self);

/* A consistent copy into a file that does not exist yet. */
gboolean lykta_database_copy_to (LyktaDatabase *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDatabase, lykta_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaStatement, lykta_statement_release)

G_END_DECLS
