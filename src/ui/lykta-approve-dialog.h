/* lykta-approve-dialog.h: asks who approves a classification, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_APPROVE_DIALOG (lykta_approve_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaApproveDialog, lykta_approve_dialog, LYKTA, APPROVE_DIALOG, AdwDialog)

GtkWidget *lykta_approve_dialog_new (LyktaStore *store, LyktaRecord *classification);

G_END_DECLS
