/* lykta-document-slice.h: what stands together on a page: a line, a row, a heading; and how it is drawn and tagged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-document-style.h"
#include "lykta-document.h"

G_BEGIN_DECLS

typedef struct _LyktaOp LyktaOp;
typedef struct _LyktaSlice LyktaSlice;

/**
 * LyktaOpKind:
 * @LYKTA_OP_OPEN: a structure element begins
 * @LYKTA_OP_CLOSE: it ends, perhaps on a later page
 * @LYKTA_OP_TEXT: one line of a set text
 * @LYKTA_OP_RULE: a horizontal line
 * @LYKTA_OP_FIGURE: a drawing
 * @LYKTA_OP_PAGE: the page number of a heading, known when all pages are made
 */
typedef enum
{
  LYKTA_OP_OPEN,
  LYKTA_OP_CLOSE,
  LYKTA_OP_TEXT,
  LYKTA_OP_RULE,
  LYKTA_OP_FIGURE,
  LYKTA_OP_PAGE,
} LyktaOpKind;

/**
 * LyktaOp:
 * @kind: what to do
 * @tag: name of the structure element
 * @attributes: (nullable): of a link or its target
 * @layout: (nullable): the set text
 * @line: which of its lines
 * @style: of the text
 * @ink: of a rule
 * @x: from the page's left edge; where the text ends when it is set against the right
 * @y: from the slice's top: the baseline, or the rule's middle
 * @width: of a rule
 * @thickness: of a rule
 * @figure: what to draw
 * @heading: whose page number
 */
struct _LyktaOp
{
  LyktaOpKind kind;
  const char *tag;
  char *attributes;
  PangoLayout *layout;
  int line;
  LyktaStyleId style;
  LyktaInk ink;
  double x;
  double y;
  double width;
  double thickness;
  const LyktaDocumentFigure *figure;
  guint heading;
};

/**
 * LyktaSlice:
 * @ops: in order (element-type LyktaOp)
 * @block: index of the block that it is of
 * @space: above it, unless it begins a page
 * @height: of what is drawn
 * @keep: the next one stands on the same page
 * @new_page: begins a page
 * @head: (nullable): the table head to draw again when a page begins here
 */
struct _LyktaSlice
{
  GArray *ops;
  guint block;
  double space;
  double height;
  gboolean keep;
  gboolean new_page;
  LyktaSlice *head;
};

LyktaSlice *lykta_slice_new (double space);
void lykta_slice_free (LyktaSlice *self);

void lykta_slice_open (LyktaSlice *self, const char *tag, char *attributes); /* takes @attributes */
void lykta_slice_close (LyktaSlice *self, const char *tag);
void lykta_slice_rule (LyktaSlice *self, LyktaInk ink, double x, double y, double width, double thickness);
void lykta_slice_figure (LyktaSlice *self, const LyktaDocumentFigure *figure, double x, double y);
void lykta_slice_page (LyktaSlice *self, LyktaStyleId style, guint heading, double x, double y);

/* Lines @first to before @end (-1: all) of a set text, the first one's top at @y. Returns how high they are. */
double lykta_slice_text (LyktaSlice *self, LyktaStyleId style, PangoLayout *layout, int first, int end, double x, double y);

/* Sets a text and places it whole. Returns how high it is. */
double lykta_slice_set (LyktaSlice *self, PangoContext *context, LyktaStyleId style, const char *text, double x, double y,
                        double width, gboolean end);

/* The same for a number before a text: a space keeps them apart for those who listen or copy. */
void lykta_slice_set_label (LyktaSlice *self, PangoContext *context, LyktaStyleId style, const char *label, double width,
                            double y);

G_END_DECLS
