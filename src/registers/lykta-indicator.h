/* lykta-indicator.h: the indicators (nyckeltal): computed from the registers, never typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaIndicator LyktaIndicator;
typedef struct _LyktaFigure LyktaFigure;

/**
 * LyktaIndicator:
 * @id: stable and English; the key in `lyktactl gaps --json`
 * @label: for the user, N_() marked ("Assets with an information owner")
 * @missing: for the list of the others, N_() marked ("Assets without an information owner")
 * @reg: id of the register whose records are counted
 * @counted: (nullable): which of its records are counted at all
 * @fulfilled: which of those fulfil it
 *
 * One row of the table of indicators; the table ends with a %NULL id.
 */
struct _LyktaIndicator
{
  const char *id;
  const char *label;
  const char *missing;
  const char *reg;
  const LyktaCondition *counted;
  const LyktaCondition *fulfilled;
};

/**
 * LyktaFigure:
 * @indicator: of what
 * @value: how many fulfil it (or the sum, where results are counts: course results)
 * @total: of how many
 * @has_last: whether last year's figure is known
 * @last_value: last year's
 * @last_total: last year's
 * @missing: ids of the records of the indicator's register that do not fulfil it (element-type gint64)
 */
struct _LyktaFigure
{
  const LyktaIndicator *indicator;
  gint64 value;
  gint64 total;
  gboolean has_last;
  gint64 last_value;
  gint64 last_total;
  GArray *missing;
};

const LyktaIndicator *lykta_indicators_get (void);
const LyktaIndicator *lykta_indicator_find (const char *id);
const char *lykta_indicator_get_label (const LyktaIndicator *self); /* translated */

/* @year: the plan year whose last year is compared with; 0 for the current one. (element-type LyktaFigure) */
GPtrArray *lykta_indicators_compute (LyktaStore *store, int year, GError **error);

/* Keeps the figures of @year in the register "figures", so that next year can compare. */
void lykta_indicators_record (LyktaEdit *edit, LyktaStore *store, int year, GPtrArray *figures);

/* The figure of one of them, for @year as above. */
LyktaFigure *lykta_indicator_compute (LyktaStore *store, const LyktaIndicator *indicator, int year, GError **error);

/* "31 of 38" (transfer full); whether all of them fulfil it, of which there must be some. */
char *lykta_figure_describe (const LyktaFigure *self);
gboolean lykta_figure_is_reached (const LyktaFigure *self);
void lykta_figure_free (LyktaFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaFigure, lykta_figure_free)

G_END_DECLS
