/* lykta-calendar.c: Swedish holidays and working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "lykta-calendar.h"

/* Days of every year */
static const struct
{
  GDateMonth month;
  GDateDay day;
} fixed_holidays[] = {
  { G_DATE_JANUARY, 1 },   /* nyårsdagen */
  { G_DATE_JANUARY, 6 },   /* trettondedag jul */
  { G_DATE_MAY, 1 },       /* första maj */
  { G_DATE_DECEMBER, 25 }, /* juldagen */
  { G_DATE_DECEMBER, 26 }, /* annandag jul */
};

/* Days counted from Easter Sunday */
static const int easter_holidays[] = {
  -2, /* långfredagen */
  0,  /* påskdagen */
  1,  /* annandag påsk */
  39, /* Kristi himmelsfärdsdag */
  49, /* pingstdagen */
};

#define WHIT_MONDAY 50
#define NATIONAL_DAY_YEAR 2005 /* the national day took the place of Whit Monday (SFS 2004:1320) */

static gboolean
is_national_day (const GDate *date, int after_easter)
{
  if (g_date_get_year (date) < NATIONAL_DAY_YEAR)
    return after_easter == WHIT_MONDAY;
  return g_date_get_month (date) == G_DATE_JUNE && g_date_get_day (date) == 6;
}

/* The Saturday between 20 and 26 June */
static gboolean
is_midsummer_day (const GDate *date)
{
  return g_date_get_weekday (date) == G_DATE_SATURDAY && g_date_get_month (date) == G_DATE_JUNE && g_date_get_day (date) >= 20
         && g_date_get_day (date) <= 26;
}

/* The Saturday between 31 October and 6 November */
static gboolean
is_all_saints_day (const GDate *date)
{
  if (g_date_get_weekday (date) != G_DATE_SATURDAY)
    return FALSE;
  return (g_date_get_month (date) == G_DATE_OCTOBER && g_date_get_day (date) == 31)
         || (g_date_get_month (date) == G_DATE_NOVEMBER && g_date_get_day (date) <= 6);
}

static gboolean
is_eve (const GDate *date)
{
  GDate next = *date;

  if (g_date_get_month (date) == G_DATE_DECEMBER)
    return g_date_get_day (date) == 24 || g_date_get_day (date) == 31;

  g_date_add_days (&next, 1);
  return is_midsummer_day (&next);
}

/**
 * lykta_calendar_get_easter:
 * @year: a year of the Gregorian calendar
 *
 * The anonymous Gregorian algorithm (Meeus, Jones, Butcher).
 *
 * Returns: Easter Sunday
 */
GDate
lykta_calendar_get_easter (GDateYear year)
{
  GDate date;
  int a = year % 19;
  int b = year / 100;
  int c = year % 100;
  int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (f % 31 + 1), (GDateMonth) (f / 31), year);
  return date;
}

gboolean
lykta_calendar_is_holiday (const GDate *date)
{
  GDate easter = lykta_calendar_get_easter (g_date_get_year (date));
  int after_easter = g_date_days_between (&easter, date);

  for (guint i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    if (g_date_get_month (date) == fixed_holidays[i].month && g_date_get_day (date) == fixed_holidays[i].day)
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (easter_holidays); i++)
    if (after_easter == easter_holidays[i])
      return TRUE;

  return is_national_day (date, after_easter) || is_midsummer_day (date) || is_all_saints_day (date);
}

gboolean
lykta_calendar_is_working_day (const GDate *date)
{
  GDateWeekday weekday = g_date_get_weekday (date);

  return weekday != G_DATE_SATURDAY && weekday != G_DATE_SUNDAY && !lykta_calendar_is_holiday (date) && !is_eve (date);
}

gboolean
lykta_calendar_read_day (GDate *date, const char *text)
{
  int year;
  int month;
  int day;

  g_date_clear (date, 1);
  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

char *
lykta_calendar_write_day (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date));
}
