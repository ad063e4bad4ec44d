/* lykta-agenda.h: what is due: clocks, what is overdue, the year's activities, the next days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-attention.h"

G_BEGIN_DECLS

typedef struct _LyktaAgenda LyktaAgenda;

/* How far the agenda looks ahead. */
#define LYKTA_AGENDA_DAYS 30

/**
 * LyktaProgress:
 *
 * Where the year's activities stand.
 */
typedef enum
{
  LYKTA_PROGRESS_DONE,
  LYKTA_PROGRESS_ONGOING,
  LYKTA_PROGRESS_LATE,
  LYKTA_PROGRESS_NOT_STARTED,
} LyktaProgress;

#define LYKTA_N_PROGRESS (LYKTA_PROGRESS_NOT_STARTED + 1)

/**
 * LyktaAgenda:
 * @now: when it was made, in the time of Stockholm
 * @matters: (element-type LyktaMatter): clocks and overdue matters, the nearest first
 * @n_overdue: how many of them are overdue
 * @upcoming: (element-type LyktaMatter): due within %LYKTA_AGENDA_DAYS
 * @year: the plan year
 * @activities: (element-type gint64): the year's activities, by where they stand
 */
struct _LyktaAgenda
{
  GDateTime *now;
  GPtrArray *matters;
  guint n_overdue;
  GPtrArray *upcoming;
  int year;
  GArray *activities[LYKTA_N_PROGRESS];
};

/* A few quick queries: for the main thread. */
LyktaAgenda *lykta_agenda_new (LyktaStore *store, GError **error);
void lykta_agenda_free (LyktaAgenda *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaAgenda, lykta_agenda_free)

G_END_DECLS
