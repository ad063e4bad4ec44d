/* bench-window.h: what GTK alone takes for an empty window and for a table of nothing, the floor of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

GtkWidget *bench_table_new (guint n_rows);
void bench_table_refill (GtkWidget *table);
