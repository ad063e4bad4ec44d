/* lykta-print.h: papers from the registers: sheets, letters, records of processing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-document.h"
#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaPrintFlags:
 * @LYKTA_PRINT_WHOLE: everything
 * @LYKTA_PRINT_PUBLIC: what bears a secrecy mark is left out, and the paper says how many were (OSL 5 kap. 5 §, 6 kap. 4 §)
 */
typedef enum
{
  LYKTA_PRINT_WHOLE = 0,
  LYKTA_PRINT_PUBLIC = 1 << 0,
} LyktaPrintFlags;

/**
 * LyktaPrintFunc:
 * @store: of the thread that calls
 * @id: the record the paper is of; 0 when it is of a whole register
 *
 * Makes a paper; each kind has a file of its own. Slow: for a worker's thread.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error set
 */
typedef LyktaDocument *(*LyktaPrintFunc) (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                          GError **error);

/* An empty paper of the office: its language, its name, today. */
LyktaDocument *lykta_print_new_document (LyktaStore *store, const char *title);

/* Lays the paper out and writes it as PDF; the file appears whole or not at all. */
gboolean lykta_print_write_pdf (const LyktaDocument *document, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
