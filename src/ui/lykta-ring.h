/* lykta-ring.h: how much time is left, as a ring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_RING (lykta_ring_get_type ())

/**
 * LyktaRing:
 *
 * A ring whose arc is the share that is left; a full ring with "!" when it is overdue. It decorates a row that says the same
 * in words, and has no name of its own.
 */
G_DECLARE_FINAL_TYPE (LyktaRing, lykta_ring, LYKTA, RING, GtkWidget)

GtkWidget *lykta_ring_new (double left, gboolean overdue);
void lykta_ring_set_left (LyktaRing *self, double left, gboolean overdue);

G_END_DECLS
