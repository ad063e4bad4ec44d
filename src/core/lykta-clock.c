/* lykta-clock.c: what time it is, for everything that asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-clock.h"

#include <string.h>

#define STOCKHOLM "Europe/Stockholm"

/* The moment at which tests have stopped the clock. */
static GDateTime *
stopped_clock (void)
{
  const char *text = g_getenv ("LYKTA_NOW");
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *noon = NULL;
  GDateTime *moment;

  if (text == NULL || *text == '\0')
    return NULL;

  zone = lykta_stockholm ();
  if (strchr (text, 'T') == NULL)
    text = noon = g_strconcat (text, "T12:00:00", NULL);

  moment = g_date_time_new_from_iso8601 (text, zone);
  if (moment == NULL)
    g_error ("LYKTA_NOW is neither a day nor a moment: %s", text);

  return moment;
}

GTimeZone *
lykta_stockholm (void)
{
  GTimeZone *zone = g_time_zone_new_identifier (STOCKHOLM);

  /* A system without time zones still has a time. */
  return zone != NULL ? zone : g_time_zone_new_utc ();
}

GDateTime *
lykta_now (void)
{
  g_autoptr (GDateTime) stopped = stopped_clock ();

  return stopped != NULL ? g_date_time_to_utc (stopped) : g_date_time_new_now_utc ();
}

char *
lykta_now_text (void)
{
  g_autoptr (GDateTime) now = lykta_now ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

char *
lykta_today (void)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) now = lykta_now ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, zone);

  return g_date_time_format (local, "%Y-%m-%d");
}
