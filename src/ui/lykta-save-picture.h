/* lykta-save-picture.h: what a widget shows, saved as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to; PNG or SVG by the name that is given. Says by a toast when it is done, and by a dialog when it fails. */
void lykta_save_picture (GtkWidget *widget, const char *name);

gboolean lykta_write_picture (GtkWidget *widget, const char *path, GError **error);

G_END_DECLS
