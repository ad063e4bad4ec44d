/* lykta-pdf-verdict.c: what was found about a document's signatures, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-verdict.h"

#include <glib/gi18n-lib.h>

#include "lykta-time.h"

/* A word for programs, and a sentence */
typedef struct
{
  const char *id;
  const char *text;
} Words;

static const Words verdicts[] = {
  [LYKTA_PDF_NOT_SIGNED] = { "not-signed", N_ ("The document is not signed.") },
  [LYKTA_PDF_HOLDS] = { "holds", NULL },
  [LYKTA_PDF_HOLDS_UNTRUSTED] = { "holds-untrusted", NULL },
  [LYKTA_PDF_HOLDS_NOT] = { "holds-not-trusted", NULL },
  [LYKTA_PDF_ADDED_TO] = { "added-to", N_ ("Something was added to the document after the last signature.") },
  [LYKTA_PDF_CHANGED] = { "changed", N_ ("The document was changed after it was first signed.") },
  [LYKTA_PDF_BROKEN] = { "broken", N_ ("The document is not what was signed: do not rely on it.") },
};

static const Words integrities[] = {
  [LYKTA_PDF_INTACT] = { "intact", N_ ("What was signed is unchanged.") },
  [LYKTA_PDF_ALTERED] = { "altered", N_ ("What was signed has been changed, or the signature is of another document.") },
  [LYKTA_PDF_MALFORMED] = { "malformed", N_ ("The signature is not whole: what it covers cannot be told.") },
  [LYKTA_PDF_UNKNOWN_KIND] = { "unknown-kind", N_ ("The signature is of a kind that cannot be verified here.") },
};

static const Words trust_states[] = {
  [LYKTA_PDF_TRUST_UNCHECKED] = { "unchecked",
                                  N_ ("Who vouches for the certificate was not checked: no trust list was chosen.") },
  [LYKTA_PDF_TRUSTED] = { "trusted", N_ ("An authority of the trust list vouches for the certificate.") },
  [LYKTA_PDF_UNKNOWN_ISSUER] = { "unknown-issuer", N_ ("Nobody of the trust list vouches for the certificate.") },
  [LYKTA_PDF_SELF_SIGNED] = { "self-signed", N_ ("Nobody but its holder vouches for the certificate.") },
  [LYKTA_PDF_EXPIRED] = { "expired",
                          N_ ("The certificate has expired, and no trusted time stamp shows that it was signed before.") },
  [LYKTA_PDF_NOT_YET_VALID] = { "not-yet-valid", N_ ("The certificate was not valid yet.") },
  [LYKTA_PDF_REVOKED] = { "revoked", N_ ("The certificate was revoked.") },
  [LYKTA_PDF_NOT_FOR_SIGNING] = { "not-for-signing", N_ ("The certificate was not issued for signing.") },
  [LYKTA_PDF_BAD_CERTIFICATE] = { "bad-certificate",
                                  N_ ("The certificate, or one that vouches for it, is not as a certificate must be.") },
};

static const Words revocations[] = {
  [LYKTA_PDF_REVOCATION_UNKNOWN] = { "unknown",
                                     N_ ("Whether the certificate was revoked is not known: nothing in the document or "
                                         "the trust list tells.") },
  [LYKTA_PDF_REVOCATION_GOOD] = { "good", N_ ("The certificate was not revoked.") },
  [LYKTA_PDF_REVOCATION_REVOKED] = { "revoked", N_ ("The certificate was revoked.") },
};

static const Words changes[] = {
  [LYKTA_PDF_CHANGE_PAGE] = { "page", N_ ("The content of a page was changed.") },
  [LYKTA_PDF_CHANGE_PAGES] = { "pages", N_ ("Pages were added, removed or put in another order.") },
  [LYKTA_PDF_CHANGE_ANNOTATION] = { "annotation", N_ ("A note or another annotation was added or changed.") },
  [LYKTA_PDF_CHANGE_FORM] = { "form", N_ ("A form was filled in or changed.") },
  [LYKTA_PDF_CHANGE_METADATA] = { "metadata", N_ ("The document's properties, such as title or dates, were changed.") },
  [LYKTA_PDF_CHANGE_ATTACHMENTS] = { "attachments", N_ ("Attached files were added, changed or removed.") },
  [LYKTA_PDF_CHANGE_SIGNATURE] = { "signature", N_ ("A signature was replaced or removed.") },
  [LYKTA_PDF_CHANGE_TAGS] = { "tags", N_ ("The structure that screen readers follow was changed.") },
  [LYKTA_PDF_CHANGE_SETTINGS] = { "settings", N_ ("What the document shows or does when it is opened was changed.") },
  [LYKTA_PDF_CHANGE_OTHER] = { "other", N_ ("Something else in the document was changed.") },
  [LYKTA_PDF_CHANGE_UNREADABLE] = { "unreadable", N_ ("Something was added that cannot be compared with what was signed.") },
};

static const LyktaPdfSignature *
get_signature (const LyktaPdfVerification *self, guint index)
{
  return g_ptr_array_index (self->signatures, index);
}

static gboolean
is_broken (const LyktaPdfSignature *signature)
{
  return signature->integrity != LYKTA_PDF_INTACT || (signature->stamp.at != NULL && !signature->stamp.intact);
}

static gboolean
was_changed (const LyktaPdfVerification *self)
{
  for (guint i = 0; i + 1 < self->signatures->len; i++)
    {
      const LyktaPdfSignature *signature = get_signature (self, i);

      /* Who certified a document with permission 1 allows nobody to sign after that. */
      if (signature->changes->len > 0 || (signature->permissions == 1 && !get_signature (self, i + 1)->is_stamp))
        return TRUE;
    }
  return self->n_removed > 0;
}

/* How far whom the user trusts vouches for all signers */
static LyktaPdfVerdict
judge_trust (const LyktaPdfVerification *self)
{
  LyktaPdfVerdict verdict = LYKTA_PDF_HOLDS;

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const LyktaPdfSignature *signature = get_signature (self, i);

      if (signature->trust == LYKTA_PDF_TRUSTED && !signature->weak)
        continue;
      if (signature->trust == LYKTA_PDF_TRUST_UNCHECKED || signature->trust == LYKTA_PDF_UNKNOWN_ISSUER
          || signature->trust == LYKTA_PDF_SELF_SIGNED)
        verdict = MAX (verdict, LYKTA_PDF_HOLDS_UNTRUSTED);
      else
        verdict = LYKTA_PDF_HOLDS_NOT;
    }
  return verdict;
}

LyktaPdfVerdict
lykta_pdf_verification_get_verdict (const LyktaPdfVerification *self)
{
  const LyktaPdfSignature *last;

  if (self->signatures->len == 0)
    return self->n_removed > 0 ? LYKTA_PDF_CHANGED : LYKTA_PDF_NOT_SIGNED;
  for (guint i = 0; i < self->signatures->len; i++)
    if (is_broken (get_signature (self, i)))
      return LYKTA_PDF_BROKEN;
  last = get_signature (self, self->signatures->len - 1);
  if (was_changed (self))
    return LYKTA_PDF_CHANGED;
  return last->covers_file ? judge_trust (self) : LYKTA_PDF_ADDED_TO;
}

gboolean
lykta_pdf_verification_is_sound (const LyktaPdfVerification *self)
{
  LyktaPdfVerdict verdict = lykta_pdf_verification_get_verdict (self);

  return verdict == LYKTA_PDF_HOLDS || verdict == LYKTA_PDF_HOLDS_UNTRUSTED || verdict == LYKTA_PDF_HOLDS_NOT;
}

/* "Anna Ek, Bo Ask and Cecilia Alm" would be three words for "and" in three languages; commas do. */
static char *
list_persons (const LyktaPdfVerification *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const LyktaPdfSignature *signature = get_signature (self, i);
      const char *name = signature->person != NULL ? signature->person : _ ("somebody unnamed");

      if (!signature->is_stamp && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static const LyktaPdfSignature *
find_first (const LyktaPdfVerification *self, gboolean (*matches) (const LyktaPdfSignature *signature))
{
  for (guint i = 0; i < self->signatures->len; i++)
    if (matches (get_signature (self, i)))
      return get_signature (self, i);
  return NULL;
}

static gboolean
is_distrusted (const LyktaPdfSignature *signature)
{
  return (signature->weak && signature->trust == LYKTA_PDF_TRUSTED)
         || (signature->trust != LYKTA_PDF_TRUSTED && signature->trust != LYKTA_PDF_TRUST_UNCHECKED
             && signature->trust != LYKTA_PDF_UNKNOWN_ISSUER && signature->trust != LYKTA_PDF_SELF_SIGNED);
}

static gboolean
has_changes (const LyktaPdfSignature *signature)
{
  return signature->changes->len > 0;
}

/* What was changed first, which says more than that something was */
static char *
describe_changes (const LyktaPdfVerification *self, LyktaPdfVerdict verdict)
{
  const LyktaPdfSignature *changed = find_first (self, has_changes);
  g_autofree char *change = changed != NULL ? lykta_pdf_change_describe (g_ptr_array_index (changed->changes, 0)) : NULL;

  return change != NULL ? g_strdup_printf ("%s %s", _ (verdicts[verdict].text), change) : g_strdup (_ (verdicts[verdict].text));
}

char *
lykta_pdf_verification_describe (const LyktaPdfVerification *self)
{
  LyktaPdfVerdict verdict = lykta_pdf_verification_get_verdict (self);
  g_autofree char *persons = list_persons (self);
  g_autofree char *trust = NULL;
  const LyktaPdfSignature *broken;

  switch (verdict)
    {
    case LYKTA_PDF_HOLDS:
      /* Translators: %s are names, with commas between. */
      return g_strdup_printf (_ ("Signed by %s, and unchanged since."), persons);
    case LYKTA_PDF_HOLDS_UNTRUSTED:
      return self->has_trust
                 ? g_strdup_printf (
                       _ ("Signed in the name of %s, and unchanged since, but nobody of the trust list vouches for that."),
                       persons)
                 : g_strdup_printf (_ ("Signed in the name of %s, and unchanged since. No trust list says who that is."),
                                    persons);
    case LYKTA_PDF_HOLDS_NOT:
      trust = lykta_pdf_signature_describe_trust (find_first (self, is_distrusted));
      /* Translators: names; then a sentence that says what is wrong with a certificate. */
      return g_strdup_printf (_ ("Signed in the name of %s, and unchanged since, but: %s"), persons, trust);
    case LYKTA_PDF_ADDED_TO:
    case LYKTA_PDF_CHANGED:
      return describe_changes (self, verdict);
    case LYKTA_PDF_BROKEN:
      broken = find_first (self, is_broken);
      return broken->integrity == LYKTA_PDF_ALTERED ? g_strdup (_ (verdicts[verdict].text))
                                                    : lykta_pdf_signature_describe_integrity (broken);
    case LYKTA_PDF_NOT_SIGNED:
      return g_strdup (_ (verdicts[verdict].text));
    default:
      g_assert_not_reached ();
    }
}

char *
lykta_pdf_verification_describe_claims (const LyktaPdfVerification *self)
{
  g_autofree char *level = self->archive_level != NULL ? g_ascii_strdown (self->archive_level, -1) : g_strdup ("");
  g_autofree char *archive = self->archive_part > 0 ? g_strdup_printf ("PDF/A-%u%s", self->archive_part, level) : NULL;
  g_autofree char *accessible = self->accessible_part > 0 ? g_strdup_printf ("PDF/UA-%u", self->accessible_part) : NULL;

  if (archive != NULL && accessible != NULL)
    return g_strdup_printf ("%s, %s", archive, accessible);
  return archive != NULL ? g_steal_pointer (&archive) : g_steal_pointer (&accessible);
}

char *
lykta_pdf_signature_describe_integrity (const LyktaPdfSignature *self)
{
  if (self->integrity == LYKTA_PDF_INTACT && self->stamp.at != NULL && !self->stamp.intact)
    return g_strdup (_ ("What was signed is unchanged, but the time stamp is not of this signature."));
  return g_strdup (_ (integrities[self->integrity].text));
}

char *
lykta_pdf_signature_describe_trust (const LyktaPdfSignature *self)
{
  g_autofree char *revoked_at = self->certificate != NULL && self->trust == LYKTA_PDF_REVOKED
                                    ? lykta_pdf_format_time (self->certificate->revoked_at)
                                    : NULL;

  if (self->integrity == LYKTA_PDF_INTACT && self->weak && self->trust == LYKTA_PDF_TRUSTED)
    return g_strdup (
        _ ("An authority of the trust list vouches for the certificate, but the signature is of a kind that can be forged "
           "today."));
  if (revoked_at != NULL)
    /* Translators: %s is a day and a time. */
    return g_strdup_printf (_ ("The certificate was revoked on %s."), revoked_at);
  return g_strdup (_ (trust_states[self->trust].text));
}

char *
lykta_pdf_signature_describe_time (const LyktaPdfSignature *self)
{
  g_autofree char *stamped = lykta_pdf_format_time (self->stamp.at);
  g_autofree char *claimed = lykta_pdf_format_time (self->claimed_at);

  if (stamped != NULL && self->stamp.intact)
    return self->stamp.trust == LYKTA_PDF_TRUSTED
               /* Translators: a day and a time, and who stamped. */
               ? g_strdup_printf (_ ("%s, by the time stamp of %s."), stamped, self->stamp.authority)
               : g_strdup_printf (_ ("%s, by the time stamp of %s, for whom no trust list vouches."), stamped,
                                  self->stamp.authority);
  if (claimed != NULL)
    return g_strdup_printf (_ ("%s, by the signer's own clock."), claimed);
  return g_strdup (_ ("The time is not stated."));
}

char *
lykta_pdf_signature_describe_coverage (const LyktaPdfSignature *self)
{
  g_autofree char *size = g_format_size (self->covered);

  if (self->covered == 0)
    return g_strdup (_ ("What it covers cannot be told."));
  if (self->covers_file)
    return g_strdup (_ ("It covers the whole file."));
  return self->changes->len > 0
             /* Translators: %s is a size, such as "1.2 MB". */
             ? g_strdup_printf (_ ("It covers the first %s of the file. What came after changed the document."), size)
             : g_strdup_printf (_ ("It covers the first %s of the file: the document as it was then."), size);
}

char *
lykta_pdf_signature_describe_revocation (const LyktaPdfSignature *self)
{
  return g_strdup (_ (revocations[self->revocation].text));
}

char *
lykta_pdf_change_describe (const LyktaPdfChange *self)
{
  if (self->page > 0 && self->kind == LYKTA_PDF_CHANGE_PAGE)
    return g_strdup_printf (_ ("The content of page %u was changed."), self->page);
  if (self->page > 0 && self->kind == LYKTA_PDF_CHANGE_ANNOTATION)
    return g_strdup_printf (_ ("A note or another annotation was added or changed on page %u."), self->page);
  return g_strdup (_ (changes[self->kind].text));
}

const char *
lykta_pdf_verdict_get_id (LyktaPdfVerdict verdict)
{
  return verdicts[verdict].id;
}

const char *
lykta_pdf_integrity_get_id (LyktaPdfIntegrity integrity)
{
  return integrities[integrity].id;
}

const char *
lykta_pdf_trust_state_get_id (LyktaPdfTrustState state)
{
  return trust_states[state].id;
}

const char *
lykta_pdf_revocation_get_id (LyktaPdfRevocation revocation)
{
  return revocations[revocation].id;
}

const char *
lykta_pdf_change_kind_get_id (LyktaPdfChangeKind kind)
{
  return changes[kind].id;
}

char *
lykta_pdf_format_time (GDateTime *time_)
{
  g_autofree char *text = time_ != NULL ? g_date_time_format (time_, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  return text != NULL ? lykta_time_format (text) : NULL;
}
