/* lykta-import-check.h: what an import of a spreadsheet would do, found out beside the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-import-head.h"
#include "lykta-import.h"

G_BEGIN_DECLS

/* Refused rows that are shown whole */
#define LYKTA_IMPORT_MAX_REFUSED_ROWS 1000

/**
 * LyktaImportPlan:
 * @reg: what is read into
 * @sheet: number of the sheet, from 0
 * @header_row: number of the row that names the columns
 * @fields: (array zero-terminated=1): what each column is: ids of fields, "" for those left out
 * @key: (nullable): id of the field that says which records are meant
 * @creates: (array zero-terminated=1): ids of fields whose missing records are created
 * @n_read: rows read so far; for g_atomic_int_get()
 *
 * How a file is to be read. Counted by atomic references; nothing but @n_read changes once another thread has it.
 */
typedef struct
{
  const LyktaRegister *reg;
  char *path;
  guint sheet;
  guint header_row;
  char **fields;
  char *key;
  char **creates;
  gint n_read;
} LyktaImportPlan;

/**
 * LyktaImportResult:
 * @edit: all rows without a problem, not applied yet
 * @problems: (element-type LyktaImportProblem): in the order of the file
 * @missing: ids of fields → array of the titles of records that they name and that are not there
 * @added: (element-type gint64): ids in @edit of the records that rows add
 * @rows: (element-type LyktaImportRow): the first ones below the names, and the first refused ones
 * @stamp: what the file was when it was read
 *
 * What would become of it.
 */
typedef struct
{
  LyktaEdit *edit;
  LyktaImportCounts counts;
  GPtrArray *problems;
  GHashTable *missing;
  GArray *added;
  GPtrArray *rows;
  LyktaImportStamp stamp;
} LyktaImportResult;

LyktaImportPlan *lykta_import_plan_new (void);
LyktaImportPlan *lykta_import_plan_ref (LyktaImportPlan *self);
void lykta_import_plan_unref (LyktaImportPlan *self);

LyktaImportResult *lykta_import_check (LyktaStore *store, LyktaImportPlan *plan, GCancellable *cancellable, GError **error);
void lykta_import_result_free (LyktaImportResult *self);

/* lykta-import-refused.c: the refused rows as CSV, as they are in the file, with their number and the reasons before them */
gboolean lykta_import_write_refused (const LyktaImportPlan *plan, const LyktaImportStamp *stamp, GPtrArray *problems,
                                     GOutputStream *stream, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaImportPlan, lykta_import_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaImportResult, lykta_import_result_free)

G_END_DECLS
