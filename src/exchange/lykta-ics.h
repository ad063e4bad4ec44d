/* lykta-ics.h: calendars as files of other programs have them (iCalendar, RFC 5545)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LyktaIcsEvent LyktaIcsEvent;

/**
 * LyktaIcsEvent:
 * @uid: the same for the same event in every file
 * @instance: (nullable): of an event that recurs, the day on which its rule puts this one, YYYY-MM-DD
 * @title: what
 * @text: (nullable): more about it
 * @category: (nullable): a heading of the calendar program
 * @day: YYYY-MM-DD, in Europe/Stockholm
 * @moment: (nullable): when it is a moment and not a whole day
 * @confidential: the calendar program should not show it to others (RFC 5545, 3.8.1.3)
 * @cancelled: it is called off
 *
 * Something on a day.
 */
struct _LyktaIcsEvent
{
  char *uid;
  char *instance;
  char *title;
  char *text;
  char *category;
  char *day;
  GDateTime *moment;
  gboolean confidential;
  gboolean cancelled;
};

LyktaIcsEvent *lykta_ics_event_new (const char *uid, const char *title, const char *day);
void lykta_ics_event_free (LyktaIcsEvent *self);

/**
 * lykta_ics_write:
 * @name: of the calendar
 * @events: (element-type LyktaIcsEvent)
 * @stamp: when it is written
 * @alarm_days: how many days before an event the calendar program tells of it; less than 0: never
 *
 * Whole days take no one's time: a calendar shows them as free (TRANSP:TRANSPARENT).
 *
 * Returns: (transfer full): a calendar in UTF-8, lines folded at 75 bytes and ended by CRLF (RFC 5545, 3.1)
 */
GBytes *lykta_ics_write (const char *name, GPtrArray *events, GDateTime *stamp, int alarm_days);

/**
 * lykta_ics_read:
 * @bytes: a calendar of any program, of at most 16 MiB
 * @from: first day that is asked for, YYYY-MM-DD
 * @to: last day
 *
 * Reads the events, and those that recur once for each time within the days; a time that was moved or called off by itself is as it
 * stands there. To-dos and journals are not read.
 *
 * Returns: (transfer full) (nullable) (element-type LyktaIcsEvent): by day, then by identity; %NULL with %LYKTA_ERROR_INVALID when it
 *   is no calendar, is too large, or has more than 20 000 events
 */
GPtrArray *lykta_ics_read (GBytes *bytes, const char *from, const char *to, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaIcsEvent, lykta_ics_event_free)

G_END_DECLS
