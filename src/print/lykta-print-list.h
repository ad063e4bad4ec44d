/* lykta-print-list.h: a list as it stands on screen, as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-export.h"

G_BEGIN_DECLS

/**
 * lykta_print_list_write:
 * @store: the file
 * @query: which records, in what order
 * @export: how; without fields of its own, a PDF has the columns that the table has at the start
 * @stream: where to; left open
 *
 * Writes a list in any format; a PDF as a tagged table on lying A4 pages, with the heads on each.
 *
 * Returns: whether all of it was written
 */
gboolean lykta_print_list_write (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GOutputStream *stream,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
