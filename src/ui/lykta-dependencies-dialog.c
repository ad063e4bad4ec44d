/* lykta-dependencies-dialog.c: what depends on an asset, and what it depends on: drawn, and as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-dependencies-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-dependencies.h"
#include "lykta-dependency-graph.h"
#include "lykta-dependency-node.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-pill.h"
#include "lykta-save-picture.h"

/* The list is as far as one can see in the drawing. */
#define STEPS 3
#define MOST 100

struct _LyktaDependenciesDialog
{
  AdwDialog parent_instance;

  gint64 asset;

  /* Template widgets */
  AdwWindowTitle *title;
  AdwToggleGroup *faces;
  GtkStack *stack;
  GtkScrolledWindow *graph_place;
  GtkWidget *needing_heading;
  GtkListBox *needing;
  GtkWidget *needed_heading;
  GtkListBox *needed;
  GtkWidget *nothing;
  GtkWidget *hint;

  /* Widgets */
  LyktaDependencyGraph *graph;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaDependenciesDialog, lykta_dependencies_dialog, ADW_TYPE_DIALOG)

static const LyktaRegister *
get_register (LyktaDependenciesDialog *self)
{
  return lykta_store_find_register (self->store, "assets");
}

static char *
describe (LyktaDependenciesDialog *self, LyktaRecord *record, int layer)
{
  g_autofree char *inherited = lykta_dependency_format_inherited (self->store, record);
  const char *way = ABS (layer) == 1 ? _ ("Directly") : _ ("By way of others");

  if (inherited == NULL)
    return g_strdup (way);
  /* Translators: how an asset is reached, and what need it inherits: "Directly · inherits R3 from Permits". */
  return g_strdup_printf (_ ("%s · inherits %s"), way, inherited);
}

static void
add_row (LyktaDependenciesDialog *self, const LyktaDependencyNode *node, const char *today)
{
  g_autoptr (LyktaRecord) record = lykta_store_get_record (self->store, get_register (self), node->id);
  GtkWidget *row = adw_action_row_new ();
  g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;
  g_autofree char *title = lykta_store_get_title (self->store, get_register (self), node->id);
  g_autofree char *subtitle = NULL;
  GtkWidget *pill;

  if (record == NULL)
    return;
  subtitle = describe (self, record, node->layer);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  lykta_display_field (self->store, record, lykta_register_find_field (get_register (self), "classes"), today, &display);
  pill = lykta_pill_new_for_display (&display);
  if (pill != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lykta_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "asset", g_memdup2 (&node->id, sizeof node->id), g_free);
  gtk_list_box_append (node->layer < 0 ? self->needing : self->needed, row);
}

static void
add_more (GtkListBox *list, guint n)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);
  GtkWidget *row;

  if (n == 0)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_list_box_append (list, row);
}

static void
fill_list (LyktaDependenciesDialog *self)
{
  g_autoptr (LyktaDependencies) all = lykta_dependencies_new (self->store, self->asset, STEPS, MOST);
  g_autofree char *today = lykta_today ();
  gboolean any_needing;
  gboolean any_needed;

  gtk_list_box_remove_all (self->needing);
  gtk_list_box_remove_all (self->needed);
  /* Nearest first */
  for (guint i = 1; i < all->nodes->len; i++)
    add_row (self, &g_array_index (all->nodes, LyktaDependencyNode, i), today);
  add_more (self->needing, all->more_needing);
  add_more (self->needed, all->more_needed);

  any_needing = gtk_list_box_get_row_at_index (self->needing, 0) != NULL;
  any_needed = gtk_list_box_get_row_at_index (self->needed, 0) != NULL;
  gtk_widget_set_visible (self->needing_heading, any_needing);
  gtk_widget_set_visible (GTK_WIDGET (self->needing), any_needing);
  gtk_widget_set_visible (self->needed_heading, any_needed);
  gtk_widget_set_visible (GTK_WIDGET (self->needed), any_needed);
  gtk_widget_set_visible (self->nothing, !any_needing && !any_needed);
}

static void
open_asset (LyktaDependenciesDialog *self, gint64 id)
{
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (id == 0)
    return;
  if (parent != NULL)
    gtk_widget_activate_action (parent, "win.open-record", "(sx)", "assets", id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
row_activated_cb (LyktaDependenciesDialog *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "asset");

  open_asset (self, id != NULL ? *id : 0);
}

static void
opened_cb (LyktaDependenciesDialog *self, gint64 id)
{
  open_asset (self, id);
}

static void
centred_cb (LyktaDependenciesDialog *self, gint64 id)
{
  g_autofree char *title = lykta_store_get_title (self->store, get_register (self), id);

  self->asset = id;
  adw_window_title_set_subtitle (self->title, title);
  fill_list (self);
}

static void
face_cb (LyktaDependenciesDialog *self)
{
  const char *name = adw_toggle_group_get_active_name (self->faces);

  if (self->store == NULL || name == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->hint, g_str_equal (name, "graph"));
}

static void
save_cb (LyktaDependenciesDialog *self)
{
  g_autofree char *title = lykta_store_get_title (self->store, get_register (self), self->asset);
  /* Translators: a file's name; the name of an asset. */
  g_autofree char *name = g_strdup_printf (_ ("Dependencies, %s"), title);

  adw_toggle_group_set_active_name (self->faces, "graph");
  lykta_save_picture (GTK_WIDGET (self->graph), name);
}

static void
lykta_dependencies_dialog_dispose (GObject *object)
{
  LyktaDependenciesDialog *self = LYKTA_DEPENDENCIES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_DEPENDENCIES_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_dependencies_dialog_parent_class)->dispose (object);
}

static void
lykta_dependencies_dialog_class_init (LyktaDependenciesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_dependencies_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-dependencies-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, faces);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, graph_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, needing_heading);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, needing);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, needed_heading);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, needed);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, LyktaDependenciesDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, face_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lykta_dependencies_dialog_init (LyktaDependenciesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_dependencies_dialog_new (LyktaStore *store, gint64 asset)
{
  LyktaDependenciesDialog *self = g_object_new (LYKTA_TYPE_DEPENDENCIES_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->graph = LYKTA_DEPENDENCY_GRAPH (lykta_dependency_graph_new (store));
  g_signal_connect_object (self->graph, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->graph, "centred", G_CALLBACK (centred_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->graph_place, GTK_WIDGET (self->graph));
  lykta_dependency_graph_show (self->graph, asset);
  adw_dialog_set_focus (ADW_DIALOG (self), lykta_dependency_graph_get_middle (self->graph));
  return GTK_WIDGET (self);
}

void
lykta_dependencies_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *asset)
{
  adw_dialog_present (ADW_DIALOG (lykta_dependencies_dialog_new (store, lykta_record_get_id (asset))), widget);
}
