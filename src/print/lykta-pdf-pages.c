/* lykta-pdf-pages.c: pages of a tagged PDF, whose texts are placed glyph by glyph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-clock.h"
#include "lykta-pdf-pages.h"

/* Stands for a letter that no font has as an outline. */
#define REPLACEMENT 0x25a1

/* The first objects */
enum
{
  OBJECT_CATALOG = 1,
  OBJECT_PAGES,
  OBJECT_STRUCTURE,
  OBJECT_PARENTS,
  OBJECT_RESOURCES,
  OBJECT_INFO,
};

struct _LyktaPdfPages
{
  LyktaPdfWriter *writer; /* owned */
  GPtrArray *fonts;       /* of LyktaPdfFont */
  GArray *pages;          /* of guint: their objects */
  GArray *page_parents;   /* of guint: objects with the elements of each page */
  double width;
  double height;

  /* The page */
  GString *content;
  GArray *elements; /* of guint, by the numbers of marked content */

  /* What texts are shown with; the font is NULL when it must be said again */
  const LyktaPdfFont *font;
  double size;
  LyktaInk ink;
};

LyktaPdfPages *
lykta_pdf_pages_new (GOutputStream *stream, double width, double height)
{
  LyktaPdfPages *self = g_new0 (LyktaPdfPages, 1);

  self->writer = lykta_pdf_writer_new (stream);
  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_pdf_font_free);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->page_parents = g_array_new (FALSE, FALSE, sizeof (guint));
  self->width = width;
  self->height = height;
  self->content = g_string_new (NULL);
  self->elements = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = OBJECT_CATALOG; i <= OBJECT_INFO; i++)
    lykta_pdf_writer_reserve (self->writer);
  return self;
}

void
lykta_pdf_pages_free (LyktaPdfPages *self)
{
  lykta_pdf_writer_free (self->writer);
  g_ptr_array_unref (self->fonts);
  g_array_unref (self->pages);
  g_array_unref (self->page_parents);
  g_string_free (self->content, TRUE);
  g_array_unref (self->elements);
  g_free (self);
}

GPtrArray *
lykta_pdf_pages_get_fonts (LyktaPdfPages *self)
{
  return self->fonts;
}

guint
lykta_pdf_pages_reserve (LyktaPdfPages *self)
{
  return lykta_pdf_writer_reserve (self->writer);
}

/* Pages */

static void
append_references (GString *to, const GArray *objects)
{
  g_string_append_c (to, '[');
  for (guint i = 0; i < objects->len; i++)
    g_string_append_printf (to, "%u 0 R ", g_array_index (objects, guint, i));
  g_string_append_c (to, ']');
}

void
lykta_pdf_pages_begin_page (LyktaPdfPages *self)
{
  guint page = lykta_pdf_writer_reserve (self->writer);

  g_array_append_val (self->pages, page);
  self->font = NULL;
}

void
lykta_pdf_pages_end_page (LyktaPdfPages *self)
{
  guint content = lykta_pdf_writer_reserve (self->writer);
  guint parents = lykta_pdf_writer_reserve (self->writer);
  GString *to;

  lykta_pdf_writer_add_stream (self->writer, content, "", self->content->str, self->content->len);
  to = lykta_pdf_writer_begin (self->writer, g_array_index (self->pages, guint, self->pages->len - 1));
  g_string_append_printf (to, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 ", OBJECT_PAGES);
  lykta_pdf_append_number (to, self->width);
  lykta_pdf_append_number (to, self->height);
  g_string_append_printf (to, "]/Resources %d 0 R/Contents %u 0 R/StructParents %u/Tabs/S>>", OBJECT_RESOURCES, content,
                          self->page_parents->len);
  lykta_pdf_writer_end (self->writer);

  append_references (lykta_pdf_writer_begin (self->writer, parents), self->elements);
  lykta_pdf_writer_end (self->writer);
  g_array_append_val (self->page_parents, parents);
  g_array_set_size (self->elements, 0);
  g_string_truncate (self->content, 0);
}

/* Content */

void
lykta_pdf_pages_begin (LyktaPdfPages *self, const char *role, guint element, GString *kids)
{
  if (element == 0)
    {
      g_string_append (self->content, "/Artifact BMC BT\n");
      return;
    }
  g_string_append_printf (self->content, "/%s<</MCID %u>>BDC BT\n", role, self->elements->len);
  g_string_append_printf (kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>", g_array_index (self->pages, guint, self->pages->len - 1),
                          self->elements->len);
  g_array_append_val (self->elements, element);
}

void
lykta_pdf_pages_end (LyktaPdfPages *self)
{
  g_string_append (self->content, "ET EMC\n");
}

static void
append_ink (GString *to, LyktaInk ink)
{
  guint32 rgb = lykta_ink_get (ink);

  for (int shift = 16; shift >= 0; shift -= 8)
    lykta_pdf_append_number (to, (rgb >> shift & 0xff) / 255.0);
}

void
lykta_pdf_pages_show (LyktaPdfPages *self, LyktaPdfFont *font, double size, LyktaInk ink, double x, double y, const char *digits,
                      gsize length)
{
  if (self->font == NULL || self->ink != ink)
    {
      append_ink (self->content, ink);
      g_string_append (self->content, "rg ");
    }
  if (self->font != font || self->size != size)
    {
      g_string_append_printf (self->content, "/F%u ", lykta_pdf_font_get_index (font));
      lykta_pdf_append_number (self->content, size);
      g_string_append (self->content, "Tf ");
    }
  self->font = font;
  self->size = size;
  self->ink = ink;
  g_string_append (self->content, "1 0 0 1 ");
  lykta_pdf_append_number (self->content, x);
  lykta_pdf_append_number (self->content, self->height - y);
  g_string_append (self->content, "Tm<");
  g_string_append_len (self->content, digits, (gssize) length);
  g_string_append (self->content, ">Tj\n");
}

/* The glyph that is shown for one of a run, and in which font; 0: nothing is. @said: whether the glyph alone says what the text says */
static guint
choose_glyph (LyktaPdfPages *self, PangoGlyph glyph, gunichar letter, LyktaPdfFont **font, gboolean *said)
{
  *said = FALSE;
  if (glyph == PANGO_GLYPH_EMPTY)
    return 0;
  if (*font == NULL || (glyph & PANGO_GLYPH_UNKNOWN_FLAG))
    {
      *font = g_ptr_array_index (self->fonts, 0);
      glyph = lykta_pdf_font_find_glyph (*font, REPLACEMENT);
      if (glyph != 0)
        lykta_pdf_font_use (*font, glyph, REPLACEMENT);
    }
  else
    *said = lykta_pdf_font_use (*font, glyph, letter);
  return glyph;
}

/* Where glyphs are not letters one by one, what the run says stands beside them (ISO 32000-1, 14.9.4). */
static void
show_run (LyktaPdfPages *self, PangoLayout *layout, const PangoGlyphItem *run, LyktaInk ink, double x, double y)
{
  g_autofree char *text = g_strndup (pango_layout_get_text (layout) + run->item->offset, (gsize) run->item->length);
  g_autoptr (PangoFontDescription) description = pango_font_describe_with_absolute_size (run->item->analysis.font);
  double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;
  gboolean literal = run->glyphs->num_glyphs == run->item->num_chars;
  GString *page = self->content;
  g_autoptr (GString) shown = g_string_new (NULL);

  self->content = shown;
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      LyktaPdfFont *font = lykta_pdf_font_get (self->fonts, run->item->analysis.font);
      gboolean said;
      guint glyph = choose_glyph (self, info->glyph, g_utf8_get_char (text + run->glyphs->log_clusters[i]), &font, &said);
      char digits[5];

      g_snprintf (digits, sizeof digits, "%04X", glyph);
      if (glyph != 0)
        lykta_pdf_pages_show (self, font, size, ink, x + info->geometry.x_offset / (double) PANGO_SCALE,
                              y + info->geometry.y_offset / (double) PANGO_SCALE, digits, 4);
      literal = literal && said;
      x += info->geometry.width / (double) PANGO_SCALE;
    }
  self->content = page;
  if (!literal)
    {
      g_string_append (page, "/Span<</ActualText ");
      lykta_pdf_append_text (page, text);
      g_string_append (page, ">>BDC\n");
    }
  g_string_append_len (page, shown->str, (gssize) shown->len);
  if (!literal)
    g_string_append (page, "EMC\n");
}

void
lykta_pdf_pages_show_line (LyktaPdfPages *self, PangoLayout *layout, int index, LyktaInk ink, double x, double y)
{
  for (GSList *l = pango_layout_get_line_readonly (layout, index)->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      show_run (self, layout, run, ink, x, y);
      x += pango_glyph_string_get_width (run->glyphs) / (double) PANGO_SCALE;
    }
}

void
lykta_pdf_pages_rule (LyktaPdfPages *self, double from, double to, double y)
{
  g_string_append (self->content, "/Artifact BMC ");
  append_ink (self->content, LYKTA_INK_HAIRLINE);
  g_string_append (self->content, "RG 0.5 w ");
  lykta_pdf_append_number (self->content, from);
  lykta_pdf_append_number (self->content, self->height - y);
  g_string_append (self->content, "m ");
  lykta_pdf_append_number (self->content, to);
  lykta_pdf_append_number (self->content, self->height - y);
  g_string_append (self->content, "l S EMC\n");
}

/* The structure */

void
lykta_pdf_pages_add_element (LyktaPdfPages *self, guint element, const char *role, guint parent, const char *kids,
                             const char *entries)
{
  GString *to = lykta_pdf_writer_begin (self->writer, element);

  g_string_append_printf (to, "<</S/%s/P %u 0 R%s", role, parent != 0 ? parent : OBJECT_STRUCTURE, entries);
  if (*kids != '\0')
    g_string_append_printf (to, "/K[%s]", kids);
  g_string_append (to, ">>");
  lykta_pdf_writer_end (self->writer);
}

static void
write_structure (LyktaPdfPages *self, guint root)
{
  GString *to = lykta_pdf_writer_begin (self->writer, OBJECT_PARENTS);

  g_string_append (to, "<</Nums[");
  for (guint i = 0; i < self->page_parents->len; i++)
    g_string_append_printf (to, "%u %u 0 R ", i, g_array_index (self->page_parents, guint, i));
  g_string_append (to, "]>>");
  lykta_pdf_writer_end (self->writer);

  to = lykta_pdf_writer_begin (self->writer, OBJECT_STRUCTURE);
  g_string_append_printf (to, "<</Type/StructTreeRoot/K %u 0 R/ParentTree %d 0 R/ParentTreeNextKey %u>>", root, OBJECT_PARENTS,
                          self->page_parents->len);
  lykta_pdf_writer_end (self->writer);
}

static void
write_pages (LyktaPdfPages *self)
{
  g_autoptr (GString) fonts = g_string_new (NULL);
  GString *to;

  for (guint i = 0; i < self->fonts->len; i++)
    g_string_append_printf (fonts, "/F%u %u 0 R", i, lykta_pdf_font_write (g_ptr_array_index (self->fonts, i), self->writer));
  to = lykta_pdf_writer_begin (self->writer, OBJECT_RESOURCES);
  g_string_append_printf (to, "<</Font<<%s>>>>", fonts->str);
  lykta_pdf_writer_end (self->writer);

  to = lykta_pdf_writer_begin (self->writer, OBJECT_PAGES);
  g_string_append_printf (to, "<</Type/Pages/Count %u/Kids", self->pages->len);
  append_references (to, self->pages);
  g_string_append (to, ">>");
  lykta_pdf_writer_end (self->writer);
}

static void
write_properties (LyktaPdfPages *self, const LyktaPdfProperties *properties)
{
  g_autofree char *today = lykta_today ();
  g_autofree char *day = g_strdup_printf ("%.4s%.2s%.2s", today, today + 5, today + 8);
  GString *to = lykta_pdf_writer_begin (self->writer, OBJECT_INFO);

  g_string_append (to, "<</Title");
  lykta_pdf_append_text (to, properties->title);
  g_string_append (to, "/Author");
  lykta_pdf_append_text (to, properties->author);
  g_string_append_printf (to, "/Creator(Lykta %s)/CreationDate(D:%s120000Z)/ModDate(D:%s120000Z)>>", LYKTA_VERSION, day, day);
  lykta_pdf_writer_end (self->writer);

  to = lykta_pdf_writer_begin (self->writer, OBJECT_CATALOG);
  g_string_append_printf (to, "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang", OBJECT_PAGES,
                          OBJECT_STRUCTURE);
  lykta_pdf_append_text (to, properties->language);
  g_string_append (to, "/ViewerPreferences<</DisplayDocTitle true>>>>");
  lykta_pdf_writer_end (self->writer);
}

gboolean
lykta_pdf_pages_finish (LyktaPdfPages *self, guint root, const LyktaPdfProperties *properties, GCancellable *cancellable,
                        GError **error)
{
  write_structure (self, root);
  write_pages (self);
  write_properties (self, properties);
  return lykta_pdf_writer_finish (self->writer, OBJECT_CATALOG, OBJECT_INFO, cancellable, error);
}
