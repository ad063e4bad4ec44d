/* lykta-import-check.c: what an import of a spreadsheet would do, found out beside the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-check.h"

static LyktaImport *
make_import (LyktaStore *store, LyktaImportPlan *plan, GError **error)
{
  g_autoptr (LyktaImport) import = lykta_import_new (store, plan->reg);

  lykta_import_set_fields (import, (const char *const *) plan->fields);
  lykta_import_set_header_row (import, plan->header_row);
  lykta_import_set_counter (import, &plan->n_read);
  if (plan->key != NULL && !lykta_import_set_key (import, plan->key, error))
    return NULL;
  for (guint i = 0; plan->creates[i] != NULL; i++)
    if (!lykta_import_set_creates (import, plan->creates[i], TRUE, error))
      return NULL;
  return g_steal_pointer (&import);
}

static GHashTable *
get_missing (LyktaImport *import, const LyktaImportPlan *plan)
{
  GHashTable *missing = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; plan->fields[i] != NULL; i++)
    {
      const LyktaField *field = lykta_register_find_field (plan->reg, plan->fields[i]);
      GPtrArray *titles = field != NULL ? lykta_import_get_missing (import, field) : NULL;

      if (titles != NULL)
        g_hash_table_insert (missing, (gpointer) field->id, g_ptr_array_ref (titles));
    }
  return missing;
}

/* The rows to show are read once more, as far as that is needed: which of them are refused is known only now. */
static GPtrArray *
read_rows (const LyktaImportPlan *plan, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  LyktaImportStamp stamp;
  g_autoptr (LyktaSheetReader) reader = lykta_import_open_sheet (plan->path, plan->sheet, &stamp, cancellable, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_import_row_free);
  const char *const *cells;
  guint n_cells, n_shown = 0, n_refused = 0, next = 0;

  while (reader != NULL
         && (n_shown < LYKTA_IMPORT_HEAD_ROWS || (next < problems->len && n_refused < LYKTA_IMPORT_MAX_REFUSED_ROWS))
         && (cells = lykta_sheet_reader_next (reader, &n_cells, cancellable, error)) != NULL)
    {
      guint row = lykta_sheet_reader_get_row (reader);
      gboolean refused = FALSE;

      if (row <= plan->header_row)
        continue;
      for (; next < problems->len && ((LyktaImportProblem *) g_ptr_array_index (problems, next))->row <= row; next++)
        refused = TRUE;
      if (refused ? n_refused < LYKTA_IMPORT_MAX_REFUSED_ROWS : n_shown < LYKTA_IMPORT_HEAD_ROWS)
        g_ptr_array_add (rows, lykta_import_row_new (row, cells, n_cells, refused));
      n_refused += refused;
      n_shown++;
    }
  return reader != NULL && *error == NULL ? g_steal_pointer (&rows) : NULL;
}

static void
clear_plan (gpointer data)
{
  LyktaImportPlan *self = data;

  g_free (self->path);
  g_strfreev (self->fields);
  g_free (self->key);
  g_strfreev (self->creates);
}

/**
 * lykta_import_check:
 * @store: belongs to the calling thread
 * @plan: only its counter is written to
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the file and tries all rows against the registers' rules, without changing anything.
 *
 * Returns: (nullable) (transfer full): what would become of it; %NULL when the file cannot be read or does not fit
 */
LyktaImportResult *
lykta_import_check (LyktaStore *store, LyktaImportPlan *plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaImportResult) self = g_new0 (LyktaImportResult, 1);
  g_autoptr (LyktaImport) import = make_import (store, plan, error);
  g_autoptr (LyktaSheetReader) reader = NULL;
  g_autoptr (GError) local = NULL;

  lykta_store_prepare_work (store, cancellable);
  if (import == NULL)
    return NULL;
  reader = lykta_import_open_sheet (plan->path, plan->sheet, &self->stamp, cancellable, error);
  if (reader == NULL || !lykta_import_read_sheet (import, reader, cancellable, error) || !lykta_import_rehearse (import, error))
    return NULL;

  self->rows = read_rows (plan, lykta_import_get_problems (import), cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->edit = lykta_edit_ref (lykta_import_get_edit (import));
  self->counts = *lykta_import_get_counts (import);
  self->problems = g_ptr_array_ref (lykta_import_get_problems (import));
  self->missing = get_missing (import, plan);
  self->added = lykta_import_get_added (import);
  return g_steal_pointer (&self);
}

void
lykta_import_result_free (LyktaImportResult *self)
{
  g_clear_pointer (&self->edit, lykta_edit_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_clear_pointer (&self->added, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

LyktaImportPlan *
lykta_import_plan_new (void)
{
  return g_atomic_rc_box_new0 (LyktaImportPlan);
}

LyktaImportPlan *
lykta_import_plan_ref (LyktaImportPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
lykta_import_plan_unref (LyktaImportPlan *self)
{
  g_atomic_rc_box_release_full (self, clear_plan);
}
