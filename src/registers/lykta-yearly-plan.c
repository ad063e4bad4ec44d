/* lykta-yearly-plan.c: the yearly plan (årshjul): the occurrences of the activities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-yearly-plan.h"

#include <glib/gi18n-lib.h>

#include "lykta-calendar.h"
#include "lykta-plan-merge.h"
#include "lykta-rules.h"

static const struct
{
  const char *id;
  LyktaRecurrenceKind kind;
} kinds[] = {
  { "yearly", LYKTA_RECUR_YEARLY },         { "years", LYKTA_RECUR_YEARS },         { "quarterly", LYKTA_RECUR_QUARTERLY },
  { "tertial", LYKTA_RECUR_TERTIAL },       { "monthly", LYKTA_RECUR_MONTHLY },     { "times", LYKTA_RECUR_TIMES },
  { "after_last", LYKTA_RECUR_AFTER_LAST }, { "triggered", LYKTA_RECUR_TRIGGERED },
};

/* Fields that say that someone has had to do with an occurrence */
static const char *const touching[] = { "done_on", "outcome", "evidence", "dnr", "note" };

/* States of an activity about which nothing is to be done any more */
static const char *const settled[] = { "done", "carried_over", "reshaped", "cancelled" };

/* The mark of each state, of activities and occurrences; what is open and past its day is late instead. */
static const struct
{
  const char *state;
  LyktaPlanMark mark;
} marks[] = {
  { "done", LYKTA_PLAN_DONE },         { "ongoing", LYKTA_PLAN_ONGOING },
  { "moved", LYKTA_PLAN_CARRIED },     { "carried_over", LYKTA_PLAN_CARRIED },
  { "reshaped", LYKTA_PLAN_CARRIED },  { "dropped", LYKTA_PLAN_DROPPED },
  { "cancelled", LYKTA_PLAN_DROPPED },
};

static const char *const mark_labels[LYKTA_N_PLAN_MARKS] = {
  [LYKTA_PLAN_DONE] = NC_ ("occurrence", "Done"),
  [LYKTA_PLAN_ONGOING] = NC_ ("occurrence", "Ongoing"),
  [LYKTA_PLAN_LATE] = NC_ ("occurrence", "Late"),
  [LYKTA_PLAN_NOT_STARTED] = NC_ ("occurrence", "Not started"),
  [LYKTA_PLAN_CARRIED] = NC_ ("occurrence", "Carried over"),
  [LYKTA_PLAN_DROPPED] = NC_ ("occurrence", "Dropped"),
};

static LyktaRecurrenceKind
get_kind (LyktaRecord *activity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (lykta_record_get_text (activity, "recurrence"), kinds[i].id) == 0)
      return kinds[i].kind;
  return LYKTA_RECUR_ONCE;
}

/* The occurrences of every activity by its id: one question, however many activities there are. */
static GHashTable *
read_occurrences (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "occurrences"));
  g_autoptr (GPtrArray) all = lykta_store_get_records (store, query, error);
  GHashTable *table;

  if (all == NULL)
    return NULL;
  table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 activity = lykta_record_get_integer (all->pdata[i], "activity");
      GPtrArray *occurrences = g_hash_table_lookup (table, &activity);

      if (occurrences == NULL)
        {
          occurrences = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (table, g_memdup2 (&activity, sizeof activity), occurrences);
        }
      g_ptr_array_add (occurrences, g_object_ref (all->pdata[i]));
    }
  return table;
}

static GPtrArray *
get_occurrences (GHashTable *table, LyktaRecord *activity)
{
  gint64 id = lykta_record_get_id (activity);
  GPtrArray *occurrences = g_hash_table_lookup (table, &id);

  return occurrences != NULL ? g_ptr_array_ref (occurrences) : g_ptr_array_new ();
}

/* The day that it was last done, by its occurrences or itself. */
static void
read_last_done (LyktaRecord *activity, GPtrArray *occurrences, GDate *last)
{
  const char *latest = lykta_record_get_text (activity, "done_on");

  for (guint i = 0; i < occurrences->len; i++)
    {
      const char *done_on = lykta_record_get_text (occurrences->pdata[i], "done_on");

      if (done_on != NULL && (latest == NULL || g_strcmp0 (done_on, latest) > 0))
        latest = done_on;
    }
  lykta_calendar_read_day (last, latest);
}

static void
read_recurrence (LyktaStore *store, LyktaRecord *activity, GPtrArray *occurrences, LyktaRecurrence *recurrence)
{
  g_autoptr (LyktaRecord) first = lykta_rules_get_referred (store, activity, "only_after");

  *recurrence = (LyktaRecurrence) {
    .kind = get_kind (activity),
    .month = (guint) lykta_record_get_integer (activity, "recur_month"),
    .day = (guint) lykta_record_get_integer (activity, "recur_day"),
    .every = (guint) lykta_record_get_integer (activity, "recur_every"),
    .anchor = (int) lykta_record_get_integer (activity, "recur_anchor"),
    .first_year = (int) lykta_record_get_integer (activity, "year_from"),
    .last_year = (int) lykta_record_get_integer (activity, "year_last"),
  };
  lykta_calendar_read_day (&recurrence->by, lykta_record_get_text (activity, "due"));
  read_last_done (activity, occurrences, &recurrence->last_done);
  if (first != NULL)
    lykta_calendar_read_day (&recurrence->after,
                             lykta_record_get_text (first, lykta_record_is_empty (first, "done_on") ? "due" : "done_on"));
}

static gboolean
is_touched (LyktaRecord *occurrence)
{
  if (g_strcmp0 (lykta_record_get_text (occurrence, "state"), "not_started") != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (touching); i++)
    if (!lykta_record_is_empty (occurrence, touching[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_planned (LyktaRecord *activity)
{
  const char *state = lykta_record_get_text (activity, "state");

  return g_strcmp0 (state, "decided") == 0 || g_strcmp0 (state, "ongoing") == 0;
}

static gboolean
has_period (GArray *occasions, const char *period)
{
  for (guint i = 0; i < occasions->len; i++)
    if (g_strcmp0 (g_array_index (occasions, LyktaOccasion, i).period, period) == 0)
      return TRUE;
  return FALSE;
}

/* Those of the years, and those that are of a period of them though they were moved out of it. */
static GArray *
get_planned (GPtrArray *occurrences, GArray *occasions, int from, int to)
{
  GArray *planned = g_array_new (FALSE, FALSE, sizeof (LyktaPlanned));

  for (guint i = 0; i < occurrences->len; i++)
    {
      LyktaRecord *occurrence = occurrences->pdata[i];
      LyktaPlanned there = { lykta_record_get_id (occurrence), lykta_record_get_text (occurrence, "period"),
                             .touched = is_touched (occurrence) };

      lykta_calendar_read_day (&there.due, lykta_record_get_text (occurrence, "due"));
      if (g_date_valid (&there.due)
          && ((g_date_get_year (&there.due) >= from && g_date_get_year (&there.due) <= to)
              || has_period (occasions, there.period)))
        g_array_append_val (planned, there);
    }
  return planned;
}

/* What is to be done about an activity's occurrences of the years: (element-type LyktaPlanStep) */
static GArray *
get_steps (LyktaStore *store, LyktaRecord *activity, GPtrArray *occurrences, int from, int to)
{
  LyktaRecurrence recurrence;
  g_autoptr (GArray) occasions = NULL;
  g_autoptr (GArray) planned = NULL;

  read_recurrence (store, activity, occurrences, &recurrence);
  if (recurrence.kind == LYKTA_RECUR_ONCE || recurrence.kind == LYKTA_RECUR_TRIGGERED || !is_planned (activity))
    return g_array_new (FALSE, FALSE, sizeof (LyktaPlanStep));
  occasions = lykta_recurrence_expand (&recurrence, from, to);
  planned = get_planned (occurrences, occasions, from, to);
  return lykta_plan_merge (occasions, planned);
}

static gboolean
is_settled (LyktaRecord *activity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settled); i++)
    if (g_strcmp0 (lykta_record_get_text (activity, "state"), settled[i]) == 0)
      return TRUE;
  return FALSE;
}

static LyktaPlanItem *
make_item (LyktaRecord *activity, LyktaRecord *occurrence)
{
  LyktaPlanItem *item = g_new0 (LyktaPlanItem, 1);
  LyktaRecord *source = occurrence != NULL ? occurrence : activity;

  item->activity = lykta_record_get_id (activity);
  item->occurrence = occurrence != NULL ? lykta_record_get_id (occurrence) : 0;
  item->made = TRUE;
  item->due = g_strdup (lykta_record_get_text (source, "due"));
  item->period = g_strdup (lykta_record_get_text (source, "period"));
  item->state = g_strdup (lykta_record_get_text (source, "state"));
  item->title = g_strdup (lykta_record_get_text (activity, "title"));
  item->track = g_strdup (lykta_record_get_text (activity, "track"));
  item->responsible = lykta_record_get_integer (source, "responsible");
  item->focus_area = lykta_record_get_integer (activity, "focus_area");
  item->indicator = g_strdup (lykta_record_get_text (activity, "indicator"));
  item->times_carried = (guint) lykta_record_get_integer (activity, "times_carried");
  item->settled = is_settled (activity);
  return item;
}

static gboolean
is_in_year (const char *due, int year)
{
  return due != NULL && (int) g_ascii_strtoll (due, NULL, 10) == year;
}

/* The day of an activity without occurrences: that it was done on, that it is to be done by, or the last of its plan period. */
static char *
get_own_day (LyktaRecord *activity)
{
  gboolean done = g_strcmp0 (lykta_record_get_text (activity, "state"), "done") == 0;
  GDate last;

  if (done && !lykta_record_is_empty (activity, "done_on"))
    return g_strdup (lykta_record_get_text (activity, "done_on"));
  if (!lykta_record_is_empty (activity, "due"))
    return g_strdup (lykta_record_get_text (activity, "due"));
  last = lykta_recurrence_get_last_working_day ((int) lykta_record_get_integer (activity, "year_last"), G_DATE_DECEMBER);
  return lykta_calendar_write_day (&last);
}

static void
add_activity (LyktaRecord *activity, int year, GPtrArray *items)
{
  g_autofree char *day = NULL;
  LyktaPlanItem *item;

  /* What recurs is seen by its occurrences; settled without any, it is still known to have been in the plan. */
  if (get_kind (activity) != LYKTA_RECUR_ONCE && !is_settled (activity))
    return;
  day = get_own_day (activity);
  if (!is_in_year (day, year))
    return;
  item = make_item (activity, NULL);
  g_set_str (&item->due, day);
  g_ptr_array_add (items, item);
}

static void
add_items (LyktaStore *store, GHashTable *table, LyktaRecord *activity, int year, GPtrArray *items)
{
  g_autoptr (GPtrArray) occurrences = get_occurrences (table, activity);
  g_autoptr (GArray) steps = get_steps (store, activity, occurrences, year, year);

  if (occurrences->len == 0)
    add_activity (activity, year, items);
  for (guint i = 0; i < occurrences->len; i++)
    if (is_in_year (lykta_record_get_text (occurrences->pdata[i], "due"), year))
      g_ptr_array_add (items, make_item (activity, occurrences->pdata[i]));
  for (guint i = 0; i < steps->len; i++)
    {
      const LyktaPlanStep *step = &g_array_index (steps, LyktaPlanStep, i);
      LyktaPlanItem *item;

      if (step->id != 0)
        continue;
      item = make_item (activity, NULL);
      item->made = FALSE;
      g_free (item->due);
      item->due = lykta_calendar_write_day (&step->occasion.due);
      g_free (item->period);
      item->period = g_strdup (step->occasion.period);
      g_free (item->state);
      item->state = g_strdup ("not_started");
      g_ptr_array_add (items, item);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LyktaPlanItem *first = *(const LyktaPlanItem *const *) a;
  const LyktaPlanItem *second = *(const LyktaPlanItem *const *) b;
  int order = g_strcmp0 (first->due, second->due);

  return order != 0 ? order : g_utf8_collate (first->title, second->title);
}

static GPtrArray *
get_activities (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "activities"));

  return lykta_store_get_records (store, query, error);
}

LyktaPlanItem *
lykta_plan_item_copy (const LyktaPlanItem *self)
{
  LyktaPlanItem *copy = g_memdup2 (self, sizeof *self);

  copy->due = g_strdup (self->due);
  copy->period = g_strdup (self->period);
  copy->state = g_strdup (self->state);
  copy->title = g_strdup (self->title);
  copy->track = g_strdup (self->track);
  copy->indicator = g_strdup (self->indicator);
  return copy;
}

void
lykta_plan_item_free (LyktaPlanItem *self)
{
  g_free (self->due);
  g_free (self->period);
  g_free (self->state);
  g_free (self->title);
  g_free (self->track);
  g_free (self->indicator);
  g_free (self);
}

gboolean
lykta_plan_item_is_open (const LyktaPlanItem *self)
{
  return !self->settled && g_strcmp0 (self->state, "done") != 0 && g_strcmp0 (self->state, "dropped") != 0;
}

LyktaPlanMark
lykta_plan_item_get_mark (const LyktaPlanItem *self, const char *today)
{
  if (lykta_plan_item_is_open (self) && g_strcmp0 (self->due, today) < 0)
    return LYKTA_PLAN_LATE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (self->state, marks[i].state) == 0)
      return marks[i].mark;
  return LYKTA_PLAN_NOT_STARTED;
}

const char *
lykta_plan_mark_get_label (LyktaPlanMark mark)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "occurrence", mark_labels[mark]);
}

GPtrArray *
lykta_yearly_plan_list (LyktaStore *store, int year, GError **error)
{
  g_autoptr (GPtrArray) activities = get_activities (store, error);
  g_autoptr (GHashTable) table = activities != NULL ? read_occurrences (store, error) : NULL;
  GPtrArray *items;

  if (table == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_plan_item_free);
  for (guint i = 0; i < activities->len; i++)
    add_items (store, table, activities->pdata[i], year, items);
  g_ptr_array_sort (items, compare_items);
  return items;
}

LyktaEdit *
lykta_yearly_plan_make (LyktaStore *store, int from, int to, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "occurrences");
  g_autoptr (GPtrArray) activities = get_activities (store, error);
  g_autoptr (GHashTable) table = activities != NULL ? read_occurrences (store, error) : NULL;
  LyktaEdit *edit;

  if (table == NULL)
    return NULL;
  edit = lykta_edit_new (_ ("Make the yearly plan"));
  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) occurrences = get_occurrences (table, activities->pdata[i]);
      g_autoptr (GArray) steps = get_steps (store, activities->pdata[i], occurrences, from, to);

      for (guint j = 0; j < steps->len; j++)
        {
          const LyktaPlanStep *step = &g_array_index (steps, LyktaPlanStep, j);
          gint64 id = step->id != 0 ? step->id : lykta_edit_insert (edit, reg);
          g_autofree char *due = NULL;

          if (step->removed)
            {
              lykta_edit_delete (edit, reg, id);
              continue;
            }
          due = lykta_calendar_write_day (&step->occasion.due);
          lykta_edit_set_text (edit, reg, id, "due", due);
          if (step->id != 0)
            continue;
          lykta_edit_set_integer (edit, reg, id, "activity", lykta_record_get_id (activities->pdata[i]));
          lykta_edit_set_text (edit, reg, id, "period", step->occasion.period);
          lykta_edit_set_text (edit, reg, id, "state", "not_started");
          if (!lykta_record_is_empty (activities->pdata[i], "responsible"))
            lykta_edit_set_integer (edit, reg, id, "responsible", lykta_record_get_integer (activities->pdata[i], "responsible"));
        }
    }
  return edit;
}
