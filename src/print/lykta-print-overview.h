/* lykta-print-overview.h: the Overview on one page, for the management group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-print.h"

G_BEGIN_DECLS

/* A #LyktaPrintFunc of the whole file: what is overdue, the indicators over the years, the plan, the next 30 days. */
LyktaDocument *lykta_print_overview (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
