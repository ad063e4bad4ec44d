/* lykta-governance-commands.h: requirements to start from, the statement of applicability, values of objectives, actions from findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* Commands of registers, for lykta-extras.c */
void lykta_add_annex_a_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);
void lykta_add_areas_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);
void lykta_applicability_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);
void lykta_take_values_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);

/* Commands on a record */
void lykta_add_action_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record);
void lykta_document_compared_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record);
gboolean lykta_document_is_behind (LyktaStore *store, LyktaRecord *record);

G_END_DECLS
