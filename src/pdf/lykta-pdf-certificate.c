/* lykta-pdf-certificate.c: what a certificate says of its holder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-trust-private.h"

#include <string.h>

#include <openssl/evp.h>
#include <openssl/sha.h>

/* RFC 4514, but with letters beyond ASCII as they are */
#define NAME_FLAGS (XN_FLAG_RFC2253 & ~(unsigned long) ASN1_STRFLGS_ESC_MSB)

GDateTime *
_lykta_pdf_date_from_asn1 (const ASN1_TIME *time_)
{
  struct tm tm;

  if (time_ == NULL || ASN1_TIME_to_tm (time_, &tm) != 1)
    return NULL;
  return g_date_time_new_utc (tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, MIN (tm.tm_sec, 59));
}

static char *
format_name (const X509_NAME *name)
{
  BIO *bio = BIO_new (BIO_s_mem ());
  char *data;
  long size;
  char *text;

  X509_NAME_print_ex (bio, name, 0, NAME_FLAGS);
  size = BIO_get_mem_data (bio, &data);
  text = g_utf8_make_valid (size > 0 ? data : "", (gssize) MAX (size, 0));
  BIO_free (bio);
  return text;
}

char *
_lykta_pdf_certificate_get_name (X509 *certificate, int nid)
{
  const X509_NAME *name = X509_get_subject_name (certificate);
  int place = X509_NAME_get_index_by_NID (name, nid, -1);
  const ASN1_STRING *string = place >= 0 ? X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, place)) : NULL;
  unsigned char *utf8 = NULL;
  int length = string != NULL ? ASN1_STRING_to_UTF8 (&utf8, string) : -1;
  char *text = length > 0 ? g_utf8_make_valid ((const char *) utf8, length) : NULL;

  OPENSSL_free (utf8);
  return text != NULL ? g_strdelimit (text, "\r\n\t", ' ') : NULL;
}

static char *
format_hexadecimal (const guint8 *bytes, gsize size)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

static char *
describe_key (X509 *certificate)
{
  EVP_PKEY *key = X509_get0_pubkey (certificate);
  const char *type = key != NULL ? EVP_PKEY_get0_type_name (key) : NULL;
  char group[64];
  gsize length;

  if (type == NULL)
    return g_strdup ("");
  if (EVP_PKEY_get_group_name (key, group, sizeof group, &length) == 1)
    return g_strdup_printf ("%s %s", type, g_str_equal (group, "prime256v1") ? "P-256" : group);
  return g_strdup_printf ("%s %d", type, EVP_PKEY_get_bits (key));
}

LyktaPdfCertificate *
_lykta_pdf_certificate_new (X509 *certificate)
{
  LyktaPdfCertificate *self = g_new0 (LyktaPdfCertificate, 1);
  const ASN1_INTEGER *serial = X509_get0_serialNumber (certificate);
  guint8 digest[SHA256_DIGEST_LENGTH];

  self->subject = format_name (X509_get_subject_name (certificate));
  self->issuer = format_name (X509_get_issuer_name (certificate));
  self->serial = format_hexadecimal (ASN1_STRING_get0_data (serial), (gsize) ASN1_STRING_length (serial));
  self->key = describe_key (certificate);
  if (X509_digest (certificate, EVP_sha256 (), digest, NULL) == 1)
    self->digest = format_hexadecimal (digest, sizeof digest);
  self->from = _lykta_pdf_date_from_asn1 (X509_get0_notBefore (certificate));
  self->to = _lykta_pdf_date_from_asn1 (X509_get0_notAfter (certificate));
  return self;
}

void
_lykta_pdf_certificate_free (LyktaPdfCertificate *self)
{
  g_free (self->subject);
  g_free (self->issuer);
  g_free (self->serial);
  g_free (self->key);
  g_free (self->digest);
  g_clear_pointer (&self->from, g_date_time_unref);
  g_clear_pointer (&self->to, g_date_time_unref);
  g_clear_pointer (&self->revoked_at, g_date_time_unref);
  g_free (self);
}
