/* lykta-output.h: a file that appears whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LyktaOutput LyktaOutput;

/**
 * lykta_output_new:
 * @path: (nullable): a plain path; %NULL or "-" is standard output
 *
 * Begins a file that has no name until lykta_output_commit() gives it one: whoever looks at @path sees what was there before, or
 * the whole of the new, however the program ends. What goes to standard output, to a pipe or a device is kept back until
 * then, too.
 *
 * Returns: (nullable): to be freed with lykta_output_free(), which leaves nothing behind when it was not committed
 */
LyktaOutput *lykta_output_new (const char *path, GError **error);
void lykta_output_free (LyktaOutput *self);

GOutputStream *lykta_output_get_stream (LyktaOutput *self);

/* Adds the content of a file. */
gboolean lykta_output_add_file (LyktaOutput *self, const char *path, GError **error);

/* Puts an error of the stream into the user's words; returns FALSE, for whoever failed to write to it. */
gboolean lykta_output_explain (LyktaOutput *self, GError **error);

/* Makes the content durable and puts it in its place, over a file that is there. */
gboolean lykta_output_commit (LyktaOutput *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaOutput, lykta_output_free)

G_END_DECLS
