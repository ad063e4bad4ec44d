/* lykta-pdf-fonts.h: the shipped fonts, for whatever is drawn into a PDF file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define LYKTA_PDF_FONT_FAMILY "Inter"

/**
 * lykta_pdf_fonts_new_context:
 * @language: of the text
 *
 * Makes a Pango context at one unit a point, unhinted, with the shipped fonts and no others: neither the machine's fonts
 * nor its configuration change where a line ends.
 *
 * Returns: (transfer full): the context; %NULL on error
 */
PangoContext *lykta_pdf_fonts_new_context (const char *language, GError **error);

G_END_DECLS
