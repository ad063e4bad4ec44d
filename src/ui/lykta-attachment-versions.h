/* lykta-attachment-versions.h: what an attachment took the place of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_ATTACHMENT_VERSIONS (lykta_attachment_versions_get_type ())

G_DECLARE_FINAL_TYPE (LyktaAttachmentVersions, lykta_attachment_versions, LYKTA, ATTACHMENT_VERSIONS, AdwDialog)

/* A dialog with its earlier versions, the latest first; each can be opened and saved. */
GtkWidget *lykta_attachment_versions_new (LyktaStore *store, LyktaRecord *attachment);

G_END_DECLS
