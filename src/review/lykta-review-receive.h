/* lykta-review-receive.h: a review that was signed elsewhere is taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-verify.h"
#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * lykta_review_receive:
 * @document: what came back
 * @trust: (nullable): when there is one, it must vouch for every signer
 * @verification: (out) (transfer full): what was found, when it was taken back
 *
 * Takes back the approved document of a review after it was signed in another program or service: keeps it byte for byte, and says in
 * the record who signed, in which roles, and how. It must be the document that stands now, and after it nothing but signing.
 *
 * Returns: (transfer full) (nullable): the attachment; %NULL with %LYKTA_ERROR_REFUSED and the reason
 */
LyktaRecord *lykta_review_receive (LyktaStore *store, LyktaRecord *review, GBytes *document, const LyktaPdfTrust *trust,
                                   GCancellable *cancellable, LyktaPdfVerification **verification, GError **error);

G_END_DECLS
