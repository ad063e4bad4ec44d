/* lykta-plan-list.c: the yearly plan as a list by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-plan-list.h"

#include <glib/gi18n-lib.h>

#include "lykta-plan-row.h"
#include "lykta-wheel-drawing.h"

#define WIDTH 820

struct _LyktaPlanList
{
  AdwBin parent_instance;

  GtkBox *box; /* borrowed from the child */
};

G_DEFINE_FINAL_TYPE (LyktaPlanList, lykta_plan_list, ADW_TYPE_BIN)

static void
add_month (LyktaPlanList *self, GPtrArray *items, guint from, guint to, const LyktaPlanScene *scene)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *name = lykta_wheel_get_month_name (lykta_plan_item_get_month (items->pdata[from]));
  GtkWidget *heading =
      g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0f, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  for (guint i = from; i < to; i++)
    g_ptr_array_add (chosen, items->pdata[i]);
  gtk_widget_add_css_class (heading, "lykta-heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  lykta_plan_list_fill (list, chosen, scene, LYKTA_PLAN_ROW_PLAIN);
  gtk_box_append (self->box, heading);
  gtk_box_append (self->box, list);
}

static void
lykta_plan_list_class_init (LyktaPlanListClass *klass)
{
}

static void
lykta_plan_list_init (LyktaPlanList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "lykta-plan-month");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
lykta_plan_list_new (void)
{
  return g_object_new (LYKTA_TYPE_PLAN_LIST, NULL);
}

/* @items: (element-type LyktaPlanItem): by day */
void
lykta_plan_list_show (LyktaPlanList *self, GPtrArray *items, const LyktaPlanScene *scene)
{
  GtkWidget *child;
  guint end;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint start = 0; start < items->len; start = end)
    {
      guint month = lykta_plan_item_get_month (items->pdata[start]);

      for (end = start + 1; end < items->len && lykta_plan_item_get_month (items->pdata[end]) == month; end++)
        ;
      add_month (self, items, start, end, scene);
    }
}
