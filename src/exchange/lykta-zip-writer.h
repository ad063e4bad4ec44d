/* lykta-zip-writer.h: a ZIP archive, written as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LyktaZipWriter:
 *
 * OpenDocument asks that the first entry is stored without compression and without extra fields, so that the kind of the file can be
 * seen at a fixed place (ODF 1.3 part 2, 3.3); libarchive writes extra fields to every entry.
 */
typedef struct _LyktaZipWriter LyktaZipWriter;

LyktaZipWriter *lykta_zip_writer_new (GOutputStream *stream);
void lykta_zip_writer_free (LyktaZipWriter *self);

/* An entry that is stored as it is. */
gboolean lykta_zip_writer_store (LyktaZipWriter *self, const char *name, const char *text, GCancellable *cancellable,
                                 GError **error);
/* An entry that is compressed while it is written, piece by piece. */
gboolean lykta_zip_writer_begin (LyktaZipWriter *self, const char *name, GCancellable *cancellable, GError **error);
gboolean lykta_zip_writer_add (LyktaZipWriter *self, const char *data, gsize length, GCancellable *cancellable, GError **error);
gboolean lykta_zip_writer_end (LyktaZipWriter *self, GCancellable *cancellable, GError **error);
/* The list of entries that closes the archive. The stream is left open. */
gboolean lykta_zip_writer_finish (LyktaZipWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaZipWriter, lykta_zip_writer_free)

G_END_DECLS
