/* lykta-pdf-chain.c: whether a certificate leads to the trust list, and was not revoked (RFC 5280, RFC 6960)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-trust-private.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#define MOST_DEPTH 10

typedef struct
{
  LyktaPdfJudgement *judgement;
  time_t at;
  gboolean proven;
  gboolean listed; /* whether a fresh list speaks of the certificate */
  STACK_OF (X509_CRL) * lists;
} Check;

/* What weighs more is further down: of several faults the last is told. */
static const LyktaPdfTrustState by_weight[] = {
  LYKTA_PDF_TRUSTED,        LYKTA_PDF_NOT_FOR_SIGNING, LYKTA_PDF_NOT_YET_VALID,   LYKTA_PDF_EXPIRED,
  LYKTA_PDF_UNKNOWN_ISSUER, LYKTA_PDF_SELF_SIGNED,     LYKTA_PDF_BAD_CERTIFICATE, LYKTA_PDF_REVOKED,
};

static const struct
{
  int error;
  LyktaPdfTrustState state;
} states[] = {
  { X509_V_ERR_CERT_HAS_EXPIRED, LYKTA_PDF_EXPIRED },
  { X509_V_ERR_CERT_NOT_YET_VALID, LYKTA_PDF_NOT_YET_VALID },
  { X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, LYKTA_PDF_SELF_SIGNED },
  { X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, LYKTA_PDF_UNKNOWN_ISSUER },
  { X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, LYKTA_PDF_UNKNOWN_ISSUER },
  { X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, LYKTA_PDF_UNKNOWN_ISSUER },
  { X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, LYKTA_PDF_UNKNOWN_ISSUER },
  { X509_V_ERR_CERT_CHAIN_TOO_LONG, LYKTA_PDF_UNKNOWN_ISSUER },
  { X509_V_ERR_CERT_UNTRUSTED, LYKTA_PDF_UNKNOWN_ISSUER },
};

/* What a list lacks says nothing of the certificate. */
static const int list_errors[] = {
  X509_V_ERR_UNABLE_TO_GET_CRL,
  X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER,
  X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE,
  X509_V_ERR_CRL_SIGNATURE_FAILURE,
  X509_V_ERR_CRL_HAS_EXPIRED,
  X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD,
  X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD,
  X509_V_ERR_KEYUSAGE_NO_CRL_SIGN,
  X509_V_ERR_DIFFERENT_CRL_SCOPE,
  X509_V_ERR_CRL_PATH_VALIDATION_ERROR,
  X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION,
};

static void
find_fault (LyktaPdfJudgement *judgement, LyktaPdfTrustState state)
{
  guint now = 0;
  guint new_ = 0;

  for (guint i = 0; i < G_N_ELEMENTS (by_weight); i++)
    {
      now = by_weight[i] == judgement->state ? i : now;
      new_ = by_weight[i] == state ? i : new_;
    }
  judgement->state = by_weight[MAX (now, new_)];
}

/* What was revoked after it was used, as a time stamp proves, holds; @depth 0 is the signer's own. */
static void
find_revoked (Check *check, const ASN1_TIME *revoked_at, int depth)
{
  time_t at = check->at;

  if (check->proven && revoked_at != NULL && X509_cmp_time (revoked_at, &at) > 0)
    return;
  find_fault (check->judgement, LYKTA_PDF_REVOKED);
  if (depth > 0)
    return;
  check->judgement->revocation = LYKTA_PDF_REVOCATION_REVOKED;
  if (check->judgement->revoked_at == NULL)
    check->judgement->revoked_at = _lykta_pdf_date_from_asn1 (revoked_at);
}

/* When a certificate was revoked, which libcrypto does not tell: the earliest of what all lists say, so that no other list can make it
 * later */
static const ASN1_TIME *
find_date (Check *check, X509 *certificate)
{
  const ASN1_TIME *earliest = NULL;

  for (int i = 0; certificate != NULL && i < sk_X509_CRL_num (check->lists); i++)
    {
      X509_CRL *list = sk_X509_CRL_value (check->lists, i);
      X509_REVOKED *entry = NULL;

      if (X509_NAME_cmp (X509_CRL_get_issuer (list), X509_get_issuer_name (certificate)) != 0
          || X509_CRL_get0_by_cert (list, &entry, certificate) != 1)
        continue;
      if (earliest == NULL || ASN1_TIME_compare (X509_REVOKED_get0_revocationDate (entry), earliest) < 0)
        earliest = X509_REVOKED_get0_revocationDate (entry);
    }
  return earliest;
}

/* Goes on after every fault, so that the one that matters most can be told. */
static int
verify_cb (int ok, X509_STORE_CTX *context)
{
  Check *check = X509_STORE_CTX_get_app_data (context);
  int error = X509_STORE_CTX_get_error (context);
  int depth = X509_STORE_CTX_get_error_depth (context);
  LyktaPdfTrustState state = LYKTA_PDF_BAD_CERTIFICATE;

  if (ok)
    return 1;
  /* Made after the time that is judged: all the better */
  if (error == X509_V_ERR_CRL_NOT_YET_VALID)
    return 1;
  if (error == X509_V_ERR_CERT_REVOKED)
    {
      find_revoked (check, find_date (check, X509_STORE_CTX_get_current_cert (context)), depth);
      return 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (list_errors); i++)
    if (error == list_errors[i])
      {
        check->listed = check->listed && depth > 0;
        return 1;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (error == states[i].error)
      state = states[i].state;
  find_fault (check->judgement, state);
  return 1;
}

static X509_STORE *
make_store (STACK_OF (X509) * anchors, time_t at)
{
  X509_STORE *store = X509_STORE_new ();

  for (int i = 0; i < sk_X509_num (anchors); i++)
    X509_STORE_add_cert (store, sk_X509_value (anchors, i));
  X509_STORE_set_flags (store, X509_V_FLAG_PARTIAL_CHAIN);
  X509_STORE_set_depth (store, MOST_DEPTH);
  X509_VERIFY_PARAM_set_time (X509_STORE_get0_param (store), at);
  return store;
}

/* The answer about @certificate in what a responder said, or NULL */
static OCSP_SINGLERESP *
find_answer (OCSP_BASICRESP *answer, X509 *certificate, X509 *issuer)
{
  for (int i = 0; i < MIN (OCSP_resp_count (answer), LYKTA_PDF_MOST_EVIDENCE); i++)
    {
      OCSP_SINGLERESP *single = OCSP_resp_get0 (answer, i);
      const OCSP_CERTID *id = OCSP_SINGLERESP_get0_id (single);
      ASN1_OBJECT *algorithm = NULL;
      const EVP_MD *digest;
      OCSP_CERTID *wanted;
      gboolean found;

      OCSP_id_get0_info (NULL, &algorithm, NULL, NULL, (OCSP_CERTID *) id);
      digest = algorithm != NULL ? EVP_get_digestbyobj (algorithm) : NULL;
      wanted = digest != NULL ? OCSP_cert_to_id (digest, certificate, issuer) : NULL;
      found = wanted != NULL && OCSP_id_cmp (wanted, id) == 0;
      OCSP_CERTID_free (wanted);
      if (found)
        return single;
    }
  return NULL;
}

/* Whether the issuer, or a responder that the issuer named, signed the answer */
static gboolean
is_authentic (OCSP_BASICRESP *answer, const LyktaPdfEvidence *evidence, X509 *issuer, time_t at)
{
  STACK_OF (X509) *anchors = sk_X509_new_null ();
  X509_STORE *store;
  gboolean authentic;

  sk_X509_push (anchors, issuer);
  store = make_store (anchors, at);
  authentic = OCSP_basic_verify (answer, evidence->certificates, store, OCSP_PARTIAL_CHAIN) == 1;
  X509_STORE_free (store);
  sk_X509_free (anchors);
  return authentic;
}

static void
ask_answers (Check *check, const LyktaPdfEvidence *evidence, X509 *certificate, X509 *issuer)
{
  for (guint i = 0; i < evidence->answers->len; i++)
    {
      OCSP_BASICRESP *answer = g_ptr_array_index (evidence->answers, i);
      OCSP_SINGLERESP *single = find_answer (answer, certificate, issuer);
      ASN1_GENERALIZEDTIME *revoked_at = NULL;
      ASN1_GENERALIZEDTIME *until = NULL;
      time_t at = check->at;
      int reason;
      int status;

      if (single == NULL || !is_authentic (answer, evidence, issuer, check->at))
        continue;
      status = OCSP_single_get0_status (single, &reason, &revoked_at, NULL, &until);
      if (status == V_OCSP_CERTSTATUS_REVOKED)
        find_revoked (check, revoked_at, 0);
      else if (status == V_OCSP_CERTSTATUS_GOOD && (until == NULL || X509_cmp_time (until, &at) > 0))
        check->listed = TRUE;
    }
}

static gboolean
is_for (X509 *certificate, LyktaPdfPurpose purpose)
{
  if (purpose == LYKTA_PDF_FOR_STAMPING)
    return (X509_get_extension_flags (certificate) & EXFLAG_XKUSAGE) != 0
           && (X509_get_extended_key_usage (certificate) & XKU_TIMESTAMP) != 0;
  /* All, when the certificate does not say */
  return (X509_get_key_usage (certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

void
_lykta_pdf_trust_judge (const LyktaPdfTrust *trust, const LyktaPdfEvidence *evidence, X509 *certificate, LyktaPdfPurpose purpose,
                        time_t at, gboolean proven, LyktaPdfJudgement *judgement)
{
  Check check = { .judgement = judgement, .at = at, .proven = proven, .listed = TRUE };
  STACK_OF (X509_CRL) *lists = sk_X509_CRL_dup (evidence->lists);
  X509_STORE *store = make_store (trust != NULL ? trust->evidence->certificates : NULL, at);
  X509_STORE_CTX *context = X509_STORE_CTX_new ();
  STACK_OF (X509) * chain;

  judgement->state = LYKTA_PDF_TRUSTED;
  for (int i = 0; trust != NULL && i < sk_X509_CRL_num (trust->evidence->lists); i++)
    sk_X509_CRL_push (lists, sk_X509_CRL_value (trust->evidence->lists, i));
  check.lists = lists;
  X509_STORE_set_flags (store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
  if (X509_STORE_CTX_init (context, store, certificate, evidence->certificates) == 1)
    {
      X509_STORE_CTX_set_app_data (context, &check);
      X509_STORE_CTX_set0_crls (context, lists);
      X509_STORE_CTX_set_verify_cb (context, verify_cb);
      if (X509_verify_cert (context) != 1)
        find_fault (judgement, LYKTA_PDF_BAD_CERTIFICATE);
      chain = X509_STORE_CTX_get0_chain (context);
      if (sk_X509_num (chain) > 1)
        ask_answers (&check, evidence, certificate, sk_X509_value (chain, 1));
    }
  else
    find_fault (judgement, LYKTA_PDF_BAD_CERTIFICATE);
  if (!is_for (certificate, purpose))
    find_fault (judgement, LYKTA_PDF_NOT_FOR_SIGNING);
  if (judgement->revocation == LYKTA_PDF_REVOCATION_UNKNOWN && check.listed)
    judgement->revocation = LYKTA_PDF_REVOCATION_GOOD;
  if (trust == NULL && judgement->state != LYKTA_PDF_REVOKED)
    judgement->state = LYKTA_PDF_TRUST_UNCHECKED;

  X509_STORE_CTX_free (context);
  X509_STORE_free (store);
  sk_X509_CRL_free (lists);
  ERR_clear_error ();
}
