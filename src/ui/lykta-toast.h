/* lykta-toast.h: a message that passes, with the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lykta_toast (GtkWidget *widget, const char *text, gboolean undo);
void lykta_toast_forget_undo (GtkWidget *widget);

G_END_DECLS
