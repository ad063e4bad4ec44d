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

#include "lykta-review-spec.h"

G_BEGIN_DECLS

typedef struct _LyktaReviewTemplate LyktaReviewTemplate;
typedef struct _LyktaSectionSpec LyktaSectionSpec;

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaReviewTemplate, lykta_review_template_unref)

G_END_DECLS
