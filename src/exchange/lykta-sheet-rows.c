/* lykta-sheet-rows.c: rows of a spreadsheet between its parser and its reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-csv.h"
#include "lykta-sheet-rows.h"

#define MAX_CELLS 100000000
#define MAX_TEXT ((guint64) 1024 * 1024 * 1024)

typedef struct
{
  gsize start; /* in the text */
  gboolean failed;
} Cell;

typedef struct
{
  guint number;
  guint repeat;
  gsize first; /* of its cells */
  guint n_cells;
} Row;

struct _LyktaSheetRows
{
  /* Owned */
  GString *text; /* of all cells, each with its NUL */
  GArray *cells; /* of Cell */
  GArray *rows;  /* of Row */
  GPtrArray *texts;

  Row open;
  Row current;     /* that was taken last */
  guint taken;     /* rows that were taken wholly */
  gsize open_text; /* where the open row's text begins */
  gsize row_text;  /* how much it has, repeated cells counted each */
  guint64 n_cells;
  guint64 n_text;
};

LyktaSheetRows *
lykta_sheet_rows_new (void)
{
  LyktaSheetRows *self = g_new0 (LyktaSheetRows, 1);

  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->texts = g_ptr_array_new ();
  return self;
}

void
lykta_sheet_rows_free (LyktaSheetRows *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
lykta_sheet_rows_begin (LyktaSheetRows *self, guint number)
{
  self->open.number = number;
  self->open.first = self->cells->len;
  self->open.n_cells = 0;
  self->open_text = self->text->len;
  self->row_text = 0;
}

const char *
lykta_sheet_rows_add (LyktaSheetRows *self, guint column, guint repeat, const char *text, gsize length, gboolean failed)
{
  Cell cell = { self->text->len, FALSE };

  if (length == 0)
    return NULL;
  if (repeat > LYKTA_CSV_MAX_COLUMNS || column + repeat > LYKTA_CSV_MAX_COLUMNS)
    return _ ("The row has more columns than any spreadsheet. Is this a table with a column for each field?");
  if (column < self->open.n_cells)
    return _ ("The cells of a row do not stand in their order. Open the file in a spreadsheet program, save it again, and choose "
              "that.");
  self->row_text += length * repeat;
  if (length > LYKTA_CSV_MAX_CELL || self->row_text > LYKTA_CSV_MAX_ROW)
    return _ ("A row holds more text than a register takes: a million characters in a cell, 16 million in a row. Shorten it.");

  g_string_append_c (self->text, '\0');
  for (; self->open.n_cells < column; self->open.n_cells++)
    g_array_append_val (self->cells, cell);
  cell = (Cell) { self->text->len, failed };
  g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, '\0');
  for (; repeat > 0; repeat--, self->open.n_cells++)
    g_array_append_val (self->cells, cell);
  return NULL;
}

const char *
lykta_sheet_rows_end (LyktaSheetRows *self, guint repeat)
{
  if (self->open.n_cells == 0)
    return NULL;
  if (repeat > LYKTA_SHEET_MAX_ROWS || self->open.number > LYKTA_SHEET_MAX_ROWS - repeat + 1)
    return _ ("The table has more rows than a spreadsheet can have. Save only the rows that are wanted.");
  self->open.repeat = repeat;
  g_array_append_val (self->rows, self->open);
  lykta_sheet_rows_begin (self, self->open.number);
  return NULL;
}

const char *const *
lykta_sheet_rows_take (LyktaSheetRows *self, guint *n_cells)
{
  Row *row;

  if (self->taken == self->rows->len)
    {
      /* What the parser has begun moves to the beginning */
      g_array_set_size (self->rows, 0);
      self->taken = 0;
      g_string_erase (self->text, 0, (gssize) self->open_text);
      if (self->open.first > 0)
        g_array_remove_range (self->cells, 0, (guint) self->open.first);
      for (guint i = 0; i < self->cells->len; i++)
        g_array_index (self->cells, Cell, i).start -= self->open_text;
      self->open.first = 0;
      self->open_text = 0;
      return NULL;
    }

  row = &g_array_index (self->rows, Row, self->taken);
  self->current = *row;
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (self->texts, self->text->str + g_array_index (self->cells, Cell, row->first + i).start);
  g_ptr_array_add (self->texts, NULL);
  row->number++;
  self->n_cells += row->n_cells;
  for (guint i = 0; i < row->n_cells; i++)
    self->n_text += strlen (g_ptr_array_index (self->texts, i));
  if (n_cells != NULL)
    *n_cells = row->n_cells;
  if (--row->repeat == 0)
    self->taken++;
  return (const char *const *) self->texts->pdata;
}

guint
lykta_sheet_rows_get_row (LyktaSheetRows *self)
{
  return self->current.number;
}

gboolean
lykta_sheet_rows_is_error (LyktaSheetRows *self, guint column)
{
  return column < self->current.n_cells && g_array_index (self->cells, Cell, self->current.first + column).failed;
}

const char *
lykta_sheet_rows_check (LyktaSheetRows *self)
{
  if (self->n_cells > MAX_CELLS || self->n_text > MAX_TEXT)
    return _ (
        "The table comes to more text than a register holds, so it is not read further. Save only the rows that are wanted.");
  return NULL;
}
