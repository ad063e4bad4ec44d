/* lykta-register-findings.c: recommendations, deficiencies and their yearly judgements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice finding_source_choices[] = {
  { "audit", N_ ("Audit"), LYKTA_TONE_PLAIN },
  { "dpo", N_ ("Data protection officer"), LYKTA_TONE_PLAIN },
  { "own", N_ ("Own follow-up"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice judgement_choices[] = {
  { "done", N_ ("Acted on"), LYKTA_TONE_DONE },
  { "partly", N_ ("Partly"), LYKTA_TONE_ACTIVE },
  { "remains", N_ ("Remains"), LYKTA_TONE_WARNING },
  { NULL },
};

enum
{
  FINDINGS_ABOUT,
  FINDINGS_ANSWER,
  FINDINGS_JUDGED,
  FINDINGS_RECORD,
};

static const char *const findings_groups[] = {
  N_ ("About the recommendation"), N_ ("Our answer"), N_ ("Judged"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField findings_fields[] = {
  TEXT (FINDINGS_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (FINDINGS_ABOUT, "source", N_ ("Source"), REQUIRED | COLUMN, finding_source_choices),
  TEXT (FINDINGS_ABOUT, "report", N_ ("Report"), COLUMN | SEARCHED),
  NUMBER (FINDINGS_ABOUT, "report_year", N_ ("Report year"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  DATE (FINDINGS_ABOUT, "reported_on", N_ ("Reported on"), PLAIN),
  PICK (FINDINGS_ABOUT, "area", N_ ("Area"), COLUMN, "dpo_areas"),
  PICK (FINDINGS_ABOUT, "grade", N_ ("Grade"), PLAIN, "dpo_grades"),
  LONG_TEXT (FINDINGS_ABOUT, "text", N_ ("Text"), SEARCHED),
  TEXT (FINDINGS_ABOUT, "dnr", N_ ("Case number"), SEARCHED),
  LONG_TEXT (FINDINGS_ANSWER, "answer", N_ ("Answer"), SEARCHED | WANTED),
  DATE (FINDINGS_ANSWER, "answer_due", N_ ("Answer due"), DUE),
  DATE (FINDINGS_ANSWER, "answered_on", N_ ("Answered on"), PLAIN),
  REFERENCE (FINDINGS_ANSWER, "responsible", N_ ("Responsible"), COLUMN | WANTED | DUTY, "people"),
  DATE (FINDINGS_ANSWER, "considered_on", N_ ("Considered on"), PLAIN,
        .help = N_ ("When the office received it and took it into account.")),
  REFERENCES (FINDINGS_ANSWER, "activities", N_ ("Activities"), PLAIN, "activities"),
  CHOICE (FINDINGS_JUDGED, "judged", N_ ("Latest judgement"), COLUMN | DERIVED, judgement_choices),
  NUMBER (FINDINGS_JUDGED, "judged_year", N_ ("Judged in"), DERIVED),
  YES_NO (FINDINGS_JUDGED, "open", N_ ("Remains"), COLUMN | DERIVED),
  LYKTA_RECORD_FIELDS (FINDINGS_RECORD),
};

static const LyktaView findings_views[] = {
  VIEW_ALL,
  { .id = "open", .label = N_ ("Remain"), .conditions = WHERE ({ "open", LYKTA_IS, "yes" }), .sort = "report_year", .gap = TRUE },
  { .id = "audit", .label = N_ ("Audit"), .conditions = WHERE ({ "source", LYKTA_IS, "audit" }) },
  { .id = "dpo", .label = N_ ("Data protection officer"), .conditions = WHERE ({ "source", LYKTA_IS, "dpo" }) },
  { .id = "unanswered",
    .label = N_ ("Not answered"),
    .conditions = WHERE ({ "open", LYKTA_IS, "yes" }, { "answered_on", LYKTA_IS_EMPTY }, { "answer_due", LYKTA_BEFORE, "today" }),
    .sort = "answer_due",
    .gap = TRUE },
  { .id = "nobody",
    .label = N_ ("Nobody responsible"),
    .conditions = WHERE ({ "open", LYKTA_IS, "yes" }, { "responsible", LYKTA_IS_EMPTY }) },
  { NULL },
};

static const LyktaDependency findings_derive_on[] = {
  { "judgements", "finding" },
  { NULL },
};

const LyktaRegister lykta_register_findings = {
  .id = "findings",
  .label = N_ ("Recommendations and deficiencies"),
  .label_one = N_ ("Recommendation"),
  .area = LYKTA_AREA_RISK,
  .icon = "view-reveal-symbolic",
  .purpose = N_ ("What auditors, the data protection officer and our own follow-up ask us to put right, and for how long."),
  .reason = N_ ("A recommendation of 2019 remains in the annual report for 2022 (management review 2024, 1.1.5)."),
  .groups = findings_groups,
  .fields = findings_fields,
  .n_fields = G_N_ELEMENTS (findings_fields),
  .title = 0,
  .views = findings_views,
  .order = "report_year",
  .descending = TRUE,
  .current = WHERE ({ "open", LYKTA_IS, "yes" }),
  .derive_on = findings_derive_on,
  .derive = lykta_findings_derive,
};

enum
{
  JUDGEMENTS_ABOUT,
  JUDGEMENTS_RECORD,
};

static const char *const judgements_groups[] = {
  N_ ("About the judgement"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField judgements_fields[] = {
  TEXT (JUDGEMENTS_ABOUT, "title", N_ ("Judgement"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (JUDGEMENTS_ABOUT, "finding", N_ ("Recommendation"), REQUIRED, "findings"),
  NUMBER (JUDGEMENTS_ABOUT, "year", N_ ("Year"), REQUIRED | COLUMN, .minimum = 1990, .maximum = 2200),
  CHOICE (JUDGEMENTS_ABOUT, "judged", N_ ("Judged as"), REQUIRED | COLUMN, judgement_choices),
  TEXT (JUDGEMENTS_ABOUT, "judged_by", N_ ("Judged by"), COLUMN | SEARCHED),
  DATE (JUDGEMENTS_ABOUT, "judged_on", N_ ("Judged on"), PLAIN),
  TEXT (JUDGEMENTS_ABOUT, "report", N_ ("Report"), COLUMN | SEARCHED),
  LONG_TEXT (JUDGEMENTS_ABOUT, "text", N_ ("Text"), SEARCHED),
  LYKTA_RECORD_FIELDS (JUDGEMENTS_RECORD),
};

static const LyktaView judgements_views[] = {
  VIEW_ALL,
  { NULL },
};

static const LyktaDependency judgements_derive_on[] = {
  { "findings", NULL, "finding" },
  { NULL },
};

const LyktaRegister lykta_register_judgements = {
  .id = "judgements",
  .label = N_ ("Yearly judgements"),
  .label_one = N_ ("Judgement"),
  .area = LYKTA_AREA_RISK,
  .icon = "checkbox-mixed-symbolic",
  .parent = "finding",
  .purpose = N_ ("How those who made a recommendation judge it, year by year."),
  .reason =
      N_ ("The auditors judge each year whether the committee has acted, in part or not at all (management review 2024, 1.1.5)."),
  .groups = judgements_groups,
  .fields = judgements_fields,
  .n_fields = G_N_ELEMENTS (judgements_fields),
  .title = 0,
  .views = judgements_views,
  .order = "year",
  .descending = TRUE,
  .derive_on = judgements_derive_on,
  .derive = lykta_judgements_derive,
};
