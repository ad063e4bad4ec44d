/* lykta-glyph-font.h: one of the documents' fonts as a table of glyphs, for lists of very many short texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-pages.h"

G_BEGIN_DECLS

/**
 * LyktaGlyphFont:
 *
 * Sets plain text a letter a glyph, without shaping: many times faster than a PangoLayout for each cell, and the same to the eye for
 * Latin, Greek and Cyrillic. What it cannot set, lykta_glyph_font_can_set() says beforehand.
 */
typedef struct _LyktaGlyphFont LyktaGlyphFont;

/* A line of a text that is set: from which byte on, how many, how wide in points */
typedef struct
{
  guint start;
  guint length;
  double width;
} LyktaGlyphLine;

/* Draws on @pages, which is borrowed. */
LyktaGlyphFont *lykta_glyph_font_new (LyktaPdfPages *pages, PangoContext *context, LyktaStyleId style);
void lykta_glyph_font_free (LyktaGlyphFont *self);

gboolean lykta_glyph_font_can_set (LyktaGlyphFont *self, const char *text);
/* In points: of the whole text on one line, and of its widest word */
double lykta_glyph_font_measure (LyktaGlyphFont *self, const char *text, double *widest_word);
/* Appends the lines of the text (element-type LyktaGlyphLine); words that are wider than @width are broken. */
void lykta_glyph_font_wrap (LyktaGlyphFont *self, const char *text, double width, GArray *lines);
void lykta_glyph_font_show (LyktaGlyphFont *self, const char *text, const LyktaGlyphLine *line, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaGlyphFont, lykta_glyph_font_free)

G_END_DECLS
