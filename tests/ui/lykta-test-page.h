/* lykta-test-page.h: a window for one widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-test-office.h"

G_BEGIN_DECLS

/* Starts GTK as the application does: its style, no animations, one font. */
void lykta_test_page_init (int *argc, char ***argv);

/* @child in a window with a toast overlay. Closing it checks that @child is gone. */
GtkWidget *lykta_test_page_present (GtkWidget *child, int width, int height);
void lykta_test_page_close (GtkWidget *window, GtkWidget *child);

void lykta_test_page_save_picture (GtkWidget *window, const char *path);

/* The same into the folder that LYKTA_PICTURES names; nothing without one. */
void lykta_test_page_take_picture (GtkWidget *window, const char *name);

/* Takes win.show-ids: @shown then says "register|title|how many". */
void lykta_test_page_note_rows (GtkWidget *window, char **shown);

G_END_DECLS
