/* lykta-table.c: a register's records as a table, its columns made from the fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-table.h"

#include <glib/gi18n-lib.h>

#include "lykta-cell.h"
#include "lykta-clock.h"
#include "lykta-head-list.h"
#include "lykta-table-column.h"
#include "lykta-view-state.h"

/* What fits on a screen, and no more, before the first frame. */
#define FIRST_ROWS 40

/* More selected rows than these are not found again after the list was made anew. */
#define MAX_REMEMBERED 500

struct _LyktaTable
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  LyktaCellMetrics metrics;
  gboolean narrow;
  gboolean loading_state;
  gboolean was_reset; /* all rows went away at once, and the place with them */
  gboolean restoring;
  guint n_ticks;
  guint tick_id;
  guint idle_id;
  guint refresh_id;
  guint sort_id;

  /* Widgets */
  GtkColumnView *view;

  /* Borrowed */
  LyktaViewState *state;

  /* Owned */
  LyktaStore *store;
  LyktaRecordList *list;
  LyktaHeadList *head;
  GtkMultiSelection *selection;
  GPtrArray *columns; /* LyktaTableColumn, as declared; the last one is for narrow windows */
  LyktaQuery *query;
  GArray *selected; /* ids */
  char *today;
};

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

static LyktaTableColumn *
find_column (LyktaTable *self, GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaTableColumn *info = self->columns->pdata[i];

      if (lykta_table_column_get_column (info) == column)
        return info;
    }
  return NULL;
}

static LyktaTableColumn *
find_column_by_id (LyktaTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (gtk_column_view_column_get_id (lykta_table_column_get_column (self->columns->pdata[i])), id) == 0)
      return self->columns->pdata[i];
  return NULL;
}

static void
remember_selected (LyktaTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->selected, 0);
  if (gtk_bitset_get_size (bits) > MAX_REMEMBERED)
    return;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = lykta_record_list_get_id (self->list, position);

      g_array_append_val (self->selected, id);
    }
}

/* Brings back selection and place after the rows were made anew. */
static void
restore_selected (LyktaTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;
  guint first = G_MAXUINT;

  for (guint i = 0; i < self->selected->len; i++)
    {
      guint position = lykta_record_list_find (self->list, g_array_index (self->selected, gint64, i));

      if (position == G_MAXUINT)
        continue;
      gtk_bitset_add (bits, position);
      first = MIN (first, position);
    }
  if (first == G_MAXUINT)
    return;

  lykta_head_list_open (self->head);
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), bits, mask);
  self->restoring = FALSE;
  gtk_column_view_scroll_to (self->view, first, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
update_columns (LyktaTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (guint i = 0; i < self->columns->len; i++)
    lykta_table_column_update_visible (self->columns->pdata[i], self->narrow);

  /* There is one column, and its text says what each value is. */
  gtk_widget_set_visible (header, !self->narrow);
  gtk_column_view_set_single_click_activate (self->view, self->narrow);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "narrow");
}

static void
save_columns (LyktaTable *self)
{
  g_autofree const LyktaField **fields = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (self->loading_state || self->narrow)
    return;

  fields = lykta_table_get_shown_fields (self);
  ids = g_ptr_array_new ();
  for (guint i = 0; fields[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) fields[i]->id);
  g_ptr_array_add (ids, NULL);
  lykta_view_state_set_columns (self->state, self->reg, (const char *const *) ids->pdata);
}

static void
load_columns (LyktaTable *self)
{
  g_auto (GStrv) ids = lykta_view_state_get_columns (self->state, self->reg);
  guint position = 0;

  self->loading_state = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaTableColumn *info = self->columns->pdata[i];
      const LyktaField *field = lykta_table_column_get_field (info);
      GtkColumnViewColumn *column = lykta_table_column_get_column (info);
      int width;

      if (field == NULL)
        continue;
      lykta_table_column_set_shown (info, ids != NULL ? g_strv_contains ((const char *const *) ids, field->id)
                                                      : (field->flags & LYKTA_FIELD_COLUMN) != 0);
      width = lykta_view_state_get_width (self->state, self->reg, field->id);
      gtk_column_view_column_set_fixed_width (column, width > 0 ? width : lykta_table_column_get_default_width (info));
      gtk_column_view_insert_column (self->view,
                                     ids == NULL ? i : g_list_model_get_n_items (gtk_column_view_get_columns (self->view)),
                                     column);
    }

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      LyktaTableColumn *info = find_column_by_id (self, ids[i]);

      if (info != NULL)
        gtk_column_view_insert_column (self->view, position++, lykta_table_column_get_column (info));
    }
  self->loading_state = FALSE;
  update_columns (self);
}

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
  info = column != NULL ? find_column (self, column) : NULL;
  if (info != NULL && lykta_table_column_get_field (info) != NULL)
    lykta_query_set_sort (query, lykta_table_column_get_field (info),
                          gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
  lykta_record_list_set_query (self->list, query);
}

static void
update_metrics (LyktaTable *self)
{
  PangoFontMetrics *font;

  self->metrics.context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  font = pango_context_get_metrics (self->metrics.context, NULL, NULL);
  self->metrics.height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (font));
  pango_font_metrics_unref (font);
}

static void
selection_changed_cb (LyktaTable *self)
{
  if (self->restoring)
    return;

  remember_selected (self);
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
    restore_selected (self);
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
  g_clear_handle_id (&self->sort_id, g_source_remove);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->view = NULL;
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
  load_columns (self);
  gtk_column_view_append_column (self->view, lykta_table_column_get_column (self->columns->pdata[self->columns->len - 1]));
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (save_columns), self,
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
      info = find_column_by_id (self, id);
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

guint
lykta_table_get_n_selected (LyktaTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (bits);
}

gint64
lykta_table_get_current (LyktaTable *self)
{
  return self->selected->len == 1 ? g_array_index (self->selected, gint64, 0) : 0;
}

/**
 * lykta_table_get_selected:
 *
 * Returns: (transfer full) (element-type gint64): ids of the selected records, in the order of the rows
 */
GArray *
lykta_table_get_selected (LyktaTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = lykta_record_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * lykta_table_select:
 * @focus: whether the keyboard goes there too
 *
 * Selects one record alone and brings it into view.
 *
 * Returns: %FALSE when it is not among the rows
 */
gboolean
lykta_table_select (LyktaTable *self, gint64 id, gboolean focus)
{
  guint position = lykta_record_list_find (self->list, id);

  if (position == G_MAXUINT)
    return FALSE;

  lykta_head_list_open (self->head);
  gtk_column_view_scroll_to (self->view, position, NULL,
                             GTK_LIST_SCROLL_SELECT | (focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE), NULL);
  return TRUE;
}

/**
 * lykta_table_can_select_relative:
 *
 * Returns: whether there is a row @step rows away from the selected one
 */
gboolean
lykta_table_can_select_relative (LyktaTable *self, int step)
{
  gint64 current = lykta_table_get_current (self);
  guint position = current != 0 ? lykta_record_list_find (self->list, current) : G_MAXUINT;

  if (position == G_MAXUINT)
    return FALSE;
  return lykta_record_list_get_id (self->list, position + (guint) step) != 0;
}

gboolean
lykta_table_select_relative (LyktaTable *self, int step)
{
  guint position;

  if (!lykta_table_can_select_relative (self, step))
    return FALSE;

  position = lykta_record_list_find (self->list, lykta_table_get_current (self));
  return lykta_table_select (self, lykta_record_list_get_id (self->list, position + (guint) step), FALSE);
}

void
lykta_table_unselect (LyktaTable *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
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
  update_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

const LyktaField **
lykta_table_get_shown_fields (LyktaTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (columns);
  const LyktaField **fields = g_new0 (const LyktaField *, n + 1);
  guint n_fields = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      LyktaTableColumn *info = find_column (self, column);

      if (lykta_table_column_get_field (info) != NULL && lykta_table_column_get_shown (info))
        fields[n_fields++] = lykta_table_column_get_field (info);
    }
  return fields;
}

void
lykta_table_set_shown (LyktaTable *self, const LyktaField *field, gboolean shown)
{
  LyktaTableColumn *info = find_column_by_id (self, field->id);

  if (lykta_table_column_get_shown (info) == shown)
    return;

  lykta_table_column_set_shown (info, shown);
  lykta_table_column_update_visible (info, self->narrow);
  save_columns (self);
}

/**
 * lykta_table_reset:
 *
 * Shows the columns that the register has at the start, in its order and widths.
 */
void
lykta_table_reset (LyktaTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaTableColumn *info = self->columns->pdata[i];
      const LyktaField *field = lykta_table_column_get_field (info);

      if (field == NULL)
        continue;
      lykta_table_column_set_shown (info, (field->flags & LYKTA_FIELD_COLUMN) != 0);
      lykta_table_column_update_visible (info, self->narrow);
      gtk_column_view_column_set_fixed_width (lykta_table_column_get_column (info), lykta_table_column_get_default_width (info));
      gtk_column_view_insert_column (self->view, i, lykta_table_column_get_column (info));
    }
  save_columns (self);
}
