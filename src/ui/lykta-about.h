/* lykta-about.h: what the program is, and which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lykta_about_present (GtkWidget *parent);

G_END_DECLS
