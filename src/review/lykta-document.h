/* lykta-document.h: a document as its blocks in order, before anything is measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define LYKTA_FIGURE_WIDTH (130.0 * 72.0 / 25.4) /* the text column */

typedef struct _LyktaDocumentBlock LyktaDocumentBlock;
typedef struct _LyktaDocumentColumn LyktaDocumentColumn;
typedef struct _LyktaDocument LyktaDocument;
typedef struct _LyktaDocumentFigure LyktaDocumentFigure;
typedef struct _LyktaDocumentTable LyktaDocumentTable;

/**
 * LyktaDocumentColumn:
 * @label: its heading
 * @width: in millimetres
 * @end: set against the right edge
 * @strong: in a heavier weight: what the row is about, or this year's figure
 * @dimmed: in the secondary colour
 */
struct _LyktaDocumentColumn
{
  char *label;
  double width;
  gboolean end;
  gboolean strong;
  gboolean dimmed;
};

/**
 * LyktaDocumentTable:
 * @number: (nullable): "Tabell 2.1", in the hanging column
 * @caption: (nullable): its heading
 * @subcaption: (nullable): a second, quieter line
 * @note: (nullable): a line below the table
 * @wide: takes the hanging column as well
 * @columns: (element-type LyktaDocumentColumn)
 * @rows: a cell for each column; an empty cell is printed as a dash (element-type GStrv)
 */
struct _LyktaDocumentTable
{
  char *number;
  char *caption;
  char *subcaption;
  char *note;
  gboolean wide;
  GArray *columns;
  GPtrArray *rows;
};

/**
 * LyktaDocumentDrawFunc:
 * @cr: at the figure's upper left corner, one unit a point
 * @context: with the document's fonts; no others are allowed in an archived document
 * @width: of the figure, in points
 * @height: of the figure, in points
 * @data: as given
 *
 * Draws a figure: opaque colours, no images, and at least one text, because Cairo leaves a figure without one out of the structure.
 */
typedef void (*LyktaDocumentDrawFunc) (cairo_t *cr, PangoContext *context, double width, double height, gpointer data);

/**
 * LyktaDocumentFigure:
 * @width: in points, at most that of the text column, or of the page when @wide
 * @height: in points
 * @wide: takes the hanging column as well
 * @draw: draws it
 * @data: for @draw
 * @free_data: (nullable): frees @data
 * @alternative: what it shows, for those who do not see it (ISO 14289-1 7.3)
 */
struct _LyktaDocumentFigure
{
  double width;
  double height;
  gboolean wide;
  LyktaDocumentDrawFunc draw;
  gpointer data;
  GDestroyNotify free_data;
  char *alternative;
};

/**
 * LyktaDocumentBlockKind:
 * @LYKTA_BLOCK_TITLE: the head of the first page
 * @LYKTA_BLOCK_CONTENTS: the list of headings with their pages
 * @LYKTA_BLOCK_HEADING: a heading, its number in the hanging column
 * @LYKTA_BLOCK_PARAGRAPH: running text
 * @LYKTA_BLOCK_BULLETS: a list
 * @LYKTA_BLOCK_NUMBERS: a numbered list
 * @LYKTA_BLOCK_TERM: a line with its label in the hanging column
 * @LYKTA_BLOCK_NOTE: a small line
 * @LYKTA_BLOCK_TABLE: a table
 * @LYKTA_BLOCK_FIGURE: a drawing
 * @LYKTA_BLOCK_PLACE: where a signature will stand
 * @LYKTA_BLOCK_PAGE_BREAK: what follows begins on a new page
 */
typedef enum
{
  LYKTA_BLOCK_TITLE,
  LYKTA_BLOCK_CONTENTS,
  LYKTA_BLOCK_HEADING,
  LYKTA_BLOCK_PARAGRAPH,
  LYKTA_BLOCK_BULLETS,
  LYKTA_BLOCK_NUMBERS,
  LYKTA_BLOCK_TERM,
  LYKTA_BLOCK_NOTE,
  LYKTA_BLOCK_TABLE,
  LYKTA_BLOCK_FIGURE,
  LYKTA_BLOCK_PLACE,
  LYKTA_BLOCK_PAGE_BREAK,
} LyktaDocumentBlockKind;

/**
 * LyktaDocumentBlock:
 * @kind: what it is
 * @level: of a heading, 1 to 3
 * @heading: of a heading, its index among the headings
 * @label: (nullable): number of a heading, label of a term or of a place
 * @text: (nullable): the text; of a place, its field's name
 * @items: (nullable): of a list, or the pairs of the title block
 * @labels: (nullable): of a numbered list, "1." and on
 * @table: (nullable): of a table
 * @figure: (nullable): of a figure
 */
struct _LyktaDocumentBlock
{
  LyktaDocumentBlockKind kind;
  guint level;
  guint heading;
  char *label;
  char *text;
  char **items;
  char **labels;
  LyktaDocumentTable *table;
  LyktaDocumentFigure *figure;
};

/**
 * LyktaDocument:
 * @language: BCP 47 ("sv")
 * @title: of the document, also in its metadata
 * @subtitle: (nullable): below the title
 * @author: the authority
 * @place: (nullable): below the authority on the first page
 * @subject: (nullable): in the metadata
 * @dnr: (nullable): its registration number, in the metadata
 * @date: the day it speaks for (YYYY-MM-DD): no clock is read
 * @running: (nullable): in the middle of every page's head
 * @footer: (nullable): at the foot of every page
 * @hyphens: words with soft hyphens where they may be broken, for narrow columns (element-type utf8)
 * @blocks: (element-type LyktaDocumentBlock)
 * @n_headings: how many of them are headings
 */
struct _LyktaDocument
{
  char *language;
  char *title;
  char *subtitle;
  char *author;
  char *place;
  char *subject;
  char *dnr;
  char *date;
  char *running;
  char *footer;
  GPtrArray *hyphens;
  GPtrArray *blocks;
  guint n_headings;
};

LyktaDocument *lykta_document_new (const char *language, const char *title, const char *author, const char *date);
void lykta_document_free (LyktaDocument *self);
char *lykta_document_dup_full_title (const LyktaDocument *self);

/* @pairs: label, value, label, value …, NULL */
void lykta_document_add_title (LyktaDocument *self, const char *const *pairs);
void lykta_document_add_contents (LyktaDocument *self, const char *heading);
guint lykta_document_add_heading (LyktaDocument *self, guint level, const char *number, const char *text);
void lykta_document_add_paragraph (LyktaDocument *self, const char *text);
void lykta_document_add_bullets (LyktaDocument *self, const char *const *items);
void lykta_document_add_numbers (LyktaDocument *self, const char *const *items, const char *const *labels); /* NULL: 1., 2. … */
void lykta_document_add_term (LyktaDocument *self, const char *label, const char *text);
void lykta_document_add_note (LyktaDocument *self, const char *text);
void lykta_document_add_place (LyktaDocument *self, const char *label, const char *name);
void lykta_document_add_page_break (LyktaDocument *self);
void lykta_document_take_table (LyktaDocument *self, LyktaDocumentTable *table);
LyktaDocumentFigure *lykta_document_add_figure (LyktaDocument *self, double width, double height, LyktaDocumentDrawFunc draw,
                                                gpointer data, GDestroyNotify free_data, const char *alternative);

/* Text as a person types it: paragraphs with an empty line between, "• " or "- " for bullets, "1. " for numbers, "# " for a label. */
void lykta_document_add_text (LyktaDocument *self, const char *text);

LyktaDocumentTable *lykta_document_table_new (void);
void lykta_document_table_free (LyktaDocumentTable *self);
LyktaDocumentColumn *lykta_document_table_add_column (LyktaDocumentTable *self, const char *label, double width);
void lykta_document_table_take_row (LyktaDocumentTable *self, char **cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDocument, lykta_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LyktaDocumentTable, lykta_document_table_free)

G_END_DECLS
