/* lykta-trend.h: an indicator over the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-indicator.h"

G_BEGIN_DECLS

/**
 * LyktaTrendPoint:
 *
 * What an indicator showed at the end of a year: @value of @total.
 */
typedef struct
{
  int year;
  gint64 value;
  gint64 total;
} LyktaTrendPoint;

/**
 * lykta_trend_read:
 * @most: how many years, the latest of those that are kept
 *
 * Returns: (transfer full) (element-type LyktaTrendPoint): the earliest first, without the current state; empty when nothing is kept
 */
GArray *lykta_trend_read (LyktaStore *store, const LyktaIndicator *indicator, guint most);

/* "2023: 60 % · 2024: 72 %" (transfer full): "" when there is none */
char *lykta_trend_describe (GArray *points);

/* Against last year: 1 a larger share, -1 a smaller one, 0 the same or not known. */
int lykta_figure_compare (const LyktaFigure *figure);

G_END_DECLS
