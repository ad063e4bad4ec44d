/* lykta-need-section.h: whether an impact assessment is needed, by the nine criteria
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_NEED_SECTION (lykta_need_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaNeedSection, lykta_need_section, LYKTA, NEED_SECTION, LyktaRecordSection)

/* For lykta-extras.c: the fields of an impact assessment that the section shows */
extern const char *const lykta_need_section_fields[];

G_END_DECLS
