/* lykta-document-section.h: in words, why a governing document is due for revision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_DOCUMENT_SECTION (lykta_document_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaDocumentSection, lykta_document_section, LYKTA, DOCUMENT_SECTION, LyktaRecordSection)

G_END_DECLS
