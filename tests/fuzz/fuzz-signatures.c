/* fuzz-signatures.c: the reader of signatures; the first byte says what the others are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "lykta-pdf-envelope.h"
#include "lykta-pdf-verdict.h"

typedef enum
{
  WHOLE_FILE,
  OBJECTS, /* to which tables are added, so that the fuzzer meets what is in them and not their places */
  MESSAGE,
  TIME_STAMP,
  N_KINDS,
} Kind;

/* What stands between two updates */
#define NEXT_UPDATE "%%U"

static void
describe (const LyktaPdfVerification *verification)
{
  g_autofree char *verdict = lykta_pdf_verification_describe (verification);
  g_autofree char *claims = lykta_pdf_verification_describe_claims (verification);

  g_assert_true (g_utf8_validate (verdict, -1, NULL));
  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const LyktaPdfSignature *signature = g_ptr_array_index (verification->signatures, i);
      g_autofree char *time_ = lykta_pdf_signature_describe_time (signature);
      g_autofree char *trust = lykta_pdf_signature_describe_trust (signature);
      g_autofree char *coverage = lykta_pdf_signature_describe_coverage (signature);

      g_assert_true (g_utf8_validate (time_, -1, NULL));
      g_assert_true (signature->person == NULL || g_utf8_validate (signature->person, -1, NULL));
      g_assert_true (signature->reason == NULL || g_utf8_validate (signature->reason, -1, NULL));
      g_assert_cmpuint (signature->covered, <=, verification->size);
    }
}

static void
verify (GBytes *document, GBytes *before)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 2, 3, 4, 5, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaPdfVerification) verification = before != NULL
                                                      ? lykta_pdf_verify_addition (document, before, NULL, now, NULL, &error)
                                                      : lykta_pdf_verify (document, NULL, now, NULL, &error);

  g_assert_true ((verification == NULL) == (error != NULL));
  if (verification != NULL)
    describe (verification);
}

/* Adds a table for the objects between two places, whose numbers stand before "obj". */
static void
add_table (GString *file, gsize from, gsize *previous)
{
  g_autoptr (GString) table = g_string_new ("xref\n");
  gsize start = file->len;
  const char *at = file->str + from;
  const char *end = file->str + file->len;

  while ((at = memmem (at, (gsize) (end - at), " 0 obj", 6)) != NULL)
    {
      const char *number = at;

      while (number > file->str + from && g_ascii_isdigit (number[-1]))
        number--;
      if (number < at && at - number < 5)
        g_string_append_printf (table, "%.*s 1\n%010zu 00000 n \n", (int) (at - number), number, (gsize) (number - file->str));
      at += 6;
    }
  g_string_append_len (file, table->str, (gssize) table->len);
  g_string_append (file, "trailer\n<< /Size 99 /Root 1 0 R /Info 2 0 R");
  if (*previous > 0)
    g_string_append_printf (file, " /Prev %zu", *previous);
  g_string_append_printf (file, " >>\nstartxref\n%zu\n%%%%EOF\n", start);
  *previous = start;
}

static void
verify_objects (const char *data, gsize size)
{
  g_autoptr (GString) file = g_string_new ("%PDF-1.7\n");
  const char *end = data + size;
  gsize previous = 0;
  gsize first = 0;

  for (guint i = 0; i < 4; i++)
    {
      const char *next = memmem (data, (gsize) (end - data), NEXT_UPDATE, strlen (NEXT_UPDATE));
      gsize from = file->len;

      g_string_append_len (file, data, (next != NULL ? next : end) - data);
      g_string_append_c (file, '\n');
      add_table (file, from, &previous);
      first = first == 0 ? file->len : first;
      if (next == NULL)
        break;
      data = next + strlen (NEXT_UPDATE);
    }
  {
    g_autoptr (GBytes) whole = g_bytes_new_static (file->str, file->len);
    g_autoptr (GBytes) before = g_bytes_new_static (file->str, first);

    verify (whole, NULL);
    verify (whole, before);
  }
}

static void
open_message (const guint8 *data, gsize size, Kind kind)
{
  g_autoptr (GBytes) message = g_bytes_new (data, size);
  g_autoptr (GBytes) signed_ = g_bytes_new_static ("signed", 6);
  g_autoptr (LyktaPdfEvidence) evidence = _lykta_pdf_evidence_new ();
  g_autoptr (LyktaPdfEnvelope) envelope = kind == MESSAGE
                                              ? _lykta_pdf_envelope_open (message, signed_, "ETSI.CAdES.detached", evidence)
                                              : _lykta_pdf_envelope_open_stamp (message, signed_, evidence);
  LyktaPdfJudgement judgement = { 0 };

  if (envelope->signer == NULL)
    return;
  _lykta_pdf_trust_judge (NULL, evidence, envelope->signer, kind == MESSAGE ? LYKTA_PDF_FOR_SIGNING : LYKTA_PDF_FOR_STAMPING,
                          1770000000, FALSE, &judgement);
  g_clear_pointer (&judgement.revoked_at, g_date_time_unref);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  Kind kind = size > 0 ? data[0] % N_KINDS : WHOLE_FILE;

  if (size == 0)
    return 0;
  data++;
  size--;
  if (kind == WHOLE_FILE)
    {
      g_autoptr (GBytes) document = g_bytes_new_static (data, size);

      verify (document, NULL);
    }
  else if (kind == OBJECTS)
    verify_objects ((const char *) data, size);
  else
    open_message (data, size, kind);
  return 0;
}
