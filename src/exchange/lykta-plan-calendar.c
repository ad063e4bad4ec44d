/* lykta-plan-calendar.c: the yearly plan and the deadlines in other programs' calendars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-calendar.h"

#include <glib/gi18n-lib.h>

#include "lykta-matters.h"
#include "lykta-secrecy.h"
#include "lykta-yearly-plan.h"

/* Of one register: a calendar with more is of no use to a person. */
#define MOST 2000

typedef struct
{
  LyktaStore *store;
  LyktaSecrecy *secrecy; /* NULL: nothing is left out */
  GPtrArray *events;
  guint n_hidden;
} Listing;

static gboolean
is_marked (Listing *listing, const LyktaRegister *reg, gint64 id)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (listing->store, reg, id);

  return record != NULL && lykta_secrecy_is_marked (record);
}

static gboolean
is_hidden (Listing *listing, const LyktaRegister *reg, gint64 id)
{
  gboolean hidden = listing->secrecy != NULL && lykta_secrecy_hides (listing->secrecy, reg, id);

  listing->n_hidden += hidden;
  return hidden;
}

static char *
format_choice (LyktaStore *store, const char *reg, const char *field, const char *id)
{
  const LyktaChoice *choice =
      id != NULL ? lykta_field_find_choice (lykta_register_find_field (lykta_store_find_register (store, reg), field), id) : NULL;

  return choice != NULL ? g_strdup (lykta_choice_get_label (choice)) : NULL;
}

static void
add_item (Listing *listing, const LyktaPlanItem *item)
{
  const LyktaRegister *activities = lykta_store_find_register (listing->store, "activities");
  const LyktaRegister *people = lykta_store_find_register (listing->store, "people");
  const char *states = item->occurrence != 0 || !item->made ? "occurrences" : "activities";
  g_autoptr (LyktaRecord) activity = lykta_store_get_record (listing->store, activities, item->activity);
  g_autofree char *uid = NULL;
  g_autofree char *state = format_choice (listing->store, states, "state", item->state);
  g_autofree char *who = item->responsible != 0 ? lykta_store_get_title (listing->store, people, item->responsible) : NULL;
  LyktaIcsEvent *event;

  if (activity == NULL || !lykta_record_is_empty (activity, "calendar_uid") || item->due == NULL
      || is_hidden (listing, activities, item->activity))
    return;
  uid = g_strdup_printf ("activity-%" G_GINT64_FORMAT "%s%s@%s", item->activity, item->period != NULL ? "-" : "",
                         item->period != NULL ? item->period : "", lykta_store_get_uuid (listing->store));
  g_strdelimit (uid, " \t", '-');
  event = lykta_ics_event_new (uid, item->title, item->due);
  event->text = g_strjoin ("\n", state != NULL ? state : "", who, NULL);
  event->category = format_choice (listing->store, "activities", "track", item->track);
  event->confidential = is_marked (listing, activities, item->activity);
  event->cancelled = g_strcmp0 (item->state, "dropped") == 0 || g_strcmp0 (item->state, "cancelled") == 0;
  g_ptr_array_add (listing->events, event);
}

static gboolean
add_plan (Listing *listing, int year, GError **error)
{
  g_autoptr (GPtrArray) items = lykta_yearly_plan_list (listing->store, year, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    add_item (listing, items->pdata[i]);
  return items != NULL;
}

static void
add_matter (Listing *listing, const LyktaMatter *matter)
{
  g_autofree char *uid = g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s@%s", matter->reg->id, matter->id, matter->field->id,
                                          lykta_store_get_uuid (listing->store));
  g_autofree char *day = g_date_time_format (matter->due, "%F");
  LyktaIcsEvent *event;

  if (is_hidden (listing, matter->reg, matter->id))
    return;
  event = lykta_ics_event_new (uid, matter->title, day);
  event->text = g_strdup (matter->detail);
  event->category = g_strdup (lykta_register_get_label (matter->reg));
  event->moment = matter->timed ? g_date_time_ref (matter->due) : NULL;
  event->confidential = is_marked (listing, matter->reg, matter->id);
  g_ptr_array_add (listing->events, event);
}

/* The plan's own are among the matters, too: they are in the plan. */
static gboolean
add_deadlines (Listing *listing, int year, GError **error)
{
  g_autoptr (LyktaMatters) matters = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) now = NULL;

  matters = lykta_matters_read (listing->store, 0, 0, error);
  if (matters == NULL)
    return FALSE;
  now = g_date_time_ref (matters->now);
  end = g_date_time_new (g_date_time_get_timezone (now), year, 12, 31, 23, 59, 59);
  lykta_matters_free (g_steal_pointer (&matters));
  matters = lykta_matters_read (listing->store, (int) MAX (0, g_date_time_difference (end, now) / G_TIME_SPAN_DAY), MOST, error);
  for (guint i = 0; matters != NULL && i < matters->list->len; i++)
    {
      const LyktaMatter *matter = matters->list->pdata[i];

      if (!g_str_equal (matter->reg->id, "activities") && !g_str_equal (matter->reg->id, "occurrences")
          && g_date_time_compare (matter->due, end) <= 0)
        add_matter (listing, matter);
    }
  return matters != NULL;
}

GPtrArray *
lykta_plan_calendar_list (LyktaStore *store, int year, LyktaCalendarParts parts, guint *n_hidden, GError **error)
{
  g_autoptr (LyktaSecrecy) secrecy = parts & LYKTA_CALENDAR_PUBLIC ? lykta_secrecy_new (store) : NULL;
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_ics_event_free);
  Listing listing = { store, secrecy, events, 0 };

  if ((parts & LYKTA_CALENDAR_PLAN && !add_plan (&listing, year, error))
      || (parts & LYKTA_CALENDAR_DEADLINES && !add_deadlines (&listing, year, error)))
    return NULL;
  if (n_hidden != NULL)
    *n_hidden = listing.n_hidden;
  return g_steal_pointer (&events);
}
