/* lykta-action-progress.h: how far the actions have come, source by source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ACTION_PROGRESS (lykta_action_progress_get_type ())

/* A face of the register */
G_DECLARE_FINAL_TYPE (LyktaActionProgress, lykta_action_progress, LYKTA, ACTION_PROGRESS, AdwBin)

GtkWidget *lykta_action_progress_new (LyktaStore *store);

G_END_DECLS
