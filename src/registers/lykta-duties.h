/* lykta-duties.h: what a person answers for, is due to do, and hands over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaDuty LyktaDuty;
typedef struct _LyktaDebt LyktaDebt;

/**
 * LyktaDuty:
 * @reg: a register
 * @field: a field of it that refers to people; one marked %LYKTA_FIELD_DUTY is a duty, any other a fact about the past
 * @current: (element-type gint64): the records that still hold and name the person; of a fact all
 * @past: (element-type gint64): those that are done with: history, which stays
 * @overdue: (element-type gint64): those of @current of which a deadline has passed
 *
 * All that names a person in one way.
 */
struct _LyktaDuty
{
  const LyktaRegister *reg;
  const LyktaField *field;
  GArray *current;
  GArray *past;
  GArray *overdue;
};

/**
 * LyktaDebt:
 * @reg: a register
 * @id: of a record that the person answers for
 * @field: its deadline
 * @due: when, as the field holds it
 *
 * Something that a person owes.
 */
struct _LyktaDebt
{
  const LyktaRegister *reg;
  gint64 id;
  const LyktaField *field;
  char *due;
};

/* In the order of the registers; what names nobody is left out. (element-type LyktaDuty) */
GPtrArray *lykta_duties_find (LyktaStore *store, gint64 person, GError **error);
/* The nearest first. (element-type LyktaDebt) */
GPtrArray *lykta_duties_find_debts (LyktaStore *store, gint64 person, GError **error);

gboolean lykta_duty_is_fact (const LyktaDuty *self);

/* Leaves out the records for which nobody answers any more. */
void lykta_query_add_current (LyktaQuery *query);

/**
 * lykta_duties_hand_over:
 * @edit: to which the changes are added
 * @duty: of @from; a fact is left alone
 * @from: id of who leaves
 * @to: id of the successor; the edit's own id when the edit adds the successor
 * @date: the successor's first day
 *
 * Hands over what is current. A role that is held from a day to a day ends the day before and begins anew for the successor.
 *
 * Returns: how many records are handed over
 */
guint lykta_duties_hand_over (LyktaStore *store, LyktaEdit *edit, const LyktaDuty *duty, gint64 from, gint64 to,
                              const char *date);

void lykta_duty_free (LyktaDuty *self);
void lykta_debt_free (LyktaDebt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDuty, lykta_duty_free)

G_END_DECLS
