/* lykta-cli-verify.c: verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-clock.h"
#include "lykta-pdf-file.h"
#include "lykta-pdf-verdict.h"

static char **trust_files;

static const GOptionEntry verify_options[] = {
  { "trust", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &trust_files,
    N_ ("Trust the authorities in this PEM file; may be given more than once, and hold revocation lists"), N_ ("CA.pem") },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static char *
format_iso (GDateTime *time_)
{
  return time_ != NULL ? g_date_time_format (time_, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
add_time (LyktaJsonWriter *writer, const char *key, GDateTime *time_)
{
  g_autofree char *text = format_iso (time_);

  lykta_cli_add_member (writer, key, text);
}

static void
add_boolean (LyktaJsonWriter *writer, const char *key, gboolean value)
{
  lykta_json_writer_key (writer, key);
  lykta_json_writer_boolean (writer, value);
}

static void
add_sentence (LyktaJsonWriter *writer, const char *key, char *sentence)
{
  lykta_cli_add_member (writer, key, sentence);
  g_free (sentence);
}

static void
add_certificate (LyktaJsonWriter *writer, const LyktaPdfCertificate *certificate)
{
  lykta_json_writer_key (writer, "certificate");
  if (certificate == NULL)
    {
      lykta_json_writer_null (writer);
      return;
    }
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "subject", certificate->subject);
  lykta_cli_add_member (writer, "issuer", certificate->issuer);
  lykta_cli_add_member (writer, "serial", certificate->serial);
  lykta_cli_add_member (writer, "key", certificate->key);
  lykta_cli_add_member (writer, "sha256", certificate->digest);
  add_time (writer, "valid_from", certificate->from);
  add_time (writer, "valid_to", certificate->to);
  add_time (writer, "revoked_at", certificate->revoked_at);
  lykta_json_writer_end_object (writer);
}

static void
add_stamp (LyktaJsonWriter *writer, const LyktaPdfStamp *stamp)
{
  lykta_json_writer_key (writer, "time_stamp");
  if (stamp->at == NULL)
    {
      lykta_json_writer_null (writer);
      return;
    }
  lykta_json_writer_begin_object (writer);
  add_time (writer, "at", stamp->at);
  lykta_cli_add_member (writer, "authority", stamp->authority);
  add_boolean (writer, "intact", stamp->intact);
  add_boolean (writer, "trusted", stamp->trust == LYKTA_PDF_TRUSTED);
  lykta_cli_add_member (writer, "trust", lykta_pdf_trust_state_get_id (stamp->trust));
  lykta_json_writer_end_object (writer);
}

static void
add_changes (LyktaJsonWriter *writer, GPtrArray *changes)
{
  lykta_json_writer_key (writer, "changes_after");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < changes->len; i++)
    {
      const LyktaPdfChange *change = g_ptr_array_index (changes, i);

      lykta_json_writer_begin_object (writer);
      lykta_cli_add_member (writer, "kind", lykta_pdf_change_kind_get_id (change->kind));
      lykta_cli_add_integer_member (writer, "page", change->page);
      lykta_cli_add_integer_member (writer, "object", change->object);
      add_sentence (writer, "text", lykta_pdf_change_describe (change));
      lykta_json_writer_end_object (writer);
    }
  lykta_json_writer_end_array (writer);
}

static void
add_signature (LyktaJsonWriter *writer, const LyktaPdfSignature *signature)
{
  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "field", signature->field);
  lykta_cli_add_member (writer, "format", signature->kind);
  add_boolean (writer, "document_time_stamp", signature->is_stamp);
  lykta_cli_add_member (writer, "person", signature->person);
  lykta_cli_add_member (writer, "organisation", signature->organisation);
  lykta_cli_add_member (writer, "role", signature->role);
  lykta_cli_add_member (writer, "reason", signature->reason);
  lykta_cli_add_member (writer, "location", signature->location);
  add_time (writer, "claimed_at", signature->claimed_at);
  add_stamp (writer, &signature->stamp);
  add_boolean (writer, "intact", signature->integrity == LYKTA_PDF_INTACT);
  lykta_cli_add_member (writer, "integrity", lykta_pdf_integrity_get_id (signature->integrity));
  lykta_cli_add_member (writer, "digest", signature->digest);
  add_boolean (writer, "weak", signature->weak);
  add_boolean (writer, "trusted", signature->trust == LYKTA_PDF_TRUSTED);
  lykta_cli_add_member (writer, "trust", lykta_pdf_trust_state_get_id (signature->trust));
  add_sentence (writer, "trust_reason", lykta_pdf_signature_describe_trust (signature));
  add_time (writer, "judged_at", signature->judged_at);
  lykta_cli_add_member (writer, "revocation", lykta_pdf_revocation_get_id (signature->revocation));
  lykta_cli_add_member (writer, "covers", signature->covers_file ? "file" : signature->covered > 0 ? "revision" : "unknown");
  lykta_cli_add_integer_member (writer, "covered_bytes", (gint64) signature->covered);
  lykta_cli_add_integer_member (writer, "revision", signature->revision);
  lykta_cli_add_integer_member (writer, "page", signature->page);
  lykta_cli_add_integer_member (writer, "permissions", signature->permissions);
  add_changes (writer, signature->changes);
  add_certificate (writer, signature->certificate);
  lykta_json_writer_end_object (writer);
}

static void
add_claims (LyktaJsonWriter *writer, const LyktaPdfVerification *verification)
{
  lykta_json_writer_key (writer, "pdf_a");
  if (verification->archive_part > 0)
    {
      lykta_json_writer_begin_object (writer);
      lykta_cli_add_integer_member (writer, "part", verification->archive_part);
      lykta_cli_add_member (writer, "level", verification->archive_level);
      lykta_json_writer_end_object (writer);
    }
  else
    lykta_json_writer_null (writer);
  lykta_json_writer_key (writer, "pdf_ua");
  if (verification->accessible_part > 0)
    lykta_json_writer_integer (writer, verification->accessible_part);
  else
    lykta_json_writer_null (writer);
  lykta_json_writer_key (writer, "attachments");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < verification->attachments->len; i++)
    {
      const LyktaPdfAttachment *attachment = g_ptr_array_index (verification->attachments, i);

      lykta_json_writer_begin_object (writer);
      lykta_cli_add_member (writer, "name", attachment->name);
      lykta_cli_add_member (writer, "media_type", attachment->media_type);
      lykta_cli_add_member (writer, "relationship", attachment->relationship);
      lykta_cli_add_integer_member (writer, "size", (gint64) attachment->size);
      lykta_json_writer_end_object (writer);
    }
  lykta_json_writer_end_array (writer);
}

static gboolean
write_json (const LyktaPdfVerification *verification, GError **error)
{
  g_autoptr (LyktaJsonWriter) writer = lykta_cli_begin_json ();
  guint n = verification->signatures->len;
  const LyktaPdfSignature *last = n > 0 ? g_ptr_array_index (verification->signatures, n - 1) : NULL;

  lykta_json_writer_begin_object (writer);
  lykta_cli_add_member (writer, "verdict", lykta_pdf_verdict_get_id (lykta_pdf_verification_get_verdict (verification)));
  add_sentence (writer, "text", lykta_pdf_verification_describe (verification));
  add_boolean (writer, "sound", lykta_pdf_verification_is_sound (verification));
  add_boolean (writer, "covers_file", last != NULL && last->covers_file);
  lykta_cli_add_integer_member (writer, "size", (gint64) verification->size);
  lykta_cli_add_member (writer, "sha256", verification->digest);
  add_claims (writer, verification);
  lykta_cli_add_integer_member (writer, "empty_fields", verification->n_waiting);
  lykta_cli_add_integer_member (writer, "removed_signatures", verification->n_removed);
  lykta_json_writer_key (writer, "signatures");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    add_signature (writer, g_ptr_array_index (verification->signatures, i));
  lykta_json_writer_end_array (writer);
  lykta_json_writer_end_object (writer);
  return lykta_cli_end_json (writer, error);
}

/* One line, and what it says is freed */
static void
print_line (const char *label, char *text)
{
  if (text != NULL && *text != '\0')
    lykta_cli_print ("   %s: %s\n", label, text);
  g_free (text);
}

static void
print_signature (const LyktaPdfSignature *signature, guint number)
{
  const char *person = signature->person != NULL ? signature->person : _ ("somebody unnamed");

  if (signature->is_stamp)
    lykta_cli_print (_ ("%u. Time stamp by %s"), number, person);
  else
    lykta_cli_print ("%u. %s", number, person);
  lykta_cli_print (signature->organisation != NULL ? ", %s\n" : "\n", signature->organisation);
  print_line (_ ("Role"), g_strdup (signature->role));
  print_line (_ ("Reason"), g_strdup (signature->reason));
  print_line (_ ("Place"), g_strdup (signature->location));
  print_line (_ ("Time"), lykta_pdf_signature_describe_time (signature));
  print_line (_ ("Document"), lykta_pdf_signature_describe_integrity (signature));
  print_line (_ ("Covers"), lykta_pdf_signature_describe_coverage (signature));
  if (signature->certificate != NULL)
    {
      print_line (_ ("Certificate"), lykta_pdf_signature_describe_trust (signature));
      print_line (_ ("Issuer"), g_strdup (signature->certificate->issuer));
      if (signature->trust != LYKTA_PDF_REVOKED)
        print_line (_ ("Revocation"), lykta_pdf_signature_describe_revocation (signature));
    }
  for (guint i = 0; i < signature->changes->len; i++)
    print_line (_ ("After it"), lykta_pdf_change_describe (g_ptr_array_index (signature->changes, i)));
}

static void
print_text (const LyktaPdfVerification *verification)
{
  g_autofree char *verdict = lykta_pdf_verification_describe (verification);
  g_autofree char *claims = lykta_pdf_verification_describe_claims (verification);

  lykta_cli_print ("%s\n", verdict);
  for (guint i = 0; i < verification->signatures->len; i++)
    print_signature (g_ptr_array_index (verification->signatures, i), i + 1);
  if (claims != NULL)
    /* Translators: %s such as "PDF/A-3a, PDF/UA-1" */
    lykta_cli_print (_ ("The file says that it follows %s.\n"), claims);
  for (guint i = 0; i < verification->attachments->len; i++)
    lykta_cli_print (_ ("Attached: %s\n"), ((LyktaPdfAttachment *) g_ptr_array_index (verification->attachments, i))->name);
}

static gboolean
run_verify (char **arguments, GError **error)
{
  g_autoptr (LyktaPdfTrust) trust = NULL;
  g_autoptr (GDateTime) now = lykta_now ();
  g_autoptr (LyktaPdfVerification) verification = NULL;
  g_autoptr (GBytes) document = NULL;

  if (!lykta_cli_read_trust (trust_files, &trust, error))
    return FALSE;
  document = lykta_pdf_file_read (arguments[0], NULL, error);
  verification = document != NULL ? lykta_pdf_verify (document, trust, now, NULL, error) : NULL;
  if (verification == NULL)
    return FALSE;
  if (!lykta_cli_json)
    print_text (verification);
  else if (!write_json (verification, error))
    return FALSE;
  return lykta_pdf_verification_is_sound (verification);
}

const LyktaCliCommand lykta_cli_verify_commands[] = {
  { "verify", "PDF", N_ ("Verify the signatures of a PDF document"),
    N_ ("Says of each signature who, in which role, when, whether the certificate leads to the trust list and what is covered; "
        "and what "
        "was changed after it. Nothing is fetched from the network. Exit code 1 unless every signature is intact, nothing but "
        "signing "
        "was done between them and the last covers the whole file."),
    verify_options, 1, 1, run_verify },
  { NULL },
};
