/* lykta-aspect-editor.h: the level of one aspect of a classification, with what it means and why it was chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ASPECT_EDITOR (lykta_aspect_editor_get_type ())

/**
 * LyktaAspectEditor:
 *
 * A choice is saved as it is made.
 */
G_DECLARE_FINAL_TYPE (LyktaAspectEditor, lykta_aspect_editor, LYKTA, ASPECT_EDITOR, AdwBin)

GtkWidget *lykta_aspect_editor_new (LyktaStore *store, guint aspect);

void lykta_aspect_editor_show (LyktaAspectEditor *self, LyktaRecord *classification);
void lykta_aspect_editor_set_wide (LyktaAspectEditor *self, gboolean wide);
gboolean lykta_aspect_editor_edit_field (LyktaAspectEditor *self, const LyktaField *field);

G_END_DECLS
