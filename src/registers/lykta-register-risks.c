/* lykta-register-risks.c: risks, the internal control plan and continuity plans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice risk_kind_choices[] = {
  { "vor", N_ ("VoR event"), LYKTA_TONE_PLAIN },
  { "rsa", N_ ("RSA risk"), LYKTA_TONE_PLAIN },
  { "isms", N_ ("ISMS risk"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice risk_state_choices[] = {
  { "open", N_ ("Current"), LYKTA_TONE_ACTIVE },
  { "closed", N_ ("Closed"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice treatment_choices[] = {
  { "reduce", N_ ("Reduce the risk"), LYKTA_TONE_ACTIVE },
  { "avoid", N_ ("Avoid the risk"), LYKTA_TONE_ACTIVE },
  { "share", N_ ("Share the risk"), LYKTA_TONE_ACTIVE },
  { "accept", N_ ("Accept the risk"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  RISKS_ABOUT,
  RISKS_VALUE,
  RISKS_TREATMENT,
  RISKS_MOVED,
  RISKS_RECORD,
};

static const char *const risks_groups[] = {
  N_ ("About the risk"), N_ ("Value"), N_ ("Treatment"), N_ ("Internal control plan"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField risks_fields[] = {
  TEXT (RISKS_ABOUT, "event", N_ ("Event"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (RISKS_ABOUT, "kind", N_ ("Kind"), REQUIRED | COLUMN, risk_kind_choices),
  NUMBER (RISKS_ABOUT, "year", N_ ("Year or cycle"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  CHOICE (RISKS_ABOUT, "state", N_ ("State"), REQUIRED, risk_state_choices),
  TEXT (RISKS_ABOUT, "goal", N_ ("Goal"), COLUMN | SEARCHED, .help = N_ ("The number of the goal, for instance 3.5.")),
  TEXT (RISKS_ABOUT, "goal_text", N_ ("Goal, text"), SEARCHED),
  TEXT (RISKS_ABOUT, "process", N_ ("Process"), COLUMN | SEARCHED),
  LONG_TEXT (RISKS_ABOUT, "cause", N_ ("Cause"), SEARCHED),
  REFERENCE (RISKS_ABOUT, "owner", N_ ("Risk owner"), WANTED | DUTY, "people"),
  REFERENCES (RISKS_ABOUT, "assets", N_ ("Systems"), PLAIN, "assets"),
  PICK (RISKS_VALUE, "probability", N_ ("Probability"), PLAIN, "probability", .picks_by = "kind"),
  PICK (RISKS_VALUE, "consequence", N_ ("Consequence"), PLAIN, "consequence", .picks_by = "kind"),
  NUMBER (RISKS_VALUE, "stated_value", N_ ("Value alone"), PLAIN, .minimum = 1, .maximum = 100,
          .help = N_ ("When only the risk value is known and not its two factors.")),
  NUMBER (RISKS_VALUE, "value", N_ ("Risk value"), COLUMN | DERIVED),
  PICK (RISKS_VALUE, "outage_hours", N_ ("Outage of hours"), PLAIN, "consequence", .picks_by = "kind",
        .help = N_ ("The consequence when what is needed is gone for some hours.")),
  PICK (RISKS_VALUE, "outage_day", N_ ("Outage of a day"), PLAIN, "consequence", .picks_by = "kind"),
  PICK (RISKS_VALUE, "outage_week", N_ ("Outage of a week"), PLAIN, "consequence", .picks_by = "kind"),
  PICK (RISKS_VALUE, "outage_month", N_ ("Outage of a month"), PLAIN, "consequence", .picks_by = "kind"),
  CHOICE (RISKS_TREATMENT, "treatment", N_ ("Treatment"), PLAIN, treatment_choices),
  LONG_TEXT (RISKS_TREATMENT, "treatment_text", N_ ("How"), SEARCHED),
  NUMBER (RISKS_TREATMENT, "residual_value", N_ ("Residual value"), PLAIN, .minimum = 1, .maximum = 100),
  REFERENCES (RISKS_TREATMENT, "same_risk", N_ ("Same underlying risk"), PLAIN, "risks"),
  LONG_TEXT (RISKS_MOVED, "moved_why", N_ ("Why"), SEARCHED,
             .help = N_ ("Why it is moved to the internal control plan, or why not; say this first.")),
  YES_NO (RISKS_MOVED, "moved", N_ ("Moved to the plan"), COLUMN),
  REFERENCE (RISKS_MOVED, "moved_by", N_ ("Decided by"), PLAIN, "people"),
  DATE (RISKS_MOVED, "moved_on", N_ ("Decided on"), PLAIN),
  LYKTA_RECORD_FIELDS (RISKS_RECORD),
};

static const LyktaView risks_views[] = {
  VIEW_ALL,
  { .id = "open",
    .label = N_ ("Still open"),
    .conditions = WHERE ({ "state", LYKTA_IS, "open" }),
    .sort = "value",
    .descending = TRUE },
  { .id = "vor", .label = N_ ("VoR"), .conditions = WHERE ({ "kind", LYKTA_IS, "vor" }), .sort = "value", .descending = TRUE },
  { .id = "rsa", .label = N_ ("RSA"), .conditions = WHERE ({ "kind", LYKTA_IS, "rsa" }), .sort = "value", .descending = TRUE },
  { .id = "undecided",
    .label = N_ ("Transfer not decided"),
    .conditions = WHERE ({ "kind", LYKTA_IS, "vor" }, { "moved", LYKTA_IS_EMPTY }, { "state", LYKTA_IS, "open" }),
    .gap = TRUE },
  { .id = "moved", .label = N_ ("In the control plan"), .conditions = WHERE ({ "moved", LYKTA_IS, "yes" }) },
  { .id = "no_owner",
    .label = N_ ("No owner"),
    .conditions = WHERE ({ "owner", LYKTA_IS_EMPTY }, { "state", LYKTA_IS, "open" }) },
  { NULL },
};

const LyktaRegister lykta_register_risks = {
  .id = "risks",
  .label = N_ ("Risks"),
  .label_one = N_ ("Risk"),
  .area = LYKTA_AREA_RISK,
  .icon = "weather-storm-symbolic",
  .purpose = N_ ("Uncertain harm: events in the significance and risk analysis, risks in the RSA, risks of the ISMS, each on its "
                 "own scale."),
  .reason = N_ ("Of the events of 2023 one is in the internal control plan and five were not transferred: a risk value alone "
                "decides nothing (management review 2024, 1.1.4)."),
  .groups = risks_groups,
  .fields = risks_fields,
  .n_fields = G_N_ELEMENTS (risks_fields),
  .title = 0,
  .views = risks_views,
  .order = "value",
  .descending = TRUE,
  .validate = lykta_risks_validate,
  .derive = lykta_risks_derive,
};

static const LyktaChoice control_result_choices[] = {
  { "as_it_should", N_ ("In order"), LYKTA_TONE_DONE },
  { "deviation", N_ ("Deviation"), LYKTA_TONE_WARNING },
  { NULL },
};

enum
{
  CONTROLS_ABOUT,
  CONTROLS_RESULT,
  CONTROLS_RECORD,
};

static const char *const controls_groups[] = {
  N_ ("About the control"),
  N_ ("Result"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField controls_fields[] = {
  TEXT (CONTROLS_ABOUT, "moment", N_ ("Control moment"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (CONTROLS_ABOUT, "risk", N_ ("Risk"), COLUMN, "risks"),
  NUMBER (CONTROLS_ABOUT, "year", N_ ("Year"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  TEXT (CONTROLS_ABOUT, "frequency", N_ ("Frequency"), COLUMN),
  LONG_TEXT (CONTROLS_ABOUT, "method", N_ ("Method"), SEARCHED),
  REFERENCE (CONTROLS_ABOUT, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  DATE (CONTROLS_ABOUT, "due", N_ ("Due"), COLUMN | DUE),
  DATE (CONTROLS_RESULT, "checked_on", N_ ("Checked on"), COLUMN),
  CHOICE (CONTROLS_RESULT, "outcome", N_ ("Outcome"), COLUMN, control_result_choices),
  LONG_TEXT (CONTROLS_RESULT, "result", N_ ("Result"), SEARCHED),
  LONG_TEXT (CONTROLS_RESULT, "deviation", N_ ("Deviation"), SEARCHED),
  LYKTA_RECORD_FIELDS (CONTROLS_RECORD),
};

static const LyktaView controls_views[] = {
  VIEW_ALL,
  { .id = "this_year",
    .label = N_ ("This year"),
    .conditions = WHERE ({ "year", LYKTA_MORE, "year-1" }, { "year", LYKTA_LESS, "year+1" }) },
  { .id = "not_done",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "checked_on", LYKTA_IS_EMPTY }, { "due", LYKTA_BEFORE, "today" }),
    .sort = "due",
    .gap = TRUE },
  { .id = "deviations", .label = N_ ("Deviations"), .conditions = WHERE ({ "outcome", LYKTA_IS, "deviation" }) },
  { NULL },
};

const LyktaRegister lykta_register_controls = {
  .id = "controls",
  .label = N_ ("Internal control plan"),
  .label_one = N_ ("Control"),
  .area = LYKTA_AREA_RISK,
  .icon = "task-due-symbolic",
  .purpose = N_ ("The year's controls: what is checked, how often, how, by whom, and what was found."),
  .reason =
      N_ ("A committee's internal control consists of its system, the yearly VoR and on its basis the internal control plan."),
  .groups = controls_groups,
  .fields = controls_fields,
  .n_fields = G_N_ELEMENTS (controls_fields),
  .title = 0,
  .views = controls_views,
  .current = WHERE ({ "outcome", LYKTA_IS_EMPTY }),
};

static const LyktaChoice continuity_state_choices[] = {
  { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },
  { "adopted", N_ ("Adopted"), LYKTA_TONE_DONE },
  { NULL },
};

enum
{
  CONTINUITY_ABOUT,
  CONTINUITY_RECORD,
};

static const char *const continuity_groups[] = {
  N_ ("About the plan"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField continuity_fields[] = {
  TEXT (CONTINUITY_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  TEXT (CONTINUITY_ABOUT, "process", N_ ("Process"), COLUMN | SEARCHED),
  CHOICE (CONTINUITY_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, continuity_state_choices),
  REFERENCE (CONTINUITY_ABOUT, "owner", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  REFERENCES (CONTINUITY_ABOUT, "assets", N_ ("Systems"), PLAIN, "assets"),
  REFERENCES (CONTINUITY_ABOUT, "risks", N_ ("Risks"), PLAIN, "risks"),
  NUMBER (CONTINUITY_ABOUT, "rto", N_ ("Back in use within"), COLUMN, .minimum = 0, .maximum = 100000, .unit = N_ ("hours"),
          .help = N_ ("Recovery time objective (RTO): how soon it must work again.")),
  LONG_TEXT (CONTINUITY_ABOUT, "fallback", N_ ("Fallback"), SEARCHED | WANTED),
  DATE (CONTINUITY_ABOUT, "adopted_on", N_ ("Adopted on"), PLAIN),
  DATE (CONTINUITY_ABOUT, "exercised_on", N_ ("Exercised on"), PLAIN,
        .help = N_ ("When there is no exercise in the register that says so.")),
  DATE (CONTINUITY_ABOUT, "exercise_by", N_ ("Exercise no later than"), PLAIN,
        .help = N_ ("Empty: the office’s interval after the last time.")),
  DATE (CONTINUITY_ABOUT, "tried_on", N_ ("Last exercised"), COLUMN | DERIVED),
  DATE (CONTINUITY_ABOUT, "try_by", N_ ("Exercise by"), COLUMN | DUE | DERIVED),
  LYKTA_RECORD_FIELDS (CONTINUITY_RECORD),
};

static const LyktaView continuity_views[] = {
  VIEW_ALL,
  { .id = "never", .label = N_ ("Never exercised"), .conditions = WHERE ({ "tried_on", LYKTA_IS_EMPTY }), .gap = TRUE },
  { .id = "late",
    .label = N_ ("Exercise late"),
    .conditions = WHERE ({ "try_by", LYKTA_BEFORE, "today" }),
    .sort = "try_by",
    .gap = TRUE },
  { NULL },
};

static const LyktaDependency continuity_derive_on[] = {
  { "exercises", "plans" },
  { "office" },
  { NULL },
};

const LyktaRegister lykta_register_continuity = {
  .id = "continuity",
  .label = N_ ("Continuity plans"),
  .label_one = N_ ("Continuity plan"),
  .area = LYKTA_AREA_RISK,
  .icon = "media-playlist-repeat-symbolic",
  .purpose = N_ ("How a process goes on when its systems do not, and when that was last tried."),
  .reason = N_ ("Continuity is planned against the risks that the RSA has identified and prioritised (management review 2024, "
                "2.2.2, item 1)."),
  .groups = continuity_groups,
  .fields = continuity_fields,
  .n_fields = G_N_ELEMENTS (continuity_fields),
  .title = 0,
  .views = continuity_views,
  .current = EVERY,
  .derive_on = continuity_derive_on,
  .derive = lykta_continuity_derive,
};
