/* lykta-register-documents.c: governing documents and requirements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice document_state_choices[] = {
  { "missing", N_ ("Missing"), LYKTA_TONE_WARNING },      { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },
  { "in_force", N_ ("In force"), LYKTA_TONE_DONE },       { "outdated", N_ ("Outdated"), LYKTA_TONE_WARNING },
  { "superseded", N_ ("Superseded"), LYKTA_TONE_DIMMED }, { NULL },
};

enum
{
  DOCUMENTS_ABOUT,
  DOCUMENTS_ADOPTED,
  DOCUMENTS_REVISION,
  DOCUMENTS_KNOWN,
  DOCUMENTS_RECORD,
};

static const char *const documents_groups[] = {
  N_ ("About the document"), N_ ("Adoption"), N_ ("Revision"), N_ ("Made known"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField documents_fields[] = {
  TEXT (DOCUMENTS_ABOUT, "title", N_ ("Title"), REQUIRED | COLUMN | SEARCHED),
  PICK (DOCUMENTS_ABOUT, "kind", N_ ("Kind"), COLUMN, "document_kinds"),
  CHOICE (DOCUMENTS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, document_state_choices),
  TEXT (DOCUMENTS_ABOUT, "issuer", N_ ("Issuer"), COLUMN | SEARCHED),
  TEXT (DOCUMENTS_ABOUT, "version", N_ ("Version"), COLUMN | SEARCHED),
  DATE (DOCUMENTS_ABOUT, "dated", N_ ("Dated"), PLAIN),
  REFERENCE (DOCUMENTS_ABOUT, "parent", N_ ("Under"), COLUMN, "documents",
             .help = N_ ("The document that this one applies or details.")),
  TEXT (DOCUMENTS_ABOUT, "dnr", N_ ("Case number"), SEARCHED),
  URL (DOCUMENTS_ABOUT, "url", N_ ("Web address"), PLAIN),
  TEXT (DOCUMENTS_ADOPTED, "adopted_by", N_ ("Adopted by"), SEARCHED),
  DATE (DOCUMENTS_ADOPTED, "adopted_on", N_ ("Adopted on"), COLUMN),
  TEXT (DOCUMENTS_ADOPTED, "attached_to", N_ ("Attached to"), SEARCHED,
        .help = N_ ("The operational plan that it is attached to, and as what.")),
  REFERENCE (DOCUMENTS_REVISION, "responsible", N_ ("Responsible"), WANTED | DUTY, "people"),
  NUMBER (DOCUMENTS_REVISION, "interval", N_ ("Interval"), PLAIN, .minimum = 1, .maximum = 240, .unit = N_ ("months")),
  DATE (DOCUMENTS_REVISION, "revised_on", N_ ("Last revised"), PLAIN),
  DATE (DOCUMENTS_REVISION, "next_revision", N_ ("Next revision"), COLUMN | DUE | DERIVED),
  DATE (DOCUMENTS_REVISION, "parent_changed_on", N_ ("Parent changed since"), DERIVED),
  DATE (DOCUMENTS_REVISION, "compared_on", N_ ("Compared with its parent"), PLAIN,
        .help = N_ ("When it was seen to follow the document above it as it is now.")),
  TEXT (DOCUMENTS_KNOWN, "known_to", N_ ("Made known to"), SEARCHED),
  DATE (DOCUMENTS_KNOWN, "known_on", N_ ("Made known on"), PLAIN),
  YES_NO (DOCUMENTS_KNOWN, "known", N_ ("Known as it is now"), DERIVED),
  LYKTA_RECORD_FIELDS (DOCUMENTS_RECORD),
};

static const LyktaView documents_views[] = {
  VIEW_ALL,
  { .id = "in_force", .label = N_ ("In force"), .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }) },
  { .id = "missing",
    .label = N_ ("Missing or outdated"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "missing outdated" }),
    .gap = TRUE },
  { .id = "late",
    .label = N_ ("Revision late"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "next_revision", LYKTA_BEFORE, "today" }),
    .sort = "next_revision",
    .gap = TRUE },
  { .id = "parent",
    .label = N_ ("Parent has changed"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "draft in_force" }, { "parent_changed_on", LYKTA_IS_NOT_EMPTY }),
    .sort = "parent_changed_on",
    .gap = TRUE },
  { .id = "this_year",
    .label = N_ ("Revise this year"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "next_revision", LYKTA_BEFORE, "year+1" }),
    .sort = "next_revision" },
  { .id = "unknown",
    .label = N_ ("Not made known"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "known", LYKTA_IS, "no" }) },
  { NULL },
};

static const LyktaDependency documents_derive_on[] = {
  { "documents", NULL, "parent" },
  { NULL },
};

const LyktaRegister lykta_register_documents = {
  .id = "documents",
  .label = N_ ("Governing documents"),
  .label_one = N_ ("Governing document"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "x-office-document-symbolic",
  .purpose = N_ ("Laws, guidelines, instructions and routines that govern the work, and when each is to be revised."),
  .reason = N_ ("Local processes and governing documents are to be revised regularly (management review 2024, 2.2.2, item 8)."),
  .groups = documents_groups,
  .fields = documents_fields,
  .n_fields = G_N_ELEMENTS (documents_fields),
  .title = 0,
  .views = documents_views,
  .current = WHERE ({ "state", LYKTA_IS_NOT, "superseded" }),
  .derive_on = documents_derive_on,
  .validate = lykta_documents_validate,
  .derive = lykta_documents_derive,
};

enum
{
  REQUIREMENTS_ABOUT,
  REQUIREMENTS_STATE,
  REQUIREMENTS_RECORD,
};

static const char *const requirements_groups[] = {
  N_ ("About the requirement"),
  N_ ("Met or not"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField requirements_fields[] = {
  TEXT (REQUIREMENTS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  PICK (REQUIREMENTS_ABOUT, "framework", N_ ("Framework"), COLUMN, "frameworks"),
  REFERENCE (REQUIREMENTS_ABOUT, "document", N_ ("Source document"), COLUMN, "documents"),
  TEXT (REQUIREMENTS_ABOUT, "clause", N_ ("Clause"), COLUMN | SEARCHED),
  TEXT (REQUIREMENTS_ABOUT, "edition", N_ ("Edition"), SEARCHED),
  TEXT (REQUIREMENTS_ABOUT, "theme", N_ ("Theme"), SEARCHED),
  LONG_TEXT (REQUIREMENTS_ABOUT, "text", N_ ("In own words"), SEARCHED),
  PICK (REQUIREMENTS_ABOUT, "role", N_ ("Responsible role"), COLUMN, "roles"),
  REFERENCE (REQUIREMENTS_ABOUT, "responsible", N_ ("Responsible"), DUTY, "people"),
  CHOICE (REQUIREMENTS_STATE, "state", N_ ("State"), COLUMN | WANTED, lykta_choices_fulfilment),
  LONG_TEXT (REQUIREMENTS_STATE, "applicable_why", N_ ("Applicable because"), SEARCHED,
             .help = N_ ("The risk, law or agreement that asks for it.")),
  LONG_TEXT (REQUIREMENTS_STATE, "not_applicable_why", N_ ("Not applicable because"), SEARCHED),
  LONG_TEXT (REQUIREMENTS_STATE, "evidence", N_ ("Evidence"), SEARCHED),
  DATE (REQUIREMENTS_STATE, "checked_on", N_ ("Checked on"), COLUMN),
  LYKTA_RECORD_FIELDS (REQUIREMENTS_RECORD),
};

static const LyktaView requirements_views[] = {
  VIEW_ALL,
  { .id = "not_met", .label = N_ ("Unmet"), .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "not_met partly" }), .gap = TRUE },
  { .id = "not_judged", .label = N_ ("Not judged"), .conditions = WHERE ({ "state", LYKTA_IS_EMPTY }) },
  { .id = "nis2", .label = N_ ("NIS2"), .conditions = WHERE ({ "framework", LYKTA_IS, "nis2" }) },
  { .id = "annex_a", .label = N_ ("Annex A"), .conditions = WHERE ({ "framework", LYKTA_IS, "iso27001-a" }) },
  { NULL },
};

const LyktaRegister lykta_register_requirements = {
  .id = "requirements",
  .label = N_ ("Requirements"),
  .label_one = N_ ("Requirement"),
  .area = LYKTA_AREA_GOVERNANCE,
  .icon = "view-list-ordered-symbolic",
  .purpose = N_ ("What law, the city and the standard ask, one by one, and whether it is met."),
  .reason = N_ ("The work is based on requirements and risks (management review 2024, 1); ISO/IEC 27001 clause 6.1.3 asks for a "
                "statement of applicability."),
  .groups = requirements_groups,
  .fields = requirements_fields,
  .n_fields = G_N_ELEMENTS (requirements_fields),
  .title = 0,
  .views = requirements_views,
  .current = EVERY,
  .validate = lykta_requirements_validate,
};
