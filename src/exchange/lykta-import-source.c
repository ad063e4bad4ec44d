/* lykta-import-source.c: the files that an import reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "lykta-csv.h"
#include "lykta-import-private.h"


static int
find_column (LyktaImport *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((LyktaImportColumn *) g_ptr_array_index (self->columns, i))->name, name))
      return (int) i;
  return -1;
}

/* Every object may have other keys; the ones that must be there are known before. */
static gboolean
add_columns_of_object (LyktaImport *self, JsonObject *object, GError **error)
{
  g_autoptr (GList) keys = json_object_get_members (object);
  guint before = self->columns->len;

  for (GList *key = keys; key != NULL; key = key->next)
    {
      if (self->columns->len >= LYKTA_CSV_MAX_COLUMNS)
        {
          g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                               _ ("The records have more keys than any register has fields."));
          return FALSE;
        }
      if (*(const char *) key->data != '\0' && find_column (self, key->data) < 0)
        lykta_import_add_column (self, key->data);
    }
  return self->columns->len == before || lykta_import_check_columns (self, error);
}

static void
add_required_columns (LyktaImport *self)
{
  if (g_hash_table_size (self->maps) > 0)
    return;
  for (guint i = 0; i < self->reg->n_fields; i++)
    if ((self->reg->fields[i].flags & (LYKTA_FIELD_REQUIRED | LYKTA_FIELD_DERIVED)) == LYKTA_FIELD_REQUIRED)
      lykta_import_add_column (self, self->reg->fields[i].id);
}

/* The first character that is no space says what the file is. */
static gboolean
begins_as_json (const char *text, gsize length)
{
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return length > 0 && (*text == '[' || *text == '{');
}

static gboolean
explain (const char *path, GError **error)
{
  if (error != NULL && (*error)->domain == G_IO_ERROR && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *message = g_strdup ((*error)->message);
      LyktaError code = g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? LYKTA_ERROR_NOT_FOUND : LYKTA_ERROR_FAILED;

      g_clear_error (error);
      g_set_error (error, LYKTA_ERROR, code, _ ("“%s” could not be read: %s. Choose another file."), path, message);
    }
  return FALSE;
}

/* The sheet that lykta_import_set_sheet() named */
static gboolean
choose_sheet (LyktaImport *self, LyktaSheetReader *reader, GError **error)
{
  const char *const *names = lykta_sheet_reader_get_names (reader);
  g_autofree char *list = NULL;

  if (self->sheet == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], self->sheet))
      return lykta_sheet_reader_choose (reader, i, error);

  if (**names == '\0' && names[1] == NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                 _ ("There is no sheet “%s”: the file is a single table. Leave the name of the sheet out."), self->sheet);
  else
    {
      list = g_strjoinv (", ", (GStrv) names);
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no sheet “%s”. Choose one of: %s."), self->sheet,
                   list);
    }
  return FALSE;
}

/* Opens the file and looks at its beginning without using it up. */
static GInputStream *
open_source (const char *path, gboolean *is_json, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GInputStream) buffered = NULL;
  char start[512];
  gsize n_read;

  if (g_str_equal (path, "-"))
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    stream = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  if (stream == NULL)
    return NULL;

  if (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)))
    {
      if (!g_input_stream_read_all (stream, start, sizeof start, &n_read, cancellable, error)
          || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
        return NULL;
      *is_json = begins_as_json (start, n_read);
      return g_steal_pointer (&stream);
    }

  buffered = g_buffered_input_stream_new_sized (stream, 64 * 1024);
  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), sizeof start, cancellable, error) < 0)
    return NULL;
  n_read = g_buffered_input_stream_peek (G_BUFFERED_INPUT_STREAM (buffered), start, 0, sizeof start);
  *is_json = begins_as_json (start, n_read);
  return g_steal_pointer (&buffered);
}

/**
 * lykta_import_finish_reading:
 *
 * Ends the reading of a file.
 */
void
lykta_import_finish_reading (LyktaImport *self)
{
  lykta_import_finish_pending (self);
  lykta_import_sort_problems (self);
}

/**
 * lykta_import_read_json:
 * @reader: before its first object
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads all objects, each a record.
 *
 * Returns: whether the file could be read and its keys fit; problems of records are in lykta_import_get_problems()
 */
gboolean
lykta_import_read_json (LyktaImport *self, LyktaJsonReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  JsonObject *object;

  add_required_columns (self);
  /* A later object may have the key that does */
  self->names_itself = TRUE;
  while ((object = lykta_json_reader_next (reader, cancellable, &local)) != NULL)
    {
      if (!add_columns_of_object (self, object, error))
        return FALSE;
      lykta_import_begin_row (self, lykta_json_reader_get_number (reader));
      for (guint i = 0; i < self->columns->len; i++)
        {
          LyktaImportColumn *column = g_ptr_array_index (self->columns, i);
          JsonNode *node = json_object_get_member (object, column->name);

          if (node != NULL)
            lykta_import_take_node (self, i, node);
        }
      lykta_import_end_row (self);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  lykta_import_finish_reading (self);
  return TRUE;
}

/**
 * lykta_import_read_path:
 * @path: a plain path; "-" is standard input
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a file of any format.
 *
 * Returns: whether the file could be read and fits
 */
gboolean
lykta_import_read_path (LyktaImport *self, const char *path, GCancellable *cancellable, GError **error)
{
  gboolean is_json;
  g_autoptr (GInputStream) stream = open_source (path, &is_json, cancellable, error);
  g_autoptr (LyktaSheetReader) sheet = NULL;
  g_autoptr (LyktaJsonReader) json = NULL;

  if (stream == NULL)
    return explain (path, error);
  if (is_json)
    {
      json = lykta_json_reader_new (stream);
      return lykta_import_read_json (self, json, cancellable, error) || explain (path, error);
    }
  sheet = lykta_sheet_reader_new (stream, cancellable, error);
  return (sheet != NULL && choose_sheet (self, sheet, error) && lykta_import_read_sheet (self, sheet, cancellable, error))
         || explain (path, error);
}
