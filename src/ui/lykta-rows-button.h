/* lykta-rows-button.h: a figure that opens exactly the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-register.h"

G_BEGIN_DECLS

/* What win.show-ids asks for: the rows of a register under a title of their own. (transfer floating) */
GVariant *lykta_show_ids_target (const char *reg, const char *title, GArray *ids);

/* @title: what the records have in common; @ids: (element-type gint64). Without records it cannot be pressed. */
GtkWidget *lykta_rows_button_new (const LyktaRegister *reg, const char *title, GArray *ids);

G_END_DECLS
