/* lykta-import-pending.c: rows of a file as records of the edit, also those that name each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-collation.h"
#include "lykta-import-private.h"

static LyktaImportColumn *
get_column (LyktaImport *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

static const char *
get_title (LyktaImport *self, LyktaImportCell *cells, guint n_cells)
{
  const LyktaField *title = lykta_register_get_title (self->reg);

  for (guint i = 0; i < n_cells; i++)
    if (get_column (self, i)->field == title && cells[i].value.kind == LYKTA_VALUE_TEXT)
      return cells[i].value.text;
  return NULL;
}

static void
remember_title (LyktaImport *self, const char *title, gint64 id)
{
  g_autofree char *folded = NULL;
  gint64 *known;

  if (title == NULL || !self->names_itself)
    return;
  folded = lykta_fold (title);
  known = g_hash_table_lookup (self->titles, folded);
  if (known != NULL)
    *known = 0;
  else
    {
      known = g_new (gint64, 1);
      *known = id;
      g_hash_table_insert (self->titles, g_steal_pointer (&folded), known);
    }
}

/* Whether the titles that a row names are those of rows that are imported. */
static gboolean
check_titles (LyktaImport *self, LyktaImportPending *pending, GHashTable *possible)
{
  self->row = pending->row;
  self->row_refused = FALSE;
  for (guint i = 0; i < pending->n_cells; i++)
    {
      LyktaImportCell *cell = &pending->cells[i];

      for (guint j = 0; cell->ids != NULL && j < cell->ids->len; j++)
        {
          const char *title = g_ptr_array_index (cell->titles, j);
          LyktaImportColumn *column = get_column (self, i);
          gboolean known = g_array_index (cell->ids, gint64, j) != 0 || !lykta_import_targets_itself (self, column->field);
          g_autofree char *folded = known ? NULL : lykta_fold (title);
          guint n = known ? 1 : GPOINTER_TO_UINT (g_hash_table_lookup (possible, folded));
          g_autofree char *reason = NULL;

          if (n == 0)
            lykta_import_note_missing (self, column, title);
          if (n == 0 && !column->creates)
            reason = g_strdup_printf (_ ("There is no record called “%s”, nor does a row that can be imported add one."), title);
          else if (n > 1)
            reason =
                g_strdup_printf (_ ("Several rows of the file add a record called “%s”. Refer to it after they are in."), title);
          if (reason != NULL)
            lykta_import_refuse_value (self, column, title, reason);
        }
    }
  return !self->row_refused;
}

static void
count_title (GHashTable *possible, char *folded, guint n)
{
  n += GPOINTER_TO_UINT (g_hash_table_lookup (possible, folded));
  g_hash_table_insert (possible, folded, GUINT_TO_POINTER (n));
}

/* Titles that the edit adds and those that rows waiting here would, and how many of each. */
static GHashTable *
get_possible_titles (LyktaImport *self)
{
  GHashTable *possible = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer title, id;

  g_hash_table_iter_init (&iter, self->titles);
  while (g_hash_table_iter_next (&iter, &title, &id))
    count_title (possible, g_strdup (title), *(gint64 *) id == 0 ? 2 : 1);
  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaImportPending *pending = g_ptr_array_index (self->pending, i);
      const char *own = pending->refused || pending->id != 0 ? NULL : get_title (self, pending->cells, pending->n_cells);

      if (own != NULL)
        count_title (possible, lykta_fold (own), 1);
    }
  return possible;
}

/* A row that is refused may leave another one without the record that it names, and so on. */
static void
refuse_dangling (LyktaImport *self)
{
  gboolean changed;

  do
    {
      g_autoptr (GHashTable) possible = get_possible_titles (self);

      changed = FALSE;
      for (guint i = 0; i < self->pending->len; i++)
        {
          LyktaImportPending *pending = g_ptr_array_index (self->pending, i);

          if (!pending->refused && !check_titles (self, pending, possible))
            {
              pending->refused = changed = TRUE;
              self->counts.refused++;
            }
        }
    }
  while (changed);
}

/* The record of a title that another row adds, or that is created for it */
static gint64
resolve_title (LyktaImport *self, const LyktaImportColumn *column, const char *title, gint64 user)
{
  g_autofree char *folded = lykta_fold (title);
  const gint64 *added = lykta_import_targets_itself (self, column->field) ? g_hash_table_lookup (self->titles, folded) : NULL;

  return added != NULL ? *added : lykta_import_create (self, column, title, user);
}

static void
resolve_titles (LyktaImport *self, LyktaImportCell *cells, guint n_cells, gint64 user)
{
  for (guint i = 0; i < n_cells; i++)
    {
      LyktaImportCell *cell = &cells[i];
      LyktaImportColumn *column = get_column (self, i);

      for (guint j = 0; cell->ids != NULL && j < cell->ids->len; j++)
        {
          gint64 *id = &g_array_index (cell->ids, gint64, j);

          if (*id == 0)
            *id = resolve_title (self, column, g_ptr_array_index (cell->titles, j), user);
        }
      if (cell->ids != NULL)
        lykta_import_cell_settle (cell, column->field);
    }
}

static void
note_row (LyktaImport *self, gint64 id, guint row)
{
  /* Placeholders count down from -1 */
  if ((guint) -id > self->rows->len)
    g_array_set_size (self->rows, (guint) -id);
  g_array_index (self->rows, guint, -id - 1) = row;
}

/**
 * lykta_import_add_record:
 * @cells: of a row without a problem
 * @n_cells: how many
 * @id: of the record to change; or 0, or one that the edit adds
 * @row: number of the row
 *
 * Puts the row into the edit.
 */
void
lykta_import_add_record (LyktaImport *self, LyktaImportCell *cells, guint n_cells, gint64 id, guint row)
{
  g_autoptr (LyktaRecord) record = id > 0 ? lykta_store_get_record (self->store, self->reg, id) : NULL;
  gboolean changed = FALSE;

  if (id == 0)
    {
      id = lykta_edit_insert (self->edit, self->reg);
      remember_title (self, get_title (self, cells, n_cells), id);
    }
  if (id < 0)
    note_row (self, id, row);
  resolve_titles (self, cells, n_cells, id);

  for (guint i = 0; i < n_cells; i++)
    {
      const LyktaField *field = get_column (self, i)->field;

      if (field == NULL || !cells[i].present || (id < 0 && lykta_value_is_empty (&cells[i].value)))
        continue;
      if (record != NULL && lykta_value_equal (lykta_record_get_value (record, field), &cells[i].value))
        continue;
      lykta_edit_set (self->edit, self->reg, id, field, &cells[i].value);
      changed = TRUE;
    }

  if (id < 0)
    self->counts.added++;
  else if (changed)
    self->counts.updated++;
  else
    self->counts.unchanged++;
}

/**
 * lykta_import_pending_free:
 *
 * Frees a row that waited.
 */
void
lykta_import_pending_free (LyktaImportPending *pending)
{
  for (guint i = 0; i < pending->n_cells; i++)
    lykta_import_cell_clear (&pending->cells[i]);
  g_free (pending->cells);
  g_free (pending);
}

/**
 * lykta_import_postpone_row:
 * @id: of the record to change, 0 to add one
 *
 * Keeps the row that was read until all are.
 */
void
lykta_import_postpone_row (LyktaImport *self, gint64 id)
{
  LyktaImportPending *pending = g_new0 (LyktaImportPending, 1);
  gsize size = self->cells->len * sizeof (LyktaImportCell);

  pending->row = self->row;
  pending->id = id;
  pending->n_cells = self->cells->len;
  pending->cells = g_memdup2 (self->cells->data, size);
  memset (self->cells->data, 0, size);
  g_ptr_array_add (self->pending, pending);
}

/**
 * lykta_import_finish_pending:
 *
 * Puts the rows that waited into the edit, now that it is known what the file adds.
 */
void
lykta_import_finish_pending (LyktaImport *self)
{
  refuse_dangling (self);

  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaImportPending *pending = g_ptr_array_index (self->pending, i);

      if (!pending->refused && pending->id == 0)
        {
          pending->id = lykta_edit_insert (self->edit, self->reg);
          remember_title (self, get_title (self, pending->cells, pending->n_cells), pending->id);
        }
    }
  for (guint i = 0; i < self->pending->len; i++)
    {
      LyktaImportPending *pending = g_ptr_array_index (self->pending, i);

      if (pending->refused)
        continue;
      lykta_import_add_record (self, pending->cells, pending->n_cells, pending->id, pending->row);
    }
}

static void
refuse_record (LyktaImport *self, gint64 id, const char *reason)
{
  if (!g_hash_table_add (self->dropped, g_memdup2 (&id, sizeof id)))
    return;
  if (id < 0)
    self->row = g_array_index (self->rows, guint, -id - 1);
  else
    self->row = GPOINTER_TO_UINT (g_hash_table_lookup (self->matched, &id));
  lykta_import_refuse (self, NULL, reason);
}

/* A record that cannot be created takes the rows with it that name it. */
static void
refuse_row_cb (const LyktaRegister *reg, gint64 id, const GError *error, gpointer user_data)
{
  LyktaImport *self = user_data;
  LyktaImportCreated *created = g_hash_table_lookup (self->created_ids, &id);
  g_autofree char *reason = NULL;

  if (created == NULL)
    {
      refuse_record (self, id, error->message);
      return;
    }
  reason = g_strdup_printf (_ ("“%s” cannot be created: %s"), created->title, error->message);
  for (guint i = 0; i < created->users->len; i++)
    refuse_record (self, g_array_index (created->users, gint64, i), reason);
}

/**
 * lykta_import_rehearse:
 * @error: return location
 *
 * See lykta-import.h. A row that goes may be what another one refers to, so it is done until all rows stand.
 *
 * Returns: whether it could be tried
 */
gboolean
lykta_import_rehearse (LyktaImport *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  do
    {
      g_hash_table_remove_all (self->dropped);
      if (!lykta_store_rehearse (self->store, self->edit, refuse_row_cb, self, error))
        return FALSE;
      g_hash_table_iter_init (&iter, self->dropped);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          gint64 id = *(gint64 *) key;

          lykta_edit_drop (self->edit, self->reg, id);
          lykta_import_release_created (self, id);
          if (id < 0)
            {
              self->counts.added--;
              g_array_index (self->rows, guint, -id - 1) = 0;
            }
          else
            self->counts.updated--;
          self->counts.refused++;
        }
    }
  while (g_hash_table_size (self->dropped) > 0);
  lykta_import_sort_problems (self);
  return TRUE;
}
