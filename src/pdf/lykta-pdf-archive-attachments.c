/* lykta-pdf-archive-attachments.c: files in the file, and how they belong to it (ISO 19005-3 6.8)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-pdf-archive-private.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LyktaPdfAttachment *const *first = a;
  const LyktaPdfAttachment *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

static qpdf_oh
make_embedded_file (LyktaPdfArchiver *self, const LyktaPdfAttachment *attachment)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (self->how->date);
  g_autofree char *time = g_date_time_format (utc, "D:%Y%m%d%H%M%SZ");
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_MD5, attachment->content); /* what ISO 32000-1 7.11.4 asks for */
  g_autofree char *type = g_strconcat ("/", attachment->media_type, NULL);
  g_autofree char *dictionary = NULL;
  qpdf_oh stream, inner;
  gsize size;
  gconstpointer data = g_bytes_get_data (attachment->content, &size);

  dictionary = g_strdup_printf ("<< /Type /EmbeddedFile /Params << /Size %" G_GSIZE_FORMAT " /CheckSum <%s> /ModDate (%s) >> >>",
                                size, sum, time);
  stream = lykta_pdf_new_stream (self->qpdf, dictionary, data, size);
  inner = qpdf_oh_get_dict (self->qpdf, stream);
  lykta_pdf_take_key (self->qpdf, inner, "/Subtype", qpdf_oh_new_name (self->qpdf, type));
  qpdf_oh_release (self->qpdf, inner);
  return stream;
}

static qpdf_oh
make_file_specification (LyktaPdfArchiver *self, const LyktaPdfAttachment *attachment)
{
  qpdf_oh direct = qpdf_oh_parse (self->qpdf, "<< /Type /Filespec /AFRelationship /Data /EF << >> >>");
  qpdf_oh files = qpdf_oh_get_key (self->qpdf, direct, "/EF");
  qpdf_oh embedded = make_embedded_file (self, attachment);
  qpdf_oh indirect;

  qpdf_oh_replace_key (self->qpdf, files, "/F", embedded);
  lykta_pdf_take_key (self->qpdf, files, "/UF", embedded);
  lykta_pdf_set_text (self->qpdf, direct, "/F", attachment->name);
  lykta_pdf_set_text (self->qpdf, direct, "/UF", attachment->name);
  lykta_pdf_set_text (self->qpdf, direct, "/Desc", attachment->description);
  indirect = qpdf_make_indirect_object (self->qpdf, direct);
  qpdf_oh_release (self->qpdf, files);
  qpdf_oh_release (self->qpdf, direct);
  return indirect;
}

/* Parts 1 and 2 hold no files but PDF/A's own. */
void
lykta_pdf_archive_add_attachments (LyktaPdfArchiver *self)
{
  const LyktaPdfArchive *how = self->how;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  qpdf_oh names, tree, pairs, belonging;

  if (how->part < 3 || how->n_attachments == 0)
    return;
  for (guint i = 0; i < how->n_attachments; i++)
    g_ptr_array_add (sorted, (gpointer) &how->attachments[i]);
  g_ptr_array_sort (sorted, compare_names);

  if (!qpdf_oh_has_key (self->qpdf, self->root, "/Names"))
    lykta_pdf_set_parsed (self->qpdf, self->root, "/Names", "<< >>");
  names = qpdf_oh_get_key (self->qpdf, self->root, "/Names");
  tree = qpdf_oh_new_dictionary (self->qpdf);
  pairs = qpdf_oh_new_array (self->qpdf);
  belonging = qpdf_oh_new_array (self->qpdf);
  for (guint i = 0; i < sorted->len; i++)
    {
      const LyktaPdfAttachment *attachment = g_ptr_array_index (sorted, i);
      qpdf_oh file = make_file_specification (self, attachment);

      lykta_pdf_take_item (self->qpdf, pairs, qpdf_oh_new_unicode_string (self->qpdf, attachment->name));
      qpdf_oh_append_item (self->qpdf, pairs, file);
      lykta_pdf_take_item (self->qpdf, belonging, file);
    }
  lykta_pdf_take_key (self->qpdf, tree, "/Names", pairs);
  lykta_pdf_take_key (self->qpdf, names, "/EmbeddedFiles", tree);
  lykta_pdf_take_key (self->qpdf, self->root, "/AF", belonging);
  qpdf_oh_release (self->qpdf, names);
}
