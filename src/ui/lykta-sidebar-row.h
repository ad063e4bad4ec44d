/* lykta-sidebar-row.h: one page in the sidebar, with a badge where something needs attention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-attention.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_SIDEBAR_ROW (lykta_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (LyktaSidebarRow, lykta_sidebar_row, LYKTA, SIDEBAR_ROW, GtkListBoxRow)

/* @heading: (nullable): of the group that the page belongs to */
GtkWidget *lykta_sidebar_row_new (const char *page, const char *label, const char *icon, const char *heading);

const char *lykta_sidebar_row_get_page (LyktaSidebarRow *self);
const char *lykta_sidebar_row_get_heading (LyktaSidebarRow *self);
void lykta_sidebar_row_set_badge (LyktaSidebarRow *self, LyktaUrgency urgency, guint count, const char *text);
GtkWidget *lykta_sidebar_row_get_badge (LyktaSidebarRow *self);

G_END_DECLS
