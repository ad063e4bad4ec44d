/* lykta-measures-face.h: a register as bars: how far each thing has come, with the records that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_MEASURES_FACE (lykta_measures_face_get_type ())

G_DECLARE_FINAL_TYPE (LyktaMeasuresFace, lykta_measures_face, LYKTA, MEASURES_FACE, AdwBin)

/* Faces of registers, for lykta-extras.c */
GtkWidget *lykta_measures_face_new_actions (LyktaStore *store);
GtkWidget *lykta_measures_face_new_courses (LyktaStore *store);
GtkWidget *lykta_measures_face_new_focus_areas (LyktaStore *store);
GtkWidget *lykta_measures_face_new_meetings (LyktaStore *store);
GtkWidget *lykta_measures_face_new_objectives (LyktaStore *store);

G_END_DECLS
