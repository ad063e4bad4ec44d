/* lykta-pdf-owners.h: what each object of a PDF file belongs to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-reader.h"

G_BEGIN_DECLS

typedef enum
{
  LYKTA_PDF_OWNER_NONE, /* nothing refers to it */
  LYKTA_PDF_OWNER_CATALOG,
  LYKTA_PDF_OWNER_PAGE_TREE,
  LYKTA_PDF_OWNER_PAGE_OBJECT, /* the page itself */
  LYKTA_PDF_OWNER_PAGE,        /* what it shows */
  LYKTA_PDF_OWNER_ANNOTATIONS, /* a page's list of them */
  LYKTA_PDF_OWNER_ANNOTATION,
  LYKTA_PDF_OWNER_EMPTY_FIELD, /* a signature's, that nobody had signed, and what it shows */
  LYKTA_PDF_OWNER_FIELD,       /* another, or one that was signed */
  LYKTA_PDF_OWNER_SIGNATURE,   /* what was signed: its value */
  LYKTA_PDF_OWNER_FORM,
  LYKTA_PDF_OWNER_FIELDS, /* the form's list of them */
  LYKTA_PDF_OWNER_METADATA,
  LYKTA_PDF_OWNER_ATTACHMENTS,
  LYKTA_PDF_OWNER_SECURITY_STORE, /* certificates and revocation data */
  LYKTA_PDF_OWNER_TAGS,
  LYKTA_PDF_OWNER_SETTINGS,
} LyktaPdfOwner;

/* By object number; what several things share belongs to the one that matters most. */
typedef struct
{
  guint8 *owners;
  guint *pages; /* from 1; 0 for none */
  guint size;
} LyktaPdfOwners;

LyktaPdfOwners *lykta_pdf_owners_new (LyktaPdfRevision *revision);
void lykta_pdf_owners_free (LyktaPdfOwners *self);
LyktaPdfOwner lykta_pdf_owners_get (const LyktaPdfOwners *self, guint number, guint *page);

/* Whether a field is a signature's, by itself or by what it lies in */
gboolean lykta_pdf_is_signature_field (LyktaPdfRevision *revision, const LyktaPdfValue *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfOwners, lykta_pdf_owners_free)

G_END_DECLS
