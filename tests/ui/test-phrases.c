/* test-phrases.c: what the Overview says, and what "Go to or find" finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "lykta-finder.h"
#include "lykta-phrases.h"

/* Wednesday, 13 November 2024, nine in the morning in Stockholm */
#define NOW "2024-11-13T09:00:00+01"

static GDateTime *
parse (const char *text)
{
  GDateTime *time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return time;
}

static void
test_left (void)
{
  static const struct
  {
    const char *due;
    gboolean timed;
    const char *left;
    const char *until;
  } cases[] = {
    { "2024-11-14T16:12:00+01", TRUE, "31 h 12 min", "until Thu 16:12" },
    { "2024-11-13T09:00:00+01", TRUE, "0 h 00 min", "until Wed 09:00" },
    { "2024-11-15T08:59:00+01", TRUE, "47 h 59 min", "until Fri 08:59" },
    { "2024-11-15T09:00:00+01", TRUE, "2 days", "until Fri 09:00" },
    { "2024-11-13T07:55:00+01", TRUE, "1 h 05 min late", "was due 13 Nov 07:55" },
    { "2024-11-01T07:55:00+01", TRUE, "12 days late", "was due 1 Nov 07:55" },
    { "2024-11-04T23:59:59+01", FALSE, "9 days late", "was due 4 Nov" },
    { "2024-11-12T23:59:59+01", FALSE, "1 day late", "was due 12 Nov" },
    { "2024-11-13T23:59:59+01", FALSE, "Today", "until Wed 13 Nov" },
    { "2024-11-14T23:59:59+01", FALSE, "1 day", "until Thu 14 Nov" },
    { "2024-11-21T23:59:59+01", FALSE, "8 days", "until Thu 21 Nov" },
    { "2023-12-31T23:59:59+01", FALSE, "318 days late", "was due 31 Dec 2023" },
  };
  g_autoptr (GDateTime) now = parse (NOW);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) due = parse (cases[i].due);
      g_autofree char *left = lykta_phrase_left (due, cases[i].timed, now);
      g_autofree char *until = lykta_phrase_until (due, cases[i].timed, now);

      g_assert_cmpstr (left, ==, cases[i].left);
      g_assert_cmpstr (until, ==, cases[i].until);
    }
}

static void
test_lead (void)
{
  static const struct
  {
    guint n_overdue;
    const char *clock;
    gboolean timed;
    const char *lead;
  } cases[] = {
    { 0, NULL, FALSE, "Nothing is overdue. No clock is running." },
    { 1, NULL, FALSE, "One thing is overdue. No clock is running." },
    { 2, "2024-11-14T23:59:59+01", FALSE, "Two things are overdue. The next clock runs out tomorrow." },
    { 2, "2024-11-13T14:20:00+01", TRUE, "Two things are overdue. The next clock runs out today at 14:20." },
    { 12, "2024-11-16T13:00:00+01", TRUE, "Twelve things are overdue. The next clock runs out on Saturday." },
    { 13, "2024-11-19T13:00:00+01", TRUE, "13 things are overdue. The next clock runs out on Tuesday." },
    { 0, "2024-11-20T23:59:59+01", FALSE, "Nothing is overdue. The next clock runs out on 20 November." },
  };
  g_autoptr (GDateTime) now = parse (NOW);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) clock = cases[i].clock != NULL ? parse (cases[i].clock) : NULL;
      g_autofree char *lead = lykta_phrase_lead (cases[i].n_overdue, clock, cases[i].timed, now);

      g_assert_cmpstr (lead, ==, cases[i].lead);
    }
}

static void
test_outlook (void)
{
  static const struct
  {
    guint n_activities;
    guint n_done;
    guint n_better;
    guint n_compared;
    const char *outlook;
  } cases[] = {
    { 0, 0, 0, 0, "The plan for 2024 has no activities yet." },
    { 1, 1, 0, 0, "1 of 1 activity in the plan for 2024 is done." },
    { 9, 5, 5, 6, "5 of 9 activities in the plan for 2024 are done. 5 of 6 indicators are better than last year." },
    { 9, 0, 1, 1, "0 of 9 activities in the plan for 2024 are done. 1 of 1 indicator is better than last year." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *outlook =
          lykta_phrase_outlook (cases[i].n_activities, cases[i].n_done, 2024, cases[i].n_better, cases[i].n_compared);

      g_assert_cmpstr (outlook, ==, cases[i].outlook);
    }
}

static void
test_percent (void)
{
  static const struct
  {
    gint64 value;
    gint64 total;
    const char *percent;
  } cases[] = {
    { 57, 61, "93%" }, { 61, 61, "100%" }, { 999, 1000, "99%" }, { 1, 1000, "1%" },
    { 0, 61, "0%" },   { 0, 0, "0%" },     { 1, 2, "50%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *percent = lykta_phrase_percent (cases[i].value, cases[i].total);

      g_assert_cmpstr (percent, ==, cases[i].percent);
    }
}

static void
test_matches (void)
{
  static const struct
  {
    const char *label;
    const char *text;
    gboolean matches;
  } cases[] = {
    { "Informationstillgångar", "tillgang", TRUE },
    { "Informationstillgångar", "GÅNG", TRUE },
    { "Årliga bedömningar", "bed arl", TRUE },
    { "Risker", "", TRUE },
    { "Risker", "  ", TRUE },
    { "Risker", "risk avtal", FALSE },
    { "Åtgärder", "agera", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lykta_find_matches (cases[i].label, cases[i].text), ==, cases[i].matches);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrases/left", test_left);
  g_test_add_func ("/phrases/lead", test_lead);
  g_test_add_func ("/phrases/outlook", test_outlook);
  g_test_add_func ("/phrases/percent", test_percent);
  g_test_add_func ("/finder/matches", test_matches);
  return g_test_run ();
}
