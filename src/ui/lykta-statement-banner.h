/* lykta-statement-banner.h: above a list: who has said that there is nothing to report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_STATEMENT_BANNER (lykta_statement_banner_get_type ())

/**
 * LyktaStatementBanner:
 *
 * Shown until something is entered after the statement.
 */
G_DECLARE_FINAL_TYPE (LyktaStatementBanner, lykta_statement_banner, LYKTA, STATEMENT_BANNER, AdwBin)

GtkWidget *lykta_statement_banner_new (LyktaStore *store, const LyktaRegister *reg);

/* A command of the register, for lykta-extras.c: asks, and states it. */
void lykta_state_nothing_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);

G_END_DECLS
