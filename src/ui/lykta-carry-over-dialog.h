/* lykta-carry-over-dialog.h: asks what becomes of open activities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_CARRY_OVER_DIALOG (lykta_carry_over_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaCarryOverDialog, lykta_carry_over_dialog, LYKTA, CARRY_OVER_DIALOG, AdwDialog)

/**
 * lykta_carry_over_dialog_present:
 * @year: the year that is closed
 *
 * Asks about every activity that is open at the end of a year; all decisions are one change. Says by a toast when there is nothing to
 * decide. For the plan's page, and for whoever begins the review of the next year.
 */
void lykta_carry_over_dialog_present (GtkWidget *widget, LyktaStore *store, int year);

/* Asks about one activity, which is moved to a later year. */
void lykta_carry_over_dialog_present_for (GtkWidget *widget, LyktaStore *store, LyktaRecord *activity, int year);

/* Saves and closes; or says what lacks, and what was entered stays. */
gboolean lykta_carry_over_dialog_save (LyktaCarryOverDialog *self);

G_END_DECLS
