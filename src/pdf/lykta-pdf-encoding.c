/* lykta-pdf-encoding.c: what stands around the numbers of a signature, in DER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-encoding.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/x509.h>

GBytes *
lykta_pdf_encode_digest_info (const EVP_MD *md, const guint8 *digest, gsize size)
{
  X509_SIG *info = X509_SIG_new ();
  X509_ALGOR *algorithm;
  ASN1_OCTET_STRING *octets;
  unsigned char *der = NULL;
  GBytes *bytes;
  int n;

  X509_SIG_getm (info, &algorithm, &octets);
  X509_ALGOR_set0 (algorithm, OBJ_nid2obj (EVP_MD_get_type (md)), V_ASN1_NULL, NULL);
  ASN1_OCTET_STRING_set (octets, digest, (int) size);
  n = i2d_X509_SIG (info, &der);
  bytes = g_bytes_new (der, (gsize) n);
  OPENSSL_free (der);
  X509_SIG_free (info);
  return bytes;
}

GBytes *
lykta_pdf_encode_ecdsa (const guint8 *data, gsize size)
{
  ECDSA_SIG *signature = ECDSA_SIG_new ();
  unsigned char *der = NULL;
  GBytes *bytes;
  int n;

  ECDSA_SIG_set0 (signature, BN_bin2bn (data, (int) size / 2, NULL), BN_bin2bn (data + size / 2, (int) size / 2, NULL));
  n = i2d_ECDSA_SIG (signature, &der);
  bytes = g_bytes_new (der, (gsize) n);
  OPENSSL_free (der);
  ECDSA_SIG_free (signature);
  return bytes;
}
