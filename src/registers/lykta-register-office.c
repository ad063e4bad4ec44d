/* lykta-register-office.c: the office, its pick lists, deadline rules and past figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice language_choices[] = {
  { "sv", N_ ("Swedish"), LYKTA_TONE_PLAIN },
  { "en", N_ ("English"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  OFFICE_ABOUT,
  OFFICE_CONTACTS,
  OFFICE_SIGNING,
  OFFICE_INTERVALS,
  OFFICE_TARGETS,
  OFFICE_RECORD,
};

static const char *const office_groups[] = {
  N_ ("About the office"),
  N_ ("Contacts"),
  N_ ("Signing and keeping"),
  N_ ("Intervals"),
  N_ ("Targets"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField office_fields[] = {
  TEXT (OFFICE_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  TEXT (OFFICE_ABOUT, "committee", N_ ("Committee"), COLUMN),
  TEXT (OFFICE_ABOUT, "city", N_ ("City"), COLUMN),
  TEXT (OFFICE_ABOUT, "organisation_number", N_ ("Organisation number"), COLUMN),
  TEXT (OFFICE_ABOUT, "address", N_ ("Postal address"), PLAIN),
  CHOICE (OFFICE_ABOUT, "language", N_ ("Document language"), REQUIRED, language_choices,
          .help = N_ ("The language of the review and other documents, whatever the program's own.")),
  TEXT (OFFICE_ABOUT, "dnr_pattern", N_ ("Case number pattern"), PLAIN,
        .help = N_ ("As the office writes them, for instance E2023-01234.")),
  NUMBER (OFFICE_ABOUT, "plan_year", N_ ("Plan year"), COLUMN, .minimum = 1990, .maximum = 2200,
          .help = N_ ("The year that is being planned for.")),
  TEXT (OFFICE_ABOUT, "reply_address", N_ ("Address for replies"), PLAIN,
        .help = N_ ("Where authorities send their answers: the registrar, a shared mailbox.")),
  LONG_TEXT (OFFICE_CONTACTS, "cert_contact", N_ ("CERT"), PLAIN),
  LONG_TEXT (OFFICE_CONTACTS, "dpo_contact", N_ ("Data protection officer"), PLAIN),
  LONG_TEXT (OFFICE_CONTACTS, "ciso_contact", N_ ("City's CISO"), PLAIN),
  URL (OFFICE_SIGNING, "time_stamp_service", N_ ("Time-stamp service"), PLAIN),
  URL (OFFICE_SIGNING, "trust_list", N_ ("Trust list"), PLAIN),
  PICK (OFFICE_SIGNING, "review_retention", N_ ("Reviews are kept"), PLAIN, "retention"),
  PICK (OFFICE_SIGNING, "request_retention", N_ ("Requests are kept"), PLAIN, "retention"),
  NUMBER (OFFICE_INTERVALS, "reclassify_months", N_ ("Classify again after"), PLAIN, .minimum = 1, .maximum = 120,
          .unit = N_ ("months")),
  NUMBER (OFFICE_INTERVALS, "follow_up_months", N_ ("Follow processors up after"), PLAIN, .minimum = 1, .maximum = 120,
          .unit = N_ ("months")),
  NUMBER (OFFICE_INTERVALS, "introduction_days", N_ ("Introduce new staff within"), PLAIN, .minimum = 1, .maximum = 3650,
          .unit = N_ ("days")),
  NUMBER (OFFICE_INTERVALS, "exercise_months", N_ ("Exercise continuity plans after"), PLAIN, .minimum = 1, .maximum = 120,
          .unit = N_ ("months")),
  NUMBER (OFFICE_INTERVALS, "meetings_planned", N_ ("Meetings a year"), PLAIN, .minimum = 0, .maximum = 365),
  NUMBER (OFFICE_INTERVALS, "risk_guideline", N_ ("Risk value to consider"), PLAIN, .minimum = 1, .maximum = 100,
          .help = N_ ("A guideline only: a person decides what is moved to the internal control plan.")),
  NUMBER (OFFICE_TARGETS, "target_asset_owner", N_ ("Assets with owner"), PLAIN, .minimum = 0, .maximum = 100, .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_asset_leader", N_ ("Assets with leader"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_asset_classified", N_ ("Assets classified"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_transfer_reclassified", N_ ("Classified before transfer"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_actions_done", N_ ("Actions done"), PLAIN, .minimum = 0, .maximum = 100, .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_processings_complete", N_ ("Processings complete"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_processor_agreement", N_ ("Processors with agreement"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_requests_in_time", N_ ("Requests in time"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_reports_in_time", N_ ("Reports in time"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_courses_done", N_ ("Courses done"), PLAIN, .minimum = 0, .maximum = 100, .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_documents_revised", N_ ("Documents revised"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  NUMBER (OFFICE_TARGETS, "target_activities_done", N_ ("Activities done"), PLAIN, .minimum = 0, .maximum = 100,
          .unit = N_ ("%")),
  LYKTA_RECORD_FIELDS (OFFICE_RECORD),
};

static const LyktaView office_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_office = {
  .id = "office",
  .label = N_ ("The office"),
  .label_one = N_ ("The office"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "go-home-symbolic",
  .purpose = N_ ("What the office is called, whom to turn to, and what it aims at."),
  .reason = N_ ("Each committee is a controller of its own; its name and contacts stand in the record of processing (Article "
                "30(1)(a) GDPR)."),
  .groups = office_groups,
  .fields = office_fields,
  .n_fields = G_N_ELEMENTS (office_fields),
  .title = 0,
  .views = office_views,
  .single = TRUE,
  .validate = lykta_office_validate,
};

enum
{
  PICKS_ABOUT,
  PICKS_RECORD,
};

static const char *const picks_groups[] = {
  N_ ("About the entry"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField picks_fields[] = {
  TEXT (PICKS_ABOUT, "label_sv", N_ ("Swedish"), REQUIRED | COLUMN | SEARCHED),
  TEXT (PICKS_ABOUT, "label_en", N_ ("English"), REQUIRED | COLUMN | SEARCHED),
  TEXT (PICKS_ABOUT, "list", N_ ("List"), REQUIRED | COLUMN | SEARCHED),
  TEXT (PICKS_ABOUT, "code", N_ ("Code"), REQUIRED | COLUMN | SEARCHED,
        .help = N_ ("Letters, digits, dots and hyphens; never changed once used.")),
  NUMBER (PICKS_ABOUT, "position", N_ ("Order"), COLUMN, .minimum = 0, .maximum = 99999),
  NUMBER (PICKS_ABOUT, "value", N_ ("Value"), COLUMN, .decimals = 1,
          .help = N_ ("The number behind it: a level from 0 to 4, a probability from 1 to 5.")),
  TEXT (PICKS_ABOUT, "only_for", N_ ("Only for"), PLAIN,
        .help =
            N_ ("The kind of risk whose own scale it belongs to: vor, rsa or isms. Empty: for all that have none of their own.")),
  DATE (PICKS_ABOUT, "valid_from", N_ ("Valid from"), PLAIN),
  DATE (PICKS_ABOUT, "valid_to", N_ ("Valid to"), COLUMN),
  TEXT (PICKS_ABOUT, "source", N_ ("Source"), COLUMN | SEARCHED),
  TEXT (PICKS_ABOUT, "meaning_sv", N_ ("Meaning in Swedish"), PLAIN, .help = N_ ("What it stands for, where it is chosen.")),
  TEXT (PICKS_ABOUT, "meaning_en", N_ ("Meaning in English"), PLAIN),
  LYKTA_RECORD_FIELDS (PICKS_RECORD),
};

static const LyktaView picks_views[] = {
  VIEW_ALL,
  { .id = "past", .label = N_ ("No longer valid"), .conditions = WHERE ({ "valid_to", LYKTA_BEFORE, "today" }) },
  { NULL },
};

const LyktaRegister lykta_register_picks = {
  .id = "picks",
  .label = N_ ("Pick lists"),
  .label_one = N_ ("Entry"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "view-list-symbolic",
  .purpose = N_ ("What can be chosen where law, the city or a standard decides: each entry dated and with its source."),
  .reason = N_ ("Laws, thresholds, scales and names of authorities change: MSB has been MCF since 2026."),
  .groups = picks_groups,
  .fields = picks_fields,
  .n_fields = G_N_ELEMENTS (picks_fields),
  .title = 0,
  .views = picks_views,
  .order = "list",
  .validate = lykta_picks_validate,
};

static const LyktaChoice deadline_unit_choices[] = {
  { "hours", N_ ("Hours"), LYKTA_TONE_PLAIN },
  { "days", N_ ("Days"), LYKTA_TONE_PLAIN },
  { "months", N_ ("Months"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice deadline_event_choices[] = {
  { "awareness", N_ ("Becoming aware"), LYKTA_TONE_PLAIN },
  { "notification", N_ ("The notification"), LYKTA_TONE_PLAIN },
  { "handled", N_ ("The end of the incident"), LYKTA_TONE_PLAIN },
  { "receipt", N_ ("Receipt"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  DEADLINES_ABOUT,
  DEADLINES_RECORD,
};

static const char *const deadlines_groups[] = {
  N_ ("About the time limit"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField deadlines_fields[] = {
  TEXT (DEADLINES_ABOUT, "what", N_ ("What"), REQUIRED | COLUMN | SEARCHED),
  TEXT (DEADLINES_ABOUT, "code", N_ ("Code"), REQUIRED | COLUMN | SEARCHED),
  PICK (DEADLINES_ABOUT, "track", N_ ("Incident report"), COLUMN, "report_tracks",
        .help = N_ ("The kind of report that it sets the clock of.")),
  NUMBER (DEADLINES_ABOUT, "length", N_ ("Length"), REQUIRED | COLUMN, .minimum = 0, .maximum = 10000),
  CHOICE (DEADLINES_ABOUT, "unit", N_ ("Unit of time"), REQUIRED | COLUMN, deadline_unit_choices),
  CHOICE (DEADLINES_ABOUT, "counted_from", N_ ("Counted from"), REQUIRED | COLUMN, deadline_event_choices),
  DATE (DEADLINES_ABOUT, "valid_from", N_ ("Valid from"), COLUMN),
  DATE (DEADLINES_ABOUT, "valid_to", N_ ("Valid to"), PLAIN),
  TEXT (DEADLINES_ABOUT, "source", N_ ("Source"), COLUMN | SEARCHED),
  LYKTA_RECORD_FIELDS (DEADLINES_RECORD),
};

static const LyktaView deadlines_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_deadlines = {
  .id = "deadlines",
  .label = N_ ("Deadline rules"),
  .label_one = N_ ("Deadline rule"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "alarm-symbolic",
  .purpose = N_ ("How long there is to do what, counted from what, and where that is written."),
  .reason = N_ ("Time limits are changed by law: the Digital Omnibus proposes 96 hours in place of 72."),
  .groups = deadlines_groups,
  .fields = deadlines_fields,
  .n_fields = G_N_ELEMENTS (deadlines_fields),
  .title = 0,
  .views = deadlines_views,
};

enum
{
  FIGURES_ABOUT,
  FIGURES_RECORD,
};

static const char *const figures_groups[] = {
  N_ ("About the figure"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField figures_fields[] = {
  TEXT (FIGURES_ABOUT, "indicator", N_ ("Indicator"), REQUIRED | COLUMN | SEARCHED),
  NUMBER (FIGURES_ABOUT, "year", N_ ("Year"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  NUMBER (FIGURES_ABOUT, "value", N_ ("Value"), REQUIRED | COLUMN, .minimum = 0, .maximum = 1000000000),
  NUMBER (FIGURES_ABOUT, "total", N_ ("Of"), REQUIRED | COLUMN, .minimum = 0, .maximum = 1000000000),
  DATE (FIGURES_ABOUT, "as_of", N_ ("As of"), COLUMN),
  LYKTA_RECORD_FIELDS (FIGURES_RECORD),
};

static const LyktaView figures_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_figures = {
  .id = "figures",
  .label = N_ ("Figures of past years"),
  .label_one = N_ ("Figure"),
  .area = LYKTA_AREA_OFFICE,
  .icon = "x-office-spreadsheet-symbolic",
  .purpose = N_ ("What the indicators showed at the end of each year, so that this year can be compared."),
  .reason = N_ ("The review shows trends in measurements (ISO/IEC 27001 clause 9.3.2 d)."),
  .groups = figures_groups,
  .fields = figures_fields,
  .n_fields = G_N_ELEMENTS (figures_fields),
  .title = 0,
  .views = figures_views,
  .order = "year",
  .descending = TRUE,
};
