/* lykta-yearly-plan.h: the yearly plan (årshjul): the occurrences of the activities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

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
} LyktaPlanItem;

void lykta_plan_item_free (LyktaPlanItem *self);

/**
 * lykta_yearly_plan_list:
 *
 * What there is in a year: the occurrences that have been made, those that the activities' recurrence gives and that have not
 * been made yet, and the activities that are done once.
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
