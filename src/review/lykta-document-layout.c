/* lykta-document-layout.c: a document's blocks as lines and rows, and those on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lykta-document-layout.h"
#include "lykta-pdf-fonts.h"

#define TEXT_WIDTH (LYKTA_PAGE_RIGHT - LYKTA_PAGE_TEXT)
#define LABEL_WIDTH (LYKTA_PAGE_TEXT - LYKTA_PAGE_LEFT - 8)
#define BULLET_INDENT 13.0
#define NUMBER_INDENT 20.0
#define PLACE_HEIGHT 58.0

static const char *const heading_tags[] = { "H1", "H2", "H3" };

static LyktaSlice *
last_slice (LyktaDocumentLayout *self)
{
  return g_ptr_array_index (self->slices, self->slices->len - 1);
}

/* Whether a line may not be the last on its page: a first line alone at the foot, a last line alone on top. */
static gboolean
must_keep (int line, int n_lines)
{
  return n_lines <= 3 ? line < n_lines - 1 : line == 0 || line == n_lines - 2;
}

/* The lines from @first of a text, each a slice of its own after the first, which is the one given. */
static void
add_lines (LyktaDocumentLayout *self, LyktaSlice *slice, LyktaStyleId style, PangoLayout *layout, int first, double x)
{
  int n_lines = pango_layout_get_line_count (layout);

  for (int line = 0; line < n_lines; line++)
    {
      double height;

      if (line > first)
        slice = lykta_document_layout_add_slice (self, 0);
      height = lykta_slice_text (slice, style, layout, line, line + 1, x,
                                 line <= first ? line * lykta_text_style_get (style)->pitch : 0);
      slice->height = MAX (slice->height, (line <= first ? line * height : 0) + height);
      slice->keep = must_keep (line, n_lines);
    }
}

/* A lead before the first line feed stands out. */
static PangoLayout *
set_item (LyktaDocumentLayout *self, const char *text, double width)
{
  PangoLayout *layout = lykta_document_set_text (self->context, LYKTA_STYLE_BODY, text, width, FALSE);
  const char *lead = strchr (text, '\n');

  if (lead != NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);

      weight->start_index = 0;
      weight->end_index = (guint) (lead - text);
      pango_attr_list_insert (attributes, weight);
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static void
add_title (LyktaDocumentLayout *self, const LyktaDocumentBlock *block)
{
  const LyktaDocument *document = self->document;
  LyktaSlice *slice = lykta_document_layout_add_slice (self, 0);
  const double width = LYKTA_PAGE_RIGHT - LYKTA_PAGE_LEFT;
  double y = 170;
  guint n = block->items != NULL ? g_strv_length (block->items) / 2 : 0;

  lykta_slice_open (slice, "P", NULL);
  lykta_slice_set (slice, self->context, LYKTA_STYLE_AUTHOR, document->author, LYKTA_PAGE_LEFT, 50, width * 0.8, FALSE);
  lykta_slice_close (slice, "P");
  if (document->place != NULL)
    {
      lykta_slice_open (slice, "P", NULL);
      lykta_slice_set (slice, self->context, LYKTA_STYLE_PLACE, document->place, LYKTA_PAGE_LEFT, 65, width * 0.8, FALSE);
      lykta_slice_close (slice, "P");
    }
  lykta_slice_open (slice, "P", NULL);
  y += lykta_slice_set (slice, self->context, LYKTA_STYLE_TITLE, document->title, LYKTA_PAGE_LEFT - 1, y, width, FALSE);
  lykta_slice_close (slice, "P");
  if (document->subtitle != NULL)
    {
      lykta_slice_open (slice, "P", NULL);
      y += lykta_slice_set (slice, self->context, LYKTA_STYLE_SUBTITLE, document->subtitle, LYKTA_PAGE_LEFT, y, width, FALSE);
      lykta_slice_close (slice, "P");
    }

  if (n > 0)
    {
      double step = width / n;
      double low = 0;

      y += 31;
      lykta_slice_rule (slice, LYKTA_INK_HAIRLINE, LYKTA_PAGE_LEFT, y, width, 0.5);
      lykta_slice_open (slice, "L", NULL);
      for (guint i = 0; i < n; i++)
        {
          double x = LYKTA_PAGE_LEFT + i * step;
          double room = i + 1 < n ? step - 6 : step;
          double height;

          lykta_slice_open (slice, "LI", NULL);
          lykta_slice_open (slice, "Lbl", NULL);
          height = lykta_slice_set (slice, self->context, LYKTA_STYLE_LABEL, block->items[2 * i], x, y + 7, room, FALSE);
          lykta_slice_close (slice, "Lbl");
          lykta_slice_open (slice, "LBody", NULL);
          height +=
              lykta_slice_set (slice, self->context, LYKTA_STYLE_VALUE, block->items[2 * i + 1], x, y + 7 + height, room, FALSE);
          lykta_slice_close (slice, "LBody");
          lykta_slice_close (slice, "LI");
          low = MAX (low, height);
        }
      lykta_slice_close (slice, "L");
      y += 7 + low + 9;
      lykta_slice_rule (slice, LYKTA_INK_HAIRLINE, LYKTA_PAGE_LEFT, y, width, 0.5);
    }
  slice->height = y;
}

static void
add_contents (LyktaDocumentLayout *self, const LyktaDocumentBlock *block)
{
  const LyktaTextStyle *caption = lykta_text_style_get (LYKTA_STYLE_HEADING_2);
  LyktaSlice *slice = lykta_document_layout_add_slice (self, caption->space + 6);

  lykta_slice_open (slice, "TOC", NULL);
  lykta_slice_open (slice, "Caption", NULL);
  slice->height =
      lykta_slice_set (slice, self->context, LYKTA_STYLE_HEADING_2, block->text, LYKTA_PAGE_TEXT, 0, TEXT_WIDTH, FALSE);
  lykta_slice_close (slice, "Caption");
  slice->keep = TRUE;

  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const LyktaDocumentBlock *heading = g_ptr_array_index (self->document->blocks, i);
      LyktaStyleId style = heading->level == 1 ? LYKTA_STYLE_CONTENTS_1 : LYKTA_STYLE_CONTENTS_2;
      g_autofree char *text = NULL;

      if (heading->kind != LYKTA_BLOCK_HEADING)
        continue;
      slice = lykta_document_layout_add_slice (self, lykta_text_style_get (style)->space);
      lykta_slice_open (slice, "TOCI", NULL);
      lykta_slice_open (slice, "Reference", NULL);
      lykta_slice_open (slice, CAIRO_TAG_LINK, g_strdup_printf ("dest='h%u'", heading->heading));
      text = g_strconcat (heading->text, " ", NULL);
      lykta_slice_set_label (slice, self->context, style, heading->label, LABEL_WIDTH, 0);
      slice->height = lykta_slice_set (slice, self->context, style, text, LYKTA_PAGE_TEXT, 0, TEXT_WIDTH - 36, FALSE);
      lykta_slice_page (slice, style, heading->heading, LYKTA_PAGE_RIGHT, slice->height - lykta_text_style_get (style)->pitch);
      lykta_slice_close (slice, CAIRO_TAG_LINK);
      lykta_slice_close (slice, "Reference");
      lykta_slice_close (slice, "TOCI");
    }
  lykta_slice_close (last_slice (self), "TOC");
}

static void
add_heading (LyktaDocumentLayout *self, const LyktaDocumentBlock *block, const LyktaDocumentBlock *before)
{
  LyktaStyleId style = LYKTA_STYLE_HEADING_1 + block->level - 1;
  double space = lykta_text_style_get (style)->space;
  LyktaSlice *slice =
      lykta_document_layout_add_slice (self, before != NULL && before->kind == LYKTA_BLOCK_HEADING ? space / 2 : space);
  const char *tag = heading_tags[block->level - 1];

  lykta_slice_open (slice, CAIRO_TAG_DEST, g_strdup_printf ("name='h%u'", block->heading));
  lykta_slice_open (slice, tag, NULL);
  lykta_slice_set_label (slice, self->context, style, block->label, LABEL_WIDTH, 0);
  slice->height = lykta_slice_set (slice, self->context, style, block->text, LYKTA_PAGE_TEXT, 0, TEXT_WIDTH, FALSE);
  lykta_slice_close (slice, tag);
  lykta_slice_close (slice, CAIRO_TAG_DEST);
  slice->keep = TRUE;
}

static void
add_paragraph (LyktaDocumentLayout *self, const LyktaDocumentBlock *block, LyktaStyleId style, double space)
{
  g_autoptr (PangoLayout) layout = lykta_document_set_text (self->context, style, block->text, TEXT_WIDTH, FALSE);
  LyktaSlice *slice = lykta_document_layout_add_slice (self, space);

  lykta_slice_open (slice, "P", NULL);
  add_lines (self, slice, style, layout, 0, LYKTA_PAGE_TEXT);
  lykta_slice_close (last_slice (self), "P");
}

static void
add_list (LyktaDocumentLayout *self, const LyktaDocumentBlock *block, double space)
{
  gboolean numbered = block->kind == LYKTA_BLOCK_NUMBERS;
  double indent = numbered ? NUMBER_INDENT : BULLET_INDENT;
  LyktaSlice *slice;

  for (guint i = 0; block->items[i] != NULL; i++)
    {
      g_autofree char *label = !numbered               ? g_strdup ("•")
                               : block->labels != NULL ? g_strdup (block->labels[i])
                                                       : g_strdup_printf ("%u.", i + 1);
      g_autoptr (PangoLayout) layout = set_item (self, block->items[i], TEXT_WIDTH - indent);

      slice = lykta_document_layout_add_slice (self, i == 0 ? space : numbered ? 5 : 3);
      if (i == 0)
        lykta_slice_open (slice, "L", NULL);
      lykta_slice_open (slice, "LI", NULL);
      lykta_slice_open (slice, "Lbl", NULL);
      lykta_slice_set (slice, self->context, LYKTA_STYLE_BODY, label, LYKTA_PAGE_TEXT, 0, indent, FALSE);
      lykta_slice_close (slice, "Lbl");
      lykta_slice_open (slice, "LBody", NULL);
      add_lines (self, slice, LYKTA_STYLE_BODY, layout, 0, LYKTA_PAGE_TEXT + indent);
      slice = last_slice (self);
      lykta_slice_close (slice, "LBody");
      lykta_slice_close (slice, "LI");
      if (block->items[i + 1] == NULL)
        lykta_slice_close (slice, "L");
    }
}

/* A label of several lines takes as many lines of the text with it. */
static void
add_term (LyktaDocumentLayout *self, const LyktaDocumentBlock *block, double space, gboolean first, gboolean last)
{
  g_autoptr (PangoLayout) label = lykta_document_layout_set_narrow (self, LYKTA_STYLE_TERM, block->label, LABEL_WIDTH, FALSE);
  g_autoptr (PangoLayout) layout = set_item (self, block->text, TEXT_WIDTH);
  LyktaSlice *slice = lykta_document_layout_add_slice (self, space);

  if (first)
    lykta_slice_open (slice, "L", NULL);
  lykta_slice_open (slice, "LI", NULL);
  lykta_slice_open (slice, "Lbl", NULL);
  slice->height = lykta_slice_text (slice, LYKTA_STYLE_TERM, label, 0, -1, LYKTA_PAGE_LEFT, 0);
  lykta_slice_close (slice, "Lbl");
  lykta_slice_open (slice, "LBody", NULL);
  add_lines (self, slice, LYKTA_STYLE_BODY, layout, pango_layout_get_line_count (label) - 1, LYKTA_PAGE_TEXT);
  slice = last_slice (self);
  lykta_slice_close (slice, "LBody");
  lykta_slice_close (slice, "LI");
  if (last)
    lykta_slice_close (slice, "L");
}

static void
add_figure (LyktaDocumentLayout *self, const LyktaDocumentFigure *figure, double space)
{
  LyktaSlice *slice = lykta_document_layout_add_slice (self, space);

  lykta_slice_open (slice, "Figure", NULL);
  lykta_slice_figure (slice, figure, figure->wide ? LYKTA_PAGE_LEFT : LYKTA_PAGE_TEXT, 0);
  lykta_slice_close (slice, "Figure");
  slice->height = figure->height;
}

/* The label, a line to sign on, and an element for the field that the archive stage puts above the line. */
static void
add_place (LyktaDocumentLayout *self, const LyktaDocumentBlock *block, gboolean first)
{
  LyktaSlice *slice = lykta_document_layout_add_slice (self, first ? 12 : 14);
  g_autoptr (PangoLayout) label = lykta_document_layout_set_narrow (self, LYKTA_STYLE_TERM, block->label, LABEL_WIDTH, FALSE);

  lykta_slice_open (slice, "P", NULL);
  lykta_slice_text (slice, LYKTA_STYLE_TERM, label, 0, -1, LYKTA_PAGE_LEFT, 0);
  lykta_slice_close (slice, "P");
  lykta_slice_open (slice, "Form", NULL);
  lykta_slice_close (slice, "Form");
  lykta_slice_rule (slice, LYKTA_INK_HAIRLINE, LYKTA_PAGE_TEXT, PLACE_HEIGHT, TEXT_WIDTH, 0.5);
  slice->height = PLACE_HEIGHT;
  slice->keep = TRUE;
}

static void
add_block (LyktaDocumentLayout *self, const LyktaDocumentBlock *before, const LyktaDocumentBlock *block,
           const LyktaDocumentBlock *after)
{
  double space = lykta_text_style_get (LYKTA_STYLE_BODY)->space;

  /* Text stands closer to the heading it belongs to. */
  if (before != NULL && before->kind == LYKTA_BLOCK_HEADING)
    space = before->level == 3 ? 3 : 5.5;
  switch (block->kind)
    {
    case LYKTA_BLOCK_TITLE:
      add_title (self, block);
      break;
    case LYKTA_BLOCK_CONTENTS:
      add_contents (self, block);
      break;
    case LYKTA_BLOCK_HEADING:
      add_heading (self, block, before);
      break;
    case LYKTA_BLOCK_PARAGRAPH:
      add_paragraph (self, block, LYKTA_STYLE_BODY, space);
      if (after != NULL && g_str_has_suffix (block->text, ":"))
        last_slice (self)->keep = TRUE;
      break;
    case LYKTA_BLOCK_BULLETS:
    case LYKTA_BLOCK_NUMBERS:
      add_list (self, block, space);
      break;
    case LYKTA_BLOCK_TERM:
      add_term (self, block, space, before == NULL || before->kind != LYKTA_BLOCK_TERM,
                after == NULL || after->kind != LYKTA_BLOCK_TERM);
      break;
    case LYKTA_BLOCK_NOTE:
      if (self->slices->len > 0)
        last_slice (self)->keep = TRUE;
      add_paragraph (self, block, LYKTA_STYLE_NOTE, lykta_text_style_get (LYKTA_STYLE_NOTE)->space);
      break;
    case LYKTA_BLOCK_TABLE:
      lykta_document_layout_add_table (self, block->table);
      break;
    case LYKTA_BLOCK_FIGURE:
      add_figure (self, block->figure, space);
      break;
    case LYKTA_BLOCK_PLACE:
      add_place (self, block, before == NULL || before->kind != LYKTA_BLOCK_PLACE);
      if (after == NULL || after->kind != LYKTA_BLOCK_PLACE)
        last_slice (self)->keep = FALSE;
      break;
    case LYKTA_BLOCK_PAGE_BREAK:
      break;
    default:
      g_assert_not_reached ();
    }
}

static GArray *
add_page (LyktaDocumentLayout *self)
{
  GArray *page = g_array_new (FALSE, TRUE, sizeof (LyktaPlaced));

  g_ptr_array_add (self->pages, page);
  return page;
}

static double
place (GArray *page, const LyktaSlice *slice, double y, gboolean repeated)
{
  LyktaPlaced placed = { .slice = slice, .y = y, .repeated = repeated };

  g_array_append_val (page, placed);
  return y + slice->height;
}

/* Fills page after page. When a slice does not fit, the page ends at the last place before it where it may. */
static void
break_pages (LyktaDocumentLayout *self)
{
  const LyktaDocumentBlock *first = self->document->blocks->len > 0 ? self->document->blocks->pdata[0] : NULL;
  gboolean titled = first != NULL && first->kind == LYKTA_BLOCK_TITLE;
  guint i = 0;

  while (i < self->slices->len)
    {
      GArray *page = add_page (self);
      /* The title brings the room above it. */
      double top = titled && self->pages->len == 1 ? 0 : LYKTA_PAGE_TOP;
      guint start = i;
      guint end;
      double y = top;
      LyktaSlice *slice = g_ptr_array_index (self->slices, i);

      if (slice->head != NULL)
        y += slice->head->height;
      for (; i < self->slices->len; i++)
        {
          slice = g_ptr_array_index (self->slices, i);
          if (i > start && (slice->new_page || y + slice->space + slice->height > LYKTA_PAGE_BOTTOM))
            break;
          y += (i > start ? slice->space : 0) + slice->height;
        }
      end = i;
      if (i < self->slices->len && !slice->new_page)
        while (end > start && ((LyktaSlice *) g_ptr_array_index (self->slices, end - 1))->keep)
          end--;
      /* What must stay together is higher than the page. */
      if (end == start)
        end = i;

      slice = g_ptr_array_index (self->slices, start);
      y = top;
      if (slice->head != NULL)
        y = place (page, slice->head, y, TRUE);
      for (i = start; i < end; i++)
        {
          slice = g_ptr_array_index (self->slices, i);
          y = place (page, slice, y + (i > start ? slice->space : 0), FALSE);
        }
    }
}

static void
find_pages (LyktaDocumentLayout *self)
{
  g_array_set_size (self->block_pages, self->document->blocks->len);
  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          const LyktaPlaced *placed = &g_array_index (page, LyktaPlaced, j);
          guint *number = &g_array_index (self->block_pages, guint, placed->slice->block);

          if (*number == 0)
            *number = i + 1;
        }
    }
  for (guint i = 0; i < self->document->blocks->len; i++)
    if (((LyktaDocumentBlock *) g_ptr_array_index (self->document->blocks, i))->kind == LYKTA_BLOCK_HEADING)
      g_array_append_val (self->heading_pages, g_array_index (self->block_pages, guint, i));
}

/**
 * lykta_document_layout_new:
 * @document: (transfer none): what to lay out; it must outlive the layout
 *
 * Sets every text, breaks lines and then pages: a heading stays with what follows, no line of a paragraph stands alone, rows are not
 * split, and a table that goes on repeats its head.
 *
 * Returns: (transfer full): the pages; %NULL on error
 */
LyktaDocumentLayout *
lykta_document_layout_new (const LyktaDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocumentLayout) self = g_new0 (LyktaDocumentLayout, 1);
  GPtrArray *blocks = document->blocks;
  gboolean new_page = FALSE;

  self->document = document;
  self->slices = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_slice_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->block_pages = g_array_new (FALSE, TRUE, sizeof (guint));
  self->heading_pages = g_array_new (FALSE, TRUE, sizeof (guint));
  self->context = lykta_pdf_fonts_new_context (document->language, error);
  if (self->context == NULL)
    return NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const LyktaDocumentBlock *block = g_ptr_array_index (blocks, i);
      guint n_slices = self->slices->len;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_block (self, i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL, block,
                 i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL);
      for (guint j = n_slices; j < self->slices->len; j++)
        {
          LyktaSlice *slice = g_ptr_array_index (self->slices, j);

          slice->block = i;
          slice->new_page = new_page;
          new_page = FALSE;
        }
      new_page = new_page || block->kind == LYKTA_BLOCK_PAGE_BREAK;
    }
  break_pages (self);
  find_pages (self);
  return g_steal_pointer (&self);
}

void
lykta_document_layout_free (LyktaDocumentLayout *self)
{
  g_clear_pointer (&self->slices, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->block_pages, g_array_unref);
  g_clear_pointer (&self->heading_pages, g_array_unref);
  g_clear_object (&self->context);
  g_free (self);
}

void
lykta_document_layout_get_place (const LyktaPlaced *placed, double *x, double *y, double *width, double *height)
{
  *x = LYKTA_PAGE_TEXT;
  *y = placed->y;
  *width = TEXT_WIDTH;
  *height = PLACE_HEIGHT - 2;
}

/**
 * lykta_document_layout_add_slice:
 * @space: above it
 *
 * Returns: (transfer none): a new slice at the end
 */
LyktaSlice *
lykta_document_layout_add_slice (LyktaDocumentLayout *self, double space)
{
  LyktaSlice *slice = lykta_slice_new (space);

  g_ptr_array_add (self->slices, slice);
  return slice;
}

static gboolean
is_too_wide (LyktaDocumentLayout *self, LyktaStyleId style, const char *word, double width)
{
  g_autoptr (PangoLayout) layout = lykta_document_set_text (self->context, style, word, width, FALSE);

  return pango_layout_get_line_count (layout) > 1;
}

/* The word with soft hyphens, its own capitals kept; NULL when the document's list lacks it. */
static char *
hyphenate (LyktaDocumentLayout *self, const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  for (guint i = 0; i < self->document->hyphens->len; i++)
    {
      const char *hyphenated = g_ptr_array_index (self->document->hyphens, i);
      g_auto (GStrv) parts = g_strsplit (hyphenated, "\u00ad", -1);
      g_autofree char *plain = g_strjoinv (NULL, parts);
      GString *result;
      gsize at = 0;

      if (!g_str_has_prefix (folded, plain))
        continue;
      result = g_string_new (NULL);
      for (guint j = 0; parts[j] != NULL; j++)
        {
          g_string_append_printf (result, "%s%.*s", j > 0 ? "\u00ad" : "", (int) strlen (parts[j]), word + at);
          at += strlen (parts[j]);
        }
      g_string_append (result, word + at);
      return g_string_free (result, FALSE);
    }
  return NULL;
}

/**
 * lykta_document_layout_set_narrow:
 * @text: for a narrow column
 *
 * Sets a text whose words may be longer than a line: those that are break where the document's list says, others anywhere.
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
lykta_document_layout_set_narrow (LyktaDocumentLayout *self, LyktaStyleId style, const char *text, double width, gboolean end)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *joined = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (is_too_wide (self, style, words[i], width))
      {
        char *hyphenated = hyphenate (self, words[i]);

        if (hyphenated != NULL)
          {
            g_free (words[i]);
            words[i] = hyphenated;
          }
      }
  joined = g_strjoinv (" ", words);
  return lykta_document_set_text (self->context, style, joined, width, end);
}
