/* lykta-pdf-trust-private.h: what certificates are judged by, in the terms of libcrypto
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <openssl/ocsp.h>
#include <openssl/x509.h>
#include <time.h>

#include "lykta-pdf-trust.h"

G_BEGIN_DECLS

/* Certificates, and what is known of their revocation. Nothing in it is believed because it is there. */
typedef struct
{
  STACK_OF (X509) * certificates;
  STACK_OF (X509_CRL) * lists;
  GPtrArray *answers; /* of OCSP_BASICRESP */
} LyktaPdfEvidence;

struct _LyktaPdfTrust
{
  LyktaPdfEvidence *evidence;
};

/* Things of each kind that a document may bring; more are left out. */
#define LYKTA_PDF_MOST_EVIDENCE 256

LyktaPdfEvidence *_lykta_pdf_evidence_new (void);
void _lykta_pdf_evidence_free (LyktaPdfEvidence *self);
void _lykta_pdf_evidence_add_certificate (LyktaPdfEvidence *self, X509 *certificate);
void _lykta_pdf_evidence_add_list (LyktaPdfEvidence *self, X509_CRL *list);
/* Each of DER; what is none is left out. */
void _lykta_pdf_evidence_add_certificate_data (LyktaPdfEvidence *self, GBytes *data);
void _lykta_pdf_evidence_add_list_data (LyktaPdfEvidence *self, GBytes *data);
void _lykta_pdf_evidence_add_answer_data (LyktaPdfEvidence *self, GBytes *data);

/**
 * LyktaPdfJudgement:
 * @revoked_at: (nullable): owned
 */
typedef struct
{
  LyktaPdfTrustState state;
  LyktaPdfRevocation revocation;
  GDateTime *revoked_at;
} LyktaPdfJudgement;

typedef enum
{
  LYKTA_PDF_FOR_SIGNING,
  LYKTA_PDF_FOR_STAMPING,
} LyktaPdfPurpose;

/**
 * _lykta_pdf_trust_judge:
 * @trust: (nullable)
 * @at: when the certificate was used
 * @proven: whether it is known that it was used then: what was revoked later then still holds
 *
 * Judges a certificate by the trust list and by what the document brings.
 */
void _lykta_pdf_trust_judge (const LyktaPdfTrust *trust, const LyktaPdfEvidence *evidence, X509 *certificate,
                             LyktaPdfPurpose purpose, time_t at, gboolean proven, LyktaPdfJudgement *judgement);

LyktaPdfCertificate *_lykta_pdf_certificate_new (X509 *certificate);
void _lykta_pdf_certificate_free (LyktaPdfCertificate *self);
/* (transfer full) (nullable): of the certificate's name, in UTF-8 */
char *_lykta_pdf_certificate_get_name (X509 *certificate, int nid);
GDateTime *_lykta_pdf_date_from_asn1 (const ASN1_TIME *time_); /* (transfer full) (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfEvidence, _lykta_pdf_evidence_free)

G_END_DECLS
