/* lykta-file-bytes.h: a whole file of anyone's, taken into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lykta_file_bytes_read:
 * @path: a plain path
 * @most: bytes that such a file may have
 *
 * Reads a file of a bounded size: no folder, and no pipe or device, which might never end. Safe in a thread.
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL with %LYKTA_ERROR_NOT_FOUND, %LYKTA_ERROR_INVALID or %LYKTA_ERROR_FAILED
 */
GBytes *lykta_file_bytes_read (const char *path, gsize most, GCancellable *cancellable, GError **error);

G_END_DECLS
