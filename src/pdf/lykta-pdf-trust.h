/* lykta-pdf-trust.h: whom the user trusts to vouch for signers, and whether a certificate leads there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Certificates of authorities that the user chose, with revocation lists if they were given too */
typedef struct _LyktaPdfTrust LyktaPdfTrust;

/**
 * LyktaPdfTrustState:
 * @LYKTA_PDF_TRUST_UNCHECKED: there is no trust list
 * @LYKTA_PDF_TRUSTED: an authority of the trust list vouches for it
 * @LYKTA_PDF_UNKNOWN_ISSUER: nobody of the trust list does
 * @LYKTA_PDF_SELF_SIGNED: nobody does but itself
 * @LYKTA_PDF_EXPIRED: it, or one that vouches for it, was no longer valid
 * @LYKTA_PDF_NOT_YET_VALID: it, or one that vouches for it, was not valid yet
 * @LYKTA_PDF_REVOKED: it, or one that vouches for it, was revoked
 * @LYKTA_PDF_NOT_FOR_SIGNING: it was issued for something else
 * @LYKTA_PDF_BAD_CERTIFICATE: it, or one that vouches for it, is not as a certificate must be
 */
typedef enum
{
  LYKTA_PDF_TRUST_UNCHECKED,
  LYKTA_PDF_TRUSTED,
  LYKTA_PDF_UNKNOWN_ISSUER,
  LYKTA_PDF_SELF_SIGNED,
  LYKTA_PDF_EXPIRED,
  LYKTA_PDF_NOT_YET_VALID,
  LYKTA_PDF_REVOKED,
  LYKTA_PDF_NOT_FOR_SIGNING,
  LYKTA_PDF_BAD_CERTIFICATE,
} LyktaPdfTrustState;

/* What is known of a certificate's revocation, without asking anybody */
typedef enum
{
  LYKTA_PDF_REVOCATION_UNKNOWN,
  LYKTA_PDF_REVOCATION_GOOD,
  LYKTA_PDF_REVOCATION_REVOKED,
} LyktaPdfRevocation;

/**
 * LyktaPdfCertificate:
 * @subject: all of the name, as RFC 4514 writes it
 * @issuer: likewise
 * @serial: in hexadecimal
 * @key: such as "RSA 3072" or "EC P-256"
 * @digest: SHA-256 of the certificate, in hexadecimal
 * @revoked_at: (nullable): when it was revoked
 */
typedef struct
{
  char *subject;
  char *issuer;
  char *serial;
  char *key;
  char *digest;
  GDateTime *from;
  GDateTime *to;
  GDateTime *revoked_at;
} LyktaPdfCertificate;

LyktaPdfTrust *lykta_pdf_trust_new (void);
void lykta_pdf_trust_free (LyktaPdfTrust *self);

/**
 * lykta_pdf_trust_add_file:
 * @path: a PEM file of certificates, and of revocation lists if there are any; or one certificate in DER
 *
 * Returns: %FALSE with %LYKTA_ERROR_NOT_FOUND or %LYKTA_ERROR_INVALID
 */
gboolean lykta_pdf_trust_add_file (LyktaPdfTrust *self, const char *path, GError **error);
gboolean lykta_pdf_trust_add_bytes (LyktaPdfTrust *self, GBytes *bytes, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfTrust, lykta_pdf_trust_free)

G_END_DECLS
