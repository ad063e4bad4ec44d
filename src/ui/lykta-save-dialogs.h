/* lykta-save-dialogs.h: asks where to, and writes a list, a review or a copy there; or prints it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-export.h"
#include "lykta-print.h"

G_BEGIN_DECLS

/**
 * LyktaSaveFunc:
 * @store: the register, opened again for a thread
 * @data: what the writing was given
 *
 * Returns: whether all was written; %FALSE with @error set
 */
typedef gboolean (*LyktaSaveFunc) (LyktaStore *store, gpointer data, GOutputStream *stream, GCancellable *cancellable,
                                   GError **error);

/* Each says by a toast at @widget when it is done, and by a dialog when it fails. */
void lykta_save_list (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query, const LyktaExport *how);
void lykta_save_list_to (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query, const LyktaExport *how, GFile *target);
void lykta_save_review (GtkWidget *widget, LyktaStore *store, LyktaRecord *review, LyktaPrintFlags flags);
void lykta_save_paper (GtkWidget *widget, LyktaStore *store, const char *title, LyktaPrintFunc make, gint64 id,
                       LyktaPrintFlags flags);
void lykta_print_list (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query, const LyktaExport *how);
void lykta_print_paper (GtkWidget *widget, LyktaStore *store, const char *title, LyktaPrintFunc make, gint64 id,
                        LyktaPrintFlags flags);
void lykta_save_document (GtkWidget *widget, LyktaStore *store, LyktaDocument *document);
void lykta_save_stream (GtkWidget *widget, LyktaStore *store, const char *title, const char *name, const char *const *types,
                        LyktaSaveFunc write, gpointer data, GDestroyNotify free_data, const char *done);
void lykta_save_copy (GtkWidget *widget, LyktaStore *store);

G_END_DECLS
