/* lykta-view-counts.h: how many records each saved view of a register shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_VIEW_COUNTS (lykta_view_counts_get_type ())

/**
 * LyktaViewCounts:
 *
 * Counts without holding up the window, and again when something changed.
 *
 * Signal `changed`: a count is known that was not, or is another one.
 */
G_DECLARE_FINAL_TYPE (LyktaViewCounts, lykta_view_counts, LYKTA, VIEW_COUNTS, GObject)

LyktaViewCounts *lykta_view_counts_new (LyktaStore *store, const LyktaRegister *reg);

gint64 lykta_view_counts_get (LyktaViewCounts *self, guint view); /* -1 while it is not known */
gboolean lykta_view_counts_are_known (LyktaViewCounts *self);

G_END_DECLS
