/* lykta-chooser.h: a list to choose from by typing a few letters, where what is missing can be created
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_CHOOSER (lykta_chooser_get_type ())

/**
 * LyktaChooser:
 *
 * A popover with the choices of a field: its own choices, a pick list, or the records of another register.
 *
 * Signals:
 * - `chosen`: the value changed and the popover closed.
 * - `create` (const char *title): no record of that name is there, and the user wants one.
 */
G_DECLARE_FINAL_TYPE (LyktaChooser, lykta_chooser, LYKTA, CHOOSER, GtkPopover)

GtkWidget *lykta_chooser_new (LyktaStore *store, const LyktaField *field);

void lykta_chooser_set_record (LyktaChooser *self, LyktaRecord *record);
void lykta_chooser_set_value (LyktaChooser *self, const LyktaValue *value);
const LyktaValue *lykta_chooser_get_value (LyktaChooser *self);
void lykta_chooser_set_search (LyktaChooser *self, const char *text);

G_END_DECLS
