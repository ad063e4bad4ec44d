/* lykta-dependencies-dialog.h: what depends on an asset, and what it depends on: drawn, and as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_DEPENDENCIES_DIALOG (lykta_dependencies_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaDependenciesDialog, lykta_dependencies_dialog, LYKTA, DEPENDENCIES_DIALOG, AdwDialog)

GtkWidget *lykta_dependencies_dialog_new (LyktaStore *store, gint64 asset);

/* For lykta-extras.c */
void lykta_dependencies_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *asset);

G_END_DECLS
