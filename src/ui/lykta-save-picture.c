/* lykta-save-picture.c: what a widget shows, saved as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-save-picture.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-error.h"
#include "lykta-toast.h"

/* On its ground: what is drawn dark on light is not to be laid on whatever there is. */
static GskRenderNode *
draw (GtkWidget *widget, float width, float height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA ink;
  GdkRGBA ground = { 1, 1, 1, 1 };

  gtk_widget_get_color (widget, &ink);
  if (ink.red + ink.green + ink.blue > 1.5f)
    ground = (GdkRGBA) { 0.12f, 0.12f, 0.12f, 1 };
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
write_svg (GskRenderNode *node, const char *path, double width, double height, GError **error)
{
  cairo_surface_t *surface = cairo_svg_surface_create (path, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_png (GtkWidget *widget, GskRenderNode *node, const char *path, float width, float height, GError **error)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be written. Choose another place."), path);
  return FALSE;
}

/**
 * lykta_write_picture:
 * @widget: it is shown in a window
 * @path: ends in ".svg" for SVG, anything else is PNG
 */
gboolean
lykta_write_picture (GtkWidget *widget, const char *path, GError **error)
{
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = draw (widget, width, height);

  if (g_str_has_suffix (path, ".svg"))
    return write_svg (node, path, width, height, error);
  return write_png (widget, node, path, width, height, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  /* What was shown may be closed by now. */
  if (gtk_widget_get_native (widget) == NULL)
    return;
  if (file == NULL || !lykta_write_picture (widget, g_file_peek_path (file), &error))
    lykta_error_dialog_present (widget, error);
  else
    lykta_toast (widget, _ ("Picture saved"), FALSE);
}

static GtkFileFilter *
make_filter (const char *name, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  return filter;
}

void
lykta_save_picture (GtkWidget *widget, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) png = make_filter (_ ("PNG picture"), "png");
  g_autoptr (GtkFileFilter) svg = make_filter (_ ("SVG drawing"), "svg");
  g_autofree char *file = g_strconcat (name, ".png", NULL);

  g_list_store_append (filters, png);
  g_list_store_append (filters, svg);
  g_strdelimit (file, "/", '-');
  gtk_file_dialog_set_title (dialog, _ ("Save as Picture"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}
