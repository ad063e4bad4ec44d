/* lykta-incident-page.h: an incident on a page of its own: clocks, timeline, the forms' fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_INCIDENT_PAGE (lykta_incident_page_get_type ())

/**
 * LyktaIncidentPage:
 *
 * What one works with while an incident goes on. It brings its own header bar.
 */
G_DECLARE_FINAL_TYPE (LyktaIncidentPage, lykta_incident_page, LYKTA, INCIDENT_PAGE, AdwBin)

GtkWidget *lykta_incident_page_new (LyktaStore *store);
void lykta_incident_page_set_incident (LyktaIncidentPage *self, gint64 id);

G_END_DECLS
