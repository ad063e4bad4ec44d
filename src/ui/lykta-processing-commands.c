/* lykta-processing-commands.c: the record of processing and one activity of it, as papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-processing-commands.h"

#include <glib/gi18n-lib.h>

#include "lykta-print-record-of-processing.h"
#include "lykta-save-dialogs.h"

void
lykta_record_of_processing_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  lykta_save_paper (widget, store, _ ("Record of processing"), lykta_print_record_of_processing, 0, LYKTA_PRINT_WHOLE);
}

void
lykta_processing_document_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record)
{
  lykta_save_paper (widget, store, lykta_record_get_text (record, "name"), lykta_print_record_of_processing,
                    lykta_record_get_id (record), LYKTA_PRINT_WHOLE);
}
