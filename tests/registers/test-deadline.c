/* test-deadline.c: time limits against law and almanac
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lykta-deadline.h"

/* Hours run without stop, over nights, weekends and the change of clocks (GDPR Article 33: 72 h; 2 kap. 5 § 2025:1506: 24 h) */
static const struct
{
  const char *from;
  guint hours;
  const char *due;
} hour_cases[] = {
  { "2026-11-09T13:20:00Z", 72, "2026-11-12T13:20:00Z" }, { "2026-12-23T15:00:00Z", 24, "2026-12-24T15:00:00Z" },
  { "2026-03-28T12:00:00Z", 24, "2026-03-29T12:00:00Z" }, /* 13.00 in Stockholm, and then 14.00 in summer time */
  { "2026-10-24T12:00:00Z", 24, "2026-10-25T12:00:00Z" }, /* 14.00 in summer time, and then 13.00 */
  { "2024-02-28T23:30:00Z", 24, "2024-02-29T23:30:00Z" },
};

/* Article 3(2)(c) and 3(4) of Regulation 1182/71: same number of the month or its last day, then the next working day */
static const struct
{
  const char *from;
  guint length;
  LyktaDeadlineUnit unit;
  const char *plain;
  const char *moved;
} day_cases[] = {
  { "2026-11-02", 1, LYKTA_DEADLINE_MONTHS, "2026-12-02", "2026-12-02" },
  { "2025-01-31", 1, LYKTA_DEADLINE_MONTHS, "2025-02-28", "2025-02-28" },
  { "2024-01-31", 1, LYKTA_DEADLINE_MONTHS, "2024-02-29", "2024-02-29" },
  { "2026-08-31", 1, LYKTA_DEADLINE_MONTHS, "2026-09-30", "2026-09-30" },
  { "2026-11-24", 1, LYKTA_DEADLINE_MONTHS, "2026-12-24", "2026-12-28" }, /* Christmas Eve to 26 December, then a Sunday */
  { "2025-12-01", 1, LYKTA_DEADLINE_MONTHS, "2026-01-01", "2026-01-02" },
  { "2026-03-03", 1, LYKTA_DEADLINE_MONTHS, "2026-04-03", "2026-04-07" }, /* Good Friday to Easter Monday */
  { "2026-05-19", 1, LYKTA_DEADLINE_MONTHS, "2026-06-19", "2026-06-22" }, /* Midsummer Eve */
  { "2026-01-31", 3, LYKTA_DEADLINE_MONTHS, "2026-04-30", "2026-04-30" },
  { "2025-10-31", 3, LYKTA_DEADLINE_MONTHS, "2026-01-31", "2026-02-02" }, /* a Saturday */
  { "2026-11-09", 14, LYKTA_DEADLINE_DAYS, "2026-11-23", "2026-11-23" },
  { "2026-12-12", 14, LYKTA_DEADLINE_DAYS, "2026-12-26", "2026-12-28" },
};

static void
test_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hour_cases); i++)
    {
      g_autofree char *due = lykta_deadline_add_hours (hour_cases[i].from, hour_cases[i].hours);
      g_autofree char *same = lykta_deadline_get_moment (hour_cases[i].from, hour_cases[i].hours, LYKTA_DEADLINE_HOURS);

      g_assert_cmpstr (due, ==, hour_cases[i].due);
      g_assert_cmpstr (same, ==, hour_cases[i].due);
    }
}

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (day_cases); i++)
    {
      g_autofree char *plain = lykta_deadline_add (day_cases[i].from, day_cases[i].length, day_cases[i].unit);
      g_autofree char *moved = lykta_deadline_move (plain);

      g_assert_cmpstr (plain, ==, day_cases[i].plain);
      g_assert_cmpstr (moved, ==, day_cases[i].moved);
    }
}

/* A month from the notification ends with the last hour of its day in Stockholm, in winter and in summer. */
static void
test_moments (void)
{
  g_autofree char *winter = lykta_deadline_get_moment ("2026-01-20T09:00:00Z", 1, LYKTA_DEADLINE_MONTHS);
  g_autofree char *summer = lykta_deadline_get_moment ("2026-07-01T22:30:00Z", 1, LYKTA_DEADLINE_MONTHS);

  g_assert_cmpstr (winter, ==, "2026-02-20T22:59:59Z");
  /* Half past midnight on 2 July in Stockholm; 2 August is a Sunday */
  g_assert_cmpstr (summer, ==, "2026-08-03T21:59:59Z");
}

static void
test_day_in_stockholm (void)
{
  g_autofree char *evening = lykta_deadline_get_day ("2026-12-31T22:59:59Z");
  g_autofree char *midnight = lykta_deadline_get_day ("2026-12-31T23:00:00Z");

  g_assert_cmpstr (evening, ==, "2026-12-31");
  g_assert_cmpstr (midnight, ==, "2027-01-01");
}

static void
test_nothing (void)
{
  g_assert_null (lykta_deadline_add_hours (NULL, 72));
  g_assert_null (lykta_deadline_add_hours ("2026-02-30T00:00:00Z", 72));
  g_assert_null (lykta_deadline_add ("2026-02-30", 1, LYKTA_DEADLINE_MONTHS));
  g_assert_null (lykta_deadline_move (""));
  g_assert_null (lykta_deadline_get_moment (NULL, 1, LYKTA_DEADLINE_MONTHS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/hours", test_hours);
  g_test_add_func ("/deadline/days", test_days);
  g_test_add_func ("/deadline/moments", test_moments);
  g_test_add_func ("/deadline/day-in-stockholm", test_day_in_stockholm);
  g_test_add_func ("/deadline/nothing", test_nothing);

  return g_test_run ();
}
