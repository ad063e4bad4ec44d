/* lykta-glyph-font.c: one of the documents' fonts as a table of glyphs, for lists of very many short texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-glyph-font.h"

/* Letters before the scripts that are written from the right or joined, and the marks of punctuation, arrows and mathematics */
#define N_LETTERS 0x0590
#define FIRST_MARK 0x2010
#define N_MARKS 0x300
#define N_GLYPHS (N_LETTERS + N_MARKS)

typedef struct
{
  guint glyph; /* 0: the font has none of its own */
  double advance;
  char digits[5]; /* of the glyph's number */
  gboolean known;
} Glyph;

struct _LyktaGlyphFont
{
  LyktaPdfPages *pages; /* borrowed */
  LyktaPdfFont *font;   /* borrowed from the pages */
  double size;
  LyktaInk ink;
  Glyph glyphs[N_GLYPHS];
  GString *run; /* the glyphs of the line that is drawn */
};

/* NULL: not a letter that can stand by itself */
static const Glyph *
get_glyph (LyktaGlyphFont *self, gunichar letter)
{
  Glyph *glyph;

  if (letter < N_LETTERS)
    glyph = &self->glyphs[letter];
  else if (letter >= FIRST_MARK && letter < FIRST_MARK + N_MARKS)
    glyph = &self->glyphs[letter - FIRST_MARK + N_LETTERS];
  else
    return NULL;
  if (glyph->known)
    return glyph->glyph != 0 ? glyph : NULL;

  glyph->known = TRUE;
  if (!g_unichar_ismark (letter) && g_unichar_isdefined (letter) && !g_unichar_iscntrl (letter))
    glyph->glyph = lykta_pdf_font_find_glyph (self->font, letter);
  if (glyph->glyph != 0 && !lykta_pdf_font_use (self->font, glyph->glyph, letter))
    glyph->glyph = 0;
  if (glyph->glyph != 0)
    {
      glyph->advance = lykta_pdf_font_get_advance (self->font, glyph->glyph) * self->size / 1000;
      g_snprintf (glyph->digits, sizeof glyph->digits, "%04X", glyph->glyph);
    }
  return glyph->glyph != 0 ? glyph : NULL;
}

static double
get_advance (LyktaGlyphFont *self, gunichar letter)
{
  const Glyph *glyph = get_glyph (self, letter == '\t' ? ' ' : letter);

  /* What another font must set is about as wide as it is high. */
  return glyph != NULL ? glyph->advance : self->size;
}

LyktaGlyphFont *
lykta_glyph_font_new (LyktaPdfPages *pages, PangoContext *context, LyktaStyleId style)
{
  LyktaGlyphFont *self = g_new0 (LyktaGlyphFont, 1);
  const LyktaTextStyle *text = lykta_text_style_get (style);
  g_autoptr (PangoLayout) layout = lykta_document_set_text (context, style, "x", 100, FALSE);
  g_autoptr (PangoFont) font = pango_context_load_font (context, pango_layout_get_font_description (layout));

  self->pages = pages;
  self->font = lykta_pdf_font_get (lykta_pdf_pages_get_fonts (pages), font);
  self->size = text->size;
  self->ink = text->ink;
  self->run = g_string_new (NULL);
  return self;
}

void
lykta_glyph_font_free (LyktaGlyphFont *self)
{
  g_string_free (self->run, TRUE);
  g_free (self);
}

gboolean
lykta_glyph_font_can_set (LyktaGlyphFont *self, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (*text != '\n' && *text != '\t' && get_glyph (self, g_utf8_get_char (text)) == NULL)
      return FALSE;
  return TRUE;
}

double
lykta_glyph_font_measure (LyktaGlyphFont *self, const char *text, double *widest_word)
{
  double line = 0, word = 0, widest = 0;

  *widest_word = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      double advance = get_advance (self, g_utf8_get_char (text));

      line = *text == '\n' ? 0 : line + advance;
      word = *text == '\n' || *text == ' ' ? 0 : word + advance;
      widest = MAX (widest, line);
      *widest_word = MAX (*widest_word, word);
    }
  return widest;
}

static void
add_line (GArray *lines, const char *text, const char *start, const char *end, double width)
{
  LyktaGlyphLine line = { (guint) (start - text), (guint) (end - start), width };

  g_array_append_val (lines, line);
}

void
lykta_glyph_font_wrap (LyktaGlyphFont *self, const char *text, double width, GArray *lines)
{
  const char *start = text;
  const char *fits = NULL; /* where the line may end: before a blank or after a hyphen */
  const char *next = NULL; /* where the line after it would begin */
  double fits_width = 0, next_width = 0, at = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      double advance;

      if (letter == '\0' || letter == '\n')
        {
          add_line (lines, text, start, p, at);
          if (letter == '\0')
            return;
          start = p + 1;
          fits = NULL;
          at = 0;
          continue;
        }
      advance = get_advance (self, letter);
      if (letter == ' ')
        {
          fits = p;
          fits_width = at;
          next = p + 1;
          next_width = at + advance;
        }
      else if (at + advance > width && p > start)
        {
          if (fits == NULL)
            {
              fits = next = p;
              fits_width = next_width = at;
            }
          add_line (lines, text, start, fits, fits_width);
          start = next;
          at -= next_width;
          fits = NULL;
        }
      at += advance;
      if (letter == '-' && p > start)
        {
          fits = next = p + 1;
          fits_width = next_width = at;
        }
    }
}

void
lykta_glyph_font_show (LyktaGlyphFont *self, const char *text, const LyktaGlyphLine *line, double x, double y)
{
  const char *start = text + line->start;

  g_string_truncate (self->run, 0);
  for (const char *p = start; p < start + line->length; p = g_utf8_next_char (p))
    g_string_append_len (self->run, get_glyph (self, *p == '\t' ? ' ' : g_utf8_get_char (p))->digits, 4);
  if (self->run->len > 0)
    lykta_pdf_pages_show (self->pages, self->font, self->size, self->ink, x, y, self->run->str, self->run->len);
}
