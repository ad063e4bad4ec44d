/* lykta-incident-form.h: what an authority's form asks about an incident, to copy field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_INCIDENT_FORM (lykta_incident_form_get_type ())

/**
 * LyktaIncidentForm:
 *
 * The questions of IMY's form and of the NIS2 reports in their order, each with its answer and a button that copies it; what
 * is missing has a button that leads to where it is filled in. The answers are in the office's language, as the authority reads
 * them.
 */
G_DECLARE_FINAL_TYPE (LyktaIncidentForm, lykta_incident_form, LYKTA, INCIDENT_FORM, LyktaRecordSection)

/* Asks where to, and writes an incident's sheet. */
void lykta_incident_print (GtkWidget *widget, LyktaStore *store, LyktaRecord *incident);

G_END_DECLS
