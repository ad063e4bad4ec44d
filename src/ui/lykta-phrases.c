/* lykta-phrases.c: times and counts in words, as the Overview says them: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-phrases.h"

#include <glib/gi18n-lib.h>

/* Moments nearer than this are told in hours. */
#define HOURS_UNTIL 48

/* "Two things …": whole sentences, because languages inflect what stands around the number. */
static const char *const overdue_sentences[] = {
  N_ ("Nothing is overdue."),        N_ ("One thing is overdue."),     N_ ("Two things are overdue."),
  N_ ("Three things are overdue."),  N_ ("Four things are overdue."),  N_ ("Five things are overdue."),
  N_ ("Six things are overdue."),    N_ ("Seven things are overdue."), N_ ("Eight things are overdue."),
  N_ ("Nine things are overdue."),   N_ ("Ten things are overdue."),   N_ ("Eleven things are overdue."),
  N_ ("Twelve things are overdue."),
};

static const char *const clock_weekdays[] = {
  N_ ("The next clock runs out on Monday."),    N_ ("The next clock runs out on Tuesday."),
  N_ ("The next clock runs out on Wednesday."), N_ ("The next clock runs out on Thursday."),
  N_ ("The next clock runs out on Friday."),    N_ ("The next clock runs out on Saturday."),
  N_ ("The next clock runs out on Sunday."),
};

/* Whole days from the day of @now to the day of @due, negative when it has passed */
static int
days_between (GDateTime *now, GDateTime *due)
{
  GDate from;
  GDate to;
  int year;
  int month;
  int day;

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (&from, 1);
  g_date_set_dmy (&from, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_time_get_ymd (due, &year, &month, &day);
  g_date_clear (&to, 1);
  g_date_set_dmy (&to, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_days_between (&from, &to);
}

static char *
clock_sentence (GDateTime *clock, gboolean timed, GDateTime *now)
{
  int days = days_between (now, clock);
  g_autofree char *date = NULL;

  if (days <= 0 && timed)
    {
      g_autofree char *time = g_date_time_format (clock, "%H:%M");

      /* Translators: %s is a time, such as 14:20 */
      return g_strdup_printf (_ ("The next clock runs out today at %s."), time);
    }
  if (days <= 0)
    return g_strdup (_ ("The next clock runs out today."));
  if (days == 1)
    return g_strdup (_ ("The next clock runs out tomorrow."));
  if (days < 7)
    return g_strdup (_ (clock_weekdays[g_date_time_get_day_of_week (clock) - 1]));

  /* Translators: a day within the year, as in "The next clock runs out on 19 November."; see strftime */
  date = g_date_time_format (clock, _ ("%-d %B"));
  return g_strdup_printf (_ ("The next clock runs out on %s."), date);
}

/**
 * lykta_phrase_left:
 *
 * Returns: how much time is left, or how long it is since
 */
char *
lykta_phrase_left (GDateTime *due, gboolean timed, GDateTime *now)
{
  gint64 minutes = g_date_time_difference (due, now) / G_TIME_SPAN_MINUTE;
  int days = days_between (now, due);

  if (timed && minutes >= 0 && minutes < HOURS_UNTIL * 60)
    /* Translators: hours and minutes that are left */
    return g_strdup_printf (_ ("%d h %02d min"), (int) minutes / 60, (int) minutes % 60);
  if (timed && minutes < 0 && minutes > -HOURS_UNTIL * 60)
    /* Translators: hours and minutes since something should have been done */
    return g_strdup_printf (_ ("%d h %02d min late"), (int) -minutes / 60, (int) -minutes % 60);
  if (days < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days), -days);
  if (days == 0)
    return g_strdup (_ ("Today"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

/**
 * lykta_phrase_until:
 *
 * Returns: when it is or was due
 */
char *
lykta_phrase_until (GDateTime *due, gboolean timed, GDateTime *now)
{
  gboolean same_year = g_date_time_get_year (due) == g_date_time_get_year (now);
  gboolean passed = g_date_time_compare (due, now) < 0;
  gboolean soon = days_between (now, due) < 7;
  const char *format;
  g_autofree char *text = NULL;

  /* Translators: days and times as short as they are clear; see strftime */
  if (!same_year)
    format = _ ("%-d %b %Y");
  else if (passed && !timed)
    format = _ ("%-d %b");
  else if (timed && soon && !passed)
    format = _ ("%a %H:%M");
  else if (timed)
    format = _ ("%-d %b %H:%M");
  else
    format = _ ("%a %-d %b");
  text = g_date_time_format (due, format);

  /* Translators: %s is a day or a time */
  return g_strdup_printf (passed ? _ ("was due %s") : _ ("until %s"), text);
}

/**
 * lykta_phrase_day:
 *
 * Returns: a whole day with its weekday and year
 */
char *
lykta_phrase_day (GDateTime *now)
{
  /* Translators: today, as a subtitle; see strftime */
  return g_date_time_format (now, _ ("%A %-d %B %Y"));
}

/**
 * lykta_phrase_lead:
 * @n_overdue: how many matters are overdue
 * @clock: (nullable): when the next clock runs out
 * @timed: whether that is a moment
 *
 * Returns: the one-minute answer: what is overdue and what comes next
 */
char *
lykta_phrase_lead (guint n_overdue, GDateTime *clock, gboolean timed, GDateTime *now)
{
  g_autofree char *overdue = NULL;
  g_autofree char *next = NULL;

  if (n_overdue < G_N_ELEMENTS (overdue_sentences))
    overdue = g_strdup (_ (overdue_sentences[n_overdue]));
  else
    overdue =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing is overdue.", "%u things are overdue.", n_overdue), n_overdue);

  next = clock != NULL ? clock_sentence (clock, timed, now) : g_strdup (_ ("No clock is running."));

  return g_strjoin (" ", overdue, next, NULL);
}

/**
 * lykta_phrase_outlook:
 * @n_activities: activities of the plan year
 * @n_done: how many of them are done
 * @n_better: indicators that are better than last year
 * @n_compared: indicators of which last year is known
 *
 * Returns: how the year goes
 */
char *
lykta_phrase_outlook (guint n_activities, guint n_done, int year, guint n_better, guint n_compared)
{
  g_autofree char *plan = NULL;
  g_autofree char *figures = NULL;

  if (n_activities == 0)
    /* Translators: %d is a year */
    plan = g_strdup_printf (_ ("The plan for %d has no activities yet."), year);
  else
    /* Translators: activities that are done, all activities, a year */
    plan = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u activity in the plan for %d is done.",
                                         "%u of %u activities in the plan for %d are done.", n_activities),
                            n_done, n_activities, year);

  if (n_compared == 0)
    return g_steal_pointer (&plan);

  /* Translators: indicators that are better than last year, indicators that can be compared */
  figures = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u indicator is better than last year.",
                                          "%u of %u indicators are better than last year.", n_compared),
                             n_better, n_compared);

  return g_strjoin (" ", plan, figures, NULL);
}

/**
 * lykta_phrase_percent:
 *
 * Returns: the share, without decimals; never 100 % while something is missing, never 0 % when something is there
 */
char *
lykta_phrase_percent (gint64 value, gint64 total)
{
  gint64 percent = total > 0 ? (value * 100 + total / 2) / total : 0;

  if (percent == 100 && value < total)
    percent = 99;
  if (percent == 0 && value > 0)
    percent = 1;

  /* Translators: a share, with the space that your language wants before the sign */
  return g_strdup_printf (_ ("%d%%"), (int) percent);
}
