/* lykta-choices.h: choices that several registers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-field.h"

G_BEGIN_DECLS

extern const LyktaChoice lykta_choices_agreement_coverage[];
extern const LyktaChoice lykta_choices_authorisation[];
extern const LyktaChoice lykta_choices_fulfilment[];
extern const LyktaChoice lykta_choices_person_category[];

extern const LyktaLapse lykta_lapses_classification[];

G_END_DECLS
