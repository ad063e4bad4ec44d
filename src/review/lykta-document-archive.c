/* lykta-document-archive.c: a laid out document as a file for the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-document-archive.h"
#include "lykta-document-pdf.h"
#include "lykta-error.h"

/* The places for signatures in order, as the pages have them. (element-type LyktaPdfSignaturePlace) */
static GArray *
find_places (const LyktaDocumentLayout *layout)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (LyktaPdfSignaturePlace));

  for (guint i = 0; i < layout->pages->len; i++)
    {
      GArray *page = g_ptr_array_index (layout->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          const LyktaPlaced *placed = &g_array_index (page, LyktaPlaced, j);
          const LyktaDocumentBlock *block = g_ptr_array_index (layout->document->blocks, placed->slice->block);
          LyktaPdfSignaturePlace place = { .name = block->text, .label = block->label, .page = i + 1 };

          if (block->kind != LYKTA_BLOCK_PLACE)
            continue;
          lykta_document_layout_get_place (placed, &place.x, &place.y, &place.width, &place.height);
          g_array_append_val (places, place);
        }
    }
  return places;
}

/**
 * lykta_document_render_archive:
 * @layout: the pages
 * @part: of ISO 19005: 1, 2 or 3
 * @attachments: (array length=n_attachments) (nullable): only part 3 holds them
 *
 * Draws the document and makes a file of it for the archive: PDF/A of level A and PDF/UA-1. The same document gives the same bytes.
 *
 * Returns: (transfer full): the file; %NULL on error
 */
GBytes *
lykta_document_render_archive (const LyktaDocumentLayout *layout, int part, const LyktaPdfAttachment *attachments,
                               guint n_attachments, GCancellable *cancellable, GError **error)
{
  const LyktaDocument *document = layout->document;
  g_autoptr (GBytes) drawn = lykta_document_render_pdf (layout, cancellable, error);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *time = g_strconcat (document->date, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (time, utc);
  g_autofree char *title = lykta_document_dup_full_title (document);
  g_autoptr (GArray) places = find_places (layout);
  LyktaPdfArchive how = {
    .part = part,
    .language = g_str_equal (document->language, "sv") ? "sv-SE" : document->language,
    .title = title,
    .author = document->author,
    .subject = document->subject,
    .dnr = document->dnr,
    .date = date,
    .attachments = attachments,
    .n_attachments = n_attachments,
    .places = (const LyktaPdfSignaturePlace *) (gpointer) places->data,
    .n_places = places->len,
  };

  return drawn != NULL ? lykta_pdf_archive (drawn, &how, cancellable, error) : NULL;
}

/**
 * lykta_document_save:
 * @path: a plain path
 *
 * The file appears whole or not at all, over one that is there, and is its owner's alone. What the system says comes as what can be done
 * about it.
 */
gboolean
lykta_document_save (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  int code = LYKTA_ERROR_FAILED;

  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;
  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = LYKTA_ERROR_DISK_FULL;
  else if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) || g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    code = LYKTA_ERROR_READ_ONLY;
  else if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = LYKTA_ERROR_NOT_FOUND;
  g_set_error (error, LYKTA_ERROR, code, _ ("The document could not be saved: %s. Choose another place."), local->message);
  return FALSE;
}
