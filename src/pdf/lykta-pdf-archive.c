/* lykta-pdf-archive.c: the second of three stages: a drawn PDF as what archives and readers of accessible documents ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-error.h"
#include "lykta-pdf-archive-private.h"

static gboolean
check_qpdf (LyktaPdfArchiver *self, GError **error)
{
  if (!qpdf_has_error (self->qpdf))
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The document could not be made ready for the archive: %s."),
               qpdf_get_error_full_text (self->qpdf, qpdf_get_error (self->qpdf)));
  return FALSE;
}

/* ISO 19005-1 6.4: no transparency, not even the group of it that Cairo gives each page; nothing that is drawn is transparent. */
static void
remove_group (LyktaPdfArchiver *self, qpdf_oh dictionary)
{
  if (self->how->part == 1)
    qpdf_oh_remove_key (self->qpdf, dictionary, "/Group");
}

/* Fonts and forms, wherever they hang. */
static void
complete_objects (LyktaPdfArchiver *self)
{
  qpdf_oh trailer = qpdf_get_trailer (self->qpdf);
  qpdf_oh size = qpdf_oh_get_key (self->qpdf, trailer, "/Size");
  int n = qpdf_oh_get_int_value_as_int (self->qpdf, size);

  for (int i = 1; i < n; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (self->qpdf, i, 0);

      if (qpdf_oh_is_dictionary_of_type (self->qpdf, object, "/Font", ""))
        lykta_pdf_archive_complete_font (self, object);
      else if (qpdf_oh_is_stream (self->qpdf, object))
        {
          qpdf_oh dictionary = qpdf_oh_get_dict (self->qpdf, object);

          remove_group (self, dictionary);
          qpdf_oh_release (self->qpdf, dictionary);
        }
      qpdf_oh_release (self->qpdf, object);
    }
  qpdf_oh_release (self->qpdf, size);
  qpdf_oh_release (self->qpdf, trailer);
}

static void
mark_artifacts (LyktaPdfArchiver *self, qpdf_oh page)
{
  qpdf_oh contents = qpdf_oh_get_key (self->qpdf, page, "/Contents");
  unsigned char *data = NULL;
  size_t size = 0;

  if (qpdf_oh_get_page_content_data (self->qpdf, page, &data, &size) == QPDF_SUCCESS)
    {
      g_autoptr (GString) marked = lykta_pdf_mark_artifacts ((const char *) data, size);

      if (marked != NULL)
        lykta_pdf_take_key (self->qpdf, page, "/Contents", lykta_pdf_new_stream (self->qpdf, NULL, marked->str, marked->len));
    }
  qpdf_oh_free_buffer (&data);
  qpdf_oh_release (self->qpdf, contents);
}

static gboolean
complete_pages (LyktaPdfArchiver *self, GCancellable *cancellable, GError **error)
{
  int n = qpdf_get_num_pages (self->qpdf);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, (size_t) i);

      remove_group (self, page);
      lykta_pdf_set_parsed (self->qpdf, page, "/Tabs", "/S");
      mark_artifacts (self, page);
      qpdf_oh_release (self->qpdf, page);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
write_file (LyktaPdfArchiver *self, GError **error)
{
  int part = self->how->part;

  if (qpdf_init_write_memory (self->qpdf) != QPDF_SUCCESS)
    {
      check_qpdf (self, error);
      return NULL;
    }
  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream (self->qpdf, QPDF_TRUE); /* ISO 19005-2 6.1.7.1 */
  qpdf_set_object_stream_mode (self->qpdf, part == 1 ? qpdf_o_disable : qpdf_o_generate);
  qpdf_force_pdf_version (self->qpdf, part == 1 ? "1.4" : "1.7");
  qpdf_write (self->qpdf);
  if (!check_qpdf (self, error))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (self->qpdf), qpdf_get_buffer_length (self->qpdf));
}

static GBytes *
make_archive (LyktaPdfArchiver *self, GBytes *drawn, GCancellable *cancellable, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (drawn, &size);
  qpdf_oh trailer;

  qpdf_set_suppress_warnings (self->qpdf, QPDF_TRUE);
  if (qpdf_read_memory (self->qpdf, "drawn", data, size, NULL) != QPDF_SUCCESS)
    {
      check_qpdf (self, error);
      return NULL;
    }
  trailer = qpdf_get_trailer (self->qpdf);
  self->root = qpdf_get_root (self->qpdf);
  self->info = qpdf_oh_get_key (self->qpdf, trailer, "/Info");
  complete_objects (self);
  lykta_pdf_archive_complete_structure (self);
  lykta_pdf_archive_complete_links (self);
  lykta_pdf_archive_add_attachments (self);
  lykta_pdf_archive_add_metadata (self);
  /* What PAdES adds to ISO 32000-1 (ETSI EN 319 142-1 5.1). */
  if (self->how->part > 1)
    lykta_pdf_set_parsed (self->qpdf, self->root, "/Extensions", "<< /ESIC << /BaseVersion /1.7 /ExtensionLevel 1 >> >>");
  if (!complete_pages (self, cancellable, error) || !check_qpdf (self, error))
    return NULL;
  return write_file (self, error);
}

void
lykta_pdf_take_key (qpdf_data qpdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (qpdf, dictionary, key, value);
  qpdf_oh_release (qpdf, value);
}

void
lykta_pdf_take_item (qpdf_data qpdf, qpdf_oh array, qpdf_oh item)
{
  qpdf_oh_append_item (qpdf, array, item);
  qpdf_oh_release (qpdf, item);
}

void
lykta_pdf_set_text (qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    lykta_pdf_take_key (qpdf, dictionary, key, qpdf_oh_new_unicode_string (qpdf, text));
}

void
lykta_pdf_set_parsed (qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *written)
{
  lykta_pdf_take_key (qpdf, dictionary, key, qpdf_oh_parse (qpdf, written));
}

qpdf_oh
lykta_pdf_new_stream (qpdf_data qpdf, const char *dictionary, gconstpointer data, gsize size)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh none = qpdf_oh_new_null (qpdf);

  if (dictionary != NULL)
    {
      qpdf_oh wanted = qpdf_oh_parse (qpdf, dictionary);
      qpdf_oh own = qpdf_oh_get_dict (qpdf, stream);

      qpdf_oh_begin_dict_key_iter (qpdf, wanted);
      while (qpdf_oh_dict_more_keys (qpdf))
        {
          const char *key = qpdf_oh_dict_next_key (qpdf);

          lykta_pdf_take_key (qpdf, own, key, qpdf_oh_get_key (qpdf, wanted, key));
        }
      qpdf_oh_release (qpdf, own);
      qpdf_oh_release (qpdf, wanted);
    }
  qpdf_oh_replace_stream_data (qpdf, stream, data, size, none, none);
  qpdf_oh_release (qpdf, none);
  return stream;
}

char *
lykta_pdf_dup_text (qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (qpdf, dictionary, key);
  char *text = qpdf_oh_is_string (qpdf, value) ? g_strdup (qpdf_oh_get_utf8_value (qpdf, value)) : NULL;

  qpdf_oh_release (qpdf, value);
  return text;
}

double
lykta_pdf_get_number (qpdf_data qpdf, qpdf_oh array, int i)
{
  qpdf_oh item = qpdf_oh_get_array_item (qpdf, array, i);
  double number = qpdf_oh_is_integer (qpdf, item) ? (double) qpdf_oh_get_int_value (qpdf, item)
                  : qpdf_oh_is_real (qpdf, item)  ? g_ascii_strtod (qpdf_oh_get_real_value (qpdf, item), NULL)
                                                  : 0;

  qpdf_oh_release (qpdf, item);
  return number;
}

double
lykta_pdf_get_page_height (qpdf_data qpdf, qpdf_oh page)
{
  qpdf_oh box = qpdf_oh_get_key (qpdf, page, "/MediaBox");
  double height = lykta_pdf_get_number (qpdf, box, 3);

  qpdf_oh_release (qpdf, box);
  return height;
}

GBytes *
lykta_pdf_archive (GBytes *drawn, const LyktaPdfArchive *how, GCancellable *cancellable, GError **error)
{
  LyktaPdfArchiver archiver = { .qpdf = qpdf_init (), .how = how };
  GBytes *made = make_archive (&archiver, drawn, cancellable, error);

  qpdf_cleanup (&archiver.qpdf);
  return made;
}
