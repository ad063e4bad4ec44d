/* lykta-log-dialog.h: what was changed, when and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_LOG_DIALOG (lykta_log_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaLogDialog, lykta_log_dialog, LYKTA, LOG_DIALOG, AdwDialog)

AdwDialog *lykta_log_dialog_new (LyktaStore *store);

G_END_DECLS
