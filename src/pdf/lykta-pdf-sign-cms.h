/* lykta-pdf-sign-cms.h: the CMS signature that a document carries (RFC 5652, ETSI EN 319 122-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <openssl/cms.h>

#include "lykta-pdf-signer.h"

G_BEGIN_DECLS

/**
 * lykta_pdf_cms_new:
 * @digest: of the signed bytes, made with lykta_pdf_signer_get_digest()
 * @role: (nullable): in which the signer signs, as he or she claims
 *
 * Signs a digest, with the attributes of a basic CAdES signature: content type, message digest, signing-certificate-v2,
 * and signer-attributes-v2 for the role. Nothing in it
 * says when: a PDF signature says that beside it, or by a time stamp.
 *
 * Returns: (transfer full) (nullable): the signature with its certificates; %NULL with @error set
 */
CMS_ContentInfo *lykta_pdf_cms_new (const LyktaPdfSigner *signer, const guint8 *digest, gsize size, const char *role,
                                    GError **error);

/* (transfer none): the signature of the one who signed, over which a time stamp is made */
ASN1_OCTET_STRING *lykta_pdf_cms_get_signature (CMS_ContentInfo *cms);

/* Adds a time-stamp token to it (RFC 3161, appendix A). */
gboolean lykta_pdf_cms_add_stamp (CMS_ContentInfo *cms, GBytes *token);

/* (transfer full): in DER */
GBytes *lykta_pdf_cms_encode (CMS_ContentInfo *cms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CMS_ContentInfo, CMS_ContentInfo_free)

G_END_DECLS
