/* lykta-pdf-archive-metadata.c: what the file says of itself: XMP, information dictionary, output intent, language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-archive-private.h"

#define ICC_RESOURCE LYKTA_RESOURCE_PATH "/pdf/sRGB.icc"

/* The namespaces that ISO 19005 knows; then ISO 14289's own, which it asks to be described. Some readers want the parts apart. */
static const char xmp_head[] = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\"\n"
                               "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                               "  xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                               "  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                               "  xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";

static const char xmp_tail[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\"\n"
    "  xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "  xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "  xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "  <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaProperty:name>part</pdfaProperty:name>\n"
    "    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "    <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
    "  </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>";

/* How a property holds its value. */
typedef enum
{
  HOLDS_TEXT,
  HOLDS_LANGUAGES,
  HOLDS_SEQUENCE,
  HOLDS_BAG,
} PropertyForm;

static void
add_property (GString *xmp, const char *name, PropertyForm form, const char *value)
{
  static const struct
  {
    const char *before;
    const char *after;
  } forms[] = {
    [HOLDS_TEXT] = { "", "" },
    [HOLDS_LANGUAGES] = { "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>" },
    [HOLDS_SEQUENCE] = { "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>" },
    [HOLDS_BAG] = { "<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>" },
  };
  g_autofree char *escaped = NULL;

  if (value == NULL || *value == '\0')
    return;
  escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (xmp, "<%s>%s%s%s</%s>\n", name, forms[form].before, escaped, forms[form].after, name);
}

static char *
make_xmp (LyktaPdfArchiver *self, const char *creator, const char *producer)
{
  const LyktaPdfArchive *how = self->how;
  g_autoptr (GDateTime) utc = g_date_time_to_utc (how->date);
  g_autofree char *time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *part = g_strdup_printf ("%d", how->part);
  GString *xmp = g_string_new (xmp_head);

  add_property (xmp, "dc:title", HOLDS_LANGUAGES, how->title);
  add_property (xmp, "dc:creator", HOLDS_SEQUENCE, how->author);
  add_property (xmp, "dc:description", HOLDS_LANGUAGES, how->subject);
  add_property (xmp, "dc:identifier", HOLDS_TEXT, how->dnr);
  add_property (xmp, "dc:language", HOLDS_BAG, how->language);
  add_property (xmp, "xmp:CreatorTool", HOLDS_TEXT, creator);
  add_property (xmp, "xmp:CreateDate", HOLDS_TEXT, time);
  add_property (xmp, "xmp:ModifyDate", HOLDS_TEXT, time);
  add_property (xmp, "xmp:MetadataDate", HOLDS_TEXT, time);
  add_property (xmp, "pdf:Producer", HOLDS_TEXT, producer);
  add_property (xmp, "pdfaid:part", HOLDS_TEXT, part);
  add_property (xmp, "pdfaid:conformance", HOLDS_TEXT, "A");
  g_string_append (xmp, xmp_tail);
  return g_string_free (xmp, FALSE);
}

/* ISO 19005-1 6.7.3: what stands in both places is the same in both; so the dictionary is made anew, of what the packet says. */
static void
write_info (LyktaPdfArchiver *self, const char *creator, const char *producer)
{
  const LyktaPdfArchive *how = self->how;
  g_autoptr (GDateTime) utc = g_date_time_to_utc (how->date);
  g_autofree char *time = g_date_time_format (utc, "D:%Y%m%d%H%M%SZ");
  qpdf_oh trailer = qpdf_get_trailer (self->qpdf);
  qpdf_oh info = qpdf_oh_new_dictionary (self->qpdf);

  lykta_pdf_set_text (self->qpdf, info, "/Title", how->title);
  lykta_pdf_set_text (self->qpdf, info, "/Author", how->author);
  lykta_pdf_set_text (self->qpdf, info, "/Subject", how->subject);
  lykta_pdf_set_text (self->qpdf, info, "/Creator", creator);
  lykta_pdf_set_text (self->qpdf, info, "/Producer", producer);
  lykta_pdf_set_text (self->qpdf, info, "/CreationDate", time);
  lykta_pdf_set_text (self->qpdf, info, "/ModDate", time);
  lykta_pdf_take_key (self->qpdf, trailer, "/Info", qpdf_make_indirect_object (self->qpdf, info));
  qpdf_oh_release (self->qpdf, info);
  qpdf_oh_release (self->qpdf, trailer);
}

static void
add_output_intent (LyktaPdfArchiver *self)
{
  g_autoptr (GBytes) profile = g_resources_lookup_data (ICC_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  qpdf_oh intents = qpdf_oh_new_array (self->qpdf);
  qpdf_oh intent =
      qpdf_oh_parse (self->qpdf, "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                                 " /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) >>");
  gsize size;
  gconstpointer data = g_bytes_get_data (profile, &size);

  lykta_pdf_take_key (self->qpdf, intent, "/DestOutputProfile",
                      lykta_pdf_new_stream (self->qpdf, "<< /N 3 /Alternate /DeviceRGB >>", data, size));
  lykta_pdf_take_item (self->qpdf, intents, intent);
  lykta_pdf_take_key (self->qpdf, self->root, "/OutputIntents", intents);
}

void
lykta_pdf_archive_add_metadata (LyktaPdfArchiver *self)
{
  g_autofree char *creator = lykta_pdf_dup_text (self->qpdf, self->info, "/Creator");
  g_autofree char *producer = lykta_pdf_dup_text (self->qpdf, self->info, "/Producer");
  g_autofree char *xmp = make_xmp (self, creator, producer);

  lykta_pdf_take_key (self->qpdf, self->root, "/Metadata",
                      lykta_pdf_new_stream (self->qpdf, "<< /Type /Metadata /Subtype /XML >>", xmp, strlen (xmp)));
  write_info (self, creator, producer);
  add_output_intent (self);
  lykta_pdf_set_text (self->qpdf, self->root, "/Lang", self->how->language);
  lykta_pdf_set_parsed (self->qpdf, self->root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
}
