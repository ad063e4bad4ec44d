/* lykta-window.h: the window: a sidebar and the pages of one register file, or the welcome page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_WINDOW (lykta_window_get_type ())

/**
 * LyktaWindow:
 *
 * Shows a register file, or the welcome page while none is open. Pages are made when they are first shown and kept. A page is
 * named "overview", "review" or by the id of its register.
 *
 * What the parts of the window want of it goes by actions, so that they need not know it: `win.toast` (sb), `win.show-page` (s),
 * `win.open-register` (s), `win.open-view` (ss), `win.open-record` (sx), `win.show-ids` (ssax), `win.open-path` (s). They stand in
 * lykta-window-actions.c.
 */
G_DECLARE_FINAL_TYPE (LyktaWindow, lykta_window, LYKTA, WINDOW, AdwApplicationWindow)

LyktaWindow *lykta_window_new (GtkApplication *application);

LyktaStore *lykta_window_get_store (LyktaWindow *self);
void lykta_window_set_store (LyktaWindow *self, LyktaStore *store);

/* Opens a register file; FALSE when it was refused, and the user was told why. */
gboolean lykta_window_open_path (LyktaWindow *self, const char *path);

GtkWidget *lykta_window_show_page (LyktaWindow *self, const char *name);
void lykta_window_show_incident (LyktaWindow *self, gint64 id);
const char *lykta_window_get_page_name (LyktaWindow *self); /* NULL on the welcome page */

G_END_DECLS
