/* lykta-wheel-pen.c: the yearly wheel drawn with cairo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-wheel-pen.h"

#include <pango/pangocairo.h>

/* Angles of the wheel begin at twelve o'clock, those of cairo at three. */
#define QUARTER (G_PI / 2)

static void
pen_begin (gpointer pen)
{
  cairo_new_path (((LyktaCairoPen *) pen)->cr);
}

static void
pen_move_to (gpointer pen, double x, double y)
{
  cairo_move_to (((LyktaCairoPen *) pen)->cr, x, y);
}

static void
pen_line_to (gpointer pen, double x, double y)
{
  cairo_line_to (((LyktaCairoPen *) pen)->cr, x, y);
}

static void
pen_arc (gpointer pen, double x, double y, double radius, double from, double to)
{
  cairo_t *cr = ((LyktaCairoPen *) pen)->cr;

  if (to >= from)
    cairo_arc (cr, x, y, radius, from - QUARTER, to - QUARTER);
  else
    cairo_arc_negative (cr, x, y, radius, from - QUARTER, to - QUARTER);
}

static void
pen_close (gpointer pen)
{
  cairo_close_path (((LyktaCairoPen *) pen)->cr);
}

static void
pen_fill (gpointer pen, const LyktaInk *ink)
{
  cairo_t *cr = ((LyktaCairoPen *) pen)->cr;

  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha);
  cairo_fill_preserve (cr);
}

static void
pen_stroke (gpointer pen, double width, const LyktaInk *ink)
{
  cairo_t *cr = ((LyktaCairoPen *) pen)->cr;

  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
}

static PangoLayout *
make_layout (gpointer pen, const char *text, double size, gboolean bold)
{
  LyktaCairoPen *self = pen;
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_copy (self->font);

  pango_font_description_set_absolute_size (font, pango_font_description_get_size (self->font) * size);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static void
pen_text (gpointer pen, const char *text, double size, gboolean bold, double x, double y, double angle, const LyktaInk *ink)
{
  cairo_t *cr = ((LyktaCairoPen *) pen)->cr;
  g_autoptr (PangoLayout) layout = make_layout (pen, text, size, bold);
  int width;
  int height;

  pango_layout_get_size (layout, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, -(double) width / PANGO_SCALE / 2, -(double) height / PANGO_SCALE / 2);
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static double
pen_measure (gpointer pen, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, size, bold);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

const LyktaWheelPen lykta_cairo_pen = {
  .begin = pen_begin,
  .move_to = pen_move_to,
  .line_to = pen_line_to,
  .arc = pen_arc,
  .close = pen_close,
  .fill = pen_fill,
  .stroke = pen_stroke,
  .text = pen_text,
  .measure = pen_measure,
};
