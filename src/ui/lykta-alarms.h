/* lykta-alarms.h: tells when the clock of an incident report runs out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-digest.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ALARMS (lykta_alarms_get_type ())

/**
 * LyktaAlarms:
 *
 * While a file is open it tells, by notifications of the desktop, that a report has six hours left, one hour left, or is late:
 * each once, also when the program was ended in between. Nothing is said of what bears a secrecy mark but that a clock runs out.
 */
G_DECLARE_FINAL_TYPE (LyktaAlarms, lykta_alarms, LYKTA, ALARMS, GObject)

/**
 * LyktaAlarm:
 * @report: id of the report
 * @incident: id of its incident, which the notification opens
 * @title: how much time is left for what
 * @body: of which incident
 * @late: whether the time has passed
 */
typedef struct
{
  gint64 report;
  gint64 incident;
  char *title;
  char *body;
  gboolean late;
} LyktaAlarm;

LyktaAlarms *lykta_alarms_new (LyktaStore *store);

/* What is to be told at @now and has not been told; it counts as told from then on. (element-type LyktaAlarm) (transfer full) */
GPtrArray *lykta_alarms_take (LyktaAlarms *self, GDateTime *now);

/* The day's digest, unless it was taken today or it is a quiet hour; it counts as told from then on. (transfer full) (nullable) */
LyktaDigest *lykta_alarms_take_digest (LyktaAlarms *self, GDateTime *now);

/* Tells what there is to tell, through the application. */
void lykta_alarms_tell (LyktaAlarms *self);

/* Begins to look every minute, and tells through the application. */
void lykta_alarms_start (LyktaAlarms *self);

G_END_DECLS
