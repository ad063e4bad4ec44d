/* lykta-attention.h: what needs attention: a badge a register, and the indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-indicator.h"

G_BEGIN_DECLS

typedef struct _LyktaAttention LyktaAttention;
typedef struct _LyktaBadge LyktaBadge;

/**
 * LyktaUrgency:
 * @LYKTA_URGENCY_NONE: nothing to do
 * @LYKTA_URGENCY_INCOMPLETE: something is missing
 * @LYKTA_URGENCY_CLOCK: a clock is running
 * @LYKTA_URGENCY_OVERDUE: something should have been done already
 *
 * What a badge means; never said by its colour alone.
 */
typedef enum
{
  LYKTA_URGENCY_NONE,
  LYKTA_URGENCY_INCOMPLETE,
  LYKTA_URGENCY_CLOCK,
  LYKTA_URGENCY_OVERDUE,
} LyktaUrgency;

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

/* Adds that the record is still open: that its state is not one that is shown as done or dimmed. */
void lykta_query_add_open (LyktaQuery *query);

/* Whether the law runs a clock on the register's deadlines; whether its deadlines are those of another register's records. */
gboolean lykta_register_has_clock (const LyktaRegister *reg);
gboolean lykta_register_repeats_deadlines (const LyktaRegister *reg);

/* The deadline that has passed for the records of a saved view that asks for attention; NULL when it is about something else. */
const LyktaField *lykta_view_get_passed (const LyktaRegister *reg, const LyktaView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaAttention, lykta_attention_free)

G_END_DECLS
