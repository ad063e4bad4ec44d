/* lykta-register-processings.c: the record of processing activities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice processing_state_choices[] = {
  { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },
  { "in_force", N_ ("In force"), LYKTA_TONE_DONE },
  { "ended", N_ ("Ended"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice processing_role_choices[] = {
  { "controller", N_ ("Controller"), LYKTA_TONE_PLAIN },
  { "processor", N_ ("As processor"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice informed_choices[] = {
  { "yes", N_ ("All informed"), LYKTA_TONE_DONE },
  { "partly", N_ ("Partly informed"), LYKTA_TONE_ACTIVE },
  { "no", N_ ("Not informed"), LYKTA_TONE_WARNING },
  { NULL },
};

static const LyktaChoice city_position_choices[] = {
  { "awaiting", N_ ("Awaiting decision"), LYKTA_TONE_WARNING },
  { "allowed", N_ ("Allowed"), LYKTA_TONE_DONE },
  { "forbidden", N_ ("Forbidden"), LYKTA_TONE_ERROR },
  { NULL },
};

static const LyktaChoice dpia_need_choices[] = {
  { "not_assessed", N_ ("Not assessed"), LYKTA_TONE_WARNING },
  { "needed", N_ ("Needed"), LYKTA_TONE_ACTIVE },
  { "not_needed", N_ ("Not needed"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice dpia_state_choices[] = {
  { "contradicted", N_ ("Criteria met, decided not needed"), LYKTA_TONE_WARNING },
  { "lacking", N_ ("Needed, not approved"), LYKTA_TONE_WARNING },
  { "not_assessed", N_ ("Not assessed"), LYKTA_TONE_WARNING },
  { "made", N_ ("Approved"), LYKTA_TONE_DONE },
  { "not_needed", N_ ("Not needed"), LYKTA_TONE_DIMMED },
  { NULL },
};

enum
{
  PROCESSINGS_ABOUT,
  PROCESSINGS_CONTROLLER,
  PROCESSINGS_LAW,
  PROCESSINGS_DATA,
  PROCESSINGS_RECIPIENTS,
  PROCESSINGS_PROTECTION,
  PROCESSINGS_REVIEW,
  PROCESSINGS_RECORD,
};

static const char *const processings_groups[] = {
  N_ ("About the processing"),   N_ ("Controller"), N_ ("Legal basis"), N_ ("Data"), N_ ("Recipients"),
  N_ ("Protection and weeding"), N_ ("Reviewing"),  LYKTA_RECORD_GROUP, NULL,
};

static const LyktaField processings_fields[] = {
  TEXT (PROCESSINGS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED,
        .help = N_ ("The process or purpose, not the system: \"recruitment\".")),
  CHOICE (PROCESSINGS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, processing_state_choices),
  CHOICE (PROCESSINGS_ABOUT, "role", N_ ("The office is"), REQUIRED | COLUMN, processing_role_choices),
  LONG_TEXT (PROCESSINGS_ABOUT, "purpose", N_ ("Purpose"), SEARCHED,
             .help = N_ ("Article 30(1)(b): what the data are processed for.")),
  TEXT (PROCESSINGS_ABOUT, "process", N_ ("Process"), SEARCHED),
  REFERENCE (PROCESSINGS_ABOUT, "unit", N_ ("Unit"), COLUMN, "units"),
  REFERENCE (PROCESSINGS_ABOUT, "information_owner", N_ ("Information owner"), COLUMN | WANTED | DUTY, "people"),
  REFERENCES (PROCESSINGS_ABOUT, "assets", N_ ("Systems"), PLAIN, "assets"),
  TEXT (PROCESSINGS_CONTROLLER, "joint_controllers", N_ ("Joint controllers"), SEARCHED,
        .help = N_ ("Article 30(1)(a): name and contact details of each, where there are any.")),
  TEXT (PROCESSINGS_CONTROLLER, "representative", N_ ("Representative"), PLAIN,
        .help = N_ ("Article 30(1)(a): name and contact details, where one has been appointed.")),
  TEXT (PROCESSINGS_CONTROLLER, "controllers", N_ ("On behalf of"), SEARCHED,
        .help = N_ ("Article 30(2)(a): each controller that the office processes data for, its representative and its data "
                    "protection officer.")),
  LONG_TEXT (PROCESSINGS_CONTROLLER, "categories", N_ ("Processing done"), SEARCHED,
             .help = N_ ("Article 30(2)(b): as processor, the categories of processing for each controller.")),
  PICK (PROCESSINGS_LAW, "legal_basis", N_ ("Legal basis"), PLAIN, "legal_bases",
        .help = N_ ("Authorities may not use legitimate interests in their tasks (Article 6(1), second subparagraph).")),
  TEXT (PROCESSINGS_LAW, "statute", N_ ("Statute"), SEARCHED,
        .help = N_ ("Article 6(3): the law that lays down the obligation or the task, for bases c and e.")),
  PICK (PROCESSINGS_LAW, "exception", N_ ("Exception, Article 9"), PLAIN, "special_exceptions",
        .help = N_ ("Article 9(2): on which exception special categories are processed.")),
  YES_NO (PROCESSINGS_LAW, "offences", N_ ("Criminal offences"), PLAIN,
          .help = N_ ("Article 10: data on criminal convictions and offences.")),
  PICKS (PROCESSINGS_DATA, "subjects", N_ ("Data subjects"), PLAIN, "data_subjects",
         .help = N_ ("Article 30(1)(c): the categories of data subjects.")),
  PICKS (PROCESSINGS_DATA, "data", N_ ("Kinds of data"), PLAIN, "data_categories",
         .help = N_ ("Article 30(1)(c): the categories of personal data.")),
  LONG_TEXT (PROCESSINGS_DATA, "data_text", N_ ("More on the data"), SEARCHED),
  YES_NO (PROCESSINGS_DATA, "special", N_ ("Special categories"), PLAIN,
          .help = N_ ("Health, origin, opinions, union membership, beliefs, sex life, biometric or genetic data (Article 9).")),
  YES_NO (PROCESSINGS_DATA, "privacy_sensitive", N_ ("Privacy-sensitive"), PLAIN,
          .help = N_ ("A wider, everyday class: economy, children, identity numbers, protected identity.")),
  YES_NO (PROCESSINGS_DATA, "personal_number", N_ ("Identity numbers"), PLAIN,
          .help = N_ ("Dataskyddslagen (2018:218) 3 kap. 10 §.")),
  YES_NO (PROCESSINGS_DATA, "protected_identity", N_ ("Protected identity"), PLAIN),
  PICK (PROCESSINGS_DATA, "volume", N_ ("Volume"), PLAIN, "volumes"),
  LONG_TEXT (PROCESSINGS_DATA, "data_source", N_ ("Collected from"), SEARCHED),
  YES_NO (PROCESSINGS_DATA, "automated", N_ ("Automated decisions"), PLAIN,
          .help = N_ ("Article 22: decisions by a machine alone, profiling included, with legal or similar effect.")),
  LONG_TEXT (PROCESSINGS_DATA, "automated_how", N_ ("How it decides"), SEARCHED,
             .help = N_ ("Article 15(1)(h): the logic involved, and what it means for the person.")),
  CHOICE (PROCESSINGS_DATA, "informed", N_ ("Information given"), PLAIN, informed_choices,
          .help = N_ ("Information under Articles 13 and 14.")),
  TEXT (PROCESSINGS_DATA, "informed_how", N_ ("Informed how"), SEARCHED),
  LONG_TEXT (PROCESSINGS_RECIPIENTS, "recipients", N_ ("Recipients"), SEARCHED,
             .help = N_ ("Article 30(1)(d): categories of recipients, inside and outside the city, also in third countries.")),
  REFERENCES (PROCESSINGS_RECIPIENTS, "processors", N_ ("Processors"), PLAIN, "suppliers"),
  CHOICE (PROCESSINGS_RECIPIENTS, "agreement_state", N_ ("Processor agreement"), COLUMN | DERIVED,
          lykta_choices_agreement_coverage),
  DATE (PROCESSINGS_RECIPIENTS, "agreement_until", N_ ("Agreement ends"), DERIVED),
  YES_NO (PROCESSINGS_RECIPIENTS, "third_country", N_ ("Third country"), WANTED,
          .help = N_ ("Article 30(1)(e) and (2)(c): also when someone there can reach the data from a distance.")),
  PICKS (PROCESSINGS_RECIPIENTS, "countries", N_ ("Countries"), PLAIN, "countries",
         .help = N_ ("Article 30(1)(e) and (2)(c): to which country or international organisation.")),
  PICK (PROCESSINGS_RECIPIENTS, "transfer_basis", N_ ("Transfer basis"), PLAIN, "transfer_bases",
        .help = N_ ("Chapter V GDPR: on what the transfer rests.")),
  LONG_TEXT (PROCESSINGS_RECIPIENTS, "safeguards", N_ ("Safeguards"), SEARCHED,
             .help = N_ ("Article 30(1)(e) and (2)(c): documentation of the suitable safeguards for transfers under Article "
                         "49(1), second subparagraph.")),
  CHOICE (PROCESSINGS_RECIPIENTS, "city_position", N_ ("City's position"), PLAIN, city_position_choices,
          .help = N_ ("The city may forbid what the law allows.")),
  LONG_TEXT (PROCESSINGS_PROTECTION, "security", N_ ("Security measures"), SEARCHED | WANTED,
             .help =
                 N_ ("Article 30(1)(g) and (2)(d): where possible, a general description of the measures under Article 32(1).")),
  REFERENCE (PROCESSINGS_PROTECTION, "classification", N_ ("Classification"), PLAIN, "classifications"),
  LONG_TEXT (PROCESSINGS_PROTECTION, "erasure", N_ ("Erased after"), SEARCHED,
             .help = N_ ("Article 30(1)(f): where possible, time limits for erasure, one a category where they differ.")),
  PICK (PROCESSINGS_PROTECTION, "retention", N_ ("Retention class"), PLAIN, "retention"),
  TEXT (PROCESSINGS_PROTECTION, "retention_rule", N_ ("Retention rule"), SEARCHED),
  CHOICE (PROCESSINGS_PROTECTION, "dpia_need", N_ ("Assessment needed"), PLAIN, dpia_need_choices,
          .help = N_ ("Whether a data protection impact assessment is needed (Article 35(1)); the nine criteria tell.")),
  CHOICE (PROCESSINGS_PROTECTION, "dpia_state", N_ ("Impact assessment"), DERIVED, dpia_state_choices),
  DATE (PROCESSINGS_REVIEW, "reviewed_on", N_ ("Last reviewed"), PLAIN),
  DATE (PROCESSINGS_REVIEW, "review_by", N_ ("Review by"), COLUMN | DUE),
  NUMBER (PROCESSINGS_REVIEW, "completeness", N_ ("Complete"), COLUMN | DERIVED, .unit = N_ ("%")),
  PICKS (PROCESSINGS_REVIEW, "warnings", N_ ("Warnings"), DERIVED, "processing_warnings"),
  NUMBER (PROCESSINGS_REVIEW, "priority", N_ ("Priority"), DERIVED, .help = N_ ("Sensitivity times volume: the greatest first.")),
  LYKTA_RECORD_FIELDS (PROCESSINGS_RECORD),
};

static const LyktaView processings_views[] = {
  VIEW_ALL,
  { .id = "in_force", .label = N_ ("In force"), .conditions = WHERE ({ "state", LYKTA_IS, "in_force" }) },
  { .id = "incomplete",
    .label = N_ ("Incomplete"),
    .conditions = WHERE ({ "completeness", LYKTA_LESS, "100" }, { "state", LYKTA_IS_NOT, "ended" }),
    .sort = "completeness",
    .gap = TRUE },
  { .id = "warnings",
    .label = N_ ("With warnings"),
    .conditions = WHERE ({ "warnings", LYKTA_IS_NOT_EMPTY }, { "state", LYKTA_IS_NOT, "ended" }),
    .sort = "priority",
    .descending = TRUE,
    .gap = TRUE },
  { .id = "legal_basis",
    .label = N_ ("Legitimate interests"),
    .conditions = WHERE ({ "warnings", LYKTA_CONTAINS, "basis-f" }, { "state", LYKTA_IS_NOT, "ended" }) },
  { .id = "special",
    .label = N_ ("Special categories without exception"),
    .conditions = WHERE ({ "warnings", LYKTA_CONTAINS, "special-basis" }, { "state", LYKTA_IS_NOT, "ended" }) },
  { .id = "dpia",
    .label = N_ ("Impact assessment lacks"),
    .conditions = WHERE ({ "dpia_state", LYKTA_IS_ONE_OF, "lacking contradicted" }, { "state", LYKTA_IS_NOT, "ended" }),
    .gap = TRUE },
  { .id = "review_late",
    .label = N_ ("Review late"),
    .conditions = WHERE ({ "review_by", LYKTA_BEFORE, "today" }, { "state", LYKTA_IS_NOT, "ended" }),
    .sort = "review_by" },
  { .id = "no_owner",
    .label = N_ ("No information owner"),
    .conditions = WHERE ({ "information_owner", LYKTA_IS_EMPTY }, { "state", LYKTA_IS_NOT, "ended" }),
    .gap = TRUE },
  { .id = "agreement_missing",
    .label = N_ ("No processor agreement"),
    .conditions = WHERE ({ "agreement_state", LYKTA_IS, "missing" }, { "state", LYKTA_IS_NOT, "ended" }),
    .gap = TRUE },
  { .id = "agreement_expired",
    .label = N_ ("Processor agreement expired"),
    .conditions = WHERE ({ "agreement_until", LYKTA_BEFORE, "today" }, { "state", LYKTA_IS_NOT, "ended" }),
    .gap = TRUE },
  { .id = "sensitive",
    .label = N_ ("Sensitive first"),
    .conditions = WHERE ({ "state", LYKTA_IS_NOT, "ended" }),
    .sort = "priority",
    .descending = TRUE },
  { .id = "third_country", .label = N_ ("Third country"), .conditions = WHERE ({ "third_country", LYKTA_IS, "yes" }) },
  { .id = "as_processor", .label = N_ ("As processor"), .conditions = WHERE ({ "role", LYKTA_IS, "processor" }) },
  { NULL },
};

static const LyktaDependency processings_derive_on[] = {
  { "agreements", "processings" },
  { "suppliers", NULL, "processors" },
  { "dpias", "processing" },
  { NULL },
};

const LyktaRegister lykta_register_processings = {
  .id = "processings",
  .label = N_ ("Processing activities"),
  .label_one = N_ ("Processing activity"),
  .area = LYKTA_AREA_PERSONAL_DATA,
  .icon = "view-list-bullet-symbolic",
  .purpose = N_ ("The record of processing: what the office does with personal data, why, and how the data are protected."),
  .reason = N_ (
      "Each controller shall keep a record of processing activities and show it to the authority on request (Article 30 GDPR)."),
  .groups = processings_groups,
  .fields = processings_fields,
  .n_fields = G_N_ELEMENTS (processings_fields),
  .title = 0,
  .views = processings_views,
  .current = WHERE ({ "state", LYKTA_IS_NOT, "ended" }),
  .derive_on = processings_derive_on,
  .derive = lykta_processings_derive,
};
