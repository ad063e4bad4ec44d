/* lykta-print-answer.h: the answer to a request of a data subject, as a letter and with the search list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-print.h"

G_BEGIN_DECLS

LyktaDocument *lykta_print_answer (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                   GError **error);
LyktaDocument *lykta_print_answer_bundle (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
