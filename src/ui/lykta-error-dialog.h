/* lykta-error-dialog.h: says what went wrong and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *lykta_error_get_heading (const GError *error); /* translated, a few words */

/* Nothing is said of what the user cancelled or dismissed. */
void lykta_error_dialog_present (GtkWidget *parent, const GError *error);

G_END_DECLS
