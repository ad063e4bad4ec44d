/* lykta-register-page.c: any register as a table, and one of its records beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-actions.h"
#include "lykta-display.h"
#include "lykta-empty-page.h"
#include "lykta-statement-banner.h"

#define PANE_WIDTH 354
#define WHOLE_WIDTH 10000
#define NORMAL_DPI (96 * 1024)

G_DEFINE_FINAL_TYPE (LyktaRegisterPage, lykta_register_page, ADW_TYPE_BIN)

static gint64
count_all (LyktaRegisterPage *self)
{
  g_autoptr (LyktaQuery) all = lykta_query_new (self->reg);

  return lykta_store_count (self->store, all);
}

static void
update_query (LyktaRegisterPage *self)
{
  g_autoptr (LyktaQuery) query = lykta_filter_bar_make_query (self->filter_bar);

  lykta_table_set_query (self->table, query, lykta_filter_bar_get_view (self->filter_bar));
}

/* "61 information assets", or "7 of 61 information assets". */
static void
update_counts (LyktaRegisterPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (lykta_table_get_list (self->table)));
  gint64 n_all = count_all (self);
  g_autofree char *all = lykta_display_count (self->reg, n_all);
  /* Translators: a number and what is counted: "Search in 61 information assets". */
  g_autofree char *placeholder = g_strdup_printf (_ ("Search in %s"), all);

  if ((gint64) shown < n_all)
    {
      /* Translators: how many are shown, of how many of what: "7 of 61 information assets". */
      g_autofree char *text = g_strdup_printf (_ ("%u of %s"), shown, all);

      gtk_label_set_text (self->count_label, text);
    }
  else
    {
      gtk_label_set_text (self->count_label, all);
    }
  gtk_widget_set_visible (self->add_button, !self->reg->single || n_all == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add", !self->reg->single || n_all == 0);
  g_object_set (self->search_entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);

  if (lykta_register_page_is_list (self))
    {
      gtk_stack_set_visible_child_name (self->stack, n_all == 0 ? "empty" : shown == 0 ? "nothing" : "table");
      gtk_widget_set_visible (GTK_WIDGET (self->filter_place), n_all > 0);
      gtk_widget_set_visible (GTK_WIDGET (self->bottom_stack), n_all > 0);
      gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_all > 0);
    }
}

static void
gap_clicked_cb (LyktaRegisterPage *self, GtkButton *button)
{
  lykta_filter_bar_select_view (self->filter_bar, gtk_widget_get_name (GTK_WIDGET (button)));
}

/* What is missing, at the end of the bottom bar: each opens its rows. */
static void
update_gaps (LyktaRegisterPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gaps_box))) != NULL)
    gtk_box_remove (self->gaps_box, child);

  for (guint i = 0; self->reg->views[i].id != NULL; i++)
    {
      gint64 count = lykta_view_counts_get (self->counts, i);
      g_autofree char *label = NULL;
      g_autofree char *text = NULL;
      GtkWidget *button;

      if (!self->reg->views[i].gap || count <= 0)
        continue;
      label = lykta_display_lower (_ (self->reg->views[i].label));
      text = g_strdup_printf ("%'" G_GINT64_FORMAT " %s", count, label);
      button = gtk_button_new_with_label (text);
      gtk_widget_set_name (button, self->reg->views[i].id);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "gap");
      g_signal_connect_object (button, "clicked", G_CALLBACK (gap_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->gaps_box, button);
    }
}

static void
update_bottom (LyktaRegisterPage *self)
{
  guint n = lykta_table_get_n_selected (self->table);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (n < 2)
    {
      gtk_stack_set_visible_child_name (self->bottom_stack, "counts");
      return;
    }
  count = lykta_display_count (self->reg, n);
  /* Translators: how many of what: "3 information assets selected". */
  text = g_strdup_printf (_ ("%s selected"), count);
  gtk_label_set_text (self->selected_label, text);
  gtk_stack_set_visible_child_name (self->bottom_stack, "selection");
}

/* The pane costs as much as the table: it is made when a record is first opened. */
static void
ensure_pane (LyktaRegisterPage *self)
{
  if (self->pane != NULL)
    return;
  self->pane = LYKTA_RECORD_PANE (lykta_record_pane_new (self->store, self->reg));
  lykta_record_pane_set_narrow (self->pane, adw_overlay_split_view_get_collapsed (self->split));
  adw_bin_set_child (self->pane_place, GTK_WIDGET (self->pane));
}

static void
show_record (LyktaRegisterPage *self, gint64 id)
{
  g_autoptr (LyktaRecord) record = id != 0 ? lykta_store_get_record (self->store, self->reg, id) : NULL;

  if (record == NULL && self->pane == NULL)
    return;
  ensure_pane (self);
  lykta_record_pane_set_record (self->pane, record);
  lykta_register_page_update_actions (self);
}

/* Larger text needs a wider pane; not every display says how large text is. */
static int
get_pane_width (LyktaRegisterPage *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > NORMAL_DPI ? (int) ((gint64) PANE_WIDTH * dpi / NORMAL_DPI) : PANE_WIDTH;
}

static void
update_layout (LyktaRegisterPage *self)
{
  int width = get_pane_width (self);
  gboolean collapsed = adw_overlay_split_view_get_collapsed (self->split);

  /* A narrow pane covers all: that is a page of its own. */
  adw_overlay_split_view_set_max_sidebar_width (self->split, self->narrow ? WHOLE_WIDTH : width);
  adw_overlay_split_view_set_min_sidebar_width (self->split, self->narrow ? 100 : width);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, self->narrow ? 1.0 : 0.4);
  if (self->table != NULL)
    lykta_table_set_narrow (self->table, self->narrow);
  if (self->pane != NULL)
    lykta_record_pane_set_narrow (self->pane, collapsed);
  gtk_widget_set_visible (GTK_WIDGET (self->add_label), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_box), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->pane_button), !self->narrow);
  if (self->table != NULL)
    lykta_register_page_update_actions (self);
}

static void
narrow_apply_cb (LyktaRegisterPage *self)
{
  self->narrow = TRUE;
  update_layout (self);
}

static void
narrow_unapply_cb (LyktaRegisterPage *self)
{
  self->narrow = FALSE;
  update_layout (self);
}

static void
face_cb (LyktaRegisterPage *self)
{
  if (self->table == NULL)
    return;
  if (lykta_register_page_is_list (self))
    update_counts (self);
  else
    lykta_register_page_show_face (self);
}

static void
collapsed_cb (LyktaRegisterPage *self)
{
  if (self->pane != NULL)
    lykta_record_pane_set_narrow (self->pane, adw_overlay_split_view_get_collapsed (self->split));
}

static void
current_cb (LyktaRegisterPage *self)
{
  gint64 id = lykta_table_get_current (self->table);

  update_bottom (self);
  /* In a narrow window a record is opened by activating its row. */
  if (id != 0 && !adw_overlay_split_view_get_collapsed (self->split) && lykta_view_state_get_pane (self->state, self->reg))
    lykta_register_page_show_pane (self, FALSE);
  if (id != 0 || lykta_table_get_n_selected (self->table) > 1)
    show_record (self, adw_overlay_split_view_get_show_sidebar (self->split) ? id : 0);
  lykta_register_page_update_actions (self);
}

static void
activate_cb (LyktaRegisterPage *self, gint64 id)
{
  show_record (self, id);
  lykta_register_page_show_pane (self, TRUE);
}

static void
updated_cb (LyktaRegisterPage *self)
{
  update_counts (self);
  if (self->pending != 0 && lykta_table_select (self->table, self->pending, FALSE))
    self->pending = 0;
  lykta_register_page_update_actions (self);
}

static void
search_changed_cb (LyktaRegisterPage *self)
{
  if (self->filter_bar != NULL)
    lykta_filter_bar_set_search (self->filter_bar, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* From the search down to what it found. */
static void
search_activate_cb (LyktaRegisterPage *self)
{
  gint64 first = lykta_record_list_get_id (lykta_table_get_list (self->table), 0);

  if (first != 0)
    lykta_table_select (self->table, first, TRUE);
}

static void
search_stop_cb (LyktaRegisterPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
show_sidebar_cb (LyktaRegisterPage *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->split);

  gtk_toggle_button_set_active (self->pane_button, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pane_button), shown ? _ ("Hide the Record") : _ ("Show the Record"));
}

static gboolean
pane_key_cb (LyktaRegisterPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;

  if (adw_overlay_split_view_get_collapsed (self->split))
    lykta_register_page_close_pane (self);
  else
    gtk_widget_grab_focus (lykta_table_get_view (self->table));
  return TRUE;
}

static void
popup_menu (LyktaRegisterPage *self, double x, double y)
{
  if (self->context_menu == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (LYKTA_RESOURCE_PATH "/ui/lykta-row-menu.ui");

      self->context_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "row_menu")));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self->table_place));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
pressed_cb (LyktaRegisterPage *self, int n_press, double x, double y)
{
  if (lykta_table_get_n_selected (self->table) > 0)
    popup_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *view, GVariant *args, gpointer user_data)
{
  LyktaRegisterPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT (24, 24);

  if (focus != NULL
      && !gtk_widget_compute_point (focus, GTK_WIDGET (self->table_place),
                                    &GRAPHENE_POINT_INIT (24, (float) gtk_widget_get_height (focus)), &point))
    point = GRAPHENE_POINT_INIT (24, 24);
  popup_menu (self, point.x, point.y);
  return TRUE;
}

static void
add_menu_key (LyktaRegisterPage *self, GtkEventController *controller, guint key, GdkModifierType modifiers)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_callback_action_new (menu_key_cb, self, NULL)));
}

static void
make_table (LyktaRegisterPage *self)
{
  GtkWidget *view;
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->table = LYKTA_TABLE (lykta_table_new (self->store, self->reg));
  view = lykta_table_get_view (self->table);
  lykta_table_set_narrow (self->table, self->narrow);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));

  lykta_actions_add_shortcuts (GTK_SHORTCUT_CONTROLLER (keys));
  add_menu_key (self, keys, GDK_KEY_F10, GDK_SHIFT_MASK);
  add_menu_key (self, keys, GDK_KEY_Menu, GDK_NO_MODIFIER_MASK);
  gtk_widget_add_controller (view, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->table_place), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (self->table, "notify::current", G_CALLBACK (current_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lykta_table_get_list (self->table), "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->table_place));
}

static void
cancel_show_sidebar (LyktaRegisterPage *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
lykta_register_page_dispose (GObject *object)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (object);

  cancel_show_sidebar (self);
  if (self->search_entry != NULL)
    gtk_search_entry_set_key_capture_widget (self->search_entry, NULL);
  g_clear_pointer (&self->column_menu, gtk_widget_unparent);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_REGISTER_PAGE);
  g_clear_object (&self->counts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_register_page_parent_class)->dispose (object);
}

static void
lykta_register_page_class_init (LyktaRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_register_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, split);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, command_menu);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, faces);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, pane_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, filter_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, statement_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, table_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, empty_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, pane_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, bottom_stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, gaps_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRegisterPage, selected_label);
  gtk_widget_class_bind_template_callback (widget_class, narrow_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_unapply_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, face_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sidebar_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_key_cb);

  lykta_register_page_install_actions (widget_class);
}

static void
lykta_register_page_init (LyktaRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_register_page_new:
 *
 * A page with its own header bar, for an AdwNavigationPage.
 */
GtkWidget *
lykta_register_page_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaRegisterPage *self = g_object_new (LYKTA_TYPE_REGISTER_PAGE, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->state = lykta_view_state_get (store);
  self->counts = lykta_view_counts_new (store, reg);

  gtk_label_set_text (self->add_label, lykta_display_new_label (reg));
  gtk_widget_set_tooltip_text (self->add_button, lykta_display_new_label (reg));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, lykta_display_new_label (reg),
                                  -1);
  make_table (self);
  self->filter_bar = LYKTA_FILTER_BAR (lykta_filter_bar_new (store, reg, self->counts));
  adw_bin_set_child (self->filter_place, GTK_WIDGET (self->filter_bar));
  adw_bin_set_child (self->statement_place, lykta_statement_banner_new (store, reg));
  adw_bin_set_child (self->empty_place, lykta_empty_page_new (reg));
  lykta_register_page_add_extras (self);

  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (update_query), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->counts, "changed", G_CALLBACK (update_gaps), self, G_CONNECT_SWAPPED);
  show_sidebar_cb (self);
  update_layout (self);
  update_query (self);
  update_counts (self);
  update_gaps (self);
  lykta_register_page_update_actions (self);

  return GTK_WIDGET (self);
}

const LyktaRegister *
lykta_register_page_get_register (LyktaRegisterPage *self)
{
  return self->reg;
}

/**
 * lykta_register_page_get_query:
 *
 * Returns: (transfer none): what the table shows now, in its order
 */
const LyktaQuery *
lykta_register_page_get_query (LyktaRegisterPage *self)
{
  return lykta_record_list_get_query (lykta_table_get_list (self->table));
}

/**
 * lykta_register_page_show_view:
 * @view_id: id of one of the register's views
 */
void
lykta_register_page_show_view (LyktaRegisterPage *self, const char *view_id)
{
  lykta_register_page_show_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  lykta_filter_bar_set_search (self->filter_bar, NULL);
  lykta_filter_bar_select_view (self->filter_bar, view_id);
}

/**
 * lykta_register_page_show_ids:
 * @title: what the records have in common, on a chip that can be taken away
 * @ids: (element-type gint64): exactly these
 */
void
lykta_register_page_show_ids (LyktaRegisterPage *self, const char *title, GArray *ids)
{
  lykta_register_page_show_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  lykta_filter_bar_set_search (self->filter_bar, NULL);
  lykta_filter_bar_show_ids (self->filter_bar, title, ids);
}

/**
 * lykta_register_page_open_record:
 *
 * Selects a record and shows all of it, whatever the table was narrowed to.
 */
void
lykta_register_page_open_record (LyktaRegisterPage *self, gint64 id)
{
  if (!lykta_table_select (self->table, id, FALSE))
    {
      self->pending = id;
      if (lykta_filter_bar_is_narrowed (self->filter_bar))
        gtk_widget_activate_action (GTK_WIDGET (self), "page.clear-filters", NULL);
    }
  show_record (self, id);
  lykta_register_page_show_pane (self, FALSE);
}

void
lykta_register_page_start_search (LyktaRegisterPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* The pane slides in; before the page has a width it would come from nowhere, which makes numbers that are none. */
static gboolean
show_sidebar_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LyktaRegisterPage *self = LYKTA_REGISTER_PAGE (widget);

  if (gtk_widget_get_width (GTK_WIDGET (self->split)) == 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  return G_SOURCE_REMOVE;
}

static void
show_sidebar (LyktaRegisterPage *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self->split)) > 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  else if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_sidebar_tick_cb, NULL, NULL);
}

/**
 * lykta_register_page_show_pane:
 * @focus: whether the keyboard goes there too
 */
void
lykta_register_page_show_pane (LyktaRegisterPage *self, gboolean focus)
{
  ensure_pane (self);
  if (lykta_record_pane_get_record (self->pane) == NULL)
    show_record (self, lykta_table_get_current (self->table));
  show_sidebar (self);
  if (focus)
    lykta_record_pane_focus (self->pane);
}

void
lykta_register_page_close_pane (LyktaRegisterPage *self)
{
  cancel_show_sidebar (self);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  gtk_widget_grab_focus (lykta_table_get_view (self->table));
}
