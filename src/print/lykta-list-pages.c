/* lykta-list-pages.c: a table of any length on the pages of a tagged PDF, a row at a time
 *
 * What Cairo 1.18 asks for stands in lykta-document-pdf.c: heads and feet are painted as a recording before a page's first text, so that
 * they are no part of the table that stays open over the pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-error.h"
#include "lykta-glyph-font.h"
#include "lykta-list-pages.h"

/* A4, lying, in points */
#define WIDTH LYKTA_PAGE_HEIGHT
#define HEIGHT LYKTA_PAGE_WIDTH
#define LEFT (15 * LYKTA_MM)
#define RIGHT (WIDTH - 15 * LYKTA_MM)
#define RUNNING_Y (12 * LYKTA_MM)
#define TOP (20 * LYKTA_MM)
#define BOTTOM (HEIGHT - 14 * LYKTA_MM)

#define PADDING 3.5 /* above and below the text of a row */
#define GAP 9.0     /* between columns */
#define MIN_COLUMN 34.0
#define MAX_HEAD 64.0 /* a longer word of a head, or of a cell, does not widen its column: it is broken where room is short */
#define MAX_WORD 46.0
#define MEASURED_ROWS 400

typedef struct
{
  char *label;
  gboolean end;
  gboolean strong;
  double word; /* the widest */
  double full; /* of the cells on one line, summed */
  double widest;
  double x;
  double width;
  GArray *lines;       /* of LyktaGlyphLine: the cell that is being set */
  PangoLayout *layout; /* of a cell that glyphs alone cannot set */
} Column;

struct _LyktaListPages
{
  cairo_surface_t *surface; /* owned */
  cairo_t *cr;              /* owned */
  PangoContext *context;    /* owned; the shipped fonts */
  PangoContext *fallback;   /* owned; the machine's fonts, made when it is needed */
  LyktaGlyphFont *plain;    /* owned */
  LyktaGlyphFont *strong;
  LyktaGlyphFont *head;
  const LyktaGlyphFont *used; /* the font that is drawn with */
  GOutputStream *stream;      /* owned */
  GError *error;              /* owned; of the stream */
  char *author;
  char *title;
  char **lines;
  Column *columns; /* owned */
  guint n_columns;
  GPtrArray *measured;      /* of GStrv; NULL when the widths are known */
  cairo_surface_t *running; /* owned; what all pages but the first have above the rows, recorded once */
  double running_end;
  GArray *rules; /* of double: where lines are drawn on the page */
  double y;
  guint page;
};

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  LyktaListPages *self = closure;

  if (self->error == NULL && g_output_stream_write_all (self->stream, data, length, NULL, NULL, &self->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

static double
get_pitch (void)
{
  return lykta_text_style_get (LYKTA_STYLE_CELL)->pitch;
}

/* A short text that is part of no block, from the left or to the right edge */
static void
draw_text (LyktaListPages *self, cairo_t *cr, LyktaStyleId style, const char *text, double x, double y, double width,
           gboolean end)
{
  const LyktaTextStyle *look = lykta_text_style_get (style);
  g_autoptr (PangoLayout) layout = lykta_document_set_text (self->context, style, text, width, end);

  lykta_ink_set (look->ink, cr);
  cairo_move_to (cr, x, y + lykta_text_style_get_baseline (look));
  if (end)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &extents);
      cairo_move_to (cr, x + width - extents.width / (double) PANGO_SCALE, y + lykta_text_style_get_baseline (look));
    }
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  self->used = NULL;
}

/* Columns */

static void
measure (LyktaListPages *self, Column *column, LyktaGlyphFont *font, const char *text, double longest)
{
  double word;
  double full = lykta_glyph_font_measure (font, text, &word);

  column->word = MAX (column->word, MIN (word, longest));
  column->full += full;
  column->widest = MAX (column->widest, full);
}

/* Each column gets what its longest word needs, and of what is left a share by how much text it has; none more than it can use. */
static void
set_widths (LyktaListPages *self)
{
  guint n_rows = self->measured->len;
  double room = RIGHT - LEFT - GAP * (self->n_columns - 1);
  double need = 0;
  double x = LEFT;

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      measure (self, column, self->head, column->label, MAX_HEAD);
      for (guint row = 0; row < n_rows; row++)
        measure (self, column, column->strong ? self->strong : self->plain,
                 ((char **) g_ptr_array_index (self->measured, row))[i], MAX_WORD);
      column->width = MAX (column->word + 0.5, MIN_COLUMN);
      need += column->width;
    }
  if (need > room)
    for (guint i = 0; i < self->n_columns; i++)
      self->columns[i].width *= room / need;
  for (guint round = 0; round < 4 && need < room; round++)
    {
      double wish = 0, left = room - need;

      for (guint i = 0; i < self->n_columns; i++)
        wish += self->columns[i].width < self->columns[i].widest ? self->columns[i].full : 0;
      for (guint i = 0; i < self->n_columns && wish > 0; i++)
        {
          Column *column = &self->columns[i];
          double more = column->width < column->widest ? left * column->full / wish : 0;

          more = MIN (more, column->widest + 0.5 - column->width);
          column->width += more;
          need += more;
        }
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].x = x;
      x += self->columns[i].width + GAP;
    }
}

/* Cells */

static PangoContext *
get_fallback (LyktaListPages *self)
{
  if (self->fallback == NULL)
    {
      g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();

      self->fallback = pango_font_map_create_context (map);
      pango_cairo_context_set_resolution (self->fallback, 72);
      pango_context_set_round_glyph_positions (self->fallback, FALSE);
    }
  return self->fallback;
}

static guint
set_cell (LyktaListPages *self, Column *column, LyktaGlyphFont *font, const char *text)
{
  g_array_set_size (column->lines, 0);
  g_clear_object (&column->layout);
  if (*text == '\0')
    return 0;
  if (lykta_glyph_font_can_set (font, text))
    {
      lykta_glyph_font_wrap (font, text, column->width, column->lines);
      return column->lines->len;
    }
  column->layout = lykta_document_set_text (get_fallback (self), column->strong ? LYKTA_STYLE_CELL_STRONG : LYKTA_STYLE_CELL,
                                            text, column->width, FALSE);
  return (guint) pango_layout_get_line_count (column->layout);
}

static void
draw_glyphs (LyktaListPages *self, const Column *column, LyktaGlyphFont *font, cairo_t *cr, const char *text, guint line,
             double y)
{
  const LyktaGlyphLine *glyphs = &g_array_index (column->lines, LyktaGlyphLine, line);
  double x = column->end ? column->x + column->width - glyphs->width : column->x;

  if (self->used != font)
    lykta_glyph_font_use (font, cr);
  self->used = font;
  lykta_glyph_font_show (font, cr, text, glyphs, x, y);
}

/* Lines of a cell from @from on, @n at most */
static void
draw_cell (LyktaListPages *self, const Column *column, LyktaGlyphFont *font, cairo_t *cr, const char *text, guint from, guint n,
           double y)
{
  y += lykta_text_style_get_baseline (lykta_text_style_get (LYKTA_STYLE_CELL));
  for (guint i = from; i < from + n; i++, y += get_pitch ())
    {
      if (column->layout == NULL && i < column->lines->len)
        draw_glyphs (self, column, font, cr, text, i, y);
      else if (column->layout != NULL && (int) i < pango_layout_get_line_count (column->layout))
        {
          lykta_ink_set (LYKTA_INK_TEXT, cr);
          cairo_move_to (cr, column->x, y);
          pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (column->layout, (int) i));
          self->used = NULL;
        }
    }
}

/* Pages */

static guint
set_head (LyktaListPages *self)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->n_columns; i++)
    n_lines = MAX (n_lines, set_cell (self, &self->columns[i], self->head, self->columns[i].label));
  return n_lines;
}

static double
draw_head (LyktaListPages *self, cairo_t *cr, double y, gboolean tagged)
{
  guint n_lines = set_head (self);

  if (tagged)
    cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (tagged)
        cairo_tag_begin (cr, "TH", NULL);
      draw_cell (self, &self->columns[i], self->head, cr, self->columns[i].label, 0, n_lines, y + PADDING);
      if (tagged)
        cairo_tag_end (cr, "TH");
    }
  if (tagged)
    cairo_tag_end (cr, "TR");
  self->used = NULL;
  return y + n_lines * get_pitch () + 2 * PADDING;
}

/* Painted as a recording, so that it is no part of the structure; one that is painted again stands in the file only once. */
static void
paint (LyktaListPages *self, cairo_surface_t *recording)
{
  cairo_set_source_surface (self->cr, recording, 0, 0);
  cairo_paint (self->cr);
  self->used = NULL;
}

static cairo_surface_t *
record_running (LyktaListPages *self)
{
  cairo_rectangle_t extents = { 0, 0, WIDTH, HEIGHT };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *own = cairo_create (recording);

  draw_text (self, own, LYKTA_STYLE_RUNNING_STRONG, self->title, LEFT, RUNNING_Y, 300, FALSE);
  draw_text (self, own, LYKTA_STYLE_RUNNING, self->author, LEFT + 310, RUNNING_Y, 300, FALSE);
  self->running_end = draw_head (self, own, TOP, FALSE);
  cairo_destroy (own);
  return recording;
}

static void
paint_number (LyktaListPages *self)
{
  cairo_rectangle_t extents = { RIGHT - 60, RUNNING_Y, 60, 20 };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *own = cairo_create (recording);
  g_autofree char *number = g_strdup_printf ("%u", ++self->page);

  draw_text (self, own, LYKTA_STYLE_PAGE, number, RIGHT - 60, RUNNING_Y, 60, TRUE);
  cairo_destroy (own);
  paint (self, recording);
  cairo_surface_destroy (recording);
}

static void
begin_page (LyktaListPages *self)
{
  paint_number (self);
  self->y = TOP;
  if (self->page == 1)
    return;
  if (self->running == NULL)
    self->running = record_running (self);
  paint (self, self->running);
  self->y = self->running_end;
  g_array_append_val (self->rules, self->y);
}

static void
end_page (LyktaListPages *self)
{
  lykta_ink_set (LYKTA_INK_HAIRLINE, self->cr);
  cairo_set_line_width (self->cr, 0.5);
  for (guint i = 0; i < self->rules->len; i++)
    {
      double y = g_array_index (self->rules, double, i);

      cairo_move_to (self->cr, LEFT, y);
      cairo_line_to (self->cr, RIGHT, y);
    }
  cairo_stroke (self->cr);
  g_array_set_size (self->rules, 0);
  cairo_show_page (self->cr);
}

static void
begin_table (LyktaListPages *self)
{
  begin_page (self);
  cairo_tag_begin (self->cr, "Document", NULL);
  self->y = RUNNING_Y + 12;
  cairo_tag_begin (self->cr, "H1", NULL);
  draw_text (self, self->cr, LYKTA_STYLE_HEADING_1, self->title, LEFT, self->y, RIGHT - LEFT - 80, FALSE);
  cairo_tag_end (self->cr, "H1");
  self->y += lykta_text_style_get (LYKTA_STYLE_HEADING_1)->pitch;
  for (guint i = 0; self->lines[i] != NULL; i++)
    {
      cairo_tag_begin (self->cr, "P", NULL);
      draw_text (self, self->cr, LYKTA_STYLE_NOTE, self->lines[i], LEFT, self->y, RIGHT - LEFT, FALSE);
      cairo_tag_end (self->cr, "P");
      self->y += lykta_text_style_get (LYKTA_STYLE_NOTE)->pitch;
    }
  self->y += 6;
  cairo_tag_begin (self->cr, "Table", NULL);
  self->y = draw_head (self, self->cr, self->y, TRUE);
  g_array_append_val (self->rules, self->y);
}

/* As many lines of the row as fit, the others on the pages after it: a cell may be longer than a page. */
static void
draw_row (LyktaListPages *self, const char *const *texts)
{
  guint n_lines = 1;
  double pitch = get_pitch ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      n_lines = MAX (n_lines, set_cell (self, column, column->strong ? self->strong : self->plain, texts[i]));
    }
  for (guint from = 0, n; from < n_lines; from += n)
    {
      double room = BOTTOM - self->y - 2 * PADDING;
      gboolean whole = n_lines * pitch <= BOTTOM - TOP - 60;

      if (whole ? n_lines * pitch > room : room < 3 * pitch)
        {
          end_page (self);
          begin_page (self);
          /* The heads were set in the columns. */
          for (guint i = 0; i < self->n_columns; i++)
            set_cell (self, &self->columns[i], self->columns[i].strong ? self->strong : self->plain, texts[i]);
          room = BOTTOM - self->y - 2 * PADDING;
        }
      n = MIN (n_lines - from, (guint) MAX (room / pitch, 1));
      cairo_tag_begin (self->cr, "TR", NULL);
      for (guint i = 0; i < self->n_columns; i++)
        {
          const Column *column = &self->columns[i];

          cairo_tag_begin (self->cr, "TD", NULL);
          draw_cell (self, column, column->strong ? self->strong : self->plain, self->cr, texts[i], from, n, self->y + PADDING);
          cairo_tag_end (self->cr, "TD");
        }
      cairo_tag_end (self->cr, "TR");
      self->y += n * pitch + 2 * PADDING;
      g_array_append_val (self->rules, self->y);
    }
}

static void
draw_measured (LyktaListPages *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->measured == NULL)
    return;
  set_widths (self);
  begin_table (self);
  rows = g_steal_pointer (&self->measured);
  for (guint i = 0; i < rows->len; i++)
    draw_row (self, g_ptr_array_index (rows, i));
}

static void
set_metadata (LyktaListPages *self, const char *language)
{
  g_autofree char *today = lykta_today ();
  g_autofree char *time = g_strconcat (today, "T12:00:00Z", NULL);

  /* The newer ones put the structure into object streams; poppler 25 cannot read those of a list of 10 000 rows. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Lykta " LYKTA_VERSION);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_MOD_DATE, time);
  cairo_pdf_surface_set_custom_metadata (self->surface, "Language", language);
}

LyktaListPages *
lykta_list_pages_new (const char *language, const char *author, const char *title, const char *const *lines,
                      const LyktaListPagesColumn *columns, guint n_columns, GOutputStream *stream, GError **error)
{
  g_autoptr (LyktaListPages) self = g_new0 (LyktaListPages, 1);

  g_return_val_if_fail (n_columns > 0 && n_columns <= LYKTA_LIST_PAGES_MAX_COLUMNS, NULL);

  self->stream = g_object_ref (stream);
  self->author = g_strdup (author);
  self->title = g_strdup (title);
  self->lines = g_strdupv ((char **) lines);
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  self->measured = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->rules = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].label = g_strdup (columns[i].label);
      self->columns[i].end = columns[i].end;
      self->columns[i].strong = columns[i].strong;
      self->columns[i].lines = g_array_new (FALSE, FALSE, sizeof (LyktaGlyphLine));
    }
  self->context = lykta_document_context_new (language, error);
  if (self->context == NULL)
    return NULL;
  self->plain = lykta_glyph_font_new (self->context, LYKTA_STYLE_CELL);
  self->strong = lykta_glyph_font_new (self->context, LYKTA_STYLE_CELL_STRONG);
  self->head = lykta_glyph_font_new (self->context, LYKTA_STYLE_COLUMN);
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, WIDTH, HEIGHT);
  self->cr = cairo_create (self->surface);
  set_metadata (self, language);
  return g_steal_pointer (&self);
}

void
lykta_list_pages_free (LyktaListPages *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->running, cairo_surface_destroy);
  g_clear_pointer (&self->plain, lykta_glyph_font_free);
  g_clear_pointer (&self->strong, lykta_glyph_font_free);
  g_clear_pointer (&self->head, lykta_glyph_font_free);
  g_clear_object (&self->context);
  g_clear_object (&self->fallback);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].label);
      g_array_unref (self->columns[i].lines);
      g_clear_object (&self->columns[i].layout);
    }
  g_free (self->columns);
  g_clear_pointer (&self->measured, g_ptr_array_unref);
  g_array_unref (self->rules);
  g_clear_error (&self->error);
  g_strfreev (self->lines);
  g_free (self->author);
  g_free (self->title);
  g_object_unref (self->stream);
  g_free (self);
}

void
lykta_list_pages_add (LyktaListPages *self, const char *const *texts)
{
  char **copy;

  if (self->measured == NULL)
    {
      draw_row (self, texts);
      return;
    }
  copy = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    copy[i] = g_strdup (texts[i]);
  g_ptr_array_add (self->measured, copy);
  if (self->measured->len == MEASURED_ROWS)
    draw_measured (self);
}

gboolean
lykta_list_pages_finish (LyktaListPages *self, const char *end, GCancellable *cancellable, GError **error)
{
  cairo_status_t status;

  draw_measured (self);
  cairo_tag_end (self->cr, "Table");
  if (self->y + 20 > BOTTOM)
    {
      end_page (self);
      begin_page (self);
    }
  cairo_tag_begin (self->cr, "P", NULL);
  draw_text (self, self->cr, LYKTA_STYLE_NOTE, end, LEFT, self->y + 6, RIGHT - LEFT, FALSE);
  cairo_tag_end (self->cr, "P");
  cairo_tag_end (self->cr, "Document");
  end_page (self);
  status = cairo_status (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, _ ("The document could not be made: %s."),
                 cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}
