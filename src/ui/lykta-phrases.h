/* lykta-phrases.h: times and counts in words, as the Overview says them: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All are (transfer full) and in the user's language; @timed tells a moment from a day. */
char *lykta_phrase_left (GDateTime *due, gboolean timed, GDateTime *now); /* "31 h 12 min", "8 days", "9 days late" */
char *lykta_phrase_until (GDateTime *due, gboolean timed,
                          GDateTime *now); /* "until Thu 14:20", "until Thu 19 Nov", "was due 2 Nov" */
char *lykta_phrase_day (GDateTime *now);   /* "Wednesday 11 November 2026" */
char *lykta_phrase_lead (guint n_overdue, GDateTime *clock, gboolean timed, GDateTime *now);
char *lykta_phrase_outlook (guint n_activities, guint n_done, int year, guint n_better, guint n_compared);
char *lykta_phrase_percent (gint64 value, gint64 total);

G_END_DECLS
