/* lykta-document-style.h: how the document looks: measures, type, colours and its own fonts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define LYKTA_MM (72.0 / 25.4)

/* A4 in points: margins of 25 mm, a hanging column of 30 mm, text of 130 mm. */
#define LYKTA_PAGE_WIDTH (210.0 * LYKTA_MM)
#define LYKTA_PAGE_HEIGHT (297.0 * LYKTA_MM)
#define LYKTA_PAGE_LEFT (25.0 * LYKTA_MM)
#define LYKTA_PAGE_TEXT (55.0 * LYKTA_MM)
#define LYKTA_PAGE_RIGHT (185.0 * LYKTA_MM)
#define LYKTA_PAGE_TOP 86.0
#define LYKTA_PAGE_BOTTOM 771.0

typedef struct _LyktaTextStyle LyktaTextStyle;

/**
 * LyktaInk:
 *
 * The colours on white; the secondary one has 6.58:1 on white.
 */
typedef enum
{
  LYKTA_INK_TEXT,
  LYKTA_INK_SECONDARY,
  LYKTA_INK_HAIRLINE,
} LyktaInk;

/**
 * LyktaStyleId:
 *
 * Every kind of text that the document has.
 */
typedef enum
{
  LYKTA_STYLE_AUTHOR,
  LYKTA_STYLE_PLACE,
  LYKTA_STYLE_TITLE,
  LYKTA_STYLE_SUBTITLE,
  LYKTA_STYLE_LABEL,
  LYKTA_STYLE_VALUE,
  LYKTA_STYLE_HEADING_1,
  LYKTA_STYLE_HEADING_2,
  LYKTA_STYLE_HEADING_3,
  LYKTA_STYLE_BODY,
  LYKTA_STYLE_TERM,
  LYKTA_STYLE_NOTE,
  LYKTA_STYLE_CONTENTS_1,
  LYKTA_STYLE_CONTENTS_2,
  LYKTA_STYLE_TABLE_NUMBER,
  LYKTA_STYLE_CAPTION,
  LYKTA_STYLE_SUBCAPTION,
  LYKTA_STYLE_COLUMN,
  LYKTA_STYLE_CELL,
  LYKTA_STYLE_CELL_STRONG,
  LYKTA_STYLE_CELL_DIMMED,
  LYKTA_STYLE_FIGURE,
  LYKTA_STYLE_FIGURE_STRONG,
  LYKTA_STYLE_FIGURE_DIMMED,
  LYKTA_STYLE_RUNNING_STRONG,
  LYKTA_STYLE_RUNNING,
  LYKTA_STYLE_PAGE,
  LYKTA_STYLE_FOOTER,
} LyktaStyleId;

/**
 * LyktaTextStyle:
 * @weight: one of the four that are shipped
 * @size: in points
 * @pitch: from line to line
 * @space: above the first line, unless a page begins there
 * @ink: its colour
 * @tracking: in thousandths of the size
 */
struct _LyktaTextStyle
{
  PangoWeight weight;
  double size;
  double pitch;
  double space;
  LyktaInk ink;
  int tracking;
};

const LyktaTextStyle *lykta_text_style_get (LyktaStyleId id);
void lykta_ink_set (LyktaInk ink, cairo_t *cr);
guint32 lykta_ink_get (LyktaInk ink); /* red, green and blue, a byte each */

/* Down from the top of a line to its baseline, so that capitals stand in the middle of the line's pitch. */
double lykta_text_style_get_baseline (const LyktaTextStyle *self);

PangoLayout *lykta_document_set_text (PangoContext *context, LyktaStyleId style, const char *text, double width, gboolean end);

G_END_DECLS
