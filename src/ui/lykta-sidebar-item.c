/* lykta-sidebar-item.c: icon and label of a row, drawn by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-sidebar-item.h"

#define ICON_SIZE 16
#define SPACING 12
#define BADGE_SPACING 6
#define LEAST_LABEL 60

struct _LyktaSidebarItem
{
  GtkWidget parent_instance;

  /* Borrowed references */
  GtkWidget *badge;

  /* Owned references */
  char *icon;
  char *label;
};

G_DEFINE_FINAL_TYPE (LyktaSidebarItem, lykta_sidebar_item, GTK_TYPE_WIDGET)

static int
measure_badge (LyktaSidebarItem *self)
{
  int width = 0;

  if (self->badge != NULL)
    gtk_widget_measure (self->badge, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return self->badge != NULL ? width + BADGE_SPACING : 0;
}

static void
lykta_sidebar_item_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  LyktaSidebarItem *self = LYKTA_SIDEBAR_ITEM (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->label);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int beside = ICON_SIZE + SPACING + measure_badge (self);

      *minimum = beside + MIN (width, LEAST_LABEL);
      *natural = beside + width;
    }
  else
    *minimum = *natural = MAX (height, ICON_SIZE);
}

static void
lykta_sidebar_item_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LyktaSidebarItem *self = LYKTA_SIDEBAR_ITEM (widget);
  GtkRequisition size;
  GtkAllocation place;

  if (self->badge == NULL)
    return;

  gtk_widget_get_preferred_size (self->badge, NULL, &size);
  place.width = size.width;
  place.height = MIN (size.height, height);
  place.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : width - size.width;
  place.y = (height - place.height) / 2;
  gtk_widget_size_allocate (self->badge, &place, -1);
}

static void
snapshot_icon (LyktaSidebarItem *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, self->icon, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), 0);

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot), ICON_SIZE, ICON_SIZE, color,
                                            1);
}

static void
lykta_sidebar_item_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LyktaSidebarItem *self = LYKTA_SIDEBAR_ITEM (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->label);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int room = width - ICON_SIZE - SPACING - measure_badge (self);
  int text_width;
  int text_height;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (room, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (mirrored ? (float) (width - ICON_SIZE) : 0, (float) ((height - ICON_SIZE) / 2)));
  snapshot_icon (self, snapshot, &color);
  gtk_snapshot_restore (snapshot);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (mirrored ? (float) (width - ICON_SIZE - SPACING - room) : ICON_SIZE + SPACING,
                                                (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);

  if (self->badge != NULL)
    gtk_widget_snapshot_child (widget, self->badge, snapshot);
}

static void
lykta_sidebar_item_dispose (GObject *object)
{
  LyktaSidebarItem *self = LYKTA_SIDEBAR_ITEM (object);

  g_clear_pointer (&self->badge, gtk_widget_unparent);

  G_OBJECT_CLASS (lykta_sidebar_item_parent_class)->dispose (object);
}

static void
lykta_sidebar_item_finalize (GObject *object)
{
  LyktaSidebarItem *self = LYKTA_SIDEBAR_ITEM (object);

  g_free (self->icon);
  g_free (self->label);

  G_OBJECT_CLASS (lykta_sidebar_item_parent_class)->finalize (object);
}

static void
lykta_sidebar_item_class_init (LyktaSidebarItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_sidebar_item_dispose;
  object_class->finalize = lykta_sidebar_item_finalize;
  widget_class->measure = lykta_sidebar_item_measure;
  widget_class->size_allocate = lykta_sidebar_item_size_allocate;
  widget_class->snapshot = lykta_sidebar_item_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lykta_sidebar_item_init (LyktaSidebarItem *self)
{
}

GtkWidget *
lykta_sidebar_item_new (const char *icon, const char *label)
{
  LyktaSidebarItem *self = g_object_new (LYKTA_TYPE_SIDEBAR_ITEM, NULL);

  self->icon = g_strdup (icon);
  self->label = g_strdup (label);

  return GTK_WIDGET (self);
}

void
lykta_sidebar_item_set_badge (LyktaSidebarItem *self, GtkWidget *badge)
{
  g_return_if_fail (LYKTA_IS_SIDEBAR_ITEM (self));

  if (self->badge == badge)
    return;

  g_clear_pointer (&self->badge, gtk_widget_unparent);
  self->badge = badge;
  if (badge != NULL)
    gtk_widget_set_parent (badge, GTK_WIDGET (self));
}
