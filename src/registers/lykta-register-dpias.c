/* lykta-register-dpias.c: data protection impact assessments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice dpia_state_choices[] = {
  { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },
  { "approved", N_ ("Approved"), LYKTA_TONE_DONE },
  { "superseded", N_ ("Superseded"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  DPIAS_NEED,
  DPIAS_ASSESSMENT,
  DPIAS_APPROVAL,
  DPIAS_RECORD,
};

static const char *const dpias_groups[] = {
  N_ ("Need"), N_ ("Assessment"), N_ ("Approval"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField dpias_fields[] = {
  TEXT (DPIAS_NEED, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (DPIAS_NEED, "processing", N_ ("Processing"), COLUMN, "processings"),
  CHOICE (DPIAS_NEED, "state", N_ ("State"), REQUIRED | COLUMN, dpia_state_choices),
  PICKS (DPIAS_NEED, "criteria", N_ ("Criteria met"), PLAIN, "dpia_criteria",
         .help = N_ ("With two or more of the nine, an assessment is needed.")),
  NUMBER (DPIAS_NEED, "criteria_met", N_ ("Number met"), COLUMN | DERIVED),
  LONG_TEXT (DPIAS_NEED, "motivation", N_ ("Why"), SEARCHED),
  LONG_TEXT (DPIAS_NEED, "dpo_opinion", N_ ("Data protection officer's opinion"), SEARCHED | WANTED),
  DATE (DPIAS_NEED, "dpo_on", N_ ("Opinion given"), PLAIN),
  YES_NO (DPIAS_NEED, "needed", N_ ("Assessment needed"), COLUMN | WANTED),
  REFERENCE (DPIAS_NEED, "decided_by", N_ ("Decided by"), PLAIN, "people"),
  DATE (DPIAS_NEED, "decided_on", N_ ("Decided on"), PLAIN),
  LONG_TEXT (DPIAS_ASSESSMENT, "description", N_ ("Description"), SEARCHED,
             .help = N_ ("The processing and its purposes, systematically.")),
  LONG_TEXT (DPIAS_ASSESSMENT, "necessity", N_ ("Necessity"), SEARCHED, .help = N_ ("Necessity and proportion to the purpose.")),
  LONG_TEXT (DPIAS_ASSESSMENT, "risks", N_ ("Risks"), SEARCHED,
             .help = N_ ("Risks to the rights and freedoms of data subjects.")),
  LONG_TEXT (DPIAS_ASSESSMENT, "views", N_ ("Data subjects' views"), SEARCHED),
  LONG_TEXT (DPIAS_ASSESSMENT, "measures", N_ ("Measures"), SEARCHED,
             .help = N_ ("In short; each that is to be done is an action of its own.")),
  YES_NO (DPIAS_ASSESSMENT, "high_risk", N_ ("High risk remains"), PLAIN),
  REFERENCE (DPIAS_APPROVAL, "approved_by", N_ ("Approved by"), PLAIN, "people"),
  DATE (DPIAS_APPROVAL, "approved_on", N_ ("Approved on"), COLUMN),
  DATE (DPIAS_APPROVAL, "review_on", N_ ("Review by"), COLUMN | DUE),
  YES_NO (DPIAS_APPROVAL, "consulted", N_ ("Prior consultation"), PLAIN,
          .help = N_ ("Needed when a high risk remains (Article 36).")),
  DATE (DPIAS_APPROVAL, "consulted_on", N_ ("Consulted on"), PLAIN),
  LYKTA_RECORD_FIELDS (DPIAS_RECORD),
};

static const LyktaView dpias_views[] = {
  VIEW_ALL,
  { .id = "drafts", .label = N_ ("Draft"), .conditions = WHERE ({ "state", LYKTA_IS, "draft" }) },
  { .id = "undecided", .label = N_ ("Need not decided"), .conditions = WHERE ({ "needed", LYKTA_IS_EMPTY }), .gap = TRUE },
  { .id = "against_criteria",
    .label = N_ ("Criteria met, decided not needed"),
    .conditions = WHERE ({ "criteria_met", LYKTA_MORE, "1" }, { "needed", LYKTA_IS, "no" }),
    .gap = TRUE },
  { .id = "no_opinion",
    .label = N_ ("No opinion from the officer"),
    .conditions =
        WHERE ({ "needed", LYKTA_IS, "yes" }, { "dpo_opinion", LYKTA_IS_EMPTY }, { "state", LYKTA_IS_NOT, "superseded" }),
    .gap = TRUE },
  { .id = "not_consulted",
    .label = N_ ("High risk, authority not consulted"),
    .conditions = WHERE ({ "high_risk", LYKTA_IS, "yes" }, { "consulted", LYKTA_IS_NOT, "yes" }),
    .gap = TRUE },
  { .id = "review",
    .label = N_ ("Review late"),
    .conditions = WHERE ({ "state", LYKTA_IS, "approved" }, { "review_on", LYKTA_BEFORE, "today" }),
    .sort = "review_on",
    .gap = TRUE },
  { NULL },
};

const LyktaRegister lykta_register_dpias = {
  .id = "dpias",
  .label = N_ ("Impact assessments"),
  .label_one = N_ ("Impact assessment"),
  .area = LYKTA_AREA_PERSONAL_DATA,
  .icon = "find-location-symbolic",
  .purpose = N_ ("Whether a processing activity is so risky that it must be assessed beforehand, and the assessment."),
  .reason = N_ ("An assessment must be made before processing that is likely to result in a high risk (Article 35 GDPR); IMY "
                "asks for one when at least two of nine criteria are met."),
  .groups = dpias_groups,
  .fields = dpias_fields,
  .n_fields = G_N_ELEMENTS (dpias_fields),
  .title = 0,
  .views = dpias_views,
  .derive = lykta_dpias_derive,
};
