/* lykta-calendar.h: Swedish holidays and working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDate lykta_calendar_get_easter (GDateYear year);

/* Public holidays by lagen (1989:253) om allmänna helgdagar; Sundays are none of them unless they are named there. */
gboolean lykta_calendar_is_holiday (const GDate *date);

/**
 * lykta_calendar_is_working_day:
 *
 * No Saturday, Sunday or holiday, nor Midsummer Eve, Christmas Eve or New Year's Eve, which lagen (1930:173) om beräkning
 * av lagstadgad tid, 2 §, treats as holidays.
 */
gboolean lykta_calendar_is_working_day (const GDate *date);

/* YYYY-MM-DD, as days are kept. What is NULL or no day makes an invalid date. */
gboolean lykta_calendar_read_day (GDate *date, const char *text);
char *lykta_calendar_write_day (const GDate *date);

G_END_DECLS
