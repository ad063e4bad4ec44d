/* lykta-review-archive.c: a review as its files: the document for the archive, and its data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lykta-document-archive.h"
#include "lykta-error.h"
#include "lykta-review-archive.h"
#include "lykta-review-document.h"
#include "lykta-review-private.h"
#include "lykta-review.h"

/* A section that is not printed has the page of the one before it. */
static GArray *
find_first_pages (const LyktaDocumentLayout *layout, GArray *first_blocks)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (int));
  int page = 1;

  for (guint i = 0; i < first_blocks->len; i++)
    {
      guint block = g_array_index (first_blocks, guint, i);

      if (block < layout->block_pages->len && g_array_index (layout->block_pages, guint, block) > 0)
        page = (int) g_array_index (layout->block_pages, guint, block);
      g_array_append_val (pages, page);
    }
  return pages;
}

static gboolean
make_pdf (LyktaReviewArchive *self, const LyktaReviewScope *scope, GPtrArray *sections, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) first_blocks = NULL;
  g_autoptr (LyktaDocument) document = lykta_review_make_document (scope, sections, self->part, self->data, &first_blocks);
  g_autoptr (LyktaDocumentLayout) layout = lykta_document_layout_new (document, cancellable, error);
  g_autofree LyktaPdfAttachment *attachments = g_new0 (LyktaPdfAttachment, self->data->len);

  if (layout == NULL)
    return FALSE;
  for (guint i = 0; i < self->data->len; i++)
    {
      const LyktaReviewDatum *datum = g_ptr_array_index (self->data, i);

      attachments[i].name = datum->name;
      attachments[i].media_type = datum->media_type;
      attachments[i].description = datum->description;
      attachments[i].content = datum->content;
    }
  self->first_pages = find_first_pages (layout, first_blocks);
  self->pdf = lykta_document_render_archive (layout, self->part, attachments, self->data->len, cancellable, error);
  return self->pdf != NULL;
}

LyktaReviewArchive *
lykta_review_archive_new (LyktaStore *store, LyktaRecord *review, int part, gboolean public_, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (LyktaReviewScope) scope = lykta_review_scope_new (store, review, public_, error);
  g_autoptr (GPtrArray) sections = scope != NULL ? lykta_review_make_sections (scope, cancellable, error) : NULL;

  return sections != NULL ? lykta_review_archive_make (scope, sections, part, cancellable, error) : NULL;
}

LyktaReviewArchive *
lykta_review_archive_make (const LyktaReviewScope *scope, GPtrArray *sections, int part, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LyktaReviewArchive) self = g_new0 (LyktaReviewArchive, 1);

  self->part = part;
  self->data = lykta_review_data_make (scope, sections, error);
  if (self->data == NULL || !make_pdf (self, scope, sections, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lykta_review_archive_free (LyktaReviewArchive *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->data, g_ptr_array_unref);
  g_clear_pointer (&self->first_pages, g_array_unref);
  g_free (self);
}

/**
 * lykta_review_archive_save:
 * @path: "review.pdf"; the data of parts 1 and 2 then lie in "review-data"
 *
 * Each file appears whole or not at all; the document comes last, so that it is never there without its data.
 */
gboolean
lykta_review_archive_save (const LyktaReviewArchive *self, const char *path, GError **error)
{
  gsize stem = g_str_has_suffix (path, ".pdf") ? strlen (path) - strlen (".pdf") : strlen (path);
  g_autofree char *folder = g_strdup_printf ("%.*s-data", (int) stem, path);

  if (self->part < 3)
    {
      if (g_mkdir_with_parents (folder, 0700) != 0)
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
                       _ ("The folder for the data could not be made: %s. Choose another place."), g_strerror (errno));
          return FALSE;
        }
      for (guint i = 0; i < self->data->len; i++)
        {
          const LyktaReviewDatum *datum = g_ptr_array_index (self->data, i);
          g_autofree char *name = g_build_filename (folder, datum->name, NULL);

          if (!lykta_document_save (datum->content, name, error))
            return FALSE;
        }
    }
  return lykta_document_save (self->pdf, path, error);
}

gboolean
lykta_review_write_pdf (LyktaStore *store, LyktaRecord *review, const char *path, GCancellable *cancellable, GArray **first_pages,
                        GError **error)
{
  g_autoptr (LyktaReviewArchive) archive = lykta_review_archive_new (store, review, 3, FALSE, cancellable, error);

  if (archive == NULL || !lykta_review_archive_save (archive, path, error))
    return FALSE;
  if (first_pages != NULL)
    *first_pages = g_steal_pointer (&archive->first_pages);
  return TRUE;
}
