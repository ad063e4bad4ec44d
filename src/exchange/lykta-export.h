/* lykta-export.h: records out of a register, as CSV or JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaExportFormat:
 * @LYKTA_EXPORT_CSV: for spreadsheets; values as people write them, in the language of the process
 * @LYKTA_EXPORT_JSON: for programs; an array of an object a record
 *
 * Whatever the format, lykta_import_read() gives the same values again. In CSV, references are titles and choices are
 * labels, unless one of
 * those would be read as another value: then they are ids. In JSON, keys are the ids of the fields beside `id`, the
 * record's own; nothing stated is
 * null; numbers are numbers and yes/no is true or false; dates, times (UTC), ids of choices and codes of picks are
 * strings; several
 * picks are an array of codes; a reference is an object of `id` and `title`, several are an array of those.
 */
typedef enum
{
  LYKTA_EXPORT_CSV,
  LYKTA_EXPORT_JSON,
} LyktaExportFormat;

/**
 * LyktaExportFlags:
 * @LYKTA_EXPORT_PLAIN: a header of labels
 * @LYKTA_EXPORT_IDS: CSV with a header of field ids, and the records' own ids in the first column
 */
typedef enum
{
  LYKTA_EXPORT_PLAIN = 0,
  LYKTA_EXPORT_IDS = 1 << 0,
} LyktaExportFlags;

/* Safe in a thread with a store of its own. */
gboolean lykta_export_write (LyktaStore *store, const LyktaQuery *query, LyktaExportFormat format, LyktaExportFlags flags,
                             GOutputStream *stream, GCancellable *cancellable, GError **error);

/* The file appears whole or not at all, over one that is there; "-" is standard output. */
gboolean lykta_export_write_path (LyktaStore *store, const LyktaQuery *query, LyktaExportFormat format, LyktaExportFlags flags,
                                  const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
