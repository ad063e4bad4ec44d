/* lykta-overview-rows.h: the rows of the Overview's lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-agenda.h"

G_BEGIN_DECLS

/* Each opens what it tells of. */
GtkWidget *lykta_matter_row_new (const LyktaMatter *matter, GDateTime *now, gboolean narrow);
GtkWidget *lykta_upcoming_row_new (const LyktaMatter *matter, gboolean narrow);
GtkWidget *lykta_nothing_row_new (const char *text);

/* Has no action of its own: the page unfolds the list when it is activated. */
GtkWidget *lykta_more_row_new (guint n_more);

/* An indicator's row is there before its figure, so that nothing moves when that comes. */
GtkWidget *lykta_figure_row_new (const LyktaIndicator *indicator, GtkSizeGroup *labels);
void lykta_figure_row_set (GtkWidget *row, const LyktaFigure *figure, const char *years);
void lykta_figure_row_set_narrow (GtkWidget *row, gboolean narrow); /* the bar beneath the label */

G_END_DECLS
