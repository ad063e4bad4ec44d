/* lykta-deadline-rules.h: time limits as the register of deadline rules sets them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Each takes the rule that was valid on the day of the event, the newest when there are several; NULL when there is none.
 * (transfer full) */
char *lykta_deadline_rules_get_day (LyktaStore *store, const char *code, const char *day);
LyktaRecord *lykta_deadline_rules_find (LyktaStore *store, const char *code, const char *day);
LyktaRecord *lykta_deadline_rules_find_track (LyktaStore *store, const char *track, const char *day);
char *lykta_deadline_rules_get_moment (LyktaRecord *rule, const char *moment);

G_END_DECLS
