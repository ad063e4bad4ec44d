/* lykta-field.h: one field of a register, as it is declared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-value.h"

G_BEGIN_DECLS

/**
 * LyktaFieldType:
 * @LYKTA_FIELD_TEXT: one line
 * @LYKTA_FIELD_LONG_TEXT: paragraphs
 * @LYKTA_FIELD_NUMBER: a number, whole unless the field has decimals
 * @LYKTA_FIELD_DATE: a day
 * @LYKTA_FIELD_TIME: a moment, entered and shown in Europe/Stockholm, kept in UTC to the second
 * @LYKTA_FIELD_YES_NO: yes, no or not stated
 * @LYKTA_FIELD_CHOICE: one of the program's own choices (a state)
 * @LYKTA_FIELD_PICK: one entry of a pick list that is data in the file
 * @LYKTA_FIELD_PICKS: several entries of such a list; kept as codes joined by a space, in the list's order
 * @LYKTA_FIELD_REFERENCE: a record of another register
 * @LYKTA_FIELD_REFERENCES: several records of another register
 * @LYKTA_FIELD_EMAIL: an e-mail address
 * @LYKTA_FIELD_URL: a web address
 *
 * The closed list of types; whoever switches over it names every one.
 */
typedef enum
{
  LYKTA_FIELD_TEXT,
  LYKTA_FIELD_LONG_TEXT,
  LYKTA_FIELD_NUMBER,
  LYKTA_FIELD_DATE,
  LYKTA_FIELD_TIME,
  LYKTA_FIELD_YES_NO,
  LYKTA_FIELD_CHOICE,
  LYKTA_FIELD_PICK,
  LYKTA_FIELD_PICKS,
  LYKTA_FIELD_REFERENCE,
  LYKTA_FIELD_REFERENCES,
  LYKTA_FIELD_EMAIL,
  LYKTA_FIELD_URL,
} LyktaFieldType;

/**
 * LyktaFieldFlags:
 * @LYKTA_FIELD_REQUIRED: may not be empty
 * @LYKTA_FIELD_UNIQUE: no two records may have the same value
 * @LYKTA_FIELD_COLUMN: a column of the table at the start (at most eight a register)
 * @LYKTA_FIELD_SEARCHED: found by the register's search
 * @LYKTA_FIELD_WANTED: when it is empty, the table says "Missing" and the pane asks for it
 * @LYKTA_FIELD_DUE: a date by which something must be done: past dates show as overdue while the record is open
 * @LYKTA_FIELD_DERIVED: computed by the register's derive hook when something it depends on changes; kept in a column so that lists sort
 *   and filter on it; never typed, never logged
 * @LYKTA_FIELD_CONTENT: the SHA-256 of bytes that the file keeps (lykta-content.h), in hexadecimal; any other is refused
 * @LYKTA_FIELD_RECORD: the id of a record of whichever register, as a number; within an edit also of a new one
 * @LYKTA_FIELD_DUTY: names who answers for the record as long as it is current, and is handed over to a successor; what refers to a
 *   person without it is a fact about the past (who approved, who took part)
 */
typedef enum
{
  LYKTA_FIELD_PLAIN = 0,
  LYKTA_FIELD_REQUIRED = 1 << 0,
  LYKTA_FIELD_UNIQUE = 1 << 1,
  LYKTA_FIELD_COLUMN = 1 << 2,
  LYKTA_FIELD_SEARCHED = 1 << 3,
  LYKTA_FIELD_WANTED = 1 << 4,
  LYKTA_FIELD_DUE = 1 << 5,
  LYKTA_FIELD_DERIVED = 1 << 6,
  LYKTA_FIELD_CONTENT = 1 << 7,
  LYKTA_FIELD_RECORD = 1 << 8,
  LYKTA_FIELD_DUTY = 1 << 9,
} LyktaFieldFlags;

/**
 * LyktaTone:
 *
 * How a choice is shown: always beside its text, never colour alone.
 */
typedef enum
{
  LYKTA_TONE_PLAIN,
  LYKTA_TONE_DONE,
  LYKTA_TONE_ACTIVE,
  LYKTA_TONE_WARNING,
  LYKTA_TONE_ERROR,
  LYKTA_TONE_DIMMED,
} LyktaTone;

/**
 * LyktaChoice:
 * @id: stable, English, as it stands in the file
 * @label: for the user; N_() or NC_() marked
 * @tone: how it is shown
 *
 * One of a field's choices; arrays of them end with a %NULL id, and their order is the order of sorting.
 */
struct _LyktaChoice
{
  const char *id;
  const char *label;
  LyktaTone tone;
};

/**
 * LyktaLapse:
 * @date: id of a date of the same record; arrays end with a %NULL one
 * @choice: how the field is shown when that day has passed
 *
 * What is done does not stay so: a classification that was approved is due again. Which day it is is asked when it is shown; the file
 * keeps the choice itself. Of several days that have passed the first of the array counts.
 */
struct _LyktaLapse
{
  const char *date;
  LyktaChoice choice;
};

/**
 * LyktaField:
 * @id: stable and English; the column in the file and in `lyktactl`
 * @type: what kind of value it holds
 * @label: for the user, in the field's own words; N_() marked
 * @flags: what else is true of it
 * @group: index into the groups of its register
 * @target: (nullable): id of the register referred to, for references
 * @choices: (nullable): for choices
 * @lapse: (nullable): what becomes of choices with %LYKTA_TONE_DONE as time passes
 * @picks: (nullable): id of the pick list, for picks
 * @picks_by: (nullable): id of the choice that says which variant of the pick list applies to a record; see
 *   lykta_store_get_picks_for()
 * @decimals: digits after the decimal sign, for numbers
 * @minimum: least acceptable number; checked when less than @maximum
 * @maximum: greatest acceptable number
 * @unit: (nullable): N_() marked, shown after a number
 * @help: (nullable): one sentence for whoever fills it in, N_() marked
 */
struct _LyktaField
{
  const char *id;
  LyktaFieldType type;
  const char *label;
  LyktaFieldFlags flags;
  guint group;
  const char *target;
  const LyktaChoice *choices;
  const LyktaLapse *lapse;
  const char *picks;
  const char *picks_by;
  guint decimals;
  double minimum;
  double maximum;
  const char *unit;
  const char *help;
};

/* The longest values that are accepted, in characters. */
#define LYKTA_FIELD_MAX_TEXT 1000
#define LYKTA_FIELD_MAX_LONG_TEXT 200000

const char *lykta_field_get_label (const LyktaField *self); /* translated */
const LyktaChoice *lykta_field_find_choice (const LyktaField *self, const char *id);
const char *lykta_choice_get_label (const LyktaChoice *self); /* translated */

/* Values without names: references and picks need lykta_store_format_value() and lykta_store_parse_value(). */
char *lykta_field_format (const LyktaField *self, const LyktaValue *value);
/* Exact and the same in every language: for files and programs. lykta_field_parse() reads it back. */
char *lykta_field_write (const LyktaField *self, const LyktaValue *value);
gboolean lykta_field_parse (const LyktaField *self, const char *text, LyktaValue *value, GError **error);
gboolean lykta_field_check (const LyktaField *self, const LyktaValue *value, GError **error);

G_END_DECLS
