/* lykta-import.c: records into a register, from spreadsheets, CSV or JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-import-private.h"

/* Characters of a value that are kept to find it again */
#define MAX_VALUE 120

static void
free_column (LyktaImportColumn *column)
{
  g_free (column->name);
  g_hash_table_unref (column->values);
  g_clear_pointer (&column->missing, g_ptr_array_unref);
  g_clear_pointer (&column->missed, g_hash_table_unref);
  g_clear_pointer (&column->taken, g_hash_table_unref);
  g_free (column);
}

static void
free_problem (LyktaImportProblem *problem)
{
  g_free (problem->column);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem);
}

/* What stands in the column of the row that is being read */
static const char *
get_text (LyktaImport *self, const LyktaImportColumn *column)
{
  guint index;

  if (column == NULL || self->texts == NULL || !g_ptr_array_find (self->columns, column, &index))
    return NULL;
  for (guint i = 0; i < index; i++)
    if (self->texts[i] == NULL)
      return NULL;
  return self->texts[index];
}

/* A value as a key of a hash table */
static char *
get_key (const LyktaValue *value)
{
  if (value->kind == LYKTA_VALUE_TEXT)
    return g_strdup (value->text);
  return g_strdup_printf ("%.17g", lykta_value_get_real (value));
}

static void
take_value (LyktaImportColumn *column, const LyktaValue *value, gint64 owner)
{
  gint64 *taken = g_new (gint64, 1);

  *taken = owner;
  g_hash_table_replace (column->taken, get_key (value), taken);
}

static gint64
get_owner (LyktaImportColumn *column, const LyktaValue *value)
{
  g_autofree char *key = get_key (value);
  const gint64 *owner = g_hash_table_lookup (column->taken, key);

  return owner != NULL ? *owner : 0;
}

/* Reads who has which value now, one record in memory at a time. A value that two records have belongs to G_MAXINT64. */
gboolean
lykta_import_read_taken (LyktaImport *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (self->reg);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaImportColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field != NULL && (column == self->key || (column->field->flags & LYKTA_FIELD_UNIQUE)) && column->taken == NULL)
        {
          column->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          g_ptr_array_add (wanted, column);
        }
    }
  if (wanted->len == 0)
    return TRUE;

  ids = lykta_store_select (self->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LyktaRecord) record = lykta_store_get_record (self->store, self->reg, id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; record != NULL && j < wanted->len; j++)
        {
          LyktaImportColumn *column = g_ptr_array_index (wanted, j);
          const LyktaValue *value = lykta_record_get_value (record, column->field);

          if (!lykta_value_is_empty (value))
            take_value (column, value, get_owner (column, value) == 0 ? id : G_MAXINT64);
        }
    }
  return ids != NULL;
}

/* Finds the record that the row changes; 0 when it adds one. */
static gint64
match_key (LyktaImport *self)
{
  LyktaImportCell *cell = NULL;
  gint64 id, *copy;
  guint other;

  for (guint i = 0; i < self->columns->len; i++)
    if (g_ptr_array_index (self->columns, i) == self->key)
      cell = &g_array_index (self->cells, LyktaImportCell, i);

  if (lykta_value_is_empty (&cell->value))
    {
      lykta_import_refuse (self, self->key, _ ("The key is empty: it must say which record is meant."));
      return 0;
    }
  if (self->key->is_id)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (self->store, self->reg, cell->value.integer);

      id = record != NULL ? cell->value.integer : 0;
      if (id == 0)
        lykta_import_refuse (self, self->key, _ ("There is no record with this id."));
    }
  else
    {
      id = get_owner (self->key, &cell->value);
      if (id == G_MAXINT64)
        lykta_import_refuse (self, self->key, _ ("Several records have this value. Choose a key that tells them apart."));
      else if (id < 0)
        lykta_import_refuse (self, self->key, _ ("Another row of the file has the same key."));
    }
  if (id <= 0 || id == G_MAXINT64)
    return 0;

  other = GPOINTER_TO_UINT (g_hash_table_lookup (self->matched, &id));
  if (other != 0)
    {
      g_autofree char *reason = g_strdup_printf (_ ("Row %u has the same key."), other);

      lykta_import_refuse (self, self->key, reason);
    }
  else
    {
      copy = g_new (gint64, 1);
      *copy = id;
      g_hash_table_insert (self->matched, copy, GUINT_TO_POINTER (self->row));
    }
  return id;
}

/* What concerns the row as a whole: required fields of a new record, values that another one has. */
static void
check_row (LyktaImport *self, gint64 id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaImportColumn *column = g_ptr_array_index (self->columns, i);
      LyktaImportCell *cell = &g_array_index (self->cells, LyktaImportCell, i);
      gint64 owner = column->taken != NULL && !lykta_value_is_empty (&cell->value) ? get_owner (column, &cell->value) : 0;
      g_autofree char *reason = NULL;

      if (column->field == NULL)
        continue;
      if ((column->field->flags & LYKTA_FIELD_REQUIRED) && cell->ids == NULL && lykta_value_is_empty (&cell->value)
          && (id == 0 || cell->present))
        lykta_import_refuse (self, column, _ ("This must be filled in."));
      if (owner == 0 || owner == id || !(column->field->flags & LYKTA_FIELD_UNIQUE))
        continue;
      if (owner < 0)
        reason = g_strdup_printf (_ ("Row %u has the same value, which must be unique."), (guint) -owner);
      lykta_import_refuse (self, column,
                           reason != NULL ? reason : _ ("Another record has the same value, which must be unique."));
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const LyktaImportProblem *first = *(LyktaImportProblem *const *) a;
  const LyktaImportProblem *second = *(LyktaImportProblem *const *) b;

  return (first->row > second->row) - (first->row < second->row);
}

/* Spreadsheets leave such rows; an object of JSON is meant to be something. */
static gboolean
row_is_blank (LyktaImport *self)
{
  if (!self->skips_blank)
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      LyktaImportCell *cell = &g_array_index (self->cells, LyktaImportCell, i);

      if (!lykta_value_is_empty (&cell->value) || cell->ids != NULL)
        return FALSE;
    }
  return !self->row_refused;
}

/**
 * lykta_import_new:
 * @store: the file; its values and titles are looked up
 * @reg: the register
 *
 * See lykta-import.h.
 *
 * Returns: an import before its file
 */
LyktaImport *
lykta_import_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaImport *self = g_new0 (LyktaImport, 1);
  g_autofree char *label = NULL;

  /* Translators: what the user did, in the history; %s is a register ("Information assets"). */
  label = g_strdup_printf (_ ("Import into %s"), lykta_register_get_label (reg));
  self->reg = reg;
  self->store = g_object_ref (store);
  self->maps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) free_problem);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->creates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->created = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lykta_import_created_free);
  self->created_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->uses = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->edit = lykta_edit_new (label);
  self->cells = g_array_new (FALSE, TRUE, sizeof (LyktaImportCell));
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->matched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, TRUE, sizeof (guint));
  self->dropped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_import_pending_free);
  return self;
}

/**
 * lykta_import_set_sheet:
 * @name: (nullable): as the spreadsheet calls it
 *
 * Says which sheet lykta_import_read_path() reads.
 */
void
lykta_import_set_sheet (LyktaImport *self, const char *name)
{
  g_set_str (&self->sheet, name);
}

/**
 * lykta_import_free:
 *
 * Ends the import; an edit that someone holds stays.
 */
void
lykta_import_free (LyktaImport *self)
{
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->dropped);
  for (guint i = 0; i < self->cells->len; i++)
    lykta_import_cell_clear (&g_array_index (self->cells, LyktaImportCell, i));
  g_array_unref (self->cells);
  g_object_unref (self->store);
  g_hash_table_unref (self->maps);
  g_free (self->key_field);
  g_free (self->sheet);
  g_strfreev (self->fields);
  g_hash_table_unref (self->creates);
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->created_ids);
  g_hash_table_unref (self->created);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->ignored);
  lykta_edit_unref (self->edit);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->matched);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * lykta_import_begin_row:
 * @row: its number
 *
 * Begins a row.
 */
void
lykta_import_begin_row (LyktaImport *self, guint row)
{
  for (guint i = 0; i < self->cells->len; i++)
    lykta_import_cell_clear (&g_array_index (self->cells, LyktaImportCell, i));
  self->row = row;
  self->row_refused = FALSE;
}

/**
 * lykta_import_refuse:
 * @column: (nullable): where, %NULL for the whole row
 * @reason: why, a sentence
 *
 * Refuses the row that is being read.
 */
void
lykta_import_refuse (LyktaImport *self, const LyktaImportColumn *column, const char *reason)
{
  lykta_import_refuse_value (self, column, get_text (self, column), reason);
}

/**
 * lykta_import_refuse_value:
 * @column: (nullable): where, %NULL for the whole row
 * @value: (nullable): what stands there
 * @reason: why, a sentence
 *
 * Refuses a row that was read before.
 */
void
lykta_import_refuse_value (LyktaImport *self, const LyktaImportColumn *column, const char *value, const char *reason)
{
  LyktaImportProblem *problem = g_new0 (LyktaImportProblem, 1);
  glong length = value != NULL ? g_utf8_strlen (value, -1) : 0;

  problem->row = self->row;
  problem->column = g_strdup (column != NULL ? column->name : "");
  problem->value = length > MAX_VALUE ? g_utf8_substring (value, 0, MAX_VALUE) : g_strdup (value != NULL ? value : "");
  problem->reason = g_strdup (reason);
  g_ptr_array_add (self->problems, problem);
  self->row_refused = TRUE;
}

/**
 * lykta_import_end_row:
 *
 * Puts the row into the edit when it has no problem.
 */
void
lykta_import_end_row (LyktaImport *self)
{
  gboolean waits = FALSE;
  gint64 id = 0;

  if (row_is_blank (self))
    return;

  self->counts.rows++;
  if (self->counter != NULL)
    g_atomic_int_inc (self->counter);
  if (self->key != NULL)
    id = match_key (self);
  if (!self->row_refused)
    check_row (self, id);
  if (self->row_refused)
    {
      self->counts.refused++;
      return;
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      LyktaImportColumn *column = g_ptr_array_index (self->columns, i);
      LyktaImportCell *cell = &g_array_index (self->cells, LyktaImportCell, i);

      waits = waits || (cell->ids != NULL && lykta_import_targets_itself (self, column->field));
      if (column->taken != NULL && !lykta_value_is_empty (&cell->value))
        take_value (column, &cell->value, id != 0 ? id : -(gint64) self->row);
    }
  if (waits)
    lykta_import_postpone_row (self, id);
  else
    lykta_import_add_record (self, &g_array_index (self->cells, LyktaImportCell, 0), self->cells->len, id, self->row);
}

/**
 * lykta_import_sort_problems:
 *
 * Puts the problems into the order of the file.
 */
void
lykta_import_sort_problems (LyktaImport *self)
{
  g_ptr_array_sort (self->problems, compare_problems);
}

/**
 * lykta_import_get_counts:
 *
 * Returns: (transfer none): what became of the rows
 */
const LyktaImportCounts *
lykta_import_get_counts (LyktaImport *self)
{
  return &self->counts;
}

/**
 * lykta_import_get_problems:
 *
 * Returns: (transfer none) (element-type LyktaImportProblem): in the order in which they were found
 */
GPtrArray *
lykta_import_get_problems (LyktaImport *self)
{
  return self->problems;
}

/**
 * lykta_import_get_ignored_columns:
 *
 * Returns: (transfer none) (element-type utf8): columns that fit no field
 */
GPtrArray *
lykta_import_get_ignored_columns (LyktaImport *self)
{
  return self->ignored;
}

/**
 * lykta_import_get_added:
 *
 * Returns: (transfer full) (element-type gint64): for lykta_edit_get_id() when the edit is applied
 */
GArray *
lykta_import_get_added (LyktaImport *self)
{
  GArray *added = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 id = -(gint64) i - 1;

      if (g_array_index (self->rows, guint, i) != 0)
        g_array_append_val (added, id);
    }
  return added;
}

/**
 * lykta_import_get_edit:
 *
 * Returns: (transfer none): all rows without a problem, not applied yet
 */
LyktaEdit *
lykta_import_get_edit (LyktaImport *self)
{
  return self->edit;
}
