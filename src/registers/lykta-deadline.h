/* lykta-deadline.h: when a time limit ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are YYYY-MM-DD, moments YYYY-MM-DDTHH:MM:SSZ; NULL or what is neither gives NULL. Results are (transfer full). */

/**
 * LyktaDeadlineUnit:
 * @LYKTA_DEADLINE_HOURS: run without stop, over nights and holidays
 * @LYKTA_DEADLINE_DAYS: calendar days
 * @LYKTA_DEADLINE_MONTHS: to the day of the same number, or the last of the month where there is none
 */
typedef enum
{
  LYKTA_DEADLINE_HOURS,
  LYKTA_DEADLINE_DAYS,
  LYKTA_DEADLINE_MONTHS,
} LyktaDeadlineUnit;

char *lykta_deadline_add_hours (const char *moment, guint hours);

/**
 * lykta_deadline_add:
 * @day: when the event was
 * @unit: days or months
 *
 * Returns: the plain last day, before it is moved
 */
char *lykta_deadline_add (const char *day, guint length, LyktaDeadlineUnit unit);

/**
 * lykta_deadline_move:
 * @day: the plain last day
 *
 * A period in days or months whose last day is a Saturday, Sunday or holiday ends with the next working day: Regulation
 * (EEC, Euratom) No 1182/71, Article 3(4).
 *
 * Returns: the day itself or the next working day
 */
char *lykta_deadline_move (const char *day);

/**
 * lykta_deadline_get_moment:
 * @moment: when the event was
 *
 * Returns: the last moment: for hours that many later, otherwise the last second in Stockholm of the day on which the
 *   period ends, moved
 */
char *lykta_deadline_get_moment (const char *moment, guint length, LyktaDeadlineUnit unit);

/* The day in Stockholm at a moment. */
char *lykta_deadline_get_day (const char *moment);

/* Days from one day to another; 0 when one of them is none. */
int lykta_deadline_count_days (const char *from, const char *to);

G_END_DECLS
