/* lykta-document-pdf.h: the first of three stages: the pages as a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-document-layout.h"

G_BEGIN_DECLS

/* Each stage takes bytes and gives bytes: layout and tags here, then archive format, then signatures. */
GBytes *lykta_document_render_pdf (const LyktaDocumentLayout *layout, GCancellable *cancellable, GError **error);

G_END_DECLS
