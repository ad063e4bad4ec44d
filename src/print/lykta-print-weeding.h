/* lykta-print-weeding.h: the list of what is weeded, to be decided on and kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-print.h"

G_BEGIN_DECLS

/* (transfer full): @items: (element-type LyktaWeedingItem) */
LyktaDocument *lykta_print_weeding (LyktaStore *store, GPtrArray *items);

G_END_DECLS
