/* lykta-pdf-sign-cms.c: the CMS signature that a document carries (RFC 5652, ETSI EN 319 122-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenSSL signs only with keys that it holds. Here it makes everything but the signature itself, which whatever holds the key makes of
 * the attributes' encoding: then a card needs no engine and no provider, and its PIN goes nowhere else.
 */

#include "config.h"

#include "lykta-pdf-sign-cms.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <openssl/err.h>

#include "lykta-error.h"
#include "lykta-pdf-signer-private.h"

#define SEQUENCE 0x30
#define SET_OF 0x31
#define CLAIMED 0xa0

#define SIGNER_ATTRIBUTES "0.4.0.19122.1.1" /* id-aa-ets-signerAttrV2 */

static CMS_SignerInfo *
get_signer_info (CMS_ContentInfo *cms)
{
  return sk_CMS_SignerInfo_value (CMS_get0_SignerInfos (cms), 0);
}

/* DER sorts the members of a set by their encodings (X.690, 11.6). */
static int
compare_encodings (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (*(GBytes *const *) a, *(GBytes *const *) b);
}

/* A value of ASN.1 with the length before it */
static GByteArray *
wrap (guint8 tag, const guint8 *data, gsize size)
{
  int whole = ASN1_object_size (1, (int) size, V_ASN1_SEQUENCE);
  GByteArray *der = g_byte_array_sized_new ((guint) whole);
  unsigned char *at;

  g_byte_array_set_size (der, (guint) whole);
  at = der->data;
  ASN1_put_object (&at, 1, (int) size, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
  memcpy (at, data, size);
  der->data[0] = tag;
  return der;
}

/* What is signed: the attributes as a SET OF, though the file has them under another tag (RFC 5652, 5.4). */
static GByteArray *
encode_attributes (CMS_SignerInfo *info)
{
  g_autoptr (GPtrArray) encodings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  for (int i = 0; i < CMS_signed_get_attr_count (info); i++)
    {
      unsigned char *bytes = NULL;
      int n = i2d_X509_ATTRIBUTE (CMS_signed_get_attr (info, i), &bytes);

      g_ptr_array_add (encodings, g_bytes_new (bytes, (gsize) n));
      OPENSSL_free (bytes);
    }
  g_ptr_array_sort (encodings, compare_encodings);
  for (guint i = 0; i < encodings->len; i++)
    {
      GBytes *bytes = g_ptr_array_index (encodings, i);

      g_byte_array_append (all, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
    }
  return wrap (SET_OF, all->data, all->len);
}

/* SignerAttributeV2 with a claimed role, which is a name (ETSI EN 319 122-1, 5.2.6; X.520, 6.2.2) */
static gboolean
add_role (CMS_SignerInfo *info, const char *role)
{
  static const guint8 id_at_name[] = { 0x06, 0x03, 0x55, 0x04, 0x29 };
  static const guint8 around[] = { SET_OF, SEQUENCE, SEQUENCE, CLAIMED, SEQUENCE };
  GByteArray *der = wrap (V_ASN1_UTF8STRING, (const guint8 *) role, strlen (role));
  gboolean added;

  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    {
      GByteArray *inner = der;

      if (i == 1)
        g_byte_array_prepend (inner, id_at_name, sizeof id_at_name);
      der = wrap (around[i], inner->data, inner->len);
      g_byte_array_unref (inner);
    }
  added = CMS_signed_add1_attr_by_txt (info, SIGNER_ATTRIBUTES, V_ASN1_SEQUENCE, der->data, (int) der->len) == 1;
  g_byte_array_unref (der);
  return added;
}

static gboolean
sign_attributes (const LyktaPdfSigner *signer, CMS_SignerInfo *info, GError **error)
{
  g_autoptr (GByteArray) attributes = encode_attributes (info);
  g_autoptr (GBytes) signature = lykta_pdf_signer_sign (signer, attributes->data, attributes->len, error);

  if (signature == NULL)
    return FALSE;
  ASN1_STRING_set (CMS_SignerInfo_get0_signature (info), g_bytes_get_data (signature, NULL), (int) g_bytes_get_size (signature));
  return TRUE;
}

CMS_ContentInfo *
lykta_pdf_cms_new (const LyktaPdfSigner *signer, const guint8 *digest, gsize size, const char *role, GError **error)
{
  const unsigned int flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES | CMS_NO_SIGNING_TIME;
  g_autoptr (CMS_ContentInfo) cms = CMS_sign (NULL, NULL, lykta_pdf_signer_get_chain (signer), NULL, flags);
  X509 *certificate = lykta_pdf_signer_get_x509 (signer);
  CMS_SignerInfo *info = NULL;

  /* The public key stands in for the private one, which is not needed yet. */
  if (cms != NULL)
    info = CMS_add1_signer (cms, certificate, X509_get0_pubkey (certificate), lykta_pdf_signer_get_digest (signer), flags);
  if (info == NULL || !CMS_signed_add1_attr_by_NID (info, NID_pkcs9_contentType, V_ASN1_OBJECT, CMS_get0_eContentType (cms), -1)
      || !CMS_signed_add1_attr_by_NID (info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest, (int) size)
      || (role != NULL && *role != '\0' && !add_role (info, role)))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The signature could not be made: %s."),
                   ERR_reason_error_string (ERR_peek_last_error ()));
      ERR_clear_error ();
      return NULL;
    }
  if (!sign_attributes (signer, info, error))
    return NULL;
  return g_steal_pointer (&cms);
}

ASN1_OCTET_STRING *
lykta_pdf_cms_get_signature (CMS_ContentInfo *cms)
{
  return CMS_SignerInfo_get0_signature (get_signer_info (cms));
}

gboolean
lykta_pdf_cms_add_stamp (CMS_ContentInfo *cms, GBytes *token)
{
  return CMS_unsigned_add1_attr_by_NID (get_signer_info (cms), NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
                                        g_bytes_get_data (token, NULL), (int) g_bytes_get_size (token));
}

GBytes *
lykta_pdf_cms_encode (CMS_ContentInfo *cms)
{
  unsigned char *der = NULL;
  int size = i2d_CMS_ContentInfo (cms, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) MAX (size, 0));

  OPENSSL_free (der);
  return bytes;
}
