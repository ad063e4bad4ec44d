/* lykta-registers.h: every register that Lykta keeps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * lykta_registers_get:
 *
 * Returns: (transfer none): all registers in the order of the sidebar, then those that are parts of others, then those of the office;
 *   ends with %NULL
 */
const LyktaRegister *const *lykta_registers_get (void);

G_END_DECLS
