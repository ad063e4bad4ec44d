/* lykta-register-assets.c: information assets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice asset_lifecycle_choices[] = {
  { "planned", N_ ("Planned"), LYKTA_TONE_PLAIN },
  { "in_use", N_ ("In use"), LYKTA_TONE_DONE },
  { "phasing_out", N_ ("Phasing out"), LYKTA_TONE_WARNING },
  { "retired", N_ ("Retired"), LYKTA_TONE_DIMMED },
  { NULL },
};

static const LyktaChoice asset_locality_choices[] = {
  { "local", N_ ("Local"), LYKTA_TONE_PLAIN },
  { "central", N_ ("Central"), LYKTA_TONE_PLAIN },
  { NULL },
};

static const LyktaChoice asset_classification_choices[] = {
  { "missing", N_ ("Not classified"), LYKTA_TONE_WARNING },
  { "draft", N_ ("Draft"), LYKTA_TONE_ACTIVE },
  { "approved", N_ ("Approved"), LYKTA_TONE_DONE },
  { NULL },
};

enum
{
  ASSETS_ABOUT,
  ASSETS_RESPONSIBILITY,
  ASSETS_PROTECTION,
  ASSETS_DATA,
  ASSETS_OPERATION,
  ASSETS_MORE,
  ASSETS_RECORD,
};

static const char *const assets_groups[] = {
  N_ ("About the asset"), N_ ("Responsibility"), N_ ("Classification"), N_ ("Personal data"),
  N_ ("Operation"),       N_ ("More"),           LYKTA_RECORD_GROUP,    NULL,
};

static const LyktaField assets_fields[] = {
  TEXT (ASSETS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  TEXT (ASSETS_ABOUT, "reference", N_ ("Reference"), SEARCHED),
  PICK (ASSETS_ABOUT, "kind", N_ ("Kind"), COLUMN, "asset_kinds"),
  CHOICE (ASSETS_ABOUT, "lifecycle", N_ ("Lifecycle"), PLAIN, asset_lifecycle_choices),
  CHOICE (ASSETS_ABOUT, "locality", N_ ("Run"), PLAIN, asset_locality_choices,
          .help = N_ ("Local is run for this office alone; central is run by the city for all.")),
  REFERENCE (ASSETS_RESPONSIBILITY, "information_owner", N_ ("Information owner"), COLUMN | WANTED | DUTY, "people",
             .help = N_ ("Answers for the information; orders and approves its classification.")),
  REFERENCE (ASSETS_RESPONSIBILITY, "object_leader", N_ ("Object leader"), COLUMN | WANTED | DUTY, "people",
             .help = N_ ("Runs the object day to day and drives the action plan.")),
  REFERENCE (ASSETS_RESPONSIBILITY, "object_owner", N_ ("Object owner"), DUTY, "people",
             .help = N_ ("Decides on the object's budget and plan.")),
  REFERENCE (ASSETS_RESPONSIBILITY, "administrator", N_ ("Administrator"), DUTY, "people"),
  REFERENCE (ASSETS_RESPONSIBILITY, "unit", N_ ("Unit"), PLAIN, "units"),
  CHOICE (ASSETS_PROTECTION, "classification_state", N_ ("Classification"), DERIVED, asset_classification_choices,
          .lapse = lykta_lapses_classification),
  TEXT (ASSETS_PROTECTION, "classes", N_ ("Class"), COLUMN | DERIVED),
  DATE (ASSETS_PROTECTION, "reclassify_by", N_ ("Reclassify by"), COLUMN | DUE | DERIVED),
  REFERENCE (ASSETS_PROTECTION, "classification", N_ ("Current one"), DERIVED, "classifications"),
  DATE (ASSETS_PROTECTION, "tool_until", N_ ("Tool version valid to"), DERIVED),
  DATE (ASSETS_PROTECTION, "first_approved", N_ ("First approved"), DERIVED),
  PICK (ASSETS_PROTECTION, "level_k", N_ ("Confidentiality (K)"), DERIVED, "levels"),
  PICK (ASSETS_PROTECTION, "level_r", N_ ("Integrity (R)"), DERIVED, "levels"),
  PICK (ASSETS_PROTECTION, "level_t", N_ ("Availability (T)"), DERIVED, "levels"),
  PICK (ASSETS_PROTECTION, "level_s", N_ ("Traceability (S)"), DERIVED, "levels"),
  TEXT (ASSETS_PROTECTION, "need", N_ ("Protection need"), DERIVED,
        .help = N_ ("The asset's own class and what it inherits, the higher of each.")),
  TEXT (ASSETS_PROTECTION, "inherited", N_ ("Inherits"), DERIVED,
        .help = N_ ("What assets that depend on this one need, where that is more than its own class.")),
  REFERENCE (ASSETS_PROTECTION, "from_k", N_ ("Inherits K from"), DERIVED, "assets"),
  REFERENCE (ASSETS_PROTECTION, "from_r", N_ ("Inherits R from"), DERIVED, "assets"),
  REFERENCE (ASSETS_PROTECTION, "from_t", N_ ("Inherits T from"), DERIVED, "assets"),
  REFERENCE (ASSETS_PROTECTION, "from_s", N_ ("Inherits S from"), DERIVED, "assets"),
  PICK (ASSETS_DATA, "personal_data", N_ ("Personal data"), COLUMN, "personal_data"),
  PICK (ASSETS_DATA, "volume", N_ ("Volume"), PLAIN, "volumes"),
  CHOICE (ASSETS_DATA, "agreement_state", N_ ("Processor agreement"), DERIVED, lykta_choices_agreement_coverage),
  DATE (ASSETS_DATA, "agreement_until", N_ ("Agreement ends"), DERIVED),
  REFERENCE (ASSETS_OPERATION, "supplier", N_ ("Supplier"), PLAIN, "suppliers"),
  REFERENCE (ASSETS_OPERATION, "contract", N_ ("Operated under"), PLAIN, "contracts"),
  REFERENCES (ASSETS_OPERATION, "depends_on", N_ ("Depends on"), PLAIN, "assets"),
  NUMBER (ASSETS_OPERATION, "mtd", N_ ("Longest outage"), PLAIN, .minimum = 0, .maximum = 100000, .unit = N_ ("hours"),
          .help = N_ ("Maximum tolerable downtime (MTD): after this the damage is serious.")),
  NUMBER (ASSETS_OPERATION, "rto", N_ ("Back in use within"), PLAIN, .minimum = 0, .maximum = 100000, .unit = N_ ("hours"),
          .help = N_ ("Recovery time objective (RTO): how soon it must work again.")),
  NUMBER (ASSETS_OPERATION, "rpo", N_ ("Data loss at most"), PLAIN, .minimum = 0, .maximum = 100000, .unit = N_ ("hours"),
          .help = N_ ("Recovery point objective (RPO): how much work may be lost, in hours.")),
  LONG_TEXT (ASSETS_MORE, "description", N_ ("Description"), SEARCHED),
  URL (ASSETS_MORE, "url", N_ ("Web address"), PLAIN),
  DATE (ASSETS_MORE, "used_from", N_ ("Used from"), PLAIN),
  DATE (ASSETS_MORE, "used_to", N_ ("Used to"), PLAIN),
  LYKTA_RECORD_FIELDS (ASSETS_RECORD),
};

static const LyktaView assets_views[] = {
  VIEW_ALL,
  { .id = "in_use", .label = N_ ("In use"), .conditions = WHERE ({ "lifecycle", LYKTA_IS_ONE_OF, "in_use phasing_out" }) },
  { .id = "no_owner",
    .label = N_ ("No information owner"),
    .conditions = WHERE ({ "information_owner", LYKTA_IS_EMPTY }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "no_leader",
    .label = N_ ("No object leader"),
    .conditions = WHERE ({ "object_leader", LYKTA_IS_EMPTY }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "not_classified",
    .label = N_ ("Unclassified"),
    .conditions = WHERE ({ "classification_state", LYKTA_IS_ONE_OF, "missing draft" }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "old_tool",
    .label = N_ ("Old tool version"),
    .conditions = WHERE ({ "tool_until", LYKTA_BEFORE, "today" }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "due",
    .label = N_ ("Due for reclassification"),
    .conditions = WHERE ({ "reclassify_by", LYKTA_BEFORE, "today" }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .sort = "reclassify_by",
    .gap = TRUE },
  { .id = "inherits",
    .label = N_ ("Inherits a higher need"),
    .conditions =
        WHERE ({ "inherited", LYKTA_IS_NOT_EMPTY }, { "classes", LYKTA_IS_NOT_EMPTY }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "reclassify",
    .label = N_ ("Reclassify this year"),
    .conditions = WHERE ({ "reclassify_by", LYKTA_BEFORE, "year+1" }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .sort = "reclassify_by" },
  { .id = "agreement_missing",
    .label = N_ ("No processor agreement"),
    .conditions = WHERE ({ "agreement_state", LYKTA_IS, "missing" }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "agreement_expired",
    .label = N_ ("Processor agreement expired"),
    .conditions = WHERE ({ "agreement_until", LYKTA_BEFORE, "today" }, { "lifecycle", LYKTA_IS_NOT, "retired" }),
    .gap = TRUE },
  { .id = "mine", .label = N_ ("Mine"), .conditions = WHERE ({ "object_leader", LYKTA_IS, "me" }) },
  { NULL },
};

static const LyktaDependency assets_derive_on[] = {
  { "classifications", "asset" },
  { "assets", "depends_on", .value = "need" },
  { "agreements", "assets" },
  { "suppliers", NULL, "supplier" },
  { NULL },
};

const LyktaRegister lykta_register_assets = {
  .id = "assets",
  .label = N_ ("Information assets"),
  .label_one = N_ ("Information asset"),
  .area = LYKTA_AREA_INFORMATION,
  .icon = "drive-multidisk-symbolic",
  .purpose = N_ ("Systems, services and sets of information that the office works with, with who answers for each and how well "
                 "it must be protected."),
  .reason = N_ ("Every information asset must have an object leader and an information owner (management review 2024, 2.2.1, "
                "items 3 and 7)."),
  .groups = assets_groups,
  .fields = assets_fields,
  .n_fields = G_N_ELEMENTS (assets_fields),
  .title = 0,
  .views = assets_views,
  .current = WHERE ({ "lifecycle", LYKTA_IS_NOT, "retired" }),
  .derive_on = assets_derive_on,
  .derives_new = TRUE,
  .validate = lykta_assets_validate,
  .derive = lykta_assets_derive,
};
