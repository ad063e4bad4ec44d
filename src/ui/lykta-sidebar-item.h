/* lykta-sidebar-item.h: icon and label of a row, drawn by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_SIDEBAR_ITEM (lykta_sidebar_item_get_type ())

/**
 * LyktaSidebarItem:
 *
 * One widget where a box, an image and a label would be three: the sidebar has some thirty-five rows, and every widget is
 * styled, measured and placed before the first frame. The row that holds it says its name.
 */
G_DECLARE_FINAL_TYPE (LyktaSidebarItem, lykta_sidebar_item, LYKTA, SIDEBAR_ITEM, GtkWidget)

GtkWidget *lykta_sidebar_item_new (const char *icon, const char *label);

/* @badge: (nullable): stands at the end */
void lykta_sidebar_item_set_badge (LyktaSidebarItem *self, GtkWidget *badge);

G_END_DECLS
