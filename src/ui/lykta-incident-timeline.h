/* lykta-incident-timeline.h: what happened during an incident, and a line to add to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_INCIDENT_TIMELINE (lykta_incident_timeline_get_type ())

/**
 * LyktaIncidentTimeline:
 *
 * The events of an incident, the latest first. One adds to it and changes nothing: Article 33(5) GDPR asks for the facts of a
 * breach, its effects and what was done.
 */
G_DECLARE_FINAL_TYPE (LyktaIncidentTimeline, lykta_incident_timeline, LYKTA, INCIDENT_TIMELINE, LyktaRecordSection)

G_END_DECLS
