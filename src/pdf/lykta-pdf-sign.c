/* lykta-pdf-sign.c: a signature added to a PDF document (PAdES, ETSI EN 319 142-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-sign.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-error.h"
#include "lykta-pdf-sign-appearance.h"
#include "lykta-pdf-sign-cms.h"
#include "lykta-pdf-sign-field.h"
#include "lykta-pdf-signer-private.h"
#include "lykta-pdf-stamp.h"
#include "lykta-pdf-update.h"

/* Room for the signature and its attributes; certificates and time stamp come on top. */
#define ROOM_SIGNATURE 4096
#define ROOM_STAMP (20 * 1024)

/* Places of the four numbers of a file of at most 256 MiB */
#define NUMBERS "0000000000 0000000000 0000000000"

/* Where in the whole file what is filled in at last stands */
typedef struct
{
  gsize numbers;  /* the second to fourth number of ByteRange */
  gsize contents; /* the "<" before the signature */
  gsize room;     /* for it, in bytes */
} Gap;

static gsize
get_room (const LyktaPdfSigner *signer, const LyktaPdfSigning *what)
{
  STACK_OF (X509) *chain = lykta_pdf_signer_get_chain (signer);
  gsize room = ROOM_SIGNATURE + (gsize) i2d_X509 (lykta_pdf_signer_get_x509 (signer), NULL);

  for (int i = 0; i < sk_X509_num (chain); i++)
    room += (gsize) i2d_X509 (sk_X509_value (chain, i), NULL);
  if (what->stamp_url != NULL)
    room += ROOM_STAMP;
  return room;
}

static void
append_text (GString *out, qpdf_data q, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, " %s %s", key, qpdf_oh_unparse (q, qpdf_oh_new_unicode_string (q, text)));
}

/* D:20261124140500+01'00' (ISO 32000-1, 7.9.4) */
static char *
format_date (GDateTime *time_)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time_, zone);
  int minutes = (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
  g_autofree char *day = g_date_time_format (local, "%Y%m%d%H%M%S");

  return g_strdup_printf ("D:%s%c%02d'%02d'", day, minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
}

/* The signature dictionary (ISO 32000-1, 12.8.1), with nothing yet in ByteRange and Contents */
static qpdf_oh
add_dictionary (LyktaPdfUpdate *update, const LyktaPdfSigner *signer, const LyktaPdfSigning *what, GDateTime *time_, Gap *gap)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  /* A key whose value is null is no key. */
  qpdf_oh object = qpdf_make_indirect_object (q, qpdf_oh_new_dictionary (q));
  g_autofree char *date = format_date (time_);
  g_autoptr (GString) text = g_string_new ("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached");
  gsize offset;

  append_text (text, q, "/Name", what->name != NULL ? what->name : lykta_pdf_signer_get_identity (signer)->person);
  append_text (text, q, "/Reason", what->reason);
  append_text (text, q, "/Location", what->location);
  g_string_append_printf (text, " /M (%s) /ByteRange [ 0 ", date);
  gap->numbers = text->len;
  g_string_append (text, NUMBERS " ] /Contents ");
  gap->contents = text->len;
  gap->room = get_room (signer, what);
  g_string_append_c (text, '<');
  for (gsize i = 0; i < gap->room; i++)
    g_string_append (text, "00");
  g_string_append (text, "> >>");

  offset = lykta_pdf_update_add_text (update, object, text->str);
  gap->numbers += offset;
  gap->contents += offset;
  return object;
}

static void
fill_numbers (GByteArray *file, const Gap *gap)
{
  gsize after = gap->contents + 2 * gap->room + 2;
  g_autofree char *numbers =
      g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, gap->contents, after, file->len - after);

  memset (file->data + gap->numbers, ' ', strlen (NUMBERS));
  memcpy (file->data + gap->numbers, numbers, strlen (numbers));
}

static void
fill_contents (GByteArray *file, const Gap *gap, GBytes *signature)
{
  static const char digits[] = "0123456789abcdef";
  gsize size;
  const guint8 *data = g_bytes_get_data (signature, &size);
  guint8 *at = file->data + gap->contents + 1;

  for (gsize i = 0; i < size; i++)
    {
      *at++ = (guint8) digits[data[i] >> 4];
      *at++ = (guint8) digits[data[i] & 0xf];
    }
}

/* Of all but the signature itself */
static unsigned int
digest_file (GByteArray *file, const Gap *gap, const EVP_MD *md, guint8 *digest)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  gsize after = gap->contents + 2 * gap->room + 2;
  unsigned int size = 0;

  EVP_DigestInit_ex (context, md, NULL);
  EVP_DigestUpdate (context, file->data, gap->contents);
  EVP_DigestUpdate (context, file->data + after, file->len - after);
  EVP_DigestFinal_ex (context, digest, &size);
  EVP_MD_CTX_free (context);
  return size;
}

/* The stamp is of the signature itself (ETSI EN 319 122-1, 5.3). */
static gboolean
add_stamp (CMS_ContentInfo *cms, const char *url, GCancellable *cancellable, GError **error)
{
  ASN1_OCTET_STRING *value = lykta_pdf_cms_get_signature (cms);
  g_autoptr (GBytes) data = g_bytes_new (ASN1_STRING_get0_data (value), (gsize) ASN1_STRING_length (value));
  g_autoptr (GBytes) token = lykta_pdf_stamp (url, data, cancellable, error);

  if (token == NULL)
    return FALSE;
  lykta_pdf_cms_add_stamp (cms, token);
  return TRUE;
}

static GBytes *
make_signature (GByteArray *file, const Gap *gap, const LyktaPdfSigner *signer, const LyktaPdfSigning *what,
                GCancellable *cancellable, GError **error)
{
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int size = digest_file (file, gap, lykta_pdf_signer_get_digest (signer), digest);
  g_autoptr (CMS_ContentInfo) cms = NULL;
  g_autoptr (GBytes) signature = NULL;

  cms = lykta_pdf_cms_new (signer, digest, size, what->role, error);
  if (cms == NULL || (what->stamp_url != NULL && !add_stamp (cms, what->stamp_url, cancellable, error)))
    return NULL;
  signature = lykta_pdf_cms_encode (cms);
  if (g_bytes_get_size (signature) > gap->room)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                           _ ("The time stamp is larger than a document can take: choose another time-stamp service."));
      return NULL;
    }
  return g_steal_pointer (&signature);
}

GBytes *
lykta_pdf_sign (GBytes *document, LyktaPdfSigner *signer, const LyktaPdfSigning *what, GCancellable *cancellable, GError **error)
{
  const LyktaPdfIdentity *identity = lykta_pdf_signer_get_identity (signer);
  g_autoptr (LyktaPdfUpdate) update = lykta_pdf_update_new (document, error);
  g_autoptr (GDateTime) time_ = what->time != NULL ? g_date_time_ref (what->time) : lykta_now ();
  g_autofree char *description = NULL;
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GBytes) signature = NULL;
  LyktaPdfSignField place;
  qpdf_oh appearance;
  qpdf_oh forms;
  qpdf_data q;
  Gap gap;

  if (update == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  q = lykta_pdf_update_get_qpdf (update);
  /* Translators: what a field of a document is, for who does not see it: the name is a person's. */
  description = g_strdup_printf (_ ("Signature of %s"), what->name != NULL ? what->name : identity->person);
  if (!lykta_pdf_sign_field_take (update, what->field, description, &place, error)
      || !lykta_pdf_appearance_add (update, what, identity, time_, place.width, place.height, &appearance, error))
    return NULL;

  forms = qpdf_oh_new_dictionary (q);
  qpdf_oh_replace_key (q, forms, "/N", appearance);
  qpdf_oh_replace_key (q, place.widget, "/AP", forms);
  qpdf_oh_replace_key (q, place.field, "/V", add_dictionary (update, signer, what, time_, &gap));
  file = lykta_pdf_update_finish (update, error);
  if (file == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  fill_numbers (file, &gap);
  signature = make_signature (file, &gap, signer, what, cancellable, error);
  if (signature == NULL)
    return NULL;
  fill_contents (file, &gap, signature);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
