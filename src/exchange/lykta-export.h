/* lykta-export.h: records out of a register, as a spreadsheet or for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaExportFormat:
 * @LYKTA_EXPORT_XLSX: a workbook with one sheet: typed cells, widths, a head that stays
 * @LYKTA_EXPORT_ODS: the same as OpenDocument
 * @LYKTA_EXPORT_CSV: for spreadsheets; values as people write them, in the language of the process
 * @LYKTA_EXPORT_JSON: for programs; an array of an object a record
 * @LYKTA_EXPORT_PDF: for reading; written by lykta_print_list_write()
 *
 * Whatever the format but PDF, an import gives the same values again. In spreadsheets, references are titles and choices are
 * labels, unless one of those would be read as another value: then they are ids. Texts stay texts: none becomes a formula. In
 * JSON, keys are the ids of the fields beside `id`, the record's own; nothing stated is null; numbers are numbers and yes/no is
 * true or false; dates, times (UTC), ids of choices and codes of picks are strings; several picks are an array of codes; a
 * reference is an object of `id` and `title`, several are an array of those.
 */
typedef enum
{
  LYKTA_EXPORT_XLSX,
  LYKTA_EXPORT_ODS,
  LYKTA_EXPORT_CSV,
  LYKTA_EXPORT_JSON,
  LYKTA_EXPORT_PDF,
} LyktaExportFormat;

#define LYKTA_EXPORT_N_FORMATS (LYKTA_EXPORT_PDF + 1)

/**
 * LyktaExportFlags:
 * @LYKTA_EXPORT_PLAIN: a header of labels
 * @LYKTA_EXPORT_IDS: in spreadsheets, a header of field ids, and the records' own ids in the first column
 * @LYKTA_EXPORT_PUBLIC: without what bears a secrecy mark (OSL 5 kap. 5 §), and without the titles of that
 */
typedef enum
{
  LYKTA_EXPORT_PLAIN = 0,
  LYKTA_EXPORT_IDS = 1 << 0,
  LYKTA_EXPORT_PUBLIC = 1 << 1,
} LyktaExportFlags;

/**
 * LyktaExport:
 * @format: how
 * @flags: what else
 * @fields: (nullable) (array zero-terminated=1): the columns in order; %NULL: every field. When a record bears a secrecy
 *   mark, the mark's fields follow.
 * @filter: (nullable): what the list was narrowed by, in words; stands in a PDF
 * @n_records: how many records there are to write
 * @n_done: how many of them are written; another thread may look at both meanwhile
 * @n_hidden: how many the public version leaves out
 * @n_cut: how many texts were longer than a cell of XLSX holds, and were cut
 *
 * How a list is written, and what came of it.
 */
typedef struct
{
  LyktaExportFormat format;
  LyktaExportFlags flags;
  const LyktaField *const *fields;
  const char *filter;

  int n_records;
  int n_done;
  guint n_hidden;
  guint n_cut;
} LyktaExport;

const char *lykta_export_format_get_id (LyktaExportFormat format);                        /* also what names of files end in */
const char *lykta_export_format_get_label (LyktaExportFormat format);                     /* translated */
gboolean lykta_export_format_find (const char *id, LyktaExportFormat *format);            /* FALSE: there is none */
gboolean lykta_export_format_find_for_name (const char *name, LyktaExportFormat *format); /* by what the name ends in */

/* Safe in a thread with a store of its own. */
gboolean lykta_export_write (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GOutputStream *stream,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
