/* lykta-plan-calendar-import.c: another's calendar in the yearly plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-plan-calendar.h"

/* An activity and the years of its events */
typedef struct
{
  gint64 activity;
  int first;
  int last;
} Span;

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *activities;
  const LyktaRegister *occurrences;
  LyktaEdit *edit;
  LyktaCalendarChanges *changes;
  GHashTable *known; /* (element-type utf8 LyktaRecord): what was read before, by what the calendar knows it */
  GHashTable *there; /* (element-type utf8): what this calendar has */
  GHashTable *spans; /* (element-type utf8 Span): activities, by what the calendar knows them */
} Import;

static char *
make_key (const LyktaIcsEvent *event)
{
  return event->instance != NULL ? g_strconcat (event->uid, " ", event->instance, NULL) : g_strdup (event->uid);
}

/* Occurrences are told from activities by what no identity of a calendar begins with. */
static char *
make_known_key (const LyktaRegister *reg, const char *uid)
{
  return g_strconcat (reg->id, "\n", uid, NULL);
}

static LyktaRecord *
find_known (const Import *import, const LyktaRegister *reg, const char *uid)
{
  g_autofree char *key = make_known_key (reg, uid);

  return g_hash_table_lookup (import->known, key);
}

static gboolean
read_known (Import *import, const LyktaRegister *reg, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autoptr (GPtrArray) records = NULL;

  lykta_query_add_condition (query, "calendar_uid", LYKTA_IS_NOT_EMPTY, NULL);
  records = lykta_store_get_records (import->store, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_hash_table_insert (import->known, make_known_key (reg, lykta_record_get_text (records->pdata[i], "calendar_uid")),
                         g_object_ref (records->pdata[i]));
  return records != NULL;
}

/* Sets a field that says something else by now; says whether it did. */
static gboolean
set_changed (const Import *import, LyktaRecord *record, const char *field, const char *text)
{
  if (g_strcmp0 (lykta_record_get_text (record, field), text) == 0)
    return FALSE;
  lykta_edit_set_text (import->edit, lykta_record_get_register (record), lykta_record_get_id (record), field, text);
  return TRUE;
}

static int
get_year (const char *day)
{
  return (int) g_ascii_strtoll (day, NULL, 10);
}

/* The activity of an event, made when there is none. Events come by day: each one is its last so far. */
static gint64
take_activity (Import *import, const LyktaIcsEvent *event)
{
  LyktaRecord *known = find_known (import, import->activities, event->uid);
  Span *span = g_hash_table_lookup (import->spans, event->uid);

  if (span == NULL)
    {
      span = g_new0 (Span, 1);
      span->activity = known != NULL ? lykta_record_get_id (known) : lykta_edit_insert (import->edit, import->activities);
      span->first = get_year (event->day);
      g_hash_table_insert (import->spans, g_strdup (event->uid), span);
      if (known != NULL)
        {
          set_changed (import, known, "title", event->title);
          set_changed (import, known, "text", event->text);
        }
      else
        {
          lykta_edit_set_text (import->edit, import->activities, span->activity, "title", event->title);
          lykta_edit_set_text (import->edit, import->activities, span->activity, "text", event->text);
          lykta_edit_set_text (import->edit, import->activities, span->activity, "state", "decided");
          lykta_edit_set_text (import->edit, import->activities, span->activity, "track", "dpo");
          lykta_edit_set_text (import->edit, import->activities, span->activity, "calendar_uid", event->uid);
        }
    }
  span->last = get_year (event->day);
  return span->activity;
}

/* What came from here is in the plan already. */
static gboolean
is_own (const Import *import, const LyktaIcsEvent *event)
{
  const char *at = strrchr (event->uid, '@');

  return at != NULL && g_str_equal (at + 1, lykta_store_get_uuid (import->store));
}

/* Whether somebody has begun it: then it stays as it is. */
static gboolean
is_begun (LyktaRecord *occurrence)
{
  const char *state = lykta_record_get_text (occurrence, "state");

  return g_strcmp0 (state, "ongoing") == 0 || g_strcmp0 (state, "done") == 0 || !lykta_record_is_empty (occurrence, "outcome")
         || !lykta_record_is_empty (occurrence, "evidence");
}

static void
drop (Import *import, LyktaRecord *occurrence)
{
  if (is_begun (occurrence) || !set_changed (import, occurrence, "state", "dropped"))
    return;
  import->changes->n_dropped++;
}

static void
change_occurrence (Import *import, LyktaRecord *occurrence, const LyktaIcsEvent *event)
{
  gboolean changed = FALSE;

  if (event->cancelled)
    {
      drop (import, occurrence);
      return;
    }
  if (is_begun (occurrence))
    return;
  changed |= set_changed (import, occurrence, "due", event->day);
  /* What was called off and is on again */
  if (g_strcmp0 (lykta_record_get_text (occurrence, "state"), "dropped") == 0)
    changed |= set_changed (import, occurrence, "state", "not_started");
  import->changes->n_changed += changed;
}

static void
take_event (Import *import, const LyktaIcsEvent *event)
{
  g_autofree char *key = make_key (event);
  LyktaRecord *known = find_known (import, import->occurrences, key);
  gint64 activity;
  gint64 id;

  if (is_own (import, event) || !g_hash_table_add (import->there, g_strdup (key)))
    return;
  if (known == NULL && event->cancelled)
    return;
  activity = take_activity (import, event);
  if (known != NULL)
    {
      change_occurrence (import, known, event);
      return;
    }
  id = lykta_edit_insert (import->edit, import->occurrences);
  lykta_edit_set_integer (import->edit, import->occurrences, id, "activity", activity);
  lykta_edit_set_text (import->edit, import->occurrences, id, "period", event->instance != NULL ? event->instance : event->day);
  lykta_edit_set_text (import->edit, import->occurrences, id, "due", event->day);
  lykta_edit_set_text (import->edit, import->occurrences, id, "state", "not_started");
  lykta_edit_set_text (import->edit, import->occurrences, id, "calendar_uid", key);
  import->changes->n_added++;
}

/* What was read before for these days and is there no longer */
static void
drop_missing (Import *import, const char *from, const char *to)
{
  GHashTableIter iter;
  LyktaRecord *record;

  g_hash_table_iter_init (&iter, import->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    {
      const char *due = lykta_record_get_text (record, "due");

      if (lykta_record_get_register (record) == import->occurrences && g_strcmp0 (due, from) >= 0 && g_strcmp0 (due, to) <= 0
          && !g_hash_table_contains (import->there, lykta_record_get_text (record, "calendar_uid")))
        drop (import, record);
    }
}

/* An activity lasts as long as it has events, and never shorter than it was said to. */
static void
set_years (Import *import)
{
  GHashTableIter iter;
  const char *uid;
  const Span *span;

  g_hash_table_iter_init (&iter, import->spans);
  while (g_hash_table_iter_next (&iter, (gpointer *) &uid, (gpointer *) &span))
    {
      LyktaRecord *known = find_known (import, import->activities, uid);

      if (known == NULL || span->first < lykta_record_get_integer (known, "year_from"))
        lykta_edit_set_integer (import->edit, import->activities, span->activity, "year_from", span->first);
      if (known == NULL ? span->last > span->first : span->last > lykta_record_get_integer (known, "year_last"))
        lykta_edit_set_integer (import->edit, import->activities, span->activity, "year_to", span->last);
    }
}

LyktaEdit *
lykta_plan_calendar_import (LyktaStore *store, GPtrArray *events, const char *from, const char *to, LyktaCalendarChanges *changes,
                            GError **error)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Import a calendar"));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Import import = { .store = store,
                    .activities = lykta_store_find_register (store, "activities"),
                    .occurrences = lykta_store_find_register (store, "occurrences"),
                    .edit = edit,
                    .changes = changes,
                    .known = known,
                    .there = there,
                    .spans = spans };

  *changes = (LyktaCalendarChanges) { 0 };
  if (!read_known (&import, import.activities, error) || !read_known (&import, import.occurrences, error))
    return NULL;
  for (guint i = 0; i < events->len; i++)
    take_event (&import, events->pdata[i]);
  drop_missing (&import, from, to);
  set_years (&import);
  return g_steal_pointer (&edit);
}
