/* lykta-pdf-verdict.h: what was found about a document's signatures, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-verify.h"

G_BEGIN_DECLS

/**
 * LyktaPdfVerdict:
 * @LYKTA_PDF_NOT_SIGNED: nobody has signed
 * @LYKTA_PDF_HOLDS: every signature is intact, the last covers all of the file, and the trust list vouches for all signers
 * @LYKTA_PDF_HOLDS_UNTRUSTED: as before, but of a signer it is not known who it is
 * @LYKTA_PDF_HOLDS_NOT: as before, but a certificate had expired, was revoked or the like
 * @LYKTA_PDF_ADDED_TO: something was added after the last signature
 * @LYKTA_PDF_CHANGED: something else than signing was done between signatures
 * @LYKTA_PDF_BROKEN: a signature is not of this document any more
 *
 * How a document stands as a whole: the worst of what was found.
 */
typedef enum
{
  LYKTA_PDF_NOT_SIGNED,
  LYKTA_PDF_HOLDS,
  LYKTA_PDF_HOLDS_UNTRUSTED,
  LYKTA_PDF_HOLDS_NOT,
  LYKTA_PDF_ADDED_TO,
  LYKTA_PDF_CHANGED,
  LYKTA_PDF_BROKEN,
} LyktaPdfVerdict;

LyktaPdfVerdict lykta_pdf_verification_get_verdict (const LyktaPdfVerification *self);

/* Whether every signature is intact, nothing but signing was done between them, and the last covers the whole file. Whom the user
 * trusts is another question. */
gboolean lykta_pdf_verification_is_sound (const LyktaPdfVerification *self);

/* Whole translated sentences; (transfer full). */
char *lykta_pdf_verification_describe (const LyktaPdfVerification *self);        /* how the document stands, in one sentence */
char *lykta_pdf_verification_describe_claims (const LyktaPdfVerification *self); /* (nullable): "PDF/A-3a and PDF/UA-1" */
char *lykta_pdf_signature_describe_integrity (const LyktaPdfSignature *self);
char *lykta_pdf_signature_describe_trust (const LyktaPdfSignature *self);
char *lykta_pdf_signature_describe_time (const LyktaPdfSignature *self);
char *lykta_pdf_signature_describe_coverage (const LyktaPdfSignature *self);
char *lykta_pdf_signature_describe_revocation (const LyktaPdfSignature *self);
char *lykta_pdf_change_describe (const LyktaPdfChange *self);

/* Stable words for programs */
const char *lykta_pdf_verdict_get_id (LyktaPdfVerdict verdict);
const char *lykta_pdf_integrity_get_id (LyktaPdfIntegrity integrity);
const char *lykta_pdf_trust_state_get_id (LyktaPdfTrustState state);
const char *lykta_pdf_revocation_get_id (LyktaPdfRevocation revocation);
const char *lykta_pdf_change_kind_get_id (LyktaPdfChangeKind kind);

/* (transfer full) (nullable): a moment in Stockholm, as people write it */
char *lykta_pdf_format_time (GDateTime *time_);

G_END_DECLS
