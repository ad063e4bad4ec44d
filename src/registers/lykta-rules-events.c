/* lykta-rules-events.c: the rules of incidents, their reports and their timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-deadline.h"
#include "lykta-deadline-rules.h"
#include "lykta-rules.h"

/* The notification of a personal data breach to the supervisory authority (Article 33 GDPR) */
#define BREACH_TRACK "imy"

/* The report that the month of the final report is counted from (2 kap. 8 § cybersäkerhetslagen) */
#define NOTIFICATION_TRACK "nis2-notification"
#define SITUATION_TRACK "nis2-situation"
#define FINAL_TRACK "nis2-final"

/* When a situation report was made, the month runs from when the incident was handled (2 kap. 8 §). */
#define AFTER_SITUATION_RULE "nis2-final-after-situation"

/* The field of an incident that holds when it was what a deadline rule counts from */
static const struct
{
  const char *counted_from;
  const char *field;
} events[] = {
  { "awareness", "aware" },
  { "notification", "notified_at" },
  { "handled", "ended" },
};

static gboolean
is_text (LyktaRecord *record, const char *field, const char *text)
{
  return g_strcmp0 (lykta_record_get_text (record, field), text) == 0;
}

/* The first report that still runs, and when those were sent that others are counted from. */
void
lykta_incidents_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (GPtrArray) reports = lykta_rules_find (store, "reports", "incident", lykta_record_get_id (record));
  const char *next_due = NULL;
  const char *notified_at = NULL;
  const char *situation_at = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      LyktaRecord *report = g_ptr_array_index (reports, i);
      const char *due = lykta_record_get_text (report, "due");

      if (is_text (report, "track", NOTIFICATION_TRACK))
        notified_at = lykta_record_get_text (report, "sent_at");
      if (is_text (report, "track", SITUATION_TRACK))
        situation_at = lykta_record_get_text (report, "sent_at");
      if (is_text (report, "state", "running") && due != NULL && (next_due == NULL || g_strcmp0 (due, next_due) < 0))
        next_due = due;
    }
  lykta_record_set_derived_text (record, "next_due", next_due);
  lykta_record_set_derived_text (record, "notified_at", notified_at);
  lykta_record_set_derived_text (record, "situation_at", situation_at);
}

/* Whether a change of the report makes it one that was sent late without a reason; what has stood so before bars no other change. */
static gboolean
lacks_reasons (LyktaRecord *before, LyktaRecord *after)
{
  static const char *const fields[] = { "track", "decision", "sent_at", "late_why", "due_asked", "incident" };
  const char *sent_at = lykta_record_get_text (after, "sent_at");
  const char *due = lykta_record_get_text (after, "due");
  gboolean changed = FALSE;

  if (!is_text (after, "track", BREACH_TRACK) || is_text (after, "decision", "not_needed")
      || !lykta_record_is_empty (after, "late_why"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    changed = changed || lykta_rules_has_changed (before, after, fields[i]);
  return changed && sent_at != NULL && due != NULL && g_strcmp0 (sent_at, due) > 0;
}

gboolean
lykta_reports_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (lacks_reasons (before, after))
    {
      g_autofree char *due = lykta_rules_format (store, after, "due");

      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                   _ ("The report was sent after its time, %s. It must be accompanied by reasons for the delay (Article 33(1) "
                      "GDPR): fill in “%s”. If it is an old report whose reasons nobody knows any more, write that."),
                   due, lykta_field_get_label (lykta_register_find_field (lykta_record_get_register (after), "late_why")));
      return FALSE;
    }
  if (!is_text (after, "decision", "not_needed") || !lykta_record_is_empty (after, "not_needed_why"))
    return TRUE;

  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
               _ ("A report that is not needed must say why (Article 33(5) GDPR). Fill in “%s” first."),
               lykta_field_get_label (lykta_register_find_field (lykta_record_get_register (after), "not_needed_why")));
  return FALSE;
}

/**
 * lykta_report_find_rule:
 * @incident: the one that it reports
 *
 * Returns: (transfer full) (nullable): the deadline rule that a report has its clock from; %NULL when there is none
 */
LyktaRecord *
lykta_report_find_rule (LyktaStore *store, LyktaRecord *report, LyktaRecord *incident)
{
  g_autofree char *day = lykta_deadline_get_day (lykta_record_get_text (incident, "aware"));
  LyktaRecord *rule = NULL;

  if (is_text (report, "track", FINAL_TRACK) && !lykta_record_is_empty (incident, "situation_at"))
    rule = lykta_deadline_rules_find (store, AFTER_SITUATION_RULE, day);
  return rule != NULL ? rule : lykta_deadline_rules_find_track (store, lykta_record_get_text (report, "track"), day);
}

/**
 * lykta_report_get_start:
 * @rule: the rule of its clock
 *
 * Returns: (transfer none) (nullable): when the clock started; %NULL when it has not
 */
const char *
lykta_report_get_start (LyktaRecord *rule, LyktaRecord *incident)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (is_text (rule, "counted_from", events[i].counted_from))
      return lykta_record_get_text (incident, events[i].field);
  return NULL;
}

/* When a report is due: as the receiver asked, or by the rule of its track. */
static char *
get_due (LyktaStore *store, LyktaRecord *report, LyktaRecord *incident)
{
  g_autoptr (LyktaRecord) rule = NULL;

  if (!lykta_record_is_empty (report, "due_asked"))
    return g_strdup (lykta_record_get_text (report, "due_asked"));

  rule = incident != NULL ? lykta_report_find_rule (store, report, incident) : NULL;
  return rule != NULL ? lykta_deadline_rules_get_moment (rule, lykta_report_get_start (rule, incident)) : NULL;
}

void
lykta_reports_derive (LyktaStore *store, LyktaRecord *record)
{
  g_autoptr (LyktaRecord) incident = lykta_rules_get_referred (store, record, "incident");
  g_autofree char *title = lykta_rules_format_pick (store, record, "track");
  g_autofree char *due = get_due (store, record, incident);
  g_autofree char *settled_on = NULL;
  const char *sent_at = lykta_record_get_text (record, "sent_at");
  const char *state = "running";

  lykta_rules_set_empty (record, "in_time");
  if (is_text (record, "decision", "not_needed"))
    {
      state = "not_needed";
    }
  else if (sent_at != NULL)
    {
      state = "sent";
      settled_on = lykta_deadline_get_day (sent_at);
      lykta_rules_set_yes_no (record, "in_time", due == NULL || g_strcmp0 (sent_at, due) <= 0);
    }
  else if (due != NULL)
    {
      /* Not sent: late from the day after it was due */
      g_autofree char *day = lykta_deadline_get_day (due);

      settled_on = lykta_deadline_add (day, 1, LYKTA_DEADLINE_DAYS);
    }

  lykta_record_set_derived_text (record, "title", title);
  lykta_record_set_derived_text (record, "due", due);
  lykta_record_set_derived_text (record, "state", state);
  lykta_record_set_derived_text (record, "settled_on", settled_on);
}

gboolean
lykta_timeline_validate (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error)
{
  if (before == NULL)
    return TRUE;

  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                       _ ("The timeline is only added to. Add an event that says what was wrong with the earlier one."));
  return FALSE;
}
