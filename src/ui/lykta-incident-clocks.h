/* lykta-incident-clocks.h: the reports of an incident, each with its clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_INCIDENT_CLOCKS (lykta_incident_clocks_get_type ())

/**
 * LyktaIncidentClocks:
 *
 * To whom an incident is reported and how long is left, one row a report; which reports it should have and has not, with a
 * button that starts them.
 */
G_DECLARE_FINAL_TYPE (LyktaIncidentClocks, lykta_incident_clocks, LYKTA, INCIDENT_CLOCKS, LyktaRecordSection)

void lykta_incident_clocks_set_wide (LyktaIncidentClocks *self, gboolean wide);

G_END_DECLS
