/* lykta-pdf-archive-fonts.c: what ISO 19005 asks of embedded fonts beyond what Cairo writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-archive-private.h"

#define FIRST_CODE 32

/* Names of the characters of WinAnsiEncoding (ISO 32000-1 Annex D.2) by code, from 32; Cairo gives its subsets the same names. "-" is
 * no character. */
static const char names[] =
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma "
    "hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
    "question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum "
    "underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde - Euro "
    "- quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron guilsinglleft OE - "
    "Zcaron - - quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark scaron "
    "guilsinglright oe - zcaron Ydieresis - exclamdown cent sterling currency yen brokenbar section dieresis "
    "copyright ordfeminine guillemotleft logicalnot - registered macron degree plusminus twosuperior threesuperior "
    "acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf "
    "threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute "
    "Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis "
    "multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde "
    "adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde "
    "ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn "
    "ydieresis";

/* ISO 19005-1 6.3.5: which characters a subset holds. A width is that of a character that is there. */
static void
list_characters (qpdf_data qpdf, qpdf_oh font, qpdf_oh descriptor)
{
  g_auto (GStrv) name = g_strsplit (names, " ", -1);
  g_autoptr (GString) set = g_string_new (NULL);
  qpdf_oh first = qpdf_oh_get_key (qpdf, font, "/FirstChar");
  qpdf_oh widths = qpdf_oh_get_key (qpdf, font, "/Widths");
  int code = qpdf_oh_get_int_value_as_int (qpdf, first);
  int n = qpdf_oh_get_array_n_items (qpdf, widths);

  for (int i = 0; i < n; i++, code++)
    if (code >= FIRST_CODE && code < 256 && *name[code - FIRST_CODE] != '-' && lykta_pdf_get_number (qpdf, widths, i) > 0)
      g_string_append_printf (set, "/%s", name[code - FIRST_CODE]);
  lykta_pdf_take_key (qpdf, descriptor, "/CharSet", qpdf_oh_new_string (qpdf, set->str));
  qpdf_oh_release (qpdf, widths);
  qpdf_oh_release (qpdf, first);
}

/* The same for glyphs known by number, a bit each. Cairo numbers them from 0 and gives each a width. */
static void
list_glyphs (qpdf_data qpdf, qpdf_oh font, qpdf_oh descriptor)
{
  g_autoptr (GByteArray) bits = g_byte_array_new ();
  qpdf_oh widths = qpdf_oh_get_key (qpdf, font, "/W");
  qpdf_oh list = qpdf_oh_get_array_item (qpdf, widths, 1);
  int n = qpdf_oh_get_array_n_items (qpdf, list);

  for (int i = 0; i < n; i += 8)
    {
      guint8 eight = (guint8) (n - i >= 8 ? 0xff : 0xff << (8 - (n - i)));

      g_byte_array_append (bits, &eight, 1);
    }
  lykta_pdf_take_key (qpdf, descriptor, "/CIDSet", lykta_pdf_new_stream (qpdf, NULL, bits->data, bits->len));
  qpdf_oh_release (qpdf, list);
  qpdf_oh_release (qpdf, widths);
}

/**
 * lykta_pdf_archive_complete_font:
 * @font: a font's dictionary
 *
 * In part 1 a subset says what it holds; later parts leave that out. A TrueType font whose glyphs are known by number says how
 * (ISO 19005-2 6.2.11.3.2).
 */
void
lykta_pdf_archive_complete_font (LyktaPdfArchiver *self, qpdf_oh font)
{
  qpdf_data qpdf = self->qpdf;
  gboolean by_number = qpdf_oh_is_dictionary_of_type (qpdf, font, "", "/CIDFontType0");
  qpdf_oh descriptor;

  if (qpdf_oh_is_dictionary_of_type (qpdf, font, "", "/CIDFontType2") && !qpdf_oh_has_key (qpdf, font, "/CIDToGIDMap"))
    {
      by_number = TRUE;
      lykta_pdf_set_parsed (qpdf, font, "/CIDToGIDMap", "/Identity");
    }
  if (self->how->part > 1)
    return;
  descriptor = qpdf_oh_get_key (qpdf, font, "/FontDescriptor");
  if (qpdf_oh_is_dictionary (qpdf, descriptor))
    {
      if (by_number)
        list_glyphs (qpdf, font, descriptor);
      else if (qpdf_oh_is_dictionary_of_type (qpdf, font, "", "/Type1"))
        list_characters (qpdf, font, descriptor);
    }
  qpdf_oh_release (qpdf, descriptor);
}
