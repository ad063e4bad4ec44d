/* lykta-report-words.c: the clock of an incident report in words: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-report-words.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-phrases.h"
#include "lykta-rules.h"
#include "lykta-time.h"
#include "lykta-tracks.h"

/* A limit of 72 hours is told in hours to its end; a month is not. */
#define HOURS_UNTIL 100

static const struct
{
  const char *counted_from;
  const char *from;
  const char *waiting;
} events[] = {
  { "awareness", N_ ("from awareness"), N_ ("when the office became aware is not stated") },
  { "notification", N_ ("from the notification"), N_ ("runs from the notification") },
  { "handled", N_ ("from the end of the incident"), N_ ("runs from the end of the incident") },
  { "receipt", N_ ("from receipt"), N_ ("runs from receipt") },
};

static gboolean
is_text (LyktaRecord *record, const char *field, const char *text)
{
  return g_strcmp0 (lykta_record_get_text (record, field), text) == 0;
}

static GDateTime *
get_local (const char *moment)
{
  return moment != NULL ? lykta_time_get_local (moment) : NULL;
}

static const char *
get_waiting (LyktaRecord *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (is_text (rule, "counted_from", events[i].counted_from))
      return _ (events[i].waiting);
  return "";
}

static double
get_share (GDateTime *start, GDateTime *due, GDateTime *now)
{
  double all = start != NULL ? (double) g_date_time_difference (due, start) : 0;

  return all > 0 ? CLAMP ((double) g_date_time_difference (due, now) / all, 0, 1) : 0;
}

static char *
join (const char *first, const char *second)
{
  if (second == NULL || *second == '\0' || *first == '\0')
    return g_strdup (*first != '\0' || second == NULL ? first : second);
  return g_strjoin (" · ", first, second, NULL);
}

/* When it was sent, and how long after the office became aware */
static char *
describe_sending (LyktaRecord *incident, const char *sent_at, GDateTime *now)
{
  g_autoptr (GDateTime) aware = get_local (lykta_record_get_text (incident, "aware"));
  g_autoptr (GDateTime) sent = get_local (sent_at);
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *when = lykta_display_time (sent_at, today);
  g_autofree char *span = NULL;

  if (aware == NULL || sent == NULL || g_date_time_compare (sent, aware) < 0)
    return g_steal_pointer (&when);

  span = lykta_report_words_span (g_date_time_difference (sent, aware));
  /* Translators: when a report was sent, and how long after awareness that was: "9 Nov, 21:05, after 6 h 45 min" */
  return g_strdup_printf (_ ("%s, after %s"), when, span);
}

static void
set_sent (LyktaReportWords *self, LyktaRecord *incident, LyktaRecord *report, const char *receiver, GDateTime *now)
{
  const char *receipt = lykta_record_get_text (report, "receipt");
  gboolean late = !lykta_record_is_empty (report, "in_time") && lykta_record_get_integer (report, "in_time") == 0;
  /* Translators: the number that the receiver of a report gave it */
  g_autofree char *number = receipt != NULL ? g_strdup_printf (_ ("receipt %s"), receipt) : NULL;

  self->mood = LYKTA_REPORT_SENT;
  self->detail = join (receiver, number);
  self->left = g_strdup (late ? _ ("Sent late") : C_ ("report", "Sent"));
  self->until = describe_sending (incident, lykta_record_get_text (report, "sent_at"), now);
  self->button = _ ("Change…");
}

static void
set_not_needed (LyktaReportWords *self, LyktaRecord *report)
{
  self->mood = LYKTA_REPORT_NOT_NEEDED;
  self->detail = g_strdup (lykta_record_get_text (report, "not_needed_why"));
  self->left = g_strdup (_ ("Not needed"));
  self->until = g_strdup ("");
  self->button = _ ("Change…");
}

static void
set_running (LyktaReportWords *self, LyktaRecord *incident, LyktaRecord *rule, GDateTime *due, GDateTime *now)
{
  const char *start = rule != NULL ? lykta_report_get_start (rule, incident) : lykta_record_get_text (incident, "aware");
  g_autoptr (GDateTime) started = get_local (start);

  self->mood = g_date_time_compare (now, due) > 0 ? LYKTA_REPORT_OVERDUE : LYKTA_REPORT_RUNNING;
  self->left = lykta_report_words_left (due, now);
  self->until = lykta_phrase_until (due, TRUE, now);
  self->share = get_share (started, due, now);
}

/**
 * lykta_report_words_set:
 * @self: filled; what it held is freed
 * @now: in the zone of Stockholm
 */
void
lykta_report_words_set (LyktaReportWords *self, LyktaStore *store, LyktaRecord *incident, LyktaRecord *report, GDateTime *now)
{
  const char *code = lykta_record_get_text (report, "track");
  const LyktaTrack *track = lykta_tracks_find (code);
  const char *receiver = track != NULL && track->receiver != NULL ? _ (track->receiver) : "";
  g_autoptr (LyktaRecord) rule = lykta_report_find_rule (store, report, incident);
  g_autoptr (GDateTime) due = get_local (lykta_record_get_text (report, "due"));
  gboolean decided = is_text (report, "decision", "report");
  const char *undated = track != NULL && track->undated != NULL ? _ (track->undated) : "";
  g_autofree char *limit = rule != NULL ? lykta_report_words_limit (rule) : NULL;

  lykta_report_words_clear (self);
  self->title = lykta_store_get_pick_label (store, "report_tracks", code);
  if (is_text (report, "state", "sent"))
    {
      set_sent (self, incident, report, receiver, now);
      return;
    }
  if (is_text (report, "state", "not_needed"))
    {
      set_not_needed (self, report);
      return;
    }

  self->detail = join (receiver, limit != NULL ? limit : undated);
  self->button = decided ? _ ("Report…") : _ ("Decide…");
  if (due != NULL)
    {
      set_running (self, incident, rule, due, now);
    }
  else
    {
      self->mood = rule != NULL ? LYKTA_REPORT_WAITING : LYKTA_REPORT_UNDECIDED;
      self->left = g_strdup (rule != NULL ? _ ("Not running yet") : decided ? _ ("To be reported") : _ ("Not decided"));
      self->until = g_strdup (rule != NULL ? get_waiting (rule) : "");
    }
}

void
lykta_report_words_clear (LyktaReportWords *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->left);
  g_free (self->until);
  *self = (LyktaReportWords) LYKTA_REPORT_WORDS_INIT;
}

/**
 * lykta_report_words_span:
 * @span: not negative
 *
 * Returns: a time in hours and minutes, or in days when it is longer than any limit in hours
 */
char *
lykta_report_words_span (GTimeSpan span)
{
  int minutes = (int) (span / G_TIME_SPAN_MINUTE);
  int days = (int) (span / G_TIME_SPAN_DAY);

  if (minutes < HOURS_UNTIL * 60)
    return g_strdup_printf (_ ("%d h %02d min"), minutes / 60, minutes % 60);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

char *
lykta_report_words_left (GDateTime *due, GDateTime *now)
{
  GTimeSpan left = g_date_time_difference (due, now);
  g_autofree char *span = lykta_report_words_span (ABS (left));

  /* Translators: a time, such as "31 h 12 min" or "8 days" */
  return g_strdup_printf (left < 0 ? _ ("%s late") : _ ("%s left"), span);
}

/**
 * lykta_report_words_limit:
 *
 * Returns: how long there is from what, as the deadline rule has it
 */
char *
lykta_report_words_limit (LyktaRecord *rule)
{
  gulong length = (gulong) lykta_record_get_integer (rule, "length");
  g_autofree char *time = NULL;

  if (is_text (rule, "unit", "hours"))
    time = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", length), length);
  else if (is_text (rule, "unit", "days"))
    time = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", length), length);
  else
    time = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu month", "%lu months", length), length);

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (is_text (rule, "counted_from", events[i].counted_from))
      return g_strjoin (" ", time, _ (events[i].from), NULL);
  return g_steal_pointer (&time);
}
