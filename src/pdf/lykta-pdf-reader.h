/* lykta-pdf-reader.h: the objects of a PDF file as they were after each of its updates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-pdf-value.h"

G_BEGIN_DECLS

/* Reads strictly: what programs would have to guess at is an error here, because they may guess differently. Where an object stands and
 * which update wrote it is what signatures are judged by; libqpdf tells neither. Memory and time are bounded whatever the bytes are. */
typedef struct _LyktaPdfReader LyktaPdfReader;

/* The file up to a byte: what a signature covered, or all of it */
typedef struct _LyktaPdfRevision LyktaPdfRevision;

LyktaPdfReader *lykta_pdf_reader_new (GBytes *bytes);
void lykta_pdf_reader_free (LyktaPdfReader *self);

/**
 * lykta_pdf_reader_get_revision:
 * @end: how many bytes of the file there are
 *
 * Reads the cross-reference tables and streams, newest first.
 *
 * Returns: (transfer full) (nullable): the file as far as @end; %NULL with %LYKTA_ERROR_INVALID
 */
LyktaPdfRevision *lykta_pdf_reader_get_revision (LyktaPdfReader *self, gsize end, GCancellable *cancellable, GError **error);
void lykta_pdf_revision_free (LyktaPdfRevision *self);

gsize lykta_pdf_revision_get_end (LyktaPdfRevision *self);
guint lykta_pdf_revision_get_size (LyktaPdfRevision *self); /* objects have lower numbers */
const LyktaPdfValue *lykta_pdf_revision_get_trailer (LyktaPdfRevision *self);
guint lykta_pdf_revision_get_n_updates (LyktaPdfRevision *self);

/* (nullable): %NULL for what is not there or cannot be read */
const LyktaPdfValue *lykta_pdf_revision_get_object (LyktaPdfRevision *self, guint number);
gboolean lykta_pdf_revision_has_object (LyktaPdfRevision *self, guint number); /* whether one is listed, readable or not */
/* Whether an object stands where it stood in @older */
gboolean lykta_pdf_revision_is_in_place (LyktaPdfRevision *self, LyktaPdfRevision *older, guint number);
const LyktaPdfValue *lykta_pdf_revision_resolve (LyktaPdfRevision *self, const LyktaPdfValue *value);
const LyktaPdfValue *lykta_pdf_revision_get (LyktaPdfRevision *self, const LyktaPdfValue *dictionary, const char *key);

/* (transfer none) (nullable): a stream's bytes as they stand, of the file's memory */
const guint8 *lykta_pdf_revision_get_raw (LyktaPdfRevision *self, const LyktaPdfValue *stream, gsize *size);
/* (transfer full) (nullable): a stream's bytes, inflated; %NULL when they are more than @most or packed in another way */
GBytes *lykta_pdf_revision_get_data (LyktaPdfRevision *self, const LyktaPdfValue *stream, gsize most);

/**
 * lykta_pdf_revision_get_updated:
 * @older: of the same reader
 *
 * Returns: (transfer full) (nullable): the numbers (guint) of all objects that may differ, in order: those that later updates list, and
 * those that could not be read within @older's own bytes; %NULL if @older is not what @self was built on
 */
GArray *lykta_pdf_revision_get_updated (LyktaPdfRevision *self, LyktaPdfRevision *older);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfReader, lykta_pdf_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfRevision, lykta_pdf_revision_free)

G_END_DECLS
