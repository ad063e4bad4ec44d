/* lykta-filter.h: conditions that a user puts together, and how they read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/**
 * LyktaFilter:
 * @field: which field
 * @operator: how it is compared
 * @text: (nullable): with what, as in #LyktaCondition
 *
 * A condition that the user put together.
 */
typedef struct
{
  const LyktaField *field;
  LyktaOperator operator;
  char *text;
} LyktaFilter;

/**
 * LyktaFilterOperator:
 * @operator: what is asked of the field
 * @label: how it reads after the field's label; N_() marked
 * @has_value: whether a value belongs to it
 *
 * One of the comparisons that make sense for a type of field; arrays end with a %NULL label.
 */
typedef struct
{
  LyktaOperator operator;
  const char *label;
  gboolean has_value;
} LyktaFilterOperator;

LyktaFilter *lykta_filter_new (const LyktaField *field, LyktaOperator operator_, const char *text);
LyktaFilter *lykta_filter_copy (const LyktaFilter *self);
void lykta_filter_free (LyktaFilter *self);

const LyktaFilterOperator *lykta_filter_get_operators (const LyktaField *field);
const LyktaFilterOperator *lykta_filter_find_operator (const LyktaField *field, LyktaOperator operator_);
char *lykta_filter_text_for_value (const LyktaField *field, const LyktaValue *value);
char *lykta_filter_describe (const LyktaFilter *self, LyktaStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaFilter, lykta_filter_free)

G_END_DECLS
