/* lykta-pdf-envelope.c: the signed message inside a PDF signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-envelope.h"

#include <string.h>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/sha.h>

#include "lykta-pdf-der.h"

#define LEAST_RSA_BITS 2048

/* Adobe's attribute with lists and answers: RevocationInfoArchival (ISO 32000-1, 12.8.3.3.2) */
#define ADOBE_REVOCATION "1.2.840.113583.1.1.8"

/* The attributes that a signer claims to have (ETSI EN 319 122-1, 5.2.6.1) */
#define SIGNER_ATTRIBUTES "0.4.0.19122.1.1"

/* Adobe's first kind of signature signs a SHA-1 of the document. */
#define KIND_SHA1 "adbe.pkcs7.sha1"

/* PAdES (ETSI EN 319 142-1), which asks for the signing certificate's fingerprint */
#define KIND_PADES "ETSI.CAdES.detached"

static const ASN1_STRING *
get_signed (CMS_SignerInfo *info, int nid, int type)
{
  return CMS_signed_get0_data_by_OBJ (info, OBJ_nid2obj (nid), -3, type);
}

static const ASN1_STRING *
get_unknown (CMS_SignerInfo *info, const char *oid)
{
  ASN1_OBJECT *name = OBJ_txt2obj (oid, 1);
  const ASN1_STRING *value = CMS_signed_get0_data_by_OBJ (info, name, -3, V_ASN1_SEQUENCE);

  ASN1_OBJECT_free (name);
  return value;
}

static GDateTime *
get_signing_time (CMS_SignerInfo *info)
{
  const ASN1_STRING *time_ = get_signed (info, NID_pkcs9_signingTime, V_ASN1_UTCTIME);

  if (time_ == NULL)
    time_ = get_signed (info, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME);
  return _lykta_pdf_date_from_asn1 (time_);
}

/* A signature must say whose it is: else another certificate of the same key could be put in its place (RFC 5035). */
static gboolean
names_signer (CMS_SignerInfo *info, X509 *signer, const LyktaPdfEvidence *evidence, gboolean required)
{
  const ASN1_STRING *old = get_signed (info, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE);
  const ASN1_STRING *new_ = get_signed (info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
  ESS_SIGNING_CERT *first = NULL;
  ESS_SIGNING_CERT_V2 *second = NULL;
  STACK_OF (X509) * chain;
  const guint8 *at;
  gboolean named;

  if (old == NULL && new_ == NULL)
    return !required;
  chain = sk_X509_dup (evidence->certificates);
  sk_X509_unshift (chain, signer);
  if (old != NULL)
    {
      at = ASN1_STRING_get0_data (old);
      first = d2i_ESS_SIGNING_CERT (NULL, &at, ASN1_STRING_length (old));
    }
  if (new_ != NULL)
    {
      at = ASN1_STRING_get0_data (new_);
      second = d2i_ESS_SIGNING_CERT_V2 (NULL, &at, ASN1_STRING_length (new_));
    }
  named = (first != NULL) == (old != NULL) && (second != NULL) == (new_ != NULL)
          && OSSL_ESS_check_signing_certs (first, second, chain, 1) == 1;
  ESS_SIGNING_CERT_free (first);
  ESS_SIGNING_CERT_V2_free (second);
  sk_X509_free (chain);
  return named;
}

static void
take_revocation (CMS_SignerInfo *info, LyktaPdfEvidence *evidence)
{
  static void (*const kinds[]) (LyktaPdfEvidence *evidence, GBytes *data) = {
    _lykta_pdf_evidence_add_list_data,
    _lykta_pdf_evidence_add_answer_data,
  };
  const ASN1_STRING *archive = get_unknown (info, ADOBE_REVOCATION);

  for (guint i = 0; archive != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) list =
          _lykta_pdf_der_get_tagged (ASN1_STRING_get0_data (archive), (gsize) ASN1_STRING_length (archive), (int) i);
      g_autoptr (GPtrArray) elements =
          list != NULL ? _lykta_pdf_der_split (g_bytes_get_data (list, NULL), g_bytes_get_size (list)) : NULL;

      for (guint j = 0; elements != NULL && j < elements->len; j++)
        kinds[i](evidence, g_ptr_array_index (elements, j));
    }
}

/* As the signer claims; the first of them (ETSI EN 319 122-1, 5.2.6) */
static char *
get_role (CMS_SignerInfo *info)
{
  const ASN1_STRING *attribute = get_unknown (info, SIGNER_ATTRIBUTES);
  g_autoptr (GBytes) claimed =
      attribute != NULL ? _lykta_pdf_der_get_tagged (ASN1_STRING_get0_data (attribute), (gsize) ASN1_STRING_length (attribute), 0)
                        : NULL;
  g_autoptr (GPtrArray) roles =
      claimed != NULL ? _lykta_pdf_der_split (g_bytes_get_data (claimed, NULL), g_bytes_get_size (claimed)) : NULL;
  GBytes *first = roles != NULL && roles->len > 0 ? g_ptr_array_index (roles, 0) : NULL;

  return first != NULL ? _lykta_pdf_der_get_attribute_text (g_bytes_get_data (first, NULL), g_bytes_get_size (first)) : NULL;
}

static void
take_evidence (CMS_ContentInfo *message, LyktaPdfEvidence *evidence)
{
  STACK_OF (X509) *certificates = CMS_get1_certs (message);
  STACK_OF (X509_CRL) *lists = CMS_get1_crls (message);

  for (int i = 0; i < sk_X509_num (certificates); i++)
    _lykta_pdf_evidence_add_certificate (evidence, sk_X509_value (certificates, i));
  for (int i = 0; i < sk_X509_CRL_num (lists); i++)
    _lykta_pdf_evidence_add_list (evidence, sk_X509_CRL_value (lists, i));
  sk_X509_pop_free (certificates, X509_free);
  sk_X509_CRL_pop_free (lists, X509_CRL_free);
}

static void
describe_algorithms (LyktaPdfEnvelope *self, CMS_SignerInfo *info)
{
  X509_ALGOR *digest;
  const ASN1_OBJECT *name;
  EVP_PKEY *key;
  int nid;

  CMS_SignerInfo_get0_algs (info, NULL, NULL, &digest, NULL);
  X509_ALGOR_get0 (&name, NULL, NULL, digest);
  nid = OBJ_obj2nid (name);
  self->digest = g_strdup (nid != NID_undef ? OBJ_nid2sn (nid) : "");
  self->weak = self->weak || nid == NID_sha1 || nid == NID_md5;
  key = self->signer != NULL ? X509_get0_pubkey (self->signer) : NULL;
  if (key != NULL && (EVP_PKEY_is_a (key, "RSA") || EVP_PKEY_is_a (key, "RSA-PSS")))
    self->weak = self->weak || EVP_PKEY_get_bits (key) < LEAST_RSA_BITS;
}

static gboolean
verify_detached (CMS_ContentInfo *message, GBytes *signed_)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (signed_, &size);
  BIO *content = BIO_new_mem_buf (data, (int) MIN (size, G_MAXINT));
  gboolean intact =
      CMS_is_detached (message) == 1
      && CMS_verify (message, NULL, NULL, content, NULL, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY | CMS_DETACHED) == 1;

  BIO_free (content);
  return intact;
}

/* The message holds the document's SHA-1. */
static gboolean
verify_sha1 (CMS_ContentInfo *message, GBytes *signed_)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (signed_, &size);
  guint8 hash[SHA_DIGEST_LENGTH];
  BIO *out = BIO_new (BIO_s_mem ());
  char *inner;
  gboolean intact = CMS_verify (message, NULL, NULL, NULL, out, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1
                    && EVP_Digest (data, size, hash, NULL, EVP_sha1 (), NULL) == 1
                    && BIO_get_mem_data (out, &inner) == sizeof hash && memcmp (inner, hash, sizeof hash) == 0;

  BIO_free (out);
  return intact;
}

/* Among those that the message itself brings: another signature's might only look alike. */
static X509 *
find_signer (CMS_ContentInfo *message, CMS_SignerInfo *info)
{
  STACK_OF (X509) *certificates = CMS_get1_certs (message);
  X509 *signer = NULL;

  for (int i = 0; i < sk_X509_num (certificates) && signer == NULL; i++)
    {
      X509 *certificate = sk_X509_value (certificates, i);

      if (CMS_SignerInfo_cert_cmp (info, certificate) == 0 && X509_up_ref (certificate) == 1)
        signer = certificate;
    }
  sk_X509_pop_free (certificates, X509_free);
  return signer;
}

static void
open_seal (LyktaPdfEnvelope *self, CMS_SignerInfo *info, LyktaPdfEvidence *evidence)
{
  ASN1_OCTET_STRING *signature = CMS_SignerInfo_get0_signature (info);
  const ASN1_STRING *token =
      CMS_unsigned_get0_data_by_OBJ (info, OBJ_nid2obj (NID_id_smime_aa_timeStampToken), -1, V_ASN1_SEQUENCE);

  if (token != NULL)
    _lykta_pdf_seal_open (&self->seal, ASN1_STRING_get0_data (token), (gsize) ASN1_STRING_length (token),
                          ASN1_STRING_get0_data (signature), (gsize) ASN1_STRING_length (signature), evidence);
}

/* Nothing but zeros may fill the place that was kept. */
static CMS_ContentInfo *
read_message (GBytes *message)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (message, &size);
  const guint8 *at = data;
  CMS_ContentInfo *info = d2i_CMS_ContentInfo (NULL, &at, (long) MIN (size, G_MAXINT));
  gboolean sound = info != NULL && OBJ_obj2nid (CMS_get0_type (info)) == NID_pkcs7_signed;

  for (; sound && at < data + size; at++)
    sound = *at == 0;
  if (sound)
    return info;
  CMS_ContentInfo_free (info);
  return NULL;
}

LyktaPdfEnvelope *
_lykta_pdf_envelope_open (GBytes *message, GBytes *signed_, const char *kind, LyktaPdfEvidence *evidence)
{
  LyktaPdfEnvelope *self = g_new0 (LyktaPdfEnvelope, 1);
  CMS_ContentInfo *content = read_message (message);
  STACK_OF (CMS_SignerInfo) *infos = content != NULL ? CMS_get0_SignerInfos (content) : NULL;
  CMS_SignerInfo *info = sk_CMS_SignerInfo_num (infos) == 1 ? sk_CMS_SignerInfo_value (infos, 0) : NULL;

  self->integrity = LYKTA_PDF_MALFORMED;
  if (info != NULL)
    {
      take_evidence (content, evidence);
      self->signer = find_signer (content, info);
      self->signed_at = get_signing_time (info);
      self->weak = g_str_equal (kind, KIND_SHA1);
      describe_algorithms (self, info);
      self->role = get_role (info);
      take_revocation (info, evidence);
      open_seal (self, info, evidence);
    }
  if (self->signer != NULL)
    {
      CMS_SignerInfo_set1_signer_cert (info, self->signer);
      self->integrity = (g_str_equal (kind, KIND_SHA1) ? verify_sha1 (content, signed_) : verify_detached (content, signed_))
                                && names_signer (info, self->signer, evidence, g_str_equal (kind, KIND_PADES))
                            ? LYKTA_PDF_INTACT
                            : LYKTA_PDF_ALTERED;
    }
  CMS_ContentInfo_free (content);
  ERR_clear_error ();
  return self;
}

/* A token is a message of its own, whose content says what it stamps. */
LyktaPdfEnvelope *
_lykta_pdf_envelope_open_stamp (GBytes *message, GBytes *signed_, LyktaPdfEvidence *evidence)
{
  LyktaPdfEnvelope *self = g_new0 (LyktaPdfEnvelope, 1);
  CMS_ContentInfo *content = read_message (message);
  gsize size;
  gsize signed_size;
  const guint8 *data = g_bytes_get_data (message, &size);
  const guint8 *stamped = g_bytes_get_data (signed_, &signed_size);

  self->integrity = LYKTA_PDF_MALFORMED;
  if (content != NULL)
    {
      _lykta_pdf_seal_open (&self->seal, data, size, stamped, signed_size, evidence);
      self->integrity = self->seal.intact ? LYKTA_PDF_INTACT : LYKTA_PDF_ALTERED;
    }
  if (self->seal.authority != NULL && X509_up_ref (self->seal.authority) == 1)
    self->signer = self->seal.authority;
  CMS_ContentInfo_free (content);
  ERR_clear_error ();
  return self;
}

void
_lykta_pdf_envelope_free (LyktaPdfEnvelope *self)
{
  X509_free (self->signer);
  g_free (self->digest);
  g_free (self->role);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  _lykta_pdf_seal_clear (&self->seal);
  g_free (self);
}
