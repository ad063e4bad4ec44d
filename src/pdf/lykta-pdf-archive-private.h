/* lykta-pdf-archive-private.h: a drawn PDF while it is made into one for the archive: what the files of this stage share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <qpdf/qpdf-c.h>

#include "lykta-pdf-archive.h"

G_BEGIN_DECLS

typedef struct _LyktaPdfArchiver LyktaPdfArchiver;

/**
 * LyktaPdfArchiver:
 * @qpdf: the file
 * @how: what to make of it
 * @root: its catalogue
 * @info: its information dictionary
 */
struct _LyktaPdfArchiver
{
  qpdf_data qpdf;
  const LyktaPdfArchive *how;
  qpdf_oh root;
  qpdf_oh info;
};

/* qpdf keeps every handle until it is released, and there are as many as there are words in a long document. */
void lykta_pdf_take_key (qpdf_data qpdf, qpdf_oh dictionary, const char *key, qpdf_oh value);
void lykta_pdf_take_item (qpdf_data qpdf, qpdf_oh array, qpdf_oh item);
void lykta_pdf_set_text (qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text);
/* Objects written as PDF writes them. */
void lykta_pdf_set_parsed (qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *written);
/* A new stream, not yet referred to; its dictionary may be NULL. */
qpdf_oh lykta_pdf_new_stream (qpdf_data qpdf, const char *dictionary, gconstpointer data, gsize size);
/* Text of a dictionary, NULL when there is none. */
char *lykta_pdf_dup_text (qpdf_data qpdf, qpdf_oh dictionary, const char *key);

/* An item of an array; qpdf's own function reads it as the process's locale writes numbers. */
double lykta_pdf_get_number (qpdf_data qpdf, qpdf_oh array, int i);
double lykta_pdf_get_page_height (qpdf_data qpdf, qpdf_oh page);

/* Each does what its name says; what goes wrong is asked of qpdf at the end. */
void lykta_pdf_archive_add_metadata (LyktaPdfArchiver *self);
void lykta_pdf_archive_add_attachments (LyktaPdfArchiver *self);
void lykta_pdf_archive_add_place (LyktaPdfArchiver *self, qpdf_oh element, guint i);
void lykta_pdf_archive_complete_structure (LyktaPdfArchiver *self);
void lykta_pdf_archive_complete_links (LyktaPdfArchiver *self);
void lykta_pdf_archive_complete_font (LyktaPdfArchiver *self, qpdf_oh font);

/* The content with everything outside marked content made an artifact (ISO 32000-1 14.8.2.2); NULL when there is nothing such. */
GString *lykta_pdf_mark_artifacts (const char *content, gsize size);

G_END_DECLS
