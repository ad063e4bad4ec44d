/* lykta-column-menu.c: which columns a table shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-column-menu.h"

#include <glib/gi18n-lib.h>

#define LYKTA_TYPE_COLUMN_MENU (lykta_column_menu_get_type ())
G_DECLARE_FINAL_TYPE (LyktaColumnMenu, lykta_column_menu, LYKTA, COLUMN_MENU, GtkPopover)

struct _LyktaColumnMenu
{
  GtkPopover parent_instance;

  const LyktaRegister *reg;
  gboolean updating;

  /* Widgets */
  GtkBox *box;

  /* Borrowed */
  LyktaTable *table;
};

G_DEFINE_FINAL_TYPE (LyktaColumnMenu, lykta_column_menu, GTK_TYPE_POPOVER)

static const LyktaField *
get_field (LyktaColumnMenu *self, GtkWidget *check)
{
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != check;
       child = gtk_widget_get_next_sibling (child))
    index++;
  return &self->reg->fields[index];
}

static gboolean
is_shown (const LyktaField **fields, const LyktaField *field)
{
  for (; *fields != NULL; fields++)
    if (*fields == field)
      return TRUE;
  return FALSE;
}

static void
update (LyktaColumnMenu *self)
{
  g_autofree const LyktaField **shown = lykta_table_get_shown_fields (self->table);
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  self->updating = TRUE;
  for (guint i = 0; i < self->reg->n_fields; i++, check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown (shown, &self->reg->fields[i]));
  self->updating = FALSE;
}

static void
toggled_cb (LyktaColumnMenu *self, GtkCheckButton *check)
{
  if (!self->updating)
    lykta_table_set_shown (self->table, get_field (self, GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

static void
reset_cb (LyktaColumnMenu *self)
{
  lykta_table_reset (self->table);
  update (self);
}

static void
lykta_column_menu_show (GtkWidget *widget)
{
  update (LYKTA_COLUMN_MENU (widget));

  GTK_WIDGET_CLASS (lykta_column_menu_parent_class)->show (widget);
}

static void
lykta_column_menu_class_init (LyktaColumnMenuClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = lykta_column_menu_show;
}

static void
lykta_column_menu_init (LyktaColumnMenu *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *reset = gtk_button_new_with_label (_ ("As at the Start"));

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_box_append (GTK_BOX (outer), scroller);
  gtk_widget_add_css_class (reset, "flat");
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (outer), reset);
  gtk_popover_set_child (GTK_POPOVER (self), outer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
}

/**
 * lykta_column_menu_new:
 * @table: (transfer none): outlives the menu
 *
 * A popover with a check for each field of the register.
 */
GtkWidget *
lykta_column_menu_new (LyktaTable *table, const LyktaRegister *reg)
{
  LyktaColumnMenu *self = g_object_new (LYKTA_TYPE_COLUMN_MENU, NULL);

  self->table = table;
  self->reg = reg;
  for (guint i = 0; i < reg->n_fields; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (lykta_field_get_label (&reg->fields[i]));

      /* Rows without a name could not be told apart. */
      gtk_widget_set_sensitive (check, i != reg->title);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->box, check);
    }

  return GTK_WIDGET (self);
}
