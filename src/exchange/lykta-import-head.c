/* lykta-import-head.c: the first rows of a spreadsheet, as they are in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-head.h"

#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-import.h"

/* Characters of a cell that are shown, and of one among samples */
#define MAX_CELL 200
#define MAX_SAMPLE 28
#define N_SAMPLES 3

/* Titles and dates of print may stand above the names of the columns, but not for longer than this. */
#define HEADER_WITHIN 15

static char *
cut (const char *text, glong most)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, most);
  return g_strconcat (start, "…", NULL);
}

/* How many names of fields, and how many texts at all, stand in the row */
static void
count_names (const LyktaImportRow *row, const LyktaRegister *reg, guint *n_fields, guint *n_texts)
{
  *n_fields = *n_texts = 0;
  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      *n_texts += *row->cells[i] != '\0';
      *n_fields += *row->cells[i] != '\0' && lykta_import_find_field (reg, row->cells[i]) != NULL;
    }
}

/* The row with the most names of fields; when no row has any, the first with two texts, or with one. */
static guint
find_header (GPtrArray *rows, const LyktaRegister *reg)
{
  const LyktaImportRow *best = NULL;
  guint most = 0;

  for (guint i = 0; i < MIN (rows->len, HEADER_WITHIN); i++)
    {
      const LyktaImportRow *row = g_ptr_array_index (rows, i);
      guint n_fields, n_texts, worth;

      count_names (row, reg, &n_fields, &n_texts);
      worth = n_fields > 0 ? 2 + n_fields : MIN (n_texts, 2);
      if (worth <= most)
        continue;
      most = worth;
      best = row;
    }
  return best != NULL ? best->row : 0;
}

static gboolean
get_stamp (const char *path, LyktaImportStamp *stamp, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE ",time::*",
                         G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  /* A pipe or a device would keep one waiting for ever. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, _ ("This is no file. Choose a spreadsheet."));
      return FALSE;
    }
  stamp->changed_us = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC
                      + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  stamp->size = g_file_info_get_size (info);
  return TRUE;
}

static void
explain (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = NULL;

  if (error == NULL || (*error)->domain != G_IO_ERROR || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  message = g_strdup ((*error)->message);
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("“%s” is not there any more. Choose another file."), name);
      return;
    }
  g_clear_error (error);
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” could not be read: %s. Choose another file."), name, message);
}

static gboolean
choose_sheet (LyktaSheetReader *reader, guint sheet, GError **error)
{
  guint n_sheets = g_strv_length ((char **) lykta_sheet_reader_get_names (reader));

  /* The file may have been saved with fewer sheets since */
  return lykta_sheet_reader_choose (reader, MIN (sheet, n_sheets - 1), error);
}

/**
 * lykta_import_open_sheet:
 * @path: a plain path
 * @sheet: number of the sheet, from 0
 * @stamp: (out): what the file is now
 *
 * Opens a file whose path a person chose.
 *
 * Returns: (nullable): a reader before the first row
 */
LyktaSheetReader *
lykta_import_open_sheet (const char *path, guint sheet, LyktaImportStamp *stamp, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaSheetReader) reader = NULL;

  if (!get_stamp (path, stamp, cancellable, error)
      || (reader = lykta_sheet_reader_new_for_path (path, cancellable, error)) == NULL || !choose_sheet (reader, sheet, error))
    {
      explain (path, error);
      return NULL;
    }
  return g_steal_pointer (&reader);
}

gboolean
lykta_import_stamp_equal (const LyktaImportStamp *a, const LyktaImportStamp *b)
{
  return a->changed_us == b->changed_us && a->size == b->size;
}

/**
 * lykta_import_row_new:
 * @cells: copied, as far as they are shown
 *
 * Returns: (transfer full): a row to show
 */
LyktaImportRow *
lykta_import_row_new (guint row, const char *const *cells, guint n_cells, gboolean refused)
{
  LyktaImportRow *self = g_new0 (LyktaImportRow, 1);

  self->row = row;
  self->refused = refused;
  n_cells = MIN (n_cells, LYKTA_IMPORT_MAX_COLUMNS);
  self->cells = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    self->cells[i] = cut (cells[i], MAX_CELL);
  return self;
}

void
lykta_import_row_free (LyktaImportRow *self)
{
  g_strfreev (self->cells);
  g_free (self);
}

/**
 * lykta_import_head_read:
 * @path: a plain path
 * @sheet: number of the sheet, from 0
 * @reg: what the file is to be read into
 *
 * Reads the beginning of a file, and finds the row that names the columns.
 *
 * Returns: (nullable) (transfer full): the head
 */
LyktaImportHead *
lykta_import_head_read (const char *path, guint sheet, const LyktaRegister *reg, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaImportHead) self = g_new0 (LyktaImportHead, 1);
  g_autoptr (LyktaSheetReader) reader = lykta_import_open_sheet (path, sheet, &self->stamp, cancellable, error);
  g_autoptr (GError) local = NULL;
  const char *const *cells;
  guint n_cells;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_import_row_free);
  if (reader == NULL)
    return NULL;
  self->sheets = g_strdupv ((char **) lykta_sheet_reader_get_names (reader));
  while (self->rows->len < LYKTA_IMPORT_HEAD_ROWS
         && (cells = lykta_sheet_reader_next (reader, &n_cells, cancellable, &local)) != NULL)
    {
      self->cut = self->cut || n_cells > LYKTA_IMPORT_MAX_COLUMNS;
      g_ptr_array_add (self->rows, lykta_import_row_new (lykta_sheet_reader_get_row (reader), cells, n_cells, FALSE));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->header_row = find_header (self->rows, reg);
  return g_steal_pointer (&self);
}

void
lykta_import_head_free (LyktaImportHead *self)
{
  g_strfreev (self->sheets);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * lykta_import_head_find_row:
 * @row: as a spreadsheet counts
 *
 * Returns: (nullable) (transfer none): the row, when it is among the first ones and not empty
 */
const LyktaImportRow *
lykta_import_head_find_row (const LyktaImportHead *self, guint row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((LyktaImportRow *) g_ptr_array_index (self->rows, i))->row == row)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/**
 * lykta_import_head_get_n_columns:
 *
 * Returns: how many columns the longest of the first rows has
 */
guint
lykta_import_head_get_n_columns (const LyktaImportHead *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n = MAX (n, g_strv_length (((LyktaImportRow *) g_ptr_array_index (self->rows, i))->cells));
  return n;
}

/**
 * lykta_import_head_get_samples:
 * @header_row: number of the row that names the columns
 * @column: from 0
 *
 * Returns: (transfer full): the first different values of a column, with dots between; "" when it is empty
 */
char *
lykta_import_head_get_samples (const LyktaImportHead *self, guint header_row, guint column)
{
  GString *samples = g_string_new (NULL);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len && seen->len < N_SAMPLES; i++)
    {
      const LyktaImportRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *sample = NULL;

      if (row->row <= header_row || column >= g_strv_length (row->cells) || *row->cells[column] == '\0'
          || g_ptr_array_find_with_equal_func (seen, row->cells[column], g_str_equal, NULL))
        continue;
      g_ptr_array_add (seen, row->cells[column]);
      sample = cut (row->cells[column], MAX_SAMPLE);
      g_strdelimit (sample, "\r\n\t", ' ');
      g_string_append_printf (samples, "%s%s", samples->len > 0 ? " · " : "", sample);
    }
  return g_string_free_and_steal (samples);
}
