/* lykta-document-style.c: how the document looks: measures, type, colours and its own fonts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-document-style.h"
#include "lykta-pdf-fonts.h"

static const LyktaTextStyle styles[] = {
  [LYKTA_STYLE_AUTHOR] = { PANGO_WEIGHT_SEMIBOLD, 11, 15, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_PLACE] = { PANGO_WEIGHT_NORMAL, 8.5, 12, 0, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_TITLE] = { PANGO_WEIGHT_BOLD, 31, 37, 0, LYKTA_INK_TEXT, -22 },
  [LYKTA_STYLE_SUBTITLE] = { PANGO_WEIGHT_NORMAL, 16, 21, 0, LYKTA_INK_SECONDARY, -12 },
  [LYKTA_STYLE_LABEL] = { PANGO_WEIGHT_NORMAL, 8, 11, 0, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_VALUE] = { PANGO_WEIGHT_SEMIBOLD, 10, 14, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_HEADING_1] = { PANGO_WEIGHT_BOLD, 16, 21, 30, LYKTA_INK_TEXT, -10 },
  [LYKTA_STYLE_HEADING_2] = { PANGO_WEIGHT_BOLD, 12.5, 17, 24, LYKTA_INK_TEXT, -5 },
  [LYKTA_STYLE_HEADING_3] = { PANGO_WEIGHT_SEMIBOLD, 10.5, 15, 20, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_BODY] = { PANGO_WEIGHT_NORMAL, 10, 15, 7.5, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_TERM] = { PANGO_WEIGHT_NORMAL, 10, 15, 7.5, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_NOTE] = { PANGO_WEIGHT_NORMAL, 8, 12, 6, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_CONTENTS_1] = { PANGO_WEIGHT_SEMIBOLD, 10, 15, 6, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_CONTENTS_2] = { PANGO_WEIGHT_NORMAL, 10, 15, 2.5, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_TABLE_NUMBER] = { PANGO_WEIGHT_SEMIBOLD, 10.5, 15, 24, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_CAPTION] = { PANGO_WEIGHT_SEMIBOLD, 10.5, 15, 24, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_SUBCAPTION] = { PANGO_WEIGHT_NORMAL, 8.5, 12, 0, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_COLUMN] = { PANGO_WEIGHT_SEMIBOLD, 8, 12, 10, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_CELL] = { PANGO_WEIGHT_NORMAL, 8.5, 12, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_CELL_STRONG] = { PANGO_WEIGHT_MEDIUM, 8.5, 12, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_CELL_DIMMED] = { PANGO_WEIGHT_NORMAL, 8.5, 12, 0, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_FIGURE] = { PANGO_WEIGHT_NORMAL, 9.5, 13, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_FIGURE_STRONG] = { PANGO_WEIGHT_SEMIBOLD, 9.5, 13, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_FIGURE_DIMMED] = { PANGO_WEIGHT_NORMAL, 9.5, 13, 0, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_RUNNING_STRONG] = { PANGO_WEIGHT_SEMIBOLD, 8.5, 12, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_RUNNING] = { PANGO_WEIGHT_NORMAL, 8.5, 12, 0, LYKTA_INK_SECONDARY, 0 },
  [LYKTA_STYLE_PAGE] = { PANGO_WEIGHT_MEDIUM, 8.5, 12, 0, LYKTA_INK_TEXT, 0 },
  [LYKTA_STYLE_FOOTER] = { PANGO_WEIGHT_NORMAL, 7.5, 11, 0, LYKTA_INK_SECONDARY, 0 },
};

static const guint32 inks[] = {
  [LYKTA_INK_TEXT] = 0x17171f,
  [LYKTA_INK_SECONDARY] = 0x5c5c69,
  [LYKTA_INK_HAIRLINE] = 0xb8b8c2,
};

/* "e-utbildning", "3-årigt": a hyphen after one to three letters is no place for a line to end. */
static void
keep_prefixes (PangoAttrList *attributes, const char *text)
{
  const char *word = text;
  int letters = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '-' && letters > 0 && letters <= 3 && g_unichar_isalnum (g_utf8_get_char (at + 1)))
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (word - text);
          whole->end_index = (guint) (g_utf8_next_char (at + 1) - text);
          pango_attr_list_insert (attributes, whole);
        }
      if (g_unichar_isalnum (letter))
        {
          word = letters == 0 ? at : word;
          letters++;
        }
      else
        letters = 0;
    }
}

const LyktaTextStyle *
lykta_text_style_get (LyktaStyleId id)
{
  return &styles[id];
}

void
lykta_ink_set (LyktaInk ink, cairo_t *cr)
{
  guint32 rgb = inks[ink];

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

guint32
lykta_ink_get (LyktaInk ink)
{
  return inks[ink];
}

double
lykta_text_style_get_baseline (const LyktaTextStyle *self)
{
  const double cap_height = 0.727; /* of Inter */

  return (self->pitch + cap_height * self->size) / 2;
}

/**
 * lykta_document_set_text:
 * @style: how
 * @text: what
 * @width: in points; lines wrap at it, and inside a word that is longer
 * @end: ends at @width; figures that are compared are of one width
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
lykta_document_set_text (PangoContext *context, LyktaStyleId style, const char *text, double width, gboolean end)
{
  const LyktaTextStyle *self = lykta_text_style_get (style);
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, LYKTA_PDF_FONT_FAMILY);
  pango_font_description_set_weight (font, self->weight);
  pango_font_description_set_absolute_size (font, self->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  if (self->tracking != 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (self->tracking * self->size * PANGO_SCALE / 1000)));
  if (end && (style == LYKTA_STYLE_FIGURE_STRONG || style == LYKTA_STYLE_FIGURE_DIMMED))
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  keep_prefixes (attributes, text);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}
