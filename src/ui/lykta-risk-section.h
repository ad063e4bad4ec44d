/* lykta-risk-section.h: the decision on the internal control plan, and the consequence by length of outage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_RISK_SECTION (lykta_risk_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaRiskSection, lykta_risk_section, LYKTA, RISK_SECTION, LyktaRecordSection)

/* The lowest value that the office wants considered for the internal control plan; 0: it says none. */
gint64 lykta_risk_get_guideline (LyktaStore *store);

G_END_DECLS
