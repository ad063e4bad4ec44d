/* lykta-table-column.c: one column of a table, made from a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-table-column.h"

#include <glib/gi18n-lib.h>

#include "lykta-secrecy.h"

/* Of how many fields the second line in a narrow window tells. */
#define N_SUBTITLE_FIELDS 3

/* How many letters a column of choices has room for. */
#define LEAST_CHOICE 8
#define MOST_CHOICE 15

/**
 * LyktaTableColumn:
 *
 * A column and what its cells show. Without a field it is the column of narrow windows: the name, and below it a line of the
 * register's first columns.
 */
struct _LyktaTableColumn
{
  const LyktaRegister *reg;
  const LyktaField *field;
  gboolean shown;

  /* Borrowed: the table has them */
  LyktaStore *store;
  const LyktaCellMetrics *metrics;
  const char *today;

  /* Owned */
  GtkColumnViewColumn *column;
  GHashTable *bound; /* cells that show a record now */
};

static void
show_in_card (LyktaTableColumn *self, GtkColumnViewCell *cell, LyktaRecord *record)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell));
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  const LyktaField *fields[N_SUBTITLE_FIELDS + 1] = { NULL };
  g_auto (LyktaDisplay) name = LYKTA_DISPLAY_INIT;
  g_autofree char *line = NULL;
  guint n = 0;

  for (guint i = 0; i < self->reg->n_fields && n < N_SUBTITLE_FIELDS; i++)
    if ((self->reg->fields[i].flags & LYKTA_FIELD_COLUMN) != 0 && i != self->reg->title)
      fields[n++] = &self->reg->fields[i];

  lykta_display_field (self->store, record, lykta_register_get_title (self->reg), self->today, &name);
  line = lykta_display_subtitle (self->store, record, fields, self->today);
  if (lykta_secrecy_is_marked (record))
    {
      g_autofree char *plain = g_steal_pointer (&line);

      line = g_strjoin (" · ", C_ ("mark", "Secret"), *plain != '\0' ? plain : NULL, NULL);
    }
  gtk_label_set_text (GTK_LABEL (title), name.text);
  gtk_label_set_text (GTK_LABEL (subtitle), line);
}

static void
show (LyktaTableColumn *self, GtkColumnViewCell *cell)
{
  LyktaRecord *record = gtk_column_view_cell_get_item (cell);
  LyktaCell *child;
  g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;

  if (record == NULL)
    return;
  if (self->field == NULL)
    {
      show_in_card (self, cell, record);
      return;
    }

  child = LYKTA_CELL (gtk_column_view_cell_get_child (cell));
  lykta_display_field (self->store, record, self->field, self->today, &display);
  if (self->field == lykta_register_get_title (self->reg))
    display.mark = lykta_secrecy_format (self->store, record);
  if (g_strcmp0 (display.text, lykta_cell_get_text (child)) != 0 || display.look != lykta_cell_get_look (child)
      || g_strcmp0 (display.mark, lykta_cell_get_mark (child)) != 0)
    lykta_cell_take (child, &display);
}

static GtkWidget *
make_card (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  static const char *const classes[] = { "heading", "caption" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "lykta-dim");
  return box;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, LyktaTableColumn *self)
{
  gtk_column_view_cell_set_child (cell, self->field == NULL ? make_card () : lykta_cell_new (self->metrics));
  /* The row is what the keyboard stops at. */
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, LyktaTableColumn *self)
{
  show (self, cell);
  g_hash_table_add (self->bound, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, LyktaTableColumn *self)
{
  g_hash_table_remove (self->bound, cell);
}

static gboolean
is_wide (const LyktaField *field)
{
  return field->type == LYKTA_FIELD_TEXT || field->type == LYKTA_FIELD_LONG_TEXT || field->type == LYKTA_FIELD_REFERENCE
         || field->type == LYKTA_FIELD_REFERENCES;
}

/* A day of another year is written out, unless it is one to come. */
static gboolean
field_is_day (const LyktaField *field)
{
  return field->type == LYKTA_FIELD_DATE && (field->flags & LYKTA_FIELD_DUE) == 0;
}

/**
 * lykta_table_column_new:
 * @field: (nullable): what it shows; %NULL for the column of narrow windows
 */
LyktaTableColumn *
lykta_table_column_new (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field, const LyktaCellMetrics *metrics,
                        const char *today)
{
  LyktaTableColumn *self = g_new0 (LyktaTableColumn, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->reg = reg;
  self->field = field;
  self->store = store;
  self->metrics = metrics;
  self->today = today;
  self->bound = g_hash_table_new (NULL, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  self->column =
      gtk_column_view_column_new (field != NULL ? lykta_field_get_label (field) : lykta_register_get_label (reg), factory);
  gtk_column_view_column_set_visible (self->column, FALSE);
  if (field == NULL)
    {
      gtk_column_view_column_set_expand (self->column, TRUE);
    }
  else
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_id (self->column, field->id);
      gtk_column_view_column_set_resizable (self->column, TRUE);
      gtk_column_view_column_set_expand (self->column, is_wide (field));
      /* It sorts nothing: its arrow becomes the order of the query. */
      gtk_column_view_column_set_sorter (self->column, sorter);
    }

  return self;
}

void
lykta_table_column_free (LyktaTableColumn *self)
{
  GtkListItemFactory *factory = gtk_column_view_column_get_factory (self->column);

  /* The column view may let go of its cells later than the table. */
  if (factory != NULL)
    g_signal_handlers_disconnect_by_data (factory, self);
  g_object_unref (self->column);
  g_hash_table_unref (self->bound);
  g_free (self);
}

GtkColumnViewColumn *
lykta_table_column_get_column (LyktaTableColumn *self)
{
  return self->column;
}

const LyktaField *
lykta_table_column_get_field (LyktaTableColumn *self)
{
  return self->field;
}

/* The longest of a status's few words, in its pill */
static int
measure_choices (const LyktaField *field)
{
  int longest = 0;

  for (const LyktaChoice *choice = field->choices; choice != NULL && choice->id != NULL; choice++)
    longest = MAX (longest, (int) g_utf8_strlen (lykta_choice_get_label (choice), -1));
  return CLAMP (longest + 2, LEAST_CHOICE, MOST_CHOICE);
}

/**
 * lykta_table_column_get_default_width:
 *
 * Returns: a width in which most values of its type and its heading fit; measuring all texts would cost the first frame
 */
int
lykta_table_column_get_default_width (LyktaTableColumn *self)
{
  static const int characters[] = {
    [LYKTA_FIELD_TEXT] = 13,  [LYKTA_FIELD_LONG_TEXT] = 20, [LYKTA_FIELD_NUMBER] = 8,      [LYKTA_FIELD_DATE] = 9,
    [LYKTA_FIELD_TIME] = 17,  [LYKTA_FIELD_YES_NO] = 5,     [LYKTA_FIELD_CHOICE] = 12,     [LYKTA_FIELD_PICK] = 10,
    [LYKTA_FIELD_PICKS] = 13, [LYKTA_FIELD_REFERENCE] = 12, [LYKTA_FIELD_REFERENCES] = 14, [LYKTA_FIELD_EMAIL] = 17,
    [LYKTA_FIELD_URL] = 17,
  };
  int n = self->field == lykta_register_get_title (self->reg) ? 18 : characters[self->field->type];

  if (field_is_day (self->field))
    n += 2;
  if (self->field->type == LYKTA_FIELD_CHOICE)
    n = measure_choices (self->field);
  if (g_str_equal (self->field->id, "classes"))
    n += 1;
  /* A heading is smaller than a value. */
  n = MAX (n, (int) g_utf8_strlen (lykta_field_get_label (self->field), -1) * 4 / 5);
  return n * self->metrics->height * 9 / 20 + 16;
}

gboolean
lykta_table_column_get_shown (LyktaTableColumn *self)
{
  return self->shown;
}

void
lykta_table_column_set_shown (LyktaTableColumn *self, gboolean shown)
{
  self->shown = shown;
}

/**
 * lykta_table_column_update_visible:
 * @narrow: whether the one column of narrow windows stands for all
 */
void
lykta_table_column_update_visible (LyktaTableColumn *self, gboolean narrow)
{
  gtk_column_view_column_set_visible (self->column, narrow ? self->field == NULL : self->field != NULL && self->shown);
}

/**
 * lykta_table_column_refresh:
 *
 * Shows anew what has changed.
 */
void
lykta_table_column_refresh (LyktaTableColumn *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    show (self, cell);
}
