/* lykta-levels-section.h: the levels of a classification, on top of its pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_LEVELS_SECTION (lykta_levels_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaLevelsSection, lykta_levels_section, LYKTA, LEVELS_SECTION, LyktaRecordSection)

/* The fields that it shows in the pane's stead */
extern const char *const lykta_levels_section_fields[];

G_END_DECLS
