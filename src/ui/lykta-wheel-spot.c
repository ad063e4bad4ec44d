/* lykta-wheel-spot.c: an occurrence or a month on the yearly wheel, where the keyboard and a screen reader come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-wheel-spot.h"

#include <math.h>

#include "lykta-accent.h"
#include "lykta-plan-mark.h"
#include "lykta-snapshot-pen.h"

/* Around the mark that has the focus */
#define HALO 6.0
#define HALO_STROKE 2.5

struct _LyktaWheelSpot
{
  GtkButton parent_instance;

  guint month;
  LyktaPlanMark mark;
  double size;
};

G_DEFINE_FINAL_TYPE (LyktaWheelSpot, lykta_wheel_spot, GTK_TYPE_BUTTON)

static void
lykta_wheel_spot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaWheelSpot *self = LYKTA_WHEEL_SPOT (widget);
  g_auto (LyktaSnapshotPen) pen = LYKTA_SNAPSHOT_PEN_INIT (widget, snapshot);
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;
  GdkRGBA color;
  LyktaInk ink;
  LyktaInk ground;

  if (self->month != 0)
    return;
  gtk_widget_get_color (widget, &color);
  lykta_ink_from_color (&ink, &color);
  lykta_ink_get_ground (&ground);
  if (gtk_widget_has_visible_focus (widget))
    {
      LyktaInk accent;

      lykta_accent_get (&color);
      lykta_ink_from_color (&accent, &color);
      lykta_snapshot_pen.begin (&pen);
      lykta_snapshot_pen.arc (&pen, x, y, self->size + HALO - HALO_STROKE / 2, 0, G_PI);
      lykta_snapshot_pen.arc (&pen, x, y, self->size + HALO - HALO_STROKE / 2, G_PI, 2 * G_PI);
      lykta_snapshot_pen.close (&pen);
      lykta_snapshot_pen.fill (&pen, &ground);
      lykta_snapshot_pen.stroke (&pen, HALO_STROKE, &accent);
    }
  lykta_wheel_draw_mark (&lykta_snapshot_pen, &pen, self->mark, x, y, self->size, &ink, &ground);
}

static void
lykta_wheel_spot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static gboolean
lykta_wheel_spot_contains (GtkWidget *widget, double x, double y)
{
  LyktaWheelSpot *self = LYKTA_WHEEL_SPOT (widget);
  double middle_x = gtk_widget_get_width (widget) / 2.0;
  double middle_y = gtk_widget_get_height (widget) / 2.0;
  double distance = hypot (x - middle_x, y - middle_y);
  double radius = MIN (middle_x, middle_y);
  double angle;

  if (self->month == 0)
    return distance <= self->size + HALO / 2;
  if (distance > radius || distance < lykta_wheel_get_middle (radius))
    return FALSE;
  angle = atan2 (x - middle_x, middle_y - y);
  if (angle < 0)
    angle += 2 * G_PI;
  return (guint) (angle / (2 * G_PI) * LYKTA_WHEEL_MONTHS) + 1 == self->month;
}

/* The wheel draws the focus of a month, which has no shape of its own. */
static void
lykta_wheel_spot_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  LyktaWheelSpot *self = LYKTA_WHEEL_SPOT (widget);
  GtkStateFlags changed = previous ^ gtk_widget_get_state_flags (widget);

  GTK_WIDGET_CLASS (lykta_wheel_spot_parent_class)->state_flags_changed (widget, previous);
  if ((changed & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE)) == 0)
    return;
  if (self->month != 0 && gtk_widget_get_parent (widget) != NULL)
    gtk_widget_queue_draw (gtk_widget_get_parent (widget));
  gtk_widget_queue_draw (widget);
}

static void
lykta_wheel_spot_class_init (LyktaWheelSpotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lykta_wheel_spot_snapshot;
  widget_class->measure = lykta_wheel_spot_measure;
  widget_class->contains = lykta_wheel_spot_contains;
  widget_class->state_flags_changed = lykta_wheel_spot_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "wheelspot");
}

static void
lykta_wheel_spot_init (LyktaWheelSpot *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

GtkWidget *
lykta_wheel_spot_new (LyktaPlanMark mark, const char *name)
{
  LyktaWheelSpot *self = g_object_new (LYKTA_TYPE_WHEEL_SPOT, "tooltip-text", name, NULL);

  self->mark = mark;
  gtk_widget_add_css_class (GTK_WIDGET (self), lykta_display_tone_class (lykta_plan_mark_get_tone (mark)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
lykta_wheel_spot_new_month (guint month, const char *name)
{
  LyktaWheelSpot *self = g_object_new (LYKTA_TYPE_WHEEL_SPOT, NULL);

  self->month = month;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

guint
lykta_wheel_spot_get_month (LyktaWheelSpot *self)
{
  return self->month;
}

void
lykta_wheel_spot_set_size (LyktaWheelSpot *self, double size)
{
  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
