/* lykta-review.h: the management review of a year: its sections, the facts of the registers, the coordinator's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaFact LyktaFact;
typedef struct _LyktaFactGroup LyktaFactGroup;
typedef struct _LyktaReviewSection LyktaReviewSection;

/**
 * LyktaSectionState:
 * @LYKTA_SECTION_EMPTY: neither facts nor text nor "nothing to report"
 * @LYKTA_SECTION_COMPLETE: something is stated
 * @LYKTA_SECTION_NOTHING: "nothing to report", with name and date
 * @LYKTA_SECTION_CONTRADICTORY: text or statement and registers disagree
 */
typedef enum
{
  LYKTA_SECTION_EMPTY,
  LYKTA_SECTION_COMPLETE,
  LYKTA_SECTION_NOTHING,
  LYKTA_SECTION_CONTRADICTORY,
} LyktaSectionState;

/**
 * LyktaTrend:
 * @LYKTA_TREND_NONE: there is nothing to compare with
 * @LYKTA_TREND_UP: more than last year
 * @LYKTA_TREND_DOWN: less
 * @LYKTA_TREND_SAME: as last year
 */
typedef enum
{
  LYKTA_TREND_NONE,
  LYKTA_TREND_UP,
  LYKTA_TREND_DOWN,
  LYKTA_TREND_SAME,
} LyktaTrend;

/**
 * LyktaFact:
 * @label: what it is about, in the document's language
 * @last: (nullable): last year's figure, as text
 * @now: (nullable): this year's figure, as text
 * @trend: how they compare
 * @sentence: (nullable): the fact as a sentence, when it is one and not a figure
 * @reg: (nullable): the register its rows are in
 * @ids: (nullable): the rows that make it (element-type gint64)
 * @spec: (nullable): the template's entry: how it is printed
 * @count: how many rows
 * @groups: (nullable): what is printed below the sentence (element-type LyktaFactGroup)
 */
struct _LyktaFact
{
  char *label;
  char *last;
  char *now;
  LyktaTrend trend;
  char *sentence;
  const LyktaRegister *reg;
  GArray *ids;

  const struct _LyktaFactSpec *spec;
  gint64 count;
  GPtrArray *groups;
};

/**
 * LyktaFactGroup:
 * @lead: (nullable): before the rows
 * @end: (nullable): after them
 * @rows: an array of texts for each: an item and its number or label, or the cells of a table (element-type GStrv)
 */
struct _LyktaFactGroup
{
  char *lead;
  char *end;
  GPtrArray *rows;
};

/**
 * LyktaReviewSection:
 * @id: stable and English ("incidents")
 * @number: "1.1.7", or "" for tables and approval
 * @level: depth of the heading, 1 to 3
 * @title: in the document's language
 * @record_id: id of its record of the register "sections"
 * @record: (nullable): that record, with the coordinator's text; belongs to the store that was asked
 * @state: whether it is complete
 * @problem: (nullable): why it is contradictory, a sentence for the user
 * @facts: what the registers say (element-type LyktaFact)
 * @spec: the template's entry
 * @printed: it is in the document: optional sections without content are not
 */
struct _LyktaReviewSection
{
  char *id;
  char *number;
  int level;
  char *title;
  gint64 record_id;
  LyktaRecord *record;
  LyktaSectionState state;
  char *problem;
  GPtrArray *facts;

  struct _LyktaReviewTemplate *template_;
  const struct _LyktaSectionSpec *spec;
  gboolean printed;
};

/* The year's review is a record of the register "reviews"; its sections are records of "sections". */
LyktaRecord *lykta_review_find (LyktaStore *store, int year);
LyktaRecord *lykta_review_start (LyktaStore *store, int year, GError **error); /* adds the record and its sections */
GArray *lykta_review_get_years (LyktaStore *store);                            /* of int, latest first */

/* Sections in the document's order, with facts as the registers say now. (element-type LyktaReviewSection) */
GPtrArray *lykta_review_get_sections (LyktaStore *store, LyktaRecord *review, GError **error);
void lykta_review_section_free (LyktaReviewSection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaReviewSection, lykta_review_section_free)

G_END_DECLS
