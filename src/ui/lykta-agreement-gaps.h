/* lykta-agreement-gaps.h: what is processed by others without a valid agreement, by supplier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_AGREEMENT_GAPS (lykta_agreement_gaps_get_type ())

/**
 * LyktaAgreementGaps:
 *
 * The gap list (A57) as a face of the agreements: a supplier's processings and assets that lack a valid agreement, why, and a
 * button that starts the agreement which would cover them.
 */
G_DECLARE_FINAL_TYPE (LyktaAgreementGaps, lykta_agreement_gaps, LYKTA, AGREEMENT_GAPS, AdwBin)

GtkWidget *lykta_agreement_gaps_new (LyktaStore *store);

G_END_DECLS
