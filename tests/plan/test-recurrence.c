/* test-recurrence.c: every rule over ten years, and that a plan is made only once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Last working days were worked out from the calendar: Good Friday is 29 March 2024 and 30 March 2029, New Year's Eve counts as a
 * holiday (lag 1930:173, 2 §).
 */

#include "config.h"

#include "lykta-calendar.h"
#include "lykta-plan-merge.h"

typedef struct
{
  const char *name;
  LyktaRecurrenceKind kind;
  guint month;
  guint day;
  guint every;
  int anchor;
  int first_year;
  int last_year;
  const char *by;
  const char *last_done;
  const char *after;
  const char *expected; /* due, period; over 2024 to 2033 */
} Rule;

static const Rule rules[] = {
  { "last working day of March", LYKTA_RECUR_YEARLY, .month = 3, .first_year = 2024, .last_year = 2033,
    .expected = "2024-03-28 2024, 2025-03-31 2025, 2026-03-31 2026, 2027-03-31 2027, 2028-03-31 2028, 2029-03-29 2029, "
                "2030-03-29 2030, 2031-03-31 2031, 2032-03-31 2032, 2033-03-31 2033" },
  { "no month is December", LYKTA_RECUR_YEARLY, .first_year = 2026, .last_year = 2029,
    .expected = "2026-12-30 2026, 2027-12-30 2027, 2028-12-29 2028, 2029-12-28 2029" },
  { "a fixed day stays where it is", LYKTA_RECUR_YEARLY, .month = 6, .day = 30, .first_year = 2024, .last_year = 2027,
    .expected = "2024-06-30 2024, 2025-06-30 2025, 2026-06-30 2026, 2027-06-30 2027" },
  { "29 February where there is one", LYKTA_RECUR_YEARLY, .month = 2, .day = 29, .first_year = 2024, .last_year = 2028,
    .expected = "2024-02-29 2024, 2025-02-28 2025, 2026-02-28 2026, 2027-02-28 2027, 2028-02-29 2028" },
  { "the RSA, every second year from 2022", LYKTA_RECUR_YEARS, .month = 5, .every = 2, .anchor = 2022, .first_year = 2022,
    .last_year = 2040, .expected = "2024-05-31 2024, 2026-05-29 2026, 2028-05-31 2028, 2030-05-31 2030, 2032-05-31 2032" },
  { "the anchor may lie ahead", LYKTA_RECUR_YEARS, .month = 5, .day = 2, .every = 3, .anchor = 2031, .first_year = 2024,
    .last_year = 2033, .expected = "2025-05-02 2025, 2028-05-02 2028, 2031-05-02 2031" },
  { "quarters", LYKTA_RECUR_QUARTERLY, .first_year = 2024, .last_year = 2025,
    .expected = "2024-03-28 2024 Q1, 2024-06-28 2024 Q2, 2024-09-30 2024 Q3, 2024-12-30 2024 Q4, 2025-03-31 2025 Q1, "
                "2025-06-30 2025 Q2, 2025-09-30 2025 Q3, 2025-12-30 2025 Q4" },
  { "tertials end on their last day", LYKTA_RECUR_TERTIAL, .first_year = 2033, .last_year = 2050,
    .expected = "2033-04-30 2033 T1, 2033-08-31 2033 T2, 2033-12-31 2033 T3" },
  { "months", LYKTA_RECUR_MONTHLY, .day = 31, .first_year = 2024, .last_year = 2024,
    .expected = "2024-01-31 2024-01, 2024-02-29 2024-02, 2024-03-31 2024-03, 2024-04-30 2024-04, 2024-05-31 2024-05, "
                "2024-06-30 2024-06, 2024-07-31 2024-07, 2024-08-31 2024-08, 2024-09-30 2024-09, 2024-10-31 2024-10, "
                "2024-11-30 2024-11, 2024-12-31 2024-12" },
  { "two meetings a year, from March", LYKTA_RECUR_TIMES, .month = 3, .every = 2, .first_year = 2024, .last_year = 2025,
    .expected = "2024-03-28 2024 1/2, 2024-09-30 2024 2/2, 2025-03-31 2025 1/2, 2025-09-30 2025 2/2" },
  { "two a year, no month", LYKTA_RECUR_TIMES, .every = 2, .first_year = 2024, .last_year = 2024,
    .expected = "2024-06-28 2024 1/2, 2024-12-30 2024 2/2" },
  { "eighteen months after the last time", LYKTA_RECUR_AFTER_LAST, .every = 18, .first_year = 2024, .last_year = 2024,
    .last_done = "2024-08-31", .expected = "2026-02-28 2026-02" },
  { "never done yet", LYKTA_RECUR_AFTER_LAST, .every = 18, .month = 9, .day = 15, .first_year = 2025, .last_year = 2030,
    .expected = "2025-09-15 2025-09" },
  { "once, by a date", LYKTA_RECUR_ONCE, .first_year = 2025, .last_year = 2026, .by = "2025-11-14",
    .expected = "2025-11-14 2026" },
  { "once, by the end of the period", LYKTA_RECUR_ONCE, .first_year = 2025, .last_year = 2026, .expected = "2026-12-30 2026" },
  { "once, after what must come first", LYKTA_RECUR_ONCE, .first_year = 2025, .last_year = 2025, .by = "2025-03-01",
    .after = "2025-05-20", .expected = "2025-05-21 2025" },
  { "every year, after what must come first", LYKTA_RECUR_YEARLY, .month = 4, .day = 30, .first_year = 2025, .last_year = 2027,
    .after = "2025-05-20", .expected = "2026-04-30 2026, 2027-04-30 2027" },
  { "when something happens", LYKTA_RECUR_TRIGGERED, .first_year = 2024, .last_year = 2030, .expected = "" },
  { "outside of the years", LYKTA_RECUR_YEARLY, .month = 1, .first_year = 2010, .last_year = 2023, .expected = "" },
};

static LyktaRecurrence
make (const Rule *rule)
{
  LyktaRecurrence recurrence = {
    rule->kind, rule->month, rule->day, rule->every, rule->anchor, rule->first_year, rule->last_year
  };

  lykta_calendar_read_day (&recurrence.by, rule->by);
  lykta_calendar_read_day (&recurrence.last_done, rule->last_done);
  lykta_calendar_read_day (&recurrence.after, rule->after);
  return recurrence;
}

static char *
list (GArray *occasions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < occasions->len; i++)
    {
      const LyktaOccasion *occasion = &g_array_index (occasions, LyktaOccasion, i);
      g_autofree char *day = lykta_calendar_write_day (&occasion->due);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", day, occasion->period);
    }
  return g_strdup (text->str);
}

static void
test_rule (gconstpointer data)
{
  const Rule *rule = data;
  LyktaRecurrence recurrence = make (rule);
  g_autoptr (GArray) occasions = lykta_recurrence_expand (&recurrence, 2024, 2033);
  g_autofree char *found = list (occasions);

  g_assert_cmpstr (found, ==, rule->expected);
}

/* Sorted, unique, and the same whether the years are asked for one by one or at once. */
static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1182);

  for (guint i = 0; i < 3000; i++)
    {
      LyktaRecurrence recurrence = {
        .kind = (LyktaRecurrenceKind) g_rand_int_range (rand, LYKTA_RECUR_ONCE, LYKTA_RECUR_TRIGGERED + 1),
        .month = (guint) g_rand_int_range (rand, 0, 13),
        .day = (guint) g_rand_int_range (rand, 0, 32),
        .every = (guint) g_rand_int_range (rand, 0, 61),
        .anchor = g_rand_int_range (rand, 2015, 2040),
        .first_year = g_rand_int_range (rand, 2020, 2030),
      };
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) singly = g_array_new (FALSE, FALSE, sizeof (LyktaOccasion));
      g_autoptr (GHashTable) periods = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      recurrence.last_year = recurrence.first_year + g_rand_int_range (rand, 0, 12);
      if (g_rand_boolean (rand))
        g_date_set_dmy (&recurrence.last_done, (GDateDay) g_rand_int_range (rand, 1, 29), G_DATE_FEBRUARY, 2024);
      if (g_rand_int_range (rand, 0, 4) == 0)
        g_date_set_dmy (&recurrence.after, 15, G_DATE_JUNE, 2026);
      all = lykta_recurrence_expand (&recurrence, 2020, 2045);
      for (int year = 2020; year <= 2045; year++)
        {
          g_autoptr (GArray) one = lykta_recurrence_expand (&recurrence, year, year);

          g_array_append_vals (singly, one->data, one->len);
        }
      a = list (all);
      b = list (singly);
      g_assert_cmpstr (a, ==, b);
      for (guint j = 0; j < all->len; j++)
        {
          const LyktaOccasion *occasion = &g_array_index (all, LyktaOccasion, j);

          g_assert_true (g_hash_table_add (periods, (gpointer) occasion->period));
          g_assert_true (g_date_valid (&occasion->due));
          if (j > 0)
            g_assert_cmpint (g_date_compare (&g_array_index (all, LyktaOccasion, j - 1).due, &occasion->due), <=, 0);
        }
    }
}

/* ISO 8601: the week of a Thursday; 2026 has 53 weeks. */
static void
test_weeks (void)
{
  static const char *const weeks[][2] = {
    { "2024-12-30", "2025-W01" }, { "2026-12-31", "2026-W53" }, { "2027-01-01", "2026-W53" },
    { "2021-01-03", "2020-W53" }, { "2024-02-29", "2024-W09" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      GDate date;
      g_autofree char *week = NULL;

      lykta_calendar_read_day (&date, weeks[i][0]);
      week = lykta_recurrence_format_week (&date);
      g_assert_cmpstr (week, ==, weeks[i][1]);
    }
}

static LyktaPlanned
plan (gint64 id, const char *period, const char *due, gboolean touched)
{
  LyktaPlanned planned = { .id = id, .period = period, .touched = touched };

  lykta_calendar_read_day (&planned.due, due);
  return planned;
}

/* What was done stays, what was not begun follows the new rule, and nothing is planned twice. */
static void
test_merge (void)
{
  LyktaRecurrence recurrence = { LYKTA_RECUR_TERTIAL, .first_year = 2026, .last_year = 2026 };
  g_autoptr (GArray) occasions = lykta_recurrence_expand (&recurrence, 2026, 2026);
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (LyktaPlanned));
  g_autoptr (GArray) steps = NULL;
  LyktaPlanned there[] = {
    plan (1, "2026 Q1", "2026-03-31", TRUE), /* done by the old rule */
    plan (2, "2026 Q2", "2026-06-30", FALSE),
    plan (3, "2026 T1", "2026-05-15", FALSE),
    plan (4, "våren", "2026-08-31", TRUE),
  };

  g_array_append_vals (planned, there, G_N_ELEMENTS (there));
  steps = lykta_plan_merge (occasions, planned);
  g_assert_cmpuint (steps->len, ==, 3);
  /* The first tertial is moved to its day, the second is done under another name, the third is new. */
  g_assert_cmpint (g_array_index (steps, LyktaPlanStep, 0).id, ==, 3);
  g_assert_cmpstr (g_array_index (steps, LyktaPlanStep, 0).occasion.period, ==, "2026 T1");
  g_assert_cmpint (g_array_index (steps, LyktaPlanStep, 1).id, ==, 0);
  g_assert_cmpstr (g_array_index (steps, LyktaPlanStep, 1).occasion.period, ==, "2026 T3");
  g_assert_cmpint (g_array_index (steps, LyktaPlanStep, 2).id, ==, 2);
  g_assert_true (g_array_index (steps, LyktaPlanStep, 2).removed);
}

static void
test_merge_again (void)
{
  LyktaRecurrence recurrence = { LYKTA_RECUR_MONTHLY, .day = 15, .first_year = 2024, .last_year = 2026 };
  g_autoptr (GArray) occasions = lykta_recurrence_expand (&recurrence, 2024, 2026);
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (LyktaPlanned));
  g_autoptr (GArray) steps = NULL;

  for (guint i = 0; i < occasions->len; i++)
    {
      const LyktaOccasion *occasion = &g_array_index (occasions, LyktaOccasion, i);
      LyktaPlanned there = { .id = i + 1, .period = occasion->period, .due = occasion->due };

      g_array_append_val (planned, there);
    }
  steps = lykta_plan_merge (occasions, planned);
  g_assert_cmpuint (steps->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *path = g_strdup_printf ("/recurrence/%s", rules[i].name);

      g_test_add_data_func (path, &rules[i], test_rule);
    }
  g_test_add_func ("/recurrence/property", test_property);
  g_test_add_func ("/recurrence/weeks", test_weeks);
  g_test_add_func ("/plan/merge", test_merge);
  g_test_add_func ("/plan/merge-again", test_merge_again);
  return g_test_run ();
}
