/* lykta-goto-dialog.c: goes to any page, record or action by a few letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-goto-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-actions.h"
#include "lykta-finder.h"
#include "lykta-icon.h"

struct _LyktaGotoDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  /* Owned references */
  LyktaStore *store;
  GCancellable *cancellable;
  GPtrArray *records;
  char *text;

  gboolean searching;
};

G_DEFINE_FINAL_TYPE (LyktaGotoDialog, lykta_goto_dialog, ADW_TYPE_DIALOG)

#define SECTION "lykta-section"

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section = g_object_get_data (G_OBJECT (row), SECTION);
  const char *section_before = before != NULL ? g_object_get_data (G_OBJECT (before), SECTION) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (section, section_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "lykta-group");
  gtk_list_box_row_set_header (row, label);
}

/* A row that takes an action when it is chosen; @section is static. */
static void
add_row (LyktaGotoDialog *self, const char *section, const char *icon, const char *label, const char *key, const char *action,
         GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), lykta_icon_new (icon));
  gtk_box_append (GTK_BOX (box), title);
  if (key != NULL)
    {
      GtkWidget *shown = gtk_label_new (key);

      gtk_widget_add_css_class (shown, "lykta-key");
      gtk_widget_set_valign (shown, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), shown);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (row), SECTION, (gpointer) section);
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (action), g_free);
  if (target != NULL)
    g_object_set_data_full (G_OBJECT (row), "target", g_variant_ref_sink (target), (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (self->list, row);
}

static void
add_pages (LyktaGotoDialog *self)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (self->store);

  for (const LyktaAction *action = lykta_actions_get (); action->name != NULL; action++)
    if (g_str_has_prefix (action->name, "win.show-page::") && lykta_find_matches (lykta_action_get_label (action), self->text))
      {
        const char *page = action->name + strlen ("win.show-page::");
        g_autofree char *key = lykta_action_format_key (action);
        g_autofree char *icon = g_strdup_printf ("lykta-%s-symbolic", page);

        add_row (self, _ ("Pages"), icon, lykta_action_get_label (action), key, "win.show-page", g_variant_new_string (page));
      }

  for (gsize i = 0; registers[i] != NULL; i++)
    if (registers[i]->parent == NULL && g_strcmp0 (registers[i]->id, "reviews") != 0
        && lykta_find_matches (lykta_register_get_label (registers[i]), self->text))
      add_row (self, _ ("Pages"), registers[i]->icon, lykta_register_get_label (registers[i]), NULL, "win.open-register",
               g_variant_new_string (registers[i]->id));
}

static gboolean
is_enabled (LyktaGotoDialog *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GActionGroup *group = NULL;

  if (g_str_has_prefix (name, "win.") && G_IS_ACTION_GROUP (root))
    group = G_ACTION_GROUP (root);

  return group == NULL || g_action_group_get_action_enabled (group, name + strlen ("win."));
}

static void
add_actions (LyktaGotoDialog *self)
{
  for (const LyktaAction *action = lykta_actions_get (); action->name != NULL; action++)
    if (action->offered && is_enabled (self, action->name) && lykta_find_matches (lykta_action_get_label (action), self->text))
      {
        g_autofree char *key = lykta_action_format_key (action);

        add_row (self, _ ("Commands"), "system-run-symbolic", lykta_action_get_label (action), key, action->name, NULL);
      }
}

static void
add_records (LyktaGotoDialog *self)
{
  for (guint i = 0; self->records != NULL && i < self->records->len; i++)
    {
      const LyktaFound *found = g_ptr_array_index (self->records, i);

      /* Until the search is back, what was found before stands as long as its title fits. */
      if (self->searching && !lykta_find_matches (found->title, self->text))
        continue;

      add_row (self, lykta_register_get_label (found->reg), found->reg->icon, found->title, NULL, "win.open-record",
               g_variant_new ("(sx)", found->reg->id, found->id));
    }
}

/* Pages stand first: most go where they have been before. */
static void
fill (LyktaGotoDialog *self, int selected)
{
  GtkListBoxRow *first;
  GtkListBoxRow *row;

  gtk_list_box_remove_all (self->list);
  add_pages (self);
  add_records (self);
  add_actions (self);

  first = gtk_list_box_get_row_at_index (self->list, 0);
  row = gtk_list_box_get_row_at_index (self->list, selected);
  gtk_list_box_select_row (self->list, row != NULL ? row : first);
  if (selected == 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "found" : "nothing");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaGotoDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = lykta_find_finish (result, &error);
  GtkListBoxRow *selected;

  /* Later letters have cancelled this search. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  selected = gtk_list_box_get_selected_row (self->list);
  self->searching = FALSE;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&records);
  fill (self, selected != NULL ? gtk_list_box_row_get_index (selected) : 0);
}

static void
search_changed_cb (LyktaGotoDialog *self)
{
  if (!g_set_str (&self->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->searching = *self->text != '\0';
  if (self->searching)
    lykta_find_async (self->store, self->text, self->cancellable, found_cb, g_object_ref (self));
  else
    g_clear_pointer (&self->records, g_ptr_array_unref);
  fill (self, 0);
}

/* The dialog goes first, so that what the action shows gets the focus. */
static void
row_activated_cb (LyktaGotoDialog *self, GtkListBoxRow *row)
{
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  g_autofree char *action = g_strdup (g_object_get_data (G_OBJECT (row), "action"));
  GVariant *data = g_object_get_data (G_OBJECT (row), "target");
  g_autoptr (GVariant) target = data != NULL ? g_variant_ref (data) : NULL;

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, action, target);
}

static void
activate_cb (LyktaGotoDialog *self)
{
  GtkListBoxRow *row;

  /* Who types quickly and presses Enter means what is typed. */
  search_changed_cb (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    row_activated_cb (self, row);
}

static void
stop_search_cb (LyktaGotoDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Scrolls a row into view while the focus stays in the entry. */
static void
show_row (LyktaGotoDialog *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
key_pressed_cb (LyktaGotoDialog *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : key == GDK_KEY_Page_Down ? 8 : key == GDK_KEY_Page_Up ? -8 : 0;
  int position;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;

  position = MAX (gtk_list_box_row_get_index (row) + step, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, position)) == NULL)
    position--;
  gtk_list_box_select_row (self->list, row);
  show_row (self, row);

  return GDK_EVENT_STOP;
}

static void
lykta_goto_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lykta_goto_dialog_parent_class)->map (widget);

  /* Which actions can be taken is known to the window. */
  fill (LYKTA_GOTO_DIALOG (widget), 0);
}

static void
lykta_goto_dialog_dispose (GObject *object)
{
  LyktaGotoDialog *self = LYKTA_GOTO_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_GOTO_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_goto_dialog_parent_class)->dispose (object);
}

static void
lykta_goto_dialog_finalize (GObject *object)
{
  LyktaGotoDialog *self = LYKTA_GOTO_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->text);

  G_OBJECT_CLASS (lykta_goto_dialog_parent_class)->finalize (object);
}

static void
lykta_goto_dialog_class_init (LyktaGotoDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_goto_dialog_dispose;
  object_class->finalize = lykta_goto_dialog_finalize;
  widget_class->map = lykta_goto_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-goto-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaGotoDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, LyktaGotoDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaGotoDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, LyktaGotoDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
lykta_goto_dialog_init (LyktaGotoDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_func, NULL, NULL);
}

AdwDialog *
lykta_goto_dialog_new (LyktaStore *store)
{
  LyktaGotoDialog *self = g_object_new (LYKTA_TYPE_GOTO_DIALOG, NULL);

  self->store = g_object_ref (store);

  return ADW_DIALOG (self);
}
