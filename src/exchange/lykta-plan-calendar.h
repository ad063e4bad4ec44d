/* lykta-plan-calendar.h: the yearly plan and the deadlines in other programs' calendars, and another's calendar in the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-ics.h"
#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaCalendarParts:
 * @LYKTA_CALENDAR_PLAN: the occurrences of the yearly plan, also those that have not been made yet
 * @LYKTA_CALENDAR_DEADLINES: whatever else is due, over all registers
 * @LYKTA_CALENDAR_PUBLIC: without records that bear a secrecy mark
 *
 * What is written to a calendar.
 */
typedef enum
{
  LYKTA_CALENDAR_PLAN = 1 << 0,
  LYKTA_CALENDAR_DEADLINES = 1 << 1,
  LYKTA_CALENDAR_PUBLIC = 1 << 2,
} LyktaCalendarParts;

/**
 * lykta_plan_calendar_list:
 * @year: of the plan; deadlines are those of the year, and what is overdue
 * @n_hidden: (out) (optional): how many were left out as secret
 *
 * An occurrence keeps its identity when it is made, moved or made again: it is that of its activity and period. What another calendar
 * brought here is not sent back to it.
 *
 * Returns: (transfer full) (nullable) (element-type LyktaIcsEvent)
 */
GPtrArray *lykta_plan_calendar_list (LyktaStore *store, int year, LyktaCalendarParts parts, guint *n_hidden, GError **error);

/**
 * LyktaCalendarChanges:
 *
 * What reading a calendar does: occurrences that are new, that have moved or changed, and that the calendar no longer has.
 */
typedef struct
{
  guint n_added;
  guint n_changed;
  guint n_dropped;
} LyktaCalendarChanges;

/**
 * lykta_plan_calendar_import:
 * @events: (element-type LyktaIcsEvent): of the data protection officer's calendar
 * @from: first day that was read
 * @to: last day
 * @changes: (out): what the edit does
 *
 * Brings the events into the plan's second track. An event that was read before is changed, never added again; what was done stays as it
 * is; what the calendar no longer has, or calls off, is dropped if nobody has begun it.
 *
 * Returns: (transfer full) (nullable): the edit, empty when the plan says the same already
 */
LyktaEdit *lykta_plan_calendar_import (LyktaStore *store, GPtrArray *events, const char *from, const char *to,
                                       LyktaCalendarChanges *changes, GError **error);

G_END_DECLS
