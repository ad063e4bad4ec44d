/* lykta-pdf-sign-appearance.h: what a signature shows on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-sign.h"
#include "lykta-pdf-update.h"

G_BEGIN_DECLS

/**
 * lykta_pdf_appearance_add:
 * @time_: when it is signed
 * @width: of the field's place, in points; 0 when nothing is shown
 * @height: its height
 * @appearance: (out): the Form XObject, a new object of the document
 *
 * Draws name, role, date and certificate, and adds that to the document as a Form XObject with fonts of its own.
 *
 * Returns: whether it could be drawn
 */
gboolean lykta_pdf_appearance_add (LyktaPdfUpdate *update, const LyktaPdfSigning *what, const LyktaPdfIdentity *identity,
                                   GDateTime *time_, double width, double height, qpdf_oh *appearance, GError **error);

G_END_DECLS
