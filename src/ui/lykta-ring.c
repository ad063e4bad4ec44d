/* lykta-ring.c: how much time is left, as a ring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-ring.h"

#include <math.h>

#include "lykta-accent.h"

#define SIZE 34
#define STROKE 4.0f

struct _LyktaRing
{
  GtkWidget parent_instance;

  double left;
  gboolean overdue;
};

G_DEFINE_FINAL_TYPE (LyktaRing, lykta_ring, GTK_TYPE_WIDGET)

static void
append_circle (GtkSnapshot *snapshot, const GskStroke *stroke, const graphene_point_t *centre, float radius, const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, centre, radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* From twelve o'clock, clockwise */
static void
append_arc (GtkSnapshot *snapshot, const GskStroke *stroke, const graphene_point_t *centre, float radius, double share,
            const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  double angle = 2 * G_PI * share;

  gsk_path_builder_move_to (builder, centre->x, centre->y - radius);
  gsk_path_builder_svg_arc_to (builder, radius, radius, 0, share > 0.5, TRUE, centre->x + radius * (float) sin (angle),
                               centre->y - radius * (float) cos (angle));
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
append_mark (LyktaRing *self, GtkSnapshot *snapshot, const graphene_point_t *centre, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "!");
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (centre->x - (float) width / 2, centre->y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
lykta_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaRing *self = LYKTA_RING (widget);
  graphene_point_t centre =
      GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2, (float) gtk_widget_get_height (widget) / 2);
  float radius = (SIZE - STROKE) / 2 - 1;
  GskStroke *stroke = gsk_stroke_new (STROKE);
  GdkRGBA color;
  GdkRGBA accent;
  GdkRGBA track;

  gtk_widget_get_color (widget, &color);
  lykta_accent_get (&accent);
  lykta_accent_get_track (widget, &track);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);

  if (self->overdue)
    {
      append_circle (snapshot, stroke, &centre, radius, &color);
      append_mark (self, snapshot, &centre, &color);
    }
  else
    {
      append_circle (snapshot, stroke, &centre, radius, &track);
      if (self->left >= 1)
        append_circle (snapshot, stroke, &centre, radius, &accent);
      else if (self->left > 0)
        append_arc (snapshot, stroke, &centre, radius, self->left, &accent);
    }

  gsk_stroke_free (stroke);
}

static void
lykta_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
lykta_ring_class_init (LyktaRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lykta_ring_snapshot;
  widget_class->measure = lykta_ring_measure;

  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lykta_ring_init (LyktaRing *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  lykta_accent_follow (GTK_WIDGET (self));
}

/**
 * lykta_ring_new:
 * @left: share of the time that is left, 0 to 1
 */
GtkWidget *
lykta_ring_new (double left, gboolean overdue)
{
  LyktaRing *self = g_object_new (LYKTA_TYPE_RING, NULL);

  lykta_ring_set_left (self, left, overdue);
  return GTK_WIDGET (self);
}

void
lykta_ring_set_left (LyktaRing *self, double left, gboolean overdue)
{
  self->left = left;
  self->overdue = overdue;
  if (overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self), "overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "overdue");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
