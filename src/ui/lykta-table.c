/* lykta-table.c: a register's records as a table, its columns made from the fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-table-private.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"

/* What fits on a screen, and no more, before the first frame. */
#define FIRST_ROWS 40

G_DEFINE_FINAL_TYPE (LyktaTable, lykta_table, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_N_SELECTED,
  PROP_CURRENT,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
apply_query (LyktaTable *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  g_autoptr (LyktaQuery) query = NULL;
  LyktaTableColumn *info;

  if (self->query == NULL)
    return;

  query = lykta_query_copy (self->query);
  info = column != NULL ? lykta_table_find_column (self, column) : NULL;
  if (info != NULL && lykta_table_column_get_field (info) != NULL)
    lykta_query_set_sort (query, lykta_table_column_get_field (info),
                          gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
  lykta_record_list_set_query (self->list, query);
}

static void
update_metrics (LyktaTable *self)
{
  int height = self->metrics.height;
  PangoFontMetrics *font;

  g_set_object (&self->metrics.context, gtk_widget_get_pango_context (GTK_WIDGET (self)));
  font = pango_context_get_metrics (self->metrics.context, NULL, NULL);
  self->metrics.height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (font));
  pango_font_metrics_unref (font);

  if (self->metrics.height != height && self->view != NULL)
    lykta_table_update_widths (self);
}

static void
selection_changed_cb (LyktaTable *self)
{
  if (self->restoring)
    return;

  lykta_table_remember_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
items_changed_cb (LyktaTable *self, guint position, guint removed, guint added)
{
  if (position == 0 && removed > 0 && added == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    self->was_reset = TRUE;
}

static void
updated_cb (LyktaTable *self)
{
  if (self->was_reset && self->selected->len > 0)
    lykta_table_restore_selected (self);
  self->was_reset = FALSE;
}

static void
activate_cb (LyktaTable *self, guint position)
{
  gint64 id = lykta_record_list_get_id (self->list, position);

  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, id);
}

/* Sorting by another column tells twice: the old column loses its arrow, the new one gets it. */
static gboolean
sort_cb (gpointer user_data)
{
  LyktaTable *self = user_data;
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  self->sort_id = 0;
  lykta_view_state_set_sort (self->state, self->reg, column != NULL ? gtk_column_view_column_get_id (column) : NULL,
                             gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
  apply_query (self);
  return G_SOURCE_REMOVE;
}

static void
sorter_changed_cb (LyktaTable *self)
{
  if (!self->loading_state && self->sort_id == 0)
    self->sort_id = g_idle_add_full (G_PRIORITY_DEFAULT, sort_cb, self, NULL);
}

static void
width_changed_cb (LyktaTable *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (!self->loading_state && width > 0)
    lykta_view_state_set_width (self->state, self->reg, gtk_column_view_column_get_id (column), width);
}

/* A change elsewhere may show here: a person's new name, an action that is no longer late. */
static gboolean
refresh_cb (gpointer user_data)
{
  LyktaTable *self = user_data;

  self->refresh_id = 0;
  for (guint i = 0; i < self->columns->len; i++)
    lykta_table_column_refresh (self->columns->pdata[i]);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LyktaTable *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static gboolean
open_cb (gpointer user_data)
{
  LyktaTable *self = user_data;

  self->idle_id = 0;
  lykta_head_list_open (self->head);
  return G_SOURCE_REMOVE;
}

/* The second tick comes when the first frame has been drawn. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LyktaTable *self = LYKTA_TABLE (widget);

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  self->idle_id = g_idle_add (open_cb, self);
  return G_SOURCE_REMOVE;
}

/* A widget gets another context each time it comes into a window. */
static void
lykta_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lykta_table_parent_class)->root (widget);
  update_metrics (LYKTA_TABLE (widget));
}

static void
lykta_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lykta_table_parent_class)->css_changed (widget, change);
  update_metrics (LYKTA_TABLE (widget));
}

static void
lykta_table_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (lykta_table_parent_class)->system_setting_changed (widget, setting);
  update_metrics (LYKTA_TABLE (widget));
}

static void
lykta_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LyktaTable *self = LYKTA_TABLE (object);

  switch (prop_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, lykta_table_get_n_selected (self));
      break;
    case PROP_CURRENT:
      g_value_set_int64 (value, lykta_table_get_current (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      lykta_table_set_narrow (LYKTA_TABLE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lykta_table_dispose (GObject *object)
{
  LyktaTable *self = LYKTA_TABLE (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->view != NULL)
    {
      /* Columns that go away tell of another order. */
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->view = NULL;
  /* Columns that go tell that the order changes. */
  g_clear_handle_id (&self->sort_id, g_source_remove);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->head);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_table_parent_class)->dispose (object);
}

static void
lykta_table_finalize (GObject *object)
{
  LyktaTable *self = LYKTA_TABLE (object);

  g_clear_pointer (&self->query, lykta_query_free);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->today, g_free);

  g_clear_object (&self->metrics.context);
  G_OBJECT_CLASS (lykta_table_parent_class)->finalize (object);
}

static void
lykta_table_class_init (LyktaTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lykta_table_get_property;
  object_class->set_property = lykta_table_set_property;
  object_class->dispose = lykta_table_dispose;
  object_class->finalize = lykta_table_finalize;

  widget_class->root = lykta_table_root;
  widget_class->css_changed = lykta_table_css_changed;
  widget_class->system_setting_changed = lykta_table_system_setting_changed;

  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] =
      g_param_spec_int64 ("current", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ACTIVATE] =
      g_signal_new ("activate", LYKTA_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "lykta-table");
}

static void
lykta_table_init (LyktaTable *self)
{
  self->today = lykta_today ();
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_table_column_free);
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  update_metrics (self);
}

/**
 * lykta_table_new:
 *
 * The table shows nothing until lykta_table_set_query() says what.
 */
GtkWidget *
lykta_table_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaTable *self = g_object_new (LYKTA_TYPE_TABLE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->reg = reg;
  self->store = g_object_ref (store);
  self->state = lykta_view_state_get (store);
  self->list = lykta_record_list_new (store);
  self->head = lykta_head_list_new (G_LIST_MODEL (self->list), FIRST_ROWS);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->head)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));

  gtk_column_view_set_show_row_separators (self->view, TRUE);
  /* Otherwise Tab goes through every row, and there may be a hundred thousand. */
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, lykta_register_get_label (reg), -1);

  for (guint i = 0; i < reg->n_fields; i++)
    g_ptr_array_add (self->columns, lykta_table_column_new (store, reg, &reg->fields[i], &self->metrics, self->today));
  g_ptr_array_add (self->columns, lykta_table_column_new (store, reg, NULL, &self->metrics, self->today));
  for (guint i = 0; i < self->columns->len; i++)
    g_signal_connect_object (lykta_table_column_get_column (self->columns->pdata[i]), "notify::fixed-width",
                             G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  lykta_table_load_columns (self);
  gtk_column_view_append_column (self->view, lykta_table_column_get_column (self->columns->pdata[self->columns->len - 1]));
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (lykta_table_save_columns), self,
                           G_CONNECT_SWAPPED);

  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);

  return GTK_WIDGET (self);
}

LyktaRecordList *
lykta_table_get_list (LyktaTable *self)
{
  return self->list;
}

GListModel *
lykta_table_get_columns (LyktaTable *self)
{
  return gtk_column_view_get_columns (self->view);
}

GtkWidget *
lykta_table_get_view (LyktaTable *self)
{
  return GTK_WIDGET (self->view);
}

/**
 * lykta_table_set_query:
 * @query: which records
 * @view: (nullable): the saved view it comes from, whose sorting holds until a heading is clicked
 *
 * Shows the records of a query. Sorting belongs to the table: a clicked heading, what was remembered, the view, the register.
 */
void
lykta_table_set_query (LyktaTable *self, const LyktaQuery *query, const LyktaView *view)
{
  gboolean first = self->query == NULL;

  g_clear_pointer (&self->query, lykta_query_free);
  self->query = lykta_query_copy (query);

  if (first || (view != NULL && view->sort != NULL))
    {
      gboolean descending = self->reg->descending;
      g_autofree char *sort = first ? lykta_view_state_get_sort (self->state, self->reg, &descending) : NULL;
      const char *id = sort != NULL               ? sort
                       : self->reg->order != NULL ? self->reg->order
                                                  : lykta_register_get_title (self->reg)->id;
      LyktaTableColumn *info;

      if (sort == NULL)
        descending = self->reg->descending;
      if (view != NULL && view->sort != NULL)
        {
          id = view->sort;
          descending = view->descending;
        }
      info = lykta_table_find_column_by_id (self, id);
      if (info != NULL)
        {
          self->loading_state = TRUE;
          gtk_column_view_sort_by_column (self->view, lykta_table_column_get_column (info),
                                          descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
          self->loading_state = FALSE;
        }
    }

  apply_query (self);
}

gboolean
lykta_table_get_narrow (LyktaTable *self)
{
  return self->narrow;
}

/**
 * lykta_table_set_narrow:
 *
 * Shows each record as one cell of two lines instead of in columns.
 */
void
lykta_table_set_narrow (LyktaTable *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  lykta_table_update_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}
