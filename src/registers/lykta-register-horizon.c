/* lykta-register-horizon.c: external and internal issues, objectives and focus areas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice horizon_kind_choices[] = {
  { "threat", N_ ("Threat"), LYKTA_TONE_WARNING },
  { "trend", N_ ("Trend"), LYKTA_TONE_PLAIN },
  { "law", N_ ("Law"), LYKTA_TONE_PLAIN },
  { "city", N_ ("The city"), LYKTA_TONE_PLAIN },
  { "technology", N_ ("Technology"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice horizon_decision_choices[] = {
  { "none", N_ ("No action"), LYKTA_TONE_DIMMED },
  { "watch", N_ ("Watch"), LYKTA_TONE_ACTIVE },
  { "activity", N_ ("Activity"), LYKTA_TONE_DONE },
  { NULL },
};

enum
{
  HORIZON_ABOUT,
  HORIZON_DECISION,
  HORIZON_RECORD,
};

static const char *const horizon_groups[] = {
  N_ ("About the event"),
  N_ ("Decision"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField horizon_fields[] = {
  TEXT (HORIZON_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (HORIZON_ABOUT, "kind", N_ ("Kind"), REQUIRED | COLUMN, horizon_kind_choices),
  DATE (HORIZON_ABOUT, "noted_on", N_ ("Noted on"), COLUMN),
  TEXT (HORIZON_ABOUT, "source", N_ ("Source"), COLUMN | SEARCHED),
  URL (HORIZON_ABOUT, "url", N_ ("Web address"), PLAIN),
  DATE (HORIZON_ABOUT, "expected", N_ ("Expected"), COLUMN),
  DATE (HORIZON_ABOUT, "actual", N_ ("Actual"), COLUMN),
  LONG_TEXT (HORIZON_ABOUT, "impact", N_ ("Impact"), SEARCHED | WANTED),
  CHOICE (HORIZON_DECISION, "decision", N_ ("Decision"), COLUMN | WANTED, horizon_decision_choices),
  DATE (HORIZON_DECISION, "decided_on", N_ ("Decided on"), PLAIN),
  TEXT (HORIZON_DECISION, "waiting_for", N_ ("Waiting for"), SEARCHED),
  REFERENCES (HORIZON_DECISION, "activities", N_ ("Activities"), PLAIN, "activities"),
  LYKTA_RECORD_FIELDS (HORIZON_RECORD),
};

static const LyktaView horizon_views[] = {
  VIEW_ALL,
  { .id = "this_year", .label = N_ ("This year"), .conditions = WHERE ({ "noted_on", LYKTA_NOT_BEFORE, "year" }) },
  { .id = "undecided", .label = N_ ("Undecided"), .conditions = WHERE ({ "decision", LYKTA_IS_EMPTY }), .gap = TRUE },
  { .id = "waiting",
    .label = N_ ("Waiting for someone"),
    .conditions = WHERE ({ "waiting_for", LYKTA_IS_NOT_EMPTY }, { "actual", LYKTA_IS_EMPTY }) },
  { .id = "late",
    .label = N_ ("Expected, not here yet"),
    .conditions = WHERE ({ "expected", LYKTA_BEFORE, "today" }, { "actual", LYKTA_IS_EMPTY }),
    .sort = "expected" },
  { .id = "laws", .label = N_ ("Laws"), .conditions = WHERE ({ "kind", LYKTA_IS, "law" }) },
  { .id = "city", .label = N_ ("The city"), .conditions = WHERE ({ "kind", LYKTA_IS, "city" }) },
  { NULL },
};

const LyktaRegister lykta_register_horizon = {
  .id = "horizon",
  .label = N_ ("External and internal issues"),
  .label_one = N_ ("Issue"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "daytime-sunrise-symbolic",
  .purpose = N_ ("Threats, trends, laws and changes in the city that affect the work, and what we do about each."),
  .reason = N_ ("The review takes up changes outside and inside the city (management review 2024, 1.1.1 and 1.1.2; ISO/IEC 27001 "
                "clause 9.3.2 b)."),
  .groups = horizon_groups,
  .fields = horizon_fields,
  .n_fields = G_N_ELEMENTS (horizon_fields),
  .title = 0,
  .views = horizon_views,
  .order = "noted_on",
  .descending = TRUE,
};

static const LyktaChoice objective_result_choices[] = {
  { "fulfilled", N_ ("Fulfilled"), LYKTA_TONE_DONE },
  { "partly", N_ ("Partly fulfilled"), LYKTA_TONE_ACTIVE },
  { "not_fulfilled", N_ ("Not fulfilled"), LYKTA_TONE_WARNING },
  { NULL },
};

enum
{
  OBJECTIVES_ABOUT,
  OBJECTIVES_VALUE,
  OBJECTIVES_RECORD,
};

static const char *const objectives_groups[] = {
  N_ ("About the objective"),
  N_ ("Value"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField objectives_fields[] = {
  TEXT (OBJECTIVES_ABOUT, "text", N_ ("Objective"), REQUIRED | COLUMN | SEARCHED),
  TEXT (OBJECTIVES_ABOUT, "measure", N_ ("Measure"), COLUMN | SEARCHED),
  NUMBER (OBJECTIVES_ABOUT, "year_from", N_ ("From year"), COLUMN, .minimum = 1990, .maximum = 2200),
  NUMBER (OBJECTIVES_ABOUT, "year_to", N_ ("To year"), COLUMN, .minimum = 1990, .maximum = 2200),
  REFERENCE (OBJECTIVES_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  PICK (OBJECTIVES_VALUE, "indicator", N_ ("Indicator"), PLAIN, "indicators",
        .help = N_ ("Its value can then be taken from the registers.")),
  NUMBER (OBJECTIVES_VALUE, "target", N_ ("Target"), COLUMN | WANTED, .decimals = 1),
  NUMBER (OBJECTIVES_VALUE, "value_now", N_ ("Value now"), COLUMN, .decimals = 1),
  YES_NO (OBJECTIVES_VALUE, "lower_better", N_ ("Lower is better"), PLAIN),
  DATE (OBJECTIVES_VALUE, "value_on", N_ ("Value as of"), PLAIN),
  TEXT (OBJECTIVES_VALUE, "value_unit", N_ ("Unit of measure"), PLAIN),
  YES_NO (OBJECTIVES_VALUE, "reached", N_ ("Target reached"), DERIVED),
  CHOICE (OBJECTIVES_VALUE, "result", N_ ("Fulfilment"), COLUMN, objective_result_choices),
  LONG_TEXT (OBJECTIVES_VALUE, "evaluation", N_ ("Evaluation"), SEARCHED),
  LYKTA_RECORD_FIELDS (OBJECTIVES_RECORD),
};

static const LyktaView objectives_views[] = {
  VIEW_ALL,
  { .id = "not_judged", .label = N_ ("Not evaluated"), .conditions = WHERE ({ "result", LYKTA_IS_EMPTY }), .gap = TRUE },
  { .id = "not_reached",
    .label = N_ ("Not reached"),
    .conditions = WHERE ({ "result", LYKTA_IS_ONE_OF, "not_fulfilled partly" }) },
  { .id = "below", .label = N_ ("Target not reached"), .conditions = WHERE ({ "reached", LYKTA_IS, "no" }) },
  { NULL },
};

const LyktaRegister lykta_register_objectives = {
  .id = "objectives",
  .label = N_ ("Objectives"),
  .label_one = N_ ("Objective"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "emoji-flags-symbolic",
  .purpose = N_ ("What the work is to achieve, how it is measured, and whether it is reached."),
  .reason = N_ ("The objective is a satisfactory operational level of protection (management review 2024, 1.1); ISO/IEC 27001 "
                "clause 6.2 asks for measurable objectives."),
  .groups = objectives_groups,
  .fields = objectives_fields,
  .n_fields = G_N_ELEMENTS (objectives_fields),
  .title = 0,
  .views = objectives_views,
  .current = WHERE ({ "year_to", LYKTA_NOT_BEFORE, "year" }),
  .derive = lykta_objectives_derive,
};

enum
{
  FOCUS_AREAS_ABOUT,
  FOCUS_AREAS_RECORD,
};

static const char *const focus_areas_groups[] = {
  N_ ("About the focus area"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField focus_areas_fields[] = {
  TEXT (FOCUS_AREAS_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  NUMBER (FOCUS_AREAS_ABOUT, "year_from", N_ ("From year"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  NUMBER (FOCUS_AREAS_ABOUT, "year_to", N_ ("To year"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  LONG_TEXT (FOCUS_AREAS_ABOUT, "text", N_ ("Text"), SEARCHED),
  LYKTA_RECORD_FIELDS (FOCUS_AREAS_RECORD),
};

static const LyktaView focus_areas_views[] = {
  VIEW_ALL,
  { .id = "now",
    .label = N_ ("In force"),
    .conditions = WHERE ({ "year_from", LYKTA_LESS, "year+1" }, { "year_to", LYKTA_MORE, "year-1" }) },
  { NULL },
};

const LyktaRegister lykta_register_focus_areas = {
  .id = "focus_areas",
  .label = N_ ("Focus areas"),
  .label_one = N_ ("Focus area"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "zoom-fit-best-symbolic",
  .purpose = N_ ("What the work concentrates on for some years."),
  .reason =
      N_ ("For 2024–2026 the focus is inventories, classifications and the record of processing (management review 2024, 1)."),
  .groups = focus_areas_groups,
  .fields = focus_areas_fields,
  .n_fields = G_N_ELEMENTS (focus_areas_fields),
  .title = 0,
  .views = focus_areas_views,
};
