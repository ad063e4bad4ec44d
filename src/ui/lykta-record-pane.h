/* lykta-record-pane.h: one record: what it is, what needs doing, all its fields, what belongs to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_RECORD_PANE (lykta_record_pane_get_type ())

/**
 * LyktaRecordPane:
 *
 * Shows and edits the records of one register, one at a time. Its buttons are the page's actions: `page.previous-record`,
 * `page.next-record`, `page.close-record`, `page.delete`.
 */
G_DECLARE_FINAL_TYPE (LyktaRecordPane, lykta_record_pane, LYKTA, RECORD_PANE, AdwBin)

GtkWidget *lykta_record_pane_new (LyktaStore *store, const LyktaRegister *reg);

LyktaRecord *lykta_record_pane_get_record (LyktaRecordPane *self);
void lykta_record_pane_set_record (LyktaRecordPane *self, LyktaRecord *record);
void lykta_record_pane_set_narrow (LyktaRecordPane *self, gboolean narrow);
void lykta_record_pane_focus (LyktaRecordPane *self);
void lykta_record_pane_edit_field (LyktaRecordPane *self, const LyktaField *field);

G_END_DECLS
