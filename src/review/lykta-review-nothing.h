/* lykta-review-nothing.h: what was said of a register holds for the sections of the review that are about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * lykta_review_state_nothing:
 * @reg: the register that has nothing to report
 * @person: who says so
 * @day: when
 * @edit: takes the change
 *
 * Of the review that is being written, the sections whose facts are of @reg alone and that have neither facts nor text say so, too
 * (ISO/IEC 27001 clause 9.3.2).
 *
 * Returns: how many sections; -1 with @error set
 */
int lykta_review_state_nothing (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 person, const char *day,
                                GError **error);

G_END_DECLS
