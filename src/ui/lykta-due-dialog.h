/* lykta-due-dialog.h: everything that is overdue or falls due, over all registers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_DUE_DIALOG (lykta_due_dialog_get_type ())

/**
 * LyktaDueDialog:
 *
 * One list in the order of urgency. A row opens its record; what can wait is put off until a day, with a reason, and stands below
 * until then. The law's clocks cannot be put off.
 */
G_DECLARE_FINAL_TYPE (LyktaDueDialog, lykta_due_dialog, LYKTA, DUE_DIALOG, AdwDialog)

AdwDialog *lykta_due_dialog_new (LyktaStore *store);

G_END_DECLS
