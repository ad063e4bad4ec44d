/* lykta-register-people.c: units, people and the roles they hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-choices.h"
#include "lykta-declare.h"
#include "lykta-register-list.h"
#include "lykta-rules.h"

static const LyktaChoice unit_kind_choices[] = {
  { "committee", N_ ("Committee"), LYKTA_TONE_PLAIN },
  { "office", N_ ("Office"), LYKTA_TONE_PLAIN },
  { "department", N_ ("Department"), LYKTA_TONE_PLAIN },
  { "unit", N_ ("Unit"), LYKTA_TONE_PLAIN },
  { NULL },
};

enum
{
  UNITS_ABOUT,
  UNITS_RECORD,
};

static const char *const units_groups[] = {
  N_ ("About the unit"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField units_fields[] = {
  TEXT (UNITS_ABOUT, "name", N_ ("Name"), REQUIRED | COLUMN | SEARCHED),
  CHOICE (UNITS_ABOUT, "kind", N_ ("Kind"), COLUMN, unit_kind_choices),
  REFERENCE (UNITS_ABOUT, "parent", N_ ("Belongs to"), COLUMN, "units"),
  REFERENCE (UNITS_ABOUT, "head", N_ ("Head"), COLUMN | WANTED | DUTY, "people"),
  LYKTA_RECORD_FIELDS (UNITS_RECORD),
};

static const LyktaView units_views[] = {
  VIEW_ALL,
  { .id = "no_head", .label = N_ ("No head"), .conditions = WHERE ({ "head", LYKTA_IS_EMPTY }), .gap = TRUE },
  { NULL },
};

const LyktaRegister lykta_register_units = {
  .id = "units",
  .label = N_ ("Units"),
  .label_one = N_ ("Unit"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "network-workgroup-symbolic",
  .purpose = N_ ("How the office is organised, from committee to unit."),
  .reason = N_ ("Roles and responsibilities must be assigned and known (ISO/IEC 27001 clause 5.3)."),
  .groups = units_groups,
  .fields = units_fields,
  .n_fields = G_N_ELEMENTS (units_fields),
  .title = 0,
  .views = units_views,
  .validate = lykta_units_validate,
};

enum
{
  PEOPLE_ABOUT,
  PEOPLE_RECORD,
};

static const char *const people_groups[] = {
  N_ ("About the person"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField people_fields[] = {
  TEXT (PEOPLE_ABOUT, "name", N_ ("Name or role title"), REQUIRED | COLUMN | SEARCHED),
  REFERENCE (PEOPLE_ABOUT, "unit", N_ ("Unit"), COLUMN, "units"),
  CHOICE (PEOPLE_ABOUT, "category", N_ ("Category"), COLUMN, lykta_choices_person_category),
  EMAIL (PEOPLE_ABOUT, "email", N_ ("E-mail"), COLUMN | SEARCHED),
  TEXT (PEOPLE_ABOUT, "phone", N_ ("Phone"), COLUMN),
  DATE (PEOPLE_ABOUT, "employed_from", N_ ("From"), COLUMN),
  DATE (PEOPLE_ABOUT, "employed_to", N_ ("To"), COLUMN),
  DATE (PEOPLE_ABOUT, "introduced_on", N_ ("Introduced"), PLAIN,
        .help = N_ ("When a new employee or consultant had the introduction to information security.")),
  DATE (PEOPLE_ABOUT, "introduce_by", N_ ("Introduce by"), DERIVED | DUE),
  LYKTA_RECORD_FIELDS (PEOPLE_RECORD),
};

static const LyktaView people_views[] = {
  VIEW_ALL,
  { .id = "managers", .label = N_ ("Managers"), .conditions = WHERE ({ "category", LYKTA_IS, "manager" }) },
  { .id = "not_introduced",
    .label = N_ ("Not introduced"),
    .conditions = WHERE ({ "category", LYKTA_IS_ONE_OF, "newly_employed consultant" }, { "introduced_on", LYKTA_IS_EMPTY },
                         { "employed_to", LYKTA_NOT_BEFORE, "today" }),
    .gap = TRUE },
  { .id = "late",
    .label = N_ ("Introduction late"),
    .conditions = WHERE ({ "introduce_by", LYKTA_BEFORE, "today" }, { "employed_to", LYKTA_NOT_BEFORE, "today" }),
    .sort = "introduce_by" },
  { .id = "left", .label = N_ ("Have left"), .conditions = WHERE ({ "employed_to", LYKTA_BEFORE, "today" }) },
  { NULL },
};

/* How soon new staff is introduced is the office's to say. */
static const LyktaDependency people_derive_on[] = {
  { "office" },
  { NULL },
};

const LyktaRegister lykta_register_people = {
  .id = "people",
  .label = N_ ("People"),
  .label_one = N_ ("Person"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "system-users-symbolic",
  .purpose = N_ ("Those who own, lead or are responsible for something here, by role title where a name is not needed."),
  .reason = N_ ("Only the personal data that are needed may be kept (Article 5(1)(c) GDPR): a role title often suffices."),
  .groups = people_groups,
  .fields = people_fields,
  .n_fields = G_N_ELEMENTS (people_fields),
  .title = 0,
  .views = people_views,
  .derive_on = people_derive_on,
  .derive = lykta_people_derive,
};

enum
{
  ROLES_ABOUT,
  ROLES_RECORD,
};

static const char *const roles_groups[] = {
  N_ ("About the role"),
  LYKTA_RECORD_GROUP,
  NULL,
};

static const LyktaField roles_fields[] = {
  TEXT (ROLES_ABOUT, "title", N_ ("Role"), COLUMN | SEARCHED | DERIVED),
  PICK (ROLES_ABOUT, "role", N_ ("Role held"), REQUIRED, "roles"),
  REFERENCE (ROLES_ABOUT, "person", N_ ("Person"), COLUMN | WANTED | DUTY, "people"),
  REFERENCE (ROLES_ABOUT, "unit", N_ ("Unit"), COLUMN, "units"),
  DATE (ROLES_ABOUT, "held_from", N_ ("From"), COLUMN),
  DATE (ROLES_ABOUT, "held_to", N_ ("To"), COLUMN),
  LYKTA_RECORD_FIELDS (ROLES_RECORD),
};

static const LyktaView roles_views[] = {
  VIEW_ALL,
  { .id = "now",
    .label = N_ ("Held now"),
    .conditions = WHERE ({ "held_from", LYKTA_NOT_AFTER, "today" }, { "held_to", LYKTA_NOT_BEFORE, "today" }) },
  { .id = "coming", .label = N_ ("Coming"), .conditions = WHERE ({ "held_from", LYKTA_AFTER, "today" }), .sort = "held_from" },
  { .id = "vacant",
    .label = N_ ("Vacant"),
    .conditions =
        WHERE ({ "person", LYKTA_IS_EMPTY }, { "held_from", LYKTA_NOT_AFTER, "today" }, { "held_to", LYKTA_NOT_BEFORE, "today" }),
    .gap = TRUE },
  { NULL },
};

static const LyktaDependency roles_derive_on[] = {
  { "people", NULL, "person" },
  { NULL },
};

const LyktaRegister lykta_register_roles = {
  .id = "roles",
  .label = N_ ("Roles held"),
  .label_one = N_ ("Role"),
  .area = LYKTA_AREA_PEOPLE,
  .icon = "auth-smartcard-symbolic",
  .purpose = N_ ("Who holds which role, from when to when; one person may hold several."),
  .reason = N_ ("The city's application instructions state responsibilities and roles (management review 2024, 1.1)."),
  .groups = roles_groups,
  .fields = roles_fields,
  .n_fields = G_N_ELEMENTS (roles_fields),
  .title = 0,
  .views = roles_views,
  .current = WHERE ({ "held_to", LYKTA_NOT_BEFORE, "today" }),
  .derive_on = roles_derive_on,
  .validate = lykta_roles_validate,
  .derive = lykta_roles_derive,
};
