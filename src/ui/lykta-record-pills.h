/* lykta-record-pills.h: what a record is, in a few coloured labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* Its secrecy mark first, then its states and numbers. */
void lykta_record_pills_show (AdwWrapBox *pills, LyktaStore *store, LyktaRecord *record);

G_END_DECLS
