/* lykta-rows-button.h: a figure that opens exactly the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-register.h"

G_BEGIN_DECLS

/* @title: what the records have in common; @ids: (element-type gint64). Without records it cannot be pressed. */
GtkWidget *lykta_rows_button_new (const LyktaRegister *reg, const char *title, GArray *ids);

G_END_DECLS
