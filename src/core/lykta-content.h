/* lykta-content.h: bytes that are kept in the file, under their SHA-256
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * lykta_store_find_content:
 * @digest: SHA-256 in hexadecimal, as a field with %LYKTA_FIELD_CONTENT holds it
 * @size: (out) (optional): how many bytes
 *
 * Returns: whether the file keeps bytes with that digest; %FALSE without @error: it does not
 */
gboolean lykta_store_find_content (LyktaStore *self, const char *digest, gint64 *size, GError **error);

/**
 * lykta_store_copy_content:
 * @digest: of a content that the file keeps
 * @stream: where its bytes go; left open
 * @progress: (nullable): called with done and total KiB, in this thread
 *
 * Writes the bytes a chunk at a time, and looks whether they are those that were added: %LYKTA_ERROR_DAMAGED when they are
 * not, after they were written, so that nothing should come of them.
 */
gboolean lykta_store_copy_content (LyktaStore *self, const char *digest, GOutputStream *stream, GCancellable *cancellable,
                                   LyktaProgressFunc progress, gpointer progress_data, GError **error);

G_END_DECLS
