/* lykta-document-archive.h: a laid out document as a file for the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-document-layout.h"
#include "lykta-pdf-archive.h"

G_BEGIN_DECLS

/* Layout and tags first, then what the archive asks for; signatures come later. */
GBytes *lykta_document_render_archive (const LyktaDocumentLayout *layout, int part, const LyktaPdfAttachment *attachments,
                                       guint n_attachments, GCancellable *cancellable, GError **error);
gboolean lykta_document_save (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
