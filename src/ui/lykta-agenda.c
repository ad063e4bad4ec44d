/* lykta-agenda.c: what is due: clocks, what is overdue, the year's activities, the next days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-agenda.h"

/* Plain deadlines nearer than this stand among the clocks. */
#define NEAR_DAYS 14

/* No more records of one register than a person can take in. */
#define MOST_MATTERS 100

/* Sorts one matter into the lists that it belongs to; what is put off is in none. */
static void
add_matter (LyktaAgenda *agenda, LyktaMatter *matter)
{
  g_autoptr (GDateTime) horizon = g_date_time_add_days (agenda->now, LYKTA_AGENDA_DAYS);
  g_autoptr (GDateTime) near = g_date_time_add_days (agenda->now, NEAR_DAYS);

  if (matter->snooze != 0)
    return;
  if (matter->urgency != LYKTA_URGENCY_OVERDUE && g_date_time_compare (matter->due, horizon) < 0)
    g_ptr_array_add (agenda->upcoming, lykta_matter_ref (matter));
  if (matter->urgency != LYKTA_URGENCY_NONE || g_date_time_compare (matter->due, near) < 0)
    g_ptr_array_add (agenda->matters, lykta_matter_ref (matter));
}

static GArray *
select_activities (LyktaStore *store, const LyktaRegister *reg, int year, const char *states, const char *due, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autofree char *before = g_strdup_printf ("%d", year + 1);
  g_autofree char *after = g_strdup_printf ("%d", year - 1);

  lykta_query_add_condition (query, "year_from", LYKTA_LESS, before);
  lykta_query_add_condition (query, "year_last", LYKTA_MORE, after);
  lykta_query_add_condition (query, "state", LYKTA_IS_ONE_OF, states);
  if (due != NULL)
    lykta_query_add_condition (query, "due", LYKTA_BEFORE, due);

  return lykta_store_select (store, query, error);
}

/* Takes from @ids what is in @late. */
static void
subtract (GArray *ids, GArray *late)
{
  for (guint i = 0; i < late->len; i++)
    for (guint j = 0; j < ids->len; j++)
      if (g_array_index (ids, gint64, j) == g_array_index (late, gint64, i))
        {
          g_array_remove_index (ids, j);
          break;
        }
}

static gboolean
read_activities (LyktaAgenda *agenda, LyktaStore *store, GError **error)
{
  static const struct
  {
    const char *states;
    const char *due;
  } parts[LYKTA_N_PROGRESS] = {
    [LYKTA_PROGRESS_DONE] = { "done", NULL },
    [LYKTA_PROGRESS_ONGOING] = { "ongoing", NULL },
    [LYKTA_PROGRESS_LATE] = { "proposed decided ongoing", "today" },
    [LYKTA_PROGRESS_NOT_STARTED] = { "proposed decided", NULL },
  };
  const LyktaRegister *reg = lykta_store_find_register (store, "activities");

  for (gsize i = 0; i < LYKTA_N_PROGRESS; i++)
    {
      GArray *ids = select_activities (store, reg, agenda->year, parts[i].states, parts[i].due, error);

      if (ids == NULL)
        return FALSE;
      g_clear_pointer (&agenda->activities[i], g_array_unref);
      agenda->activities[i] = ids;
    }
  subtract (agenda->activities[LYKTA_PROGRESS_ONGOING], agenda->activities[LYKTA_PROGRESS_LATE]);
  subtract (agenda->activities[LYKTA_PROGRESS_NOT_STARTED], agenda->activities[LYKTA_PROGRESS_LATE]);

  return TRUE;
}

/* The calendar's year; the plan's while nothing is planned for the calendar's. */
static gboolean
read_year (LyktaAgenda *agenda, LyktaStore *store, GError **error)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  guint n = 0;

  agenda->year = g_date_time_get_year (agenda->now);
  if (!read_activities (agenda, store, error))
    return FALSE;
  for (gsize i = 0; i < LYKTA_N_PROGRESS; i++)
    n += agenda->activities[i]->len;
  if (n > 0 || office == NULL || lykta_record_is_empty (office, "plan_year"))
    return TRUE;

  agenda->year = (int) lykta_record_get_integer (office, "plan_year");

  return read_activities (agenda, store, error);
}

/**
 * lykta_agenda_new:
 *
 * Reads what is due, as it is now.
 *
 * Returns: (transfer full) (nullable): the agenda; %NULL when the file could not be read
 */
LyktaAgenda *
lykta_agenda_new (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaMatters) matters = lykta_matters_read (store, LYKTA_AGENDA_DAYS, MOST_MATTERS, error);
  g_autoptr (LyktaAgenda) self = NULL;

  if (matters == NULL)
    return NULL;
  self = g_new0 (LyktaAgenda, 1);
  self->now = g_date_time_ref (matters->now);
  self->n_overdue = matters->n_overdue;
  self->matters = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_matter_unref);
  self->upcoming = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_matter_unref);
  for (guint i = 0; i < matters->list->len; i++)
    add_matter (self, matters->list->pdata[i]);
  if (!read_year (self, store, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lykta_agenda_free (LyktaAgenda *self)
{
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_clear_pointer (&self->upcoming, g_ptr_array_unref);
  for (gsize i = 0; i < LYKTA_N_PROGRESS; i++)
    g_clear_pointer (&self->activities[i], g_array_unref);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_free (self);
}
