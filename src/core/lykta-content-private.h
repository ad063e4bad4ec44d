/* lykta-content-private.h: contents, for the store that writes and checks them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-content.h"
#include "lykta-transaction.h"

G_BEGIN_DECLS

typedef void (*LyktaContentFunc) (const char *digest, gpointer user_data);

gboolean lykta_transaction_write_contents (LyktaTransaction *self, GError **error);
gboolean lykta_content_check_all (LyktaStore *self, LyktaContentFunc func, gpointer user_data, GError **error);

G_END_DECLS
