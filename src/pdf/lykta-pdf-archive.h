/* lykta-pdf-archive.h: the second of three stages: a drawn PDF as what archives and readers of accessible documents ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LyktaPdfArchive LyktaPdfArchive;
typedef struct _LyktaPdfAttachment LyktaPdfAttachment;
typedef struct _LyktaPdfSignaturePlace LyktaPdfSignaturePlace;

/**
 * LyktaPdfAttachment:
 * @name: file name, without a folder
 * @media_type: "text/csv"
 * @description: what it is, for people
 * @content: its bytes
 */
struct _LyktaPdfAttachment
{
  const char *name;
  const char *media_type;
  const char *description;
  GBytes *content;
};

/**
 * LyktaPdfSignaturePlace:
 * @name: of the field, stable and English ("head-of-office")
 * @label: what is to be signed there, for those who listen
 * @page: from 1
 * @x: from the page's left edge, in points
 * @y: from the page's upper edge, in points
 * @width: in points
 * @height: in points
 */
struct _LyktaPdfSignaturePlace
{
  const char *name;
  const char *label;
  guint page;
  double x;
  double y;
  double width;
  double height;
};

/**
 * LyktaPdfArchive:
 * @part: of ISO 19005, whose level A is made: 1, 2 or 3
 * @language: BCP 47 ("sv-SE")
 * @title: of the document
 * @author: (nullable): the authority
 * @subject: (nullable): what it is about
 * @dnr: (nullable): its registration number
 * @date: when it was made: no clock is read
 * @attachments: (array length=n_attachments) (nullable): in any order; only part 3 holds them
 * @n_attachments: how many
 * @places: (array length=n_places) (nullable): where signatures will stand, in the order of the elements "Form" of the drawn file, of which
 *   each gets one
 * @n_places: how many
 */
struct _LyktaPdfArchive
{
  int part;
  const char *language;
  const char *title;
  const char *author;
  const char *subject;
  const char *dnr;
  GDateTime *date;
  const LyktaPdfAttachment *attachments;
  guint n_attachments;
  const LyktaPdfSignaturePlace *places;
  guint n_places;
};

/**
 * lykta_pdf_archive:
 * @drawn: a tagged PDF as Cairo draws it, without transparency, all fonts embedded
 * @how: what to add
 *
 * Makes a file of ISO 19005 level A (PDF/A-1a, 2a or 3a) and ISO 14289-1 (PDF/UA-1): metadata, output intent, language, structure
 * attributes, artifacts, attachments, an empty signature field for each place. The same bytes for the same input. What the drawn file says of
 * itself in its information dictionary (see lykta-document-pdf.c) is used and taken out. Safe in a thread.
 *
 * Returns: (transfer full): the file; %NULL with %LYKTA_ERROR_FAILED or when cancelled
 */
GBytes *lykta_pdf_archive (GBytes *drawn, const LyktaPdfArchive *how, GCancellable *cancellable, GError **error);

G_END_DECLS
