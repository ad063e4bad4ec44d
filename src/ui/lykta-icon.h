/* lykta-icon.h: a picture beside words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that says no more than the words beside it: a screen reader passes it by. */
GtkWidget *lykta_icon_new (const char *icon_name);

G_END_DECLS
