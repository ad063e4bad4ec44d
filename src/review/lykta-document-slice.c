/* lykta-document-slice.c: what stands together on a page: a line, a row, a heading; and how it is drawn and tagged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-document-slice.h"

static void
clear_op (LyktaOp *op)
{
  g_free (op->attributes);
  g_clear_object (&op->layout);
}

LyktaSlice *
lykta_slice_new (double space)
{
  LyktaSlice *self = g_new0 (LyktaSlice, 1);

  self->ops = g_array_new (FALSE, TRUE, sizeof (LyktaOp));
  g_array_set_clear_func (self->ops, (GDestroyNotify) clear_op);
  self->space = space;
  return self;
}

void
lykta_slice_free (LyktaSlice *self)
{
  g_array_unref (self->ops);
  g_free (self);
}

void
lykta_slice_open (LyktaSlice *self, const char *tag, char *attributes)
{
  LyktaOp op = { .kind = LYKTA_OP_OPEN, .tag = tag, .attributes = attributes };

  g_array_append_val (self->ops, op);
}

void
lykta_slice_close (LyktaSlice *self, const char *tag)
{
  LyktaOp op = { .kind = LYKTA_OP_CLOSE, .tag = tag };

  g_array_append_val (self->ops, op);
}

void
lykta_slice_rule (LyktaSlice *self, LyktaInk ink, double x, double y, double width, double thickness)
{
  LyktaOp op = { .kind = LYKTA_OP_RULE, .ink = ink, .x = x, .y = y, .width = width, .thickness = thickness };

  g_array_append_val (self->ops, op);
}

void
lykta_slice_figure (LyktaSlice *self, const LyktaDocumentFigure *figure, double x, double y)
{
  LyktaOp op = { .kind = LYKTA_OP_FIGURE, .figure = figure, .x = x, .y = y };

  g_array_append_val (self->ops, op);
}

void
lykta_slice_page (LyktaSlice *self, LyktaStyleId style, guint heading, double x, double y)
{
  LyktaOp op = { .kind = LYKTA_OP_PAGE, .style = style, .heading = heading, .x = x, .y = y };

  op.y += lykta_text_style_get_baseline (lykta_text_style_get (style));
  g_array_append_val (self->ops, op);
}

double
lykta_slice_text (LyktaSlice *self, LyktaStyleId style, PangoLayout *layout, int first, int end, double x, double y)
{
  const LyktaTextStyle *text_style = lykta_text_style_get (style);
  int n_lines = pango_layout_get_line_count (layout);

  if (end < 0 || end > n_lines)
    end = n_lines;
  for (int line = first; line < end; line++)
    {
      LyktaOp op = { .kind = LYKTA_OP_TEXT, .layout = g_object_ref (layout), .line = line, .style = style, .x = x, .y = y };

      op.y += (line - first) * text_style->pitch + lykta_text_style_get_baseline (text_style);
      g_array_append_val (self->ops, op);
    }
  return MAX (end - first, 0) * text_style->pitch;
}

double
lykta_slice_set (LyktaSlice *self, PangoContext *context, LyktaStyleId style, const char *text, double x, double y, double width,
                 gboolean end)
{
  g_autoptr (PangoLayout) layout = lykta_document_set_text (context, style, text, width, end);

  return lykta_slice_text (self, style, layout, 0, -1, end ? x + width : x, y);
}

void
lykta_slice_set_label (LyktaSlice *self, PangoContext *context, LyktaStyleId style, const char *label, double width, double y)
{
  g_autofree char *spaced = NULL;

  if (label == NULL || *label == '\0')
    return;
  spaced = g_strconcat (label, " ", NULL);
  lykta_slice_set (self, context, style, spaced, LYKTA_PAGE_LEFT, y, width, FALSE);
}
