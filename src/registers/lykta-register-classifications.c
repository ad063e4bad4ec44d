/* lykta-register-classifications.c: classifications of information
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice classification_state_choices[] = {
  { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },
  { "approved", N_ ("Approved"), LYKTA_TONE_DONE },
  { "superseded", N_ ("Superseded"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice classification_remark_choices[] = {
  { "security", N_ ("Level 4 does not belong here"), LYKTA_TONE_ERROR },
  { "levels", N_ ("Levels missing"), LYKTA_TONE_WARNING },
  { "reasons", N_ ("Motivation missing"), LYKTA_TONE_WARNING },
  { "complete", N_ ("Complete"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  CLASSIFICATIONS_ABOUT,
  CLASSIFICATIONS_LEVELS,
  CLASSIFICATIONS_APPROVAL,
  CLASSIFICATIONS_RELATED,
  CLASSIFICATIONS_RECORD,
};

static const char *const classifications_groups[] = {
  N_ ("About the classification"), N_ ("Levels"), N_ ("Approval"), N_ ("Belongs with"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField classifications_fields[] = {
  TEXT (CLASSIFICATIONS_ABOUT, "title", N_ ("Classification"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (CLASSIFICATIONS_ABOUT, "asset", N_ ("Asset"), REQUIRED, "assets"),
  DATE (CLASSIFICATIONS_ABOUT, "performed", N_ ("Performed"), COLUMN),
  PICK (CLASSIFICATIONS_ABOUT, "tool", N_ ("Tool"), COLUMN, "tools"),
  DATE (CLASSIFICATIONS_ABOUT, "tool_until", N_ ("Tool version valid to"), DERIVED),
  CHOICE (CLASSIFICATIONS_ABOUT, "state", N_ ("State"), COLUMN | DERIVED, classification_state_choices,
          .lapse = lykta_lapses_classification,
          .help = N_ ("Approved from the day of approval on; superseded by the asset's next approved one.")),
  LONG_TEXT (CLASSIFICATIONS_ABOUT, "information_types", N_ ("Information types"), SEARCHED),
  PICK (CLASSIFICATIONS_ABOUT, "personal_data", N_ ("Personal data"), PLAIN, "personal_data"),
  LONG_TEXT (CLASSIFICATIONS_ABOUT, "laws", N_ ("Laws that apply"), SEARCHED),
  NUMBER (CLASSIFICATIONS_ABOUT, "outage", N_ ("Longest outage"), PLAIN, .minimum = 0, .maximum = 100000, .unit = N_ ("hours")),
  REFERENCES (CLASSIFICATIONS_ABOUT, "participants", N_ ("Participants"), PLAIN, "people"),
  TEXT (CLASSIFICATIONS_LEVELS, "classes", N_ ("Class"), COLUMN | DERIVED),
  CHOICE (CLASSIFICATIONS_LEVELS, "remark", N_ ("Assessment"), DERIVED, classification_remark_choices),
  PICK (CLASSIFICATIONS_LEVELS, "level_k", N_ ("Confidentiality (K)"), WANTED, "levels",
        .help = N_ ("What harm is done if someone unauthorised sees the information?")),
  LONG_TEXT (CLASSIFICATIONS_LEVELS, "why_k", N_ ("Why, confidentiality"), SEARCHED),
  PICK (CLASSIFICATIONS_LEVELS, "level_r", N_ ("Integrity (R)"), WANTED, "levels",
        .help = N_ ("What harm is done if the information is wrong or has been altered?")),
  LONG_TEXT (CLASSIFICATIONS_LEVELS, "why_r", N_ ("Why, integrity"), SEARCHED),
  PICK (CLASSIFICATIONS_LEVELS, "level_t", N_ ("Availability (T)"), WANTED, "levels",
        .help = N_ ("What harm is done if the information cannot be reached?")),
  LONG_TEXT (CLASSIFICATIONS_LEVELS, "why_t", N_ ("Why, availability"), SEARCHED),
  PICK (CLASSIFICATIONS_LEVELS, "level_s", N_ ("Traceability (S)"), PLAIN, "levels",
        .help = N_ ("What harm is done if it cannot be told who did what? Not every tool asks.")),
  LONG_TEXT (CLASSIFICATIONS_LEVELS, "why_s", N_ ("Why, traceability"), SEARCHED),
  LONG_TEXT (CLASSIFICATIONS_LEVELS, "raised", N_ ("Raised because"), PLAIN,
             .help = N_ ("Why the level is higher than that of any single information type, for instance because much is "
                         "gathered in one place.")),
  REFERENCE (CLASSIFICATIONS_APPROVAL, "approved_by", N_ ("Approved by"), PLAIN, "people"),
  DATE (CLASSIFICATIONS_APPROVAL, "approved_on", N_ ("Approved on"), COLUMN),
  DATE (CLASSIFICATIONS_APPROVAL, "reclassify_date", N_ ("New one by"), PLAIN,
        .help = N_ ("A date of its own; otherwise counted from the approval.")),
  NUMBER (CLASSIFICATIONS_APPROVAL, "reclassify_months", N_ ("Interval"), PLAIN, .minimum = 1, .maximum = 120,
          .unit = N_ ("months"), .help = N_ ("Months from approval to the next classification; the office's own when empty.")),
  DATE (CLASSIFICATIONS_APPROVAL, "reclassify_by", N_ ("Reclassify by"), COLUMN | DUE | DERIVED),
  TEXT (CLASSIFICATIONS_APPROVAL, "earlier_if", N_ ("Earlier if"), PLAIN,
        .help = N_ ("What makes a new classification necessary before that: a new version, new information, a new supplier, a "
                    "change of law, an incident.")),
  YES_NO (CLASSIFICATIONS_RELATED, "normative", N_ ("Normative"), PLAIN,
          .help = N_ ("Other classifications may follow it as their template.")),
  REFERENCE (CLASSIFICATIONS_RELATED, "template", N_ ("Follows template"), PLAIN, "classifications"),
  REFERENCE (CLASSIFICATIONS_RELATED, "predecessor", N_ ("Replaces"), DERIVED, "classifications"),
  REFERENCE (CLASSIFICATIONS_RELATED, "replaced_by", N_ ("Replaced by"), DERIVED, "classifications"),
  TEXT (CLASSIFICATIONS_RELATED, "document", N_ ("Document kept at"), SEARCHED,
        .help = N_ ("Where the office's own copy is: case number or place.")),
  NUMBER (CLASSIFICATIONS_RELATED, "actions_total", N_ ("Actions"), DERIVED),
  NUMBER (CLASSIFICATIONS_RELATED, "actions_done", N_ ("Actions done"), COLUMN | DERIVED),
  LYKTA_RECORD_FIELDS (CLASSIFICATIONS_RECORD),
};

static const LyktaView classifications_views[] = {
  VIEW_ALL,
  { .id = "drafts", .label = N_ ("Not approved"), .conditions = WHERE ({ "state", LYKTA_IS, "draft" }), .gap = TRUE },
  { .id = "in_force", .label = N_ ("In force"), .conditions = WHERE ({ "state", LYKTA_IS, "approved" }) },
  { .id = "reclassify",
    .label = N_ ("Reclassify this year"),
    .conditions = WHERE ({ "state", LYKTA_IS, "approved" }, { "reclassify_by", LYKTA_BEFORE, "year+1" }),
    .sort = "reclassify_by" },
  { .id = "late",
    .label = N_ ("Reclassification late"),
    .conditions = WHERE ({ "state", LYKTA_IS, "approved" }, { "reclassify_by", LYKTA_BEFORE, "today" }),
    .sort = "reclassify_by",
    .gap = TRUE },
  { .id = "old_tool",
    .label = N_ ("Old tool version"),
    .conditions = WHERE ({ "state", LYKTA_IS, "approved" }, { "tool_until", LYKTA_BEFORE, "today" }) },
  { .id = "security",
    .label = N_ ("Level 4"),
    .conditions = WHERE ({ "remark", LYKTA_IS, "security" }, { "state", LYKTA_IS_NOT, "superseded" }),
    .gap = TRUE },
  { .id = "unmotivated",
    .label = N_ ("Motivation missing"),
    .conditions = WHERE ({ "state", LYKTA_IS, "approved" }, { "remark", LYKTA_IS_ONE_OF, "levels reasons" }),
    .gap = TRUE },
  { .id = "templates", .label = N_ ("Templates"), .conditions = WHERE ({ "normative", LYKTA_IS, "yes" }) },
  { NULL },
};

static const LyktaDependency classifications_derive_on[] = {
  { "assets", NULL, "asset" },
  { "actions", "classification" },
  { "classifications", "predecessor" },
  { "classifications", "replaced_by" },
  { "picks", NULL, "level_k" },
  { "picks", NULL, "level_r" },
  { "picks", NULL, "level_t" },
  { "picks", NULL, "level_s" },
  { "picks", NULL, "tool" },
  { NULL },
};

const LyktaRegister lykta_register_classifications = {
  .id = "classifications",
  .label = N_ ("Classifications"),
  .label_one = N_ ("Information classification"),
  .area = LYKTA_AREA_INFORMATION,
  .icon = "security-high-symbolic",
  .purpose = N_ (
      "How much harm it would do if an asset's information were seen by the wrong person, were wrong, or could not be reached."),
  .reason = N_ ("Classifications are to be documented elsewhere than in KLASSA 4 and their action plans completed (management "
                "review 2024, 2.2.1, item 3)."),
  .groups = classifications_groups,
  .fields = classifications_fields,
  .n_fields = G_N_ELEMENTS (classifications_fields),
  .title = 0,
  .views = classifications_views,
  .order = "performed",
  .descending = TRUE,
  .derive_on = classifications_derive_on,
  .validate = lykta_classifications_validate,
  .derive = lykta_classifications_derive,
};
