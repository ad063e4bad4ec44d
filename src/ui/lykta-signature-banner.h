/* lykta-signature-banner.h: one sentence about the signatures of the document below it, and the way to more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LYKTA_TYPE_SIGNATURE_BANNER (lykta_signature_banner_get_type ())

G_DECLARE_FINAL_TYPE (LyktaSignatureBanner, lykta_signature_banner, LYKTA, SIGNATURE_BANNER, AdwBin)

GtkWidget *lykta_signature_banner_new (void);

/**
 * lykta_signature_banner_set_document:
 * @document: (nullable): a PDF file; %NULL hides the banner
 * @name: (nullable): what it is called
 *
 * Verifies the document in a thread and says how it stands. The banner is hidden until that is known, and for a document that nobody has
 * signed.
 */
void lykta_signature_banner_set_document (LyktaSignatureBanner *self, GBytes *document, const char *name);

G_END_DECLS
