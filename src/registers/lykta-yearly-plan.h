/* lykta-yearly-plan.h: the yearly plan (årshjul): the occurrences of the activities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaPlanMark:
 * @LYKTA_PLAN_DONE: a disc with a tick
 * @LYKTA_PLAN_ONGOING: a ring that is half full
 * @LYKTA_PLAN_LATE: a triangle
 * @LYKTA_PLAN_NOT_STARTED: a ring
 * @LYKTA_PLAN_CARRIED: a square with an arrow: carried over, reshaped or moved
 * @LYKTA_PLAN_DROPPED: a ring that is struck through
 *
 * How an item stands on a day, and the shape that says so.
 */
typedef enum
{
  LYKTA_PLAN_DONE,
  LYKTA_PLAN_ONGOING,
  LYKTA_PLAN_LATE,
  LYKTA_PLAN_NOT_STARTED,
  LYKTA_PLAN_CARRIED,
  LYKTA_PLAN_DROPPED,
  LYKTA_N_PLAN_MARKS,
} LyktaPlanMark;

/**
 * LyktaPlanItem:
 * @activity: id of the activity
 * @occurrence: id of the occurrence; 0: the activity itself, or an occurrence that has not been made yet
 * @made: there is a record of it
 * @due: YYYY-MM-DD
 * @period: (nullable): what it is of
 * @state: id of the choice
 * @title: of the activity
 * @track: id of the choice: whose plan it is in
 * @responsible: id of a person, 0 for nobody
 * @focus_area: id of a focus area, 0 for none
 * @indicator: (nullable): code of the indicator that tells how far it is
 * @times_carried: how often the activity has been carried over
 * @settled: the activity is done, carried over, reshaped or dropped
 *
 * One dot of the wheel.
 */
typedef struct
{
  gint64 activity;
  gint64 occurrence;
  gboolean made;
  char *due;
  char *period;
  char *state;
  char *title;
  char *track;
  gint64 responsible;
  gint64 focus_area;
  char *indicator;
  guint times_carried;
  gboolean settled;
} LyktaPlanItem;

LyktaPlanItem *lykta_plan_item_copy (const LyktaPlanItem *self);
void lykta_plan_item_free (LyktaPlanItem *self);
LyktaPlanMark lykta_plan_item_get_mark (const LyktaPlanItem *self, const char *today);
/* Whether something is still to be done about it. */
gboolean lykta_plan_item_is_open (const LyktaPlanItem *self);

const char *lykta_plan_mark_get_label (LyktaPlanMark mark); /* translated */

/**
 * lykta_yearly_plan_list:
 *
 * What there is in a year: the occurrences that have been made, those that the activities' recurrence gives and that have not
 * been made yet, and the activities that are done once: by their day, or by the end of their plan period.
 *
 * Returns: (transfer full) (nullable) (element-type LyktaPlanItem): by day, then by title
 */
GPtrArray *lykta_yearly_plan_list (LyktaStore *store, int year, GError **error);

/**
 * lykta_yearly_plan_make:
 * @from: first year
 * @to: last year
 *
 * Makes the occurrences of decided and ongoing activities for the years. What has been begun, done or moved stays; what has not and is
 * no longer given by the activity's recurrence goes.
 *
 * Returns: (transfer full) (nullable): the edit, empty when everything is there
 */
LyktaEdit *lykta_yearly_plan_make (LyktaStore *store, int from, int to, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPlanItem, lykta_plan_item_free)

G_END_DECLS
