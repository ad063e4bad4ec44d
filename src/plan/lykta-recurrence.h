/* lykta-recurrence.h: when an activity is to be done, year by year: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LyktaRecurrenceKind:
 * @LYKTA_RECUR_ONCE: in the plan period, by a date
 * @LYKTA_RECUR_YEARLY: in a month of every year
 * @LYKTA_RECUR_YEARS: in a month of every N-th year, counted from one in which it was done
 * @LYKTA_RECUR_QUARTERLY: by the last working day of March, June, September, December
 * @LYKTA_RECUR_TERTIAL: by 30 April, 31 August, 31 December
 * @LYKTA_RECUR_MONTHLY: in every month
 * @LYKTA_RECUR_TIMES: N times a year, evenly
 * @LYKTA_RECUR_AFTER_LAST: N months after it was last done
 * @LYKTA_RECUR_TRIGGERED: when something happens: no date is known
 *
 * The rules of recurrence (handbook H.2).
 */
typedef enum
{
  LYKTA_RECUR_ONCE,
  LYKTA_RECUR_YEARLY,
  LYKTA_RECUR_YEARS,
  LYKTA_RECUR_QUARTERLY,
  LYKTA_RECUR_TERTIAL,
  LYKTA_RECUR_MONTHLY,
  LYKTA_RECUR_TIMES,
  LYKTA_RECUR_AFTER_LAST,
  LYKTA_RECUR_TRIGGERED,
} LyktaRecurrenceKind;

/**
 * LyktaRecurrence:
 * @kind: which rule
 * @month: 1 to 12; 0: December, for @LYKTA_RECUR_TIMES the end of each part of the year
 * @day: of the month, its last day where it has none of that number; 0: the last working day
 * @every: years of @LYKTA_RECUR_YEARS, times of @LYKTA_RECUR_TIMES, months of @LYKTA_RECUR_AFTER_LAST; 0 counts as 1
 * @anchor: a year in which it was done, for @LYKTA_RECUR_YEARS; 0: the first year
 * @first_year: of the plan period
 * @last_year: of the plan period
 * @by: (optional, invalid for none): for @LYKTA_RECUR_ONCE, the date it is to be done by
 * @last_done: (optional, invalid for none): for @LYKTA_RECUR_AFTER_LAST
 * @after: (optional, invalid for none): nothing may be done on or before this day, because something else comes first
 */
typedef struct
{
  LyktaRecurrenceKind kind;
  guint month;
  guint day;
  guint every;
  int anchor;
  int first_year;
  int last_year;
  GDate by;
  GDate last_done;
  GDate after;
} LyktaRecurrence;

#define LYKTA_PERIOD_SIZE 16

/**
 * LyktaOccasion:
 * @due: the last day
 * @period: what it is of: "2026", "2026 Q1", "2026 T1", "2026-03", "2026 1/2"; unique within an activity
 *
 * One time that an activity is to be done.
 */
typedef struct
{
  GDate due;
  char period[LYKTA_PERIOD_SIZE];
} LyktaOccasion;

/**
 * lykta_recurrence_expand:
 * @from: first year asked for
 * @to: last year asked for
 *
 * Returns: (transfer full) (element-type LyktaOccasion): by day; the same whether years are asked for one by one or at once
 */
GArray *lykta_recurrence_expand (const LyktaRecurrence *self, int from, int to);

/* The last day of the month on which the office works. */
GDate lykta_recurrence_get_last_working_day (int year, guint month);

/* "2026-W07": the week by ISO 8601, as Swedish calendars number them. */
char *lykta_recurrence_format_week (const GDate *date);

G_END_DECLS
