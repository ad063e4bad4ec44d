/* lykta-import.h: records into a register, from spreadsheets, CSV or JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-json.h"
#include "lykta-sheet.h"
#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaImport LyktaImport;

/**
 * LyktaImportProblem:
 * @row: number of the row as a spreadsheet counts, or of the object in JSON
 * @column: as the file calls it; "" when the whole row is meant
 * @value: what stands there, cut where it is long; "" when the whole row is meant
 * @reason: a sentence that says what to do
 *
 * Why a row was refused.
 */
typedef struct
{
  guint row;
  char *column;
  char *value;
  char *reason;
} LyktaImportProblem;

/**
 * LyktaImportCounts:
 * @rows: rows with anything in them
 * @added: records that the edit adds
 * @updated: records that it changes
 * @unchanged: records that were found by the key and are as the file says already
 * @refused: rows with a problem
 * @created: records that rows name, in whatever register, and that the edit adds with only their title
 */
typedef struct
{
  guint rows;
  guint added;
  guint updated;
  guint unchanged;
  guint refused;
  guint created;
} LyktaImportCounts;

/**
 * lykta_import_new:
 *
 * Begins an import: say what to map and the key, read one file, look at the problems, apply the edit. Columns are
 * recognised by the id
 * of a field or its label in English or Swedish; what the program computes itself is passed over. A reference may name a
 * record that
 * another row of the same file adds.
 */
LyktaImport *lykta_import_new (LyktaStore *store, const LyktaRegister *reg);
void lykta_import_free (LyktaImport *self);

/* @column as the file calls it, or its number from 1; @field an id or label, "" to leave the column out. */
gboolean lykta_import_map (LyktaImport *self, const char *column, const char *field, GError **error);
/* What each column is, by the columns' order instead of their names: ids of fields, "" for those left out. */
void lykta_import_set_fields (LyktaImport *self, const char *const *fields);
/* The number of the row that names the columns, as a spreadsheet counts; rows before it are passed over. Otherwise the first that is there. */
void lykta_import_set_header_row (LyktaImport *self, guint row);
/* Records with the same value of @field are changed instead of added; "id" is the records' own id. */
gboolean lykta_import_set_key (LyktaImport *self, const char *field, GError **error);

/* Whether records that @field names and that are not there are added with only their title, in the same edit. */
gboolean lykta_import_set_creates (LyktaImport *self, const char *field, gboolean creates, GError **error);
/* Whether a title is all that a record needs that @field refers to. */
gboolean lykta_import_can_create (LyktaStore *store, const LyktaField *field);
/* Counts the rows read, for whoever waits in another thread; read it with g_atomic_int_get(). */
void lykta_import_set_counter (LyktaImport *self, gint *counter);

/* The sheet that lykta_import_read_path() reads; the first when none is named. */
void lykta_import_set_sheet (LyktaImport *self, const char *name);

/* Read a whole file; FALSE when it is malformed or its columns do not fit. Refused rows are no error here. Once an import. */
gboolean lykta_import_read_sheet (LyktaImport *self, LyktaSheetReader *reader, GCancellable *cancellable, GError **error);
gboolean lykta_import_read_json (LyktaImport *self, LyktaJsonReader *reader, GCancellable *cancellable, GError **error);
/* CSV, XLSX, ODS or JSON, which its content says; "-" is standard input. */
gboolean lykta_import_read_path (LyktaImport *self, const char *path, GCancellable *cancellable, GError **error);

/**
 * lykta_import_rehearse:
 *
 * Finds, after reading, the rows that the registers' rules refuse and that no cell alone shows; they become problems,
 * and the edit goes
 * without them. Not needed before an edit is applied, which is refused as a whole anyway: it says which rows are at fault.
 */
gboolean lykta_import_rehearse (LyktaImport *self, GError **error);

const LyktaImportCounts *lykta_import_get_counts (LyktaImport *self);
GPtrArray *lykta_import_get_problems (LyktaImport *self); /* (transfer none) (element-type LyktaImportProblem) */
/* (transfer none) (element-type utf8) (nullable): titles of records that @field names and that are not there, created or not */
GPtrArray *lykta_import_get_missing (LyktaImport *self, const LyktaField *field);
GPtrArray *lykta_import_get_ignored_columns (LyktaImport *self); /* (transfer none) (element-type utf8): fit no field */

/* (transfer full) (element-type gint64): ids in the edit of the records that rows add */
GArray *lykta_import_get_added (LyktaImport *self);

/* All rows without a problem as one edit, for lykta_store_apply() or lykta_store_apply_async(). */
LyktaEdit *lykta_import_get_edit (LyktaImport *self);

/* The field that @name is the id or label of, in English or Swedish, whatever the letters' case; NULL when there is none or several. */
const LyktaField *lykta_import_find_field (const LyktaRegister *reg, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaImport, lykta_import_free)

G_END_DECLS
