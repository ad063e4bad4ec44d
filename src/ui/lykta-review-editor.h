/* lykta-review-editor.h: one section of a review: the facts, and the coordinator's own text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-review.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REVIEW_EDITOR (lykta_review_editor_get_type ())

/**
 * LyktaReviewEditor:
 *
 * The text is saved when it rests a moment and when it is left; what someone else saved meanwhile is shown and asked about,
 * and nothing typed is lost.
 *
 * Signal `text-changed`: the section was saved.
 */
G_DECLARE_FINAL_TYPE (LyktaReviewEditor, lykta_review_editor, LYKTA, REVIEW_EDITOR, AdwBin)

/* Saves what is typed, then shows @section (borrowed for the call). @review says which years the columns are. */
void lykta_review_editor_set_section (LyktaReviewEditor *self, LyktaStore *store, LyktaRecord *review,
                                      const LyktaReviewSection *section);
gboolean lykta_review_editor_save (LyktaReviewEditor *self); /* FALSE when it could not be saved; the text stays */

G_END_DECLS
