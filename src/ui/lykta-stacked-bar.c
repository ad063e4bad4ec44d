/* lykta-stacked-bar.c: parts of a whole, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-stacked-bar.h"

#include <string.h>

#define HEIGHT 18
#define GAP 2
#define LEAST_PART 6
#define RADIUS 5
#define DOT 10
#define HATCH 5.0f
#define HATCH_WIDTH 2.0f
#define HATCHED_ALPHA 0.55f

/* ---- A swatch: one part of the bar, or the dot that explains it ---- */

#define LYKTA_TYPE_SWATCH (lykta_swatch_get_type ())
G_DECLARE_FINAL_TYPE (LyktaSwatch, lykta_swatch, LYKTA, SWATCH, GtkWidget)

struct _LyktaSwatch
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LyktaSwatch, lykta_swatch, GTK_TYPE_WIDGET)

static void
append_hatching (GtkSnapshot *snapshot, float width, float height, const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (HATCH_WIDTH);

  for (float x = -height; x < width; x += HATCH)
    {
      gsk_path_builder_move_to (builder, x, height);
      gsk_path_builder_line_to (builder, x + height, 0);
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
lykta_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  gboolean dot = gtk_widget_has_css_class (widget, "dot");
  gboolean hatched = gtk_widget_has_css_class (widget, "late") && !dot;
  GdkRGBA color;
  GdkRGBA ground;
  GskRoundedRect outline;

  gtk_widget_get_color (widget, &color);
  ground = color;
  if (hatched)
    ground.alpha *= HATCHED_ALPHA;

  gsk_rounded_rect_init_from_rect (&outline, &all, dot ? DOT / 2.0f : 0);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &all);
  if (hatched)
    append_hatching (snapshot, width, height, &color);
  gtk_snapshot_pop (snapshot);
}

static void
lykta_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = gtk_widget_has_css_class (widget, "dot") ? DOT : 0;
}

static void
lykta_swatch_class_init (LyktaSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lykta_swatch_snapshot;
  widget_class->measure = lykta_swatch_measure;

  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lykta_swatch_init (LyktaSwatch *self)
{
}

GtkWidget *
lykta_swatch_new (const char *css_class)
{
  GtkWidget *swatch = g_object_new (LYKTA_TYPE_SWATCH, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (swatch, "dot");
  gtk_widget_add_css_class (swatch, css_class);

  return swatch;
}

/* ---- The bar ---- */

struct _LyktaStackedBar
{
  GtkWidget parent_instance;

  /* Owned references */
  GArray *counts;
};

G_DEFINE_FINAL_TYPE (LyktaStackedBar, lykta_stacked_bar, GTK_TYPE_WIDGET)

static guint
sum (LyktaStackedBar *self, guint *n_parts)
{
  guint total = 0;

  *n_parts = 0;
  for (guint i = 0; i < self->counts->len; i++)
    {
      guint count = g_array_index (self->counts, guint, i);

      total += count;
      *n_parts += count > 0;
    }

  return total;
}

/* Every part that is there is wide enough to be seen; what that takes, all the others give. */
static void
lykta_stacked_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LyktaStackedBar *self = LYKTA_STACKED_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_parts;
  guint total = sum (self, &n_parts);
  int room = width - ((int) n_parts - 1) * GAP - (int) n_parts * LEAST_PART;
  guint i = 0;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    {
      guint count = g_array_index (self->counts, guint, i);
      int part = count > 0 ? LEAST_PART + (int) ((gint64) MAX (room, 0) * count / total) : 0;
      GtkAllocation allocation = { .x = mirrored ? width - x - part : x, .y = 0, .width = part, .height = height };

      gtk_widget_set_child_visible (child, count > 0);
      if (count == 0)
        continue;
      if (--n_parts == 0 && !mirrored)
        allocation.width = MAX (width - x, 0);
      gtk_widget_size_allocate (child, &allocation, -1);
      x += part + GAP;
    }
}

static void
lykta_stacked_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
}

static void
lykta_stacked_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                        (float) gtk_widget_get_height (widget)),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  GTK_WIDGET_CLASS (lykta_stacked_bar_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
lykta_stacked_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (lykta_stacked_bar_parent_class)->dispose (object);
}

static void
lykta_stacked_bar_finalize (GObject *object)
{
  LyktaStackedBar *self = LYKTA_STACKED_BAR (object);

  g_array_unref (self->counts);

  G_OBJECT_CLASS (lykta_stacked_bar_parent_class)->finalize (object);
}

static void
lykta_stacked_bar_class_init (LyktaStackedBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_stacked_bar_dispose;
  object_class->finalize = lykta_stacked_bar_finalize;
  widget_class->size_allocate = lykta_stacked_bar_size_allocate;
  widget_class->measure = lykta_stacked_bar_measure;
  widget_class->snapshot = lykta_stacked_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stackedbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lykta_stacked_bar_init (LyktaStackedBar *self)
{
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
}

GtkWidget *
lykta_stacked_bar_new (const char *const *classes)
{
  LyktaStackedBar *self = g_object_new (LYKTA_TYPE_STACKED_BAR, NULL);

  for (gsize i = 0; classes[i] != NULL; i++)
    {
      GtkWidget *swatch = g_object_new (LYKTA_TYPE_SWATCH, NULL);

      gtk_widget_add_css_class (swatch, classes[i]);
      gtk_widget_set_parent (swatch, GTK_WIDGET (self));
    }
  g_array_set_size (self->counts, g_strv_length ((char **) classes));

  return GTK_WIDGET (self);
}

/**
 * lykta_stacked_bar_set:
 * @counts: one a part
 */
void
lykta_stacked_bar_set (LyktaStackedBar *self, const guint *counts)
{
  g_return_if_fail (LYKTA_IS_STACKED_BAR (self));

  memcpy (self->counts->data, counts, self->counts->len * sizeof (guint));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
