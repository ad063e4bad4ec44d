/* lykta-pdf-encoding.h: what stands around the numbers of a signature, in DER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <openssl/evp.h>

G_BEGIN_DECLS

/* What is signed with RSA says with which algorithm it was digested (RFC 8017, 9.2). */
GBytes *lykta_pdf_encode_digest_info (const EVP_MD *md, const guint8 *digest, gsize size);

/* A card gives the two numbers one after the other; a signature has them as a sequence (RFC 3279, 2.2.3). */
GBytes *lykta_pdf_encode_ecdsa (const guint8 *data, gsize size);

G_END_DECLS
