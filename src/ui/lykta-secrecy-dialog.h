/* lykta-secrecy-dialog.h: marks records as secret: section of law, date, authority
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_SECRECY_DIALOG (lykta_secrecy_dialog_get_type ())

/**
 * LyktaSecrecyDialog:
 *
 * Signal `done` (guint n): so many records were marked, as one step.
 */
G_DECLARE_FINAL_TYPE (LyktaSecrecyDialog, lykta_secrecy_dialog, LYKTA, SECRECY_DIALOG, AdwDialog)

/* @ids: (element-type gint64): the records */
GtkWidget *lykta_secrecy_dialog_new (LyktaStore *store, const LyktaRegister *reg, GArray *ids);

void lykta_secrecy_dialog_set_section (LyktaSecrecyDialog *self, const char *code);
void lykta_secrecy_dialog_apply (LyktaSecrecyDialog *self);

G_END_DECLS
