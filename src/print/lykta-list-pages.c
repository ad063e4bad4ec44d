/* lykta-list-pages.c: a table of any length on the pages of a tagged PDF, a row at a time
 *
 * Cairo's tags would take three times as long as all the rest of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-glyph-font.h"
#include "lykta-list-pages.h"
#include "lykta-pdf-fonts.h"

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
  guint element;       /* the cell in the structure */
  GString *kids;       /* what it has on the pages */
} Column;

struct _LyktaListPages
{
  LyktaPdfPages *pages;   /* owned */
  PangoContext *context;  /* owned; the shipped fonts */
  PangoContext *fallback; /* owned; the machine's fonts, made when it is needed */
  LyktaGlyphFont *plain;  /* owned */
  LyktaGlyphFont *strong;
  LyktaGlyphFont *head;
  char *language;
  char *author;
  char *title;
  char **lines;
  Column *columns; /* owned */
  guint n_columns;
  GPtrArray *measured; /* of GStrv; NULL when the widths are known */
  double y;
  guint page;

  /* The structure: elements, and what those that are open hold */
  guint document;
  guint table;
  guint body; /* the rows that begin on a page */
  guint row;
  guint row_body;
  GString *document_kids;
  GString *table_kids;
  GString *body_kids;
  GString *kids; /* of an element that is written at once */
};

static double
get_pitch (void)
{
  return lykta_text_style_get (LYKTA_STYLE_CELL)->pitch;
}

static void
add_kid (GString *kids, guint element)
{
  g_string_append_printf (kids, "%u 0 R ", element);
}

/* A short text, from the left or to the right edge; an artifact without a role */
static void
draw_text (LyktaListPages *self, const char *role, LyktaStyleId style, const char *text, double x, double y, double width,
           gboolean end)
{
  const LyktaTextStyle *look = lykta_text_style_get (style);
  g_autoptr (PangoLayout) layout = lykta_document_set_text (self->context, style, text, width, end);
  guint element = role != NULL ? lykta_pdf_pages_reserve (self->pages) : 0;

  if (end)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &extents);
      x += width - extents.width / (double) PANGO_SCALE;
    }
  g_string_truncate (self->kids, 0);
  lykta_pdf_pages_begin (self->pages, role, element, self->kids);
  lykta_pdf_pages_show_line (self->pages, layout, 0, look->ink, x, y + lykta_text_style_get_baseline (look));
  lykta_pdf_pages_end (self->pages);
  if (role == NULL)
    return;
  lykta_pdf_pages_add_element (self->pages, element, role, self->document, self->kids->str, "");
  add_kid (self->document_kids, element);
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

/* Lines of a cell from @from on, @n at most */
static void
draw_cell (LyktaListPages *self, const Column *column, LyktaGlyphFont *font, const char *text, guint from, guint n, double y)
{
  y += lykta_text_style_get_baseline (lykta_text_style_get (LYKTA_STYLE_CELL));
  for (guint i = from; i < from + n; i++, y += get_pitch ())
    {
      if (column->layout == NULL && i < column->lines->len)
        {
          const LyktaGlyphLine *line = &g_array_index (column->lines, LyktaGlyphLine, i);

          lykta_glyph_font_show (font, text, line, column->end ? column->x + column->width - line->width : column->x, y);
        }
      else if (column->layout != NULL && (int) i < pango_layout_get_line_count (column->layout))
        lykta_pdf_pages_show_line (self->pages, column->layout, (int) i, LYKTA_INK_TEXT, column->x, y);
    }
}

static gboolean
has_lines (const Column *column, guint from)
{
  return from < (column->layout != NULL ? (guint) pango_layout_get_line_count (column->layout) : column->lines->len);
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

/* @row: the element that the cells belong to; 0 where the head is repeated */
static void
draw_head (LyktaListPages *self, guint row, GString *row_kids)
{
  guint n_lines = set_head (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
      guint element = row != 0 ? lykta_pdf_pages_reserve (self->pages) : 0;

      g_string_truncate (self->kids, 0);
      lykta_pdf_pages_begin (self->pages, "TH", element, self->kids);
      draw_cell (self, column, self->head, column->label, 0, n_lines, self->y + PADDING);
      lykta_pdf_pages_end (self->pages);
      if (row == 0)
        continue;
      lykta_pdf_pages_add_element (self->pages, element, "TH", row, self->kids->str, "/A<</O/Table/Scope/Column>>");
      add_kid (row_kids, element);
    }
  self->y += n_lines * get_pitch () + 2 * PADDING;
  lykta_pdf_pages_rule (self->pages, LEFT, RIGHT, self->y);
}

static void
begin_page (LyktaListPages *self)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->page);

  lykta_pdf_pages_begin_page (self->pages);
  draw_text (self, NULL, LYKTA_STYLE_PAGE, number, RIGHT - 60, RUNNING_Y, 60, TRUE);
  self->y = TOP;
  if (self->page == 1)
    return;
  draw_text (self, NULL, LYKTA_STYLE_RUNNING_STRONG, self->title, LEFT, RUNNING_Y, 300, FALSE);
  draw_text (self, NULL, LYKTA_STYLE_RUNNING, self->author, LEFT + 310, RUNNING_Y, 300, FALSE);
  draw_head (self, 0, NULL);
}

static void
end_body (LyktaListPages *self)
{
  if (self->body == 0)
    return;
  lykta_pdf_pages_add_element (self->pages, self->body, "TBody", self->table, self->body_kids->str, "");
  g_string_truncate (self->body_kids, 0);
  self->body = 0;
}

static void
end_page (LyktaListPages *self)
{
  end_body (self);
  lykta_pdf_pages_end_page (self->pages);
}

static void
begin_table (LyktaListPages *self)
{
  guint head = lykta_pdf_pages_reserve (self->pages);
  guint row = lykta_pdf_pages_reserve (self->pages);
  g_autoptr (GString) row_kids = g_string_new (NULL);
  g_autoptr (GString) head_kids = g_string_new (NULL);

  self->document = lykta_pdf_pages_reserve (self->pages);
  self->table = lykta_pdf_pages_reserve (self->pages);
  begin_page (self);
  self->y = RUNNING_Y + 12;
  draw_text (self, "H1", LYKTA_STYLE_HEADING_1, self->title, LEFT, self->y, RIGHT - LEFT - 80, FALSE);
  self->y += lykta_text_style_get (LYKTA_STYLE_HEADING_1)->pitch;
  for (guint i = 0; self->lines[i] != NULL; i++)
    {
      draw_text (self, "P", LYKTA_STYLE_NOTE, self->lines[i], LEFT, self->y, RIGHT - LEFT, FALSE);
      self->y += lykta_text_style_get (LYKTA_STYLE_NOTE)->pitch;
    }
  self->y += 6;
  draw_head (self, row, row_kids);
  lykta_pdf_pages_add_element (self->pages, row, "TR", head, row_kids->str, "");
  add_kid (head_kids, row);
  lykta_pdf_pages_add_element (self->pages, head, "THead", self->table, head_kids->str, "");
  add_kid (self->table_kids, head);
  add_kid (self->document_kids, self->table);
}

static guint
set_row (LyktaListPages *self, const char *const *texts)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      n_lines = MAX (n_lines, set_cell (self, column, column->strong ? self->strong : self->plain, texts[i]));
    }
  return n_lines;
}

/* Makes room for what is left of a row, on the next page if need be; as many lines of it as fit. */
static guint
make_room (LyktaListPages *self, guint n_lines, guint from, const char *const *texts)
{
  double pitch = get_pitch ();
  double room = BOTTOM - self->y - 2 * PADDING;
  gboolean whole = n_lines * pitch <= BOTTOM - TOP - 60;

  if (whole ? n_lines * pitch > room : room < 3 * pitch)
    {
      end_page (self);
      begin_page (self);
      /* The heads were set in the columns. */
      set_row (self, texts);
      room = BOTTOM - self->y - 2 * PADDING;
    }
  return MIN (n_lines - from, (guint) MAX (room / pitch, 1));
}

static void
begin_row (LyktaListPages *self)
{
  if (self->body == 0)
    {
      self->body = lykta_pdf_pages_reserve (self->pages);
      add_kid (self->table_kids, self->body);
    }
  self->row = lykta_pdf_pages_reserve (self->pages);
  self->row_body = self->body;
  add_kid (self->body_kids, self->row);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].element = lykta_pdf_pages_reserve (self->pages);
      g_string_truncate (self->columns[i].kids, 0);
    }
}

static void
end_row (LyktaListPages *self)
{
  g_string_truncate (self->kids, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      lykta_pdf_pages_add_element (self->pages, self->columns[i].element, "TD", self->row, self->columns[i].kids->str, "");
      add_kid (self->kids, self->columns[i].element);
    }
  lykta_pdf_pages_add_element (self->pages, self->row, "TR", self->row_body, self->kids->str, "");
}

/* A cell may be longer than a page; it is one cell all the same. */
static void
draw_row (LyktaListPages *self, const char *const *texts)
{
  guint n_lines = set_row (self, texts);

  for (guint from = 0, n; from < n_lines; from += n)
    {
      n = make_room (self, n_lines, from, texts);
      if (from == 0)
        begin_row (self);
      for (guint i = 0; i < self->n_columns; i++)
        {
          const Column *column = &self->columns[i];

          if (!has_lines (column, from))
            continue;
          lykta_pdf_pages_begin (self->pages, "TD", column->element, column->kids);
          draw_cell (self, column, column->strong ? self->strong : self->plain, texts[i], from, n, self->y + PADDING);
          lykta_pdf_pages_end (self->pages);
        }
      self->y += n * get_pitch () + 2 * PADDING;
      lykta_pdf_pages_rule (self->pages, LEFT, RIGHT, self->y);
    }
  end_row (self);
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

LyktaListPages *
lykta_list_pages_new (const char *language, const char *author, const char *title, const char *const *lines,
                      const LyktaListPagesColumn *columns, guint n_columns, GOutputStream *stream, GError **error)
{
  g_autoptr (LyktaListPages) self = g_new0 (LyktaListPages, 1);

  g_return_val_if_fail (n_columns > 0 && n_columns <= LYKTA_LIST_PAGES_MAX_COLUMNS, NULL);

  self->pages = lykta_pdf_pages_new (stream, WIDTH, HEIGHT);
  self->language = g_strdup (language);
  self->author = g_strdup (author);
  self->title = g_strdup (title);
  self->lines = g_strdupv ((char **) lines);
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  self->measured = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->document_kids = g_string_new (NULL);
  self->table_kids = g_string_new (NULL);
  self->body_kids = g_string_new (NULL);
  self->kids = g_string_new (NULL);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].label = g_strdup (columns[i].label);
      self->columns[i].end = columns[i].end;
      self->columns[i].strong = columns[i].strong;
      self->columns[i].lines = g_array_new (FALSE, FALSE, sizeof (LyktaGlyphLine));
      self->columns[i].kids = g_string_new (NULL);
    }
  self->context = lykta_pdf_fonts_new_context (language, error);
  if (self->context == NULL)
    return NULL;
  self->plain = lykta_glyph_font_new (self->pages, self->context, LYKTA_STYLE_CELL);
  self->strong = lykta_glyph_font_new (self->pages, self->context, LYKTA_STYLE_CELL_STRONG);
  self->head = lykta_glyph_font_new (self->pages, self->context, LYKTA_STYLE_COLUMN);
  return g_steal_pointer (&self);
}

void
lykta_list_pages_free (LyktaListPages *self)
{
  lykta_pdf_pages_free (self->pages);
  g_clear_pointer (&self->plain, lykta_glyph_font_free);
  g_clear_pointer (&self->strong, lykta_glyph_font_free);
  g_clear_pointer (&self->head, lykta_glyph_font_free);
  g_clear_object (&self->context);
  g_clear_object (&self->fallback);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].label);
      g_array_unref (self->columns[i].lines);
      g_string_free (self->columns[i].kids, TRUE);
      g_clear_object (&self->columns[i].layout);
    }
  g_free (self->columns);
  g_clear_pointer (&self->measured, g_ptr_array_unref);
  g_string_free (self->document_kids, TRUE);
  g_string_free (self->table_kids, TRUE);
  g_string_free (self->body_kids, TRUE);
  g_string_free (self->kids, TRUE);
  g_strfreev (self->lines);
  g_free (self->language);
  g_free (self->author);
  g_free (self->title);
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
  const LyktaPdfProperties properties = { self->language, self->title, self->author };

  draw_measured (self);
  if (self->y + 20 > BOTTOM)
    {
      end_page (self);
      begin_page (self);
    }
  draw_text (self, "P", LYKTA_STYLE_NOTE, end, LEFT, self->y + 6, RIGHT - LEFT, FALSE);
  end_page (self);
  lykta_pdf_pages_add_element (self->pages, self->table, "Table", self->document, self->table_kids->str, "");
  lykta_pdf_pages_add_element (self->pages, self->document, "Document", 0, self->document_kids->str, "");
  return lykta_pdf_pages_finish (self->pages, self->document, &properties, cancellable, error);
}
