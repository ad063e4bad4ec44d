/* lykta-save-wheel.c: the yearly wheel as a file or on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-save-wheel.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#include "lykta-error-dialog.h"
#include "lykta-error.h"
#include "lykta-toast.h"
#include "lykta-wheel-drawing.h"

/* A4 lying down, in points, and what is left free at its edges */
#define WIDTH 842.0
#define HEIGHT 595.0
#define MARGIN 28.0

#define FONT "Inter 10"

typedef struct
{
  GtkWidget *widget;
  GPtrArray *items;
  int year;
  char *today;
} Saving;

static Saving *
saving_new (GtkWidget *widget, GPtrArray *items, int year, const char *today)
{
  Saving *self = g_new0 (Saving, 1);

  self->widget = g_object_ref (widget);
  self->items = g_ptr_array_ref (items);
  self->year = year;
  self->today = g_strdup (today);
  return self;
}

static void
saving_free (Saving *self)
{
  g_object_unref (self->widget);
  g_ptr_array_unref (self->items);
  g_free (self->today);
  g_free (self);
}

static void
draw (cairo_t *cr, GPtrArray *items, int year, const char *today, double width, double height)
{
  g_autoptr (LyktaWheelDrawing) drawing = lykta_wheel_drawing_new (items, year, today);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  lykta_wheel_draw (cr, drawing, font, width, height);
  pango_font_description_free (font);
}

static void
finished_cb (GtkWidget *widget, GError *error)
{
  if (gtk_widget_get_native (widget) == NULL)
    return;
  if (error != NULL)
    lykta_error_dialog_present (widget, error);
  else
    lykta_toast (widget, _ ("Picture saved"), FALSE);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    lykta_write_wheel (saving->items, saving->year, saving->today, g_file_peek_path (file), &error);
  finished_cb (saving->widget, error);
  saving_free (saving);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Saving *saving)
{
  draw (gtk_print_context_get_cairo_context (context), saving->items, saving->year, saving->today,
        gtk_print_context_get_width (context), gtk_print_context_get_height (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Saving *saving)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      lykta_error_dialog_present (saving->widget, error);
    }
}

gboolean
lykta_write_wheel (GPtrArray *items, int year, const char *today, const char *path, GError **error)
{
  cairo_surface_t *surface = g_str_has_suffix (path, ".svg") ? cairo_svg_surface_create (path, WIDTH, HEIGHT)
                                                             : cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_translate (cr, MARGIN, MARGIN);
  draw (cr, items, year, today, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("“%s” cannot be written. Choose another place."), path);
  return FALSE;
}

void
lykta_save_wheel (GtkWidget *widget, GPtrArray *items, int year, const char *today)
{
  static const struct
  {
    const char *name;
    const char *suffix;
  } formats[] = { { N_ ("PDF document"), "pdf" }, { N_ ("SVG drawing"), "svg" } };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  /* Translators: the name of a file; a year */
  g_autofree char *name = g_strdup_printf (_ ("Yearly wheel %d.pdf"), year);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].suffix);
      g_list_store_append (filters, filter);
    }
  gtk_file_dialog_set_title (dialog, _ ("Save as Picture"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                        saving_new (widget, items, year, today));
}

void
lykta_print_wheel (GtkWidget *widget, GPtrArray *items, int year, const char *today)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Saving *saving = saving_new (widget, items, year, today);
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), saving);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), saving, (GClosureNotify) (void (*) (void)) saving_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    lykta_error_dialog_present (widget, error);
}
