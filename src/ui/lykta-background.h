/* lykta-background.h: a look every hour while no window is open, when the user wants it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lykta_background_set_async:
 * @on: whether to look
 *
 * In a sandbox the Background portal starts the program with the session; elsewhere a timer of the user's systemd runs
 * "lykta --check" every hour. Nothing of either is there unless the user asked for it.
 */
void lykta_background_set_async (gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean lykta_background_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
