/* lykta-matters.h: everything with a day by which it must be done, over all registers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaMatter LyktaMatter;
typedef struct _LyktaMatters LyktaMatters;

/**
 * LyktaUrgency:
 * @LYKTA_URGENCY_NONE: nothing to do
 * @LYKTA_URGENCY_INCOMPLETE: something is missing
 * @LYKTA_URGENCY_CLOCK: a clock is running
 * @LYKTA_URGENCY_OVERDUE: something should have been done already
 *
 * How pressing something is; never said by its colour alone.
 */
typedef enum
{
  LYKTA_URGENCY_NONE,
  LYKTA_URGENCY_INCOMPLETE,
  LYKTA_URGENCY_CLOCK,
  LYKTA_URGENCY_OVERDUE,
} LyktaUrgency;

/**
 * LyktaMatter:
 * @reg: of which register it is a record
 * @id: of which record
 * @field: which of its days
 * @title: the record's title
 * @detail: what kind of matter, and whose
 * @who: id of the person whose matter it is; 0: nobody's
 * @due: when it must be done, in the time of Stockholm
 * @timed: whether @due is a moment and not a day
 * @urgency: overdue, a running clock, or just due
 * @left: share of its time that is left, 0 to 1
 * @snooze: id of what puts it off, 0: it is not put off today
 * @until: (nullable): the day until which it is put off, YYYY-MM-DD
 * @reason: (nullable): why
 *
 * One thing that must be done by a day or a moment.
 */
struct _LyktaMatter
{
  const LyktaRegister *reg;
  gint64 id;
  const LyktaField *field;
  char *title;
  char *detail;
  gint64 who;
  GDateTime *due;
  gboolean timed;
  LyktaUrgency urgency;
  double left;
  gint64 snooze;
  char *until;
  char *reason;
};

/**
 * LyktaMatters:
 * @now: when it was read, in the time of Stockholm
 * @list: (element-type LyktaMatter): the nearest first
 * @n_overdue: how many are overdue and not put off, also of those that are not in @list
 * @n_left_out: how many are not in @list, because their register has too many
 */
struct _LyktaMatters
{
  GDateTime *now;
  GPtrArray *list;
  guint n_overdue;
  guint n_left_out;
};

/**
 * lykta_matters_read:
 * @days: how far ahead; clocks of the law at any distance
 * @most: of one register and one of its days
 *
 * What is overdue, by the saved views that ask for attention, and what lies ahead and is still open, by the fields that are deadlines. With a
 * hundred of a register a few quick queries, for the main thread.
 *
 * Returns: (transfer full) (nullable): %NULL when the file could not be read
 */
LyktaMatters *lykta_matters_read (LyktaStore *store, int days, guint most, GError **error);
void lykta_matters_free (LyktaMatters *self);

/* Matters are shared: an array of them holds references. */
LyktaMatter *lykta_matter_ref (LyktaMatter *self);
void lykta_matter_unref (LyktaMatter *self);

/**
 * lykta_matter_can_snooze:
 *
 * Returns: whether it can be put off: the law's clocks (a report, a request) run whoever looks away
 */
gboolean lykta_matter_can_snooze (const LyktaMatter *self);

/* What ends that it is put off. (transfer full) */
LyktaEdit *lykta_matter_wake (const LyktaMatter *self, LyktaStore *store);

/* Adds that the record is still open: that its state is not one that is shown as done or dimmed. */
void lykta_query_add_open (LyktaQuery *query);

/* Whether the law runs a clock on the register's deadlines; whether its deadlines are those of another register's records. */
gboolean lykta_register_has_clock (const LyktaRegister *reg);
gboolean lykta_register_repeats_deadlines (const LyktaRegister *reg);

/* The deadline that has passed for the records of a saved view that asks for attention; NULL when it is about something else. */
const LyktaField *lykta_view_get_passed (const LyktaRegister *reg, const LyktaView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaMatters, lykta_matters_free)

G_END_DECLS
