/* test-calendar.c: holidays against the almanac
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lykta-calendar.h"

/* The almanacs of these years (Almanacksförlaget; Skatteverket's list of days on which tax need not be paid) */
static const struct
{
  GDateYear year;
  const char *days; /* public holidays, month and day */
} almanac[] = {
  { 2004, "0101 0106 0409 0411 0412 0501 0520 0530 0531 0626 1106 1225 1226" },
  { 2005, "0101 0106 0325 0327 0328 0501 0505 0515 0606 0625 1105 1225 1226" },
  { 2016, "0101 0106 0325 0327 0328 0501 0505 0515 0606 0625 1105 1225 1226" },
  { 2023, "0101 0106 0407 0409 0410 0501 0518 0528 0606 0624 1104 1225 1226" },
  { 2024, "0101 0106 0329 0331 0401 0501 0509 0519 0606 0622 1102 1225 1226" },
  { 2025, "0101 0106 0418 0420 0421 0501 0529 0606 0608 0621 1101 1225 1226" },
  { 2026, "0101 0106 0403 0405 0406 0501 0514 0524 0606 0620 1031 1225 1226" },
};

/* Days that are none of the above and yet no working days, and some that are working days after all */
static const struct
{
  GDateDay day;
  GDateMonth month;
  GDateYear year;
  gboolean works;
} days[] = {
  { 19, G_DATE_JUNE, 2026, FALSE },                                      /* midsommarafton */
  { 24, G_DATE_DECEMBER, 2026, FALSE },                                  /* julafton, a Thursday */
  { 31, G_DATE_DECEMBER, 2026, FALSE },                                  /* nyårsafton */
  { 1, G_DATE_AUGUST, 2026, FALSE },                                     /* a Saturday */
  { 2, G_DATE_AUGUST, 2026, FALSE },                                     /* a Sunday */
  { 25, G_DATE_MAY, 2026, TRUE },                                        /* annandag pingst, no holiday since 2005 */
  { 30, G_DATE_APRIL, 2026, TRUE },                                      /* valborgsmässoafton */
  { 18, G_DATE_JUNE, 2026, TRUE },      { 27, G_DATE_JUNE, 2025, TRUE }, /* the Friday after Midsummer */
};

static void
test_almanac (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (almanac); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      GDate date;

      g_date_clear (&date, 1);
      for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, almanac[i].year); g_date_get_year (&date) == almanac[i].year;
           g_date_add_days (&date, 1))
        if (lykta_calendar_is_holiday (&date))
          g_string_append_printf (found, "%s%02u%02u", found->len > 0 ? " " : "", (guint) g_date_get_month (&date),
                                  (guint) g_date_get_day (&date));
      g_assert_cmpstr (found->str, ==, almanac[i].days);
    }
}

static void
test_working_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, days[i].day, days[i].month, days[i].year);
      g_assert_cmpint (lykta_calendar_is_working_day (&date), ==, days[i].works);
    }
}

/* The earliest and the latest Easter of our time */
static void
test_easter (void)
{
  GDate date = lykta_calendar_get_easter (2008);

  g_assert_cmpint (g_date_get_month (&date), ==, G_DATE_MARCH);
  g_assert_cmpint (g_date_get_day (&date), ==, 23);
  date = lykta_calendar_get_easter (2038);
  g_assert_cmpint (g_date_get_month (&date), ==, G_DATE_APRIL);
  g_assert_cmpint (g_date_get_day (&date), ==, 25);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/almanac", test_almanac);
  g_test_add_func ("/calendar/working-days", test_working_days);
  g_test_add_func ("/calendar/easter", test_easter);

  return g_test_run ();
}
