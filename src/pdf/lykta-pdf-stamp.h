/* lykta-pdf-stamp.h: a time stamp from a service (RFC 3161)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lykta_pdf_stamp:
 * @url: of the service, which gets a SHA-256 digest and nothing else
 * @data: what is stamped
 *
 * Asks a service for a stamp, twenty seconds at most, and checks that it is of this data and of this question, that it is signed, and that
 * whoever signed it may stamp. Slow: for a thread.
 *
 * Returns: (transfer full) (nullable): the token in DER; %NULL with %LYKTA_ERROR_FAILED, or %G_IO_ERROR_CANCELLED
 */
GBytes *lykta_pdf_stamp (const char *url, GBytes *data, GCancellable *cancellable, GError **error);

G_END_DECLS
