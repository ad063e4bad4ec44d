/* lykta-register.h: a register, as it is declared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-field.h"

G_BEGIN_DECLS

/**
 * LyktaArea:
 *
 * The groups of the sidebar. %LYKTA_AREA_OFFICE holds what is set up once (pick lists, deadline rules, the office) and
 * what belongs to records of any register (attachments, comments); it is not in the sidebar.
 */
typedef enum
{
  LYKTA_AREA_INFORMATION,
  LYKTA_AREA_PEOPLE,
  LYKTA_AREA_PERSONAL_DATA,
  LYKTA_AREA_EVENTS,
  LYKTA_AREA_RISK,
  LYKTA_AREA_GOVERNANCE,
  LYKTA_AREA_OFFICE,
} LyktaArea;

/**
 * LyktaOperator:
 * @LYKTA_IS: equals @text (an id of a choice, a code, "yes"/"no", a record's id, a number, a date)
 * @LYKTA_IS_NOT: does not equal @text; empty values count
 * @LYKTA_IS_ONE_OF: equals one of the ids or codes in @text, separated by spaces
 * @LYKTA_IS_EMPTY: nothing is stated
 * @LYKTA_IS_NOT_EMPTY: something is stated
 * @LYKTA_CONTAINS: the text holds @text whatever the letters' case; a list of references or picks holds that id or code
 * @LYKTA_BEFORE: a date or time before @text
 * @LYKTA_AFTER: a date or time after @text
 * @LYKTA_LESS: a number less than @text
 * @LYKTA_MORE: a number greater than @text
 * @LYKTA_NOT_BEFORE: a date or time that is not before @text, or none stated (in force until further notice)
 * @LYKTA_NOT_AFTER: a date or time that is not after @text, or none stated (since before anyone remembers)
 *
 * For dates @text may be relative: "today", "today+30", "today-365", "year" (1 January this year), "year+1" (1 January next year).
 * For numbers @text may be "year", "year+1" …: the number of this year, of the next.
 * For references @text may be "me": the person who uses the program, by name.
 */
typedef enum
{
  LYKTA_IS,
  LYKTA_IS_NOT,
  LYKTA_IS_ONE_OF,
  LYKTA_IS_EMPTY,
  LYKTA_IS_NOT_EMPTY,
  LYKTA_CONTAINS,
  LYKTA_BEFORE,
  LYKTA_AFTER,
  LYKTA_LESS,
  LYKTA_MORE,
  LYKTA_NOT_BEFORE,
  LYKTA_NOT_AFTER,
} LyktaOperator;

/**
 * LyktaCondition:
 * @field: id of the field; arrays end with a %NULL one
 * @operator: how it is compared
 * @text: (nullable): with what
 *
 * Conditions of one list hold together (and).
 */
struct _LyktaCondition
{
  const char *field;
  LyktaOperator operator;
  const char *text;
};

/**
 * LyktaView:
 * @id: stable and English; arrays end with a %NULL one
 * @label: as on its chip; N_() marked
 * @conditions: which records it shows
 * @sort: (nullable): id of the field to sort by; by the title otherwise
 * @descending: latest or greatest first
 * @gap: records in it want attention: counted in the sidebar's badge and in the bar below the table
 */
struct _LyktaView
{
  const char *id;
  const char *label;
  const LyktaCondition *conditions;
  const char *sort;
  gboolean descending;
  gboolean gap;
};

/**
 * LyktaDependency:
 * @source: id of another register; arrays end with a %NULL one
 * @field: (nullable): id of a field of @source that refers to this register: when a record of @source changes, what it
 *   refers or referred to by @field is derived again
 * @own: (nullable): id of a field of this register that refers to @source: when a record of @source changes, what refers to
 *   it by @own is derived again; where @own is an entry of a pick list and @source is "picks", what has that entry
 * @value: (nullable): id of the field of @source that the derived fields are made of: records in which it is empty do not matter
 *
 * At most one of @field and @own is given; without either every record of this register is derived again, which is for what the office says
 * once for all. A record whose derived values changed has changed: what depends on it is derived after it.
 */
struct _LyktaDependency
{
  const char *source;
  const char *field;
  const char *own;
  const char *value;
};

/**
 * LyktaRegister:
 * @id: stable and English; also the table's name
 * @label: the many, as in the sidebar; N_() marked
 * @label_one: one of them, as in "New asset"; N_() marked
 * @area: where it stands in the sidebar
 * @icon: name of a symbolic icon
 * @parent: (nullable): id of the field that refers to the record it is a part of (an item of a request, a report of an
 *   incident); such registers have no place of their own in the sidebar
 * @purpose: what it is for, one sentence; N_() marked
 * @reason: why it matters, one sentence of law or of practice with its source; N_() marked
 * @groups: headings of the fields in the pane, N_() marked, ends with %NULL
 * @fields: its own fields, then %LYKTA_RECORD_FIELDS
 * @n_fields: how many
 * @title: index of the field that names a record
 * @views: saved views, the first shows all
 * @order: (nullable): id of the field to sort by at the start instead of the title
 * @descending: that order from the last to the first
 * @single: holds one record, which is changed and not added to
 * @current: (nullable): which of its records someone still answers for; %NULL: those whose state is not shown as done or dimmed
 * @derive_on: (nullable): what else the derived fields depend on
 * @kept: its records are never deleted; only the adding of one can be taken back
 * @validate: (nullable): the rules that are code; called in the transaction with the whole new record
 * @derives_new: whether a new record is derived without looking for itself in the file. Then its row is written once and not twice;
 *   what else the edit adds has it derived again by @derive_on.
 * @derive: (nullable): fills the derived fields of a record
 * @summary: (nullable): a second line for lists of related records
 */
struct _LyktaRegister
{
  const char *id;
  const char *label;
  const char *label_one;
  LyktaArea area;
  const char *icon;
  const char *parent;
  const char *purpose;
  const char *reason;
  const char *const *groups;
  const LyktaField *fields;
  guint n_fields;
  guint title;
  const LyktaView *views;
  const char *order;
  gboolean descending;
  gboolean single;
  const LyktaCondition *current;
  const LyktaDependency *derive_on;
  gboolean derives_new;
  gboolean kept;

  gboolean (*validate) (LyktaStore *store, LyktaRecord *before, LyktaRecord *after, GError **error);
  void (*derive) (LyktaStore *store, LyktaRecord *record);
  char *(*summary) (LyktaStore *store, LyktaRecord *record);
};

/* Group of the fields that every record has; keep it last in @groups. */
#define LYKTA_RECORD_GROUP N_ ("Note and secrecy")

/**
 * LYKTA_RECORD_FIELDS:
 * @group: index of %LYKTA_RECORD_GROUP in the register's groups
 *
 * The fields that every record has: a note, and the secrecy mark with section of law, date and authority
 * (OSL 5 kap. 5 §). They close the array of fields. Who changed the record last and when is kept beside them by the store.
 */
/* clang-format off */
#define LYKTA_RECORD_FIELDS(group_)                                                                                  \
  { .id = "note", .type = LYKTA_FIELD_LONG_TEXT, .label = N_ ("Note"), .flags = LYKTA_FIELD_SEARCHED, .group = (group_) },                        \
  { .id = "secrecy_section", .type = LYKTA_FIELD_PICK, .label = N_ ("Secrecy, section of law"), .picks = "secrecy", .group = (group_) },         \
  { .id = "secrecy_date", .type = LYKTA_FIELD_DATE, .label = N_ ("Secrecy, marked on"), .group = (group_) },                                      \
  { .id = "secrecy_authority", .type = LYKTA_FIELD_TEXT, .label = N_ ("Secrecy, marked by authority"), .group = (group_) }
/* clang-format on */

const char *lykta_register_get_label (const LyktaRegister *self);     /* translated */
const char *lykta_register_get_label_one (const LyktaRegister *self); /* translated */
const LyktaField *lykta_register_get_title (const LyktaRegister *self);
const LyktaField *lykta_register_find_field (const LyktaRegister *self, const char *id);
int lykta_register_find_field_index (const LyktaRegister *self, const char *id); /* -1 when there is none */
const LyktaView *lykta_register_find_view (const LyktaRegister *self, const char *id);
const char *lykta_area_get_label (LyktaArea area); /* translated */

/* The registers are an array that ends with NULL; the store borrows it. */
const LyktaRegister *lykta_registers_find (const LyktaRegister *const *registers, const char *id);

G_END_DECLS
