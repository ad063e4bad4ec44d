/* lykta-weeding.h: what may be weeded by now, by which rule; it proposes and deletes nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaWeedingItem:
 * @reg: register of the record
 * @id: the record
 * @title: its title
 * @rule: what the rule is about, translated
 * @source: (nullable): where the rule is written
 * @years: after how many years
 * @event: the day it is counted from (YYYY-MM-DD)
 * @due: from this day on it may be weeded
 * @fields: (nullable): what is emptied, ended by %NULL; without, the record is deleted with its parts
 *
 * One proposal.
 */
typedef struct
{
  const LyktaRegister *reg;
  gint64 id;
  char *title;
  char *rule;
  char *source;
  double years;
  char *event;
  char *due;
  const char *const *fields;
} LyktaWeedingItem;

/**
 * lykta_weeding_find:
 * @today: the day it is
 *
 * Public documents are weeded by decision only (arkivlagen (1990:782) 10 §); how long which of them are kept is data: the pick list
 * "weeding", a number of years an entry with its source, and for requests what the office says. An entry without years, or a
 * class of retention without, preserves.
 *
 * Returns: (transfer full) (nullable) (element-type LyktaWeedingItem): the oldest first
 */
GPtrArray *lykta_weeding_find (LyktaStore *store, const char *today, GError **error);

/* (transfer full): what weeds the items, as one step that can be undone. Comments, attachments and the history stay. */
LyktaEdit *lykta_weeding_make_edit (LyktaStore *store, GPtrArray *items);

/* (transfer full): "after 2 years" */
char *lykta_weeding_format_years (const LyktaWeedingItem *item);

G_END_DECLS
