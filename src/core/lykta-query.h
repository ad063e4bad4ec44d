/* lykta-query.h: which records of a register, in what order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-register.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_QUERY (lykta_query_get_type ())

GType lykta_query_get_type (void) G_GNUC_CONST;

LyktaQuery *lykta_query_new (const LyktaRegister *reg);
LyktaQuery *lykta_query_new_for_view (const LyktaRegister *reg, const LyktaView *view);
LyktaQuery *lykta_query_copy (const LyktaQuery *self);
void lykta_query_free (LyktaQuery *self);

/* Words that must all occur, each anywhere in the searched fields, whatever the letters' case. NULL or "" finds all. */
void lykta_query_set_search (LyktaQuery *self, const char *search);
void lykta_query_add_condition (LyktaQuery *self, const char *field, LyktaOperator operator_, const char *text);
void lykta_query_add_conditions (LyktaQuery *self, const LyktaCondition *conditions);

/* Only these records, as far as they fulfil the rest. (element-type gint64); NULL: any */
void lykta_query_set_ids (LyktaQuery *self, GArray *ids);

/* Empty values come last in both directions; equal ones by title. NULL sorts as the register does at the start. */
void lykta_query_set_sort (LyktaQuery *self, const LyktaField *field, gboolean descending);

const LyktaRegister *lykta_query_get_register (const LyktaQuery *self);
const char *lykta_query_get_search (const LyktaQuery *self);
const LyktaField *lykta_query_get_sort (const LyktaQuery *self, gboolean *descending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaQuery, lykta_query_free)

G_END_DECLS
