/* lykta-sidebar-row.c: one page in the sidebar, with a badge where something needs attention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-sidebar-row.h"

#include <glib/gi18n-lib.h>

/* More than this does not fit beside the longest label, and says nothing more. */
#define MOST_SHOWN 999

struct _LyktaSidebarRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *badge;

  /* Owned references */
  char *page;
  char *heading;
};

G_DEFINE_FINAL_TYPE (LyktaSidebarRow, lykta_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const badge_classes[] = {
  [LYKTA_URGENCY_NONE] = NULL,
  [LYKTA_URGENCY_INCOMPLETE] = "incomplete",
  [LYKTA_URGENCY_CLOCK] = "clock",
  [LYKTA_URGENCY_OVERDUE] = "overdue",
};

static void
lykta_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (lykta_sidebar_row_parent_class)->dispose (object);
}

static void
lykta_sidebar_row_finalize (GObject *object)
{
  LyktaSidebarRow *self = LYKTA_SIDEBAR_ROW (object);

  g_free (self->page);
  g_free (self->heading);

  G_OBJECT_CLASS (lykta_sidebar_row_parent_class)->finalize (object);
}

static void
lykta_sidebar_row_class_init (LyktaSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_sidebar_row_dispose;
  object_class->finalize = lykta_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LyktaSidebarRow, label);
  gtk_widget_class_bind_template_child (widget_class, LyktaSidebarRow, badge);
}

static void
lykta_sidebar_row_init (LyktaSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_sidebar_row_new (const char *page, const char *label, const char *icon, const char *heading)
{
  LyktaSidebarRow *self = g_object_new (LYKTA_TYPE_SIDEBAR_ROW, NULL);

  self->page = g_strdup (page);
  self->heading = g_strdup (heading);
  gtk_label_set_label (self->label, label);
  gtk_image_set_from_icon_name (self->icon, icon);

  return GTK_WIDGET (self);
}

const char *
lykta_sidebar_row_get_page (LyktaSidebarRow *self)
{
  g_return_val_if_fail (LYKTA_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}

const char *
lykta_sidebar_row_get_heading (LyktaSidebarRow *self)
{
  g_return_val_if_fail (LYKTA_IS_SIDEBAR_ROW (self), NULL);

  return self->heading;
}

/**
 * lykta_sidebar_row_set_badge:
 * @urgency: what kind of attention is needed
 * @count: how many records need it
 * @text: (nullable): what it is, in words
 *
 * Shows a badge, or none when there is nothing to do.
 */
void
lykta_sidebar_row_set_badge (LyktaSidebarRow *self, LyktaUrgency urgency, guint count, const char *text)
{
  g_autofree char *number = NULL;

  g_return_if_fail (LYKTA_IS_SIDEBAR_ROW (self));

  number = count > MOST_SHOWN ? g_strdup_printf ("%u+", MOST_SHOWN) : g_strdup_printf ("%u", count);
  gtk_label_set_label (self->badge, number);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), urgency != LYKTA_URGENCY_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (badge_classes); i++)
    if (badge_classes[i] != NULL)
      {
        if (i == urgency)
          gtk_widget_add_css_class (GTK_WIDGET (self->badge), badge_classes[i]);
        else
          gtk_widget_remove_css_class (GTK_WIDGET (self->badge), badge_classes[i]);
      }

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : number, -1);
}
