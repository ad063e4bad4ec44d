/* lykta-print-record-of-processing.h: the record of processing activities as the supervisory authority asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-export.h"
#include "lykta-print.h"

G_BEGIN_DECLS

/**
 * lykta_print_record_of_processing:
 *
 * A #LyktaPrintFunc: the whole record, or with an id one activity by itself. What Article 30(1) a–g asks of the controller and
 * Article 30(2) a–d of the processor, letter by letter (Article 30(4): to be made available on request); activities that have
 * ended are left out.
 */
LyktaDocument *lykta_print_record_of_processing (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                                 GError **error);

/* The same as a sheet: a row an activity, the columns in the order of the article. */
gboolean lykta_print_write_record_of_processing_sheet (LyktaStore *store, LyktaPrintFlags flags, GOutputStream *stream,
                                                       GCancellable *cancellable, GError **error);

G_END_DECLS
