/* lykta-pdf-sign.h: a signature added to a PDF document (PAdES, ETSI EN 319 142-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-signer.h"

G_BEGIN_DECLS

/**
 * LyktaPdfSigning:
 * @field: (nullable): the name of the prepared field that is to be signed, such as "head-of-office"; made, unseen, when the document
 *   has no such field; %NULL is the first that is empty, or else a new one
 * @role: (nullable): in which role is signed, as the document shows it
 * @reason: (nullable): why
 * @location: (nullable): where
 * @name: (nullable): who signs; %NULL is the certificate's person
 * @stamp_url: (nullable): the time-stamp service (RFC 3161), which makes the signature a PAdES-B-T
 * @time: (nullable): when, as the signer claims; %NULL is now
 *
 * What a signature says, beside who. All is borrowed.
 */
typedef struct
{
  const char *field;
  const char *role;
  const char *reason;
  const char *location;
  const char *name;
  const char *stamp_url;
  GDateTime *time;
} LyktaPdfSigning;

/**
 * lykta_pdf_sign:
 * @document: a PDF file, with signatures or without
 * @signer: whose key signs
 * @what: what the signature says
 *
 * Signs a document by an incremental update: its own bytes stay, and the signatures that it has. Where the field has a place on a page,
 * name, role, date and certificate are drawn there, with the shipped font and in the document's language, so that PDF/A and PDF/UA hold.
 * Nothing goes over the network except to @stamp_url. Slow: for a thread.
 *
 * Returns: (transfer full) (nullable): the signed file; %NULL with @error set
 */
GBytes *lykta_pdf_sign (GBytes *document, LyktaPdfSigner *signer, const LyktaPdfSigning *what, GCancellable *cancellable,
                        GError **error);

G_END_DECLS
