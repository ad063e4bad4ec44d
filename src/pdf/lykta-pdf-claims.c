/* lykta-pdf-claims.c: what a PDF file says of itself, and what is attached to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-claims.h"

#include <string.h>

#define MOST_METADATA (4 * 1024 * 1024)
#define MOST_ATTACHMENTS 1000
#define MOST_DEPTH 16
#define LONGEST_CLAIM 8

/* Of <pdfaid:part>3</pdfaid:part> or pdfaid:part="3"; other prefixes are not in use. */
static char *
find_claim (const char *metadata, const char *property)
{
  const char *at = strstr (metadata, property);
  gsize length = 0;

  if (at == NULL)
    return NULL;
  at += strlen (property);
  at += strspn (at, " \t\r\n=>\"'");
  while (length < LONGEST_CLAIM && g_ascii_isalnum (at[length]))
    length++;
  return length > 0 ? g_strndup (at, length) : NULL;
}

static guint
find_number (const char *metadata, const char *property)
{
  g_autofree char *claim = find_claim (metadata, property);

  return claim != NULL && g_ascii_isdigit (*claim) ? (guint) (*claim - '0') : 0;
}

static void
read_metadata (LyktaPdfRevision *revision, const LyktaPdfValue *catalog, LyktaPdfVerification *verification)
{
  const LyktaPdfValue *stream = lykta_pdf_revision_get (revision, catalog, "Metadata");
  g_autoptr (GBytes) data = lykta_pdf_revision_get_data (revision, stream, MOST_METADATA);
  g_autofree char *text = NULL;

  if (data == NULL)
    return;
  text = g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  verification->archive_part = find_number (text, "pdfaid:part");
  verification->archive_level = verification->archive_part > 0 ? find_claim (text, "pdfaid:conformance") : NULL;
  verification->accessible_part = find_number (text, "pdfuaid:part");
}

static char *
get_name (const LyktaPdfValue *value)
{
  return lykta_pdf_value_is (value, LYKTA_PDF_NAME) ? g_utf8_make_valid (value->text, -1) : NULL;
}

static void
add_attachment (LyktaPdfRevision *revision, const LyktaPdfValue *file, LyktaPdfVerification *verification)
{
  const LyktaPdfValue *name = lykta_pdf_revision_get (revision, file, "UF");
  const LyktaPdfValue *stream = lykta_pdf_revision_get (revision, lykta_pdf_revision_get (revision, file, "EF"), "F");
  const LyktaPdfValue *size = lykta_pdf_revision_get (revision, lykta_pdf_revision_get (revision, stream, "Params"), "Size");
  LyktaPdfAttachment *attachment;

  if (!lykta_pdf_value_is (stream, LYKTA_PDF_STREAM) || verification->attachments->len >= MOST_ATTACHMENTS)
    return;
  attachment = g_new0 (LyktaPdfAttachment, 1);
  attachment->name = lykta_pdf_value_get_text (name != NULL ? name : lykta_pdf_revision_get (revision, file, "F"));
  attachment->media_type = get_name (lykta_pdf_revision_get (revision, stream, "Subtype"));
  attachment->relationship = get_name (lykta_pdf_revision_get (revision, file, "AFRelationship"));
  if (lykta_pdf_value_is (size, LYKTA_PDF_NUMBER) && size->number >= 0 && size->number < 1e15)
    attachment->size = (guint64) size->number;
  if (attachment->name == NULL)
    attachment->name = g_strdup ("");
  g_ptr_array_add (verification->attachments, attachment);
}

static void
walk_names (LyktaPdfRevision *revision, const LyktaPdfValue *node, LyktaPdfVerification *verification, guint depth)
{
  const LyktaPdfValue *names = lykta_pdf_revision_get (revision, node, "Names");
  const LyktaPdfValue *kids = lykta_pdf_revision_get (revision, node, "Kids");

  if (depth > MOST_DEPTH || verification->attachments->len >= MOST_ATTACHMENTS)
    return;
  for (guint i = 1; lykta_pdf_value_is (names, LYKTA_PDF_ARRAY) && i < MIN (names->length, 2 * MOST_ATTACHMENTS); i += 2)
    add_attachment (revision, lykta_pdf_revision_resolve (revision, names->items[i]), verification);
  /* No node has more kids than there are attachments; a loop ends by its depth. */
  for (guint i = 0; lykta_pdf_value_is (kids, LYKTA_PDF_ARRAY) && i < MIN (kids->length, depth < 2 ? 100 : 2); i++)
    walk_names (revision, lykta_pdf_revision_resolve (revision, kids->items[i]), verification, depth + 1);
}

void
lykta_pdf_attachment_free (LyktaPdfAttachment *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->relationship);
  g_free (self);
}

void
lykta_pdf_claims_read (LyktaPdfRevision *revision, LyktaPdfVerification *verification)
{
  const LyktaPdfValue *trailer = lykta_pdf_revision_get_trailer (revision);
  const LyktaPdfValue *catalog = lykta_pdf_revision_get (revision, trailer, "Root");
  const LyktaPdfValue *names = lykta_pdf_revision_get (revision, catalog, "Names");

  read_metadata (revision, catalog, verification);
  walk_names (revision, lykta_pdf_revision_get (revision, names, "EmbeddedFiles"), verification, 0);
}
