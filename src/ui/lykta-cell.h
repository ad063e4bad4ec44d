/* lykta-cell.h: one value in a table, drawn by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-display.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_CELL (lykta_cell_get_type ())

G_DECLARE_FINAL_TYPE (LyktaCell, lykta_cell, LYKTA, CELL, GtkWidget)

/**
 * LyktaCellMetrics:
 * @context: the text settings of the table
 * @height: of a line of text, in pixels
 *
 * What all cells of a table share: a Pango context for each of some two thousand would cost more than their texts.
 */
typedef struct
{
  PangoContext *context;
  int height;
} LyktaCellMetrics;

GtkWidget *lykta_cell_new (const LyktaCellMetrics *metrics);

void lykta_cell_take (LyktaCell *self, LyktaDisplay *display);
const char *lykta_cell_get_text (LyktaCell *self);
const char *lykta_cell_get_mark (LyktaCell *self);
LyktaLook lykta_cell_get_look (LyktaCell *self);

G_END_DECLS
