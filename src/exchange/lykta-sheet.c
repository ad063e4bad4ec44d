/* lykta-sheet.c: finds out what kind of table a file is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-csv.h"
#include "lykta-error.h"
#include "lykta-seekable.h"
#include "lykta-sheet-private.h"

struct _LyktaSheetReader
{
  /* Borrowed */
  const LyktaSheetFormat *format;

  /* Owned */
  gpointer data; /* of the format */
  GStrv names;
};

/* Comma-separated values as a table: what the writer put before a formula is gone. */
typedef struct
{
  /* Owned */
  LyktaCsvReader *reader;
  GPtrArray *cells; /* borrowed from the reader */
} CsvSheet;

/* The first bytes of files that are often taken for a table */
typedef struct
{
  const char *magic;
  gsize length;
  const char *advice;
} Signature;

#define ADVICE_PICTURE N_ ("This is a picture. Ask for the list itself as .xlsx, .ods or CSV, and choose that file.")
#define ADVICE_ARCHIVE N_ ("This is a compressed file. Unpack it, and choose the table in it.")
#define ADVICE_MARKUP                                                                                                            \
  N_ ("This is a web page or XML, whatever the file is called. Open it in a spreadsheet program, save it as .xlsx or .ods, and " \
      "choose that file.")
#define ADVICE_OLD                                                                                                               \
  N_ ("This is a file of an old office program (.xls). Open it in a spreadsheet program, save it as .xlsx or .ods, and choose "  \
      "that file.")
#define ADVICE_DOCUMENT                                                                                                          \
  N_ ("This is a document and no spreadsheet. Copy its table into a spreadsheet program, save it as .xlsx or .ods, and choose "  \
      "that "                                                                                                                    \
      "file.")

static const Signature signatures[] = {
  { "%PDF-", 5, N_ ("This is a PDF: pages, and no table. Ask for the list itself as .xlsx, .ods or CSV, and choose that file.") },
  { "SQLite format 3", 16, N_ ("This is a database, perhaps a register file. Save its table as CSV, and choose that file.") },
  { "\x89PNG", 4, ADVICE_PICTURE },
  { "\xff\xd8\xff", 3, ADVICE_PICTURE },
  { "GIF8", 4, ADVICE_PICTURE },
  { "II*\0", 4, ADVICE_PICTURE },
  { "MM\0*", 4, ADVICE_PICTURE },
  { "\x1f\x8b", 2, ADVICE_ARCHIVE },
  { "7z\xbc\xaf\x27\x1c", 6, ADVICE_ARCHIVE },
  { "Rar!\x1a", 5, ADVICE_ARCHIVE },
  { "\xfd"
    "7zXZ",
    5, ADVICE_ARCHIVE },
  { "<html", 5, ADVICE_MARKUP },
  { "<HTML", 5, ADVICE_MARKUP },
  { "<!DOCTYPE", 9, ADVICE_MARKUP },
  { "<?xml", 5, ADVICE_MARKUP },
  { "<table", 6, ADVICE_MARKUP },
};

/* What says which part of an Office Open XML file comes first */
#define PACKAGE_RELATIONS "_rels/.rels"

/* Compound files: Excel before 2007, and every later one with a password */
#define COMPOUND_MAGIC "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

/* The name of the stream of a compound file that holds a spreadsheet under a password */
static const char encrypted_name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

/* What spreadsheet programs write for a formula without a result, in English and in Swedish */
static const char *const error_texts[] = {
  "#N/A",     "#DIV/0!",      "#REF!",      "#VALUE!",    "#NAME?", "#NUM!",      "#NULL!",     "#SPILL!", "#CALC!",
  "#SAKNAS!", "#DIVISION/0!", "#REFERENS!", "#VÄRDEFEL!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!", NULL,
};

static gboolean
csv_choose (gpointer data, guint sheet, GError **error)
{
  return TRUE;
}

static const char *const *
csv_next (gpointer data, guint *n_cells, GCancellable *cancellable, GError **error)
{
  CsvSheet *self = data;
  const char *const *cells = lykta_csv_reader_next (self->reader, n_cells, cancellable, error);

  if (cells == NULL)
    return NULL;
  g_ptr_array_set_size (self->cells, 0);
  for (; *cells != NULL; cells++)
    g_ptr_array_add (self->cells, (gpointer) lykta_csv_skip_guard (*cells));
  g_ptr_array_add (self->cells, NULL);
  return (const char *const *) self->cells->pdata;
}

/* Only the text is left of an error there. */
static gboolean
csv_is_error (gpointer data, guint column)
{
  const char *text = g_ptr_array_index (((CsvSheet *) data)->cells, column);

  return *text == '#' && g_strv_contains (error_texts, text);
}

static guint
csv_get_row (gpointer data)
{
  return lykta_csv_reader_get_row (((CsvSheet *) data)->reader);
}

static void
csv_free (gpointer data)
{
  CsvSheet *self = data;

  lykta_csv_reader_free (self->reader);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static const LyktaSheetFormat csv_format = { csv_choose, csv_next, csv_is_error, csv_get_row, csv_free };

static gboolean
refuse (GError **error, const char *advice)
{
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, advice);
  return FALSE;
}

/* Whether the rest of the stream holds @needle */
static gboolean
stream_holds (GInputStream *stream, const char *needle, gsize length, GCancellable *cancellable)
{
  const gsize size = 64 * 1024;
  g_autofree char *buffer = g_malloc (size);
  gsize kept = 0, n_read;

  while (g_input_stream_read_all (stream, buffer + kept, size - kept, &n_read, cancellable, NULL) && n_read > 0)
    {
      if (memmem (buffer, kept + n_read, needle, length) != NULL)
        return TRUE;
      n_read += kept;
      kept = MIN (n_read, length);
      memmove (buffer, buffer + n_read - kept, kept);
    }
  return FALSE;
}

/* Excel 2 to 4: the record that such a file begins with, and its length of 4 or 6 bytes */
static gboolean
is_biff (const char *start, gsize length)
{
  return length >= 4 && start[0] == 9 && (start[1] == 0 || start[1] == 2 || start[1] == 4) && start[2] <= 6 && start[3] == 0;
}

/* Says what to do about files that are no table but are often chosen. */
static gboolean
check_kind (GInputStream *stream, const char *start, gsize length, GCancellable *cancellable, GError **error)
{
  const char *text = start;
  gsize left;

  if (length >= 8 && memcmp (start, COMPOUND_MAGIC, 8) == 0)
    return refuse (error, stream_holds (stream, encrypted_name, sizeof encrypted_name, cancellable)
                              ? _ ("The spreadsheet is protected by a password. Open it in a spreadsheet program, save a copy "
                                   "without the password, and choose that.")
                              : _ (ADVICE_OLD));
  if (is_biff (start, length))
    return refuse (error, _ (ADVICE_OLD));

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  while (text < start + length && g_ascii_isspace (*text))
    text++;
  left = length - (gsize) (text - start);
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (left >= signatures[i].length && memcmp (text, signatures[i].magic, signatures[i].length) == 0)
      return refuse (error, _ (signatures[i].advice));
  return TRUE;
}

static LyktaSheetReader *
open_csv (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  LyktaCsvReader *reader = lykta_csv_reader_new (stream, cancellable, error);
  LyktaSheetReader *self;
  CsvSheet *sheet;

  if (reader == NULL)
    return NULL;
  sheet = g_new0 (CsvSheet, 1);
  sheet->reader = reader;
  sheet->cells = g_ptr_array_new ();
  self = g_new0 (LyktaSheetReader, 1);
  self->format = &csv_format;
  self->data = sheet;
  self->names = g_strdupv ((GStrv) (const char *const[]) { "", NULL });
  return self;
}

/* The workbook that an Office Open XML package is about */
static void
relation_cb (LyktaSheetXml *xml, const char *name, const LyktaSheetAttributes *attributes, gpointer data)
{
  g_autofree char *type = lykta_sheet_xml_dup (attributes, "Type");
  char **workbook = data;

  if (type != NULL && g_str_has_suffix (type, "/officeDocument") && *workbook == NULL)
    *workbook = lykta_sheet_xml_dup (attributes, "Target");
}

static void
relation_end_cb (LyktaSheetXml *xml, const char *name, gpointer data)
{
}

static LyktaSheetReader *
open_xlsx (LyktaSheetPackage *package, GCancellable *cancellable, GError **error)
{
  static const LyktaSheetHandler handler = { relation_cb, relation_end_cb, NULL };
  g_autoptr (LyktaSheetReader) self = g_new0 (LyktaSheetReader, 1);
  g_autofree char *workbook = NULL;
  g_autofree char *part = NULL;

  if (!lykta_sheet_xml_read (package, PACKAGE_RELATIONS, &handler, &workbook, cancellable, error))
    return NULL;
  part = workbook != NULL ? g_canonicalize_filename (workbook, "/") : NULL;
  if (part == NULL || !g_str_has_suffix (part, ".xml") || strstr (part, "workbook") == NULL)
    {
      refuse (
          error,
          part != NULL && g_str_has_suffix (part, ".bin")
              ? _ ("This is a binary workbook (.xlsb). Open it in a spreadsheet program, save it as .xlsx or .ods, and choose "
                   "that file.")
              : _ (ADVICE_DOCUMENT));
      return NULL;
    }
  self->format = &lykta_xlsx_format;
  self->data = lykta_xlsx_open (package, part + 1, &self->names, cancellable, error);
  return self->data != NULL ? g_steal_pointer (&self) : NULL;
}

static LyktaSheetReader *
open_ods (LyktaSheetPackage *package, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaSheetReader) self = g_new0 (LyktaSheetReader, 1);
  g_autofree char *type = lykta_sheet_package_peek (package, "mimetype", cancellable, error);

  if (type == NULL)
    return NULL;
  if (!g_str_has_prefix (type, "application/vnd.oasis.opendocument.spreadsheet"))
    {
      refuse (error, _ (ADVICE_DOCUMENT));
      return NULL;
    }
  self->format = &lykta_ods_format;
  self->data = lykta_ods_open (package, &self->names, cancellable, error);
  return self->data != NULL ? g_steal_pointer (&self) : NULL;
}

static LyktaSheetReader *
open_package (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaSheetPackage) package = lykta_sheet_package_new (stream, cancellable, error);
  LyktaSheetReader *self = NULL;

  if (package == NULL)
    return NULL;
  if (lykta_sheet_package_has (package, PACKAGE_RELATIONS))
    self = open_xlsx (package, cancellable, error);
  else if (lykta_sheet_package_has (package, "mimetype"))
    self = open_ods (package, cancellable, error);
  else
    refuse (error, _ (ADVICE_ARCHIVE));
  /* It is the reader's now */
  if (self != NULL)
    g_steal_pointer (&package);
  return self;
}

LyktaSheetReader *
lykta_sheet_reader_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) seekable = lykta_seekable_new (stream, cancellable, error);
  char start[512];
  goffset begin;
  gsize length;

  if (seekable == NULL)
    return NULL;
  begin = g_seekable_tell (G_SEEKABLE (seekable));
  if (!g_input_stream_read_all (seekable, start, sizeof start, &length, cancellable, error)
      || !check_kind (seekable, start, length, cancellable, error)
      || !g_seekable_seek (G_SEEKABLE (seekable), begin, G_SEEK_SET, cancellable, error))
    return NULL;
  if (length >= 4 && memcmp (start, "PK\3\4", 4) == 0)
    return open_package (seekable, cancellable, error);
  return open_csv (seekable, cancellable, error);
}

/**
 * lykta_sheet_reader_new_for_path:
 * @path: a plain path, of a file or a pipe
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (nullable): as lykta_sheet_reader_new()
 */
LyktaSheetReader *
lykta_sheet_reader_new_for_path (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? lykta_sheet_reader_new (G_INPUT_STREAM (stream), cancellable, error) : NULL;
}

/**
 * lykta_sheet_reader_new_for_bytes:
 * @bytes: the file's content
 * @error: return location
 *
 * Returns: (nullable): as lykta_sheet_reader_new()
 */
LyktaSheetReader *
lykta_sheet_reader_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return lykta_sheet_reader_new (stream, NULL, error);
}

/**
 * lykta_sheet_reader_free:
 *
 * Ends the reader; rows that it gave are gone.
 */
void
lykta_sheet_reader_free (LyktaSheetReader *self)
{
  if (self->data != NULL)
    self->format->free (self->data);
  g_strfreev (self->names);
  g_free (self);
}

const char *const *
lykta_sheet_reader_get_names (LyktaSheetReader *self)
{
  return (const char *const *) self->names;
}

gboolean
lykta_sheet_reader_choose (LyktaSheetReader *self, guint sheet, GError **error)
{
  g_return_val_if_fail (sheet < g_strv_length (self->names), FALSE);

  return self->format->choose (self->data, sheet, error);
}

const char *const *
lykta_sheet_reader_next (LyktaSheetReader *self, guint *n_cells, GCancellable *cancellable, GError **error)
{
  return self->format->next (self->data, n_cells, cancellable, error);
}

gboolean
lykta_sheet_reader_is_error (LyktaSheetReader *self, guint column)
{
  return self->format->is_error (self->data, column);
}

guint
lykta_sheet_reader_get_row (LyktaSheetReader *self)
{
  return self->format->get_row (self->data);
}
