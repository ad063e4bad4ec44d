/* lykta-worker.h: long work on an open register, in a thread with a connection of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaWorkerFunc:
 * @store: the same file, opened again for this thread
 * @data: what the work was given
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set
 */
typedef gpointer (*LyktaWorkerFunc) (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error);

void lykta_worker_run (LyktaStore *store, LyktaWorkerFunc function, gpointer data, GDestroyNotify free_data,
                       GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer lykta_worker_finish (GAsyncResult *result, GError **error);
void lykta_worker_wait (void);

G_END_DECLS
