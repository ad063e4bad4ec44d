/* lykta-snapshot-pen.h: the yearly wheel drawn on a GtkSnapshot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-wheel-drawing.h"

G_BEGIN_DECLS

/**
 * LyktaSnapshotPen:
 * @widget: whose font is written in
 * @snapshot: (nullable): whose origin is the wheel's middle; %NULL to measure only
 */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  GskPathBuilder *builder; /* owned */
  GskPath *path;           /* owned */
  gboolean moved;
} LyktaSnapshotPen;

#define LYKTA_SNAPSHOT_PEN_INIT(widget_, snapshot_) { .widget = (widget_), .snapshot = (snapshot_) }

void lykta_snapshot_pen_clear (LyktaSnapshotPen *self);

extern const LyktaWheelPen lykta_snapshot_pen;

void lykta_ink_from_color (LyktaInk *ink, const GdkRGBA *color);

/* What is seen behind what is drawn dark on light, or light on dark. */
void lykta_ink_get_ground (LyktaInk *ground);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LyktaSnapshotPen, lykta_snapshot_pen_clear)

G_END_DECLS
