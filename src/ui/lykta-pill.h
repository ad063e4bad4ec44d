/* lykta-pill.h: small labels for states and levels, where they are not drawn by a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-display.h"

G_BEGIN_DECLS

GtkWidget *lykta_pill_new (const char *text, LyktaTone tone);
GtkWidget *lykta_pill_new_for_display (const LyktaDisplay *display);

G_END_DECLS
