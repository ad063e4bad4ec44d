/* lykta-pdf-writer.h: the objects of a PDF file, written as they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LyktaPdfWriter:
 *
 * Knows nothing of what the objects mean. They are PDF 1.4's, each by itself, so that every reader opens a file of a hundred
 * thousand of them. An error of the stream is kept and told at the end.
 */
typedef struct _LyktaPdfWriter LyktaPdfWriter;

LyktaPdfWriter *lykta_pdf_writer_new (GOutputStream *stream);
void lykta_pdf_writer_free (LyktaPdfWriter *self);

/* The number of an object, which must be written before the end */
guint lykta_pdf_writer_reserve (LyktaPdfWriter *self);
/* (transfer none): what the object is to be appended to, until lykta_pdf_writer_end() */
GString *lykta_pdf_writer_begin (LyktaPdfWriter *self, guint object);
void lykta_pdf_writer_end (LyktaPdfWriter *self);
/* @entries: of the stream's dictionary, beside its length and filter */
void lykta_pdf_writer_add_stream (LyktaPdfWriter *self, guint object, const char *entries, const char *data, gsize length);
gboolean lykta_pdf_writer_finish (LyktaPdfWriter *self, guint root, guint info, GCancellable *cancellable, GError **error);

/* A text string: UTF-16, in hexadecimal digits */
void lykta_pdf_append_text (GString *to, const char *text);
/* To a hundredth of a point, whatever the locale's decimal sign, and a space */
void lykta_pdf_append_number (GString *to, double number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfWriter, lykta_pdf_writer_free)

G_END_DECLS
