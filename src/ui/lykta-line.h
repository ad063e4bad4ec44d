/* lykta-line.h: a label that wraps where the window is narrow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: (nullable): plain text; @css_class: (nullable). Long words break, too. */
GtkWidget *lykta_line_new (const char *text, const char *css_class);

G_END_DECLS
