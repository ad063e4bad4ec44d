/* lykta-register-agreements.c: processor agreements and sub-processors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice agreement_state_choices[] = {
  { "draft", N_ ("Being drafted"), LYKTA_TONE_ACTIVE },
  { "in_force", N_ ("Signed"), LYKTA_TONE_DONE },
  { "ended", N_ ("Terminated"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  AGREEMENTS_ABOUT,
  AGREEMENTS_CONTENT,
  AGREEMENTS_CHECKLIST,
  AGREEMENTS_ANNEXES,
  AGREEMENTS_FOLLOW_UP,
  AGREEMENTS_RECORD,
};

static const char *const agreements_groups[] = {
  N_ ("About the agreement"), N_ ("Content"), N_ ("Article 28"), N_ ("Annexes"), N_ ("Follow-up"), LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField agreements_fields[] = {
  TEXT (AGREEMENTS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (AGREEMENTS_ABOUT, "supplier", N_ ("Supplier"), REQUIRED | COLUMN, "suppliers"),
  CHOICE (AGREEMENTS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, agreement_state_choices),
  REFERENCE (AGREEMENTS_ABOUT, "contract", N_ ("Main contract"), PLAIN, "contracts"),
  TEXT (AGREEMENTS_ABOUT, "dnr", N_ ("Case number"), SEARCHED),
  PICK (AGREEMENTS_ABOUT, "template", N_ ("Template"), PLAIN, "agreement_templates"),
  DATE (AGREEMENTS_ABOUT, "signed_on", N_ ("Signed on"), COLUMN),
  TEXT (AGREEMENTS_ABOUT, "signed_by", N_ ("Signed by"), PLAIN),
  DATE (AGREEMENTS_ABOUT, "ends_on", N_ ("Ends on"), COLUMN | DUE),
  TEXT (AGREEMENTS_ABOUT, "notice", N_ ("Notice"), PLAIN),
  REFERENCES (AGREEMENTS_ABOUT, "processings", N_ ("Processings"), PLAIN, "processings"),
  REFERENCES (AGREEMENTS_ABOUT, "assets", N_ ("Systems"), PLAIN, "assets"),
  LONG_TEXT (AGREEMENTS_CONTENT, "subject", N_ ("Subject and duration"), SEARCHED),
  LONG_TEXT (AGREEMENTS_CONTENT, "purpose", N_ ("Nature and purpose"), SEARCHED),
  PICKS (AGREEMENTS_CONTENT, "data", N_ ("Kinds of data"), PLAIN, "data_categories"),
  PICKS (AGREEMENTS_CONTENT, "subjects", N_ ("Data subjects"), PLAIN, "data_subjects"),
  LONG_TEXT (AGREEMENTS_CONTENT, "rights", N_ ("Rights and duties"), SEARCHED),
  TEXT (AGREEMENTS_CONTENT, "locations", N_ ("Locations"), SEARCHED, .help = N_ ("Where the data are processed.")),
  NUMBER (AGREEMENTS_CONTENT, "notice_hours", N_ ("Tells of incidents within"), PLAIN, .minimum = 0, .maximum = 10000,
          .unit = N_ ("hours")),
  YES_NO (AGREEMENTS_CONTENT, "audit_right", N_ ("Right to audit"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_a", N_ ("a) Instructions"), WANTED,
          .help = N_ ("Acts only on documented instructions, also for transfers.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_a_where", N_ ("a) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_b", N_ ("b) Confidentiality"), WANTED,
          .help = N_ ("Those who process the data are bound to confidentiality.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_b_where", N_ ("b) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_c", N_ ("c) Security"), WANTED, .help = N_ ("Takes all measures of Article 32.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_c_where", N_ ("c) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_d", N_ ("d) Sub-processors"), WANTED,
          .help = N_ ("Only with prior authorisation, with the same duties passed on.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_d_where", N_ ("d) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_e", N_ ("e) Data subjects"), WANTED,
          .help = N_ ("Assists with the rights of data subjects.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_e_where", N_ ("e) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_f", N_ ("f) Assistance"), WANTED,
          .help = N_ ("Assists with Articles 32 to 36: security, breaches, impact assessments.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_f_where", N_ ("f) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_g", N_ ("g) At the end"), WANTED,
          .help = N_ ("Deletes or returns the data when the agreement ends.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_g_where", N_ ("g) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_h", N_ ("h) Proof and audit"), WANTED,
          .help = N_ ("Shows compliance, allows audits, and tells when an instruction breaks the law.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_h_where", N_ ("h) Clause"), PLAIN),
  CHOICE (AGREEMENTS_CHECKLIST, "authorisation", N_ ("28(2) Authorisation"), WANTED, lykta_choices_authorisation,
          .help = N_ ("Another processor is engaged only with prior written authorisation, specific or general.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_2_where", N_ ("28(2) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_4", N_ ("28(4) Same duties"), WANTED,
          .help = N_ ("Other processors are bound by the same duties, and the first answers for what they do.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_4_where", N_ ("28(4) Clause"), PLAIN),
  YES_NO (AGREEMENTS_CHECKLIST, "art28_9", N_ ("28(9) In writing"), WANTED,
          .help = N_ ("The agreement is in writing, which may be electronic.")),
  TEXT (AGREEMENTS_CHECKLIST, "art28_9_where", N_ ("28(9) Clause"), PLAIN),
  NUMBER (AGREEMENTS_CHECKLIST, "completeness", N_ ("Article 28 met"), COLUMN | DERIVED, .unit = N_ ("%")),
  YES_NO (AGREEMENTS_ANNEXES, "annex_instruction", N_ ("Instruction"), WANTED),
  DATE (AGREEMENTS_ANNEXES, "instruction_on", N_ ("Instruction dated"), PLAIN),
  YES_NO (AGREEMENTS_ANNEXES, "annex_subprocessors", N_ ("List of sub-processors"), WANTED),
  DATE (AGREEMENTS_ANNEXES, "subprocessors_on", N_ ("List dated"), PLAIN),
  YES_NO (AGREEMENTS_ANNEXES, "missing_annex", N_ ("Annex missing"), COLUMN | DERIVED),
  DATE (AGREEMENTS_FOLLOW_UP, "followed_up_on", N_ ("Followed up"), COLUMN),
  DATE (AGREEMENTS_FOLLOW_UP, "follow_up_by", N_ ("Follow up by"), DUE),
  LONG_TEXT (AGREEMENTS_FOLLOW_UP, "follow_up", N_ ("Result"), SEARCHED),
  LYKTA_RECORD_FIELDS (AGREEMENTS_RECORD),
};

static const LyktaView agreements_views[] = {
  VIEW_ALL,
  { .id = "in_force",
    .label = N_ ("In force"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "ends_on", LYKTA_NOT_BEFORE, "today" }) },
  { .id = "expired",
    .label = N_ ("Expired"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "ends_on", LYKTA_BEFORE, "today" }),
    .sort = "ends_on",
    .gap = TRUE },
  { .id = "expiring",
    .label = N_ ("Expire within six months"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "ends_on", LYKTA_BEFORE, "today+183" },
                         { "ends_on", LYKTA_NOT_BEFORE, "today" }),
    .sort = "ends_on" },
  { .id = "missing_annex",
    .label = N_ ("Annex missing"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "missing_annex", LYKTA_IS, "yes" }),
    .gap = TRUE },
  { .id = "incomplete",
    .label = N_ ("Article 28 not met"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "completeness", LYKTA_LESS, "100" }),
    .sort = "completeness",
    .gap = TRUE },
  { .id = "never_followed",
    .label = N_ ("Never followed up"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "followed_up_on", LYKTA_IS_EMPTY }),
    .gap = TRUE },
  { .id = "follow_up_late",
    .label = N_ ("Follow-up late"),
    .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }, { "follow_up_by", LYKTA_BEFORE, "today" }),
    .sort = "follow_up_by",
    .gap = TRUE },
  { .id = "drafts", .label = N_ ("Being drafted"), .conditions = WHERE ({ "state", LYKTA_IS, "draft" }) },
  { NULL },
};

const LyktaRegister lykta_register_agreements = {
  .id = "agreements",
  .label = N_ ("Processor agreements"),
  .label_one = N_ ("Data processing agreement"),
  .area = LYKTA_AREA_PERSONAL_DATA,
  .icon = "document-edit-symbolic",
  .purpose = N_ ("The agreements with those who process personal data for the office, with their annexes."),
  .reason = N_ ("Processor agreements with their annexes are to be gathered in the local ISMS (management review 2024, 2.2.1, "
                "item 2); Article 28(3) GDPR says what they must hold."),
  .groups = agreements_groups,
  .fields = agreements_fields,
  .n_fields = G_N_ELEMENTS (agreements_fields),
  .title = 0,
  .views = agreements_views,
  .derive = lykta_agreements_derive,
  .summary = lykta_agreements_summary,
};

enum
{
  SUBPROCESSORS_ABOUT,
  SUBPROCESSORS_TRANSFER,
  SUBPROCESSORS_RECORD,
};

static const char *const subprocessors_groups[] = {
  N_ ("About the sub-processor"),
  N_ ("Third country"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField subprocessors_fields[] = {
  TEXT (SUBPROCESSORS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (SUBPROCESSORS_ABOUT, "agreement", N_ ("Agreement"), REQUIRED | COLUMN, "agreements"),
  PICK (SUBPROCESSORS_ABOUT, "country", N_ ("Country"), COLUMN, "countries"),
  TEXT (SUBPROCESSORS_ABOUT, "service", N_ ("Service"), COLUMN | SEARCHED),
  DATE (SUBPROCESSORS_ABOUT, "since", N_ ("Since"), COLUMN),
  CHOICE (SUBPROCESSORS_ABOUT, "authorisation", N_ ("Authorisation"), COLUMN, lykta_choices_authorisation),
  PICK (SUBPROCESSORS_TRANSFER, "transfer_basis", N_ ("Transfer basis"), COLUMN, "transfer_bases"),
  DATE (SUBPROCESSORS_TRANSFER, "checked_on", N_ ("Checked on"), PLAIN),
  DATE (SUBPROCESSORS_TRANSFER, "dpf_checked_on", N_ ("DPF checked"), PLAIN,
        .help = N_ ("When the recipient's certification under the EU-US Data Privacy Framework was looked up.")),
  YES_NO (SUBPROCESSORS_TRANSFER, "dpf_hr", N_ ("DPF covers staff data"), PLAIN),
  YES_NO (SUBPROCESSORS_TRANSFER, "third_country", N_ ("Third country"), DERIVED,
          .help = N_ ("Outside the EEA, without a decision on adequate protection; the list of countries says which.")),
  YES_NO (SUBPROCESSORS_TRANSFER, "no_basis", N_ ("Basis missing"), COLUMN | DERIVED,
          .help = N_ ("A third country without a basis for the transfer.")),
  LYKTA_RECORD_FIELDS (SUBPROCESSORS_RECORD),
};

static const LyktaView subprocessors_views[] = {
  VIEW_ALL,
  { .id = "no_basis", .label = N_ ("Basis missing"), .conditions = WHERE ({ "no_basis", LYKTA_IS, "yes" }), .gap = TRUE },
  { .id = "unauthorised",
    .label = N_ ("No authorisation"),
    .conditions = WHERE ({ "authorisation", LYKTA_IS_ONE_OF, "none" }),
    .gap = TRUE },
  { .id = "not_certified",
    .label = N_ ("Certification not checked"),
    .conditions = WHERE ({ "transfer_basis", LYKTA_IS, "dpf" }, { "dpf_checked_on", LYKTA_IS_EMPTY }),
    .gap = TRUE },
  { .id = "third_country", .label = N_ ("Third country"), .conditions = WHERE ({ "third_country", LYKTA_IS, "yes" }) },
  { NULL },
};

const LyktaRegister lykta_register_subprocessors = {
  .id = "subprocessors",
  .label = N_ ("Sub-processors"),
  .label_one = N_ ("Sub-processor"),
  .area = LYKTA_AREA_PERSONAL_DATA,
  .icon = "insert-link-symbolic",
  .parent = "agreement",
  .purpose = N_ ("Those whom a processor has engaged in its turn."),
  .reason = N_ ("A processor may engage another only with written authorisation (Article 28(2) GDPR)."),
  .groups = subprocessors_groups,
  .fields = subprocessors_fields,
  .n_fields = G_N_ELEMENTS (subprocessors_fields),
  .title = 0,
  .views = subprocessors_views,
  .derive = lykta_subprocessors_derive,
};
