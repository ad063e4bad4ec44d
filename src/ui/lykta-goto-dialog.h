/* lykta-goto-dialog.h: goes to any page, record or action by a few letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_GOTO_DIALOG (lykta_goto_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaGotoDialog, lykta_goto_dialog, LYKTA, GOTO_DIALOG, AdwDialog)

AdwDialog *lykta_goto_dialog_new (LyktaStore *store);

G_END_DECLS
