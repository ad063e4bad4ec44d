/* lykta-time.c: days and moments as the file keeps them and as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-time.h"

/* Our own, because the C library only knows the months of installed locales. */
static const char *const months[] = {
  NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
  NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
  NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
};

static const char *
get_month (guint month)
{
  return g_dpgettext2 (NULL, "month", months[month - 1]);
}

/* Digits as in the pattern's 0s, all else as it stands. */
static gboolean
has_shape (const char *text, const char *shape)
{
  for (; *shape != '\0'; text++, shape++)
    if (*shape == '0' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;
  return *text == '\0';
}

static char *
make_date (int year, int month, int day)
{
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
write_time (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

gboolean
lykta_date_is_valid (const char *date)
{
  g_autofree char *made = NULL;

  if (!has_shape (date, "0000-00-00"))
    return FALSE;
  made = make_date (atoi (date), atoi (date + 5), atoi (date + 8));
  return made != NULL;
}

gboolean
lykta_time_is_valid (const char *time_)
{
  g_autoptr (GDateTime) time = NULL;

  if (!has_shape (time_, "0000-00-00T00:00:00Z"))
    return FALSE;
  time = g_date_time_new_from_iso8601 (time_, NULL);
  return time != NULL;
}

/* "31 Jan 2025", as lykta_date_format() writes it, or in English */
static char *
parse_words (const char *text)
{
  char name[32];
  int year;
  int day;
  int n_read = 0;

  if (sscanf (text, "%2d %31s %4d%n", &day, name, &year, &n_read) != 3 || text[n_read] != '\0')
    return NULL;
  for (guint month = 1; month <= G_N_ELEMENTS (months); month++)
    if (g_ascii_strcasecmp (name, get_month (month)) == 0 || g_ascii_strcasecmp (name, months[month - 1]) == 0)
      return make_date (year, (int) month, day);
  return NULL;
}

char *
lykta_date_parse (const char *text)
{
  int year;
  int month;
  int day;
  int n_read = 0;

  if (has_shape (text, "0000-00-00"))
    return make_date (atoi (text), atoi (text + 5), atoi (text + 8));
  if (has_shape (text, "00000000"))
    {
      if (sscanf (text, "%4d%2d%2d", &year, &month, &day) == 3)
        return make_date (year, month, day);
      return NULL;
    }
  if (has_shape (text, "00-00-00"))
    return make_date (2000 + atoi (text), atoi (text + 3), atoi (text + 6));
  if (sscanf (text, "%2d/%2d %4d%n", &day, &month, &year, &n_read) == 3 && text[n_read] == '\0' && year > 1000)
    return make_date (year, month, day);
  return parse_words (text);
}

/* An hour that does not exist or comes twice (summer time) is taken as GLib does: the later zone offset. */
char *
lykta_time_parse (const char *text)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autofree char *date = NULL;
  g_autofree char *day_part = NULL;
  g_autoptr (GDateTime) time = NULL;
  const char *clock;
  int hour;
  int minute;
  int second = 0;
  int n_read = 0;
  int n_more = 0;

  if (lykta_time_is_valid (text))
    return g_strdup (text);

  time = g_date_time_new_from_iso8601 (text, zone);
  if (time != NULL && strchr (text, 'T') != NULL)
    return write_time (time);
  g_clear_pointer (&time, g_date_time_unref);

  clock = strrchr (text, ' ');
  if (clock == NULL)
    return NULL;
  day_part = g_strndup (text, (gsize) (clock - text));
  if (day_part[0] != '\0' && day_part[strlen (day_part) - 1] == ',')
    day_part[strlen (day_part) - 1] = '\0';
  date = lykta_date_parse (day_part);
  if (date == NULL || sscanf (clock, " %2d%*1[:.]%2d%n", &hour, &minute, &n_read) != 2)
    return NULL;
  if (clock[n_read] != '\0' && (sscanf (clock + n_read, ":%2d%n", &second, &n_more) != 1 || clock[n_read + n_more] != '\0'))
    return NULL;
  if (hour < 0 || minute < 0 || second < 0)
    return NULL;
  time = g_date_time_new (zone, atoi (date), atoi (date + 5), atoi (date + 8), hour, minute, second);
  return time != NULL ? write_time (time) : NULL;
}

char *
lykta_date_format (const char *date)
{
  if (!lykta_date_is_valid (date))
    return g_strdup (date);
  /* Translators: a day: day of the month, short name of the month, year. */
  return g_strdup_printf (_ ("%d %s %d"), atoi (date + 8), get_month ((guint) atoi (date + 5)), atoi (date));
}

char *
lykta_time_format (const char *time_)
{
  g_autoptr (GDateTime) local = lykta_time_get_local (time_);
  g_autofree char *date = NULL;
  g_autofree char *shown = NULL;

  if (local == NULL)
    return g_strdup (time_);
  date = g_date_time_format (local, "%Y-%m-%d");
  shown = lykta_date_format (date);
  /* Translators: a day and a time of it: "31 Jan 2025, 14:05". */
  return g_strdup_printf (_ ("%s, %02d:%02d"), shown, g_date_time_get_hour (local), g_date_time_get_minute (local));
}

GDate
lykta_date_get (const char *date)
{
  GDate day;

  g_date_clear (&day, 1);
  if (lykta_date_is_valid (date))
    g_date_set_dmy (&day, (GDateDay) atoi (date + 8), (GDateMonth) atoi (date + 5), (GDateYear) atoi (date));
  return day;
}

char *
lykta_date_add_days (const char *date, int days)
{
  GDate day = lykta_date_get (date);

  g_return_val_if_fail (g_date_valid (&day), NULL);

  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);
  return make_date (g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day));
}

GDateTime *
lykta_time_get_local (const char *time_)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (time_, NULL);

  return time != NULL ? g_date_time_to_timezone (time, zone) : NULL;
}
