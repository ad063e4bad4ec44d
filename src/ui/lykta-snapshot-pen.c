/* lykta-snapshot-pen.c: the yearly wheel drawn on a GtkSnapshot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-snapshot-pen.h"

#include <adwaita.h>
#include <math.h>

static GdkRGBA
get_color (const LyktaInk *ink)
{
  return (GdkRGBA) { (float) ink->red, (float) ink->green, (float) ink->blue, (float) ink->alpha };
}

/* A path is built until it is drawn, and may be drawn twice. */
static GskPath *
get_path (LyktaSnapshotPen *self)
{
  if (self->path == NULL)
    {
      self->path = gsk_path_builder_to_path (self->builder);
      g_clear_pointer (&self->builder, gsk_path_builder_unref);
    }
  return self->path;
}

static void
pen_begin (gpointer pen)
{
  lykta_snapshot_pen_clear (pen);
  ((LyktaSnapshotPen *) pen)->builder = gsk_path_builder_new ();
}

static void
pen_move_to (gpointer pen, double x, double y)
{
  LyktaSnapshotPen *self = pen;

  gsk_path_builder_move_to (self->builder, (float) x, (float) y);
  self->moved = TRUE;
}

static void
pen_line_to (gpointer pen, double x, double y)
{
  gsk_path_builder_line_to (((LyktaSnapshotPen *) pen)->builder, (float) x, (float) y);
}

static void
pen_arc (gpointer pen, double x, double y, double radius, double from, double to)
{
  LyktaSnapshotPen *self = pen;
  float start_x = (float) (x + radius * sin (from));
  float start_y = (float) (y - radius * cos (from));

  if (self->moved)
    pen_line_to (pen, start_x, start_y);
  else
    pen_move_to (pen, start_x, start_y);
  gsk_path_builder_svg_arc_to (self->builder, (float) radius, (float) radius, 0, fabs (to - from) > G_PI, to > from,
                               (float) (x + radius * sin (to)), (float) (y - radius * cos (to)));
}

static void
pen_close (gpointer pen)
{
  gsk_path_builder_close (((LyktaSnapshotPen *) pen)->builder);
}

static void
pen_fill (gpointer pen, const LyktaInk *ink)
{
  LyktaSnapshotPen *self = pen;
  GdkRGBA color = get_color (ink);

  gtk_snapshot_append_fill (self->snapshot, get_path (self), GSK_FILL_RULE_WINDING, &color);
}

static void
pen_stroke (gpointer pen, double width, const LyktaInk *ink)
{
  LyktaSnapshotPen *self = pen;
  GdkRGBA color = get_color (ink);
  GskStroke *stroke = gsk_stroke_new ((float) width);

  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (self->snapshot, get_path (self), stroke, &color);
  gsk_stroke_free (stroke);
}

static PangoLayout *
make_layout (gpointer pen, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (((LyktaSnapshotPen *) pen)->widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (size));
  pango_attr_list_insert (attributes, pango_attr_weight_new (bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
pen_text (gpointer pen, const char *text, double size, gboolean bold, double x, double y, double angle, const LyktaInk *ink)
{
  LyktaSnapshotPen *self = pen;
  g_autoptr (PangoLayout) layout = make_layout (pen, text, size, bold);
  GdkRGBA color = get_color (ink);
  int width;
  int height;

  pango_layout_get_size (layout, &width, &height);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_rotate (self->snapshot, (float) (angle / G_PI * 180));
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT (-(float) width / PANGO_SCALE / 2, -(float) height / PANGO_SCALE / 2));
  gtk_snapshot_append_layout (self->snapshot, layout, &color);
  gtk_snapshot_restore (self->snapshot);
}

static double
pen_measure (gpointer pen, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, text, size, bold);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

const LyktaWheelPen lykta_snapshot_pen = {
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

void
lykta_snapshot_pen_clear (LyktaSnapshotPen *self)
{
  g_clear_pointer (&self->builder, gsk_path_builder_unref);
  g_clear_pointer (&self->path, gsk_path_unref);
  self->moved = FALSE;
}

void
lykta_ink_from_color (LyktaInk *ink, const GdkRGBA *color)
{
  *ink = (LyktaInk) { color->red, color->green, color->blue, color->alpha };
}

void
lykta_ink_get_ground (LyktaInk *ground)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  *ground = dark ? (LyktaInk) { 0.133, 0.133, 0.149, 1 } : (LyktaInk) { 0.98, 0.98, 0.984, 1 };
}
