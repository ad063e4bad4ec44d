/* lykta-pdf-stamp.c: a time stamp from a service (RFC 3161)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-stamp.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "lykta-error.h"

#define SECONDS 20
#define MAX_ANSWER (256 * 1024)
#define NONCE_SIZE 8

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TS_REQ, TS_REQ_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TS_RESP, TS_RESP_free)

/* What is asked: the digest of the data, a number that nobody could foresee, and the service's certificate in the answer (2.4.1) */
static TS_REQ *
make_question (GBytes *data)
{
  g_autoptr (TS_REQ) question = TS_REQ_new ();
  TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new ();
  X509_ALGOR *algorithm = X509_ALGOR_new ();
  ASN1_INTEGER *nonce = ASN1_INTEGER_new ();
  guint8 digest[SHA256_DIGEST_LENGTH];
  guint64 number = 0;

  SHA256 (g_bytes_get_data (data, NULL), g_bytes_get_size (data), digest);
  X509_ALGOR_set0 (algorithm, OBJ_nid2obj (NID_sha256), V_ASN1_NULL, NULL);
  TS_MSG_IMPRINT_set_algo (imprint, algorithm);
  TS_MSG_IMPRINT_set_msg (imprint, digest, sizeof digest);
  TS_REQ_set_version (question, 1);
  TS_REQ_set_msg_imprint (question, imprint);
  TS_REQ_set_cert_req (question, 1);
  if (RAND_bytes ((guint8 *) &number, NONCE_SIZE) == 1)
    {
      ASN1_INTEGER_set_uint64 (nonce, number);
      TS_REQ_set_nonce (question, nonce);
    }
  ASN1_INTEGER_free (nonce);
  TS_MSG_IMPRINT_free (imprint);
  X509_ALGOR_free (algorithm);
  return number != 0 ? g_steal_pointer (&question) : NULL;
}

static GBytes *
encode_question (TS_REQ *question)
{
  unsigned char *der = NULL;
  int size = i2d_TS_REQ (question, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) MAX (size, 0));

  OPENSSL_free (der);
  return bytes;
}

static SoupMessage *
make_message (const char *url, GBytes *body, GError **error)
{
  SoupMessage *message = soup_message_new ("POST", url);
  const char *scheme = message != NULL ? g_uri_get_scheme (soup_message_get_uri (message)) : NULL;

  if (message == NULL || (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https")))
    {
      g_clear_object (&message);
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                   _ ("“%s” is no address of a time-stamp service: it begins with http:// or https://."), url);
      return NULL;
    }
  soup_message_set_request_body_from_bytes (message, "application/timestamp-query", body);
  return message;
}

/* The body of the answer, of a bounded size */
static GBytes *
ask (const char *url, GBytes *body, GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", SECONDS, "idle-timeout", SECONDS, NULL);
  g_autoptr (SoupMessage) message = make_message (url, body, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree guint8 *data = g_malloc (MAX_ANSWER);
  gsize size = 0;

  if (message == NULL)
    return NULL;
  stream = soup_session_send (session, message, cancellable, &cause);
  if (stream != NULL && soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                   _ ("The time-stamp service answered with an error (%u). Try again later, or sign without a time stamp."),
                   soup_message_get_status (message));
      return NULL;
    }
  if (stream != NULL && g_input_stream_read_all (stream, data, MAX_ANSWER, &size, cancellable, &cause))
    return g_bytes_new (data, size);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                 _ ("The time-stamp service does not answer: %s. Try again later, or sign without a time stamp."),
                 cause->message);
  return NULL;
}

/* Version, digest and number are those of the question (2.4.2). */
static gboolean
answers (TS_RESP *answer, TS_REQ *question)
{
  TS_VERIFY_CTX *context = TS_REQ_to_TS_VERIFY_CTX (question, NULL);
  gboolean verified = context != NULL && TS_RESP_verify_response (context, answer) == 1;

  TS_VERIFY_CTX_free (context);
  return verified;
}

/* Signed as it says, by a certificate that is for time stamps and nothing else (2.3) */
static gboolean
is_signed (PKCS7 *token)
{
  STACK_OF (X509) *signers = NULL;
  gboolean good = PKCS7_verify (token, NULL, NULL, NULL, NULL, PKCS7_NOVERIFY) == 1;

  if (good)
    signers = PKCS7_get0_signers (token, NULL, 0);
  good = signers != NULL && sk_X509_num (signers) == 1
         && X509_check_purpose (sk_X509_value (signers, 0), X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
  sk_X509_free (signers);
  return good;
}

static GBytes *
encode_token (PKCS7 *token)
{
  unsigned char *der = NULL;
  int size = i2d_PKCS7 (token, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) MAX (size, 0));

  OPENSSL_free (der);
  return bytes;
}

GBytes *
lykta_pdf_stamp (const char *url, GBytes *data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TS_REQ) question = make_question (data);
  g_autoptr (GBytes) body = question != NULL ? encode_question (question) : NULL;
  g_autoptr (GBytes) bytes = body != NULL ? ask (url, body, cancellable, error) : NULL;
  g_autoptr (TS_RESP) answer = NULL;
  const unsigned char *at;
  gsize size;

  if (question == NULL)
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The computer has no random numbers. Start it again."));
  if (bytes == NULL)
    return NULL;
  at = g_bytes_get_data (bytes, &size);
  answer = size > 0 ? d2i_TS_RESP (NULL, &at, (long) size) : NULL;
  if (answer == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                           _ ("The time-stamp service answered with something that is no time stamp. Check its address."));
      return NULL;
    }
  if (TS_RESP_get_token (answer) == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                           _ ("The time-stamp service refuses to stamp. Ask who runs it, or sign without a time stamp."));
      return NULL;
    }
  if (!answers (answer, question) || !is_signed (TS_RESP_get_token (answer)))
    {
      g_set_error_literal (
          error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
          _ ("The time-stamp service stamped something else than was asked for, and is not to be trusted. Choose "
             "another one."));
      return NULL;
    }
  return encode_token (TS_RESP_get_token (answer));
}
