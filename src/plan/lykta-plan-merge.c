/* lykta-plan-merge.c: what a rule gives, against what has been planned and done already: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-merge.h"

static gint
find_planned (GArray *planned, const gboolean *used, const LyktaOccasion *occasion)
{
  for (guint i = 0; i < planned->len; i++)
    if (!used[i] && g_strcmp0 (g_array_index (planned, LyktaPlanned, i).period, occasion->period) == 0)
      return (gint) i;
  return -1;
}

/* One that was done under another name of the period: on the same day it is the same. */
static gint
find_same_day (GArray *planned, const gboolean *used, const LyktaOccasion *occasion)
{
  for (guint i = 0; i < planned->len; i++)
    if (!used[i] && g_date_compare (&g_array_index (planned, LyktaPlanned, i).due, &occasion->due) == 0)
      return (gint) i;
  return -1;
}

GArray *
lykta_plan_merge (GArray *occasions, GArray *planned)
{
  g_autofree gboolean *used = g_new0 (gboolean, MAX (planned->len, 1));
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (LyktaPlanStep));

  for (guint i = 0; i < occasions->len; i++)
    {
      const LyktaOccasion *occasion = &g_array_index (occasions, LyktaOccasion, i);
      LyktaPlanStep step = { .occasion = *occasion };
      gint index = find_planned (planned, used, occasion);

      if (index < 0)
        index = find_same_day (planned, used, occasion);
      if (index >= 0)
        {
          const LyktaPlanned *there = &g_array_index (planned, LyktaPlanned, index);

          used[index] = TRUE;
          if (there->touched || g_date_compare (&there->due, &occasion->due) == 0)
            continue;
          step.id = there->id;
        }
      g_array_append_val (steps, step);
    }

  for (guint i = 0; i < planned->len; i++)
    {
      const LyktaPlanned *there = &g_array_index (planned, LyktaPlanned, i);
      LyktaPlanStep step = { .id = there->id, .removed = TRUE };

      if (!used[i] && !there->touched)
        g_array_append_val (steps, step);
    }
  return steps;
}
