/* lykta-need.h: how well an asset must be protected, for its own sake and for that of what depends on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

void lykta_need_derive (LyktaStore *store, LyktaRecord *asset, gboolean is_new);

G_END_DECLS
