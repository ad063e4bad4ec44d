/* lykta-matters.c: everything with a day by which it must be done, over all registers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-matters.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"

/* The field that says where a record stands */
#define STATE_FIELD "state"

/* How long a matter's time is when nothing says when it began */
#define USUAL_DAYS 30
#define USUAL_HOURS 72

/* Registers whose deadlines the law sets */
static const char *const clock_registers[] = { "reports", "requests", NULL };

/* Registers whose deadlines are derived from those of another: they would count twice */
static const char *const repeating_registers[] = { "classifications", "incidents", NULL };

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
  GHashTable *snoozes; /* (element-type utf8 LyktaRecord): what is put off today */
  gboolean clock;
  gboolean passed; /* the query finds only what is overdue */
  int days;
  guint most;
  LyktaMatters *matters;
} Source;

static char *
make_key (const char *reg, gint64 id, const char *field)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", reg, id, field);
}

static void
matter_clear (LyktaMatter *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->until);
  g_free (self->reason);
  g_date_time_unref (self->due);
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

static const LyktaField *
find_who_field (const Source *source, LyktaRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (who_fields); i++)
    {
      const LyktaField *field = lykta_register_find_field (source->reg, who_fields[i]);

      if (field != NULL && !lykta_value_is_empty (lykta_record_get_value (record, field)))
        return field;
    }
  return NULL;
}

/* "Action · Head of office", or for a part "Incident: Letters to the wrong address", or "Agreement · Ends on" */
static char *
describe (const Source *source, LyktaRecord *record)
{
  const LyktaField *who_field = find_who_field (source, record);
  const LyktaField *kind_field = lykta_register_find_field (source->reg, "kind");
  g_autofree char *kind = NULL;

  if (source->clock && kind_field != NULL)
    kind = lykta_store_format_value (source->store, kind_field, lykta_record_get_value (record, kind_field));
  else
    kind = g_strdup (lykta_register_get_label_one (source->reg));

  if (who_field != NULL)
    {
      g_autofree char *who = lykta_store_format_value (source->store, who_field, lykta_record_get_value (record, who_field));

      return g_strdup_printf ("%s · %s", kind, who);
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

/* A matter that is put off says so; where it was put off twice, the later day counts. */
static void
find_snooze (const Source *source, LyktaMatter *matter)
{
  g_autofree char *key = make_key (matter->reg->id, matter->id, matter->field->id);
  LyktaRecord *snooze = g_hash_table_lookup (source->snoozes, key);

  if (snooze == NULL || source->clock)
    return;
  matter->snooze = lykta_record_get_id (snooze);
  matter->until = g_strdup (lykta_record_get_text (snooze, "until"));
  matter->reason = g_strdup (lykta_record_get_text (snooze, "reason"));
}

static LyktaMatter *
matter_new (const Source *source, LyktaRecord *record)
{
  const LyktaField *who_field = find_who_field (source, record);
  GDateTime *now = source->matters->now;
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
  matter->field = source->due;
  matter->who = who_field != NULL ? lykta_value_get_integer (lykta_record_get_value (record, who_field)) : 0;
  matter->title = name_matter (source, matter->id);
  matter->detail = describe (source, record);
  matter->timed = source->due->type == LYKTA_FIELD_TIME;
  matter->left = share_left (begun, due, now);
  matter->urgency = g_date_time_compare (due, now) < 0 ? LYKTA_URGENCY_OVERDUE
                    : source->clock                    ? LYKTA_URGENCY_CLOCK
                                                       : LYKTA_URGENCY_NONE;
  matter->due = g_steal_pointer (&due);
  find_snooze (source, matter);

  return matter;
}

/* Reads the records of @query, earliest deadline first. */
static gboolean
read_matters (const Source *source, LyktaQuery *query, GError **error)
{
  LyktaMatters *matters = source->matters;
  g_autoptr (GArray) ids = NULL;

  lykta_query_set_sort (query, source->due, FALSE);
  ids = lykta_store_select (source->store, query, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (ids->len, source->most); i++)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (source->store, source->reg, g_array_index (ids, gint64, i));
      LyktaMatter *matter = record != NULL ? matter_new (source, record) : NULL;

      if (matter == NULL)
        continue;
      matters->n_overdue += matter->urgency == LYKTA_URGENCY_OVERDUE && matter->snooze == 0;
      g_ptr_array_add (matters->list, matter);
    }
  if (ids->len > source->most)
    {
      matters->n_left_out += ids->len - source->most;
      if (source->passed)
        matters->n_overdue += ids->len - source->most;
    }
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
  g_autofree char *horizon = g_strdup_printf ("today+%d", source->days + 1);

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

static gboolean
read_register (const Source *all, const LyktaRegister *reg, GError **error)
{
  Source source = *all;

  source.reg = reg;
  source.clock = lykta_register_has_clock (reg);
  for (gsize i = 0; source.start == NULL && i < G_N_ELEMENTS (start_fields); i++)
    source.start = lykta_register_find_field (reg, start_fields[i]);

  if (lykta_register_repeats_deadlines (reg))
    return TRUE;

  return (source.clock || read_passed (&source, error)) && read_ahead (&source, error);
}

/* What is put off today: (element-type utf8 LyktaRecord) */
static GHashTable *
read_snoozes (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "snoozes"));
  g_autoptr (GHashTable) snoozes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "until", LYKTA_AFTER, "today");
  lykta_query_set_sort (query, lykta_register_find_field (lykta_query_get_register (query), "until"), FALSE);
  records = lykta_store_get_records (store, query, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (snoozes,
                         make_key (lykta_record_get_text (records->pdata[i], "register"),
                                   lykta_record_get_integer (records->pdata[i], "record"),
                                   lykta_record_get_text (records->pdata[i], "field")),
                         g_object_ref (records->pdata[i]));
  return g_steal_pointer (&snoozes);
}

static int
compare_matters (gconstpointer a, gconstpointer b)
{
  const LyktaMatter *matter_a = *(const LyktaMatter *const *) a;
  const LyktaMatter *matter_b = *(const LyktaMatter *const *) b;

  return g_date_time_compare (matter_a->due, matter_b->due);
}

LyktaMatters *
lykta_matters_read (LyktaStore *store, int days, guint most, GError **error)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (store);
  g_autoptr (LyktaMatters) self = g_new0 (LyktaMatters, 1);
  g_autoptr (GHashTable) snoozes = read_snoozes (store, error);
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) now = lykta_now ();
  const Source source = { .store = store, .snoozes = snoozes, .days = days, .most = most, .matters = self };

  self->now = g_date_time_to_timezone (now, zone);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_matter_unref);
  if (snoozes == NULL)
    return NULL;
  for (gsize i = 0; registers[i] != NULL; i++)
    if (!read_register (&source, registers[i], error))
      return NULL;
  g_ptr_array_sort (self->list, compare_matters);

  return g_steal_pointer (&self);
}

void
lykta_matters_free (LyktaMatters *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_free (self);
}

LyktaMatter *
lykta_matter_ref (LyktaMatter *self)
{
  return g_rc_box_acquire (self);
}

void
lykta_matter_unref (LyktaMatter *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) matter_clear);
}

gboolean
lykta_matter_can_snooze (const LyktaMatter *self)
{
  return !lykta_register_has_clock (self->reg);
}

LyktaEdit *
lykta_matter_wake (const LyktaMatter *self, LyktaStore *store)
{
  LyktaEdit *edit = lykta_edit_new (_ ("Put off no longer"));

  if (self->snooze != 0)
    lykta_edit_delete (edit, lykta_store_find_register (store, "snoozes"), self->snooze);
  return edit;
}

/**
 * lykta_query_add_open:
 *
 * Leaves out what is done with: records whose state is one that is shown as done or dimmed. A register without states has
 * only open records.
 */
void
lykta_query_add_open (LyktaQuery *query)
{
  const LyktaField *state = lykta_register_find_field (lykta_query_get_register (query), STATE_FIELD);
  g_autoptr (GString) open = g_string_new (NULL);

  if (state == NULL || state->choices == NULL)
    return;

  for (const LyktaChoice *choice = state->choices; choice->id != NULL; choice++)
    if (choice->tone != LYKTA_TONE_DONE && choice->tone != LYKTA_TONE_DIMMED)
      g_string_append_printf (open, "%s%s", open->len > 0 ? " " : "", choice->id);
  lykta_query_add_condition (query, STATE_FIELD, LYKTA_IS_ONE_OF, open->str);
}

gboolean
lykta_register_has_clock (const LyktaRegister *reg)
{
  return g_strv_contains (clock_registers, reg->id);
}

gboolean
lykta_register_repeats_deadlines (const LyktaRegister *reg)
{
  return g_strv_contains (repeating_registers, reg->id);
}

/**
 * lykta_view_get_passed:
 *
 * Returns: (nullable): the field with the deadline; %NULL when the view wants no attention, or for another reason
 */
const LyktaField *
lykta_view_get_passed (const LyktaRegister *reg, const LyktaView *view)
{
  if (!view->gap)
    return NULL;

  for (const LyktaCondition *condition = view->conditions; condition != NULL && condition->field != NULL; condition++)
    {
      const LyktaField *field = lykta_register_find_field (reg, condition->field);

      if (field != NULL && (field->flags & LYKTA_FIELD_DUE) != 0
          && condition->operator== LYKTA_BEFORE && g_strcmp0 (condition->text, "today") == 0)
        return field;
    }

  return NULL;
}
