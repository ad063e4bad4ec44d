/* lykta-defaults.h: what every new register file has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Fills what every new file has: pick lists, deadline rules, the office's single record. */
gboolean lykta_defaults_fill (LyktaStore *store, const char *office, const char *committee, const char *language, GError **error);
/* Adds what a newer version brings and the file has never had, when it is opened. */
gboolean lykta_defaults_update (LyktaStore *store, GError **error);

G_END_DECLS
