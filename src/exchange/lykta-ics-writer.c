/* lykta-ics-writer.c: calendars out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "lykta-ics.h"

static struct icaltimetype
get_date (const char *day)
{
  struct icaltimetype date = icaltime_null_date ();

  date.year = (int) g_ascii_strtoll (day, NULL, 10);
  date.month = (int) g_ascii_strtoll (day + 5, NULL, 10);
  date.day = (int) g_ascii_strtoll (day + 8, NULL, 10);
  return date;
}

static struct icaltimetype
get_moment (GDateTime *moment)
{
  return icaltime_from_timet_with_zone ((time_t) g_date_time_to_unix (moment), 0, icaltimezone_get_utc_timezone ());
}

/* Only for what people may see of it: control characters are no text (RFC 5545, 3.3.11). */
static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\n' || letter == '\t' || !g_unichar_iscntrl (letter))
        g_string_append_unichar (clean, letter);
    }
  return g_string_free_and_steal (clean);
}

static icalcomponent *
make_alarm (const char *title, int days)
{
  struct icaltriggertype trigger = { .time = icaltime_null_time (), .duration = icaldurationtype_null_duration () };

  trigger.duration.is_neg = days > 0;
  trigger.duration.days = (unsigned int) days;
  return icalcomponent_vanew (ICAL_VALARM_COMPONENT, icalproperty_new_action (ICAL_ACTION_DISPLAY),
                              icalproperty_new_description (title), icalproperty_new_trigger (trigger), (void *) 0);
}

static icalcomponent *
make_event (const LyktaIcsEvent *event, GDateTime *stamp, int alarm_days)
{
  g_autofree char *title = clean_text (event->title);
  icalcomponent *component =
      icalcomponent_vanew (ICAL_VEVENT_COMPONENT, icalproperty_new_uid (event->uid),
                           icalproperty_new_dtstamp (get_moment (stamp)), icalproperty_new_summary (title), (void *) 0);

  if (event->moment != NULL)
    icalcomponent_add_property (component, icalproperty_new_dtstart (get_moment (event->moment)));
  else
    {
      struct icaltimetype day = get_date (event->day);

      icalcomponent_add_property (component, icalproperty_new_dtstart (day));
      icaltime_adjust (&day, 1, 0, 0, 0);
      icalcomponent_add_property (component, icalproperty_new_dtend (day));
      icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
    }
  if (event->text != NULL)
    {
      g_autofree char *text = clean_text (event->text);

      icalcomponent_add_property (component, icalproperty_new_description (text));
    }
  if (event->category != NULL)
    icalcomponent_add_property (component, icalproperty_new_categories (event->category));
  if (event->confidential)
    icalcomponent_add_property (component, icalproperty_new_class (ICAL_CLASS_CONFIDENTIAL));
  if (event->cancelled)
    icalcomponent_add_property (component, icalproperty_new_status (ICAL_STATUS_CANCELLED));
  else if (alarm_days >= 0)
    icalcomponent_add_component (component, make_alarm (title, alarm_days));
  return component;
}

LyktaIcsEvent *
lykta_ics_event_new (const char *uid, const char *title, const char *day)
{
  LyktaIcsEvent *self = g_new0 (LyktaIcsEvent, 1);

  self->uid = g_strdup (uid);
  self->title = g_strdup (title);
  self->day = g_strdup (day);
  return self;
}

void
lykta_ics_event_free (LyktaIcsEvent *self)
{
  g_free (self->uid);
  g_free (self->instance);
  g_free (self->title);
  g_free (self->text);
  g_free (self->category);
  g_free (self->day);
  g_clear_pointer (&self->moment, g_date_time_unref);
  g_free (self);
}

GBytes *
lykta_ics_write (const char *name, GPtrArray *events, GDateTime *stamp, int alarm_days)
{
  icalcomponent *calendar =
      icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                           icalproperty_new_prodid ("-//Lykta//Lykta " LYKTA_VERSION "//EN"),
                           icalproperty_new_calscale ("GREGORIAN"), icalproperty_new_method (ICAL_METHOD_PUBLISH), (void *) 0);
  icalproperty *shown = icalproperty_new_x (name);
  char *text;
  GBytes *bytes;

  /* What calendar programs name it by */
  icalproperty_set_x_name (shown, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, shown);
  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar, make_event (events->pdata[i], stamp, alarm_days));
  text = icalcomponent_as_ical_string_r (calendar);
  bytes = g_bytes_new (text, strlen (text));
  free (text);
  icalcomponent_free (calendar);
  return bytes;
}
