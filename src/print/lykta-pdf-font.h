/* lykta-pdf-font.h: a font in a PDF file, with only the letters that are used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

#include "lykta-pdf-writer.h"

G_BEGIN_DECLS

/**
 * LyktaPdfFont:
 *
 * One face, in any size. Texts are written as numbers of its glyphs, of four hexadecimal digits each.
 */
typedef struct _LyktaPdfFont LyktaPdfFont;

/* (nullable) (transfer none): the face of @font among @fonts (element-type LyktaPdfFont), to which it is added; NULL when its letters are
 * pictures, which cannot be put in as a font */
LyktaPdfFont *lykta_pdf_font_get (GPtrArray *fonts, PangoFont *font);
void lykta_pdf_font_free (LyktaPdfFont *self);

/* 0 when the font has none that stands by itself */
guint lykta_pdf_font_find_glyph (LyktaPdfFont *self, gunichar letter);
/* Notes that the glyph is used. FALSE when it stands for another letter already, so that the text must say what is meant. */
gboolean lykta_pdf_font_use (LyktaPdfFont *self, guint glyph, gunichar letter);
double lykta_pdf_font_get_advance (LyktaPdfFont *self, guint glyph); /* in thousandths of the size */
/* Its number among the fonts of the file */
guint lykta_pdf_font_get_index (LyktaPdfFont *self);
/* Returns: the number of the font's object */
guint lykta_pdf_font_write (LyktaPdfFont *self, LyktaPdfWriter *writer);

G_END_DECLS
