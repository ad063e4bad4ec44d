/* lykta-review-preview.c: the finished page beside the section that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-preview.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>

#include "lykta-review-archive.h"
#include "lykta-review.h"
#include "lykta-worker.h"

/* How long the text rests before the page is made again. */
#define REST_MILLISECONDS 700

struct _LyktaReviewPreview
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkPicture *picture;
  GtkLabel *page_label;
  GtkLabel *error;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *spinner;

  /* Borrowed */
  LyktaStore *store;

  /* Owned */
  LyktaRecord *review;
  PopplerDocument *document;
  GArray *first_pages;
  GCancellable *cancellable;
  guint refresh_source;
  guint section;
  int page;
};

G_DEFINE_FINAL_TYPE (LyktaReviewPreview, lykta_review_preview, ADW_TYPE_BIN)

typedef struct
{
  GBytes *bytes;
  GArray *first_pages;
} Pages;

static void
pages_free (gpointer data)
{
  Pages *pages = data;

  g_clear_pointer (&pages->bytes, g_bytes_unref);
  g_clear_pointer (&pages->first_pages, g_array_unref);
  g_free (pages);
}

static gpointer
write_pages (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  const LyktaRegister *reg = lykta_store_find_register (store, "reviews");
  g_autoptr (LyktaRecord) review = lykta_store_get_record (store, reg, *id);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  GArray *first_pages = NULL;
  Pages *pages;
  gsize length;

  if (review == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The review is no longer in the register."));
      return NULL;
    }
  folder = g_dir_make_tmp ("lykta-preview-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "review.pdf", NULL);
  if (!lykta_review_write_pdf (store, review, path, cancellable, &first_pages, error)
      || !g_file_get_contents (path, &contents, &length, error))
    {
      g_clear_pointer (&first_pages, g_array_unref);
      g_remove (path);
      g_rmdir (folder);
      return NULL;
    }
  g_remove (path);
  g_rmdir (folder);

  pages = g_new0 (Pages, 1);
  pages->bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  pages->first_pages = first_pages;
  return pages;
}

static void
draw_page (LyktaReviewPreview *self)
{
  int n_pages = self->document != NULL ? poppler_document_get_n_pages (self->document) : 0;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  PopplerPage *page;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *text = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height, zoom;

  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page + 1 < n_pages);
  if (n_pages == 0)
    {
      gtk_picture_set_paintable (self->picture, NULL);
      gtk_label_set_text (self->page_label, "");
      return;
    }

  self->page = CLAMP (self->page, 0, n_pages - 1);
  page = poppler_document_get_page (self->document, self->page);
  poppler_page_get_size (page, &width, &height);
  zoom = 332.0 * scale * 1.5 / width;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * zoom), (int) ceil (height * zoom));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  poppler_page_render (page, cr);
  g_object_unref (page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface)
                                          * (gsize) cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));

  /* Translators: which page is shown, of how many, as Swedish authorities number them */
  text = g_strdup_printf (_ ("Page %d (%d)"), self->page + 1, n_pages);
  gtk_label_set_text (self->page_label, text);
  gtk_picture_set_alternative_text (self->picture, text);
}

static void
turn_to_section (LyktaReviewPreview *self)
{
  if (self->first_pages != NULL && self->section < self->first_pages->len)
    self->page = MAX (0, g_array_index (self->first_pages, int, self->section) - 1);
  draw_page (self);
}

static void
pages_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaReviewPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  Pages *pages = lykta_worker_finish (result, &error);
  gboolean first = self->document == NULL;

  if (self->review == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&pages, pages_free);
      return;
    }
  if (pages != NULL)
    {
      g_clear_object (&self->document);
      self->document = poppler_document_new_from_bytes (pages->bytes, NULL, &error);
      g_clear_pointer (&self->first_pages, g_array_unref);
      self->first_pages = g_steal_pointer (&pages->first_pages);
      pages_free (pages);
    }
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  if (error != NULL)
    gtk_label_set_text (self->error, error->message);
  if (first)
    turn_to_section (self);
  else
    draw_page (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  LyktaReviewPreview *self = user_data;
  gint64 id;

  self->refresh_source = 0;
  if (self->review == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  id = lykta_record_get_id (self->review);
  gtk_widget_set_visible (self->spinner, self->document == NULL);
  lykta_worker_run (self->store, write_pages, g_memdup2 (&id, sizeof id), g_free, pages_free, self->cancellable, pages_written_cb,
                    g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule (LyktaReviewPreview *self, guint milliseconds)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->refresh_source = g_timeout_add (milliseconds, refresh_cb, self);
}

static void
previous_page_cb (LyktaReviewPreview *self)
{
  self->page--;
  draw_page (self);
}

static void
next_page_cb (LyktaReviewPreview *self)
{
  self->page++;
  draw_page (self);
}

static void
lykta_review_preview_map (GtkWidget *widget)
{
  LyktaReviewPreview *self = LYKTA_REVIEW_PREVIEW (widget);

  GTK_WIDGET_CLASS (lykta_review_preview_parent_class)->map (widget);
  if (self->document == NULL)
    schedule (self, 50);
}

static void
lykta_review_preview_dispose (GObject *object)
{
  LyktaReviewPreview *self = LYKTA_REVIEW_PREVIEW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->review);
  g_clear_object (&self->document);
  g_clear_pointer (&self->first_pages, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_REVIEW_PREVIEW);

  G_OBJECT_CLASS (lykta_review_preview_parent_class)->dispose (object);
}

static void
lykta_review_preview_class_init (LyktaReviewPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_review_preview_dispose;
  widget_class->map = lykta_review_preview_map;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-review-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPreview, error);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPreview, previous_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPreview, next_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaReviewPreview, spinner);
  gtk_widget_class_bind_template_callback (widget_class, previous_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_page_cb);
}

static void
lykta_review_preview_init (LyktaReviewPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (draw_page), NULL);
}

/**
 * lykta_review_preview_set_review:
 * @review: (nullable): the review to show
 *
 * Shows another review, from its first page.
 */
void
lykta_review_preview_set_review (LyktaReviewPreview *self, LyktaStore *store, LyktaRecord *review)
{
  g_return_if_fail (LYKTA_IS_REVIEW_PREVIEW (self));

  self->store = store;
  if (!g_set_object (&self->review, review))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->first_pages, g_array_unref);
  self->page = 0;
  draw_page (self);
  schedule (self, 50);
}

/**
 * lykta_review_preview_refresh:
 *
 * Makes the pages again when the text has rested a moment.
 */
void
lykta_review_preview_refresh (LyktaReviewPreview *self)
{
  g_return_if_fail (LYKTA_IS_REVIEW_PREVIEW (self));

  schedule (self, REST_MILLISECONDS);
}

/**
 * lykta_review_preview_show_section:
 * @section: index of the section within the review
 *
 * Turns to the page on which the section begins.
 */
void
lykta_review_preview_show_section (LyktaReviewPreview *self, guint section)
{
  g_return_if_fail (LYKTA_IS_REVIEW_PREVIEW (self));

  self->section = section;
  turn_to_section (self);
}
