/* lykta-review-receive.c: a review that was signed elsewhere is taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-receive.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-pdf-verdict.h"
#include "lykta-review-files.h"

static gboolean
begins_with (GBytes *document, GBytes *before)
{
  gsize size = g_bytes_get_size (before);

  return g_bytes_get_size (document) >= size
         && memcmp (g_bytes_get_data (document, NULL), g_bytes_get_data (before, NULL), size) == 0;
}

/* The document that stands, to which signatures are added */
static GBytes *
read_document (LyktaStore *store, LyktaRecord *review, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (LyktaRecord) file = lykta_review_files_get_document (store, review, &cause);

  if (file != NULL)
    return lykta_review_files_read (store, file, cancellable, error);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                 _ ("The review of %d is not approved, so there is no document to sign. Approve it first."),
                 (int) lykta_record_get_integer (review, "year"));
  return NULL;
}

/* Who signs the approved document beside others, who have signed it meanwhile, would undo what they did. */
static gboolean
check_newest (LyktaStore *store, LyktaRecord *review, GBytes *document, GBytes *before, GError **error)
{
  g_autoptr (LyktaRecord) file = lykta_review_files_find (store, review, LYKTA_REVIEW_FILE_APPROVED, NULL);
  g_autoptr (GBytes) approved = file != NULL ? lykta_review_files_read (store, file, NULL, NULL) : NULL;

  if (approved == NULL || begins_with (document, before) || !begins_with (document, approved))
    return TRUE;
  g_set_error_literal (
      error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
      _ ("Others have signed the review meanwhile, and this document lacks their signatures. Have the document with "
         "them signed."));
  return FALSE;
}

/* "PAdES-B-T, Example CA" */
static char *
describe_how (const LyktaPdfSignature *signature)
{
  const char *kind = signature->kind;

  if (g_str_equal (kind, "ETSI.CAdES.detached"))
    kind = signature->stamp.at != NULL ? "PAdES-B-T" : "PAdES-B-B";
  return g_strdup_printf ("%s, %s", kind, signature->certificate->issuer);
}

static LyktaRecord *
keep (LyktaStore *store, LyktaRecord *review, GBytes *document, const LyktaPdfVerification *verification, gsize before,
      GError **error)
{
  g_autoptr (GString) roles = g_string_new (NULL);
  g_autofree char *how = NULL;
  const char *person = NULL;

  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const LyktaPdfSignature *signature = g_ptr_array_index (verification->signatures, i);
      const char *role = signature->role != NULL ? signature->role : signature->reason;

      if (signature->covered <= before || signature->is_stamp)
        continue;
      g_string_append_printf (roles, "%s%s", roles->len > 0 ? ", " : "", role != NULL ? role : _ ("role not stated"));
      if (person == NULL)
        {
          person = signature->person;
          how = describe_how (signature);
        }
    }
  return lykta_review_files_keep_signed (store, review, LYKTA_REVIEW_FILE_RECEIVED, document, person, roles->str, how, error);
}

LyktaRecord *
lykta_review_receive (LyktaStore *store, LyktaRecord *review, GBytes *document, const LyktaPdfTrust *trust,
                      GCancellable *cancellable, LyktaPdfVerification **verification, GError **error)
{
  g_autoptr (GBytes) before = read_document (store, review, cancellable, error);
  g_autoptr (GDateTime) now = lykta_now ();
  g_autoptr (LyktaPdfVerification) found = NULL;
  LyktaRecord *file;

  if (before == NULL || !check_newest (store, review, document, before, error))
    return NULL;
  found = lykta_pdf_verify_addition (document, before, trust, now, cancellable, error);
  if (found == NULL)
    return NULL;
  if (trust != NULL && lykta_pdf_verification_get_verdict (found) != LYKTA_PDF_HOLDS)
    {
      g_autofree char *reason = lykta_pdf_verification_describe (found);

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("The document was not taken back. %s"), reason);
      return NULL;
    }
  file = keep (store, review, document, found, g_bytes_get_size (before), error);
  if (file != NULL)
    *verification = g_steal_pointer (&found);
  return file;
}
