/* lykta-table-selection.c: which rows of a table are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-table-private.h"

/* More selected rows than these are not found again after the list was made anew. */
#define MAX_REMEMBERED 500

void
lykta_table_remember_selected (LyktaTable *self)
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
void
lykta_table_restore_selected (LyktaTable *self)
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
lykta_table_select_all (LyktaTable *self)
{
  lykta_head_list_open (self->head);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

void
lykta_table_unselect (LyktaTable *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}
