/* lykta-pdf-signatures.h: the signature fields of a PDF file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-reader.h"

G_BEGIN_DECLS

/**
 * LyktaPdfSignatureField:
 * @name: full name, as "review.head"
 * @page: of its widget, from 1; 0 for none
 * @value: (nullable): its signature, or %NULL when nobody has signed in it
 * @contents: (nullable): the signature's message; %NULL when its place is not as it must be
 * @end: where what it covers ends; 0 when it does not say soundly
 * @gap_start: where its own place begins
 * @gap_end: and ends
 *
 * A field of the form, and what the signature in it says that it covers.
 */
typedef struct
{
  char *name;
  guint page;
  const LyktaPdfValue *value;
  GBytes *contents;
  gsize end;
  gsize gap_start;
  gsize gap_end;
} LyktaPdfSignatureField;

/* (element-type LyktaPdfSignatureField) (transfer full): what the form lists */
GPtrArray *lykta_pdf_signature_fields_find (LyktaPdfRevision *revision, GBytes *document);

/* Signatures that lie in the file and that no field of @fields has */
guint lykta_pdf_signature_fields_count_removed (GPtrArray *fields, LyktaPdfRevision *revision);

void lykta_pdf_signature_field_free (LyktaPdfSignatureField *self);

/* (transfer full) (nullable): the bytes that are signed, put together */
GBytes *lykta_pdf_signature_field_get_signed (const LyktaPdfSignatureField *self, GBytes *document);

G_END_DECLS
