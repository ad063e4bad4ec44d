/* lykta-register-contracts.c: operating contracts, transfers between them, and suppliers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

enum
{
  CONTRACTS_ABOUT,
  CONTRACTS_RECORD,
};

static const char *const contracts_groups[] = {
  N_ ("About the agreement"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField contracts_fields[] = {
  TEXT (CONTRACTS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  PICK (CONTRACTS_ABOUT, "kind", N_ ("Kind"), COLUMN, "contract_kinds"),
  REFERENCE (CONTRACTS_ABOUT, "supplier", N_ ("Supplier"), COLUMN, "suppliers"),
  DATE (CONTRACTS_ABOUT, "valid_from", N_ ("From"), COLUMN),
  DATE (CONTRACTS_ABOUT, "valid_to", N_ ("To"), COLUMN | DUE),
  TEXT (CONTRACTS_ABOUT, "dnr", N_ ("Case number"), COLUMN | SEARCHED),
  LONG_TEXT (CONTRACTS_ABOUT, "description", N_ ("Description"), SEARCHED),
  LYKTA_RECORD_FIELDS (CONTRACTS_RECORD),
};

static const LyktaView contracts_views[] = {
  VIEW_ALL,
  { .id = "in_force", .label = N_ ("In force"), .conditions = WHERE ({ "valid_to", LYKTA_NOT_BEFORE, "today" }) },
  { .id = "ending",
    .label = N_ ("End within six months"),
    .conditions = WHERE ({ "valid_to", LYKTA_BEFORE, "today+183" }, { "valid_to", LYKTA_NOT_BEFORE, "today" }),
    .sort = "valid_to",
    .gap = TRUE },
  { NULL },
};

const LyktaRegister lykta_register_contracts = {
  .id = "contracts",
  .label = N_ ("Operating contracts"),
  .label_one = N_ ("Operating contract"),
  .area = LYKTA_AREA_INFORMATION,
  .icon = "text-x-generic-symbolic",
  .purpose = N_ ("The contracts under which the office's systems are run."),
  .reason = N_ ("Servers and applications move from the GSIT contract to the city's new system service contract (management "
                "review 2024, 2.2.1, item 4)."),
  .groups = contracts_groups,
  .fields = contracts_fields,
  .n_fields = G_N_ELEMENTS (contracts_fields),
  .title = 0,
  .views = contracts_views,
};

static const LyktaChoice transfer_state_choices[] = {
  { "planned", N_ ("Planned"), LYKTA_TONE_PLAIN },
  { "approved", N_ ("Approved for transfer"), LYKTA_TONE_ACTIVE },
  { "done", N_ ("Done"), LYKTA_TONE_DONE },
  { "stopped", N_ ("Stopped"), LYKTA_TONE_ERROR },
  { NULL },
};

enum
{
  TRANSFERS_ABOUT,
  TRANSFERS_RECORD,
};

static const char *const transfers_groups[] = {
  N_ ("About the transfer"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField transfers_fields[] = {
  TEXT (TRANSFERS_ABOUT, "title", N_ ("Transfer"), COLUMN | SEARCHED | DERIVED),
  REFERENCE (TRANSFERS_ABOUT, "asset", N_ ("Asset"), REQUIRED, "assets"),
  REFERENCE (TRANSFERS_ABOUT, "from_contract", N_ ("From contract"), COLUMN, "contracts"),
  REFERENCE (TRANSFERS_ABOUT, "to_contract", N_ ("To contract"), COLUMN, "contracts"),
  DATE (TRANSFERS_ABOUT, "planning_starts", N_ ("Planning starts"), COLUMN),
  DATE (TRANSFERS_ABOUT, "transfer_date", N_ ("Transfer date"), COLUMN | DUE),
  CHOICE (TRANSFERS_ABOUT, "state", N_ ("State"), REQUIRED | COLUMN, transfer_state_choices),
  YES_NO (TRANSFERS_ABOUT, "blocked", N_ ("Classification missing"), COLUMN | DERIVED,
          .help = N_ ("No classification of the asset was approved before the transfer date.")),
  LONG_TEXT (TRANSFERS_ABOUT, "why_stopped", N_ ("Stopped because"), PLAIN),
  LYKTA_RECORD_FIELDS (TRANSFERS_RECORD),
};

static const LyktaView transfers_views[] = {
  VIEW_ALL,
  { .id = "coming",
    .label = N_ ("To come"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "planned approved" }),
    .sort = "transfer_date" },
  { .id = "blocked",
    .label = N_ ("Classification missing"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "planned approved" }, { "blocked", LYKTA_IS, "yes" }),
    .sort = "transfer_date",
    .gap = TRUE },
  { .id = "late",
    .label = N_ ("Past due"),
    .conditions = WHERE ({ "state", LYKTA_IS_ONE_OF, "planned approved" }, { "transfer_date", LYKTA_BEFORE, "today" }),
    .sort = "transfer_date",
    .gap = TRUE },
  { NULL },
};

static const LyktaDependency transfers_derive_on[] = {
  { "assets", NULL, "asset" },
  { "contracts", NULL, "to_contract" },
  { NULL },
};

const LyktaRegister lykta_register_transfers = {
  .id = "transfers",
  .label = N_ ("Transfers"),
  .label_one = N_ ("Transfer"),
  .area = LYKTA_AREA_INFORMATION,
  .icon = "send-to-symbolic",
  .purpose = N_ ("Each system's move from one operating contract to another."),
  .reason = N_ ("The classification must have been made before a system is transferred under the new contract (management review "
                "2024, 2.2.1, item 4)."),
  .groups = transfers_groups,
  .fields = transfers_fields,
  .n_fields = G_N_ELEMENTS (transfers_fields),
  .title = 0,
  .views = transfers_views,
  .order = "transfer_date",
  .derive_on = transfers_derive_on,
  .validate = lykta_transfers_validate,
  .derive = lykta_transfers_derive,
};

enum
{
  SUPPLIERS_ABOUT,
  SUPPLIERS_DATA,
  SUPPLIERS_RECORD,
};

static const char *const suppliers_groups[] = {
  N_ ("About the supplier"),
  N_ ("Personal data"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField suppliers_fields[] = {
  TEXT (SUPPLIERS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  TEXT (SUPPLIERS_ABOUT, "organisation_number", N_ ("Organisation number"), COLUMN | SEARCHED | UNIQUE),
  PICK (SUPPLIERS_ABOUT, "country", N_ ("Country"), COLUMN, "countries"),
  TEXT (SUPPLIERS_ABOUT, "contact", N_ ("Contact"), COLUMN | SEARCHED),
  EMAIL (SUPPLIERS_ABOUT, "email", N_ ("E-mail"), PLAIN),
  TEXT (SUPPLIERS_ABOUT, "phone", N_ ("Phone"), PLAIN),
  URL (SUPPLIERS_ABOUT, "url", N_ ("Web address"), PLAIN),
  YES_NO (SUPPLIERS_DATA, "processor", N_ ("Processor"), COLUMN, .help = N_ ("Processes personal data on the office's behalf.")),
  CHOICE (SUPPLIERS_DATA, "agreement_state", N_ ("Processor agreement"), COLUMN | DERIVED, lykta_choices_agreement_coverage),
  DATE (SUPPLIERS_DATA, "agreement_until", N_ ("Agreement ends"), COLUMN | DERIVED),
  NUMBER (SUPPLIERS_DATA, "agreements", N_ ("Agreements in force"), DERIVED),
  LYKTA_RECORD_FIELDS (SUPPLIERS_RECORD),
};

static const LyktaView suppliers_views[] = {
  VIEW_ALL,
  { .id = "processors", .label = N_ ("Processors"), .conditions = WHERE ({ "processor", LYKTA_IS, "yes" }) },
  { .id = "missing",
    .label = N_ ("No processor agreement"),
    .conditions = WHERE ({ "agreement_state", LYKTA_IS, "missing" }),
    .gap = TRUE },
  { .id = "expired",
    .label = N_ ("Processor agreement expired"),
    .conditions = WHERE ({ "agreement_until", LYKTA_BEFORE, "today" }),
    .gap = TRUE },
  { .id = "unknown", .label = N_ ("Processor or not?"), .conditions = WHERE ({ "processor", LYKTA_IS_EMPTY }) },
  { NULL },
};

static const LyktaDependency suppliers_derive_on[] = {
  { "agreements", "supplier" },
  { NULL },
};

const LyktaRegister lykta_register_suppliers = {
  .id = "suppliers",
  .label = N_ ("Suppliers"),
  .label_one = N_ ("Supplier"),
  .area = LYKTA_AREA_INFORMATION,
  .icon = "package-x-generic-symbolic",
  .purpose = N_ ("Those who deliver systems and services, and whether they process personal data for the office."),
  .reason = N_ ("A processor may only process personal data under a contract (Article 28(3) GDPR)."),
  .groups = suppliers_groups,
  .fields = suppliers_fields,
  .n_fields = G_N_ELEMENTS (suppliers_fields),
  .title = 0,
  .views = suppliers_views,
  .derive_on = suppliers_derive_on,
  .derive = lykta_suppliers_derive,
};
