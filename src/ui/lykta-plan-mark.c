/* lykta-plan-mark.c: how an occurrence stands, as a small shape beside its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-mark.h"

#include "lykta-snapshot-pen.h"

#define SIZE 18

struct _LyktaPlanMarkIcon
{
  GtkWidget parent_instance;

  LyktaPlanMark mark;
};

G_DEFINE_FINAL_TYPE (LyktaPlanMarkIcon, lykta_plan_mark_icon, GTK_TYPE_WIDGET)

static const LyktaTone tones[LYKTA_N_PLAN_MARKS] = {
  [LYKTA_PLAN_DONE] = LYKTA_TONE_DONE,      [LYKTA_PLAN_ONGOING] = LYKTA_TONE_ACTIVE,
  [LYKTA_PLAN_LATE] = LYKTA_TONE_ERROR,     [LYKTA_PLAN_NOT_STARTED] = LYKTA_TONE_DIMMED,
  [LYKTA_PLAN_CARRIED] = LYKTA_TONE_DIMMED, [LYKTA_PLAN_DROPPED] = LYKTA_TONE_DIMMED,
};

static void
lykta_plan_mark_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaPlanMarkIcon *self = LYKTA_PLAN_MARK_ICON (widget);
  g_auto (LyktaSnapshotPen) pen = LYKTA_SNAPSHOT_PEN_INIT (widget, snapshot);
  GdkRGBA color;
  LyktaInk ink;
  LyktaInk ground;

  gtk_widget_get_color (widget, &color);
  lykta_ink_from_color (&ink, &color);
  lykta_ink_get_ground (&ground);
  lykta_wheel_draw_mark (&lykta_snapshot_pen, &pen, self->mark, gtk_widget_get_width (widget) / 2.0,
                         gtk_widget_get_height (widget) / 2.0, SIZE / 2.0 - 0.5, &ink, &ground);
}

static void
lykta_plan_mark_icon_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE + 2;
}

static void
lykta_plan_mark_icon_class_init (LyktaPlanMarkIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lykta_plan_mark_icon_snapshot;
  widget_class->measure = lykta_plan_mark_icon_measure;
  gtk_widget_class_set_css_name (widget_class, "planmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lykta_plan_mark_icon_init (LyktaPlanMarkIcon *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * lykta_plan_mark_icon_new:
 *
 * A shape that says no more than the words beside it.
 */
GtkWidget *
lykta_plan_mark_icon_new (LyktaPlanMark mark)
{
  LyktaPlanMarkIcon *self = g_object_new (LYKTA_TYPE_PLAN_MARK_ICON, NULL);

  self->mark = mark;
  gtk_widget_add_css_class (GTK_WIDGET (self), lykta_display_tone_class (lykta_plan_mark_get_tone (mark)));
  return GTK_WIDGET (self);
}

LyktaTone
lykta_plan_mark_get_tone (LyktaPlanMark mark)
{
  return tones[mark];
}
