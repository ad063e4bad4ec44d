/* lykta-register-reviews.c: management reviews and their sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice review_state_choices[] = {
  { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },     { "informed", N_ ("Informed"), LYKTA_TONE_ACTIVE },
  { "approved", N_ ("Adopted"), LYKTA_TONE_DONE },  { "signed", N_ ("Document signed"), LYKTA_TONE_DONE },
  { "attached", N_ ("Attached"), LYKTA_TONE_DONE }, { NULL },
};

enum
{
  REVIEWS_ABOUT,
  REVIEWS_INFORMED,
  REVIEWS_APPROVAL,
  REVIEWS_SIGNED,
  REVIEWS_ATTACHED,
  REVIEWS_RECORD,
};

static const char *const reviews_groups[] = {
  N_ ("About the review"),
  N_ ("Management group"),
  N_ ("Approval"),
  N_ ("Signing"),
  N_ ("Operational plan"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField reviews_fields[] = {
  TEXT (REVIEWS_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  NUMBER (REVIEWS_ABOUT, "year", N_ ("Plan year"), REQUIRED | COLUMN | UNIQUE, .minimum = 1990, .maximum = 2200),
  NUMBER (REVIEWS_ABOUT, "period_year", N_ ("Looks back on"), PLAIN, .minimum = 1990, .maximum = 2200,
          .help = N_ ("The current period: the year that the review reports on.")),
  TEXT (REVIEWS_ABOUT, "office", N_ ("Office, as named then"), PLAIN),
  TEXT (REVIEWS_ABOUT, "dnr", N_ ("Case number"), COLUMN | SEARCHED),
  CHOICE (REVIEWS_ABOUT, "state", N_ ("State"), COLUMN | DERIVED, review_state_choices),
  TEXT (REVIEWS_INFORMED, "informed_to", N_ ("Informed body"), SEARCHED,
        .help = N_ ("To whom the review was made formally known; this may be dated before the approval.")),
  DATE (REVIEWS_INFORMED, "informed_on", N_ ("Informed on"), COLUMN),
  REFERENCE (REVIEWS_INFORMED, "informed_by", N_ ("Informed by"), PLAIN, "people"),
  TEXT (REVIEWS_INFORMED, "informed_role", N_ ("Informed in the role"), PLAIN),
  REFERENCE (REVIEWS_APPROVAL, "approved_by", N_ ("Adopted by"), PLAIN, "people"),
  TEXT (REVIEWS_APPROVAL, "approved_roles", N_ ("In the roles"), SEARCHED,
        .help = N_ ("As in the line of approval: \"head of the office and information security officer\".")),
  DATE (REVIEWS_APPROVAL, "approved_on", N_ ("Adopted on"), COLUMN),
  REFERENCE (REVIEWS_APPROVAL, "approved_file", N_ ("Finished file"), PLAIN, "attachments",
             .help = N_ ("The document as it was approved. It is made and kept by the approval.")),
  DATE (REVIEWS_APPROVAL, "reopened_on", N_ ("Re-opened on"), PLAIN),
  LONG_TEXT (REVIEWS_APPROVAL, "reopened_why", N_ ("Why it was re-opened"), SEARCHED),
  REFERENCE (REVIEWS_SIGNED, "signed_by", N_ ("Signed by"), PLAIN, "people"),
  TEXT (REVIEWS_SIGNED, "signed_roles", N_ ("Signed in the roles"), SEARCHED),
  DATE (REVIEWS_SIGNED, "signed_on", N_ ("Signed on"), PLAIN),
  TEXT (REVIEWS_SIGNED, "signed_how", N_ ("Signed how"), PLAIN),
  TEXT (REVIEWS_SIGNED, "signed_dnr", N_ ("Case number of the signed paper"), SEARCHED,
        .help = N_ ("When it was signed on paper: where the paper is registered.")),
  TEXT (REVIEWS_ATTACHED, "attached_to", N_ ("Attached to"), COLUMN | SEARCHED, .help = N_ ("The operational plan.")),
  TEXT (REVIEWS_ATTACHED, "attached_as", N_ ("Attached as"), PLAIN,
        .help = N_ ("As what it is reported there, for instance a goal or an indicator.")),
  DATE (REVIEWS_ATTACHED, "attached_on", N_ ("Attached on"), PLAIN),
  REFERENCE (REVIEWS_ATTACHED, "attached_by", N_ ("Attached by"), PLAIN, "people"),
  TEXT (REVIEWS_ATTACHED, "attached_role", N_ ("Attached in the role"), PLAIN),
  LYKTA_RECORD_FIELDS (REVIEWS_RECORD),
};

static const LyktaView reviews_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_reviews = {
  .id = "reviews",
  .label = N_ ("Management reviews"),
  .label_one = N_ ("Management review"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "document-properties-symbolic",
  .purpose = N_ ("Once a year the head of the office goes through the ISMS and decides what to improve."),
  .reason = N_ ("Top management shall review the ISMS at planned intervals (ISO/IEC 27001 clause 9.3); the city's application "
                "instructions demand it."),
  .groups = reviews_groups,
  .fields = reviews_fields,
  .n_fields = G_N_ELEMENTS (reviews_fields),
  .title = 0,
  .views = reviews_views,
  .order = "year",
  .descending = TRUE,
  .validate = lykta_reviews_validate,
  .derive = lykta_reviews_derive,
};

enum
{
  SECTIONS_ABOUT,
  SECTIONS_NOTHING,
  SECTIONS_RECORD,
};

static const char *const sections_groups[] = {
  N_ ("About the section"),
  N_ ("Nothing to report"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField sections_fields[] = {
  TEXT (SECTIONS_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (SECTIONS_ABOUT, "review", N_ ("Review"), REQUIRED | COLUMN, "reviews"),
  TEXT (SECTIONS_ABOUT, "section", N_ ("Section"), REQUIRED),
  NUMBER (SECTIONS_ABOUT, "position", N_ ("Order"), COLUMN, .minimum = 0, .maximum = 9999),
  LONG_TEXT (SECTIONS_ABOUT, "text", N_ ("Own text"), SEARCHED),
  DATE (SECTIONS_ABOUT, "as_of", N_ ("As of"), COLUMN),
  LONG_TEXT (SECTIONS_ABOUT, "facts", N_ ("Facts, frozen"), PLAIN, .help = N_ ("The facts as they stood at the approval.")),
  YES_NO (SECTIONS_NOTHING, "nothing_to_report", N_ ("Nothing to report"), COLUMN),
  REFERENCE (SECTIONS_NOTHING, "nothing_by", N_ ("Stated by"), COLUMN, "people"),
  DATE (SECTIONS_NOTHING, "nothing_on", N_ ("Stated on"), COLUMN),
  LYKTA_RECORD_FIELDS (SECTIONS_RECORD),
};

static const LyktaView sections_views[] = {
  VIEW_ALL,
  { NULL },
};

const LyktaRegister lykta_register_sections = {
  .id = "sections",
  .label = N_ ("Sections of reviews"),
  .label_one = N_ ("Section"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "format-justify-left-symbolic",
  .parent = "review",
  .purpose = N_ ("The headings of a review: what the registers say and the coordinator's own text."),
  .reason = N_ (
      "Every input to the review has content or a dated statement that there is nothing to report (ISO/IEC 27001 clause 9.3.2)."),
  .groups = sections_groups,
  .fields = sections_fields,
  .n_fields = G_N_ELEMENTS (sections_fields),
  .title = 0,
  .views = sections_views,
  .order = "position",
  .validate = lykta_sections_validate,
};
