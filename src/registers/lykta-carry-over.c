/* lykta-carry-over.c: what becomes of the activities that are open when a year is closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-carry-over.h"

#include <glib/gi18n-lib.h>

#include "lykta-calendar.h"
#include "lykta-clock.h"
#include "lykta-rules.h"

#define OPEN_STATES "proposed decided ongoing"
#define OPEN_OCCURRENCES "not_started ongoing moved"

/* The ids are of files; the states are those of the activity and of its open occurrences afterwards. */
static const struct
{
  const char *id;
  const char *label;
  const char *state;
  const char *occurrence_state;
} kinds[LYKTA_N_CARRY_KINDS] = {
  [LYKTA_CARRY_DONE] = { "done", N_ ("Done"), "done", "done" },
  [LYKTA_CARRY_OVER] = { "carried_over", N_ ("Carried over"), "carried_over", "moved" },
  [LYKTA_CARRY_RESHAPED] = { "reshaped", N_ ("Reshaped"), "reshaped", "moved" },
  [LYKTA_CARRY_DROPPED] = { "dropped", N_ ("Dropped"), "cancelled", "dropped" },
};

/* What belongs to the activity as it was, and not to what takes its place. */
static const char *const own[] = {
  "number",   "state",  "year_from",    "year_to",       "due", "done_on",    "outcome",
  "evidence", "review", "carried_from", "times_carried", "why", "only_after", "calendar_uid",
};

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *activities;
  const LyktaRegister *occurrences;
  LyktaEdit *edit;
  GHashTable *numbers; /* taken: year × 1000 + number */
} Closing;

static gboolean
is_own (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i], field))
      return TRUE;
  return FALSE;
}

static gboolean
recurs (LyktaRecord *activity)
{
  const char *recurrence = lykta_record_get_text (activity, "recurrence");

  return recurrence != NULL && !g_str_equal (recurrence, "none");
}

static int
get_year (LyktaRecord *activity, const char *field)
{
  return (int) lykta_record_get_integer (activity, field);
}

static int
get_year_of_day (const char *day)
{
  return day != NULL ? (int) g_ascii_strtoll (day, NULL, 10) : 0;
}

static void
clear_field (Closing *closing, gint64 id, const char *field)
{
  g_auto (LyktaValue) nothing = LYKTA_VALUE_INIT;

  lykta_edit_set (closing->edit, closing->activities, id, lykta_register_find_field (closing->activities, field), &nothing);
}

static void
set_years (Closing *closing, gint64 id, int from, int to)
{
  lykta_edit_set_integer (closing->edit, closing->activities, id, "year_from", from);
  if (to > from)
    lykta_edit_set_integer (closing->edit, closing->activities, id, "year_to", to);
  else
    clear_field (closing, id, "year_to");
}

/* Its number where nothing else of that year has it, the next free one otherwise. */
static gint64
take_number (Closing *closing, gint64 wanted, int year)
{
  gint64 number = wanted;

  while (!g_hash_table_add (closing->numbers, GINT_TO_POINTER (year * 1000 + (int) number)))
    number++;
  return number;
}

/* Another activity of the same words and ground, for the years given. */
static gint64
add_part (Closing *closing, LyktaRecord *activity, int from, int to)
{
  const LyktaRegister *reg = closing->activities;
  gint64 id = lykta_edit_insert (closing->edit, reg);
  const char *due = lykta_record_get_text (activity, "due");

  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LyktaField *field = &reg->fields[i];
      const LyktaValue *value = lykta_record_get_value (activity, field);

      if ((field->flags & LYKTA_FIELD_DERIVED) == 0 && !is_own (field->id) && !lykta_value_is_empty (value))
        lykta_edit_set (closing->edit, reg, id, field, value);
    }
  set_years (closing, id, from, to);
  lykta_edit_set_text (closing->edit, reg, id, "state",
                       g_strcmp0 (lykta_record_get_text (activity, "state"), "proposed") == 0 ? "proposed" : "decided");
  if (!lykta_record_is_empty (activity, "number"))
    lykta_edit_set_integer (closing->edit, reg, id, "number",
                            take_number (closing, lykta_record_get_integer (activity, "number"), from));
  if (due != NULL)
    {
      int year = get_year_of_day (due);
      g_autofree char *moved = lykta_carry_over_move_day (due, year < from || year > to ? to : year);

      lykta_edit_set_text (closing->edit, reg, id, "due", moved);
    }
  lykta_edit_set_integer (closing->edit, reg, id, "carried_from", lykta_record_get_id (activity));
  if (!lykta_record_is_empty (activity, "times_carried"))
    lykta_edit_set_integer (closing->edit, reg, id, "times_carried", lykta_record_get_integer (activity, "times_carried"));
  return id;
}

/* Occurrences of the years follow the part that has them. */
static void
give_occurrences (Closing *closing, LyktaRecord *activity, gint64 part, int from, int to)
{
  g_autoptr (GPtrArray) occurrences =
      lykta_rules_find (closing->store, "occurrences", "activity", lykta_record_get_id (activity));

  for (guint i = 0; i < occurrences->len; i++)
    {
      int year = get_year_of_day (lykta_record_get_text (occurrences->pdata[i], "due"));

      if (year >= from && year <= to)
        lykta_edit_set_integer (closing->edit, closing->occurrences, lykta_record_get_id (occurrences->pdata[i]), "activity",
                                part);
    }
}

/**
 * @last: the last year that the activity keeps
 *
 * Returns: the part of the next year, as the edit has it; 0 when the activity does not reach it
 */
static gint64
split (Closing *closing, LyktaRecord *activity, int last)
{
  int from = get_year (activity, "year_from");
  int to = get_year (activity, "year_last");
  const char *due = lykta_record_get_text (activity, "due");
  gint64 id = lykta_record_get_id (activity);
  gint64 next;

  if (to <= last)
    return 0;
  next = add_part (closing, activity, last + 1, last + 1);
  give_occurrences (closing, activity, next, last + 1, last + 1);
  if (to > last + 1)
    give_occurrences (closing, activity, add_part (closing, activity, last + 2, to), last + 2, to);

  set_years (closing, id, from, last);
  if (get_year_of_day (due) > last)
    {
      g_autofree char *moved = lykta_carry_over_move_day (due, last);

      lykta_edit_set_text (closing->edit, closing->activities, id, "due", moved);
    }
  return next;
}

static void
settle_occurrences (Closing *closing, const LyktaCarryDecision *decision, int last, const char *today)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (closing->occurrences);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, decision->activity);
  g_autofree char *end = g_strdup_printf ("%d-01-01", last + 1);
  g_autoptr (GPtrArray) open = NULL;

  lykta_query_add_condition (query, "activity", LYKTA_IS, id);
  lykta_query_add_condition (query, "state", LYKTA_IS_ONE_OF, OPEN_OCCURRENCES);
  lykta_query_add_condition (query, "due", LYKTA_BEFORE, end);
  open = lykta_store_get_records (closing->store, query, NULL);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      gint64 occurrence = lykta_record_get_id (open->pdata[i]);

      lykta_edit_set_text (closing->edit, closing->occurrences, occurrence, "state", kinds[decision->kind].occurrence_state);
      if (decision->kind == LYKTA_CARRY_DONE)
        lykta_edit_set_text (closing->edit, closing->occurrences, occurrence, "done_on", today);
    }
}

/* What goes on in another year: the part of a longer period that is there already, or a new activity. */
static void
continue_in (Closing *closing, LyktaRecord *activity, const LyktaCarryDecision *decision, int last, int to)
{
  const LyktaRegister *reg = closing->activities;
  gint64 next = to == last + 1 ? split (closing, activity, last) : 0;

  if (next == 0)
    next = add_part (closing, activity, to, to);
  lykta_edit_set_text (closing->edit, reg, next, "why", decision->reason);
  if (decision->kind == LYKTA_CARRY_OVER)
    lykta_edit_set_integer (closing->edit, reg, next, "times_carried", lykta_record_get_integer (activity, "times_carried") + 1);
  if (decision->title != NULL)
    lykta_edit_set_text (closing->edit, reg, next, "title", decision->title);
  if (decision->text != NULL)
    lykta_edit_set_text (closing->edit, reg, next, "text", decision->text);
}

/* @last: the year that is closed for it, @to: the one that it goes on in */
static void
decide (Closing *closing, LyktaRecord *activity, const LyktaCarryDecision *decision, int last, int to)
{
  const LyktaRegister *reg = closing->activities;
  gint64 id = decision->activity;
  g_autofree char *today = lykta_today ();
  gboolean lasts = decision->kind == LYKTA_CARRY_DONE && recurs (activity);

  settle_occurrences (closing, decision, decision->kind == LYKTA_CARRY_DROPPED ? get_year (activity, "year_last") : last, today);
  if (decision->kind == LYKTA_CARRY_OVER || decision->kind == LYKTA_CARRY_RESHAPED)
    continue_in (closing, activity, decision, last, to);
  else if (lasts)
    split (closing, activity, last);

  lykta_edit_set_text (closing->edit, reg, id, "state", kinds[decision->kind].state);
  if (decision->kind == LYKTA_CARRY_DONE)
    {
      if (lykta_record_is_empty (activity, "done_on"))
        lykta_edit_set_text (closing->edit, reg, id, "done_on", today);
      if (decision->reason != NULL)
        lykta_edit_set_text (closing->edit, reg, id, "outcome", decision->reason);
    }
  else
    lykta_edit_set_text (closing->edit, reg, id, "why", decision->reason);
}

/* Numbers are of a plan period, as printed in the review. */
static gboolean
read_numbers (Closing *closing, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (closing->activities);
  g_autoptr (GPtrArray) all = NULL;

  lykta_query_add_condition (query, "number", LYKTA_IS_NOT_EMPTY, NULL);
  all = lykta_store_get_records (closing->store, query, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    g_hash_table_add (closing->numbers, GINT_TO_POINTER (get_year (all->pdata[i], "year_from") * 1000
                                                         + (int) lykta_record_get_integer (all->pdata[i], "number")));
  return all != NULL;
}

static gboolean
begin (Closing *closing, LyktaStore *store, const char *label, GError **error)
{
  *closing = (Closing) { .store = store,
                         .activities = lykta_store_find_register (store, "activities"),
                         .occurrences = lykta_store_find_register (store, "occurrences"),
                         .edit = lykta_edit_new (label),
                         .numbers = g_hash_table_new (NULL, NULL) };
  return read_numbers (closing, error);
}

static LyktaEdit *
end (Closing *closing, gboolean whole)
{
  g_hash_table_unref (closing->numbers);
  if (!whole)
    g_clear_pointer (&closing->edit, lykta_edit_unref);
  return closing->edit;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
check_decision (LyktaRecord *activity, const LyktaCarryDecision *decision, GError **error)
{
  const char *title = lykta_record_get_text (activity, "title");

  if (decision->kind != LYKTA_CARRY_DONE && (decision->reason == NULL || *decision->reason == '\0'))
    /* Translators: the title of an activity */
    return refuse (error, _ ("Say why for “%s”: the next review prints it."), title);
  if (decision->kind == LYKTA_CARRY_RESHAPED && decision->title == NULL && decision->text == NULL)
    /* Translators: the title of an activity */
    return refuse (error, _ ("“%s” is to be reshaped: give its new title or text."), title);
  return TRUE;
}

static const LyktaCarryDecision *
find_decision (GPtrArray *decisions, gint64 activity)
{
  for (guint i = 0; i < decisions->len; i++)
    if (((const LyktaCarryDecision *) decisions->pdata[i])->activity == activity)
      return decisions->pdata[i];
  return NULL;
}

static gboolean
has_activity (GPtrArray *activities, gint64 id)
{
  for (guint i = 0; i < activities->len; i++)
    if (lykta_record_get_id (activities->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Everything open is decided about, nothing twice, and nothing else. */
static gboolean
check_decisions (LyktaStore *store, GPtrArray *open, GPtrArray *decisions, int year, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "activities");

  for (guint i = 0; i < decisions->len; i++)
    {
      const LyktaCarryDecision *decision = decisions->pdata[i];
      g_autofree char *title = lykta_store_get_title (store, reg, decision->activity);

      if (find_decision (decisions, decision->activity) != decision)
        /* Translators: the title of an activity */
        return refuse (error, _ ("“%s” is decided about twice. Keep one of the decisions."), title);
      if (!has_activity (open, decision->activity))
        /* Translators: the title of an activity, a year */
        return refuse (error, _ ("“%s” is no open activity of %d or earlier. Take it out of the decisions."), title, year);
    }
  for (guint i = 0; i < open->len; i++)
    {
      const LyktaCarryDecision *decision = find_decision (decisions, lykta_record_get_id (open->pdata[i]));

      if (decision == NULL)
        return refuse (error,
                       /* Translators: the title of an activity */
                       _ ("“%s” is still open. Decide whether it is done, carried over, reshaped or dropped."),
                       lykta_record_get_text (open->pdata[i], "title"));
      if (!check_decision (open->pdata[i], decision, error))
        return FALSE;
    }
  return TRUE;
}

/* Periods that begin with the next year and go on after it */
static gboolean
split_spans (Closing *closing, int next, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (closing->activities);
  g_autofree char *text = g_strdup_printf ("%d", next);
  g_autoptr (GPtrArray) spans = NULL;

  lykta_query_add_condition (query, "state", LYKTA_IS_ONE_OF, OPEN_STATES);
  lykta_query_add_condition (query, "year_from", LYKTA_IS, text);
  lykta_query_add_condition (query, "year_last", LYKTA_MORE, text);
  spans = lykta_store_get_records (closing->store, query, error);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    split (closing, spans->pdata[i], next);
  return spans != NULL;
}

static int
compare_activities (gconstpointer a, gconstpointer b)
{
  LyktaRecord *first = *(LyktaRecord *const *) a;
  LyktaRecord *second = *(LyktaRecord *const *) b;
  gint64 times = lykta_record_get_integer (second, "times_carried") - lykta_record_get_integer (first, "times_carried");
  gint64 number = lykta_record_get_integer (first, "number") - lykta_record_get_integer (second, "number");

  if (times != 0)
    return times > 0 ? 1 : -1;
  return number != 0 ? (number > 0 ? 1 : -1) : 0;
}

void
lykta_carry_decision_free (LyktaCarryDecision *self)
{
  g_free (self->reason);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

const char *
lykta_carry_kind_get_id (LyktaCarryKind kind)
{
  return kinds[kind].id;
}

gboolean
lykta_carry_kind_parse (const char *id, LyktaCarryKind *kind)
{
  for (guint i = 0; i < LYKTA_N_CARRY_KINDS; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
lykta_carry_kind_get_label (LyktaCarryKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].label);
}

gboolean
lykta_carry_over_is_open (LyktaRecord *activity)
{
  static const char *const open[] = { "proposed", "decided", "ongoing", NULL };
  const char *state = lykta_record_get_text (activity, "state");

  return state != NULL && g_strv_contains (open, state);
}

char *
lykta_carry_over_move_day (const char *day, int year)
{
  GDate date;

  if (!lykta_calendar_read_day (&date, day))
    return NULL;
  g_date_set_day (&date, MIN (g_date_get_day (&date), g_date_get_days_in_month (g_date_get_month (&date), (GDateYear) year)));
  g_date_set_year (&date, (GDateYear) year);
  return lykta_calendar_write_day (&date);
}

GPtrArray *
lykta_carry_over_find (LyktaStore *store, int year, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "activities"));
  g_autofree char *next = g_strdup_printf ("%d", year + 1);
  GPtrArray *open;

  lykta_query_add_condition (query, "state", LYKTA_IS_ONE_OF, OPEN_STATES);
  lykta_query_add_condition (query, "year_from", LYKTA_LESS, next);
  open = lykta_store_get_records (store, query, error);
  if (open != NULL)
    g_ptr_array_sort (open, compare_activities);
  return open;
}

LyktaEdit *
lykta_carry_over_close (LyktaStore *store, int year, GPtrArray *decisions, GError **error)
{
  g_autoptr (GPtrArray) open = lykta_carry_over_find (store, year, error);
  /* Translators: the label of a change */
  g_autofree char *label = g_strdup_printf (_ ("Close the year %d"), year);
  Closing closing;

  if (open == NULL || !check_decisions (store, open, decisions, year, error))
    return NULL;
  if (!begin (&closing, store, label, error))
    return end (&closing, FALSE);
  for (guint i = 0; i < open->len; i++)
    decide (&closing, open->pdata[i], find_decision (decisions, lykta_record_get_id (open->pdata[i])), year, year + 1);
  return end (&closing, split_spans (&closing, year + 1, error));
}

LyktaEdit *
lykta_carry_over_move (LyktaStore *store, const LyktaCarryDecision *decision, int to, GError **error)
{
  g_autoptr (LyktaRecord) activity =
      lykta_store_get_record (store, lykta_store_find_register (store, "activities"), decision->activity);
  Closing closing;

  if (activity == NULL || !lykta_carry_over_is_open (activity))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("The activity is no longer open: it cannot be moved to another year."));
      return NULL;
    }
  if (!check_decision (activity, decision, error))
    return NULL;
  if (!begin (&closing, store, _ ("Move activity to another year"), error))
    return end (&closing, FALSE);
  decide (&closing, activity, decision, MIN (get_year (activity, "year_last"), to - 1), to);
  return end (&closing, TRUE);
}

LyktaEdit *
lykta_carry_over_advance (LyktaStore *store, LyktaRecord *activity, int to)
{
  Closing closing = { .store = store,
                      .activities = lykta_record_get_register (activity),
                      .edit = lykta_edit_new (_ ("Move activity to another year")) };
  g_autofree char *due = lykta_carry_over_move_day (lykta_record_get_text (activity, "due"), to);

  set_years (&closing, lykta_record_get_id (activity), to, to);
  if (due != NULL)
    lykta_edit_set_text (closing.edit, closing.activities, lykta_record_get_id (activity), "due", due);
  return closing.edit;
}
