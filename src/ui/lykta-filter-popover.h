/* lykta-filter-popover.h: where a condition is put together, and a view is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-filter.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_FILTER_POPOVER (lykta_filter_popover_get_type ())

/**
 * LyktaFilterPopover:
 *
 * Signals:
 * - `add` (LyktaFilter *filter): show only what fulfils this too.
 * - `save` (const char *name): keep what is shown as a view of that name.
 * - `remove`: forget the view that is shown, one of the user's own.
 */
G_DECLARE_FINAL_TYPE (LyktaFilterPopover, lykta_filter_popover, LYKTA, FILTER_POPOVER, GtkPopover)

GtkWidget *lykta_filter_popover_new (LyktaStore *store, const LyktaRegister *reg);

void lykta_filter_popover_set_can_save (LyktaFilterPopover *self, gboolean can_save, gboolean can_remove);
void lykta_filter_popover_start_saving (LyktaFilterPopover *self);

G_END_DECLS
