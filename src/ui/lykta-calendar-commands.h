/* lykta-calendar-commands.h: the plan as a calendar file, and the data protection officer's calendar in the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

void lykta_calendar_save_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);
void lykta_calendar_import_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);

/* Reads the file in a thread, changes the plan, and says by a toast at @widget what it did. */
void lykta_calendar_import_file (GtkWidget *widget, LyktaStore *store, GFile *file);

G_END_DECLS
