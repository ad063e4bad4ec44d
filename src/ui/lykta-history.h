/* lykta-history.h: what happened to a record, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-log.h"

G_BEGIN_DECLS

/* "Object leader set to Plan coordinator" */
char *lykta_history_describe (LyktaStore *store, const LyktaLogEntry *entry);

#define LYKTA_TYPE_HISTORY_LIST (lykta_history_list_get_type ())
#define LYKTA_TYPE_HISTORY_DIALOG (lykta_history_dialog_get_type ())

/* The latest few; and all, with who and when. */
G_DECLARE_FINAL_TYPE (LyktaHistoryList, lykta_history_list, LYKTA, HISTORY_LIST, AdwBin)
G_DECLARE_FINAL_TYPE (LyktaHistoryDialog, lykta_history_dialog, LYKTA, HISTORY_DIALOG, AdwDialog)

GtkWidget *lykta_history_list_new (LyktaStore *store);
void lykta_history_list_set_record (LyktaHistoryList *self, LyktaRecord *record);

GtkWidget *lykta_history_dialog_new (LyktaStore *store, LyktaRecord *record);

G_END_DECLS
