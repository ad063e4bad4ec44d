/* lykta-pdf-trust.c: whom the user trusts, and what a document brings about its certificates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-trust-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "lykta-error.h"

/* A country's whole trust list is smaller. */
#define MOST_TRUST_BYTES (64 * 1024 * 1024)

LyktaPdfEvidence *
_lykta_pdf_evidence_new (void)
{
  LyktaPdfEvidence *self = g_new0 (LyktaPdfEvidence, 1);

  self->certificates = sk_X509_new_null ();
  self->lists = sk_X509_CRL_new_null ();
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) OCSP_BASICRESP_free);
  return self;
}

void
_lykta_pdf_evidence_free (LyktaPdfEvidence *self)
{
  sk_X509_pop_free (self->certificates, X509_free);
  sk_X509_CRL_pop_free (self->lists, X509_CRL_free);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

void
_lykta_pdf_evidence_add_certificate (LyktaPdfEvidence *self, X509 *certificate)
{
  if (sk_X509_num (self->certificates) < LYKTA_PDF_MOST_EVIDENCE && X509_up_ref (certificate) == 1)
    sk_X509_push (self->certificates, certificate);
}

void
_lykta_pdf_evidence_add_list (LyktaPdfEvidence *self, X509_CRL *list)
{
  if (sk_X509_CRL_num (self->lists) < LYKTA_PDF_MOST_EVIDENCE && X509_CRL_up_ref (list) == 1)
    sk_X509_CRL_push (self->lists, list);
}

void
_lykta_pdf_evidence_add_certificate_data (LyktaPdfEvidence *self, GBytes *data)
{
  gsize size;
  const guint8 *at = g_bytes_get_data (data, &size);
  X509 *certificate = d2i_X509 (NULL, &at, (long) size);

  if (certificate != NULL)
    _lykta_pdf_evidence_add_certificate (self, certificate);
  X509_free (certificate);
}

void
_lykta_pdf_evidence_add_list_data (LyktaPdfEvidence *self, GBytes *data)
{
  gsize size;
  const guint8 *at = g_bytes_get_data (data, &size);
  X509_CRL *list = d2i_X509_CRL (NULL, &at, (long) size);

  if (list != NULL)
    _lykta_pdf_evidence_add_list (self, list);
  X509_CRL_free (list);
}

void
_lykta_pdf_evidence_add_answer_data (LyktaPdfEvidence *self, GBytes *data)
{
  gsize size;
  const guint8 *at = g_bytes_get_data (data, &size);
  OCSP_RESPONSE *response = d2i_OCSP_RESPONSE (NULL, &at, (long) size);
  OCSP_BASICRESP *answer = response != NULL ? OCSP_response_get1_basic (response) : NULL;

  if (answer != NULL && self->answers->len < LYKTA_PDF_MOST_EVIDENCE)
    g_ptr_array_add (self->answers, g_steal_pointer (&answer));
  OCSP_BASICRESP_free (answer);
  OCSP_RESPONSE_free (response);
}

static void
add_all (LyktaPdfEvidence *self, STACK_OF (X509_INFO) * infos)
{
  for (int i = 0; i < sk_X509_INFO_num (infos); i++)
    {
      X509_INFO *info = sk_X509_INFO_value (infos, i);

      /* All of a list that the user chose counts. */
      if (info->x509 != NULL && X509_up_ref (info->x509) == 1)
        sk_X509_push (self->certificates, info->x509);
      if (info->crl != NULL && X509_CRL_up_ref (info->crl) == 1)
        sk_X509_CRL_push (self->lists, info->crl);
    }
}

LyktaPdfTrust *
lykta_pdf_trust_new (void)
{
  LyktaPdfTrust *self = g_new0 (LyktaPdfTrust, 1);

  self->evidence = _lykta_pdf_evidence_new ();
  return self;
}

void
lykta_pdf_trust_free (LyktaPdfTrust *self)
{
  _lykta_pdf_evidence_free (self->evidence);
  g_free (self);
}

gboolean
lykta_pdf_trust_add_bytes (LyktaPdfTrust *self, GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  BIO *bio = BIO_new_mem_buf (data, (int) MIN (size, MOST_TRUST_BYTES));
  STACK_OF (X509_INFO) *infos = PEM_X509_INFO_read_bio (bio, NULL, NULL, NULL);
  int before = sk_X509_num (self->evidence->certificates);

  if (infos != NULL)
    add_all (self->evidence, infos);
  if (sk_X509_num (self->evidence->certificates) == before)
    _lykta_pdf_evidence_add_certificate_data (self->evidence, bytes);
  sk_X509_INFO_pop_free (infos, X509_INFO_free);
  BIO_free (bio);
  ERR_clear_error ();
  if (sk_X509_num (self->evidence->certificates) > before || sk_X509_CRL_num (self->evidence->lists) > 0)
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
               _ ("There is no certificate in “%s”: choose a PEM file of the authorities that you trust."), name);
  return FALSE;
}

gboolean
lykta_pdf_trust_add_file (LyktaPdfTrust *self, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  if (bytes != NULL)
    return lykta_pdf_trust_add_bytes (self, bytes, name, error);
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The trust list “%s” cannot be read: check the name and the place."),
               name);
  return FALSE;
}
