/* lykta-print-incident.h: an incident on paper: clocks, the forms' questions with their answers, timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-print.h"

G_BEGIN_DECLS

LyktaDocument *lykta_print_incident (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
