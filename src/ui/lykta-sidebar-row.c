/* lykta-sidebar-row.c: one page in the sidebar, with a badge where something needs attention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-sidebar-row.h"

#include "lykta-sidebar-item.h"

/* More than this does not fit beside the longest label, and says nothing more. */
#define MOST_SHOWN 999

struct _LyktaSidebarRow
{
  GtkListBoxRow parent_instance;

  /* Borrowed references */
  GtkLabel *badge;

  /* Owned references */
  char *page;
  char *heading;
};

G_DEFINE_FINAL_TYPE (LyktaSidebarRow, lykta_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const badge_classes[] = {
  [LYKTA_URGENCY_NONE] = "none",
  [LYKTA_URGENCY_INCOMPLETE] = "incomplete",
  [LYKTA_URGENCY_CLOCK] = "clock",
  [LYKTA_URGENCY_OVERDUE] = "overdue",
};

static void
add_badge (LyktaSidebarRow *self)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "lykta-badge");
  gtk_widget_add_css_class (badge, "numeric");
  lykta_sidebar_item_set_badge (LYKTA_SIDEBAR_ITEM (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), badge);
  self->badge = GTK_LABEL (badge);
}

static void
take_badge_away (LyktaSidebarRow *self)
{
  lykta_sidebar_item_set_badge (LYKTA_SIDEBAR_ITEM (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), NULL);
  self->badge = NULL;
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
  G_OBJECT_CLASS (klass)->finalize = lykta_sidebar_row_finalize;
}

static void
lykta_sidebar_row_init (LyktaSidebarRow *self)
{
}

GtkWidget *
lykta_sidebar_row_new (const char *page, const char *label, const char *icon, const char *heading)
{
  LyktaSidebarRow *self = g_object_new (LYKTA_TYPE_SIDEBAR_ROW, NULL);

  self->page = g_strdup (page);
  self->heading = g_strdup (heading);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), lykta_sidebar_item_new (icon, label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

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

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  if (urgency == LYKTA_URGENCY_NONE)
    {
      take_badge_away (self);
      return;
    }

  if (self->badge == NULL)
    add_badge (self);
  number = count > MOST_SHOWN ? g_strdup_printf ("%u+", MOST_SHOWN) : g_strdup_printf ("%u", count);
  gtk_label_set_label (self->badge, number);
  for (gsize i = 0; i < G_N_ELEMENTS (badge_classes); i++)
    {
      if (i == urgency)
        gtk_widget_add_css_class (GTK_WIDGET (self->badge), badge_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->badge), badge_classes[i]);
    }
}

/**
 * lykta_sidebar_row_get_badge:
 *
 * Returns: (transfer none) (nullable): the badge, %NULL when nothing needs attention
 */
GtkWidget *
lykta_sidebar_row_get_badge (LyktaSidebarRow *self)
{
  g_return_val_if_fail (LYKTA_IS_SIDEBAR_ROW (self), NULL);

  return GTK_WIDGET (self->badge);
}
