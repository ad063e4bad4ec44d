/* lykta-indicator-section.h: how far an activity is, by its indicator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_INDICATOR_SECTION (lykta_indicator_section_get_type ())

/**
 * LyktaIndicatorSection:
 *
 * Says what an activity's indicator says, opens the records that remain, and says when none does.
 */
G_DECLARE_FINAL_TYPE (LyktaIndicatorSection, lykta_indicator_section, LYKTA, INDICATOR_SECTION, LyktaRecordSection)

G_END_DECLS
