/* lykta-monitor.h: keeps the agenda and what needs attention up to date with the open register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-agenda.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_MONITOR (lykta_monitor_get_type ())

/**
 * LyktaMonitor:
 *
 * Signal `updated`: agenda or attention are new. Changes that follow each other quickly are counted once.
 */
G_DECLARE_FINAL_TYPE (LyktaMonitor, lykta_monitor, LYKTA, MONITOR, GObject)

LyktaMonitor *lykta_monitor_new (LyktaStore *store);
void lykta_monitor_start (LyktaMonitor *self);

LyktaStore *lykta_monitor_get_store (LyktaMonitor *self);

/* The agenda is there at once, attention a while after the start. Borrowed until `updated`. */
const LyktaAgenda *lykta_monitor_get_agenda (LyktaMonitor *self);
const LyktaAttention *lykta_monitor_get_attention (LyktaMonitor *self);

/* For tests: whether nothing is under way. */
gboolean lykta_monitor_is_idle (LyktaMonitor *self);

G_END_DECLS
