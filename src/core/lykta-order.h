/* lykta-order.h: the ids of a large register in order, kept while they are true
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store-private.h"

G_BEGIN_DECLS

LyktaOrders *lykta_orders_new (LyktaStore *store);
void lykta_orders_free (LyktaOrders *self);

/* (transfer none): all ids of the register as gint64, sorted by the field as lykta_query_to_sql() sorts them; valid until the next call. */
GArray *lykta_orders_get (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field, gboolean descending,
                          GError **error);

/* What changed; @field NULL: records came or went. */
void lykta_orders_forget (LyktaOrders *self, const LyktaRegister *reg, const LyktaField *field);
void lykta_orders_compare (LyktaOrders *self, LyktaRecord *before, LyktaRecord *after);
void lykta_orders_forget_all (LyktaOrders *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaOrders, lykta_orders_free)

G_END_DECLS
