/* lykta-preferences-dialog.h: what a person sets for themselves, and the way to what the office sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PREFERENCES_DIALOG (lykta_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaPreferencesDialog, lykta_preferences_dialog, LYKTA, PREFERENCES_DIALOG, AdwPreferencesDialog)

/* @store: (nullable): the open register */
AdwDialog *lykta_preferences_dialog_new (LyktaStore *store);

G_END_DECLS
