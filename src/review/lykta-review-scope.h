/* lykta-review-scope.h: what the placeholders of a review stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-secrecy.h"
#include "lykta-review-template.h"
#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaReviewScope LyktaReviewScope;
typedef struct _LyktaReviewRow LyktaReviewRow;

/**
 * LyktaReviewScope:
 * @store: the register file
 * @template_: in the office's language
 * @office: the office's record
 * @review: the review's record
 * @year: the plan year, N
 * @period: the year it looks back on
 * @as_of: the day it speaks for
 * @taken_on: (nullable): the day on which facts are being taken that were not taken yet
 * @retaken: and those that were, too
 * @decided: (nullable): fields of the review as they will be when it is approved, by their ids
 * @secrecy: (nullable): of a public version: what it leaves out
 * @hidden: what a public version has left out so far (a set of "register id")
 */
struct _LyktaReviewScope
{
  LyktaStore *store;
  LyktaReviewTemplate *template_;
  LyktaRecord *office;
  LyktaRecord *review;
  gint64 year;
  gint64 period;
  char *as_of;
  const char *taken_on;
  gboolean retaken;
  GHashTable *decided;
  LyktaSecrecy *secrecy;
  GHashTable *hidden;
};

/**
 * LyktaReviewRow:
 * @scope: the review
 * @spec: (nullable): the fact
 * @section: (nullable): the section's record
 * @record: (nullable): the row's record
 * @latest: (nullable): the last of its own records
 * @count: of the fact or the group
 * @counted: how many of them have the counted field
 * @total: of how many
 * @latest_year: of the fact, when it asks for it
 * @list: (nullable): names of all rows
 * @shift: years to shift "year" and "period" by, for last year's figures
 *
 * Where a sentence is filled; the lookup's user data.
 */
struct _LyktaReviewRow
{
  const LyktaReviewScope *scope;
  const LyktaFactSpec *spec;
  LyktaRecord *section;
  LyktaRecord *record;
  LyktaRecord *latest;
  gint64 count;
  gint64 counted;
  gint64 total;
  gint64 latest_year;
  const char *list;
  int shift;
};

LyktaReviewScope *lykta_review_scope_new (LyktaStore *store, LyktaRecord *review, gboolean public_, GError **error);
void lykta_review_scope_free (LyktaReviewScope *self);

/* Whether a public version leaves the record out; it is counted then. */
gboolean lykta_review_scope_hides (const LyktaReviewScope *self, LyktaRecord *record);
/* (transfer full) (nullable): the record's secrecy mark, in the document's language */
char *lykta_review_scope_format_mark (const LyktaReviewScope *self, LyktaRecord *record);

char *lykta_review_scope_format (const LyktaReviewScope *self, LyktaRecord *record, const LyktaField *field);
char *lykta_review_row_look_up (const char *name, gpointer row); /* a LyktaLookupFunc */
char *lykta_review_row_fill (const LyktaReviewRow *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaReviewScope, lykta_review_scope_free)

G_END_DECLS
