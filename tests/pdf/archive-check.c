/* archive-check.c: what ISO 19005 level A and ISO 14289-1 ask of a file, each by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written from the standards and from what other validators ask, not from the code that makes the files.
 */

#include "config.h"

#include <string.h>

#include "archive-check.h"

static gboolean
is_true (ArchiveCheck *self, qpdf_oh from, const char *path)
{
  qpdf_oh value = archive_check_at (self, from, path);

  return qpdf_oh_is_bool (self->qpdf, value) && qpdf_oh_get_bool_value (self->qpdf, value);
}

static void
check_catalogue (ArchiveCheck *self)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);
  g_autofree char *language = archive_check_text (self, root, "/Lang");
  g_autofree char *condition = archive_check_text (self, root, "/OutputIntents/0/OutputConditionIdentifier");
  qpdf_oh profile = archive_check_at (self, root, "/OutputIntents/0/DestOutputProfile");

  if (language == NULL || !g_str_has_prefix (language, "sv"))
    archive_check_problem (self, "catalogue Lang");
  if (!is_true (self, root, "/MarkInfo/Marked"))
    archive_check_problem (self, "catalogue MarkInfo");
  if (!is_true (self, root, "/ViewerPreferences/DisplayDocTitle"))
    archive_check_problem (self, "catalogue DisplayDocTitle");
  if (!archive_check_is (self, root, "/OutputIntents/0/S", "/GTS_PDFA1"))
    archive_check_problem (self, "output intent");
  if (!qpdf_oh_is_stream (self->qpdf, profile) || qpdf_oh_get_int_value (self->qpdf, archive_check_at (self, profile, "/N")) != 3)
    archive_check_problem (self, "output profile");
  if (condition == NULL)
    archive_check_problem (self, "output condition");
  if (!qpdf_oh_is_null (self->qpdf, archive_check_at (self, root, "/AcroForm/XFA")))
    archive_check_problem (self, "XFA");
  for (const char *const *key = (const char *const[]) { "/OpenAction", "/AA", "/OCProperties", "/Requirements", NULL };
       *key != NULL; key++)
    if (qpdf_oh_has_key (self->qpdf, root, *key))
      archive_check_problem (self, "catalogue has %s", *key);
}

static void
check_trailer (ArchiveCheck *self)
{
  qpdf_oh trailer = qpdf_get_trailer (self->qpdf);
  qpdf_oh id = archive_check_at (self, trailer, "/ID");

  if (!qpdf_oh_is_array (self->qpdf, id) || qpdf_oh_get_array_n_items (self->qpdf, id) != 2)
    archive_check_problem (self, "trailer ID");
  if (qpdf_oh_has_key (self->qpdf, trailer, "/Encrypt"))
    archive_check_problem (self, "encrypted");
  if (!g_str_equal (qpdf_get_pdf_version (self->qpdf), self->part == 1 ? "1.4" : "1.7"))
    archive_check_problem (self, "version");
}

static void
check_said (ArchiveCheck *self, const char *xmp, const char *name, const char *wanted)
{
  g_autofree char *begin = g_strdup_printf ("<%s>", name);
  g_autofree char *end = g_strdup_printf ("</%s>", name);
  const char *from = strstr (xmp, begin);
  const char *to = from != NULL ? strstr (from, end) : NULL;
  g_autofree char *escaped = g_markup_escape_text (wanted, -1);
  g_autofree char *said = to != NULL ? g_strndup (from, (gsize) (to - from) + 2) : NULL;
  g_autofree char *whole = g_strdup_printf (">%s</", escaped);

  if (said == NULL || strstr (said, whole) == NULL)
    archive_check_problem (self, "XMP %s", name);
}

/* "D:20241121120000Z" as "2024-11-21T12:00:00Z" */
static char *
format_date (const char *date)
{
  if (date == NULL || strlen (date) != 17)
    return g_strdup ("no such date");
  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", date + 2, date + 6, date + 8, date + 10, date + 12, date + 14);
}

static void
check_metadata (ArchiveCheck *self)
{
  static const char *const pairs[][2] = { { "/Title", "dc:title" },
                                          { "/Author", "dc:creator" },
                                          { "/Subject", "dc:description" },
                                          { "/Creator", "xmp:CreatorTool" },
                                          { "/Producer", "pdf:Producer" } };
  qpdf_oh stream = archive_check_at (self, qpdf_get_root (self->qpdf), "/Metadata");
  qpdf_oh info = archive_check_at (self, qpdf_get_trailer (self->qpdf), "/Info");
  g_autofree char *part = g_strdup_printf ("%d", self->part);
  g_autofree char *created = archive_check_text (self, info, "/CreationDate");
  g_autofree char *modified = archive_check_text (self, info, "/ModDate");
  g_autofree char *created_on = format_date (created);
  g_autofree char *modified_on = format_date (modified);
  g_autofree char *xmp = NULL;
  unsigned char *data = NULL;
  size_t size = 0;

  if (!qpdf_oh_is_stream (self->qpdf, stream) || !archive_check_is (self, stream, "/Type", "/Metadata")
      || !archive_check_is (self, stream, "/Subtype", "/XML")
      || !qpdf_oh_is_null (self->qpdf, archive_check_at (self, stream, "/Filter"))
      || qpdf_oh_get_stream_data (self->qpdf, stream, qpdf_dl_none, NULL, &data, &size) != QPDF_SUCCESS)
    {
      archive_check_problem (self, "XMP");
      return;
    }
  xmp = g_strndup ((char *) data, size);
  qpdf_oh_free_buffer (&data);
  if (strstr (xmp, "<?xpacket begin") == NULL || strstr (xmp, "<?xpacket end") == NULL)
    archive_check_problem (self, "XMP packet");
  check_said (self, xmp, "pdfaid:part", part);
  check_said (self, xmp, "pdfaid:conformance", "A");
  check_said (self, xmp, "pdfuaid:part", "1");
  check_said (self, xmp, "pdfaSchema:namespaceURI", "http://www.aiim.org/pdfua/ns/id/");
  check_said (self, xmp, "pdfaSchema:prefix", "pdfuaid");
  check_said (self, xmp, "pdfaProperty:name", "part");
  check_said (self, xmp, "pdfaProperty:valueType", "Integer");
  check_said (self, xmp, "pdfaProperty:category", "internal");
  check_said (self, xmp, "xmp:CreateDate", created_on);
  check_said (self, xmp, "xmp:ModifyDate", modified_on);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = archive_check_text (self, info, pairs[i][0]);

      if (text != NULL || i == 0)
        check_said (self, xmp, pairs[i][1], text != NULL ? text : "no title");
    }
}

static void
check_annotation (ArchiveCheck *self, qpdf_oh annotation)
{
  gboolean link = archive_check_is (self, annotation, "/Subtype", "/Link");
  g_autofree char *contents = archive_check_text (self, annotation, "/Contents");
  g_autofree char *tip = archive_check_text (self, annotation, "/TU");
  g_autofree char *name = archive_check_text (self, annotation, "/T");

  /* Printed; not hidden, invisible or without a view: ISO 19005-2 6.3.2. */
  if (qpdf_oh_get_int_value (self->qpdf, archive_check_at (self, annotation, "/F")) != 4)
    archive_check_problem (self, "annotation F");
  if (!qpdf_oh_is_integer (self->qpdf, archive_check_at (self, annotation, "/StructParent")))
    archive_check_problem (self, "annotation StructParent");
  if (link && contents == NULL)
    archive_check_problem (self, "link Contents");
  if (link)
    return;
  if (!archive_check_is (self, annotation, "/Subtype", "/Widget") || !archive_check_is (self, annotation, "/FT", "/Sig"))
    archive_check_problem (self, "annotation that is neither link nor signature");
  if (tip == NULL)
    archive_check_problem (self, "field TU");
  if (name == NULL)
    archive_check_problem (self, "field T");
  if (!qpdf_oh_is_stream (self->qpdf, archive_check_at (self, annotation, "/AP/N")))
    archive_check_problem (self, "field AP");
}

static void
check_pages (ArchiveCheck *self)
{
  int n = qpdf_get_num_pages (self->qpdf);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, (size_t) i);
      qpdf_oh annotations = archive_check_at (self, page, "/Annots");

      if (!archive_check_is (self, page, "/Tabs", "/S"))
        archive_check_problem (self, "page Tabs");
      if (!qpdf_oh_is_integer (self->qpdf, archive_check_at (self, page, "/StructParents")))
        archive_check_problem (self, "page StructParents");
      if (qpdf_oh_has_key (self->qpdf, page, "/AA"))
        archive_check_problem (self, "page AA");
      for (int j = 0; qpdf_oh_is_array (self->qpdf, annotations) && j < qpdf_oh_get_array_n_items (self->qpdf, annotations); j++)
        check_annotation (self, qpdf_oh_get_array_item (self->qpdf, annotations, j));
      archive_check_content (self, page);
    }
}

static void
check_font (ArchiveCheck *self, qpdf_oh font)
{
  g_autofree char *name = g_strdup (qpdf_oh_get_name (self->qpdf, archive_check_at (self, font, "/BaseFont")));
  gboolean composed = archive_check_is (self, font, "/Subtype", "/Type0");
  gboolean part_of_composed = g_str_has_prefix (qpdf_oh_get_name (self->qpdf, archive_check_at (self, font, "/Subtype")), "/CID");
  qpdf_oh descriptor = archive_check_at (self, font, "/FontDescriptor");
  gboolean embedded = FALSE;

  if (!part_of_composed && !qpdf_oh_is_stream (self->qpdf, archive_check_at (self, font, "/ToUnicode")))
    archive_check_problem (self, "font ToUnicode");
  if (strstr (name, "Inter") == NULL)
    archive_check_problem (self, "font that is not the application's: %s", name);
  if (composed)
    return;
  for (const char *const *key = (const char *const[]) { "/FontFile", "/FontFile2", "/FontFile3", NULL }; *key != NULL; key++)
    embedded = embedded || qpdf_oh_is_stream (self->qpdf, archive_check_at (self, descriptor, *key));
  if (!embedded)
    archive_check_problem (self, "font file");
  if (archive_check_is (self, font, "/Subtype", "/CIDFontType2") && !qpdf_oh_has_key (self->qpdf, font, "/CIDToGIDMap"))
    archive_check_problem (self, "font CIDToGIDMap");
  if (self->part > 1)
    return;
  if (part_of_composed && !qpdf_oh_is_stream (self->qpdf, archive_check_at (self, descriptor, "/CIDSet")))
    archive_check_problem (self, "font CIDSet");
  if (archive_check_is (self, font, "/Subtype", "/Type1")
      && !qpdf_oh_is_string (self->qpdf, archive_check_at (self, descriptor, "/CharSet")))
    archive_check_problem (self, "font CharSet");
}

static void
check_state (ArchiveCheck *self, qpdf_oh state)
{
  qpdf_oh mask = archive_check_at (self, state, "/SMask");
  qpdf_oh filled = archive_check_at (self, state, "/ca");
  qpdf_oh drawn = archive_check_at (self, state, "/CA");

  if ((!qpdf_oh_is_null (self->qpdf, mask) && !qpdf_oh_is_name_and_equals (self->qpdf, mask, "/None"))
      || (qpdf_oh_is_number (self->qpdf, filled) && qpdf_oh_get_numeric_value (self->qpdf, filled) < 1)
      || (qpdf_oh_is_number (self->qpdf, drawn) && qpdf_oh_get_numeric_value (self->qpdf, drawn) < 1))
    archive_check_problem (self, "transparency");
}

/* Everything that has a number, wherever it hangs. */
static void
check_objects (ArchiveCheck *self)
{
  int n = qpdf_oh_get_int_value_as_int (self->qpdf, archive_check_at (self, qpdf_get_trailer (self->qpdf), "/Size"));

  for (int i = 1; i < n; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (self->qpdf, i, 0);
      gboolean stream = qpdf_oh_is_stream (self->qpdf, object);
      qpdf_oh dictionary = stream ? qpdf_oh_get_dict (self->qpdf, object) : object;
      qpdf_oh states;

      if (!qpdf_oh_is_dictionary (self->qpdf, dictionary))
        continue;
      if (archive_check_is (self, dictionary, "/Type", "/Font"))
        check_font (self, dictionary);
      if (self->part == 1 && (stream || archive_check_is (self, dictionary, "/Type", "/Page"))
          && qpdf_oh_has_key (self->qpdf, dictionary, "/Group"))
        archive_check_problem (self, "transparency group");
      if (stream
          && (qpdf_oh_has_key (self->qpdf, dictionary, "/F") || archive_check_is (self, dictionary, "/Filter", "/LZWDecode")))
        archive_check_problem (self, "stream elsewhere or by LZW");
      states = archive_check_at (self, dictionary, "/ExtGState");
      if (qpdf_oh_is_null (self->qpdf, states))
        states = archive_check_at (self, dictionary, "/Resources/ExtGState");
      if (!qpdf_oh_is_dictionary (self->qpdf, states))
        continue;
      qpdf_oh_begin_dict_key_iter (self->qpdf, states);
      while (qpdf_oh_dict_more_keys (self->qpdf))
        check_state (self, archive_check_at (self, states, qpdf_oh_dict_next_key (self->qpdf)));
    }
}

static void
check_attachment (ArchiveCheck *self, qpdf_oh file)
{
  qpdf_oh embedded = archive_check_at (self, file, "/EF/F");
  g_autofree char *name = archive_check_text (self, file, "/F");
  g_autofree char *unicode = archive_check_text (self, file, "/UF");
  g_autofree char *description = archive_check_text (self, file, "/Desc");

  if (name == NULL || unicode == NULL || description == NULL)
    archive_check_problem (self, "attachment F, UF or Desc");
  if (!archive_check_is (self, file, "/AFRelationship", "/Data"))
    archive_check_problem (self, "attachment AFRelationship");
  if (!qpdf_oh_is_stream (self->qpdf, embedded) || !qpdf_oh_is_name (self->qpdf, archive_check_at (self, embedded, "/Subtype")))
    archive_check_problem (self, "attachment Subtype");
  if (!qpdf_oh_is_string (self->qpdf, archive_check_at (self, embedded, "/Params/ModDate")))
    archive_check_problem (self, "attachment ModDate");
}

static void
check_attachments (ArchiveCheck *self)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);
  qpdf_oh pairs = archive_check_at (self, root, "/Names/EmbeddedFiles/Names");
  qpdf_oh belonging = archive_check_at (self, root, "/AF");
  int n = qpdf_oh_is_array (self->qpdf, pairs) ? qpdf_oh_get_array_n_items (self->qpdf, pairs) : 0;
  g_autofree char *before = NULL;

  if (self->part < 3 && n > 0)
    archive_check_problem (self, "attachments before part 3");
  if (n > 0 && (!qpdf_oh_is_array (self->qpdf, belonging) || qpdf_oh_get_array_n_items (self->qpdf, belonging) != n / 2))
    archive_check_problem (self, "catalogue AF");
  for (int i = 0; i < n; i += 2)
    {
      g_autofree char *name = g_strdup (qpdf_oh_get_utf8_value (self->qpdf, qpdf_oh_get_array_item (self->qpdf, pairs, i)));

      if (before != NULL && strcmp (before, name) >= 0)
        archive_check_problem (self, "order of attachments");
      g_set_str (&before, name);
      check_attachment (self, qpdf_oh_get_array_item (self->qpdf, pairs, i + 1));
    }
}

GPtrArray *
archive_check (GBytes *pdf, int part)
{
  ArchiveCheck self = { .qpdf = qpdf_init (),
                        .part = part,
                        .problems = g_ptr_array_new_with_free_func (g_free),
                        .marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  gsize size;
  gconstpointer data = g_bytes_get_data (pdf, &size);

  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  if (qpdf_read_memory (self.qpdf, "archive", data, size, NULL) != QPDF_SUCCESS || qpdf_more_warnings (self.qpdf))
    archive_check_problem (&self, "damaged");
  else
    {
      check_trailer (&self);
      check_catalogue (&self);
      check_metadata (&self);
      check_pages (&self);
      check_objects (&self);
      check_attachments (&self);
      archive_check_structure (&self);
    }
  if (qpdf_more_warnings (self.qpdf))
    archive_check_problem (&self, "warnings: %s", qpdf_get_error_full_text (self.qpdf, qpdf_next_warning (self.qpdf)));
  if (qpdf_has_error (self.qpdf))
    archive_check_problem (&self, "error: %s", qpdf_get_error_full_text (self.qpdf, qpdf_get_error (self.qpdf)));
  g_hash_table_unref (self.marked);
  qpdf_cleanup (&self.qpdf);
  return self.problems;
}

void
archive_assert (GBytes *pdf, int part)
{
  g_autoptr (GPtrArray) problems = archive_check (pdf, part);

  for (guint i = 0; i < problems->len; i++)
    g_printerr ("part %d: %s\n", part, (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

void
archive_check_problem (ArchiveCheck *self, const char *format, ...)
{
  va_list arguments;
  g_autofree char *problem = NULL;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_ptr_array_find_with_equal_func (self->problems, problem, g_str_equal, NULL))
    g_ptr_array_add (self->problems, g_steal_pointer (&problem));
}

qpdf_oh
archive_check_at (ArchiveCheck *self, qpdf_oh from, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path + 1, "/", -1);
  qpdf_oh at = from;

  for (char **key = keys; *key != NULL; key++)
    {
      g_autofree char *name = g_strconcat ("/", *key, NULL);

      if (qpdf_oh_is_stream (self->qpdf, at))
        at = qpdf_oh_get_dict (self->qpdf, at);
      if (qpdf_oh_is_array (self->qpdf, at) && atoi (*key) < qpdf_oh_get_array_n_items (self->qpdf, at))
        at = qpdf_oh_get_array_item (self->qpdf, at, atoi (*key));
      else if (qpdf_oh_is_dictionary (self->qpdf, at))
        at = qpdf_oh_get_key (self->qpdf, at, name);
      else
        return qpdf_oh_new_null (self->qpdf);
    }
  return at;
}

gboolean
archive_check_is (ArchiveCheck *self, qpdf_oh from, const char *path, const char *name)
{
  return qpdf_oh_is_name_and_equals (self->qpdf, archive_check_at (self, from, path), name);
}

char *
archive_check_text (ArchiveCheck *self, qpdf_oh from, const char *path)
{
  qpdf_oh text = archive_check_at (self, from, path);

  return qpdf_oh_is_string (self->qpdf, text) && *qpdf_oh_get_utf8_value (self->qpdf, text) != '\0'
             ? g_strdup (qpdf_oh_get_utf8_value (self->qpdf, text))
             : NULL;
}
