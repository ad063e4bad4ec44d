/* lykta-filter-bar.c: which records of a register are shown: views, conditions, a search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "lykta-filter-popover.h"
#include "lykta-filter.h"
#include "lykta-icon.h"
#include "lykta-view-state.h"

struct _LyktaFilterBar
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  guint n_views;  /* the register's */
  guint selected; /* among the register's views, then the user's own */
  gboolean updating;

  /* Template widgets */
  GtkBox *chips;
  GtkBox *filter_chips;
  GtkMenuButton *filter_button;

  /* Widgets */
  LyktaFilterPopover *popover; /* NULL until it is first opened */

  /* Borrowed */
  LyktaViewState *state;

  /* Owned */
  LyktaStore *store;
  LyktaViewCounts *counts;
  GPtrArray *own_views; /* LyktaOwnView */
  GPtrArray *buttons;   /* GtkToggleButton, borrowed from the box */
  GPtrArray *filters;   /* LyktaFilter */
  GArray *ids;
  char *ids_title;
  char *search;
};

G_DEFINE_FINAL_TYPE (LyktaFilterBar, lykta_filter_bar, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void update_filter_chips (LyktaFilterBar *self);

static const LyktaOwnView *
get_own_view (LyktaFilterBar *self)
{
  return self->selected >= self->n_views ? self->own_views->pdata[self->selected - self->n_views] : NULL;
}

static void
emit_changed (LyktaFilterBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_count (LyktaFilterBar *self, guint view)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->buttons->pdata[view]));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (box));
  gint64 count = lykta_view_counts_get (self->counts, view);
  g_autofree char *text = count >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, count) : NULL;

  gtk_label_set_text (label, text != NULL ? text : "");
}

static void
counts_changed_cb (LyktaFilterBar *self)
{
  for (guint i = 0; i < self->n_views; i++)
    show_count (self, i);
}

static void
select_chip (LyktaFilterBar *self, guint index)
{
  const LyktaOwnView *own;

  self->selected = index;
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->buttons->pdata[index], TRUE);
  self->updating = FALSE;

  own = get_own_view (self);
  g_ptr_array_set_size (self->filters, 0);
  for (guint i = 0; own != NULL && i < own->filters->len; i++)
    g_ptr_array_add (self->filters, lykta_filter_copy (own->filters->pdata[i]));
  g_clear_pointer (&self->ids, g_array_unref);
  update_filter_chips (self);

  lykta_view_state_set_view (self->state, self->reg, own != NULL ? own->name : self->reg->views[index].id);
}

static void
toggled_cb (LyktaFilterBar *self, GtkToggleButton *button)
{
  guint index;

  if (self->updating || !gtk_toggle_button_get_active (button) || !g_ptr_array_find (self->buttons, button, &index))
    return;

  select_chip (self, index);
  emit_changed (self);
}

static void
add_chip (LyktaFilterBar *self, const char *text)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (count, "lykta-dim");
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, count, NULL, -1);
  gtk_widget_add_css_class (button, "lykta-chip");
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, button);
  g_ptr_array_add (self->buttons, button);
}

static void
fill (LyktaFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  g_ptr_array_set_size (self->buttons, 0);

  for (self->n_views = 0; self->reg->views[self->n_views].id != NULL; self->n_views++)
    {
      const char *label = self->reg->views[self->n_views].label;

      add_chip (self, _ (label));
    }
  for (guint i = 0; i < self->own_views->len; i++)
    add_chip (self, ((LyktaOwnView *) self->own_views->pdata[i])->name);
  counts_changed_cb (self);
}

static void
filter_removed_cb (LyktaFilterBar *self, GtkButton *button)
{
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->filter_chips)); child != GTK_WIDGET (button);
       child = gtk_widget_get_next_sibling (child))
    index++;

  if (self->ids != NULL && index == 0)
    g_clear_pointer (&self->ids, g_array_unref);
  else
    g_ptr_array_remove_index (self->filters, index - (self->ids != NULL ? 1 : 0));
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_button));
  update_filter_chips (self);
  emit_changed (self);
}

static void
add_filter_chip (LyktaFilterBar *self, const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: a chip with a condition, clicked to take it away. */
  g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), lykta_icon_new ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "lykta-chip");
  gtk_widget_add_css_class (button, "condition");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (filter_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->filter_chips, button);
}

static void
update_filter_chips (LyktaFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->filter_chips))) != NULL)
    gtk_box_remove (self->filter_chips, child);

  if (self->ids != NULL)
    add_filter_chip (self, self->ids_title);
  for (guint i = 0; i < self->filters->len; i++)
    {
      g_autofree char *text = lykta_filter_describe (self->filters->pdata[i], self->store);

      add_filter_chip (self, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->filter_chips), self->ids != NULL || self->filters->len > 0);
}

static void
filter_added_cb (LyktaFilterBar *self, const LyktaFilter *filter)
{
  g_ptr_array_add (self->filters, lykta_filter_copy (filter));
  update_filter_chips (self);
  emit_changed (self);
}

static void
save_cb (LyktaFilterBar *self, const char *name)
{
  const LyktaView *base = lykta_filter_bar_get_view (self);

  g_ptr_array_add (self->own_views, lykta_own_view_new (name, base != NULL ? base->id : NULL, self->search, self->filters));
  lykta_view_state_set_own_views (self->state, self->reg, self->own_views);
  fill (self);
  select_chip (self, self->n_views + self->own_views->len - 1);
  emit_changed (self);
}

static void
remove_cb (LyktaFilterBar *self)
{
  guint index = self->selected - self->n_views;

  g_ptr_array_remove_index (self->own_views, index);
  lykta_view_state_set_own_views (self->state, self->reg, self->own_views);
  fill (self);
  select_chip (self, 0);
  emit_changed (self);
}

static void
make_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  LyktaFilterBar *self = user_data;
  gboolean unsaved = self->ids == NULL && (self->filters->len > 0 || self->search != NULL);

  if (self->popover == NULL)
    {
      self->popover = LYKTA_FILTER_POPOVER (lykta_filter_popover_new (self->store, self->reg));
      g_signal_connect_object (self->popover, "add", G_CALLBACK (filter_added_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->popover, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->popover, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
    }
  lykta_filter_popover_set_can_save (self->popover, unsaved, get_own_view (self) != NULL);
}

static void
lykta_filter_bar_dispose (GObject *object)
{
  LyktaFilterBar *self = LYKTA_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_FILTER_BAR);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->own_views, g_ptr_array_unref);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->counts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_filter_bar_parent_class)->dispose (object);
}

static void
lykta_filter_bar_finalize (GObject *object)
{
  LyktaFilterBar *self = LYKTA_FILTER_BAR (object);

  g_free (self->search);
  g_free (self->ids_title);

  G_OBJECT_CLASS (lykta_filter_bar_parent_class)->finalize (object);
}

static void
lykta_filter_bar_class_init (LyktaFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_filter_bar_dispose;
  object_class->finalize = lykta_filter_bar_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", LYKTA_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterBar, filter_chips);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterBar, filter_button);
}

static void
lykta_filter_bar_init (LyktaFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->filter_button, make_popup_cb, self, NULL);
  self->buttons = g_ptr_array_new ();
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_filter_free);
}

/**
 * lykta_filter_bar_new:
 *
 * The bar starts with the view that was left last time.
 */
GtkWidget *
lykta_filter_bar_new (LyktaStore *store, const LyktaRegister *reg, LyktaViewCounts *counts)
{
  LyktaFilterBar *self = g_object_new (LYKTA_TYPE_FILTER_BAR, NULL);
  g_autofree char *view = NULL;

  self->store = g_object_ref (store);
  self->reg = reg;
  self->counts = g_object_ref (counts);
  self->state = lykta_view_state_get (store);
  self->own_views = lykta_view_state_get_own_views (self->state, reg);
  g_signal_connect_object (counts, "changed", G_CALLBACK (counts_changed_cb), self, G_CONNECT_SWAPPED);

  fill (self);
  view = lykta_view_state_get_view (self->state, reg);
  if (view == NULL || !lykta_filter_bar_select_view (self, view))
    select_chip (self, 0);

  return GTK_WIDGET (self);
}

/**
 * lykta_filter_bar_make_query:
 *
 * Returns: (transfer full): what is to be shown, without an order
 */
LyktaQuery *
lykta_filter_bar_make_query (LyktaFilterBar *self)
{
  const LyktaView *view = lykta_filter_bar_get_view (self);
  const LyktaOwnView *own = get_own_view (self);
  LyktaQuery *query = lykta_query_new (self->reg);

  if (self->ids != NULL)
    lykta_query_set_ids (query, self->ids);
  else if (view != NULL)
    lykta_query_add_conditions (query, view->conditions);
  for (guint i = 0; i < self->filters->len; i++)
    {
      const LyktaFilter *filter = self->filters->pdata[i];

      lykta_query_add_condition (query, filter->field->id, filter->operator, filter->text);
    }

  if (self->search == NULL && own != NULL)
    lykta_query_set_search (query, own->search);
  else
    lykta_query_set_search (query, self->search);
  return query;
}

/**
 * lykta_filter_bar_get_view:
 *
 * Returns: (transfer none) (nullable): the register's view that is shown, or that the user's own narrows
 */
const LyktaView *
lykta_filter_bar_get_view (LyktaFilterBar *self)
{
  const LyktaOwnView *own = get_own_view (self);

  if (own == NULL)
    return &self->reg->views[self->selected];
  return own->base != NULL ? lykta_register_find_view (self->reg, own->base) : NULL;
}

/**
 * lykta_filter_bar_is_narrowed:
 *
 * Returns: whether anything keeps records of the register from being shown
 */
gboolean
lykta_filter_bar_is_narrowed (LyktaFilterBar *self)
{
  return self->selected > 0 || self->filters->len > 0 || self->ids != NULL || self->search != NULL;
}

/**
 * lykta_filter_bar_describe:
 *
 * Returns: (transfer full): what narrows the list, in words; "" when nothing does
 */
char *
lykta_filter_bar_describe (LyktaFilterBar *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  const LyktaOwnView *own = get_own_view (self);

  if (self->ids != NULL)
    g_strv_builder_add (builder, self->ids_title);
  else if (own != NULL)
    g_strv_builder_add (builder, own->name);
  else if (self->selected > 0)
    g_strv_builder_add (builder, _ (self->reg->views[self->selected].label));
  for (guint i = 0; i < self->filters->len; i++)
    g_strv_builder_take (builder, lykta_filter_describe (self->filters->pdata[i], self->store));
  if (self->search != NULL)
    /* Translators: what was searched for, in quotation marks. */
    g_strv_builder_take (builder, g_strdup_printf (_ ("“%s”"), self->search));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/**
 * lykta_filter_bar_select_view:
 * @id: id of a view of the register, or the name of one of the user's own
 *
 * Returns: %FALSE when there is none
 */
gboolean
lykta_filter_bar_select_view (LyktaFilterBar *self, const char *id)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const char *candidate =
          i < self->n_views ? self->reg->views[i].id : ((LyktaOwnView *) self->own_views->pdata[i - self->n_views])->name;

      if (!g_str_equal (candidate, id))
        continue;
      select_chip (self, i);
      emit_changed (self);
      return TRUE;
    }
  return FALSE;
}

void
lykta_filter_bar_set_search (LyktaFilterBar *self, const char *search)
{
  if (search != NULL && *search == '\0')
    search = NULL;
  /* GtkSearchEntry tells of "" once at the start: that changes nothing. */
  if (g_set_str (&self->search, search))
    emit_changed (self);
}

/**
 * lykta_filter_bar_show_ids:
 * @title: what they have in common
 * @ids: (element-type gint64): the records
 *
 * Shows exactly these records, until the chip is taken away.
 */
void
lykta_filter_bar_show_ids (LyktaFilterBar *self, const char *title, GArray *ids)
{
  select_chip (self, 0);
  self->ids = g_array_ref (ids);
  g_set_str (&self->ids_title, title);
  update_filter_chips (self);
  emit_changed (self);
}

/**
 * lykta_filter_bar_clear:
 *
 * Shows all records.
 */
void
lykta_filter_bar_clear (LyktaFilterBar *self)
{
  g_clear_pointer (&self->search, g_free);
  select_chip (self, 0);
  emit_changed (self);
}

/**
 * lykta_filter_bar_start_saving:
 *
 * Opens the popover where what is shown is kept as a view.
 */
void
lykta_filter_bar_start_saving (LyktaFilterBar *self)
{
  gtk_menu_button_popup (self->filter_button);
  lykta_filter_popover_start_saving (self->popover);
}
