/* lykta-report-dialog.h: decides on a report of an incident, and says when it was sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-fields-dialog.h"

G_BEGIN_DECLS

LyktaFieldsDialog *lykta_report_dialog_new (LyktaStore *store, LyktaRecord *incident, LyktaRecord *report);

G_END_DECLS
