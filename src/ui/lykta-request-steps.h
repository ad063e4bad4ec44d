/* lykta-request-steps.h: the three steps of a request, and what to do now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REQUEST_STEPS (lykta_request_steps_get_type ())

/**
 * LyktaRequestSteps:
 *
 * Initiate, perform, follow up: who is responsible, when it was done, and a button for what is to be done now; above them how
 * long is left to answer.
 */
G_DECLARE_FINAL_TYPE (LyktaRequestSteps, lykta_request_steps, LYKTA, REQUEST_STEPS, LyktaRecordSection)

G_END_DECLS
