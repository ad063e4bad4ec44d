/* lykta-dpo-areas.h: the areas of the data protection officer's reports, year by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

GtkWidget *lykta_dpo_areas_new (LyktaStore *store);

G_END_DECLS
