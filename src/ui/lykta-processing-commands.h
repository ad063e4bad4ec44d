/* lykta-processing-commands.h: the record of processing and one activity of it, as papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

/* Asks where to and writes the paper. */
void lykta_record_of_processing_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query);
void lykta_processing_document_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record);

G_END_DECLS
