/* lykta-sheet-package.c: the zip file that a spreadsheet is, and the XML in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "lykta-error.h"
#include "lykta-sheet-package.h"

#define CHUNK (64 * 1024)

/* Real spreadsheets hold some dozens of parts and pack to a tenth or a thirtieth. */
#define MAX_PARTS 10000
#define MAX_UNPACKED ((guint64) 1024 * 1024 * 1024)
#define MAX_RATIO 250
#define RATIO_FROM ((guint64) 16 * 1024 * 1024)

#define DAMAGED                                                                                                                  \
  N_ ("The spreadsheet is damaged or cut short. Open it in a spreadsheet program, save it again, and choose that file.")

struct _LyktaSheetPackage
{
  /* Owned */
  GInputStream *stream;
  GHashTable *parts; /* set of names */
  struct archive *archive;

  /* Borrowed, while libarchive is called */
  GCancellable *cancellable;

  goffset begin;
  goffset size;
  guint64 unpacked; /* of all parts together, those read twice counted twice */
  char chunk[CHUNK];
};

struct _LyktaSheetXml
{
  /* Borrowed */
  LyktaSheetPackage *package;
  const LyktaSheetHandler *handler;
  gpointer data;

  /* Owned */
  xmlParserCtxt *parser;
  char *problem;
  gboolean stopped;
};

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_INVALID, problem);
  return FALSE;
}

/* ---------------------------------------------------------------- zip */

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **buffer)
{
  LyktaSheetPackage *self = data;
  gssize n_read = g_input_stream_read (self->stream, self->chunk, CHUNK, self->cancellable, NULL);

  *buffer = self->chunk;
  if (n_read < 0)
    archive_set_error (archive, EIO, "read");
  return n_read;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  LyktaSheetPackage *self = data;
  la_int64_t base = whence == SEEK_SET   ? 0
                    : whence == SEEK_END ? self->size
                                         : g_seekable_tell (G_SEEKABLE (self->stream)) - self->begin;
  la_int64_t wanted;

  /* Offsets come from the file */
  if (__builtin_add_overflow (base, offset, &wanted) || wanted < 0 || wanted > self->size
      || !g_seekable_seek (G_SEEKABLE (self->stream), self->begin + wanted, G_SEEK_SET, self->cancellable, NULL))
    return ARCHIVE_FATAL;
  return wanted;
}

static void
close_archive (LyktaSheetPackage *self)
{
  if (self->archive != NULL)
    archive_read_free (self->archive);
  self->archive = NULL;
}

static gboolean
open_archive (LyktaSheetPackage *self, GError **error)
{
  close_archive (self);
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_callback_data (self->archive, self);
  if (!g_seekable_seek (G_SEEKABLE (self->stream), self->begin, G_SEEK_SET, self->cancellable, error))
    return FALSE;
  return archive_read_open1 (self->archive) == ARCHIVE_OK || refuse (error, _ (DAMAGED));
}

/* The next part of the zip file; NULL at the end, and with @error set */
static struct archive_entry *
next_entry (LyktaSheetPackage *self, GError **error)
{
  struct archive_entry *entry;
  int result = archive_read_next_header (self->archive, &entry);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || result == ARCHIVE_EOF)
    return NULL;
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
    {
      refuse (error, _ (DAMAGED));
      return NULL;
    }
  if (archive_entry_is_encrypted (entry))
    {
      refuse (error, _ ("The spreadsheet is protected by a password. Open it in a spreadsheet program, save a copy "
                        "without the password, and choose that."));
      return NULL;
    }
  return entry;
}

static gboolean
add_part (LyktaSheetPackage *self, const char *name, GError **error)
{
  if (name == NULL || *name == '/' || strstr (name, "..") != NULL || strchr (name, '\\') != NULL)
    return refuse (error,
                   _ ("The file holds names that no spreadsheet program writes, so it is not read. Ask for the list again, from "
                      "where it was made."));
  if (!g_hash_table_add (self->parts, g_strdup (name)))
    return refuse (error, _ ("The file holds the same part twice, so that no one knows which counts. Open it in a spreadsheet "
                             "program, save it again, and choose that file."));
  return g_hash_table_size (self->parts) <= MAX_PARTS
         || refuse (error, _ ("The file holds more parts than any spreadsheet. Choose the spreadsheet itself."));
}

static gboolean
list_parts (LyktaSheetPackage *self, GError **error)
{
  struct archive_entry *entry;
  GError *local = NULL;

  if (!open_archive (self, error))
    return FALSE;
  while ((entry = next_entry (self, &local)) != NULL)
    if (!add_part (self, archive_entry_pathname_utf8 (entry), error))
      return FALSE;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

LyktaSheetPackage *
lykta_sheet_package_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaSheetPackage) self = g_new0 (LyktaSheetPackage, 1);
  GSeekable *seekable = G_SEEKABLE (stream);

  self->stream = g_object_ref (stream);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->begin = g_seekable_tell (seekable);
  self->cancellable = cancellable;
  if (!g_seekable_seek (seekable, 0, G_SEEK_END, cancellable, error))
    return NULL;
  self->size = g_seekable_tell (seekable) - self->begin;
  return list_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

void
lykta_sheet_package_free (LyktaSheetPackage *self)
{
  close_archive (self);
  g_object_unref (self->stream);
  g_hash_table_unref (self->parts);
  g_free (self);
}

gboolean
lykta_sheet_package_has (LyktaSheetPackage *self, const char *part)
{
  return g_hash_table_contains (self->parts, part);
}

static gboolean
open_part (LyktaSheetPackage *self, const char *part, GError **error)
{
  struct archive_entry *entry;
  GError *local = NULL;

  if (!open_archive (self, error))
    return FALSE;
  while ((entry = next_entry (self, &local)) != NULL)
    if (g_strcmp0 (archive_entry_pathname_utf8 (entry), part) == 0)
      return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return refuse (error, _ (DAMAGED));
}

/* Unpacks the next piece of the part; 0 at its end, -1 with @error set. */
static gssize
read_part (LyktaSheetPackage *self, char *buffer, gsize size, GError **error)
{
  la_ssize_t n_read = archive_read_data (self->archive, buffer, size);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  if (n_read < 0)
    {
      refuse (error, _ (DAMAGED));
      return -1;
    }
  self->unpacked += (guint64) n_read;
  if (self->unpacked > MAX_UNPACKED || (self->unpacked > RATIO_FROM && self->unpacked / MAX_RATIO > (guint64) self->size))
    {
      refuse (error,
              _ ("The file unpacks to far more than a register holds, so it is not read. Save only the sheet that is wanted, "
                 "without empty formatted rows, or as CSV."));
      return -1;
    }
  return n_read;
}

char *
lykta_sheet_package_peek (LyktaSheetPackage *self, const char *part, GCancellable *cancellable, GError **error)
{
  char text[256];
  gssize length;

  self->cancellable = cancellable;
  if (!open_part (self, part, error))
    return NULL;
  length = read_part (self, text, sizeof text, error);
  return length >= 0 ? g_strndup (text, (gsize) length) : NULL;
}

/* ---------------------------------------------------------------- XML */

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  LyktaSheetXml *self = data;
  LyktaSheetAttributes list = { attributes, n_attributes };

  if (!self->stopped)
    self->handler->start (self, (const char *) name, &list, self->data);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  LyktaSheetXml *self = data;

  if (!self->stopped)
    self->handler->end (self, (const char *) name, self->data);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  LyktaSheetXml *self = data;

  if (!self->stopped && self->handler->text != NULL)
    self->handler->text (self, (const char *) text, (gsize) length, self->data);
}

/* Called before what stands in the document type is read */
static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  lykta_sheet_xml_stop (data,
                        _ ("The file holds declarations that no spreadsheet program writes, so it is not read. Ask for the list "
                           "again, from where it was made."));
}

/* Only the five that XML itself has */
static xmlEntityPtr
entity_cb (void *data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

static void
error_cb (void *data, const xmlError *error)
{
}

LyktaSheetXml *
lykta_sheet_xml_new (LyktaSheetPackage *package, const char *part, const LyktaSheetHandler *handler, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaSheetXml) self = g_new0 (LyktaSheetXml, 1);
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .cdataBlock = text_cb,
    .internalSubset = document_type_cb,
    .getEntity = entity_cb,
    .serror = (xmlStructuredErrorFunc) (void (*) (void)) error_cb,
  };

  package->cancellable = cancellable;
  if (!open_part (package, part, error))
    return NULL;
  self->package = package;
  self->handler = handler;
  self->data = data;
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  return g_steal_pointer (&self);
}

void
lykta_sheet_xml_free (LyktaSheetXml *self)
{
  if (self->parser != NULL)
    {
      if (self->parser->myDoc != NULL)
        xmlFreeDoc (self->parser->myDoc);
      xmlFreeParserCtxt (self->parser);
    }
  g_free (self->problem);
  g_free (self);
}

gboolean
lykta_sheet_xml_step (LyktaSheetXml *self, GCancellable *cancellable, GError **error)
{
  char buffer[CHUNK / 4];
  gssize length;
  int result;

  if (self->stopped)
    return FALSE;
  self->package->cancellable = cancellable;
  length = read_part (self->package, buffer, sizeof buffer, error);
  if (length < 0)
    return FALSE;
  result = xmlParseChunk (self->parser, buffer, (int) length, length == 0);
  if (self->problem != NULL)
    return refuse (error, self->problem);
  if (self->stopped)
    return TRUE;
  if (result != XML_ERR_OK && !self->parser->wellFormed)
    return refuse (error, _ (DAMAGED));
  self->stopped = length == 0;
  return length > 0;
}

const char *const *
lykta_sheet_xml_next (LyktaSheetXml *self, LyktaSheetRows *rows, guint *n_cells, GCancellable *cancellable, GError **error)
{
  const char *const *cells;
  const char *problem;

  while ((cells = lykta_sheet_rows_take (rows, n_cells)) == NULL)
    if (!lykta_sheet_xml_step (self, cancellable, error))
      return NULL;
  problem = lykta_sheet_rows_check (rows);
  if (problem == NULL)
    return cells;
  refuse (error, problem);
  return NULL;
}

gboolean
lykta_sheet_xml_read (LyktaSheetPackage *package, const char *part, const LyktaSheetHandler *handler, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaSheetXml) self = lykta_sheet_xml_new (package, part, handler, data, cancellable, error);
  GError *local = NULL;

  if (self == NULL)
    return FALSE;
  while (lykta_sheet_xml_step (self, cancellable, &local))
    continue;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

void
lykta_sheet_xml_stop (LyktaSheetXml *self, const char *problem)
{
  if (self->stopped)
    return;
  self->stopped = TRUE;
  self->problem = g_strdup (problem);
  xmlStopParser (self->parser);
}

static const unsigned char **
find_attribute (const LyktaSheetAttributes *attributes, const char *name)
{
  /* Local name, prefix, namespace, beginning and end of the value */
  for (int i = 0; i < attributes->n; i++)
    if (strcmp ((const char *) attributes->list[5 * i], name) == 0)
      return &attributes->list[5 * i];
  return NULL;
}

gboolean
lykta_sheet_xml_copy (const LyktaSheetAttributes *attributes, const char *name, char *value, gsize size)
{
  const unsigned char **found = find_attribute (attributes, name);
  gsize length = found != NULL ? (gsize) (found[4] - found[3]) : size;

  if (length >= size)
    length = 0;
  else
    memcpy (value, found[3], length);
  value[length] = '\0';
  return length > 0;
}

char *
lykta_sheet_xml_dup (const LyktaSheetAttributes *attributes, const char *name)
{
  const unsigned char **found = find_attribute (attributes, name);

  return found != NULL ? g_strndup ((const char *) found[3], (gsize) (found[4] - found[3])) : NULL;
}
