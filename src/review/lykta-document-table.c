/* lykta-document-table.c: a table's rows, whole and under their head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-document-layout.h"

#define GAP 8.0          /* between columns */
#define FIGURE_GAP 18.0  /* after figures, which end close to what follows */
#define KEPT_WHOLE 190.0 /* a lower table is not split over pages */
#define LABEL_WIDTH (LYKTA_PAGE_TEXT - LYKTA_PAGE_LEFT - 8)
#define EMPTY_CELL "–"

/* How a table sets its cells: over the whole width small, in the text column like the text. */
typedef struct
{
  LyktaStyleId plain;
  LyktaStyleId strong;
  LyktaStyleId dimmed;
  double padding;
} CellStyles;

static const CellStyles cell_styles[] = {
  { LYKTA_STYLE_FIGURE, LYKTA_STYLE_FIGURE_STRONG, LYKTA_STYLE_FIGURE_DIMMED, 5 },
  { LYKTA_STYLE_CELL, LYKTA_STYLE_CELL_STRONG, LYKTA_STYLE_CELL_DIMMED, 5.25 },
};

typedef struct
{
  LyktaDocumentLayout *layout;
  const LyktaDocumentTable *table;
  const CellStyles *styles;
  double left;
  LyktaSlice *head;
} TableSetter;

static LyktaStyleId
get_cell_style (const TableSetter *self, const LyktaDocumentColumn *column, const char *text)
{
  if (*text == '\0' || column->dimmed)
    return self->styles->dimmed;
  return column->strong ? self->styles->strong : self->styles->plain;
}

static double
get_cell_width (const LyktaDocumentTable *table, guint i)
{
  const LyktaDocumentColumn *column = &g_array_index (table->columns, LyktaDocumentColumn, i);

  if (i + 1 == table->columns->len)
    return column->width * LYKTA_MM;
  return column->width * LYKTA_MM - (column->end && !column[1].end ? FIGURE_GAP : GAP);
}

/* Caption, second line and the hanging number, in one slice that stays with the head. */
static void
add_caption (TableSetter *self)
{
  const LyktaDocumentTable *table = self->table;
  PangoContext *context = self->layout->context;
  const double width = LYKTA_PAGE_RIGHT - LYKTA_PAGE_TEXT;
  LyktaSlice *slice = lykta_document_layout_add_slice (self->layout, lykta_text_style_get (LYKTA_STYLE_CAPTION)->space);

  lykta_slice_open (slice, "Table", NULL);
  lykta_slice_open (slice, "Caption", NULL);
  lykta_slice_set_label (slice, context, LYKTA_STYLE_TABLE_NUMBER, table->number, LABEL_WIDTH, 0);
  slice->height = lykta_slice_set (slice, context, LYKTA_STYLE_CAPTION, table->caption, LYKTA_PAGE_TEXT, 0, width, FALSE);
  if (table->subcaption != NULL)
    slice->height += lykta_slice_set (slice, context, LYKTA_STYLE_SUBCAPTION, table->subcaption, LYKTA_PAGE_TEXT,
                                      slice->height + 1, width, FALSE)
                     + 1;
  lykta_slice_close (slice, "Caption");
  slice->keep = TRUE;
}

static void
add_head (TableSetter *self)
{
  const LyktaDocumentTable *table = self->table;
  LyktaSlice *slice = lykta_document_layout_add_slice (self->layout, table->caption != NULL ? 8 : 12);
  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (g_object_unref);
  double pitch = lykta_text_style_get (LYKTA_STYLE_COLUMN)->pitch;
  double x = self->left;
  int lines = 1;

  /* A table of figures has no caption, but a label beside its head. */
  if (table->caption == NULL)
    lykta_slice_open (slice, "Table", NULL);
  if (table->caption == NULL && table->number != NULL && *table->number != '\0')
    {
      lykta_slice_open (slice, "Caption", NULL);
      lykta_slice_set_label (slice, self->layout->context, LYKTA_STYLE_TABLE_NUMBER, table->number, LABEL_WIDTH, 0);
      lykta_slice_close (slice, "Caption");
    }
  for (guint i = 0; i < table->columns->len; i++)
    {
      const LyktaDocumentColumn *column = &g_array_index (table->columns, LyktaDocumentColumn, i);
      PangoLayout *text = lykta_document_set_text (self->layout->context, LYKTA_STYLE_COLUMN, column->label,
                                                   get_cell_width (table, i), column->end);

      g_ptr_array_add (set, text);
      lines = MAX (lines, pango_layout_get_line_count (text));
    }
  lykta_slice_open (slice, "TR", NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const LyktaDocumentColumn *column = &g_array_index (table->columns, LyktaDocumentColumn, i);
      PangoLayout *text = g_ptr_array_index (set, i);
      double y = (lines - pango_layout_get_line_count (text)) * pitch; /* on the rule, not under the edge */

      lykta_slice_open (slice, "TH", NULL);
      lykta_slice_text (slice, LYKTA_STYLE_COLUMN, text, 0, -1, column->end ? x + get_cell_width (table, i) : x, y);
      lykta_slice_close (slice, "TH");
      x += column->width * LYKTA_MM;
    }
  lykta_slice_close (slice, "TR");
  slice->height = lines * pitch + 3;
  lykta_slice_rule (slice, LYKTA_INK_TEXT, self->left, slice->height, LYKTA_PAGE_RIGHT - self->left, 0.75);
  slice->keep = TRUE;
  self->head = slice;
}

/* Lines @first to before @end of a row's cells. */
static void
add_row_part (TableSetter *self, char **cells, GPtrArray *set, int first, int end, int lines)
{
  const LyktaDocumentTable *table = self->table;
  LyktaSlice *slice = lykta_document_layout_add_slice (self->layout, 0);
  double pitch = lykta_text_style_get (self->styles->plain)->pitch;
  double top = first == 0 ? self->styles->padding : 0;
  double x = self->left;

  lykta_slice_open (slice, "TR", NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const LyktaDocumentColumn *column = &g_array_index (table->columns, LyktaDocumentColumn, i);

      lykta_slice_open (slice, "TD", NULL);
      lykta_slice_text (slice, get_cell_style (self, column, cells[i]), g_ptr_array_index (set, i), first, end,
                        column->end ? x + get_cell_width (table, i) : x, top);
      lykta_slice_close (slice, "TD");
      x += column->width * LYKTA_MM;
    }
  lykta_slice_close (slice, "TR");
  slice->height = top + (end - first) * pitch;
  slice->head = self->head;
  if (end == lines)
    {
      slice->height += self->styles->padding;
      lykta_slice_rule (slice, LYKTA_INK_HAIRLINE, self->left, slice->height, LYKTA_PAGE_RIGHT - self->left, 0.5);
    }
}

/* A row is one slice, unless it is higher than a page. */
static void
add_row (TableSetter *self, char **cells)
{
  const LyktaDocumentTable *table = self->table;
  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (g_object_unref);
  double pitch = lykta_text_style_get (self->styles->plain)->pitch;
  double room = LYKTA_PAGE_BOTTOM - LYKTA_PAGE_TOP - self->head->height - 2 * self->styles->padding;
  int most = (int) (room / pitch);
  int lines = 1;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const LyktaDocumentColumn *column = &g_array_index (table->columns, LyktaDocumentColumn, i);
      PangoLayout *text =
          lykta_document_layout_set_narrow (self->layout, get_cell_style (self, column, cells[i]),
                                            *cells[i] != '\0' ? cells[i] : EMPTY_CELL, get_cell_width (table, i), column->end);

      g_ptr_array_add (set, text);
      lines = MAX (lines, pango_layout_get_line_count (text));
    }
  for (int first = 0; first < lines; first += most)
    add_row_part (self, cells, set, first, MIN (first + most, lines), lines);
}

/**
 * lykta_document_layout_add_table:
 * @table: with at least one column
 *
 * Adds a table's caption, head and rows; its head is drawn again on each page that it goes on to.
 */
void
lykta_document_layout_add_table (LyktaDocumentLayout *self, const LyktaDocumentTable *table)
{
  TableSetter setter = { .layout = self, .table = table, .styles = &cell_styles[table->wide ? 1 : 0] };
  guint first = self->slices->len;
  LyktaSlice *last;
  guint first_row;
  double height = 0;

  setter.left = table->wide ? LYKTA_PAGE_LEFT : LYKTA_PAGE_TEXT;
  if (table->caption != NULL)
    add_caption (&setter);
  add_head (&setter);
  first_row = self->slices->len;
  for (guint i = 0; i < table->rows->len; i++)
    add_row (&setter, g_ptr_array_index (table->rows, i));

  last = g_ptr_array_index (self->slices, self->slices->len - 1);
  lykta_slice_close (last, "Table");
  for (guint i = first; i < self->slices->len; i++)
    height += ((LyktaSlice *) g_ptr_array_index (self->slices, i))->height;
  /* No row stands alone, neither under its head nor on the next page. */
  for (guint i = first; i + 1 < self->slices->len; i++)
    if (height < KEPT_WHOLE || (table->rows->len > 2 && (i == first_row || i + 2 == self->slices->len)))
      ((LyktaSlice *) g_ptr_array_index (self->slices, i))->keep = TRUE;

  if (table->note != NULL)
    {
      LyktaSlice *note = lykta_document_layout_add_slice (self, lykta_text_style_get (LYKTA_STYLE_NOTE)->space);

      last->keep = TRUE;
      lykta_slice_open (note, "P", NULL);
      note->height = lykta_slice_set (note, self->context, LYKTA_STYLE_NOTE, table->note, setter.left, 0,
                                      LYKTA_PAGE_RIGHT - setter.left, FALSE);
      lykta_slice_close (note, "P");
    }
}
