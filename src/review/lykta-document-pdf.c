/* lykta-document-pdf.c: the first of three stages: the pages as a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Cairo 1.18 asks for: every structure element may stay open over a page's end, but text that belongs to none (heads, feet, a table
 * head drawn again) would become part of the one that is open, and the tags meant for it ("Artifact", cairo.content) damage the file. A
 * recording that is painted before the page's first text stays outside.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lykta-document-pdf.h"
#include "lykta-error.h"

#define HEAD_Y 50.5
#define RULE_Y 68.0
#define FOOT_Y 787.0

static cairo_status_t
write_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_line (cairo_t *cr, const LyktaOp *op, double y)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (op->layout, op->line);
  double x = op->x;

  if (pango_layout_get_alignment (op->layout) == PANGO_ALIGN_RIGHT)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (line, NULL, &logical);
      x -= logical.width / (double) PANGO_SCALE;
    }
  lykta_ink_set (lykta_text_style_get (op->style)->ink, cr);
  cairo_move_to (cr, x, y + op->y);
  pango_cairo_show_layout_line (cr, line);
}

/* A short text that is part of no block. */
static void
draw_text (const LyktaDocumentLayout *layout, cairo_t *cr, LyktaStyleId style, const char *text, double x, double y, double width,
           gboolean end)
{
  LyktaSlice *slice = lykta_slice_new (0);

  lykta_slice_set (slice, layout->context, style, text, x, 0, width, end);
  for (guint i = 0; i < slice->ops->len; i++)
    draw_line (cr, &g_array_index (slice->ops, LyktaOp, i), y);
  lykta_slice_free (slice);
}

static void
draw_rule (cairo_t *cr, LyktaInk ink, double x, double y, double width, double thickness)
{
  lykta_ink_set (ink, cr);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

static void
draw_figure (const LyktaDocumentLayout *layout, cairo_t *cr, const LyktaDocumentFigure *figure, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  figure->draw (cr, layout->context, figure->width, figure->height, figure->data);
  cairo_restore (cr);
}

static void
draw_slice (const LyktaDocumentLayout *layout, cairo_t *cr, const LyktaPlaced *placed)
{
  for (guint i = 0; i < placed->slice->ops->len; i++)
    {
      const LyktaOp *op = &g_array_index (placed->slice->ops, LyktaOp, i);
      g_autofree char *number = NULL;

      switch (op->kind)
        {
        case LYKTA_OP_OPEN:
          if (!placed->repeated)
            cairo_tag_begin (cr, op->tag, op->attributes);
          break;
        case LYKTA_OP_CLOSE:
          if (!placed->repeated)
            cairo_tag_end (cr, op->tag);
          break;
        case LYKTA_OP_TEXT:
          draw_line (cr, op, placed->y);
          break;
        case LYKTA_OP_RULE:
          draw_rule (cr, op->ink, op->x, placed->y + op->y, op->width, op->thickness);
          break;
        case LYKTA_OP_FIGURE:
          draw_figure (layout, cr, op->figure, op->x, placed->y + op->y);
          break;
        case LYKTA_OP_PAGE:
          number = g_strdup_printf ("%u", g_array_index (layout->heading_pages, guint, op->heading));
          draw_text (layout, cr, op->style, number, op->x - 30,
                     placed->y + op->y - lykta_text_style_get_baseline (lykta_text_style_get (op->style)), 30, TRUE);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/* Head, foot and a table head that is repeated. */
static void
draw_furniture (const LyktaDocumentLayout *layout, cairo_t *cr, guint page)
{
  const LyktaDocument *document = layout->document;
  GArray *placed = g_ptr_array_index (layout->pages, page);
  cairo_rectangle_t extents = { 0, 0, LYKTA_PAGE_WIDTH, LYKTA_PAGE_HEIGHT };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *own = cairo_create (recording);
  g_autofree char *number = g_strdup_printf ("%u\u00a0(%u)", page + 1, layout->pages->len);
  const double width = LYKTA_PAGE_RIGHT - LYKTA_PAGE_LEFT;

  draw_text (layout, own, LYKTA_STYLE_PAGE, number, LYKTA_PAGE_RIGHT - 60, HEAD_Y, 60, TRUE);
  if (page > 0)
    {
      draw_text (layout, own, LYKTA_STYLE_RUNNING_STRONG, document->author, LYKTA_PAGE_LEFT, HEAD_Y, width / 3, FALSE);
      if (document->running != NULL)
        draw_text (layout, own, LYKTA_STYLE_RUNNING, document->running, LYKTA_PAGE_TEXT + 20 * LYKTA_MM, HEAD_Y, width / 2,
                   FALSE);
      draw_rule (own, LYKTA_INK_HAIRLINE, LYKTA_PAGE_LEFT, RULE_Y, width, 0.5);
    }
  if (document->footer != NULL)
    draw_text (layout, own, LYKTA_STYLE_FOOTER, document->footer, LYKTA_PAGE_LEFT, FOOT_Y, width, FALSE);
  if (placed->len > 0 && g_array_index (placed, LyktaPlaced, 0).repeated)
    draw_slice (layout, own, &g_array_index (placed, LyktaPlaced, 0));
  cairo_destroy (own);

  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (recording);
}

/* The outline has the headings, each under the one before it of a lower level. */
static void
add_outline (const LyktaDocumentLayout *layout, cairo_surface_t *surface)
{
  int parents[] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };
  GPtrArray *blocks = layout->document->blocks;

  for (guint i = 0; i < blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;
      g_autofree char *target = NULL;
      int id;

      if (block->kind != LYKTA_BLOCK_HEADING)
        continue;
      text = block->label != NULL && *block->label != '\0' ? g_strdup_printf ("%s %s", block->label, block->text)
                                                           : g_strdup (block->text);
      target = g_strdup_printf ("dest='h%u'", block->heading);
      id = cairo_pdf_surface_add_outline (surface, parents[block->level - 1], text, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
      for (guint level = block->level; level < G_N_ELEMENTS (parents); level++)
        parents[level] = id;
    }
}

static const char *
get_numbering (const LyktaDocumentBlock *block)
{
  return block->kind == LYKTA_BLOCK_BULLETS ? "Disc" : block->kind == LYKTA_BLOCK_NUMBERS ? "Decimal" : "None";
}

/* How each list is numbered (ISO 32000-1 table 347), which Cairo's tags cannot say; in the order of the structure. */
static void
describe_lists (const LyktaDocument *document, cairo_surface_t *surface)
{
  g_autoptr (GString) lists = g_string_new (NULL);
  LyktaDocumentBlockKind before = LYKTA_BLOCK_TITLE;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (document->blocks, i);
      gboolean begins =
          block->kind == LYKTA_BLOCK_TERM ? before != LYKTA_BLOCK_TERM : block->items != NULL && *block->items != NULL;

      if (begins)
        g_string_append_printf (lists, "%s%s", lists->len > 0 ? " " : "", get_numbering (block));
      before = block->kind;
    }
  if (lists->len > 0)
    cairo_pdf_surface_set_custom_metadata (surface, "Lists", lists->str);
}

/* Where the figures are and what they show, each by its number. */
static void
describe_figures (const LyktaPlaced *placed, cairo_surface_t *surface, guint *n_figures)
{
  for (guint i = 0; i < placed->slice->ops->len; i++)
    {
      const LyktaOp *op = &g_array_index (placed->slice->ops, LyktaOp, i);
      g_autofree char *name = NULL;
      g_autofree char *said = NULL;

      if (op->kind != LYKTA_OP_FIGURE)
        continue;
      name = g_strdup_printf ("Figure%u", ++*n_figures);
      said = g_strdup_printf ("%d %d %d %d %s", (int) op->x, (int) (placed->y + op->y), (int) ceil (op->figure->width + 1),
                              (int) ceil (op->figure->height + 1), op->figure->alternative);
      cairo_pdf_surface_set_custom_metadata (surface, name, said);
    }
}

/* What the archive stage reads: see lykta-pdf-archive-structure.c. */
static void
describe_structure (const LyktaDocumentLayout *layout, cairo_surface_t *surface)
{
  guint n_figures = 0;

  describe_lists (layout->document, surface);
  for (guint i = 0; i < layout->pages->len; i++)
    {
      GArray *page = g_ptr_array_index (layout->pages, i);

      for (guint j = 0; j < page->len; j++)
        describe_figures (&g_array_index (page, LyktaPlaced, j), surface, &n_figures);
    }
}

static void
set_metadata (const LyktaDocument *document, cairo_surface_t *surface)
{
  g_autofree char *time = g_strconcat (document->date, "T12:00:00Z", NULL);
  g_autofree char *title = lykta_document_dup_full_title (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  if (document->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lykta " LYKTA_VERSION);
  /* Both, or Cairo reads the clock. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
  /* Cairo cannot set the catalogue's language; the archive stage reads it here. */
  cairo_pdf_surface_set_custom_metadata (surface, "Language", document->language);
}

/**
 * lykta_document_render_pdf:
 * @layout: the pages
 *
 * Draws the pages with their structure, links, outline and metadata. The same pages give the same bytes.
 *
 * Returns: (transfer full): the file; %NULL on error
 */
GBytes *
lykta_document_render_pdf (const LyktaDocumentLayout *layout, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes, LYKTA_PAGE_WIDTH, LYKTA_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (layout->document, surface);
  for (guint i = 0; i < layout->pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      GArray *page = g_ptr_array_index (layout->pages, i);

      draw_furniture (layout, cr, i);
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      for (guint j = 0; j < page->len; j++)
        if (!g_array_index (page, LyktaPlaced, j).repeated)
          draw_slice (layout, cr, &g_array_index (page, LyktaPlaced, j));
      if (i + 1 == layout->pages->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    {
      add_outline (layout, surface);
      describe_structure (layout, surface);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The document could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
