/* lykta-objective.h: the value of an objective, and whether its target is reached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-indicator.h"

G_BEGIN_DECLS

/* The figure of the indicator that the objective names, or %NULL. @figures: (element-type LyktaFigure) */
const LyktaFigure *lykta_objective_find_figure (LyktaRecord *objective, GPtrArray *figures);

/* In per cent by the indicator's figure, otherwise as typed in; FALSE: there is none. */
gboolean lykta_objective_get_value (LyktaRecord *objective, const LyktaFigure *figure, double *value);
gboolean lykta_objective_is_reached (LyktaRecord *objective, double value);

/**
 * lykta_objective_take_values:
 * @day: of the values
 *
 * Writes the value now of every objective that names an indicator (ISO/IEC 27001 clause 6.2 d: objectives are monitored).
 *
 * Returns: how many; -1 with @error set
 */
int lykta_objective_take_values (LyktaStore *store, LyktaEdit *edit, const char *day, GError **error);

G_END_DECLS
