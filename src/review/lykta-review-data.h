/* lykta-review-data.h: what a review says, for programs: its facts as JSON, its tables as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-review-scope.h"

G_BEGIN_DECLS

#define LYKTA_REVIEW_FACTS_NAME "facts.json"

typedef struct _LyktaReviewDatum LyktaReviewDatum;

/**
 * LyktaReviewDatum:
 * @name: file name
 * @media_type: "text/csv"
 * @description: what it is, in the document's language
 * @content: its bytes
 * @sha256: of @content, in hexadecimal digits
 */
struct _LyktaReviewDatum
{
  char *name;
  const char *media_type;
  char *description;
  GBytes *content;
  char *sha256;
};

void lykta_review_datum_free (LyktaReviewDatum *self);

/**
 * lykta_review_data_make:
 * @scope: the review; of a public version, what is marked is in none of the files
 * @sections: (element-type LyktaReviewSection): with their facts
 *
 * Makes the files that belong to a review's document: the facts first, then their JSON schema and a file for each table. The same facts
 * give the same bytes.
 *
 * Returns: (transfer full) (element-type LyktaReviewDatum): the files; %NULL on error
 */
GPtrArray *lykta_review_data_make (const LyktaReviewScope *scope, GPtrArray *sections, GError **error);

G_END_DECLS
