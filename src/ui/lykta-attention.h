/* lykta-attention.h: what needs attention: a badge a register, and the indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-indicator.h"
#include "lykta-matters.h"

G_BEGIN_DECLS

typedef struct _LyktaAttention LyktaAttention;
typedef struct _LyktaBadge LyktaBadge;

/**
 * LyktaBadge:
 * @reg: of which register of the sidebar; what is a part of its records counts with it
 * @urgency: the most urgent kind of attention that is needed
 * @count: how many records need that
 * @text: all of what is needed, in words
 */
struct _LyktaBadge
{
  const LyktaRegister *reg;
  LyktaUrgency urgency;
  guint count;
  char *text;
};

/**
 * LyktaAttention:
 * @badges: (element-type LyktaBadge): of the registers that need attention
 * @figures: (element-type LyktaFigure): the indicators
 */
struct _LyktaAttention
{
  GPtrArray *badges;
  GPtrArray *figures;
};

/* Counts through whole registers: for a worker's thread. */
LyktaAttention *lykta_attention_compute (LyktaStore *store, GCancellable *cancellable, GError **error);
void lykta_attention_free (LyktaAttention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaAttention, lykta_attention_free)

G_END_DECLS
