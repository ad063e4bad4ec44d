/* fuzz.c: what the fuzz targets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "lykta-sheet.h"

/* More than any input becomes: parts, names and headers of a package */
#define ENVELOPE (64 * 1024)

static void
read_sheet (GBytes *bytes, guint sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaSheetReader) reader = lykta_sheet_reader_new_for_bytes (bytes, &error);
  const char *const *cells;
  guint n_cells;

  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader == NULL || !lykta_sheet_reader_choose (reader, sheet, NULL))
    return;
  while ((cells = lykta_sheet_reader_next (reader, &n_cells, NULL, &error)) != NULL)
    {
      g_assert_null (error);
      g_assert_cmpuint (g_strv_length ((char **) cells), ==, n_cells);
      for (guint i = 0; i < n_cells; i++)
        g_assert_true (g_utf8_validate (cells[i], -1, NULL));
    }
}

void
fuzz_read_sheets (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LyktaSheetReader) reader = lykta_sheet_reader_new_for_bytes (bytes, NULL);
  guint n_sheets = reader != NULL ? g_strv_length ((char **) lykta_sheet_reader_get_names (reader)) : 1;

  for (guint i = 0; i < MIN (n_sheets, 3); i++)
    read_sheet (bytes, i);
}

void
fuzz_read_package (const FuzzPart *parts, const guint8 *data, gsize size)
{
  gsize room = size + ENVELOPE;
  g_autofree guint8 *package = g_malloc (room);
  struct archive *archive = archive_write_new ();
  gsize used = 0;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_memory (archive, package, room, &used), ==, ARCHIVE_OK);
  for (; parts->name != NULL; parts++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = parts->text != NULL ? strlen (parts->text) : size;

      archive_entry_set_pathname (entry, parts->name);
      archive_entry_set_size (entry, (gint64) length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, parts->text != NULL ? (gconstpointer) parts->text : data, length);
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  fuzz_read_sheets (package, used);
}
