/* lykta-verify-task.h: verifies a document in a thread, by the trust list that the user chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lykta-pdf-verdict.h"

G_BEGIN_DECLS

void lykta_verify_async (GBytes *document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* Reads it first. */
void lykta_verify_file_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* (transfer full) (nullable) */
LyktaPdfVerification *lykta_verify_finish (GAsyncResult *result, GError **error);

/* The PEM files that were chosen (transfer full), and choosing others; who shows a verification looks again when the setting changes. */
char **lykta_verify_get_trust_lists (void);
void lykta_verify_set_trust_lists (const char *const *paths);

/* The settings; "changed::trust-lists" is emitted on it. (transfer none) */
GSettings *lykta_verify_get_settings (void);

/* The icon for a verdict, so that colour need not tell it */
const char *lykta_verify_get_icon (LyktaPdfVerdict verdict);
const char *lykta_verify_get_style (LyktaPdfVerdict verdict);

G_END_DECLS
