/* lykta-measure.h: how far something has come: a share of a whole, said in words, with the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

typedef struct _LyktaMeasure LyktaMeasure;

/**
 * LyktaMeasure:
 * @group: (nullable): the heading it stands under, as of all that follow with the same
 * @name: of what
 * @words: what the bar shows, and what lacks
 * @lacking: whether the words say that something lacks
 * @share: from 0 to 1; negative when there is no whole to be a share of
 * @last: last year's; negative when it is not known
 * @reg: of @ids
 * @ids: the records that make it (element-type gint64)
 * @others_label: (nullable): names the records that lack
 * @others_reg: (nullable): of @others
 * @others: (nullable): the records that lack (element-type gint64)
 */
struct _LyktaMeasure
{
  char *group;
  char *name;
  char *words;
  gboolean lacking;
  double share;
  double last;
  const LyktaRegister *reg;
  GArray *ids;
  char *others_label;
  const LyktaRegister *others_reg;
  GArray *others;
};

/**
 * LyktaMeasureFunc:
 *
 * Measures a register; the rules of each kind are in a file of their own.
 *
 * Returns: (transfer full) (nullable) (element-type LyktaMeasure): in the order they are read; %NULL with @error set
 */
typedef GPtrArray *(*LyktaMeasureFunc) (LyktaStore *store, GError **error);

GPtrArray *lykta_action_measures (LyktaStore *store, GError **error);
GPtrArray *lykta_course_measures (LyktaStore *store, GError **error);
GPtrArray *lykta_focus_area_measures (LyktaStore *store, GError **error);
GPtrArray *lykta_meeting_measures (LyktaStore *store, GError **error);
GPtrArray *lykta_objective_measures (LyktaStore *store, GError **error);

/* (transfer full): of @done out of @total, without words; @ids stay the caller's */
LyktaMeasure *lykta_measure_new (const char *group, const char *name, gint64 done, gint64 total, const LyktaRegister *reg,
                                 GArray *ids);
void lykta_measure_free (LyktaMeasure *self);

/* The share of @done in @total in whole per cent, rounded down: 100 only when nothing lacks. */
int lykta_measure_get_percent (gint64 done, gint64 total);
char *lykta_measure_format_percent (int percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaMeasure, lykta_measure_free)

G_END_DECLS
