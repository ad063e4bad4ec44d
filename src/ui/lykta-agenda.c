/* lykta-agenda.c: what is due: clocks, what is overdue, the year's activities, the next days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-agenda.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"

/* Plain deadlines nearer than this stand among the clocks. */
#define NEAR_DAYS 14

/* No more records of one register than a person can take in. */
#define MOST_MATTERS 100

/* How long a matter's time is when nothing says when it began */
#define USUAL_DAYS 30
#define USUAL_HOURS 72

/* Fields that say when the time of a matter began, in the order of looking */
static const char *const start_fields[] = { "counted_from", "received" };

/* Whose matter it is, in the order of looking */
static const char *const who_fields[] = { "responsible", "performed_by", "owner" };

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *reg;
  const LyktaField *due;
  const LyktaField *start;
  gboolean clock;
  gboolean passed; /* the query finds only what is overdue */
  LyktaAgenda *agenda;
} Source;

static void
matter_clear (LyktaMatter *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_date_time_unref (self->due);
}

static void
matter_release (LyktaMatter *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) matter_clear);
}

/* A day ends with its last second; a moment is what it is. */
static GDateTime *
parse_due (const LyktaField *field, const char *text)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *end = NULL;

  if (field->type != LYKTA_FIELD_TIME)
    text = end = g_strconcat (text, "T23:59:59", NULL);

  moment = g_date_time_new_from_iso8601 (text, zone);

  return moment != NULL ? g_date_time_to_timezone (moment, zone) : NULL;
}

/* The share of the time between beginning and deadline that is left. */
static double
share_left (GDateTime *begun, GDateTime *due, GDateTime *now)
{
  double all = (double) g_date_time_difference (due, begun);
  double left = (double) g_date_time_difference (due, now);

  return all > 0 ? CLAMP (left / all, 0, 1) : 0;
}

static GDateTime *
find_begin (const Source *source, LyktaRecord *record, GDateTime *due)
{
  const char *text = source->start != NULL ? lykta_value_get_text (lykta_record_get_value (record, source->start)) : NULL;
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autofree char *midnight = NULL;
  GDateTime *begun;

  if (text != NULL && source->start->type != LYKTA_FIELD_TIME)
    text = midnight = g_strconcat (text, "T00:00:00", NULL);
  begun = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;
  if (begun != NULL)
    return begun;

  return source->due->type == LYKTA_FIELD_TIME ? g_date_time_add_hours (due, -USUAL_HOURS)
                                               : g_date_time_add_days (due, -USUAL_DAYS);
}

/* "Action · Head of office", or for a part "Incident: Letters to the wrong address", or "Agreement · Ends on" */
static char *
describe (const Source *source, LyktaRecord *record)
{
  const LyktaField *kind_field = lykta_register_find_field (source->reg, "kind");
  g_autofree char *kind = NULL;

  if (source->clock && kind_field != NULL)
    kind = lykta_store_format_value (source->store, kind_field, lykta_record_get_value (record, kind_field));
  else
    kind = g_strdup (lykta_register_get_label_one (source->reg));

  for (gsize i = 0; i < G_N_ELEMENTS (who_fields); i++)
    {
      const LyktaField *field = lykta_register_find_field (source->reg, who_fields[i]);

      if (field != NULL && !lykta_value_is_empty (lykta_record_get_value (record, field)))
        {
          g_autofree char *who = lykta_store_format_value (source->store, field, lykta_record_get_value (record, field));

          return g_strdup_printf ("%s · %s", kind, who);
        }
    }

  if (source->reg->parent != NULL)
    {
      const LyktaField *field = lykta_register_find_field (source->reg, source->reg->parent);
      const LyktaRegister *parent = lykta_store_find_register (source->store, field->target);
      g_autofree char *title = lykta_store_format_value (source->store, field, lykta_record_get_value (record, field));

      /* Translators: of what something is a part; "Incident: Letters to the wrong address" */
      return g_strdup_printf (_ ("%s: %s"), lykta_register_get_label_one (parent), title);
    }

  return g_strdup_printf ("%s · %s", kind, lykta_field_get_label (source->due));
}

/* A case number says nothing without what it is the number of. */
static char *
name_matter (const Source *source, gint64 id)
{
  g_autofree char *title = lykta_store_get_title (source->store, source->reg, id);

  if (!g_str_equal (lykta_register_get_title (source->reg)->id, "dnr"))
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s %s", lykta_register_get_label_one (source->reg), title);
}

static LyktaMatter *
matter_new (const Source *source, LyktaRecord *record)
{
  GDateTime *now = source->agenda->now;
  const char *text = lykta_value_get_text (lykta_record_get_value (record, source->due));
  g_autoptr (GDateTime) due = text != NULL ? parse_due (source->due, text) : NULL;
  g_autoptr (GDateTime) begun = NULL;
  LyktaMatter *matter;

  if (due == NULL)
    return NULL;

  begun = find_begin (source, record, due);
  matter = g_rc_box_new0 (LyktaMatter);
  matter->reg = source->reg;
  matter->id = lykta_record_get_id (record);
  matter->title = name_matter (source, matter->id);
  matter->detail = describe (source, record);
  matter->timed = source->due->type == LYKTA_FIELD_TIME;
  matter->left = share_left (begun, due, now);
  matter->urgency = g_date_time_compare (due, now) < 0 ? LYKTA_URGENCY_OVERDUE
                    : source->clock                    ? LYKTA_URGENCY_CLOCK
                                                       : LYKTA_URGENCY_NONE;
  matter->due = g_steal_pointer (&due);

  return matter;
}

/* Sorts one matter into the lists that it belongs to. */
static void
add_matter (LyktaAgenda *agenda, LyktaMatter *matter)
{
  g_autoptr (GDateTime) horizon = g_date_time_add_days (agenda->now, LYKTA_AGENDA_DAYS);
  g_autoptr (GDateTime) near = g_date_time_add_days (agenda->now, NEAR_DAYS);

  if (matter->urgency != LYKTA_URGENCY_OVERDUE && g_date_time_compare (matter->due, horizon) < 0)
    g_ptr_array_add (agenda->upcoming, g_rc_box_acquire (matter));
  if (matter->urgency != LYKTA_URGENCY_NONE || g_date_time_compare (matter->due, near) < 0)
    g_ptr_array_add (agenda->matters, g_rc_box_acquire (matter));
}

/* Reads the records of @query, earliest deadline first. */
static gboolean
read_matters (const Source *source, LyktaQuery *query, GError **error)
{
  LyktaAgenda *agenda = source->agenda;
  g_autoptr (GArray) ids = NULL;

  lykta_query_set_sort (query, source->due, FALSE);
  ids = lykta_store_select (source->store, query, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (ids->len, MOST_MATTERS); i++)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (source->store, source->reg, g_array_index (ids, gint64, i));
      LyktaMatter *matter = record != NULL ? matter_new (source, record) : NULL;

      if (matter == NULL)
        continue;

      agenda->n_overdue += matter->urgency == LYKTA_URGENCY_OVERDUE;
      add_matter (agenda, matter);
      matter_release (matter);
    }
  if (source->passed && ids->len > MOST_MATTERS)
    agenda->n_overdue += ids->len - MOST_MATTERS;

  return TRUE;
}

/* What has passed, by the saved views that ask for attention */
static gboolean
read_passed (Source *source, GError **error)
{
  source->passed = TRUE;
  for (const LyktaView *view = source->reg->views; view->id != NULL; view++)
    {
      source->due = lykta_view_get_passed (source->reg, view);
      if (source->due != NULL)
        {
          g_autoptr (LyktaQuery) query = lykta_query_new_for_view (source->reg, view);

          if (!read_matters (source, query, error))
            return FALSE;
        }
    }
  source->passed = FALSE;

  return TRUE;
}

/* What lies ahead, by the deadlines; a clock also when it has run out or is far away */
static gboolean
read_ahead (Source *source, GError **error)
{
  g_autofree char *horizon = g_strdup_printf ("today+%d", LYKTA_AGENDA_DAYS + 1);

  for (guint i = 0; i < source->reg->n_fields; i++)
    if ((source->reg->fields[i].flags & LYKTA_FIELD_DUE) != 0)
      {
        g_autoptr (LyktaQuery) query = lykta_query_new (source->reg);

        source->due = &source->reg->fields[i];
        lykta_query_add_condition (query, source->due->id, LYKTA_IS_NOT_EMPTY, NULL);
        if (!source->clock)
          {
            lykta_query_add_condition (query, source->due->id, LYKTA_AFTER, "today-1");
            lykta_query_add_condition (query, source->due->id, LYKTA_BEFORE, horizon);
          }
        lykta_query_add_open (query);
        if (!read_matters (source, query, error))
          return FALSE;
      }

  return TRUE;
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

static int
compare_matters (gconstpointer a, gconstpointer b)
{
  const LyktaMatter *matter_a = *(const LyktaMatter *const *) a;
  const LyktaMatter *matter_b = *(const LyktaMatter *const *) b;

  return g_date_time_compare (matter_a->due, matter_b->due);
}

static gboolean
read_register (LyktaAgenda *agenda, LyktaStore *store, const LyktaRegister *reg, GError **error)
{
  Source source = { .store = store, .reg = reg, .agenda = agenda };
  source.clock = lykta_register_has_clock (reg);
  for (gsize i = 0; source.start == NULL && i < G_N_ELEMENTS (start_fields); i++)
    source.start = lykta_register_find_field (reg, start_fields[i]);

  if (lykta_register_repeats_deadlines (reg))
    return TRUE;

  return (source.clock || read_passed (&source, error)) && read_ahead (&source, error);
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
  const LyktaRegister *const *registers = lykta_store_get_registers (store);
  g_autoptr (LyktaAgenda) self = g_new0 (LyktaAgenda, 1);
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) now = lykta_now ();

  self->now = g_date_time_to_timezone (now, zone);
  self->matters = g_ptr_array_new_with_free_func ((GDestroyNotify) matter_release);
  self->upcoming = g_ptr_array_new_with_free_func ((GDestroyNotify) matter_release);

  for (gsize i = 0; registers[i] != NULL; i++)
    if (!read_register (self, store, registers[i], error))
      return NULL;
  if (!read_year (self, store, error))
    return NULL;

  g_ptr_array_sort (self->matters, compare_matters);
  g_ptr_array_sort (self->upcoming, compare_matters);

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
