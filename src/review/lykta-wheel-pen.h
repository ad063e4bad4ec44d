/* lykta-wheel-pen.h: what the yearly wheel is drawn with: cairo here, a GtkSnapshot in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} LyktaInk;

/**
 * LyktaWheelPen:
 * @begin: a new path
 * @move_to: in pixels from the wheel's middle, y downwards
 * @line_to: the same
 * @arc: around a point, from one angle to another, in radians clockwise from twelve o'clock; anticlockwise when @to is the
 *   lesser. What the path had is joined to its beginning
 * @close: back to where it began
 * @fill: what the path encloses; the path stays
 * @stroke: along it, with round ends
 * @text: in its middle at a point, turned by an angle
 * @measure: how wide a text is, in pixels
 *
 * Sizes of text are shares of the ordinary one.
 */
typedef struct
{
  void (*begin) (gpointer pen);
  void (*move_to) (gpointer pen, double x, double y);
  void (*line_to) (gpointer pen, double x, double y);
  void (*arc) (gpointer pen, double x, double y, double radius, double from, double to);
  void (*close) (gpointer pen);
  void (*fill) (gpointer pen, const LyktaInk *ink);
  void (*stroke) (gpointer pen, double width, const LyktaInk *ink);
  void (*text) (gpointer pen, const char *text, double size, gboolean bold, double x, double y, double angle,
                const LyktaInk *ink);
  double (*measure) (gpointer pen, const char *text, double size, gboolean bold);
} LyktaWheelPen;

/* @pen: a cairo context whose origin is the wheel's middle */
typedef struct
{
  cairo_t *cr;
  const PangoFontDescription *font;
} LyktaCairoPen;

extern const LyktaWheelPen lykta_cairo_pen;

G_END_DECLS
