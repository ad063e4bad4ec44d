/* lykta-deadline.c: when a time limit ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-deadline.h"

#include <stdio.h>
#include <string.h>

#include "lykta-calendar.h"
#include "lykta-clock.h"

#define DAY_LENGTH 10

static GDateTime *
parse_moment (const char *moment)
{
  return moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
}

static char *
format_moment (GDateTime *moment)
{
  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static gboolean
parse_day (const char *day, GDate *date)
{
  guint year, month, number;

  g_date_clear (date, 1);
  if (day == NULL || strlen (day) != DAY_LENGTH || sscanf (day, "%4u-%2u-%2u", &year, &month, &number) != 3)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
format_day (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date), (guint) g_date_get_month (date),
                          (guint) g_date_get_day (date));
}

/* The last second of a day in Stockholm, in UTC. */
static char *
get_end_of_day (const char *day)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autofree char *text = g_strconcat (day, "T23:59:59", NULL);
  g_autoptr (GDateTime) local = g_date_time_new_from_iso8601 (text, zone);
  g_autoptr (GDateTime) moment = local != NULL ? g_date_time_to_utc (local) : NULL;

  return format_moment (moment);
}

/**
 * lykta_deadline_add_hours:
 *
 * Counted from the very moment: Article 3(1) of Regulation 1182/71 leaves the hour begun out, which would give some
 * minutes more, but who is to report has no use for a clock that runs late.
 */
char *
lykta_deadline_add_hours (const char *moment, guint hours)
{
  g_autoptr (GDateTime) start = parse_moment (moment);
  g_autoptr (GDateTime) end = start != NULL ? g_date_time_add_hours (start, (int) hours) : NULL;

  return format_moment (end);
}

char *
lykta_deadline_add (const char *day, guint length, LyktaDeadlineUnit unit)
{
  GDate date;

  g_return_val_if_fail (unit != LYKTA_DEADLINE_HOURS, NULL);

  if (!parse_day (day, &date))
    return NULL;

  /* GLib, too, takes the last of a month that is shorter. */
  if (unit == LYKTA_DEADLINE_MONTHS)
    g_date_add_months (&date, length);
  else
    g_date_add_days (&date, length);
  return format_day (&date);
}

char *
lykta_deadline_move (const char *day)
{
  GDate date;

  if (!parse_day (day, &date))
    return NULL;

  while (!lykta_calendar_is_working_day (&date))
    g_date_add_days (&date, 1);
  return format_day (&date);
}

char *
lykta_deadline_get_moment (const char *moment, guint length, LyktaDeadlineUnit unit)
{
  g_autofree char *day = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *moved = NULL;

  if (unit == LYKTA_DEADLINE_HOURS)
    return lykta_deadline_add_hours (moment, length);

  day = lykta_deadline_get_day (moment);
  plain = lykta_deadline_add (day, length, unit);
  moved = lykta_deadline_move (plain);
  return moved != NULL ? get_end_of_day (moved) : NULL;
}

char *
lykta_deadline_get_day (const char *moment)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) utc = parse_moment (moment);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
}

int
lykta_deadline_count_days (const char *from, const char *to)
{
  GDate first;
  GDate last;

  if (!parse_day (from, &first) || !parse_day (to, &last))
    return 0;
  return g_date_days_between (&first, &last);
}
