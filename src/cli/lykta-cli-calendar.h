/* lykta-cli-calendar.h: the plan as a calendar file, for whichever command shows the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-plan-calendar.h"

G_BEGIN_DECLS

/* @alarm_days: less than 0: no alarms; @path: "-" is standard output */
gboolean lykta_cli_write_calendar (LyktaStore *store, int year, LyktaCalendarParts parts, int alarm_days, const char *path,
                                   GError **error);

G_END_DECLS
