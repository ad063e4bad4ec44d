/* lykta-transfer-countdown.h: the transfers to come, by how many days are left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_TRANSFER_COUNTDOWN (lykta_transfer_countdown_get_type ())
#define LYKTA_TYPE_TRANSFER_SECTION (lykta_transfer_section_get_type ())

/* A face of the register */
G_DECLARE_FINAL_TYPE (LyktaTransferCountdown, lykta_transfer_countdown, LYKTA, TRANSFER_COUNTDOWN, AdwBin)

GtkWidget *lykta_transfer_countdown_new (LyktaStore *store);

/* One transfer: how many days are left, what stands in the way, and the next step. */
G_DECLARE_FINAL_TYPE (LyktaTransferSection, lykta_transfer_section, LYKTA, TRANSFER_SECTION, LyktaRecordSection)

/* "31 days left", "9 days late"; NULL without a date. (transfer full) */
char *lykta_transfer_format_left (LyktaRecord *transfer, const char *today);

G_END_DECLS
