/* lykta-ics-reader.c: calendars in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-error.h"
#include "lykta-ics.h"
#include "lykta-time.h"

#define MAX_SIZE (16 * 1024 * 1024)
#define MAX_EVENTS 20000

/* A rule that needs more steps than this to get through the days asked for is not one of a calendar for people. */
#define MAX_STEPS 40000

typedef struct
{
  GPtrArray *events;
  GHashTable *overridden; /* "UID\nday" of times that stand by themselves */
  const char *from;
  const char *to;
} Reading;

/* The day in Stockholm on which it begins. */
static char *
get_day (struct icaltimetype when)
{
  if (!icaltime_is_date (when) && (icaltime_is_utc (when) || icaltime_get_timezone (when) != NULL))
    {
      g_autoptr (GTimeZone) zone = lykta_stockholm ();
      time_t seconds = icaltime_as_timet_with_zone (when, icaltime_get_timezone (when));
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

      if (local != NULL)
        return g_date_time_format (local, "%F");
    }
  return g_strdup_printf ("%04d-%02d-%02d", CLAMP (when.year, 0, 9999), CLAMP (when.month, 0, 99), CLAMP (when.day, 0, 99));
}

static GDateTime *
get_moment (struct icaltimetype when)
{
  if (icaltime_is_date (when))
    return NULL;
  return g_date_time_new_from_unix_utc (icaltime_as_timet_with_zone (when, icaltime_get_timezone (when)));
}

/* Whatever a program wrote there, as text without what no text has. */
static char *
take_text (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid == NULL || *g_strstrip (valid) == '\0')
    return NULL;
  return g_steal_pointer (&valid);
}

static char *
make_key (const char *uid, const char *day)
{
  return g_strconcat (uid, "\n", day, NULL);
}

static void
add_event (Reading *reading, icalcomponent *component, const char *uid, const char *instance, struct icaltimetype start)
{
  g_autofree char *day = get_day (start);
  icalproperty *category = icalcomponent_get_first_property (component, ICAL_CATEGORIES_PROPERTY);
  icalproperty *class_ = icalcomponent_get_first_property (component, ICAL_CLASS_PROPERTY);
  LyktaIcsEvent *event;

  if (!lykta_date_is_valid (day) || g_strcmp0 (day, reading->from) < 0 || g_strcmp0 (day, reading->to) > 0)
    return;
  event = lykta_ics_event_new (uid, NULL, day);
  event->title = take_text (icalcomponent_get_summary (component));
  if (event->title == NULL)
    event->title = g_strdup (_ ("(without a title)"));
  event->text = take_text (icalcomponent_get_description (component));
  event->category = category != NULL ? take_text (icalproperty_get_categories (category)) : NULL;
  event->instance = g_strdup (instance);
  event->moment = get_moment (start);
  event->confidential = class_ != NULL && icalproperty_get_class (class_) != ICAL_CLASS_PUBLIC;
  event->cancelled = icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED;
  g_ptr_array_add (reading->events, event);
}

static gboolean
is_excepted (icalcomponent *component, const char *day)
{
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY))
    {
      g_autofree char *excepted = get_day (icalproperty_get_exdate (property));

      if (g_str_equal (excepted, day))
        return TRUE;
    }
  return FALSE;
}

static void
add_instance (Reading *reading, icalcomponent *component, const char *uid, struct icaltimetype start)
{
  g_autofree char *day = get_day (start);
  g_autofree char *key = make_key (uid, day);

  if (!g_hash_table_contains (reading->overridden, key) && !is_excepted (component, day))
    add_event (reading, component, uid, day, start);
}

static void
add_recurring (Reading *reading, icalcomponent *component, const char *uid, struct icaltimetype start)
{
  int steps = 0;

  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_RRULE_PROPERTY))
    {
      icalrecur_iterator *iterator = icalrecur_iterator_new (icalproperty_get_rrule (property), start);
      struct icaltimetype next = iterator != NULL ? icalrecur_iterator_next (iterator) : icaltime_null_time ();

      for (; !icaltime_is_null_time (next) && steps < MAX_STEPS && reading->events->len <= MAX_EVENTS; steps++)
        {
          g_autofree char *day = get_day (next);

          if (g_strcmp0 (day, reading->to) > 0)
            break;
          add_instance (reading, component, uid, next);
          next = icalrecur_iterator_next (iterator);
        }
      if (iterator != NULL)
        icalrecur_iterator_free (iterator);
    }
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_RDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_RDATE_PROPERTY))
    {
      struct icaldatetimeperiodtype more = icalproperty_get_rdate (property);

      add_instance (reading, component, uid, icaltime_is_null_time (more.time) ? more.period.start : more.time);
    }
}

/* An event without an identity is known by what it says: the same file gives the same. */
static char *
get_uid (icalcomponent *component)
{
  g_autofree char *text = take_text (icalcomponent_get_uid (component));
  const char *summary = icalcomponent_get_summary (component);
  g_autofree char *day = NULL;

  if (text != NULL)
    return g_steal_pointer (&text);
  day = get_day (icalcomponent_get_dtstart (component));
  return g_strconcat (day, " ", summary != NULL ? summary : "", NULL);
}

static void
read_event (Reading *reading, icalcomponent *component)
{
  struct icaltimetype start = icalcomponent_get_dtstart (component);
  g_autofree char *uid = get_uid (component);
  icalproperty *moved = icalcomponent_get_first_property (component, ICAL_RECURRENCEID_PROPERTY);

  if (icaltime_is_null_time (start) || !icaltime_is_valid_time (start))
    return;
  if (moved != NULL)
    {
      g_autofree char *instance = get_day (icalproperty_get_recurrenceid (moved));

      add_event (reading, component, uid, instance, start);
    }
  else if (icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY) != NULL
           || icalcomponent_get_first_property (component, ICAL_RDATE_PROPERTY) != NULL)
    add_recurring (reading, component, uid, start);
  else
    add_event (reading, component, uid, NULL, start);
}

static void
note_overridden (Reading *reading, icalcomponent *component)
{
  icalproperty *moved = icalcomponent_get_first_property (component, ICAL_RECURRENCEID_PROPERTY);

  if (moved != NULL)
    {
      g_autofree char *uid = get_uid (component);
      g_autofree char *instance = get_day (icalproperty_get_recurrenceid (moved));

      g_hash_table_add (reading->overridden, make_key (uid, instance));
    }
}

/* Calls @read for each event: of the calendar, or of several that lie in one file. */
static void
walk (Reading *reading, icalcomponent *root, void (*read) (Reading *reading, icalcomponent *component))
{
  if (icalcomponent_isa (root) == ICAL_VEVENT_COMPONENT)
    read (reading, root);
  for (icalcomponent *component = icalcomponent_get_first_component (root, ICAL_ANY_COMPONENT);
       component != NULL && reading->events->len <= MAX_EVENTS;
       component = icalcomponent_get_next_component (root, ICAL_ANY_COMPONENT))
    {
      if (icalcomponent_isa (component) == ICAL_VCALENDAR_COMPONENT)
        walk (reading, component, read);
      else if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
        read (reading, component);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const LyktaIcsEvent *first = *(const LyktaIcsEvent *const *) a;
  const LyktaIcsEvent *second = *(const LyktaIcsEvent *const *) b;
  int order = g_strcmp0 (first->day, second->day);

  if (order == 0)
    order = g_strcmp0 (first->uid, second->uid);
  return order != 0 ? order : g_strcmp0 (first->instance, second->instance);
}

static icalcomponent *
parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  icalcomponent *root;

  if (size > MAX_SIZE)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("The calendar is larger than 16 MiB. Save one with fewer years from the calendar program."));
      return NULL;
    }
  text = g_strndup (data != NULL ? data : "", size);
  root = strstr (text, "BEGIN:VCALENDAR") != NULL ? icalparser_parse_string (text) : NULL;
  if (root == NULL)
    g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                         _ ("This is not a calendar. Save or export it from the calendar program as iCalendar (.ics)."));
  return root;
}

GPtrArray *
lykta_ics_read (GBytes *bytes, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_ics_event_free);
  g_autoptr (GHashTable) overridden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { events, overridden, from, to };
  icalcomponent *root = parse (bytes, error);

  if (root == NULL)
    return NULL;
  walk (&reading, root, note_overridden);
  walk (&reading, root, read_event);
  icalcomponent_free (root);
  if (events->len > MAX_EVENTS)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                           _ ("The calendar has more than 20 000 events in these years. Choose fewer years."));
      return NULL;
    }
  g_ptr_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}
