/* lykta-hand-over-dialog.h: hands what someone answers for over to a successor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_HAND_OVER_DIALOG (lykta_hand_over_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaHandOverDialog, lykta_hand_over_dialog, LYKTA, HAND_OVER_DIALOG, AdwDialog)

GtkWidget *lykta_hand_over_dialog_new (LyktaStore *store, LyktaRecord *person, GtkWidget *place);

/* The command of a person's record */
void lykta_hand_over_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *person);

G_END_DECLS
