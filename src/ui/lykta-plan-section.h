/* lykta-plan-section.h: the action plan of a classification, or of an asset's classifications
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_SECTION (lykta_plan_section_get_type ())

/**
 * LyktaPlanSection:
 *
 * How far the plan has come, its actions to be ticked as they are done, and an entry for the next one (handbook A60).
 */
G_DECLARE_FINAL_TYPE (LyktaPlanSection, lykta_plan_section, LYKTA, PLAN_SECTION, LyktaRecordSection)

G_END_DECLS
