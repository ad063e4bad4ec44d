/* lykta-save-wheel.h: the yearly wheel as a file or on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @items: (element-type LyktaPlanItem): of the year. Asks where to; SVG or PDF by the name that is given. */
void lykta_save_wheel (GtkWidget *widget, GPtrArray *items, int year, const char *today);
void lykta_print_wheel (GtkWidget *widget, GPtrArray *items, int year, const char *today);

/* Without asking; @path ends in ".svg" for SVG, anything else is PDF. */
gboolean lykta_write_wheel (GPtrArray *items, int year, const char *today, const char *path, GError **error);

G_END_DECLS
