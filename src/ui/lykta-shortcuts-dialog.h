/* lykta-shortcuts-dialog.h: all keys, from the table that sets them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *lykta_shortcuts_dialog_new (void);

G_END_DECLS
