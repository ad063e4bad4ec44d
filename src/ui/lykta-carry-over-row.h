/* lykta-carry-over-row.h: what is decided about one activity
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-carry-over.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_CARRY_OVER_ROW (lykta_carry_over_row_get_type ())

G_DECLARE_FINAL_TYPE (LyktaCarryOverRow, lykta_carry_over_row, LYKTA, CARRY_OVER_ROW, AdwBin)

GtkWidget *lykta_carry_over_row_new (LyktaStore *store, LyktaRecord *activity, int to);

void lykta_carry_over_row_set_kind (LyktaCarryOverRow *self, LyktaCarryKind kind);

/* What was entered; NULL while nothing has been decided. (transfer full) */
LyktaCarryDecision *lykta_carry_over_row_get_decision (LyktaCarryOverRow *self);

/* Shows that something lacks here, and puts the keyboard there. */
void lykta_carry_over_row_point_out (LyktaCarryOverRow *self);

G_END_DECLS
