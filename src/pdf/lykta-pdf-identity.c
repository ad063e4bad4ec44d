/* lykta-pdf-identity.c: a certificate, as whoever chooses one sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "lykta-clock.h"
#include "lykta-pdf-signer-private.h"
#include "lykta-time.h"

static char *
get_part (const X509_NAME *name, int nid)
{
  int i = X509_NAME_get_index_by_NID (name, nid, -1);
  unsigned char *utf8 = NULL;
  char *text = NULL;

  if (i < 0)
    return NULL;
  if (ASN1_STRING_to_UTF8 (&utf8, X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, i))) >= 0)
    text = g_strdup ((const char *) utf8);
  OPENSSL_free (utf8);
  return text;
}

/* The common name, or else what there is */
static char *
get_name (const X509_NAME *name)
{
  static const int parts[] = { NID_commonName, NID_organizationName, NID_organizationalUnitName, NID_pkcs9_emailAddress };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = get_part (name, parts[i]);

      if (text != NULL && *g_strstrip (text) != '\0')
        return g_steal_pointer (&text);
    }
  return g_strdup (_ ("Without a name"));
}

static char *
get_serial (const X509 *certificate)
{
  const ASN1_INTEGER *serial = X509_get0_serialNumber (certificate);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < ASN1_STRING_length (serial); i++)
    g_string_append_printf (text, "%02X", ASN1_STRING_get0_data (serial)[i]);
  return g_string_free (text, FALSE);
}

static GDateTime *
get_time (const ASN1_TIME *time_)
{
  struct tm tm;

  if (!ASN1_TIME_to_tm (time_, &tm))
    return g_date_time_new_from_unix_utc (0);
  return g_date_time_new_utc (tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static LyktaPdfKeyUse
get_use (X509 *certificate)
{
  guint32 usage = X509_get_key_usage (certificate); /* every bit when nothing is said */
  LyktaPdfKeyUse use = 0;

  if (usage & KU_NON_REPUDIATION)
    use |= LYKTA_PDF_KEY_SIGNATURES;
  if (usage & KU_DIGITAL_SIGNATURE)
    use |= LYKTA_PDF_KEY_IDENTIFICATION;
  return use;
}

static char *
format_time (GDateTime *time_)
{
  g_autofree char *kept = g_date_time_format (time_, "%Y-%m-%dT%H:%M:%SZ");

  return lykta_time_format (kept);
}

static char *
find_problem (const LyktaPdfIdentity *self, X509 *certificate)
{
  g_autoptr (GDateTime) now = lykta_now ();
  g_autofree char *until = format_time (self->until);
  g_autofree char *from = format_time (self->from);
  int kind = EVP_PKEY_get_base_id (X509_get0_pubkey (certificate));

  if (g_date_time_compare (now, self->until) > 0)
    return g_strdup_printf (_ ("The certificate expired on %s: get a new one from its issuer."), until);
  if (g_date_time_compare (now, self->from) < 0)
    return g_strdup_printf (_ ("The certificate is not valid until %s: sign then, or check this computer's clock."), from);
  if (X509_get_extension_flags (certificate) & EXFLAG_CA)
    return g_strdup (_ ("The certificate is an issuer's, which signs certificates and no documents: choose a person's."));
  if (self->use == 0)
    return g_strdup (_ ("The certificate may not sign, says its issuer: choose one that is for signatures."));
  if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
    return g_strdup (
        _ ("The certificate's key is of a kind that signatures in documents cannot have: choose one with RSA or ECDSA."));
  return NULL;
}

LyktaPdfIdentity *
lykta_pdf_identity_new (X509 *certificate)
{
  LyktaPdfIdentity *self = g_new0 (LyktaPdfIdentity, 1);

  self->person = get_name (X509_get_subject_name (certificate));
  self->issuer = get_name (X509_get_issuer_name (certificate));
  self->serial = get_serial (certificate);
  self->from = get_time (X509_get0_notBefore (certificate));
  self->until = get_time (X509_get0_notAfter (certificate));
  self->use = get_use (certificate);
  self->problem = find_problem (self, certificate);
  ERR_clear_error ();
  return self;
}

void
lykta_pdf_identity_free (LyktaPdfIdentity *self)
{
  g_free (self->uri);
  g_free (self->card);
  g_free (self->person);
  g_free (self->issuer);
  g_free (self->serial);
  g_date_time_unref (self->from);
  g_date_time_unref (self->until);
  g_free (self->problem);
  g_free (self);
}
