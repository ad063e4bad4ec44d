/* lykta-register-incidents.c: incidents, their reports and their timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice incident_kind_choices[] = {
  { "breach", N_ ("Personal data breach"), LYKTA_TONE_PLAIN },
  { "security", N_ ("Information security incident"), LYKTA_TONE_PLAIN },
  { "deviation", N_ ("Other deviation"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice incident_state_choices[] = {
  { "open", N_ ("Ongoing"), LYKTA_TONE_ACTIVE },
  { "closed", N_ ("Closed"), LYKTA_TONE_DONE },
  { NULL },
};

static const LyktaChoice suspicion_choices[] = {
  { "yes", N_ ("Suspected"), LYKTA_TONE_WARNING },
  { "no", N_ ("Not suspected"), LYKTA_TONE_PLAIN },
  { "unknown", N_ ("Unknown"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  INCIDENTS_ABOUT,
  INCIDENTS_AFFECTED,
  INCIDENTS_ASSESSMENT,
  INCIDENTS_REPORTED,
  INCIDENTS_NIS2,
  INCIDENTS_LESSONS,
  INCIDENTS_RECORD,
};

static const char *const incidents_groups[] = {
  N_ ("About the incident"),   N_ ("Affected"), N_ ("Assessment"),  N_ ("Reported"),
  N_ ("For the NIS2 reports"), N_ ("Lessons"),  LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField incidents_fields[] = {
  TEXT (INCIDENTS_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (INCIDENTS_ABOUT, "kind", N_ ("Kind"), REQUIRED | COLUMN, incident_kind_choices),
  CHOICE (INCIDENTS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, incident_state_choices),
  REFERENCE (INCIDENTS_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  TIME (INCIDENTS_ABOUT, "aware", N_ ("Became aware"), REQUIRED | COLUMN, .help = N_ ("The clocks run from this moment.")),
  TIME (INCIDENTS_ABOUT, "discovered", N_ ("Discovered"), PLAIN),
  LONG_TEXT (INCIDENTS_ABOUT, "discovered_how", N_ ("Discovered how"), SEARCHED),
  TIME (INCIDENTS_ABOUT, "began", N_ ("Began"), PLAIN),
  TIME (INCIDENTS_ABOUT, "ended", N_ ("Ceased"), PLAIN),
  YES_NO (INCIDENTS_ABOUT, "ongoing", N_ ("Still going on"), PLAIN),
  LONG_TEXT (INCIDENTS_ABOUT, "description", N_ ("What happened"), SEARCHED | WANTED),
  TIME (INCIDENTS_ABOUT, "next_due", N_ ("Next report due"), COLUMN | DUE | DERIVED),
  TEXT (INCIDENTS_ABOUT, "dnr", N_ ("Case number"), SEARCHED),
  REFERENCES (INCIDENTS_AFFECTED, "assets", N_ ("Assets"), PLAIN, "assets"),
  REFERENCES (INCIDENTS_AFFECTED, "processings", N_ ("Processings"), PLAIN, "processings"),
  PICKS (INCIDENTS_AFFECTED, "aspects", N_ ("Aspects"), PLAIN, "aspects",
         .help = N_ ("What failed: confidentiality, integrity, availability.")),
  NUMBER (INCIDENTS_AFFECTED, "persons", N_ ("Persons"), PLAIN, .minimum = 0, .maximum = 100000000),
  NUMBER (INCIDENTS_AFFECTED, "records", N_ ("Records"), PLAIN, .minimum = 0, .maximum = 1000000000),
  PICKS (INCIDENTS_AFFECTED, "subjects", N_ ("Data subjects"), PLAIN, "data_subjects"),
  PICKS (INCIDENTS_AFFECTED, "data", N_ ("Kinds of data"), PLAIN, "data_categories"),
  YES_NO (INCIDENTS_AFFECTED, "cross_border", N_ ("Cross-border"), PLAIN),
  PICK (INCIDENTS_ASSESSMENT, "severity", N_ ("Severity"), PLAIN, "severities"),
  PICK (INCIDENTS_ASSESSMENT, "cause", N_ ("Cause"), PLAIN, "causes"),
  LONG_TEXT (INCIDENTS_ASSESSMENT, "cause_text", N_ ("More on the cause"), SEARCHED),
  LONG_TEXT (INCIDENTS_ASSESSMENT, "consequences", N_ ("Consequences"), SEARCHED),
  LONG_TEXT (INCIDENTS_ASSESSMENT, "measures", N_ ("Measures taken"), SEARCHED),
  YES_NO (INCIDENTS_ASSESSMENT, "high_risk", N_ ("High risk to people"), PLAIN,
          .help = N_ ("Then they must be told without undue delay (Article 34).")),
  YES_NO (INCIDENTS_ASSESSMENT, "significant", N_ ("Significant (NIS2)"), COLUMN,
          .help = N_ ("Severe disruption or loss, or considerable damage to others, caused or possible (2 kap. 5 §).")),
  LONG_TEXT (INCIDENTS_ASSESSMENT, "significant_why", N_ ("Why, significant or not"), SEARCHED),
  YES_NO (INCIDENTS_ASSESSMENT, "security_sensitive", N_ ("Security-sensitive"), PLAIN,
          .help =
              N_ ("Reported under the Protective Security Act in place of NIS2 (1 kap. 12 §). Write nothing classified here.")),
  TEXT (INCIDENTS_REPORTED, "ia_number", N_ ("IA number"), COLUMN | SEARCHED, .help = N_ ("The number of the report in IA.")),
  TIME (INCIDENTS_REPORTED, "cert_called", N_ ("CERT called"), PLAIN),
  LONG_TEXT (INCIDENTS_REPORTED, "cert_why", N_ ("CERT called because"), PLAIN),
  TIME (INCIDENTS_REPORTED, "notified_at", N_ ("NIS2 notification sent"), DERIVED),
  TIME (INCIDENTS_REPORTED, "situation_at", N_ ("Situation report sent"), DERIVED),
  CHOICE (INCIDENTS_NIS2, "malicious", N_ ("Malicious act"), PLAIN, suspicion_choices),
  TEXT (INCIDENTS_NIS2, "supplier_origin", N_ ("Began at a supplier"), PLAIN),
  LONG_TEXT (INCIDENTS_NIS2, "impact", N_ ("Effect on systems"), SEARCHED),
  LONG_TEXT (INCIDENTS_NIS2, "indicators", N_ ("Indicators of compromise"), SEARCHED),
  LONG_TEXT (INCIDENTS_NIS2, "protected_information", N_ ("Protected information"), SEARCHED,
             .help = N_ ("Whether information that is protected by law, or another's, was reached.")),
  LONG_TEXT (INCIDENTS_NIS2, "recipients", N_ ("Recipients affected"), SEARCHED),
  TEXT (INCIDENTS_NIS2, "area", N_ ("Area affected"), PLAIN),
  TEXT (INCIDENTS_NIS2, "economic_damage", N_ ("Economic damage"), PLAIN),
  TEXT (INCIDENTS_NIS2, "societal", N_ ("Societal functions"), PLAIN),
  LONG_TEXT (INCIDENTS_NIS2, "remaining_risks", N_ ("Remaining risks"), SEARCHED),
  LONG_TEXT (INCIDENTS_NIS2, "prevention", N_ ("Prevention"), SEARCHED),
  LONG_TEXT (INCIDENTS_LESSONS, "lessons", N_ ("Lessons"), SEARCHED),
  DATE (INCIDENTS_LESSONS, "closed_on", N_ ("Closed on"), PLAIN),
  LYKTA_RECORD_FIELDS (INCIDENTS_RECORD),
};

static const LyktaView incidents_views[] = {
  VIEW_ALL,
  { .id = "open",
    .label = N_ ("Still open"),
    .conditions = WHERE ({ "state", LYKTA_IS, "open" }),
    .sort = "next_due",
    .gap = TRUE },
  { .id = "this_year",
    .label = N_ ("This year"),
    .conditions = WHERE ({ "aware", LYKTA_NOT_BEFORE, "year" }, { "aware", LYKTA_BEFORE, "year+1" }) },
  { .id = "breaches", .label = N_ ("Personal data breaches"), .conditions = WHERE ({ "kind", LYKTA_IS, "breach" }) },
  { .id = "significant", .label = N_ ("Significant"), .conditions = WHERE ({ "significant", LYKTA_IS, "yes" }) },
  { .id = "not_ia", .label = N_ ("Not in IA"), .conditions = WHERE ({ "ia_number", LYKTA_IS_EMPTY }), .gap = TRUE },
  { .id = "no_lessons",
    .label = N_ ("No lessons"),
    .conditions = WHERE ({ "state", LYKTA_IS, "closed" }, { "lessons", LYKTA_IS_EMPTY }) },
  { NULL },
};

static const LyktaDependency incidents_derive_on[] = {
  { "reports", "incident" },
  { NULL },
};

const LyktaRegister lykta_register_incidents = {
  .id = "incidents",
  .label = N_ ("Incidents"),
  .label_one = N_ ("Incident"),
  .area = LYKTA_AREA_EVENTS,
  .icon = "dialog-warning-symbolic",
  .purpose = N_ ("What went wrong, what it led to, whom it must be reported to and by when."),
  .reason = N_ ("Every personal data breach must be documented, reported or not (Article 33(5) GDPR); significant incidents must "
                "be reported within 24 and 72 hours (2 kap. 5–6 §§ cybersäkerhetslagen)."),
  .groups = incidents_groups,
  .fields = incidents_fields,
  .n_fields = G_N_ELEMENTS (incidents_fields),
  .title = 0,
  .views = incidents_views,
  .order = "aware",
  .descending = TRUE,
  .derive_on = incidents_derive_on,
  .derive = lykta_incidents_derive,
};

static const LyktaChoice report_decision_choices[] = {
  { "undecided", N_ ("Not decided"), LYKTA_TONE_WARNING },
  { "report", N_ ("To be reported"), LYKTA_TONE_ACTIVE },
  { "not_needed", N_ ("Not needed"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice report_state_choices[] = {
  { "running", N_ ("Running"), LYKTA_TONE_ACTIVE },
  { "sent", N_ ("Report sent"), LYKTA_TONE_DONE },
  { "not_needed", N_ ("Not needed"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice report_via_choices[] = {
  { "self", N_ ("The office itself"), LYKTA_TONE_PLAIN },
  { "central", N_ ("The city's central function"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  REPORTS_ABOUT,
  REPORTS_SENT,
  REPORTS_RECORD,
};

static const char *const reports_groups[] = {
  N_ ("About the report"),
  N_ ("Sending"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField reports_fields[] = {
  TEXT (REPORTS_ABOUT, "title", N_ ("Report"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (REPORTS_ABOUT, "incident", N_ ("Incident"), REQUIRED | COLUMN, "incidents"),
  PICK (REPORTS_ABOUT, "track", N_ ("Track"), REQUIRED, "report_tracks"),
  TIME (REPORTS_ABOUT, "due", N_ ("Due"), COLUMN | DUE | DERIVED),
  TIME (REPORTS_ABOUT, "due_asked", N_ ("Due, as asked"), PLAIN,
        .help = N_ ("When the receiver has asked for it by a time of its own.")),
  CHOICE (REPORTS_ABOUT, "decision", N_ ("Decision"), REQUIRED | COLUMN, report_decision_choices),
  LONG_TEXT (REPORTS_ABOUT, "not_needed_why", N_ ("Not needed because"), SEARCHED),
  CHOICE (REPORTS_ABOUT, "state", N_ ("State"), COLUMN | DERIVED, report_state_choices),
  TIME (REPORTS_SENT, "sent_at", N_ ("Sent on"), COLUMN),
  REFERENCE (REPORTS_SENT, "sent_by", N_ ("Sent by"), PLAIN, "people"),
  CHOICE (REPORTS_SENT, "via", N_ ("Sent through"), PLAIN, report_via_choices),
  TEXT (REPORTS_SENT, "receipt", N_ ("Receipt number"), COLUMN | SEARCHED),
  TEXT (REPORTS_SENT, "fallback", N_ ("Fallback used"), PLAIN,
        .help = N_ ("The other way that was used when the e-service was down.")),
  LONG_TEXT (REPORTS_SENT, "how", N_ ("How people were told"), SEARCHED),
  LONG_TEXT (REPORTS_SENT, "late_why", N_ ("Late because"), SEARCHED,
             .help = N_ ("A notification after 72 hours must give the reasons (Article 33(1)).")),
  YES_NO (REPORTS_SENT, "in_time", N_ ("In time"), DERIVED),
  DATE (REPORTS_SENT, "settled_on", N_ ("Settled"), DERIVED, .help = N_ ("The day from which it counts as done in time or not.")),
  LYKTA_RECORD_FIELDS (REPORTS_RECORD),
};

static const LyktaView reports_views[] = {
  VIEW_ALL,
  { .id = "running", .label = N_ ("Running"), .conditions = WHERE ({ "state", LYKTA_IS, "running" }), .sort = "due" },
  { .id = "undecided",
    .label = N_ ("Undecided"),
    .conditions = WHERE ({ "decision", LYKTA_IS, "undecided" }),
    .sort = "due",
    .gap = TRUE },
  { .id = "overdue",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS, "running" }, { "due", LYKTA_BEFORE, "today" }),
    .sort = "due",
    .gap = TRUE },
  { .id = "late", .label = N_ ("Sent late"), .conditions = WHERE ({ "in_time", LYKTA_IS, "no" }) },
  { NULL },
};

static const LyktaDependency reports_derive_on[] = {
  { "incidents", NULL, "incident" },
  { NULL },
};

const LyktaRegister lykta_register_reports = {
  .id = "reports",
  .label = N_ ("Incident reports"),
  .label_one = N_ ("Report"),
  .area = LYKTA_AREA_EVENTS,
  .icon = "mail-send-symbolic",
  .parent = "incident",
  .purpose = N_ ("One incident, several reports, each to its own receiver and with its own clock."),
  .reason = N_ ("72 hours to IMY from awareness (Article 33 GDPR); 24 hours, 72 hours and one month under 2 kap. 5–8 §§ "
                "cybersäkerhetslagen."),
  .groups = reports_groups,
  .fields = reports_fields,
  .n_fields = G_N_ELEMENTS (reports_fields),
  .title = 0,
  .views = reports_views,
  .order = "due",
  .derive_on = reports_derive_on,
  .validate = lykta_reports_validate,
  .derive = lykta_reports_derive,
};

enum
{
  TIMELINE_ABOUT,
  TIMELINE_RECORD,
};

static const char *const timeline_groups[] = {
  N_ ("About the event"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField timeline_fields[] = {
  TEXT (TIMELINE_ABOUT, "what", N_ ("What"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (TIMELINE_ABOUT, "incident", N_ ("Incident"), REQUIRED | COLUMN, "incidents"),
  TIME (TIMELINE_ABOUT, "at", N_ ("When"), REQUIRED | COLUMN),
  TEXT (TIMELINE_ABOUT, "who", N_ ("Who"), COLUMN | SEARCHED),
  LYKTA_RECORD_FIELDS (TIMELINE_RECORD),
};

static const LyktaView timeline_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_timeline = {
  .id = "timeline",
  .label = N_ ("Timeline"),
  .label_one = N_ ("Event"),
  .area = LYKTA_AREA_EVENTS,
  .icon = "document-open-recent-symbolic",
  .parent = "incident",
  .purpose = N_ ("What happened during an incident, in order; it is only added to."),
  .reason = N_ ("The facts, effects and measures of a breach must be documented (Article 33(5) GDPR)."),
  .groups = timeline_groups,
  .fields = timeline_fields,
  .n_fields = G_N_ELEMENTS (timeline_fields),
  .title = 0,
  .views = timeline_views,
  .order = "at",
  .kept = TRUE,
  .validate = lykta_timeline_validate,
};
