/* lykta-review-template.h: what a review has in which order, and in what words: read from files that an office can change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two files, both JSON: review-sections.json says which sections there are and which records each is made from;
 * review-template.LANGUAGE.json says it in words. Both are shipped in the program. A file of the same name in the user's data folder
 * (~/.local/share/lykta/) takes its place: copy the shipped one from data/review/, change it, export again. What is wrong in it is
 * said in a sentence with the place.
 */

#pragma once

#include "lykta-query.h"
#include "lykta-review-words.h"

G_BEGIN_DECLS

typedef struct _LyktaFactColumn LyktaFactColumn;
typedef struct _LyktaFactCondition LyktaFactCondition;
typedef struct _LyktaFactSpec LyktaFactSpec;
typedef struct _LyktaReviewTemplate LyktaReviewTemplate;
typedef struct _LyktaSectionSpec LyktaSectionSpec;

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
 * LyktaSectionSpec:
 * @id: stable and English, as in the register "sections"
 * @level: 1 to 3
 * @numbered: has a number
 * @heading: has a heading of its own (tables have a caption)
 * @optional: is left out when it is empty
 * @only_heading: is a heading over others and needs no content
 * @title: in the document's language
 * @facts: (element-type LyktaFactSpec)
 */
struct _LyktaSectionSpec
{
  char *id;
  guint level;
  gboolean numbered;
  gboolean heading;
  gboolean optional;
  gboolean only_heading;
  char *title;
  GPtrArray *facts;
};

struct _LyktaReviewTemplate
{
  gatomicrefcount ref_count;
  LyktaWords *words;
  GPtrArray *facts;    /* of LyktaFactSpec */
  GPtrArray *sections; /* of LyktaSectionSpec */
};

LyktaReviewTemplate *lykta_review_template_load (const char *language, const LyktaRegister *const *registers, GError **error);
LyktaReviewTemplate *lykta_review_template_parse (const char *sections, const char *words, const char *language,
                                                  const LyktaRegister *const *registers, GError **error);
LyktaReviewTemplate *lykta_review_template_ref (LyktaReviewTemplate *self);
void lykta_review_template_unref (LyktaReviewTemplate *self);
LyktaSectionSpec *lykta_review_template_find_section (LyktaReviewTemplate *self, const char *id);

/* The title of a section, for its record. */
char *lykta_review_template_fill_title (const LyktaSectionSpec *section, int year);

/* Whether a name is one of those that every sentence may use ("year"). */
gboolean lykta_review_template_knows (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaReviewTemplate, lykta_review_template_unref)

G_END_DECLS
