/* lykta-checklist-section.h: what an article of law asks of the record, and what lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_CHECKLIST_SECTION (lykta_checklist_section_get_type ())

/**
 * LyktaChecklistSection:
 *
 * On top of the pane: the legal warnings, and each point of the article that is not met; all points when asked. A click on a
 * row goes to the field that answers it.
 */
G_DECLARE_FINAL_TYPE (LyktaChecklistSection, lykta_checklist_section, LYKTA, CHECKLIST_SECTION, LyktaRecordSection)

G_END_DECLS
