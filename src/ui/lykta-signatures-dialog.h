/* lykta-signatures-dialog.h: who signed a document, and whether it is still what they signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_SIGNATURES_DIALOG (lykta_signatures_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LyktaSignaturesDialog, lykta_signatures_dialog, LYKTA, SIGNATURES_DIALOG, AdwDialog)

/**
 * lykta_signatures_dialog_present:
 * @document: a PDF file
 * @name: what it is called
 *
 * Verifies a document in a thread and shows what was found, by the trust list that the user chose or chooses here.
 */
void lykta_signatures_dialog_present (GtkWidget *parent, GBytes *document, const char *name);
void lykta_signatures_dialog_present_file (GtkWidget *parent, GFile *file);

/* Asks for a file first. */
void lykta_signatures_dialog_choose (GtkWidget *parent);

/* Verifies a PDF file that is dropped on a widget, where nothing in it takes files itself. */
void lykta_signatures_dialog_accept_drops (GtkWidget *widget);

G_END_DECLS
