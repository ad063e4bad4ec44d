/* lykta-levels-editor.h: the four aspects of a classification beside one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_LEVELS_EDITOR (lykta_levels_editor_get_type ())
#define LYKTA_TYPE_LEVELS_DIALOG (lykta_levels_dialog_get_type ())

/**
 * LyktaLevelsEditor:
 *
 * Property `wide`: whether they stand beside one another, or below.
 */
G_DECLARE_FINAL_TYPE (LyktaLevelsEditor, lykta_levels_editor, LYKTA, LEVELS_EDITOR, GtkBox)

void lykta_levels_editor_show (LyktaLevelsEditor *self, LyktaStore *store, LyktaRecord *classification);
gboolean lykta_levels_editor_edit_field (LyktaLevelsEditor *self, const LyktaField *field);

/* The same with room for all of it. */
G_DECLARE_FINAL_TYPE (LyktaLevelsDialog, lykta_levels_dialog, LYKTA, LEVELS_DIALOG, AdwDialog)

GtkWidget *lykta_levels_dialog_new (LyktaStore *store, LyktaRecord *classification);

G_END_DECLS
