/* lykta-overview-page.h: what a head of office reads in one minute
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-monitor.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_OVERVIEW_PAGE (lykta_overview_page_get_type ())

G_DECLARE_FINAL_TYPE (LyktaOverviewPage, lykta_overview_page, LYKTA, OVERVIEW_PAGE, AdwBin)

GtkWidget *lykta_overview_page_new (LyktaMonitor *monitor);

G_END_DECLS
