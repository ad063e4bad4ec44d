/* lykta-table-layout.c: which columns a table shows, how wide, in what order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-table-private.h"

LyktaTableColumn *
lykta_table_find_column (LyktaTable *self, GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaTableColumn *info = self->columns->pdata[i];

      if (lykta_table_column_get_column (info) == column)
        return info;
    }
  return NULL;
}

LyktaTableColumn *
lykta_table_find_column_by_id (LyktaTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (gtk_column_view_column_get_id (lykta_table_column_get_column (self->columns->pdata[i])), id) == 0)
      return self->columns->pdata[i];
  return NULL;
}

void
lykta_table_save_columns (LyktaTable *self)
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

void
lykta_table_update_columns (LyktaTable *self)
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

/* As someone left them, or as wide as the text of this size asks for. */
void
lykta_table_update_widths (LyktaTable *self)
{
  gboolean loading = self->loading_state;

  self->loading_state = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaTableColumn *info = self->columns->pdata[i];
      const LyktaField *field = lykta_table_column_get_field (info);
      int width = field != NULL ? lykta_view_state_get_width (self->state, self->reg, field->id) : -1;

      if (field != NULL)
        gtk_column_view_column_set_fixed_width (lykta_table_column_get_column (info),
                                                width > 0 ? width : lykta_table_column_get_default_width (info));
    }
  self->loading_state = loading;
}

void
lykta_table_load_columns (LyktaTable *self)
{
  g_auto (GStrv) ids = lykta_view_state_get_columns (self->state, self->reg);
  guint position = 0;

  self->loading_state = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaTableColumn *info = self->columns->pdata[i];
      const LyktaField *field = lykta_table_column_get_field (info);
      GtkColumnViewColumn *column = lykta_table_column_get_column (info);

      if (field == NULL)
        continue;
      lykta_table_column_set_shown (info, ids != NULL ? g_strv_contains ((const char *const *) ids, field->id)
                                                      : (field->flags & LYKTA_FIELD_COLUMN) != 0);
      gtk_column_view_insert_column (self->view,
                                     ids == NULL ? i : g_list_model_get_n_items (gtk_column_view_get_columns (self->view)),
                                     column);
    }

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      LyktaTableColumn *info = lykta_table_find_column_by_id (self, ids[i]);

      if (info != NULL)
        gtk_column_view_insert_column (self->view, position++, lykta_table_column_get_column (info));
    }
  self->loading_state = FALSE;
  lykta_table_update_widths (self);
  lykta_table_update_columns (self);
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
      LyktaTableColumn *info = lykta_table_find_column (self, column);

      if (lykta_table_column_get_field (info) != NULL && lykta_table_column_get_shown (info))
        fields[n_fields++] = lykta_table_column_get_field (info);
    }
  return fields;
}

void
lykta_table_set_shown (LyktaTable *self, const LyktaField *field, gboolean shown)
{
  LyktaTableColumn *info = lykta_table_find_column_by_id (self, field->id);

  if (lykta_table_column_get_shown (info) == shown)
    return;

  lykta_table_column_set_shown (info, shown);
  lykta_table_column_update_visible (info, self->narrow);
  lykta_table_save_columns (self);
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
  lykta_table_save_columns (self);
}
