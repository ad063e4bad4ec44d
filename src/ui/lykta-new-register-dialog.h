/* lykta-new-register-dialog.h: asks what a new register must know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_NEW_REGISTER_DIALOG (lykta_new_register_dialog_get_type ())

/**
 * LyktaNewRegisterDialog:
 *
 * Signal `created` (LyktaOfficeDetails *details): the user wants it; @details belong to the one handler.
 */
G_DECLARE_FINAL_TYPE (LyktaNewRegisterDialog, lykta_new_register_dialog, LYKTA, NEW_REGISTER_DIALOG, AdwDialog)

AdwDialog *lykta_new_register_dialog_new (void);

G_END_DECLS
