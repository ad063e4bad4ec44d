/* lykta-comment-section.h: what people have to say about a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-record-section.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_COMMENT_SECTION (lykta_comment_section_get_type ())

G_DECLARE_FINAL_TYPE (LyktaCommentSection, lykta_comment_section, LYKTA, COMMENT_SECTION, LyktaRecordSection)

G_END_DECLS
