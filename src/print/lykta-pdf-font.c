/* lykta-pdf-font.c: a font in a PDF file, with only the letters that are used
 *
 * The glyphs keep their numbers in the subset (ISO 32000-1, 9.7.4.2), so that pages can be written before it is known what is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "lykta-pdf-font.h"

#define OUTLINES_CFF HB_TAG ('C', 'F', 'F', ' ')
#define OUTLINES_TRUETYPE HB_TAG ('g', 'l', 'y', 'f')
#define HEADER HB_TAG ('h', 'e', 'a', 'd')

/* A CMap holds at most so many letters a block (Adobe technical note 5014). */
#define MAX_BLOCK 100

struct _LyktaPdfFont
{
  guint index;
  char *name;        /* of PostScript */
  hb_face_t *face;   /* owned */
  hb_font_t *font;   /* owned; in units of the face */
  hb_set_t *used;    /* owned */
  GArray *letters;   /* of gunichar, by glyph */
  hb_tag_t outlines; /* the table that holds them */
  double scale;      /* thousandths of the size a unit of the face */
};

static gboolean
has_table (hb_face_t *face, hb_tag_t tag)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  gboolean there = hb_blob_get_length (blob) > 0;

  hb_blob_destroy (blob);
  return there;
}

static char *
get_name (hb_face_t *face)
{
  char name[128] = "";
  unsigned int size = sizeof name;

  hb_ot_name_get_utf8 (face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  /* Only what needs no escape in a name of PDF */
  return g_strcanon (g_strdup (*name != '\0' ? name : "Font"), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
}

static LyktaPdfFont *
font_new (hb_face_t *face, hb_tag_t outlines, guint index)
{
  LyktaPdfFont *self = g_new0 (LyktaPdfFont, 1);

  self->index = index;
  self->name = get_name (face);
  self->face = hb_face_reference (face);
  self->font = hb_font_create (face);
  self->used = hb_set_create ();
  self->letters = g_array_new (FALSE, TRUE, sizeof (gunichar));
  self->outlines = outlines;
  self->scale = 1000.0 / hb_face_get_upem (face);
  g_array_set_size (self->letters, hb_face_get_glyph_count (face));
  return self;
}

LyktaPdfFont *
lykta_pdf_font_get (GPtrArray *fonts, PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));
  hb_tag_t outlines = has_table (face, OUTLINES_CFF) ? OUTLINES_CFF : OUTLINES_TRUETYPE;

  for (guint i = 0; i < fonts->len; i++)
    if (((LyktaPdfFont *) g_ptr_array_index (fonts, i))->face == face)
      return g_ptr_array_index (fonts, i);
  if (!has_table (face, outlines))
    return NULL;
  g_ptr_array_add (fonts, font_new (face, outlines, fonts->len));
  return g_ptr_array_index (fonts, fonts->len - 1);
}

void
lykta_pdf_font_free (LyktaPdfFont *self)
{
  g_free (self->name);
  hb_font_destroy (self->font);
  hb_face_destroy (self->face);
  hb_set_destroy (self->used);
  g_array_unref (self->letters);
  g_free (self);
}

guint
lykta_pdf_font_find_glyph (LyktaPdfFont *self, gunichar letter)
{
  hb_codepoint_t glyph;

  return hb_font_get_nominal_glyph (self->font, letter, &glyph) ? glyph : 0;
}

gboolean
lykta_pdf_font_use (LyktaPdfFont *self, guint glyph, gunichar letter)
{
  gunichar *noted;

  g_return_val_if_fail (glyph < self->letters->len, FALSE);

  hb_set_add (self->used, glyph);
  noted = &g_array_index (self->letters, gunichar, glyph);
  if (*noted == 0)
    *noted = letter;
  return *noted == letter;
}

double
lykta_pdf_font_get_advance (LyktaPdfFont *self, guint glyph)
{
  return hb_font_get_glyph_h_advance (self->font, glyph) * self->scale;
}

guint
lykta_pdf_font_get_index (LyktaPdfFont *self)
{
  return self->index;
}

/* The program of the font, with the glyphs that are used: a bare CFF table, or a TrueType file */
static hb_blob_t *
make_subset (LyktaPdfFont *self)
{
  static const hb_tag_t needless[] = { HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F') };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *subset;
  hb_blob_t *blob;

  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE);
  hb_set_union (hb_subset_input_glyph_set (input), self->used);
  for (gsize i = 0; i < G_N_ELEMENTS (needless); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), needless[i]);
  subset = hb_subset_or_fail (self->face, input);
  hb_subset_input_destroy (input);
  if (subset == NULL)
    subset = hb_face_reference (self->face);
  blob = self->outlines == OUTLINES_CFF ? hb_face_reference_table (subset, OUTLINES_CFF) : hb_face_reference_blob (subset);
  hb_face_destroy (subset);
  return blob;
}

/* The box around all glyphs, in the font's header (OpenType, "head") */
static void
append_box (LyktaPdfFont *self, GString *to)
{
  hb_blob_t *blob = hb_face_reference_table (self->face, HEADER);
  unsigned int length;
  const guint8 *bytes = (const guint8 *) hb_blob_get_data (blob, &length);

  g_string_append (to, "/FontBBox[");
  for (guint i = 36; i < 44; i += 2)
    lykta_pdf_append_number (to, length >= 54 ? (gint16) (bytes[i] << 8 | bytes[i + 1]) * self->scale : 0);
  g_string_append (to, "]");
  hb_blob_destroy (blob);
}

static guint
write_descriptor (LyktaPdfFont *self, const char *name, LyktaPdfWriter *writer)
{
  guint file = lykta_pdf_writer_reserve (writer);
  guint descriptor = lykta_pdf_writer_reserve (writer);
  hb_blob_t *blob = make_subset (self);
  unsigned int length;
  const char *data = hb_blob_get_data (blob, &length);
  gboolean is_cff = self->outlines == OUTLINES_CFF;
  g_autofree char *entries = is_cff ? g_strdup ("/Subtype/CIDFontType0C") : g_strdup_printf ("/Length1 %u", length);
  hb_font_extents_t extents;
  hb_position_t capitals = 0;
  GString *to;

  lykta_pdf_writer_add_stream (writer, file, entries, data, length);
  hb_blob_destroy (blob);
  hb_font_get_h_extents (self->font, &extents);
  hb_ot_metrics_get_position (self->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);
  to = lykta_pdf_writer_begin (writer, descriptor);
  g_string_append_printf (to, "<</Type/FontDescriptor/FontName/%s/Flags 4/ItalicAngle 0/StemV 80/Ascent ", name);
  lykta_pdf_append_number (to, extents.ascender * self->scale);
  g_string_append (to, "/Descent ");
  lykta_pdf_append_number (to, extents.descender * self->scale);
  g_string_append (to, "/CapHeight ");
  lykta_pdf_append_number (to, capitals * self->scale);
  append_box (self, to);
  g_string_append_printf (to, "/FontFile%d %u 0 R>>", is_cff ? 3 : 2, file);
  lykta_pdf_writer_end (writer);
  return descriptor;
}

static guint
write_widths_and_glyphs (LyktaPdfFont *self, const char *name, LyktaPdfWriter *writer)
{
  guint descriptor = write_descriptor (self, name, writer);
  guint object = lykta_pdf_writer_reserve (writer);
  gboolean is_cff = self->outlines == OUTLINES_CFF;
  GString *to = lykta_pdf_writer_begin (writer, object);

  g_string_append_printf (to,
                          "<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                          "/Supplement 0>>/FontDescriptor %u 0 R/W[",
                          is_cff ? 0 : 2, name, is_cff ? "" : "/CIDToGIDMap/Identity", descriptor);
  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next (self->used, &glyph);)
    {
      g_string_append_printf (to, "%u[", glyph);
      lykta_pdf_append_number (to, lykta_pdf_font_get_advance (self, glyph));
      g_string_append_c (to, ']');
    }
  g_string_append (to, "]>>");
  lykta_pdf_writer_end (writer);
  return object;
}

/* What letter each glyph is, for whoever searches, copies or listens */
static guint
write_letters (LyktaPdfFont *self, LyktaPdfWriter *writer)
{
  guint object = lykta_pdf_writer_reserve (writer);
  g_autoptr (GString) map = g_string_new ("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
                                          "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                                          "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
                                          "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
  guint left = hb_set_get_population (self->used);
  guint block = 0;

  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next (self->used, &glyph); left--, block--)
    {
      gunichar letter = g_array_index (self->letters, gunichar, glyph);

      if (block == 0)
        {
          block = MIN (left, MAX_BLOCK);
          g_string_append_printf (map, "%u beginbfchar\n", block);
        }
      if (letter > 0xffff)
        g_string_append_printf (map, "<%04X><%04X%04X>\n", glyph, 0xd800 + ((letter - 0x10000) >> 10), 0xdc00 + (letter & 0x3ff));
      else
        g_string_append_printf (map, "<%04X><%04X>\n", glyph, letter);
      if (block == 1)
        g_string_append (map, "endbfchar\n");
    }
  g_string_append (map, "endcmap CMapName currentdict/CMap defineresource pop end end\n");
  lykta_pdf_writer_add_stream (writer, object, "", map->str, map->len);
  return object;
}

guint
lykta_pdf_font_write (LyktaPdfFont *self, LyktaPdfWriter *writer)
{
  /* The letters before the name tell subsets of one font apart (9.6.4). */
  g_autofree char *name = g_strdup_printf ("LYKTA%c+%s", 'A' + (char) (self->index % 26), self->name);
  guint glyphs = write_widths_and_glyphs (self, name, writer);
  guint letters = write_letters (self, writer);
  guint object = lykta_pdf_writer_reserve (writer);
  GString *to = lykta_pdf_writer_begin (writer, object);

  g_string_append_printf (to,
                          "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                          name, glyphs, letters);
  lykta_pdf_writer_end (writer);
  return object;
}
