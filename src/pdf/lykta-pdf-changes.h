/* lykta-pdf-changes.h: what was done to a PDF file between two of its states, beside signing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-reader.h"

G_BEGIN_DECLS

/**
 * lykta_pdf_changes_find:
 * @older: what was signed, %NULL if that cannot be read
 * @newer: (nullable): the file as it was signed again, or is now
 *
 * Compares every object that an update lists. What signing may do (ISO 32000-1, 12.8.1): give an empty signature field its value and
 * appearance, add such a field, its place on a page and its tag, and add certificates and revocation data (DSS).
 *
 * Returns: (transfer full) (element-type LyktaPdfChange): all else, each kind once a page
 */
GPtrArray *lykta_pdf_changes_find (LyktaPdfRevision *older, LyktaPdfRevision *newer);

G_END_DECLS
