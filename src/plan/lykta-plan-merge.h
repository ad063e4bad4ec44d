/* lykta-plan-merge.h: what a rule gives, against what has been planned and done already: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-recurrence.h"

G_BEGIN_DECLS

/**
 * LyktaPlanned:
 * @id: of the occurrence
 * @period: (nullable): what it is of
 * @due: the last day
 * @touched: someone has begun, done, moved or dropped it, or written about it: it stays as it is
 *
 * An occurrence that is there.
 */
typedef struct
{
  gint64 id;
  const char *period;
  GDate due;
  gboolean touched;
} LyktaPlanned;

/**
 * LyktaPlanStep:
 * @id: of the occurrence that is changed; 0: a new one
 * @removed: the rule no longer gives it
 * @occasion: what it is to be
 */
typedef struct
{
  gint64 id;
  gboolean removed;
  LyktaOccasion occasion;
} LyktaPlanStep;

/**
 * lykta_plan_merge:
 * @occasions: (element-type LyktaOccasion): what the rule gives for the years
 * @planned: (element-type LyktaPlanned): what is there of the same activity and years
 *
 * Nothing is planned twice, and a change of the rule keeps what was done.
 *
 * Returns: (transfer full) (element-type LyktaPlanStep): what is to be added, moved or removed
 */
GArray *lykta_plan_merge (GArray *occasions, GArray *planned);

G_END_DECLS
