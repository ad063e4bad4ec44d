/* lykta-statement.h: that a register has nothing to report, said by someone on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Adds that @reg has nothing to report, in the name of who uses the store (A39, A48). */
void lykta_statement_add (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, const char *day);

/* The last statement of @reg that nothing has been entered after. (transfer full) (nullable) */
LyktaRecord *lykta_statement_find (LyktaStore *store, const LyktaRegister *reg);

G_END_DECLS
