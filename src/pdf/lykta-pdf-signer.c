/* lykta-pdf-signer.c: a key that signs, with its certificate: in a file, or on a card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>

#include "lykta-error.h"
#include "lykta-pdf-signer-private.h"

#define MAX_FILE_SIZE (1024 * 1024)

struct _LyktaPdfSigner
{
  const LyktaPdfKey *key;
  gpointer data;
  X509 *x509;
  STACK_OF (X509) * chain;
  LyktaPdfIdentity *identity;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS12, PKCS12_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY_CTX, EVP_PKEY_CTX_free)

static GBytes *
sign_with_file_key (gpointer key, const EVP_MD *md, const guint8 *digest, gsize size, GError **error)
{
  g_autoptr (EVP_PKEY_CTX) context = EVP_PKEY_CTX_new (key, NULL);
  g_autofree guint8 *signature = NULL;
  size_t length = 0;

  if (context != NULL && EVP_PKEY_sign_init (context) > 0 && EVP_PKEY_CTX_set_signature_md (context, md) > 0
      && EVP_PKEY_sign (context, NULL, &length, digest, size) > 0)
    {
      signature = g_malloc (length);
      if (EVP_PKEY_sign (context, signature, &length, digest, size) > 0)
        return g_bytes_new_take (g_steal_pointer (&signature), length);
    }
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The key could not sign: %s."),
               ERR_reason_error_string (ERR_peek_last_error ()));
  ERR_clear_error ();
  return NULL;
}

static void
free_file_key (gpointer key)
{
  EVP_PKEY_free (key); /* wipes it */
}

static const LyktaPdfKey file_key = { sign_with_file_key, free_file_key };

static PKCS12 *
read_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree guint8 *data = g_malloc (MAX_FILE_SIZE);
  const unsigned char *at = data;
  PKCS12 *pkcs12 = NULL;
  gsize size = 0;

  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_FILE_SIZE, &size, NULL, &cause))
    {
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no file “%s”: check the name and the place."), name);
      else
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not be read: %s"), name, cause->message);
      return NULL;
    }
  if (size < MAX_FILE_SIZE)
    pkcs12 = d2i_PKCS12 (NULL, &at, (long) size);
  OPENSSL_cleanse (data, size);
  if (pkcs12 == NULL)
    {
      ERR_clear_error ();
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("“%s” holds no key: choose the file with the ending .p12 or .pfx that came with the certificate."), name);
    }
  return pkcs12;
}

/* Without a password, files are made with an empty one or with none. */
static gboolean
check_password (PKCS12 *pkcs12, const LyktaSecret *password)
{
  if (!PKCS12_mac_present (pkcs12))
    return TRUE;
  if (password != NULL && *password != '\0')
    return PKCS12_verify_mac (pkcs12, password, -1);
  return PKCS12_verify_mac (pkcs12, "", 0) || PKCS12_verify_mac (pkcs12, NULL, 0);
}

LyktaPdfSigner *
lykta_pdf_signer_new (const LyktaPdfKey *key, gpointer data, X509 *certificate, STACK_OF (X509) * chain, GError **error)
{
  g_autoptr (LyktaPdfSigner) self = g_new0 (LyktaPdfSigner, 1);

  self->key = key;
  self->data = data;
  self->x509 = certificate;
  self->chain = chain;
  self->identity = lykta_pdf_identity_new (certificate);
  if (self->identity->problem != NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, self->identity->problem);
      return NULL;
    }
  return g_steal_pointer (&self);
}

LyktaPdfSigner *
lykta_pdf_signer_open_file (const char *path, const LyktaSecret *password, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (PKCS12) pkcs12 = read_file (path, error);
  STACK_OF (X509) *chain = NULL;
  EVP_PKEY *key = NULL;
  X509 *certificate = NULL;

  if (pkcs12 == NULL)
    return NULL;
  if (!check_password (pkcs12, password))
    {
      ERR_clear_error ();
      if (password == NULL || *password == '\0')
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("“%s” has a password: type it."), name);
      else
        g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("That is not the password of “%s”: type it again."), name);
      return NULL;
    }
  if (!PKCS12_parse (pkcs12, password, &key, &certificate, &chain) || key == NULL || certificate == NULL)
    {
      ERR_clear_error ();
      EVP_PKEY_free (key);
      X509_free (certificate);
      lykta_x509_stack_free (chain);
      g_set_error (
          error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
          _ ("“%s” lacks a key with its certificate, or is made in a way that is no longer safe: get a new one from the issuer."),
          name);
      return NULL;
    }
  return lykta_pdf_signer_new (&file_key, key, certificate, chain, error);
}

void
lykta_pdf_signer_free (LyktaPdfSigner *self)
{
  if (self->data != NULL)
    self->key->free (self->data);
  X509_free (self->x509);
  lykta_x509_stack_free (self->chain);
  g_clear_pointer (&self->identity, lykta_pdf_identity_free);
  g_free (self);
}

const LyktaPdfIdentity *
lykta_pdf_signer_get_identity (const LyktaPdfSigner *self)
{
  return self->identity;
}

X509 *
lykta_pdf_signer_get_x509 (const LyktaPdfSigner *self)
{
  return self->x509;
}

STACK_OF (X509) * lykta_pdf_signer_get_chain (const LyktaPdfSigner *self) { return self->chain; }

const EVP_MD *
lykta_pdf_signer_get_digest (const LyktaPdfSigner *self)
{
  EVP_PKEY *key = X509_get0_pubkey (self->x509);
  int bits = EVP_PKEY_get_bits (key);

  if (EVP_PKEY_get_base_id (key) != EVP_PKEY_EC || bits <= 256)
    return EVP_sha256 ();
  return bits <= 384 ? EVP_sha384 () : EVP_sha512 ();
}

GBytes *
lykta_pdf_signer_sign (const LyktaPdfSigner *self, const guint8 *data, gsize size, GError **error)
{
  const EVP_MD *md = lykta_pdf_signer_get_digest (self);
  g_autoptr (EVP_PKEY_CTX) context = EVP_PKEY_CTX_new (X509_get0_pubkey (self->x509), NULL);
  g_autoptr (GBytes) signature = NULL;
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;

  EVP_Digest (data, size, digest, &length, md, NULL);
  signature = self->key->sign (self->data, md, digest, length, error);
  if (signature == NULL)
    return NULL;
  if (context == NULL || EVP_PKEY_verify_init (context) <= 0 || EVP_PKEY_CTX_set_signature_md (context, md) <= 0
      || EVP_PKEY_verify (context, g_bytes_get_data (signature, NULL), g_bytes_get_size (signature), digest, length) != 1)
    {
      ERR_clear_error ();
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("The key does not belong to the certificate: choose another certificate, or ask the issuer."));
      return NULL;
    }
  return g_steal_pointer (&signature);
}

void
lykta_secret_free (LyktaSecret *self)
{
  if (self != NULL)
    OPENSSL_cleanse (self, strlen (self));
  g_free (self);
}
