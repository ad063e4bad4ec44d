/* lykta-pdf-update.h: what is appended to a PDF file, whose own bytes stay as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

typedef struct _LyktaPdfUpdate LyktaPdfUpdate;

/**
 * lykta_pdf_update_new:
 * @document: the file so far
 *
 * Begins an incremental update (ISO 32000-1, 7.5.6). New objects are made in the qpdf document, by
 * qpdf_make_indirect_object(); they are written when something that is written refers to them.
 *
 * Returns: (nullable): %NULL with %LYKTA_ERROR_INVALID when nothing can be appended: damaged or encrypted
 */
LyktaPdfUpdate *lykta_pdf_update_new (GBytes *document, GError **error);
void lykta_pdf_update_free (LyktaPdfUpdate *self);

/* (transfer none): the document, in memory */
qpdf_data lykta_pdf_update_get_qpdf (LyktaPdfUpdate *self);

/* Writes an object of the document anew, as it now is in memory. A direct object has no number: change what holds it. */
void lykta_pdf_update_change (LyktaPdfUpdate *self, qpdf_oh object);

/**
 * lykta_pdf_update_add_text:
 * @object: a new object
 * @text: as it is to stand in the file
 *
 * Writes an object whose bytes matter.
 *
 * Returns: where @text begins in the whole file
 */
gsize lykta_pdf_update_add_text (LyktaPdfUpdate *self, qpdf_oh object, const char *text);

/* (transfer full) (nullable): the file with the update at its end, the cross-references of the kind that it had; %NULL with @error set */
GByteArray *lykta_pdf_update_finish (LyktaPdfUpdate *self, GError **error);

/**
 * lykta_pdf_update_borrow:
 * @bytes: (transfer full): a PDF file from which objects are to be copied, whole
 *
 * Returns: (transfer none): it, in memory as long as the update
 */
qpdf_data lykta_pdf_update_borrow (LyktaPdfUpdate *self, GByteArray *bytes);

/* A new stream of the document that holds @bytes */
qpdf_oh lykta_pdf_update_new_stream (LyktaPdfUpdate *self, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfUpdate, lykta_pdf_update_free)

G_END_DECLS
