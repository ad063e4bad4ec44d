/* lykta-register-activities.c: activities of the plan and their occurrences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice activity_state_choices[] = {
  { "proposed", N_ ("Proposed"), LYKTA_TONE_PLAIN },
  { "decided", N_ ("Decided"), LYKTA_TONE_ACTIVE },
  { "ongoing", N_ ("Ongoing"), LYKTA_TONE_ACTIVE },
  { "done", N_ ("Done"), LYKTA_TONE_DONE },
  { "carried_over", N_ ("Carried over"), LYKTA_TONE_WARNING },
  { "reshaped", N_ ("Reshaped"), LYKTA_TONE_WARNING },
  { "cancelled", N_ ("Dropped"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice activity_track_choices[] = {
  { "lis", N_ ("ISMS"), LYKTA_TONE_PLAIN },
  { "dpo", N_ ("Data protection"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice recurrence_choices[] = {
  { "none", N_ ("Once"), LYKTA_TONE_PLAIN },
  { "yearly", N_ ("Every year"), LYKTA_TONE_PLAIN },
  { "years", N_ ("Every N years"), LYKTA_TONE_PLAIN },
  { "quarterly", N_ ("Every quarter"), LYKTA_TONE_PLAIN },
  { "tertial", N_ ("Every tertial"), LYKTA_TONE_PLAIN },
  { "monthly", N_ ("Every month"), LYKTA_TONE_PLAIN },
  { "times", N_ ("N times a year"), LYKTA_TONE_PLAIN },
  { "after_last", N_ ("After the last time"), LYKTA_TONE_PLAIN },
  { "triggered", N_ ("When something happens"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  ACTIVITIES_ABOUT,
  ACTIVITIES_PERIOD,
  ACTIVITIES_BECAUSE,
  ACTIVITIES_OUTCOME,
  ACTIVITIES_RECORD,
};

static const char *const activities_groups[] = {
  N_ ("About the activity"), N_ ("When"), N_ ("Because of"), N_ ("Outcome"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField activities_fields[] = {
  TEXT (ACTIVITIES_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  NUMBER (ACTIVITIES_ABOUT, "number", N_ ("Number"), COLUMN, .minimum = 1, .maximum = 999,
          .help = N_ ("Its number within the plan period, as printed in the review.")),
  TEXT (ACTIVITIES_ABOUT, "period", N_ ("Period"), COLUMN | DERIVED),
  LONG_TEXT (ACTIVITIES_ABOUT, "text", N_ ("Text"), SEARCHED),
  CHOICE (ACTIVITIES_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, activity_state_choices),
  REFERENCE (ACTIVITIES_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  PICK (ACTIVITIES_ABOUT, "category", N_ ("Category"), COLUMN, "activity_categories"),
  REFERENCE (ACTIVITIES_ABOUT, "focus_area", N_ ("Focus area"), PLAIN, "focus_areas"),
  CHOICE (ACTIVITIES_ABOUT, "track", N_ ("Track"), REQUIRED, activity_track_choices),
  NUMBER (ACTIVITIES_PERIOD, "year_from", N_ ("From year"), REQUIRED, .minimum = 1990, .maximum = 2200),
  NUMBER (ACTIVITIES_PERIOD, "year_to", N_ ("To year"), PLAIN, .minimum = 1990, .maximum = 2200,
          .help = N_ ("Empty when it is one year.")),
  NUMBER (ACTIVITIES_PERIOD, "year_last", N_ ("Last year"), DERIVED),
  DATE (ACTIVITIES_PERIOD, "due", N_ ("Done by"), COLUMN | DUE),
  DATE (ACTIVITIES_PERIOD, "done_on", N_ ("Done on"), PLAIN),
  CHOICE (ACTIVITIES_PERIOD, "recurrence", N_ ("Recurs"), PLAIN, recurrence_choices),
  NUMBER (ACTIVITIES_PERIOD, "recur_month", N_ ("In month"), PLAIN, .minimum = 1, .maximum = 12),
  NUMBER (ACTIVITIES_PERIOD, "recur_day", N_ ("On day"), PLAIN, .minimum = 1, .maximum = 31,
          .help = N_ ("Empty: the last working day of the month.")),
  NUMBER (ACTIVITIES_PERIOD, "recur_every", N_ ("Every"), PLAIN, .minimum = 1, .maximum = 60,
          .help = N_ ("How many years or months between, or how many times a year.")),
  NUMBER (ACTIVITIES_PERIOD, "recur_anchor", N_ ("Counted from year"), PLAIN, .minimum = 1990, .maximum = 2200,
          .help = N_ ("A year in which it was done: the RSA was made in 2022 and every second year.")),
  TEXT (ACTIVITIES_PERIOD, "recur_trigger", N_ ("What happens"), PLAIN,
        .help = N_ ("A law in force, a new version, an incident, a new supplier, a new employee.")),
  REFERENCE (ACTIVITIES_PERIOD, "only_after", N_ ("Only after"), PLAIN, "activities",
             .help = N_ ("Must be done before this one can be.")),
  TEXT (ACTIVITIES_PERIOD, "calendar_uid", N_ ("In another calendar"), PLAIN,
        .help = N_ ("By what the data protection officer's calendar knows it; reading that again then changes this activity.")),
  REFERENCES (ACTIVITIES_BECAUSE, "requirements", N_ ("Requirements"), PLAIN, "requirements"),
  REFERENCES (ACTIVITIES_BECAUSE, "risks", N_ ("Risks"), PLAIN, "risks"),
  PICK (ACTIVITIES_BECAUSE, "indicator", N_ ("Indicator"), PLAIN, "indicators"),
  TEXT (ACTIVITIES_BECAUSE, "measure", N_ ("Measure"), SEARCHED),
  REFERENCE (ACTIVITIES_BECAUSE, "review", N_ ("Decided in review"), PLAIN, "reviews"),
  LONG_TEXT (ACTIVITIES_OUTCOME, "outcome", N_ ("Outcome"), SEARCHED),
  TEXT (ACTIVITIES_OUTCOME, "evidence", N_ ("Evidence"), SEARCHED),
  REFERENCE (ACTIVITIES_OUTCOME, "carried_from", N_ ("Carried over from"), PLAIN, "activities"),
  NUMBER (ACTIVITIES_OUTCOME, "times_carried", N_ ("Times carried over"), PLAIN, .minimum = 0, .maximum = 99),
  LONG_TEXT (ACTIVITIES_OUTCOME, "why", N_ ("Why"), SEARCHED, .help = N_ ("Why it is carried over, reshaped or dropped.")),
  LYKTA_RECORD_FIELDS (ACTIVITIES_RECORD),
};

static const LyktaView activities_views[] = {
  VIEW_ALL,
  { .id = "this_year",
    .label = N_ ("This year"),
    .conditions = WHERE ({ "year_from", LYKTA_LESS, "year+1" }, { "year_last", LYKTA_MORE, "year-1" }),
    .sort = "number" },
  { .id = "open",
    .label = N_ ("Still open"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "proposed decided ongoing" }),
    .sort = "due" },
  { .id = "late",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "proposed decided ongoing" }, { "due", LYKTA_BEFORE, "today" }),
    .sort = "due",
    .gap = TRUE },
  { .id = "unfounded",
    .label = N_ ("No requirement or risk"),
    .conditions = WHERE ({ "requirements", LYKTA_IS_EMPTY }, { "risks", LYKTA_IS_EMPTY }, { "state", LYKTA_IS_NOT, "cancelled" }),
    .gap = TRUE },
  { .id = "nobody",
    .label = N_ ("Nobody responsible"),
    .conditions = WHERE ({ "responsible", LYKTA_IS_EMPTY }, { "state", LYKTA_IS_ONE_OF, "proposed decided ongoing" }) },
  { .id = "carried", .label = N_ ("Carried over twice or more"), .conditions = WHERE ({ "times_carried", LYKTA_MORE, "1" }) },
  { .id = "mine", .label = N_ ("Mine"), .conditions = WHERE ({ "responsible", LYKTA_IS, "me" }) },
  { NULL },
};

const LyktaRegister lykta_register_activities = {
  .id = "activities",
  .label = N_ ("Activities"),
  .label_one = N_ ("Activity"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "x-office-calendar-symbolic",
  .purpose = N_ ("The plan: what is to be done, in which years, by whom, and because of which requirement or risk."),
  .reason = N_ ("The work is based on requirements and risks in a three-year perspective, with yearly and recurring measures "
                "(management review 2024, 1)."),
  .groups = activities_groups,
  .fields = activities_fields,
  .n_fields = G_N_ELEMENTS (activities_fields),
  .title = 0,
  .views = activities_views,
  .validate = lykta_activities_validate,
  .derive = lykta_activities_derive,
};

static const LyktaChoice occurrence_state_choices[] = {
  { "not_started", N_ ("Not started"), LYKTA_TONE_PLAIN },
  { "ongoing", N_ ("Ongoing"), LYKTA_TONE_ACTIVE },
  { "done", N_ ("Done"), LYKTA_TONE_DONE },
  { "moved", N_ ("Moved"), LYKTA_TONE_WARNING },
  { "dropped", N_ ("Dropped"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  OCCURRENCES_ABOUT,
  OCCURRENCES_RECORD,
};

static const char *const occurrences_groups[] = {
  N_ ("About the occurrence"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField occurrences_fields[] = {
  TEXT (OCCURRENCES_ABOUT, "title", N_ ("Occurrence"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (OCCURRENCES_ABOUT, "activity", N_ ("Activity"), REQUIRED, "activities"),
  TEXT (OCCURRENCES_ABOUT, "period", N_ ("Period"), COLUMN),
  DATE (OCCURRENCES_ABOUT, "due", N_ ("Due"), REQUIRED | COLUMN | DUE),
  REFERENCE (OCCURRENCES_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  CHOICE (OCCURRENCES_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, occurrence_state_choices),
  DATE (OCCURRENCES_ABOUT, "done_on", N_ ("Done on"), COLUMN),
  LONG_TEXT (OCCURRENCES_ABOUT, "outcome", N_ ("Outcome"), SEARCHED),
  TEXT (OCCURRENCES_ABOUT, "evidence", N_ ("Evidence"), SEARCHED),
  TEXT (OCCURRENCES_ABOUT, "dnr", N_ ("Case number"), SEARCHED),
  TEXT (OCCURRENCES_ABOUT, "calendar_uid", N_ ("In another calendar"), PLAIN),
  LYKTA_RECORD_FIELDS (OCCURRENCES_RECORD),
};

static const LyktaView occurrences_views[] = {
  VIEW_ALL,
  { .id = "open",
    .label = N_ ("Still open"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "not_started ongoing moved" }),
    .sort = "due" },
  { .id = "late",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "not_started ongoing moved" }, { "due", LYKTA_BEFORE, "today" }),
    .sort = "due",
    .gap = TRUE },
  { NULL },
};

static const LyktaDependency occurrences_derive_on[] = {
  { "activities", NULL, "activity" },
  { NULL },
};

const LyktaRegister lykta_register_occurrences = {
  .id = "occurrences",
  .label = N_ ("Occurrences"),
  .label_one = N_ ("Occurrence"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "appointment-soon-symbolic",
  .parent = "activity",
  .purpose = N_ ("Each time an activity is to be done."),
  .reason = N_ ("A cyclic plan for activities is developed and synchronised with the data protection officer's (management "
                "review 2024, 2.2.2, item 9)."),
  .groups = occurrences_groups,
  .fields = occurrences_fields,
  .n_fields = G_N_ELEMENTS (occurrences_fields),
  .title = 0,
  .views = occurrences_views,
  .order = "due",
  .derive_on = occurrences_derive_on,
  .derive = lykta_occurrences_derive,
};
