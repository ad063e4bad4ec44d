/* lykta-weeding-dialog.h: what may be weeded by now; a person ticks and decides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_WEEDING_DIALOG (lykta_weeding_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaWeedingDialog, lykta_weeding_dialog, LYKTA, WEEDING_DIALOG, AdwDialog)

/* @place: where it is said how it went */
GtkWidget *lykta_weeding_dialog_new (GtkWidget *place, LyktaStore *store);

/* The number of proposals; ticks one of them; does what is ticked. */
guint lykta_weeding_dialog_get_n_items (LyktaWeedingDialog *self);
void lykta_weeding_dialog_tick (LyktaWeedingDialog *self, guint position, gboolean ticked);
void lykta_weeding_dialog_apply (LyktaWeedingDialog *self);

G_END_DECLS
