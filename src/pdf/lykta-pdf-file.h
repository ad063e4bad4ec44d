/* lykta-pdf-file.h: a PDF file of anyone's, taken into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lykta_pdf_file_read:
 * @path: a plain path
 *
 * Reads a whole file of at most 256 MiB that begins as PDF files do ("%PDF-" within the first 1024 bytes, ISO 32000-1 Annex H).
 * What is in it is not looked at. Safe in a thread.
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL with %LYKTA_ERROR_NOT_FOUND, %LYKTA_ERROR_INVALID or %LYKTA_ERROR_FAILED
 */
GBytes *lykta_pdf_file_read (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
