/* lykta-coverage-gaps.h: what is processed by others without a valid agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaCoverageGap LyktaCoverageGap;

/**
 * LyktaCoverageReason:
 * @LYKTA_COVERAGE_NONE: there is no agreement with the supplier
 * @LYKTA_COVERAGE_DRAFT: one is being drafted
 * @LYKTA_COVERAGE_NOT_LISTED: the agreements in force list other things, and not this one
 * @LYKTA_COVERAGE_EXPIRED: the agreement that covered it has expired
 */
typedef enum
{
  LYKTA_COVERAGE_NONE,
  LYKTA_COVERAGE_DRAFT,
  LYKTA_COVERAGE_NOT_LISTED,
  LYKTA_COVERAGE_EXPIRED,
} LyktaCoverageReason;

/**
 * LyktaCoverageGap:
 * @supplier: who processes the data
 * @reg: of what: processings or assets
 * @id: which
 * @reason: why it is a gap
 * @agreement: the agreement that comes nearest, or 0
 * @ended_on: (nullable): its last day, when it has expired
 *
 * One line of the gap list (A57): a processing or asset, its processor, and what lacks (Article 28(3) GDPR).
 */
struct _LyktaCoverageGap
{
  gint64 supplier;
  const LyktaRegister *reg;
  gint64 id;
  LyktaCoverageReason reason;
  gint64 agreement;
  char *ended_on;
};

void lykta_coverage_gap_free (LyktaCoverageGap *self);

GPtrArray *lykta_coverage_find_gaps (LyktaStore *store, gint64 supplier, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaCoverageGap, lykta_coverage_gap_free)

G_END_DECLS
