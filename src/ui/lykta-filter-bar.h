/* lykta-filter-bar.h: which records of a register are shown: views, conditions, a search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"
#include "lykta-view-counts.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_FILTER_BAR (lykta_filter_bar_get_type ())

/**
 * LyktaFilterBar:
 *
 * Chips of the saved views, the register's and the user's own, and of what else narrows the list.
 *
 * Signal `changed`: other records are to be shown; lykta_filter_bar_make_query() says which.
 */
G_DECLARE_FINAL_TYPE (LyktaFilterBar, lykta_filter_bar, LYKTA, FILTER_BAR, AdwBin)

GtkWidget *lykta_filter_bar_new (LyktaStore *store, const LyktaRegister *reg, LyktaViewCounts *counts);

LyktaQuery *lykta_filter_bar_make_query (LyktaFilterBar *self);
const LyktaView *lykta_filter_bar_get_view (LyktaFilterBar *self);
gboolean lykta_filter_bar_is_narrowed (LyktaFilterBar *self);

char *lykta_filter_bar_describe (LyktaFilterBar *self); /* (transfer full): "No owner · Kind is System"; "" when all are shown */

gboolean lykta_filter_bar_select_view (LyktaFilterBar *self, const char *id);
void lykta_filter_bar_set_search (LyktaFilterBar *self, const char *search);
void lykta_filter_bar_show_ids (LyktaFilterBar *self, const char *title, GArray *ids);
void lykta_filter_bar_clear (LyktaFilterBar *self);
void lykta_filter_bar_start_saving (LyktaFilterBar *self);

G_END_DECLS
