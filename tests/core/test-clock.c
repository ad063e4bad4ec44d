/* test-clock.c: the stopped clock, and when the day begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-clock.h"

static void
test_stopped (void)
{
  static const struct
  {
    const char *clock;
    const char *now;
    const char *today;
  } cases[] = {
    { "2024-11-13", "2024-11-13T11:00:00Z", "2024-11-13" }, /* winter: noon is one hour ahead */
    { "2024-07-01", "2024-07-01T10:00:00Z", "2024-07-01" }, /* summer: two */
    { "2024-11-13T08:30:00Z", "2024-11-13T08:30:00Z", "2024-11-13" },
    { "2024-12-31T23:30:00Z", "2024-12-31T23:30:00Z", "2025-01-01" }, /* past midnight in Stockholm */
    { "2024-06-30T22:00:00Z", "2024-06-30T22:00:00Z", "2024-07-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *now = NULL;
      g_autofree char *today = NULL;

      g_setenv ("LYKTA_NOW", cases[i].clock, TRUE);
      now = lykta_now_text ();
      today = lykta_today ();
      g_assert_cmpstr (now, ==, cases[i].now);
      g_assert_cmpstr (today, ==, cases[i].today);
    }
  g_unsetenv ("LYKTA_NOW");
}

static void
test_running (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) after = NULL;

  g_unsetenv ("LYKTA_NOW");
  now = lykta_now ();
  after = g_date_time_new_now_utc ();
  g_assert_cmpint (g_date_time_compare (before, now), <=, 0);
  g_assert_cmpint (g_date_time_compare (now, after), <=, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/stopped", test_stopped);
  g_test_add_func ("/clock/running", test_running);
  return g_test_run ();
}
