/* lykta-document.c: a document as its blocks in order, before anything is measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-document.h"

static void
figure_free (LyktaDocumentFigure *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self->alternative);
  g_free (self);
}

static void
block_free (LyktaDocumentBlock *self)
{
  g_free (self->label);
  g_free (self->text);
  g_strfreev (self->items);
  g_strfreev (self->labels);
  g_clear_pointer (&self->table, lykta_document_table_free);
  g_clear_pointer (&self->figure, figure_free);
  g_free (self);
}

static LyktaDocumentBlock *
add_block (LyktaDocument *self, LyktaDocumentBlockKind kind, const char *label, const char *text)
{
  LyktaDocumentBlock *block = g_new0 (LyktaDocumentBlock, 1);

  block->kind = kind;
  block->label = g_strdup (label);
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
clear_column (LyktaDocumentColumn *column)
{
  g_free (column->label);
}

/* What a line of typed text begins with. */
typedef enum
{
  LINE_TEXT,
  LINE_EMPTY,
  LINE_BULLET,
  LINE_NUMBER,
  LINE_LABEL,
} LineKind;

static LineKind
read_line (const char *line, const char **rest)
{
  static const char *const bullets[] = { "• ", "•\t", "- ", "* ", "– " };
  const char *end = line;

  *rest = line;
  if (*line == '\0')
    return LINE_EMPTY;
  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]))
      {
        *rest = line + strlen (bullets[i]);
        return LINE_BULLET;
      }
  if (g_str_has_prefix (line, "# "))
    {
      *rest = line + 2;
      return LINE_LABEL;
    }
  while (g_ascii_isdigit (*end))
    end++;
  if (end > line && end - line <= 2 && end[0] == '.' && end[1] == ' ')
    {
      *rest = end + 2;
      return LINE_NUMBER;
    }
  return LINE_TEXT;
}

/* Text that is being gathered: the lines of one paragraph, or the items of one list. */
typedef struct
{
  LineKind kind;
  GString *text;
  GPtrArray *items;
  char *label;
} Gathered;

static void
end_item (Gathered *gathered)
{
  if (gathered->text->len == 0)
    return;
  g_ptr_array_add (gathered->items, g_strdup (gathered->text->str));
  g_string_truncate (gathered->text, 0);
}

static void
end_text (LyktaDocument *self, Gathered *gathered)
{
  end_item (gathered);
  if (gathered->items->len > 0 && gathered->kind == LINE_TEXT)
    {
      for (guint i = 0; i < gathered->items->len; i++)
        if (gathered->label != NULL && i == 0)
          lykta_document_add_term (self, gathered->label, g_ptr_array_index (gathered->items, i));
        else
          lykta_document_add_paragraph (self, g_ptr_array_index (gathered->items, i));
      g_clear_pointer (&gathered->label, g_free);
    }
  else if (gathered->items->len > 0)
    {
      g_ptr_array_add (gathered->items, NULL);
      if (gathered->kind == LINE_NUMBER)
        lykta_document_add_numbers (self, (const char *const *) gathered->items->pdata, NULL);
      else
        lykta_document_add_bullets (self, (const char *const *) gathered->items->pdata);
      g_ptr_array_set_size (gathered->items, (int) gathered->items->len - 1);
    }
  g_ptr_array_set_size (gathered->items, 0);
}

/**
 * lykta_document_new:
 * @language: BCP 47 ("sv")
 * @title: its title
 * @author: the authority
 * @date: the day it speaks for
 *
 * Returns: (transfer full): a document without blocks
 */
LyktaDocument *
lykta_document_new (const char *language, const char *title, const char *author, const char *date)
{
  LyktaDocument *self = g_new0 (LyktaDocument, 1);

  self->language = g_strdup (language);
  self->title = g_strdup (title);
  self->author = g_strdup (author);
  self->date = g_strdup (date);
  self->hyphens = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return self;
}

void
lykta_document_free (LyktaDocument *self)
{
  g_free (self->language);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->author);
  g_free (self->place);
  g_free (self->subject);
  g_free (self->dnr);
  g_free (self->date);
  g_free (self->running);
  g_free (self->footer);
  g_ptr_array_unref (self->hyphens);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * lykta_document_dup_full_title:
 *
 * Returns: (transfer full): the title, with the subtitle when there is one, as lists of documents show it
 */
char *
lykta_document_dup_full_title (const LyktaDocument *self)
{
  return self->subtitle != NULL ? g_strdup_printf ("%s – %s", self->title, self->subtitle) : g_strdup (self->title);
}

/**
 * lykta_document_add_title:
 * @pairs: label and value in turn, at most four of each: number, date, state, period
 *
 * Adds the head of the first page. It must be the first block.
 */
void
lykta_document_add_title (LyktaDocument *self, const char *const *pairs)
{
  LyktaDocumentBlock *block = add_block (self, LYKTA_BLOCK_TITLE, NULL, NULL);

  block->items = g_strdupv ((char **) pairs);
}

/**
 * lykta_document_add_contents:
 * @heading: what stands above the list
 *
 * Adds the list of all headings with the pages they stand on.
 */
void
lykta_document_add_contents (LyktaDocument *self, const char *heading)
{
  add_block (self, LYKTA_BLOCK_CONTENTS, NULL, heading);
}

/**
 * lykta_document_add_heading:
 * @level: 1 to 3
 * @number: (nullable): its number
 * @text: its text
 *
 * Returns: its index among the headings, for the page it ends up on
 */
guint
lykta_document_add_heading (LyktaDocument *self, guint level, const char *number, const char *text)
{
  LyktaDocumentBlock *block = add_block (self, LYKTA_BLOCK_HEADING, number, text);

  block->level = CLAMP (level, 1, 3);
  block->heading = self->n_headings;
  return self->n_headings++;
}

void
lykta_document_add_paragraph (LyktaDocument *self, const char *text)
{
  add_block (self, LYKTA_BLOCK_PARAGRAPH, NULL, text);
}

void
lykta_document_add_bullets (LyktaDocument *self, const char *const *items)
{
  LyktaDocumentBlock *block = add_block (self, LYKTA_BLOCK_BULLETS, NULL, NULL);

  block->items = g_strdupv ((char **) items);
}

void
lykta_document_add_numbers (LyktaDocument *self, const char *const *items, const char *const *labels)
{
  LyktaDocumentBlock *block = add_block (self, LYKTA_BLOCK_NUMBERS, NULL, NULL);

  block->items = g_strdupv ((char **) items);
  block->labels = g_strdupv ((char **) labels);
}

/**
 * lykta_document_add_term:
 * @label: stands in the hanging column
 * @text: beside it
 *
 * Adds a labelled line; those that follow each other are one list.
 */
void
lykta_document_add_term (LyktaDocument *self, const char *label, const char *text)
{
  add_block (self, LYKTA_BLOCK_TERM, label, text);
}

void
lykta_document_add_note (LyktaDocument *self, const char *text)
{
  add_block (self, LYKTA_BLOCK_NOTE, NULL, text);
}

/**
 * lykta_document_add_place:
 * @label: who signs there
 * @name: of the field, stable and English ("head-of-office")
 *
 * Adds a place for a signature, by hand or by the archived file's empty field of that name.
 */
void
lykta_document_add_place (LyktaDocument *self, const char *label, const char *name)
{
  add_block (self, LYKTA_BLOCK_PLACE, label, name);
}

void
lykta_document_add_page_break (LyktaDocument *self)
{
  add_block (self, LYKTA_BLOCK_PAGE_BREAK, NULL, NULL);
}

void
lykta_document_take_table (LyktaDocument *self, LyktaDocumentTable *table)
{
  add_block (self, LYKTA_BLOCK_TABLE, NULL, NULL)->table = table;
}

/**
 * lykta_document_add_figure:
 * @width: in points; %LYKTA_FIGURE_WIDTH for the text column
 * @height: in points
 * @draw: draws it whenever the document is drawn, perhaps in a thread
 * @data: for @draw
 * @free_data: (nullable): frees @data with the document
 * @alternative: what it shows, for those who do not see it
 *
 * Adds a vector figure, which is not split over pages.
 *
 * Returns: (transfer none): the figure, of which "wide" may be set
 */
LyktaDocumentFigure *
lykta_document_add_figure (LyktaDocument *self, double width, double height, LyktaDocumentDrawFunc draw, gpointer data,
                           GDestroyNotify free_data, const char *alternative)
{
  LyktaDocumentFigure *figure = g_new0 (LyktaDocumentFigure, 1);

  figure->width = width;
  figure->height = height;
  figure->draw = draw;
  figure->data = data;
  figure->free_data = free_data;
  figure->alternative = g_strdup (alternative);
  add_block (self, LYKTA_BLOCK_FIGURE, NULL, NULL)->figure = figure;
  return figure;
}

/**
 * lykta_document_add_text:
 * @text: as a person typed it
 *
 * Adds typed text as paragraphs, lists and labelled lines. Lines of a paragraph flow together; so do those of an item.
 */
void
lykta_document_add_text (LyktaDocument *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Gathered gathered = { .kind = LINE_TEXT, .text = g_string_new (NULL), .items = g_ptr_array_new_with_free_func (g_free) };

  for (char **line = lines; *line != NULL; line++)
    {
      const char *rest;
      LineKind kind = read_line (g_strstrip (*line), &rest);

      /* Within a list a plain line goes on with its item, and an empty one ends the item but not the list. */
      if (kind == LINE_EMPTY)
        {
          end_item (&gathered);
          continue;
        }
      if (kind == LINE_LABEL)
        {
          end_text (self, &gathered);
          gathered.kind = LINE_TEXT;
          g_free (gathered.label);
          gathered.label = g_strdup (rest);
          continue;
        }
      if (kind != gathered.kind && !(kind == LINE_TEXT && gathered.text->len > 0))
        {
          end_text (self, &gathered);
          gathered.kind = kind;
        }
      else if (kind != LINE_TEXT)
        {
          end_item (&gathered);
        }
      if (gathered.text->len > 0)
        g_string_append_c (gathered.text, ' ');
      g_string_append (gathered.text, rest);
    }
  end_text (self, &gathered);

  g_string_free (gathered.text, TRUE);
  g_ptr_array_unref (gathered.items);
  g_free (gathered.label);
}

/**
 * lykta_document_table_new:
 *
 * Returns: (transfer full): a table without columns and rows
 */
LyktaDocumentTable *
lykta_document_table_new (void)
{
  LyktaDocumentTable *self = g_new0 (LyktaDocumentTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (LyktaDocumentColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) clear_column);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
lykta_document_table_free (LyktaDocumentTable *self)
{
  g_free (self->number);
  g_free (self->caption);
  g_free (self->subcaption);
  g_free (self->note);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * lykta_document_table_add_column:
 * @label: its heading
 * @width: in millimetres
 *
 * Returns: (transfer none): the column, valid until the next one is added
 */
LyktaDocumentColumn *
lykta_document_table_add_column (LyktaDocumentTable *self, const char *label, double width)
{
  LyktaDocumentColumn column = { .label = g_strdup (label), .width = width };

  g_array_append_val (self->columns, column);
  return &g_array_index (self->columns, LyktaDocumentColumn, self->columns->len - 1);
}

/**
 * lykta_document_table_take_row:
 * @cells: (transfer full): as many as there are columns
 */
void
lykta_document_table_take_row (LyktaDocumentTable *self, char **cells)
{
  g_return_if_fail (g_strv_length (cells) == self->columns->len);

  g_ptr_array_add (self->rows, cells);
}
