/* lykta-coverage.h: whether those who process personal data do so under an agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-store.h"

G_BEGIN_DECLS

/* Each fills agreement_state and agreement_until. An agreement covers what it lists; one that lists nothing covers all that
 * its supplier does. That it has expired is no state: agreement_until is then before today. */
void lykta_coverage_derive_supplier (LyktaStore *store, LyktaRecord *supplier);
void lykta_coverage_derive_asset (LyktaStore *store, LyktaRecord *asset);
void lykta_coverage_derive_processing (LyktaStore *store, LyktaRecord *processing);

gboolean lykta_coverage_is_in_force (LyktaRecord *agreement);
gboolean lykta_coverage_covers (LyktaRecord *agreement, const char *field, gint64 id);

G_END_DECLS
