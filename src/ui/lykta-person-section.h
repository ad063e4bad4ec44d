/* lykta-person-section.h: what a person answers for, and owes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-duties.h"
#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PERSON_SECTION (lykta_person_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaPersonSection, lykta_person_section, LYKTA, PERSON_SECTION, LyktaRecordSection)

/* "Information owner for 7 information assets, 1 overdue" (transfer full) */
char *lykta_duty_describe (const LyktaDuty *duty);

/* Opens the person who uses the program; a command of every register. */
void lykta_person_section_open_me (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);

G_END_DECLS
