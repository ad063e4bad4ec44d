/* lykta-transfer-dialog.h: decides whether a risk is moved to the internal control plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

AdwDialog *lykta_transfer_dialog_new (LyktaStore *store, LyktaRecord *risk);

G_END_DECLS
