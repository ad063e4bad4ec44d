/* lykta-pdf-seal.c: time stamps (RFC 3161)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-envelope.h"

#include <string.h>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ts.h>

/* Whether the stamp is of these bytes */
static gboolean
is_of (TS_TST_INFO *info, const guint8 *data, gsize size)
{
  TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint (info);
  X509_ALGOR *algorithm = TS_MSG_IMPRINT_get_algo (imprint);
  const ASN1_OCTET_STRING *stamped = TS_MSG_IMPRINT_get_msg (imprint);
  const ASN1_OBJECT *name;
  const EVP_MD *digest;
  guint8 hash[EVP_MAX_MD_SIZE];
  guint length;

  X509_ALGOR_get0 (&name, NULL, NULL, algorithm);
  digest = EVP_get_digestbyobj (name);
  return digest != NULL && EVP_Digest (data, size, hash, &length, digest, NULL) == 1
         && ASN1_STRING_length (stamped) == (int) length && memcmp (ASN1_STRING_get0_data (stamped), hash, length) == 0;
}

/* What the stamping authority signed, if it did */
static TS_TST_INFO *
read_info (CMS_ContentInfo *message)
{
  BIO *out = BIO_new (BIO_s_mem ());
  TS_TST_INFO *info = NULL;
  const guint8 *data;
  long size;

  if (OBJ_obj2nid (CMS_get0_eContentType (message)) == NID_id_smime_ct_TSTInfo
      && CMS_verify (message, NULL, NULL, NULL, out, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1)
    {
      size = BIO_get_mem_data (out, &data);
      info = d2i_TS_TST_INFO (NULL, &data, size);
    }
  BIO_free (out);
  return info;
}

static void
take_certificates (CMS_ContentInfo *message, LyktaPdfEvidence *evidence)
{
  STACK_OF (X509) *certificates = CMS_get1_certs (message);

  for (int i = 0; i < sk_X509_num (certificates); i++)
    _lykta_pdf_evidence_add_certificate (evidence, sk_X509_value (certificates, i));
  sk_X509_pop_free (certificates, X509_free);
}

static X509 *
take_signer (CMS_ContentInfo *message)
{
  STACK_OF (X509) *signers = CMS_get0_signers (message);
  X509 *signer = sk_X509_num (signers) == 1 ? sk_X509_value (signers, 0) : NULL;

  if (signer != NULL)
    X509_up_ref (signer);
  sk_X509_free (signers);
  return signer;
}

void
_lykta_pdf_seal_open (LyktaPdfSeal *self, const guint8 *token, gsize size, const guint8 *signed_, gsize signed_size,
                      LyktaPdfEvidence *evidence)
{
  CMS_ContentInfo *message = d2i_CMS_ContentInfo (NULL, &token, (long) size);
  TS_TST_INFO *info = NULL;

  if (message != NULL && OBJ_obj2nid (CMS_get0_type (message)) == NID_pkcs7_signed)
    {
      info = read_info (message);
      take_certificates (message, evidence);
    }
  if (info != NULL)
    {
      self->authority = take_signer (message);
      self->at = _lykta_pdf_date_from_asn1 (TS_TST_INFO_get_time (info));
      self->intact = self->authority != NULL && self->at != NULL && is_of (info, signed_, signed_size);
    }
  TS_TST_INFO_free (info);
  CMS_ContentInfo_free (message);
  ERR_clear_error ();
}

void
_lykta_pdf_seal_clear (LyktaPdfSeal *self)
{
  g_clear_pointer (&self->at, g_date_time_unref);
  g_clear_pointer (&self->authority, X509_free);
}
