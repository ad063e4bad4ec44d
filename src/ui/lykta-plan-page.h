/* lykta-plan-page.h: the yearly plan (årshjul): a wheel, a list, three years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-monitor.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_PLAN_PAGE (lykta_plan_page_get_type ())

/**
 * LyktaPlanPage:
 *
 * Three views of the same occurrences. Actions of its own begin with `plan.`; `page.add` and `page.print` it has as registers have.
 */
G_DECLARE_FINAL_TYPE (LyktaPlanPage, lykta_plan_page, LYKTA, PLAN_PAGE, AdwBin)

GtkWidget *lykta_plan_page_new (LyktaMonitor *monitor);

/* @view: "wheel", "list" or "years" */
void lykta_plan_page_show (LyktaPlanPage *self, int year, const char *view);

G_END_DECLS
