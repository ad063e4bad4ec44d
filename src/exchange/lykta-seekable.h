/* lykta-seekable.h: a stream that can be read from its beginning again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lykta_seekable_new:
 * @stream: read from where it stands
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (nullable) (transfer full): @stream when it can seek, otherwise a stream of a copy in a file without a name
 */
GInputStream *lykta_seekable_new (GInputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
