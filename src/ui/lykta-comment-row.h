/* lykta-comment-row.h: one comment in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-record.h"

G_BEGIN_DECLS

/**
 * lykta_comment_row_new:
 *
 * By whom and when, and what it says, as far as that is short. An ancestor has the actions `comments.read` and
 * `comments.withdraw`, with the comment's id.
 *
 * Returns: a GtkListBoxRow
 */
GtkWidget *lykta_comment_row_new (LyktaRecord *comment);

G_END_DECLS
