/* lykta-report-row.h: one report of an incident with its clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REPORT_ROW (lykta_report_row_get_type ())

/**
 * LyktaReportRow:
 *
 * What is reported to whom, how much time is left in words and as a ring, and a button for what is to be done. Only what has
 * changed since is drawn anew when the clock ticks.
 *
 * Signal `chosen`: its button was pressed, or the row activated.
 */
G_DECLARE_FINAL_TYPE (LyktaReportRow, lykta_report_row, LYKTA, REPORT_ROW, GtkListBoxRow)

GtkWidget *lykta_report_row_new (LyktaStore *store, LyktaRecord *incident, LyktaRecord *report);

LyktaRecord *lykta_report_row_get_report (LyktaReportRow *self);
void lykta_report_row_tick (LyktaReportRow *self, GDateTime *now);
void lykta_report_row_set_wide (LyktaReportRow *self, gboolean wide);
void lykta_report_row_set_first (LyktaReportRow *self, gboolean first);

G_END_DECLS
