/* lykta-pdf-verify.c: whether the signatures of a PDF document hold, and what was done to it since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-verify.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-pdf-changes.h"
#include "lykta-pdf-claims.h"
#include "lykta-pdf-envelope.h"
#include "lykta-pdf-signatures.h"
#include "lykta-pdf-verdict.h"

/* A list of revoked certificates can be large; answers and certificates are small. */
#define MOST_EVIDENCE_BYTES (16 * 1024 * 1024)

static const char *const detached_kinds[] = { "adbe.pkcs7.detached", "ETSI.CAdES.detached", "adbe.pkcs7.sha1", NULL };

/* What is held while a document is verified */
typedef struct
{
  GBytes *document;
  const LyktaPdfTrust *trust;
  GDateTime *now;
  gsize base; /* where what the first signers got ends, 0 when that is not known */
  GCancellable *cancellable;
  LyktaPdfReader *reader;
  LyktaPdfRevision *revision;
  GPtrArray *all_fields; /* of LyktaPdfSignatureField */
  GPtrArray *fields;     /* borrowed: those that are signed, and for each */
  GPtrArray *envelopes;  /* its LyktaPdfEnvelope, or NULL */
  LyktaPdfEvidence *evidence;
  GPtrArray *base_changes; /* between base and the first signature after it */
  LyktaPdfVerification *result;
} Work;

static void
signature_free (LyktaPdfSignature *self)
{
  g_free (self->field);
  g_free (self->kind);
  g_free (self->person);
  g_free (self->organisation);
  g_free (self->role);
  g_free (self->reason);
  g_free (self->location);
  g_free (self->digest);
  g_free (self->stamp.authority);
  g_clear_pointer (&self->stamp.at, g_date_time_unref);
  g_clear_pointer (&self->claimed_at, g_date_time_unref);
  g_clear_pointer (&self->judged_at, g_date_time_unref);
  g_clear_pointer (&self->certificate, _lykta_pdf_certificate_free);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
envelope_free (LyktaPdfEnvelope *self)
{
  if (self != NULL)
    _lykta_pdf_envelope_free (self);
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->base_changes, g_ptr_array_unref);
  g_clear_pointer (&self->envelopes, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->all_fields, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, _lykta_pdf_evidence_free);
  g_clear_pointer (&self->revision, lykta_pdf_revision_free);
  g_clear_pointer (&self->reader, lykta_pdf_reader_free);
  g_clear_pointer (&self->result, lykta_pdf_verification_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* The document security store (ETSI EN 319 142-1, 5.4.2) */
static void
read_security_store (Work *self)
{
  static const struct
  {
    const char *key;
    void (*add) (LyktaPdfEvidence *evidence, GBytes *data);
  } kinds[] = {
    { "Certs", _lykta_pdf_evidence_add_certificate_data },
    { "CRLs", _lykta_pdf_evidence_add_list_data },
    { "OCSPs", _lykta_pdf_evidence_add_answer_data },
  };
  const LyktaPdfValue *trailer = lykta_pdf_revision_get_trailer (self->revision);
  const LyktaPdfValue *catalog = lykta_pdf_revision_get (self->revision, trailer, "Root");
  const LyktaPdfValue *store = lykta_pdf_revision_get (self->revision, catalog, "DSS");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const LyktaPdfValue *streams = lykta_pdf_revision_get (self->revision, store, kinds[i].key);

      for (guint j = 0; lykta_pdf_value_is (streams, LYKTA_PDF_ARRAY) && j < MIN (streams->length, LYKTA_PDF_MOST_EVIDENCE); j++)
        {
          const LyktaPdfValue *stream = lykta_pdf_revision_resolve (self->revision, streams->items[j]);
          g_autoptr (GBytes) data = lykta_pdf_revision_get_data (self->revision, stream, MOST_EVIDENCE_BYTES);

          if (data != NULL)
            kinds[i].add (self->evidence, data);
        }
    }
}

/* What a certifying author allows (ISO 32000-1, 12.8.2.2) */
static guint
read_permissions (Work *self, const LyktaPdfValue *value)
{
  const LyktaPdfValue *references = lykta_pdf_revision_get (self->revision, value, "Reference");

  for (guint i = 0; lykta_pdf_value_is (references, LYKTA_PDF_ARRAY) && i < MIN (references->length, 8); i++)
    {
      const LyktaPdfValue *reference = lykta_pdf_revision_resolve (self->revision, references->items[i]);
      const LyktaPdfValue *parameters = lykta_pdf_revision_get (self->revision, reference, "TransformParams");
      const LyktaPdfValue *p = lykta_pdf_revision_get (self->revision, parameters, "P");

      if (lykta_pdf_value_is_name (lykta_pdf_revision_get (self->revision, reference, "TransformMethod"), "DocMDP"))
        return lykta_pdf_value_is (p, LYKTA_PDF_NUMBER) && p->number >= 1 && p->number <= 3 ? (guint) p->number : 2;
    }
  return 0;
}

static char *
get_text (Work *self, const LyktaPdfValue *dictionary, const char *key)
{
  g_autofree char *text = lykta_pdf_value_get_text (lykta_pdf_revision_get (self->revision, dictionary, key));

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The certificate's name; some have only parts of one. */
static char *
get_person (X509 *certificate)
{
  g_autofree char *name = _lykta_pdf_certificate_get_name (certificate, NID_commonName);
  g_autofree char *given = _lykta_pdf_certificate_get_name (certificate, NID_givenName);
  g_autofree char *family = _lykta_pdf_certificate_get_name (certificate, NID_surname);

  if (name != NULL)
    return g_steal_pointer (&name);
  if (given != NULL && family != NULL)
    return g_strdup_printf ("%s %s", given, family);
  return _lykta_pdf_certificate_get_name (certificate, NID_organizationName);
}

static LyktaPdfEnvelope *
open_envelope (Work *self, const LyktaPdfSignatureField *field, LyktaPdfSignature *signature)
{
  g_autoptr (GBytes) signed_ = lykta_pdf_signature_field_get_signed (field, self->document);

  signature->integrity = LYKTA_PDF_MALFORMED;
  if (signed_ == NULL)
    return NULL;
  if (signature->is_stamp)
    return _lykta_pdf_envelope_open_stamp (field->contents, signed_, self->evidence);
  if (g_strv_contains (detached_kinds, signature->kind))
    return _lykta_pdf_envelope_open (field->contents, signed_, signature->kind, self->evidence);
  signature->integrity = LYKTA_PDF_UNKNOWN_KIND;
  return NULL;
}

static void
describe_envelope (LyktaPdfSignature *signature, LyktaPdfEnvelope *envelope)
{
  signature->integrity = envelope->integrity;
  signature->digest = g_strdup (envelope->digest);
  signature->weak = envelope->weak;
  if (signature->role == NULL)
    signature->role = g_strdup (envelope->role);
  if (signature->claimed_at == NULL && envelope->signed_at != NULL)
    signature->claimed_at = g_date_time_ref (envelope->signed_at);
  if (envelope->signer != NULL)
    {
      signature->certificate = _lykta_pdf_certificate_new (envelope->signer);
      signature->person = get_person (envelope->signer);
      signature->organisation = _lykta_pdf_certificate_get_name (envelope->signer, NID_organizationName);
    }
  if (envelope->seal.at != NULL)
    {
      signature->stamp.at = g_date_time_ref (envelope->seal.at);
      signature->stamp.authority = get_person (envelope->seal.authority);
      signature->stamp.intact = envelope->seal.intact;
    }
}

static void
add_signature (Work *self, const LyktaPdfSignatureField *field)
{
  LyktaPdfSignature *signature = g_new0 (LyktaPdfSignature, 1);
  const LyktaPdfValue *kind = lykta_pdf_revision_get (self->revision, field->value, "SubFilter");
  LyktaPdfEnvelope *envelope;

  signature->field = g_strdup (field->name);
  signature->page = field->page;
  signature->kind = lykta_pdf_value_is (kind, LYKTA_PDF_NAME) ? g_utf8_make_valid (kind->text, -1) : g_strdup ("");
  signature->is_stamp = g_str_equal (signature->kind, "ETSI.RFC3161");
  signature->reason = get_text (self, field->value, "Reason");
  signature->location = get_text (self, field->value, "Location");
  signature->claimed_at = lykta_pdf_value_get_date (lykta_pdf_revision_get (self->revision, field->value, "M"));
  signature->permissions = read_permissions (self, field->value);
  signature->covered = field->end;
  signature->covers_file = field->end == g_bytes_get_size (self->document);
  signature->changes = g_ptr_array_new_with_free_func (g_free);
  envelope = open_envelope (self, field, signature);
  if (envelope != NULL)
    describe_envelope (signature, envelope);
  g_ptr_array_add (self->envelopes, envelope);
  g_ptr_array_add (self->result->signatures, signature);
}

static gboolean
read_signatures (Work *self, GError **error)
{
  self->all_fields = lykta_pdf_signature_fields_find (self->revision, self->document);
  for (guint i = 0; i < self->all_fields->len; i++)
    {
      LyktaPdfSignatureField *field = g_ptr_array_index (self->all_fields, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (field->value == NULL)
        self->result->n_waiting++;
      else
        {
          g_ptr_array_add (self->fields, field);
          add_signature (self, field);
        }
    }
  self->result->n_removed = lykta_pdf_signature_fields_count_removed (self->all_fields, self->revision);
  return TRUE;
}

/* A signature belongs to what it covers: one that was put in the file later, about earlier bytes, is somebody else's copy. */
static void
check_place (Work *self, LyktaPdfRevision *revision, guint index)
{
  const LyktaPdfSignatureField *field = g_ptr_array_index (self->fields, index);
  LyktaPdfSignature *signature = g_ptr_array_index (self->result->signatures, index);
  g_autoptr (GPtrArray) fields = revision != NULL ? lykta_pdf_signature_fields_find (revision, self->document) : NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    if (((LyktaPdfSignatureField *) g_ptr_array_index (fields, i))->value == field->value)
      return;
  signature->integrity = LYKTA_PDF_MALFORMED;
}

/* Takes the file back to what it was at one end of a signature's coverage after the other. */
static gboolean
compare_states (Work *self, GError **error)
{
  g_autoptr (LyktaPdfRevision) older = NULL;
  gsize older_end = self->base;
  guint n_states = 0;

  if (self->base > 0)
    {
      older = lykta_pdf_reader_get_revision (self->reader, self->base, self->cancellable, error);
      if (older == NULL)
        return FALSE;
    }
  for (guint i = 0; i <= self->fields->len; i++)
    {
      const LyktaPdfSignatureField *field = i < self->fields->len ? g_ptr_array_index (self->fields, i) : NULL;
      gsize end = field != NULL ? field->end : g_bytes_get_size (self->document);
      g_autoptr (LyktaPdfRevision) newer = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (end == 0)
        continue;
      if (end != older_end)
        newer = lykta_pdf_reader_get_revision (self->reader, end, self->cancellable, NULL);
      if (end > older_end && older_end > 0)
        {
          GPtrArray *changes = lykta_pdf_changes_find (older, newer);

          if (n_states == 0)
            self->base_changes = changes;
          else
            {
              LyktaPdfSignature *before = g_ptr_array_index (self->result->signatures, i - 1);

              g_ptr_array_unref (before->changes);
              before->changes = changes;
            }
        }
      if (end > older_end)
        {
          g_clear_pointer (&older, lykta_pdf_revision_free);
          older = g_steal_pointer (&newer);
          older_end = end;
        }
      if (field != NULL && end == older_end)
        {
          LyktaPdfSignature *signature = g_ptr_array_index (self->result->signatures, i);

          n_states += i == 0 || ((LyktaPdfSignatureField *) g_ptr_array_index (self->fields, i - 1))->end != end;
          signature->revision = n_states;
          check_place (self, older, i);
        }
    }
  return TRUE;
}

static LyktaPdfTrustState
judge_stamp (Work *self, LyktaPdfEnvelope *envelope, time_t at, gboolean proven)
{
  LyktaPdfJudgement judgement = { 0 };

  if (envelope->seal.authority == NULL)
    return LYKTA_PDF_BAD_CERTIFICATE;
  _lykta_pdf_trust_judge (self->trust, self->evidence, envelope->seal.authority, LYKTA_PDF_FOR_STAMPING, at, proven, &judgement);
  g_clear_pointer (&judgement.revoked_at, g_date_time_unref);
  return judgement.state;
}

/* From the last to the first: a trusted stamp of the document proves that all that it covers was there before. */
static void
judge_signatures (Work *self)
{
  time_t known = (time_t) g_date_time_to_unix (self->now);
  gboolean known_proven = FALSE;

  for (guint i = self->fields->len; i-- > 0;)
    {
      LyktaPdfSignature *signature = g_ptr_array_index (self->result->signatures, i);
      LyktaPdfEnvelope *envelope = g_ptr_array_index (self->envelopes, i);
      LyktaPdfJudgement judgement = { 0 };
      time_t at = known;
      gboolean proven = known_proven;

      signature->judged_at = g_date_time_new_from_unix_utc (at);
      if (envelope == NULL || envelope->signer == NULL)
        continue;
      if (envelope->seal.at != NULL)
        {
          signature->stamp.trust = judge_stamp (self, envelope, at, proven);
          if (signature->stamp.intact && signature->integrity == LYKTA_PDF_INTACT && signature->stamp.trust == LYKTA_PDF_TRUSTED)
            {
              at = MIN (at, (time_t) g_date_time_to_unix (envelope->seal.at));
              proven = TRUE;
            }
        }
      if (signature->is_stamp)
        {
          signature->trust = signature->stamp.trust;
          known = at;
          known_proven = proven;
          continue;
        }
      _lykta_pdf_trust_judge (self->trust, self->evidence, envelope->signer, LYKTA_PDF_FOR_SIGNING, at, proven, &judgement);
      signature->trust = judgement.state;
      signature->revocation = judgement.revocation;
      signature->certificate->revoked_at = judgement.revoked_at;
      g_date_time_unref (signature->judged_at);
      signature->judged_at = g_date_time_new_from_unix_utc (at);
    }
}

static void
work_init (Work *self)
{
  self->result = g_new0 (LyktaPdfVerification, 1);
  self->result->size = g_bytes_get_size (self->document);
  self->result->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->document);
  self->result->has_trust = self->trust != NULL;
  self->result->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) signature_free);
  self->result->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_pdf_attachment_free);
  self->fields = g_ptr_array_new ();
  self->envelopes = g_ptr_array_new_with_free_func ((GDestroyNotify) envelope_free);
  self->evidence = _lykta_pdf_evidence_new ();
  self->reader = lykta_pdf_reader_new (self->document);
}

static LyktaPdfVerification *
work_run (Work *self, GError **error)
{
  work_init (self);
  self->revision = lykta_pdf_reader_get_revision (self->reader, g_bytes_get_size (self->document), self->cancellable, error);
  if (self->revision == NULL)
    return NULL;
  if (lykta_pdf_value_get (lykta_pdf_revision_get_trailer (self->revision), "Encrypt") != NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("The document is protected by a password or by restrictions, so its signatures cannot be read. Ask "
                              "for one that is not."));
      return NULL;
    }
  read_security_store (self);
  if (!read_signatures (self, error) || !compare_states (self, error))
    return NULL;
  judge_signatures (self);
  lykta_pdf_claims_read (self->revision, self->result);
  return g_steal_pointer (&self->result);
}

LyktaPdfVerification *
lykta_pdf_verify (GBytes *document, const LyktaPdfTrust *trust, GDateTime *now, GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { .document = document, .trust = trust, .now = now, .cancellable = cancellable };

  return work_run (&work, error);
}

/* Why what came back is not what was sent out, signed; NULL if it is */
static char *
find_objection (Work *work, const LyktaPdfVerification *verification)
{
  guint n_new = 0;

  for (guint i = 0; i < verification->signatures->len; i++)
    n_new += ((LyktaPdfSignature *) g_ptr_array_index (verification->signatures, i))->covered > work->base;
  if (n_new == 0)
    return g_strdup (_ ("It is the approved document, but nobody has signed it. Sign it first."));
  for (guint i = 0; work->base_changes != NULL && i < work->base_changes->len; i++)
    return lykta_pdf_change_describe (g_ptr_array_index (work->base_changes, i));
  return lykta_pdf_verification_is_sound (verification) ? NULL : lykta_pdf_verification_describe (verification);
}

LyktaPdfVerification *
lykta_pdf_verify_addition (GBytes *signed_, GBytes *approved, const LyktaPdfTrust *trust, GDateTime *now,
                           GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { .document = signed_, .trust = trust, .now = now, .cancellable = cancellable };
  g_autoptr (LyktaPdfVerification) verification = NULL;
  g_autofree char *objection = NULL;

  work.base = g_bytes_get_size (approved);
  if (g_bytes_get_size (signed_) < work.base
      || memcmp (g_bytes_get_data (signed_, NULL), g_bytes_get_data (approved, NULL), work.base) != 0)
    {
      g_set_error_literal (
          error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
          _ ("This is not the approved document: it differs from it, byte for byte. Have the approved file itself "
             "signed, and do not save it anew in another program."));
      return NULL;
    }
  verification = work_run (&work, error);
  if (verification == NULL)
    return NULL;
  objection = find_objection (&work, verification);
  if (objection == NULL)
    return g_steal_pointer (&verification);
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, _ ("The document was not taken back. %s"), objection);
  return NULL;
}

void
lykta_pdf_verification_free (LyktaPdfVerification *self)
{
  g_ptr_array_unref (self->signatures);
  g_ptr_array_unref (self->attachments);
  g_free (self->digest);
  g_free (self->archive_level);
  g_free (self);
}
