/* lykta-finding-section.h: how old a recommendation is, and how it was judged year by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_FINDING_SECTION (lykta_finding_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaFindingSection, lykta_finding_section, LYKTA, FINDING_SECTION, LyktaRecordSection)

G_END_DECLS
