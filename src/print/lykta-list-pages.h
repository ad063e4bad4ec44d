/* lykta-list-pages.h: a table of any length on the pages of a tagged PDF, a row at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LyktaListPages:
 *
 * Draws rows as they come and keeps none but the first, which the widths of the columns are taken from. Texts are borrowed for the
 * call.
 */
typedef struct _LyktaListPages LyktaListPages;

/**
 * LyktaListPagesColumn:
 * @label: its head
 * @end: numbers, which are compared from their ends
 * @strong: what the row is about
 */
typedef struct
{
  const char *label;
  gboolean end;
  gboolean strong;
} LyktaListPagesColumn;

/* So many columns can still be read on a page. */
#define LYKTA_LIST_PAGES_MAX_COLUMNS 16

/* @lines: below the title, ended by NULL: what the list was narrowed by, and of what day it is */
LyktaListPages *lykta_list_pages_new (const char *language, const char *author, const char *title, const char *const *lines,
                                      const LyktaListPagesColumn *columns, guint n_columns, GOutputStream *stream,
                                      GError **error);
void lykta_list_pages_free (LyktaListPages *self);

/* @texts: one for each column; an error of the stream is told by lykta_list_pages_finish(). */
void lykta_list_pages_add (LyktaListPages *self, const char *const *texts);
/* @end: stands below the table */
gboolean lykta_list_pages_finish (LyktaListPages *self, const char *end, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaListPages, lykta_list_pages_free)

G_END_DECLS
