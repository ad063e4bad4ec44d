/* lykta-indicator-bar.c: a share of a whole as a bar, with last year's as a tick
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-indicator-bar.h"

#include "lykta-accent.h"

#define HEIGHT 16
#define BAR_HEIGHT 8
#define TICK_WIDTH 2
#define HALO 2
#define MINIMUM_WIDTH 64
#define NATURAL_WIDTH 150

struct _LyktaIndicatorBar
{
  GtkWidget parent_instance;

  double share;
  double last;
};

G_DEFINE_FINAL_TYPE (LyktaIndicatorBar, lykta_indicator_bar, GTK_TYPE_WIDGET)

/* One stretch of track and bar; the tick's halo is a gap between two of them, so that any ground shows through. */
static void
append_stretch (GtkSnapshot *snapshot, const graphene_rect_t *stretch, const graphene_rect_t *track, float end,
                const GdkRGBA *bar, const GdkRGBA *rest)
{
  GskRoundedRect outline;

  gtk_snapshot_push_clip (snapshot, stretch);

  gsk_rounded_rect_init_from_rect (&outline, track, BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, rest, track);
  gtk_snapshot_pop (snapshot);

  if (end > 0)
    {
      graphene_rect_t done = GRAPHENE_RECT_INIT (track->origin.x, track->origin.y, end, track->size.height);

      gsk_rounded_rect_init_from_rect (&outline, &done, BAR_HEIGHT / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, bar, &done);
      gtk_snapshot_pop (snapshot);
    }

  gtk_snapshot_pop (snapshot);
}

static void
lykta_indicator_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaIndicatorBar *self = LYKTA_INDICATOR_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t track = GRAPHENE_RECT_INIT (0, (height - BAR_HEIGHT) / 2, width, BAR_HEIGHT);
  float end = self->share > 0 ? MAX ((float) self->share * width, BAR_HEIGHT) : 0;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA bar;
  GdkRGBA foreground;
  GdkRGBA rest;

  lykta_accent_get (&bar);
  gtk_widget_get_color (widget, &foreground);
  lykta_accent_get_track (widget, &rest);

  if (mirrored)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }

  if (self->last >= 0)
    {
      float tick = CLAMP ((float) self->last * width - TICK_WIDTH / 2.0f, 0, width - TICK_WIDTH);

      append_stretch (snapshot, &GRAPHENE_RECT_INIT (0, 0, MAX (tick - HALO, 0), height), &track, end, &bar, &rest);
      append_stretch (snapshot, &GRAPHENE_RECT_INIT (tick + TICK_WIDTH + HALO, 0, width, height), &track, end, &bar, &rest);
      gtk_snapshot_append_color (snapshot, &foreground, &GRAPHENE_RECT_INIT (tick, 0, TICK_WIDTH, height));
    }
  else
    append_stretch (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height), &track, end, &bar, &rest);
}

static void
lykta_indicator_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
lykta_indicator_bar_class_init (LyktaIndicatorBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lykta_indicator_bar_snapshot;
  widget_class->measure = lykta_indicator_bar_measure;

  gtk_widget_class_set_css_name (widget_class, "indicatorbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lykta_indicator_bar_init (LyktaIndicatorBar *self)
{
  self->last = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  lykta_accent_follow (GTK_WIDGET (self));
}

GtkWidget *
lykta_indicator_bar_new (void)
{
  return g_object_new (LYKTA_TYPE_INDICATOR_BAR, NULL);
}

void
lykta_indicator_bar_set (LyktaIndicatorBar *self, double share, double last)
{
  g_return_if_fail (LYKTA_IS_INDICATOR_BAR (self));

  self->share = CLAMP (share, 0, 1);
  self->last = MIN (last, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
