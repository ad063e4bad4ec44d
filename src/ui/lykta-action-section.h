/* lykta-action-section.h: one action: marked as done, with what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ACTION_SECTION (lykta_action_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaActionSection, lykta_action_section, LYKTA, ACTION_SECTION, LyktaRecordSection)

/* For lykta-extras.c */
gboolean lykta_action_is_open (LyktaStore *store, LyktaRecord *record);
void lykta_action_done_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record);

/* Asks on which day an action was done and what came of it, and saves both with the state. */
AdwDialog *lykta_action_done_dialog_new (LyktaStore *store, LyktaRecord *action);

G_END_DECLS
