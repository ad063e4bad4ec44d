/* bench-window.c: what GTK alone takes for an empty window and for a table of nothing, the floor of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-window.h"

#include "bench-data.h"

#define COLUMNS 8
#define TEXTS 1024

/* Rows made before anything is measured: the model itself costs next to nothing. */
static BenchRow texts[TEXTS];

/* A model that knows nothing but how long it is. */

#define DUMMY_TYPE_LIST (dummy_list_get_type ())
G_DECLARE_FINAL_TYPE (DummyList, dummy_list, DUMMY, LIST, GObject)

struct _DummyList
{
  GObject parent_instance;

  guint n_items;
};

static GType
dummy_list_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
dummy_list_get_n_items (GListModel *model)
{
  return DUMMY_LIST (model)->n_items;
}

static gpointer
dummy_list_get_item (GListModel *model, guint position)
{
  GtkStringObject *item;

  if (position >= DUMMY_LIST (model)->n_items)
    return NULL;
  item = gtk_string_object_new (texts[position % TEXTS].values[0]);
  g_object_set_data (G_OBJECT (item), "row", &texts[position % TEXTS]);
  return item;
}

static void
dummy_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dummy_list_get_item_type;
  iface->get_n_items = dummy_list_get_n_items;
  iface->get_item = dummy_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DummyList, dummy_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dummy_list_model_init))

static void
dummy_list_class_init (DummyListClass *klass)
{
}

static void
dummy_list_init (DummyList *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer user_data)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_column_view_cell_set_child (cell, inscription);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  const BenchRow *row = g_object_get_data (gtk_column_view_cell_get_item (cell), "row");

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)), row->values[column]);
}

/* A table as bare as ours could be: the same number of columns and rows, the cheapest cells. */
GtkWidget *
bench_table_new (guint n_rows)
{
  DummyList *list = g_object_new (DUMMY_TYPE_LIST, NULL);
  GtkWidget *view, *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < TEXTS; i++)
    bench_row_init (&texts[i], i);
  list->n_items = n_rows;
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (list))));
  for (guint column = 0; column < COLUMNS; column++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) view_column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
      view_column = gtk_column_view_column_new (bench_fields[column], factory);
      gtk_column_view_column_set_expand (view_column, column == 0);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), view_column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* All rows go and all come, as when a search found others: told in two signals, or GTK asks for every one. */
void
bench_table_refill (GtkWidget *table)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (table)));
  GListModel *list = gtk_multi_selection_get_model (GTK_MULTI_SELECTION (gtk_column_view_get_model (view)));
  guint n_items = DUMMY_LIST (list)->n_items;

  DUMMY_LIST (list)->n_items = 0;
  g_list_model_items_changed (list, 0, n_items, 0);
  DUMMY_LIST (list)->n_items = n_items - 1;
  g_list_model_items_changed (list, 0, 0, n_items - 1);
}
