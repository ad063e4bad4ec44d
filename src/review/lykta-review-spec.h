/* lykta-review-spec.h: one fact of the review's template: which records, and in what words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-query.h"
#include "lykta-review-words.h"

G_BEGIN_DECLS

typedef struct _LyktaFactColumn LyktaFactColumn;
typedef struct _LyktaFactCondition LyktaFactCondition;
typedef struct _LyktaFactSpec LyktaFactSpec;
typedef struct _LyktaTemplateReader LyktaTemplateReader;

/**
 * LyktaFactForm:
 * @LYKTA_FORM_SENTENCE: a sentence only
 * @LYKTA_FORM_BULLETS: a sentence and a list
 * @LYKTA_FORM_NUMBERS: a sentence and a numbered list, with the records' own numbers
 * @LYKTA_FORM_TERMS: lines with a label
 * @LYKTA_FORM_TABLE: a table
 * @LYKTA_FORM_FIGURES: indicators, last year's beside this year's
 * @LYKTA_FORM_LINES: labelled lines about the review itself: adopted, made known, attached
 */
typedef enum
{
  LYKTA_FORM_SENTENCE,
  LYKTA_FORM_BULLETS,
  LYKTA_FORM_NUMBERS,
  LYKTA_FORM_TERMS,
  LYKTA_FORM_TABLE,
  LYKTA_FORM_FIGURES,
  LYKTA_FORM_LINES,
} LyktaFactForm;

/* A condition whose text may hold placeholders of the year. */
struct _LyktaFactCondition
{
  char *field;
  LyktaOperator operator;
  char *text;
};

struct _LyktaFactColumn
{
  char *label;
  char *cell;
  double width;
  gboolean end;
};

/**
 * LyktaFactSpec:
 * @id: stable and English
 * @form: how it is printed
 * @reg: (nullable): whose records
 * @where: which of them (element-type LyktaFactCondition)
 * @sort: (nullable): by which field; "id" for the order in which they were entered
 * @descending: latest or greatest first
 * @latest_of: (nullable): only those with the greatest value of this number
 * @group: (nullable): one list or table for each value of this field
 * @related: (nullable): the records' own records, the last of which is known as "latest"
 * @related_by: (nullable): by which reference
 * @related_where: which of those (element-type LyktaFactCondition)
 * @unless: records that fulfil one of these are left out; only "is" and "after", also of "latest.judged" (element-type LyktaFactCondition)
 * @picks: (nullable): a pick list, whose length is {total}
 * @years_since: (nullable): a field with a year, from which {age} is counted
 * @counted: (nullable): a yes/no field, whose yes are {counted}
 * @unless_text: is left out of the document when the coordinator wrote something
 * @lead_unless_text: so is its sentence, but not its list
 * @compare: last year's count stands beside this year's
 * @wide: the table takes the whole width
 * @indicators: (nullable): which ones; all when there are none
 * @number: (nullable): field with the printed number
 * @columns: of a table; or labelled lines, each left out while one of its placeholders is empty (element-type LyktaFactColumn)
 * @label: what it is about, for the facts in the window
 * @lead: the sentence
 * @item: (nullable): of a list
 * @item_label: (nullable): of a labelled line
 * @group_lead: (nullable): before each group's list
 * @group_end: after it
 * @table_number: (nullable): "Tabell 2.1"
 * @caption: (nullable): of a table
 * @subcaption: (nullable): of a table
 * @note: (nullable): below it
 */
struct _LyktaFactSpec
{
  char *id;
  LyktaFactForm form;
  const LyktaRegister *reg;
  GArray *where;
  char *sort;
  gboolean descending;
  char *latest_of;
  char *group;
  const LyktaRegister *related;
  char *related_by;
  GArray *related_where;
  GArray *unless;
  char *picks;
  char *years_since;
  char *counted;
  gboolean unless_text;
  gboolean lead_unless_text;
  gboolean compare;
  gboolean wide;
  char **indicators;
  char *number;
  GArray *columns;

  char *label;
  LyktaPlural lead;
  char *item;
  char *item_label;
  char *group_lead;
  LyktaPlural group_end;
  char *table_number;
  char *caption;
  char *subcaption;
  char *note;
};

/**
 * LyktaTemplateReader:
 * @registers: which fields there are
 * @file: that is read, for messages
 * @place: what is read in it, for messages
 * @error: where to say what is wrong
 */
struct _LyktaTemplateReader
{
  const LyktaRegister *const *registers;
  const char *file;
  const char *place;
  GError **error;
};

/* Says what is wrong and where. Returns FALSE. */
gboolean lykta_template_reader_fail (const LyktaTemplateReader *self, const char *what);
/* Whether a text has only placeholders that stand for something; @spec adds the fields of its register. */
gboolean lykta_template_reader_check_text (const LyktaTemplateReader *self, const char *text, const LyktaFactSpec *spec);

LyktaFactSpec *lykta_fact_spec_new (const char *id);
void lykta_fact_spec_free (LyktaFactSpec *self);
gboolean lykta_fact_spec_read (LyktaFactSpec *self, const LyktaTemplateReader *reader, JsonObject *json, JsonObject *words);

G_END_DECLS
