/* lykta-pdf-sign-appearance.c: what a signature shows on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-sign-appearance.h"

#include <math.h>

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-error.h"
#include "lykta-pdf-fonts.h"
#include "lykta-translation.h"

#define PADDING 6.0
#define SMALLEST 0.4

typedef struct
{
  PangoWeight weight;
  double size;
  double gray;
} Style;

static const Style label_style = { PANGO_WEIGHT_NORMAL, 7, 0.36 };
static const Style name_style = { PANGO_WEIGHT_SEMIBOLD, 10, 0.09 };
static const Style text_style = { PANGO_WEIGHT_NORMAL, 8.5, 0.09 };

typedef struct
{
  const Style *style;
  char *text;
} Line;

static void
clear_line (gpointer line)
{
  g_free (((Line *) line)->text);
}

static void
add_line (GArray *lines, const Style *style, char *text)
{
  Line line = { style, text };

  g_array_append_val (lines, line);
}

static const char *
get_language (qpdf_data q)
{
  qpdf_oh language = qpdf_oh_get_key (q, qpdf_get_root (q), "/Lang");

  if (qpdf_oh_is_string (q, language) && g_str_has_prefix (qpdf_oh_get_utf8_value (q, language), "sv"))
    return "sv";
  return "en";
}

static GArray *
make_lines (const char *language, const LyktaPdfSigning *what, const LyktaPdfIdentity *identity, GDateTime *time_)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time_, zone);

  g_array_set_clear_func (lines, clear_line);
  /* Translators: above the name of who signed a document. */
  add_line (lines, &label_style, g_strdup (lykta_translation_get (language, NULL, N_ ("Electronically signed by"))));
  add_line (lines, &name_style, g_strdup (what->name != NULL ? what->name : identity->person));
  if (what->role != NULL && *what->role != '\0')
    add_line (lines, &text_style, g_strdup (what->role));
  add_line (lines, &text_style, g_date_time_format (local, "%Y-%m-%d %H:%M"));
  /* Translators: before a certificate's issuer and the number that the issuer gave it. */
  add_line (lines, &label_style,
            g_strdup_printf ("%s: %s, %s", lykta_translation_get (language, NULL, N_ ("Certificate")), identity->issuer,
                             identity->serial));
  return lines;
}

static PangoLayout *
set_line (PangoContext *context, const Line *line, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, LYKTA_PDF_FONT_FAMILY);
  pango_font_description_set_weight (font, line->style->weight);
  pango_font_description_set_absolute_size (font, line->style->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, line->text, -1);
  return layout;
}

/* Draws when @cr is given; returns the height that the lines take. */
static double
set_lines (GArray *lines, PangoContext *context, double width, cairo_t *cr)
{
  double y = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      g_autoptr (PangoLayout) layout = set_line (context, line, width);
      PangoRectangle logical;

      pango_layout_get_extents (layout, NULL, &logical);
      if (cr != NULL)
        {
          cairo_set_source_rgb (cr, line->style->gray, line->style->gray, line->style->gray);
          cairo_move_to (cr, 0, y);
          pango_cairo_show_layout (cr, layout);
        }
      y += logical.height / (double) PANGO_SCALE;
    }
  return y;
}

static void
draw (cairo_t *cr, GArray *lines, PangoContext *context, double width, double height)
{
  double scale = 1;

  cairo_set_source_rgb (cr, 0.72, 0.72, 0.76);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, 0.25, 0.25, width - 0.5, height - 0.5);
  cairo_stroke (cr);

  while (scale > SMALLEST && set_lines (lines, context, (width - 2 * PADDING) / scale, NULL) * scale > height - 2 * PADDING)
    scale -= 0.05;
  cairo_translate (cr, PADDING, PADDING);
  cairo_scale (cr, scale, scale);
  set_lines (lines, context, (width - 2 * PADDING) / scale, cr);
}

static cairo_status_t
write_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A page of the size of the field, with that */
static GByteArray *
draw_page (GArray *lines, const char *language, double width, double height, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  PangoContext *context = lykta_pdf_fonts_new_context (language, error);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (context == NULL)
    return NULL;
  surface = cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes, width, height);
  /* As old as any document: without what PDF/A-1 does not know */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  draw (cr, lines, context, width, height);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The signature could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

static qpdf_oh
make_form (LyktaPdfUpdate *update, GBytes *content, qpdf_oh resources, double width, double height)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  qpdf_oh form = lykta_pdf_update_new_stream (update, content);
  qpdf_oh dict = qpdf_oh_get_dict (q, form);
  qpdf_oh box = qpdf_oh_new_array (q);

  qpdf_oh_append_item (q, box, qpdf_oh_new_integer (q, 0));
  qpdf_oh_append_item (q, box, qpdf_oh_new_integer (q, 0));
  qpdf_oh_append_item (q, box, qpdf_oh_new_real_from_double (q, width, 3));
  qpdf_oh_append_item (q, box, qpdf_oh_new_real_from_double (q, height, 3));
  qpdf_oh_replace_key (q, dict, "/Type", qpdf_oh_new_name (q, "/XObject"));
  qpdf_oh_replace_key (q, dict, "/Subtype", qpdf_oh_new_name (q, "/Form"));
  qpdf_oh_replace_key (q, dict, "/BBox", box);
  qpdf_oh_replace_key (q, dict, "/Resources", resources);
  return form;
}

gboolean
lykta_pdf_appearance_add (LyktaPdfUpdate *update, const LyktaPdfSigning *what, const LyktaPdfIdentity *identity, GDateTime *time_,
                          double width, double height, qpdf_oh *appearance, GError **error)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  const char *language = get_language (q);
  g_autoptr (GArray) lines = make_lines (language, what, identity, time_);
  g_autoptr (GByteArray) drawn = NULL;
  g_autoptr (GBytes) content = NULL;
  unsigned char *data = NULL;
  qpdf_data page_q;
  qpdf_oh resources;
  qpdf_oh page;
  size_t size = 0;

  if (width < 1 || height < 1)
    {
      content = g_bytes_new (NULL, 0);
      *appearance = make_form (update, content, qpdf_oh_new_dictionary (q), MAX (width, 0), MAX (height, 0));
      return TRUE;
    }
  drawn = draw_page (lines, language, width, height, error);
  if (drawn == NULL)
    return FALSE;

  page_q = lykta_pdf_update_borrow (update, g_steal_pointer (&drawn));
  page = qpdf_get_page_n (page_q, 0);
  qpdf_oh_get_page_content_data (page_q, page, &data, &size);
  content = g_bytes_new (data, size);
  qpdf_oh_free_buffer (&data);
  resources = qpdf_make_indirect_object (page_q, qpdf_oh_get_key (page_q, page, "/Resources"));
  *appearance = make_form (update, content, qpdf_oh_copy_foreign_object (q, page_q, resources), width, height);
  return TRUE;
}
