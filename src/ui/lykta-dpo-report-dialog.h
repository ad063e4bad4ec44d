/* lykta-dpo-report-dialog.h: the six areas of the data protection officer's yearly report, as a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_DPO_REPORT_DIALOG (lykta_dpo_report_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaDpoReportDialog, lykta_dpo_report_dialog, LYKTA, DPO_REPORT_DIALOG, AdwDialog)

/* @year: of the report; 0: last year, which is the one that comes in February */
LyktaDpoReportDialog *lykta_dpo_report_dialog_new (LyktaStore *store, int year);

void lykta_dpo_report_dialog_set_grade (LyktaDpoReportDialog *self, const char *area, const char *grade, const char *text);
gboolean lykta_dpo_report_dialog_save (LyktaDpoReportDialog *self);

/* For the menu of the findings' page. */
void lykta_dpo_report_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);

G_END_DECLS
