/* test-rules-events.c: incidents and the clocks of their reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "office.h"

static gint64
add_incident (Office *office)
{
  return office_add (office, "incidents", "title", "Bygglovsakter i fel e-tjänst", "kind", "breach", "state", "open", "aware",
                     "2026-11-09T13:20:00Z", NULL);
}

static gint64
add_report (Office *office, gint64 incident, const char *track)
{
  return office_add (office, "reports", "incident", office_id (incident), "track", track, "decision", "undecided", NULL);
}

/* Article 33(1) GDPR: 72 hours; 2 kap. 5, 6 and 8 §§ of 2025:1506: 24 hours, 72 hours, one month from the notification */
static void
test_clocks (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 imy = add_report (office, incident, "imy");
  gint64 warning = add_report (office, incident, "nis2-warning");
  gint64 notification = add_report (office, incident, "nis2-notification");
  gint64 final = add_report (office, incident, "nis2-final");
  gint64 subjects = add_report (office, incident, "subjects");

  office_assert (office, "reports", imy, "title", "Anmälan till IMY");
  office_assert (office, "reports", imy, "due", "2026-11-12T13:20:00Z");
  office_assert (office, "reports", warning, "due", "2026-11-10T13:20:00Z");
  office_assert (office, "reports", notification, "due", "2026-11-12T13:20:00Z");
  office_assert (office, "reports", final, "due", "");
  office_assert (office, "reports", subjects, "due", "");
  office_assert (office, "incidents", incident, "next_due", "2026-11-10T13:20:00Z");
  g_assert_true (office_view_has (office, "reports", "overdue", warning));
  g_assert_false (office_view_has (office, "reports", "overdue", imy));

  office_set (office, "reports", notification, "sent_at", "2026-11-11T07:00:00Z");
  office_assert (office, "reports", final, "due", "2026-12-11T22:59:59Z");

  /* Awareness turns out to have come earlier: every clock follows. */
  office_set (office, "incidents", incident, "aware", "2026-11-08T13:20:00Z");
  office_assert (office, "reports", imy, "due", "2026-11-11T13:20:00Z");
  office_assert (office, "reports", warning, "due", "2026-11-09T13:20:00Z");
}

static void
test_sent (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 imy = add_report (office, incident, "imy");

  office_assert (office, "reports", imy, "state", "running");
  office_set (office, "reports", imy, "sent_at", "2026-11-12T13:20:00Z");
  office_assert (office, "reports", imy, "state", "sent");
  office_assert (office, "reports", imy, "in_time", "1");
  office_assert (office, "incidents", incident, "next_due", "");
  office_set (office, "reports", imy, "late_why", "Leverantören hörde av sig sent.");
  office_set (office, "reports", imy, "sent_at", "2026-11-12T13:20:01Z");
  office_assert (office, "reports", imy, "in_time", "0");
  g_assert_true (office_view_has (office, "reports", "late", imy));
}

/* Article 33(1) GDPR: a notification after 72 hours shall be accompanied by reasons for the delay. The law asks it of no other report. */
static void
test_late (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 imy = add_report (office, incident, "imy");
  gint64 warning = add_report (office, incident, "nis2-warning");

  office_refuse_set (office, "reports", imy, "sent_at", "2026-11-12T13:20:01Z");
  office_refuse_add (office, "reports", "incident", office_id (incident), "track", "imy", "decision", "report", "sent_at",
                     "2026-11-12T13:20:01Z", NULL);
  office_set (office, "reports", warning, "sent_at", "2026-11-12T13:20:01Z");
  office_set (office, "reports", imy, "late_why", "Leverantören hörde av sig sent.");
  office_set (office, "reports", imy, "sent_at", "2026-11-12T13:20:01Z");
  office_refuse_set (office, "reports", imy, "late_why", NULL);

  /* That the clock started earlier than was thought is no fault of the report: it is not refused, nor is a note on it. */
  office_set (office, "reports", imy, "late_why", "Okänt");
  office_set (office, "reports", imy, "sent_at", "2026-11-12T13:20:00Z");
  office_set (office, "reports", imy, "late_why", NULL);
  office_set (office, "incidents", incident, "aware", "2026-11-08T13:20:00Z");
  office_assert (office, "reports", imy, "in_time", "0");
  office_set (office, "reports", imy, "note", "Kvittot finns i diariet.");
}

/* Article 33(5) GDPR: also what is not reported is documented. */
static void
test_not_needed (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 imy = add_report (office, incident, "imy");

  office_refuse_set (office, "reports", imy, "decision", "not_needed");
  office_set (office, "reports", imy, "not_needed_why", "Osannolikt att incidenten medför en risk: uppgifterna är krypterade.");
  office_set (office, "reports", imy, "decision", "not_needed");
  office_assert (office, "reports", imy, "state", "not_needed");
  office_assert (office, "incidents", incident, "next_due", "");
  office_refuse_set (office, "reports", imy, "not_needed_why", "");
}

/* 2 kap. 7 §: an interim report is due when the authority asks for it. */
static void
test_asked (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 interim = add_report (office, incident, "nis2-interim");

  office_assert (office, "reports", interim, "due", "");
  office_set (office, "reports", interim, "due_asked", "2026-11-20T11:00:00Z");
  office_assert (office, "reports", interim, "due", "2026-11-20T11:00:00Z");
}

/* The Cybersecurity Act is in force from 2026-01-15: what happened before has no such clock, but the GDPR's. */
static void
test_before_the_act (Office *office, gconstpointer data)
{
  gint64 incident = office_add (office, "incidents", "title", "Äldre", "kind", "security", "state", "closed", "aware",
                                "2026-01-14T12:00:00Z", NULL);
  gint64 warning = add_report (office, incident, "nis2-warning");
  gint64 imy = add_report (office, incident, "imy");

  office_assert (office, "reports", warning, "due", "");
  office_assert (office, "reports", imy, "due", "2026-01-17T12:00:00Z");
}

/* The Omnibus' 96 hours are a row, not a program. */
static void
test_changed_hours (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 imy;

  office_add (office, "deadlines", "what", "Anmäla till IMY", "code", "gdpr-breach", "track", "imy", "length", "96", "unit",
              "hours", "counted_from", "awareness", "valid_from", "2026-11-01", NULL);
  imy = add_report (office, incident, "imy");
  office_assert (office, "reports", imy, "due", "2026-11-13T13:20:00Z");
}

static void
test_timeline (Office *office, gconstpointer data)
{
  gint64 incident = add_incident (office);
  gint64 event =
      office_add (office, "timeline", "incident", office_id (incident), "what", "Upptäckt", "at", "2026-11-09T13:00:00Z", NULL);

  office_refuse_set (office, "timeline", event, "what", "Något annat");
}

static void
add_tests (void)
{
  office_add_test ("/rules-events/late", test_late);
  office_add_test ("/rules/events/clocks", test_clocks);
  office_add_test ("/rules/events/sent", test_sent);
  office_add_test ("/rules/events/not-needed", test_not_needed);
  office_add_test ("/rules/events/asked", test_asked);
  office_add_test ("/rules/events/before-the-act", test_before_the_act);
  office_add_test ("/rules/events/changed-hours", test_changed_hours);
  office_add_test ("/rules/events/timeline", test_timeline);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
