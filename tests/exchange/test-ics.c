/* test-ics.c: calendars of other programs, as RFC 5545 says that they are to be read and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "lykta-error.h"
#include "lykta-ics.h"

#define EVENT(lines) "BEGIN:VEVENT\r\nDTSTAMP:20250101T000000Z\r\n" lines "END:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" events "END:VCALENDAR\r\n"

static GPtrArray *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return lykta_ics_read (bytes, "2025-01-01", "2026-12-31", error);
}

/* "day uid/instance title[!]", a line an event */
static char *
describe (GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const LyktaIcsEvent *event = events->pdata[i];

      g_string_append_printf (text, "%s%s %s/%s %s%s", i > 0 ? "|" : "", event->day, event->uid,
                              event->instance != NULL ? event->instance : "-", event->title, event->cancelled ? "!" : "");
    }
  return g_string_free_and_steal (text);
}

static void
test_read (void)
{
  /* What stands in the section of RFC 5545 that is named */
  static const struct
  {
    const char *text;
    const char *events;
  } calendars[] = {
    /* 3.3.4: a day */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20250217\r\nSUMMARY:Årsrapport\r\n")), "2025-02-17 a/- Årsrapport" },
    /* 3.1: a folded line; 3.3.11: escaped comma, semicolon, backslash */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20250217\r\nSUMMARY:One\\, two\\; th\r\n ree\\\\\r\n")),
      "2025-02-17 a/- One, two; three\\" },
    /* 3.3.5: UTC; half past eleven in the evening is the next day in Stockholm, in winter and in summer */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART:20250131T233000Z\r\nSUMMARY:W\r\n")), "2025-02-01 a/- W" },
    { CALENDAR (EVENT ("UID:a\r\nDTSTART:20250630T220000Z\r\nSUMMARY:S\r\n")), "2025-07-01 a/- S" },
    { CALENDAR (EVENT ("UID:a\r\nDTSTART:20250630T215959Z\r\nSUMMARY:S\r\n")), "2025-06-30 a/- S" },
    /* 3.3.5: floating */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART:20250630T233000\r\nSUMMARY:F\r\n")), "2025-06-30 a/- F" },
    /* 3.8.5.3: the last Friday of March, every year, three times */
    { CALENDAR (
          EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20240329\r\nRRULE:FREQ=YEARLY;COUNT=3;BYMONTH=3;BYDAY=-1FR\r\nSUMMARY:Y\r\n")),
      "2025-03-28 a/2025-03-28 Y|2026-03-27 a/2026-03-27 Y" },
    /* 3.8.5.3: without an end, every third month; 3.8.5.1: but not in July */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20250115\r\nRRULE:FREQ=MONTHLY;INTERVAL=3;UNTIL=20251231\r\n"
                       "EXDATE;VALUE=DATE:20250715\r\nSUMMARY:Q\r\n")),
      "2025-01-15 a/2025-01-15 Q|2025-04-15 a/2025-04-15 Q|2025-10-15 a/2025-10-15 Q" },
    /* 3.8.5.2: and on another day */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20250115\r\nRRULE:FREQ=YEARLY;COUNT=1\r\nRDATE;VALUE=DATE:20250601\r\n"
                       "SUMMARY:R\r\n")),
      "2025-01-15 a/2025-01-15 R|2025-06-01 a/2025-06-01 R" },
    /* 3.8.4.4: one of them is moved, and one called off */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20250301\r\nRRULE:FREQ=MONTHLY;COUNT=3\r\nSUMMARY:M\r\n")
                    EVENT ("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20250401\r\nDTSTART;VALUE=DATE:20250410\r\nSUMMARY:Moved\r\n")
                        EVENT ("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20250501\r\nDTSTART;VALUE=DATE:20250501\r\nSUMMARY:M\r\n"
                               "STATUS:CANCELLED\r\n")),
      "2025-03-01 a/2025-03-01 M|2025-04-10 a/2025-04-01 Moved|2025-05-01 a/2025-05-01 M!" },
    /* Outside of the days that are asked for */
    { CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20241231\r\nSUMMARY:E\r\n")
                    EVENT ("UID:b\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:L\r\n")),
      "" },
    /* To-dos are not events; neither is what has no day */
    { CALENDAR ("BEGIN:VTODO\r\nUID:t\r\nDTSTART;VALUE=DATE:20250601\r\nSUMMARY:T\r\nEND:VTODO\r\n" EVENT (
          "UID:b\r\nSUMMARY:Never\r\n")),
      "" },
    /* A zone of the file's own (3.6.5): ten in the evening in New York is the next day here */
    { CALENDAR ("BEGIN:VTIMEZONE\r\nTZID:NY\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nTZOFFSETFROM:-0400\r\n"
                "TZOFFSETTO:-0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT (
                    "UID:a\r\nDTSTART;TZID=NY:20250115T220000\r\nSUMMARY:Z\r\n")),
      "2025-01-16 a/- Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calendars); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) events = read_text (calendars[i].text, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = describe (events);
      g_assert_cmpstr (found, ==, calendars[i].events);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "not a calendar", "%PDF-1.7", "BEGIN:VCARD\r\nEND:VCARD\r\n" };
  g_autofree char *large = g_strnfill (17 * 1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (read_text (large, &error));
  g_assert_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID);
}

/* What would take for ever takes a bounded number of steps, and what is half a file gives what is there. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    CALENDAR (EVENT ("UID:a\r\nDTSTART:19000101T000000\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:S\r\n")),
    CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20250101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\r\nSUMMARY:N\r\n")),
    CALENDAR (EVENT ("UID:a\r\nDTSTART;VALUE=DATE:99999999\r\nSUMMARY:S\r\n")),
    CALENDAR (EVENT ("UID:a\r\nDTSTART:20250101T000000\r\nRRULE:FREQ=\r\nSUMMARY:\xff\xfe\r\n")),
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:2025",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) events = read_text (texts[i], NULL);

      for (guint j = 0; events != NULL && j < events->len; j++)
        g_assert_true (g_utf8_validate (((LyktaIcsEvent *) events->pdata[j])->title, -1, NULL));
    }
}

static void
assert_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strchr (lines[i], '\n'));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

static void
test_write (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_ics_event_free);
  g_autoptr (GDateTime) stamp = g_date_time_new_utc (2025, 1, 2, 3, 4, 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  LyktaIcsEvent *event = lykta_ics_event_new ("activity-1@office", "Möte; följ upp, \\ skriv\n\"ner\"", "2025-12-31");

  event->text = g_strdup ("Åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö.\nAnd on.");
  event->category = g_strdup ("LIS");
  event->confidential = TRUE;
  g_ptr_array_add (events, event);
  event = lykta_ics_event_new ("report-1@office", "Notification", "2025-06-01");
  event->moment = g_date_time_new_utc (2025, 6, 1, 10, 30, 0);
  event->cancelled = TRUE;
  g_ptr_array_add (events, event);

  bytes = lykta_ics_write ("Årshjul", events, stamp, 7);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_lines (text);
  /* RFC 5545: 3.3.4, 3.6.1 (the end of a day is the next one), 3.3.5, 3.8.1.3, 3.8.6.3 */
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20251231\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTEND;VALUE=DATE:20260101\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20250601T103000Z\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTAMP:20250102T030405Z\r\n"));
  g_assert_nonnull (strstr (text, "\r\nCLASS:CONFIDENTIAL\r\n"));
  g_assert_nonnull (strstr (text, "\r\nTRIGGER:-P7D\r\n"));
  g_assert_nonnull (strstr (text, "SUMMARY:Möte\\; följ upp\\, \\\\ skriv\\n\"ner\"\r\n"));

  read = lykta_ics_read (bytes, "2025-01-01", "2025-12-31", &error);
  g_assert_no_error (error);
  found = describe (read);
  g_assert_cmpstr (found, ==,
                   "2025-06-01 report-1@office/- Notification!|2025-12-31 activity-1@office/- Möte; följ upp, \\ skriv\n\"ner\"");
  g_assert_cmpstr (((LyktaIcsEvent *) read->pdata[1])->text, ==, ((LyktaIcsEvent *) events->pdata[0])->text);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/read", test_read);
  g_test_add_func ("/ics/refused", test_refused);
  g_test_add_func ("/ics/hostile", test_hostile);
  g_test_add_func ("/ics/write", test_write);
  return g_test_run ();
}
