/* lykta-pdf-claims.h: what a PDF file says of itself, and what is attached to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-reader.h"
#include "lykta-pdf-verify.h"

G_BEGIN_DECLS

/* Fills in what the file claims to follow, which nobody has checked, and its attachments. */
void lykta_pdf_claims_read (LyktaPdfRevision *revision, LyktaPdfVerification *verification);

void lykta_pdf_attachment_free (LyktaPdfAttachment *self);

G_END_DECLS
