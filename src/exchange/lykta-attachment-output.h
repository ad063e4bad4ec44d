/* lykta-attachment-output.h: attachments as files again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * lykta_attachment_save:
 * @attachment: any version of one
 * @path: a plain path; "-" is standard output
 * @progress: (nullable): called with done and total KiB, in this thread
 *
 * Writes the bytes as a file that appears whole, when they are those that were added, or not at all.
 */
gboolean lykta_attachment_save (LyktaStore *store, LyktaRecord *attachment, const char *path, GCancellable *cancellable,
                                LyktaProgressFunc progress, gpointer progress_data, GError **error);

/**
 * lykta_attachment_save_private:
 * @folder: where private copies lie; made, for the user alone, when it is not there
 *
 * Writes the bytes as a file for another program to open: in a folder of its own that only the user can enter, and that cannot
 * be mistaken for the attachment, since it cannot be written to.
 *
 * Returns: (transfer full) (nullable): the path
 */
char *lykta_attachment_save_private (LyktaStore *store, LyktaRecord *attachment, const char *folder, GCancellable *cancellable,
                                     GError **error);

/* (transfer full): a name to save it under; the one in the file is cleaned again, whoever wrote it. */
char *lykta_attachment_get_file_name (LyktaRecord *attachment);

G_END_DECLS
