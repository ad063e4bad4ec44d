/* lykta-attachment-section.h: the files that belong to a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ATTACHMENT_SECTION (lykta_attachment_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaAttachmentSection, lykta_attachment_section, LYKTA, ATTACHMENT_SECTION, LyktaRecordSection)

/* Attaches files to the record that is shown; also what a file chooser or a drop anywhere on the record's pane does. */
void lykta_attachment_section_attach (LyktaAttachmentSection *self, GPtrArray *files); /* of GFile */

G_END_DECLS
