/* lykta-pdf-pages.h: pages of a tagged PDF, whose texts are placed glyph by glyph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-document-style.h"
#include "lykta-pdf-font.h"

G_BEGIN_DECLS

/**
 * LyktaPdfPages:
 *
 * Everything on a page is either the content of an element of the structure or an artifact (ISO 14289-1, 7.1). Elements have numbers, which
 * are given before they are written, so that neither pages nor elements are kept. Measures are in points, from the upper left corner.
 */
typedef struct _LyktaPdfPages LyktaPdfPages;

typedef struct
{
  const char *language;
  const char *title;
  const char *author;
} LyktaPdfProperties;

LyktaPdfPages *lykta_pdf_pages_new (GOutputStream *stream, double width, double height);
void lykta_pdf_pages_free (LyktaPdfPages *self);
GPtrArray *lykta_pdf_pages_get_fonts (LyktaPdfPages *self); /* of LyktaPdfFont, for lykta_pdf_font_get() */

void lykta_pdf_pages_begin_page (LyktaPdfPages *self);
void lykta_pdf_pages_end_page (LyktaPdfPages *self);

/* Begins content of @element, which @kids takes note of; 0: an artifact. Texts may be shown until lykta_pdf_pages_end(). */
void lykta_pdf_pages_begin (LyktaPdfPages *self, const char *role, guint element, GString *kids);
void lykta_pdf_pages_end (LyktaPdfPages *self);
/* Places glyphs on the line @y from @x on; @digits: four for each glyph */
void lykta_pdf_pages_show (LyktaPdfPages *self, LyktaPdfFont *font, double size, LyktaInk ink, double x, double y,
                           const char *digits, gsize length);
/* A line of text as Pango set it, with its beginning at @x */
void lykta_pdf_pages_show_line (LyktaPdfPages *self, PangoLayout *layout, int index, LyktaInk ink, double x, double y);
/* A hairline, which is an artifact */
void lykta_pdf_pages_rule (LyktaPdfPages *self, double from, double to, double y);

guint lykta_pdf_pages_reserve (LyktaPdfPages *self);
/* Writes an element. @kids: as lykta_pdf_pages_begin() noted them, or references; @entries: what else it has */
void lykta_pdf_pages_add_element (LyktaPdfPages *self, guint element, const char *role, guint parent, const char *kids,
                                  const char *entries);
/* @root: the element that holds all others; its parent is 0 */
gboolean lykta_pdf_pages_finish (LyktaPdfPages *self, guint root, const LyktaPdfProperties *properties, GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaPdfPages, lykta_pdf_pages_free)

G_END_DECLS
