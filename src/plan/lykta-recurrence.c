/* lykta-recurrence.c: when an activity is to be done, year by year: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-recurrence.h"

#include "lykta-calendar.h"

#define MONTHS 12

/* A tertial of the city ends on the last day of April, August and December, whatever day of the week that is. */
static const guint tertials[] = { 4, 8, 12 };
static const guint quarters[] = { 3, 6, 9, 12 };

static GDate
get_last_day (int year, guint month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year), (GDateMonth) month, (GDateYear) year);
  return date;
}

static GDate
get_day (int year, guint month, guint day)
{
  GDate date;

  if (day == 0)
    return lykta_recurrence_get_last_working_day (year, month);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)),
                  (GDateMonth) month, (GDateYear) year);
  return date;
}

static void G_GNUC_PRINTF (4, 5) add (const LyktaRecurrence *self, GArray *occasions, const GDate *due, const char *period, ...)
{
  LyktaOccasion occasion = { .due = *due };
  va_list arguments;

  if (g_date_valid (&self->after) && g_date_compare (due, &self->after) <= 0)
    return;
  va_start (arguments, period);
  g_vsnprintf (occasion.period, sizeof occasion.period, period, arguments);
  va_end (arguments);
  g_array_append_val (occasions, occasion);
}

/* By its date; without one, by the end of the plan period. What comes first may put it off. */
static void
add_once (const LyktaRecurrence *self, GArray *occasions, int from, int to)
{
  GDate due = g_date_valid (&self->by) ? self->by : lykta_recurrence_get_last_working_day (self->last_year, MONTHS);

  if (g_date_valid (&self->after) && g_date_compare (&due, &self->after) <= 0)
    {
      due = self->after;
      g_date_add_days (&due, 1);
    }
  if (g_date_get_year (&due) >= from && g_date_get_year (&due) <= to)
    add (self, occasions, &due, "%d", self->last_year);
}

/* Only one time is known beforehand: the next. */
static void
add_after_last (const LyktaRecurrence *self, GArray *occasions, int from, int to)
{
  GDate due;

  if (g_date_valid (&self->last_done))
    {
      due = self->last_done;
      g_date_add_months (&due, MAX (self->every, 1));
    }
  else
    due = get_day (self->first_year, self->month != 0 ? self->month : MONTHS, self->day);

  if (g_date_get_year (&due) >= from && g_date_get_year (&due) <= to)
    add (self, occasions, &due, "%d-%02d", g_date_get_year (&due), (int) g_date_get_month (&due));
}

/* From the month on, evenly spaced; without one, by the end of each part of the year. */
static void
add_times (const LyktaRecurrence *self, GArray *occasions, int year)
{
  guint times = CLAMP (self->every, 1, MONTHS);

  for (guint i = 0; i < times; i++)
    {
      guint month = self->month != 0 ? self->month + i * MONTHS / times : (i + 1) * MONTHS / times;
      GDate due;

      /* What does not fit before the end of the year is done at its end. */
      due = get_day (year, MIN (month, MONTHS), self->day);
      add (self, occasions, &due, "%d %u/%u", year, i + 1, times);
    }
}

static gboolean
is_year_of (const LyktaRecurrence *self, int year)
{
  int every = (int) MAX (self->every, 1);
  int anchor = self->anchor != 0 ? self->anchor : self->first_year;

  return (year - anchor) % every == 0;
}

static void
add_year (const LyktaRecurrence *self, GArray *occasions, int year)
{
  guint month = self->month != 0 ? self->month : MONTHS;
  GDate due;

  switch (self->kind)
    {
    case LYKTA_RECUR_YEARS:
      if (!is_year_of (self, year))
        return;
      G_GNUC_FALLTHROUGH;
    case LYKTA_RECUR_YEARLY:
      due = get_day (year, month, self->day);
      add (self, occasions, &due, "%d", year);
      return;
    case LYKTA_RECUR_QUARTERLY:
      for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
        {
          due = lykta_recurrence_get_last_working_day (year, quarters[i]);
          add (self, occasions, &due, "%d Q%u", year, i + 1);
        }
      return;
    case LYKTA_RECUR_TERTIAL:
      for (guint i = 0; i < G_N_ELEMENTS (tertials); i++)
        {
          due = get_last_day (year, tertials[i]);
          add (self, occasions, &due, "%d T%u", year, i + 1);
        }
      return;
    case LYKTA_RECUR_MONTHLY:
      for (guint i = 1; i <= MONTHS; i++)
        {
          due = get_day (year, i, self->day);
          add (self, occasions, &due, "%d-%02u", year, i);
        }
      return;
    case LYKTA_RECUR_TIMES:
      add_times (self, occasions, year);
      return;
    case LYKTA_RECUR_ONCE:
    case LYKTA_RECUR_AFTER_LAST:
    case LYKTA_RECUR_TRIGGERED:
    default:
      return;
    }
}

GArray *
lykta_recurrence_expand (const LyktaRecurrence *self, int from, int to)
{
  GArray *occasions = g_array_new (FALSE, FALSE, sizeof (LyktaOccasion));

  if (self->kind == LYKTA_RECUR_ONCE)
    add_once (self, occasions, from, to);
  else if (self->kind == LYKTA_RECUR_AFTER_LAST)
    add_after_last (self, occasions, from, to);
  else
    for (int year = MAX (from, self->first_year); year <= MIN (to, self->last_year); year++)
      add_year (self, occasions, year);
  return occasions;
}

GDate
lykta_recurrence_get_last_working_day (int year, guint month)
{
  GDate date = get_last_day (year, month);

  while (!lykta_calendar_is_working_day (&date))
    g_date_subtract_days (&date, 1);
  return date;
}

char *
lykta_recurrence_format_week (const GDate *date)
{
  GDate thursday = *date;

  /* The week's year is that of its Thursday. */
  g_date_add_days (&thursday, 3);
  g_date_subtract_days (&thursday, (guint) g_date_get_weekday (date) - 1);
  return g_strdup_printf ("%d-W%02u", g_date_get_year (&thursday), g_date_get_iso8601_week_of_year (date));
}
