/* lykta-pdf-envelope.h: the signed message inside a PDF signature (CMS, RFC 5652), and time stamps (RFC 3161)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-trust-private.h"
#include "lykta-pdf-verify.h"

G_BEGIN_DECLS

/**
 * LyktaPdfSeal:
 * @at: (nullable): when it was stamped
 * @authority: (nullable): who stamped
 * @intact: whether it is of these bytes and unaltered
 *
 * A time stamp that was read.
 */
typedef struct
{
  GDateTime *at;
  X509 *authority;
  gboolean intact;
} LyktaPdfSeal;

/**
 * LyktaPdfEnvelope:
 * @signer: (nullable): the certificate that the signature names
 * @signed_at: (nullable): by the signer's own clock
 * @seal: of the signature; its @at is %NULL when there is none
 *
 * A signature that was read.
 */
typedef struct
{
  LyktaPdfIntegrity integrity;
  X509 *signer;
  char *digest;
  gboolean weak;
  char *role;
  GDateTime *signed_at;
  LyktaPdfSeal seal;
} LyktaPdfEnvelope;

/* @message is DER, and zeros after it; @signed_ are the bytes that it is about; what it brings of certificates is added to @evidence. */
LyktaPdfEnvelope *_lykta_pdf_envelope_open (GBytes *message, GBytes *signed_, const char *kind, LyktaPdfEvidence *evidence);
LyktaPdfEnvelope *_lykta_pdf_envelope_open_stamp (GBytes *message, GBytes *signed_, LyktaPdfEvidence *evidence);
void _lykta_pdf_envelope_free (LyktaPdfEnvelope *self);

void _lykta_pdf_seal_open (LyktaPdfSeal *self, const guint8 *token, gsize size, const guint8 *signed_, gsize signed_size,
                           LyktaPdfEvidence *evidence);
void _lykta_pdf_seal_clear (LyktaPdfSeal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfEnvelope, _lykta_pdf_envelope_free)

G_END_DECLS
