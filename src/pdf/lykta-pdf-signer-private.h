/* lykta-pdf-signer-private.h: what signing needs of a key, wherever it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <openssl/x509.h>

#include "lykta-pdf-signer.h"

G_BEGIN_DECLS

/**
 * LyktaPdfKey:
 * @sign: makes the signature of a digest: PKCS #1 v1.5, or ECDSA as a DER sequence; (nullable) with @error set
 * @free: closes it
 *
 * A private key, behind whatever holds it.
 */
typedef struct
{
  GBytes *(*sign) (gpointer key, const EVP_MD *md, const guint8 *digest, gsize size, GError **error);
  GDestroyNotify free;
} LyktaPdfKey;

/* @certificate and @chain are taken over, and @data too, on failure as well. */
LyktaPdfSigner *lykta_pdf_signer_new (const LyktaPdfKey *key, gpointer data, X509 *certificate, STACK_OF (X509) * chain,
                                      GError **error);

X509 *lykta_pdf_signer_get_x509 (const LyktaPdfSigner *self);
STACK_OF (X509) * lykta_pdf_signer_get_chain (const LyktaPdfSigner *self); /* (nullable): without the certificate itself */

/* The digest that the strength of the key asks for: SHA-256, or the one of the length of its curve. */
const EVP_MD *lykta_pdf_signer_get_digest (const LyktaPdfSigner *self);

/* (transfer full) (nullable): checked against the certificate */
GBytes *lykta_pdf_signer_sign (const LyktaPdfSigner *self, const guint8 *data, gsize size, GError **error);

/* What a certificate says, with what stands against signing with it now. */
LyktaPdfIdentity *lykta_pdf_identity_new (X509 *certificate);


G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)

static inline void
lykta_x509_stack_free (STACK_OF (X509) * certificates)
{
  sk_X509_pop_free (certificates, X509_free);
}

G_END_DECLS
