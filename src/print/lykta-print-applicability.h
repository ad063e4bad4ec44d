/* lykta-print-applicability.h: the statement of applicability
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-print.h"

G_BEGIN_DECLS

/**
 * lykta_print_applicability:
 *
 * A #LyktaPrintFunc of the register of requirements: every control of Annex A with whether it applies, why, and whether it is
 * implemented (ISO/IEC 27001 clause 6.1.3 d), and which of the annex are not in the register.
 */
LyktaDocument *lykta_print_applicability (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
