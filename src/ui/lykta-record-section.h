/* lykta-record-section.h: a part of the record pane that is more than fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_RECORD_SECTION (lykta_record_section_get_type ())

G_DECLARE_DERIVABLE_TYPE (LyktaRecordSection, lykta_record_section, LYKTA, RECORD_SECTION, AdwBin)

/**
 * LyktaRecordSectionClass:
 * @update: shows the record anew. @changed is the register of which something changed, or %NULL when another record is shown;
 *   it is called with a record that is there, in the main thread, so it asks the store for little. A section with nothing to
 *   show makes itself invisible.
 * @later: another record is shown when the window has been drawn, so that the section keeps nobody waiting who walks through a list
 * @edit_field: (nullable): puts the cursor where the field is, if the section shows it, and says whether it did
 *
 * A part of the record pane that some registers have: clocks, levels, a checklist. Which register has which stands in
 * lykta-extras.c.
 */
struct _LyktaRecordSectionClass
{
  AdwBinClass parent_class;

  void (*update) (LyktaRecordSection *self, const LyktaRegister *changed);
  gboolean later;
  gboolean (*edit_field) (LyktaRecordSection *self, const LyktaField *field);
};

GtkWidget *lykta_record_section_new (GType type, LyktaStore *store);

LyktaStore *lykta_record_section_get_store (LyktaRecordSection *self);
LyktaRecord *lykta_record_section_get_record (LyktaRecordSection *self);
void lykta_record_section_set_record (LyktaRecordSection *self, LyktaRecord *record);

gboolean lykta_record_section_edit_field (LyktaRecordSection *self, const LyktaField *field);

/* Applies an edit, or says why it was refused where it happened. */
gboolean lykta_record_section_apply (LyktaRecordSection *self, LyktaEdit *edit);

G_END_DECLS
