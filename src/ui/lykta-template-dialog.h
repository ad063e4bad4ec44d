/* lykta-template-dialog.h: a classification starts from a normative one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_TEMPLATE_DIALOG (lykta_template_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaTemplateDialog, lykta_template_dialog, LYKTA, TEMPLATE_DIALOG, AdwDialog)

GtkWidget *lykta_template_dialog_new (LyktaStore *store, LyktaRecord *classification);

/* Copies what @classification lacks from @normative and keeps the link (handbook A76). */
gboolean lykta_template_apply (LyktaStore *store, LyktaRecord *classification, gint64 normative, GError **error);

G_END_DECLS
