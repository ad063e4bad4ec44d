/* lykta-import-table.c: rows of a spreadsheet as they are in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-table.h"

#include <glib/gi18n-lib.h>

/* Whoever needs more columns to recognise a file looks at the file itself. */
#define MOST_COLUMNS 30
#define NUMBER_WIDTH 56
#define COLUMN_WIDTH 132

/* A row as an item of a list */
#define LYKTA_TYPE_IMPORT_LINE (lykta_import_line_get_type ())
G_DECLARE_FINAL_TYPE (LyktaImportLine, lykta_import_line, LYKTA, IMPORT_LINE, GObject)

struct _LyktaImportLine
{
  GObject parent_instance;

  const LyktaImportRow *row; /* of the rows */
  GPtrArray *rows;           /* owned */
};

G_DEFINE_FINAL_TYPE (LyktaImportLine, lykta_import_line, G_TYPE_OBJECT)

struct _LyktaImportTable
{
  AdwBin parent_instance;

  /* Widgets */
  GtkColumnView *view;

  /* Owned */
  GListStore *lines;
  GtkCustomFilter *filter;

  guint header_row;
  gboolean only_refused;
};

G_DEFINE_FINAL_TYPE (LyktaImportTable, lykta_import_table, ADW_TYPE_BIN)

static void
lykta_import_line_finalize (GObject *object)
{
  g_ptr_array_unref (LYKTA_IMPORT_LINE (object)->rows);

  G_OBJECT_CLASS (lykta_import_line_parent_class)->finalize (object);
}

static void
lykta_import_line_class_init (LyktaImportLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_import_line_finalize;
}

static void
lykta_import_line_init (LyktaImportLine *self)
{
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  LyktaImportTable *self = user_data;

  return !self->only_refused || ((LyktaImportLine *) item)->row->refused;
}

static const char *
get_cell (const LyktaImportRow *row, guint column)
{
  return column < g_strv_length (row->cells) ? row->cells[column] : "";
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer user_data)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), 0);
  gtk_column_view_cell_set_child (cell, label);
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer user_data)
{
  LyktaImportTable *self = g_object_get_data (G_OBJECT (factory), "table");
  const LyktaImportRow *row = LYKTA_IMPORT_LINE (gtk_column_view_cell_get_item (cell))->row;
  GtkWidget *label = gtk_column_view_cell_get_child (cell);
  g_autofree char *line = g_strdup (get_cell (row, GPOINTER_TO_UINT (user_data)));

  gtk_inscription_set_text (GTK_INSCRIPTION (label), g_strdelimit (line, "\r\n\t", ' '));
  set_class (label, "heading", row->row == self->header_row);
  set_class (label, "lykta-dim", row->row < self->header_row);
}

static void
bind_number_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer user_data)
{
  const LyktaImportRow *row = LYKTA_IMPORT_LINE (gtk_column_view_cell_get_item (cell))->row;
  GtkWidget *label = gtk_column_view_cell_get_child (cell);
  /* Translators: the number of a row that is refused; the sign stands for that */
  g_autofree char *text = g_strdup_printf (row->refused ? _ ("✕ %u") : "%u", row->row);

  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  set_class (label, "lykta-error", row->refused);
  set_class (label, "lykta-dim", !row->refused);
}

/* A screen reader reads a row as a whole. */
static void
bind_row_cb (LyktaImportTable *self, GtkColumnViewRow *view_row)
{
  const LyktaImportRow *row = LYKTA_IMPORT_LINE (gtk_column_view_row_get_item (view_row))->row;
  g_autofree char *cells = g_strjoinv (", ", row->cells);
  /* Translators: how a screen reader reads a row of a file: its number and what stands in it */
  g_autofree char *text = g_strdup_printf (row->refused ? _ ("Refused row %u: %s") : _ ("Row %u: %s"), row->row, cells);

  gtk_column_view_row_set_accessible_label (view_row, text);
}

static GtkColumnViewColumn *
add_column (LyktaImportTable *self, const char *title, int width, GCallback bind, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  /* The column view owns the factory, and the table the column view. */
  g_object_set_data (G_OBJECT (factory), "table", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  return column;
}

/* "A", "B" … as a spreadsheet calls them */
static char *
make_letters (guint index)
{
  if (index < 26)
    return g_strdup_printf ("%c", 'A' + index);
  return g_strdup_printf ("%c%c", 'A' + index / 26 - 1, 'A' + index % 26);
}

static void
add_columns (LyktaImportTable *self, GPtrArray *rows, GPtrArray *names)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkColumnViewColumn *last;
  guint n = names != NULL ? names->len : 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (((LyktaImportRow *) rows->pdata[i])->cells));
  n = MIN (n, MOST_COLUMNS);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  last = add_column (self, _ ("Row"), NUMBER_WIDTH, G_CALLBACK (bind_number_cb), 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *letters = make_letters (i);

      last =
          add_column (self, names != NULL && i < names->len ? names->pdata[i] : letters, COLUMN_WIDTH, G_CALLBACK (bind_cb), i);
    }
  gtk_column_view_column_set_expand (last, TRUE);
}

static void
lykta_import_table_dispose (GObject *object)
{
  LyktaImportTable *self = LYKTA_IMPORT_TABLE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (lykta_import_table_parent_class)->dispose (object);
}

static void
lykta_import_table_class_init (LyktaImportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_import_table_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "lykta-import-table");
}

static void
lykta_import_table_init (LyktaImportTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *shown;

  self->lines = g_list_store_new (LYKTA_TYPE_IMPORT_LINE);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)), g_object_ref (GTK_FILTER (self->filter)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (shown)))));
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (self->view, rows);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows of the file"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
lykta_import_table_new (void)
{
  return g_object_new (LYKTA_TYPE_IMPORT_TABLE, NULL);
}

/**
 * lykta_import_table_set_rows:
 * @rows: (element-type LyktaImportRow): what is shown
 * @names: (nullable) (element-type utf8): of the columns; otherwise they have letters
 *
 * Shows other rows.
 */
void
lykta_import_table_set_rows (LyktaImportTable *self, GPtrArray *rows, GPtrArray *names)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  g_list_store_remove_all (self->lines);
  add_columns (self, rows, names);
  for (guint i = 0; i < rows->len; i++)
    {
      LyktaImportLine *line = g_object_new (LYKTA_TYPE_IMPORT_LINE, NULL);

      line->rows = g_ptr_array_ref (rows);
      line->row = rows->pdata[i];
      g_ptr_array_add (lines, line);
    }
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
}

/**
 * lykta_import_table_set_header_row:
 * @row: as a spreadsheet counts
 *
 * Marks the row that names the columns.
 */
void
lykta_import_table_set_header_row (LyktaImportTable *self, guint row)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = G_LIST_MODEL (self->lines);

  if (self->header_row == row)
    return;
  self->header_row = row;
  /* All lines anew, because their looks changed and they did not. */
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (lines, g_list_model_get_item (model, i));
  g_list_store_remove_all (self->lines);
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
}

void
lykta_import_table_set_only_refused (LyktaImportTable *self, gboolean only_refused)
{
  self->only_refused = only_refused;
  gtk_filter_changed (GTK_FILTER (self->filter), only_refused ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
}
