/* lykta-import-save.h: asks where to, and writes there the rows that an import refuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-import-check.h"

G_BEGIN_DECLS

/* Says by a toast at @widget when it is done, and by a dialog when it fails. */
void lykta_import_save_refused (GtkWidget *widget, LyktaStore *store, LyktaImportPlan *plan, const LyktaImportResult *result);

G_END_DECLS
