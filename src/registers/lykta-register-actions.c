/* lykta-register-actions.c: actions, whatever they come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice action_state_choices[] = {
  { "not_started", N_ ("Not started"), LYKTA_TONE_PLAIN },
  { "ongoing", N_ ("Ongoing"), LYKTA_TONE_ACTIVE },
  { "done", N_ ("Done"), LYKTA_TONE_DONE },
  { "dropped", N_ ("Dropped"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice priority_choices[] = {
  { "high", N_ ("High"), LYKTA_TONE_WARNING },
  { "medium", N_ ("Medium"), LYKTA_TONE_PLAIN },
  { "low", N_ ("Low"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice action_source_choices[] = {
  { "classification", N_ ("Classification"), LYKTA_TONE_PLAIN },
  { "incident", N_ ("Incident"), LYKTA_TONE_PLAIN },
  { "risk", N_ ("Risk"), LYKTA_TONE_PLAIN },
  { "finding", N_ ("Recommendation"), LYKTA_TONE_PLAIN },
  { "dpia", N_ ("Impact assessment"), LYKTA_TONE_PLAIN },
  { "request", N_ ("Request"), LYKTA_TONE_PLAIN },
  { "exercise", N_ ("Exercise"), LYKTA_TONE_PLAIN },
  { "meeting", N_ ("Meeting"), LYKTA_TONE_PLAIN },
  { "review", N_ ("Management review"), LYKTA_TONE_PLAIN },
  { "other", N_ ("Other"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  ACTIONS_ABOUT,
  ACTIONS_SOURCE,
  ACTIONS_OUTCOME,
  ACTIONS_RECORD,
};

static const char *const actions_groups[] = {
  N_ ("About the action"), N_ ("Comes from"), N_ ("Outcome"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField actions_fields[] = {
  TEXT (ACTIONS_ABOUT, "title", N_ ("Action"), REQUIRED | COLUMN | SEARCHED),
  LONG_TEXT (ACTIONS_ABOUT, "text", N_ ("Text"), SEARCHED),
  CHOICE (ACTIONS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, action_state_choices),
  CHOICE (ACTIONS_ABOUT, "priority", N_ ("Priority"), COLUMN, priority_choices),
  REFERENCE (ACTIONS_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  DATE (ACTIONS_ABOUT, "due", N_ ("Due"), COLUMN | DUE),
  CHOICE (ACTIONS_SOURCE, "source", N_ ("Source"), COLUMN | DERIVED, action_source_choices),
  REFERENCE (ACTIONS_SOURCE, "classification", N_ ("Classification"), PLAIN, "classifications"),
  REFERENCE (ACTIONS_SOURCE, "incident", N_ ("Incident"), PLAIN, "incidents"),
  REFERENCE (ACTIONS_SOURCE, "risk", N_ ("Risk"), PLAIN, "risks"),
  REFERENCE (ACTIONS_SOURCE, "finding", N_ ("Recommendation"), PLAIN, "findings"),
  REFERENCE (ACTIONS_SOURCE, "dpia", N_ ("Impact assessment"), PLAIN, "dpias"),
  REFERENCE (ACTIONS_SOURCE, "request", N_ ("Request"), PLAIN, "requests"),
  REFERENCE (ACTIONS_SOURCE, "exercise", N_ ("Exercise"), PLAIN, "exercises"),
  REFERENCE (ACTIONS_SOURCE, "meeting", N_ ("Meeting"), PLAIN, "meetings"),
  REFERENCE (ACTIONS_SOURCE, "review", N_ ("Management review"), PLAIN, "reviews"),
  TEXT (ACTIONS_SOURCE, "requirement", N_ ("Requirement"), SEARCHED,
        .help = N_ ("Number of the requirement in the catalogue or agreement.")),
  CHOICE (ACTIONS_SOURCE, "fulfilment", N_ ("Met today"), PLAIN, lykta_choices_fulfilment),
  LONG_TEXT (ACTIONS_OUTCOME, "how", N_ ("How"), SEARCHED),
  TEXT (ACTIONS_OUTCOME, "cost", N_ ("Cost"), PLAIN),
  TEXT (ACTIONS_OUTCOME, "dropped_why", N_ ("Dropped because"), PLAIN),
  REFERENCE (ACTIONS_OUTCOME, "accepted_by", N_ ("Risk accepted by"), PLAIN, "people",
             .help = N_ ("Who accepts that the deficiency remains.")),
  DATE (ACTIONS_OUTCOME, "done_on", N_ ("Done on"), PLAIN),
  DATE (ACTIONS_OUTCOME, "checked_on", N_ ("Effect checked"), PLAIN),
  LONG_TEXT (ACTIONS_OUTCOME, "outcome", N_ ("Outcome"), SEARCHED),
  TEXT (ACTIONS_OUTCOME, "evidence", N_ ("Evidence"), SEARCHED),
  LYKTA_RECORD_FIELDS (ACTIONS_RECORD),
};

static const LyktaView actions_views[] = {
  VIEW_ALL,
  { .id = "open",
    .label = N_ ("Still open"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "not_started ongoing" }),
    .sort = "due" },
  { .id = "overdue",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "not_started ongoing" }, { "due", LYKTA_BEFORE, "today" }),
    .sort = "due",
    .gap = TRUE },
  { .id = "nobody",
    .label = N_ ("Nobody responsible"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "not_started ongoing" }, { "responsible", LYKTA_IS_EMPTY }),
    .gap = TRUE },
  { .id = "unchecked",
    .label = N_ ("Effect not checked"),
    .conditions = WHERE ({ "state", LYKTA_IS, "done" }, { "checked_on", LYKTA_IS_EMPTY }) },
  { .id = "mine", .label = N_ ("Mine"), .conditions = WHERE ({ "responsible", LYKTA_IS, "me" }) },
  { NULL },
};

const LyktaRegister lykta_register_actions = {
  .id = "actions",
  .label = N_ ("Actions"),
  .label_one = N_ ("Action"),
  .area = LYKTA_AREA_INFORMATION,
  .icon = "object-select-symbolic",
  .purpose = N_ ("One list of everything that is to be put right, wherever it was found: in a classification, an incident, a "
                 "risk, an audit."),
  .reason = N_ ("The action plans of classifications are to be completed (management review 2024, 2.2.1, item 3); ISO/IEC 27001 "
                "clause 10.2 asks for corrective action whose effect is checked."),
  .groups = actions_groups,
  .fields = actions_fields,
  .n_fields = G_N_ELEMENTS (actions_fields),
  .title = 0,
  .views = actions_views,
  .order = "due",
  .derive = lykta_actions_derive,
};
