/* lykta-pdf-archive-places.c: empty signature fields, each a part of the structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-archive-private.h"

/* The key after the last one of the parent tree, which Cairo writes as one list. */
static long long
find_next_key (LyktaPdfArchiver *self, qpdf_oh numbers)
{
  int n = qpdf_oh_get_array_n_items (self->qpdf, numbers);
  qpdf_oh last;
  long long key;

  if (n < 2)
    return 0;
  last = qpdf_oh_get_array_item (self->qpdf, numbers, n - 2);
  key = qpdf_oh_get_int_value (self->qpdf, last) + 1;
  qpdf_oh_release (self->qpdf, last);
  return key;
}

/* The field and its widget are one object; the appearance is empty until somebody signs. */
static qpdf_oh
make_field (LyktaPdfArchiver *self, const LyktaPdfSignaturePlace *place, qpdf_oh page, long long key)
{
  char left[G_ASCII_DTOSTR_BUF_SIZE], low[G_ASCII_DTOSTR_BUF_SIZE], right[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  double top = lykta_pdf_get_page_height (self->qpdf, page) - place->y;
  g_autofree char *written = NULL;
  g_autofree char *form = NULL;
  qpdf_oh direct, indirect, appearance;

  g_ascii_formatd (left, sizeof left, "%.3f", place->x);
  g_ascii_formatd (low, sizeof low, "%.3f", top - place->height);
  g_ascii_formatd (right, sizeof right, "%.3f", place->x + place->width);
  g_ascii_formatd (high, sizeof high, "%.3f", top);
  g_ascii_formatd (width, sizeof width, "%.3f", place->width);
  g_ascii_formatd (height, sizeof height, "%.3f", place->height);
  written = g_strdup_printf ("<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect [%s %s %s %s] /StructParent %lld /AP << >> >>",
                             left, low, right, high, key);
  form = g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources << >> >>", width, height);

  direct = qpdf_oh_parse (self->qpdf, written);
  lykta_pdf_set_text (self->qpdf, direct, "/T", place->name);
  lykta_pdf_set_text (self->qpdf, direct, "/TU", place->label);
  qpdf_oh_replace_key (self->qpdf, direct, "/P", page);
  appearance = qpdf_oh_get_key (self->qpdf, direct, "/AP");
  lykta_pdf_take_key (self->qpdf, appearance, "/N", lykta_pdf_new_stream (self->qpdf, form, "", 0));
  qpdf_oh_release (self->qpdf, appearance);
  indirect = qpdf_make_indirect_object (self->qpdf, direct);
  qpdf_oh_release (self->qpdf, direct);
  return indirect;
}

static void
add_annotation (LyktaPdfArchiver *self, qpdf_oh page, qpdf_oh annotation)
{
  qpdf_oh list;

  if (!qpdf_oh_has_key (self->qpdf, page, "/Annots"))
    lykta_pdf_set_parsed (self->qpdf, page, "/Annots", "[]");
  list = qpdf_oh_get_key (self->qpdf, page, "/Annots");
  qpdf_oh_append_item (self->qpdf, list, annotation);
  qpdf_oh_release (self->qpdf, list);
}

/* An entry of the parent tree: under which element the field's widget lies. */
static void
add_parent (LyktaPdfArchiver *self, qpdf_oh element, long long key, qpdf_oh numbers)
{
  lykta_pdf_take_item (self->qpdf, numbers, qpdf_oh_new_integer (self->qpdf, key));
  qpdf_oh_append_item (self->qpdf, numbers, element);
}

static void
add_to_form (LyktaPdfArchiver *self, qpdf_oh field)
{
  qpdf_oh form, fields;

  if (!qpdf_oh_has_key (self->qpdf, self->root, "/AcroForm"))
    {
      qpdf_oh direct = qpdf_oh_parse (self->qpdf, "<< /Fields [] >>");

      lykta_pdf_take_key (self->qpdf, self->root, "/AcroForm", qpdf_make_indirect_object (self->qpdf, direct));
      qpdf_oh_release (self->qpdf, direct);
    }
  form = qpdf_oh_get_key (self->qpdf, self->root, "/AcroForm");
  fields = qpdf_oh_get_key (self->qpdf, form, "/Fields");
  qpdf_oh_append_item (self->qpdf, fields, field);
  qpdf_oh_release (self->qpdf, fields);
  qpdf_oh_release (self->qpdf, form);
}

/* ISO 14289-1 7.18.4: a widget is within an element "Form" and is all that it holds. */
void
lykta_pdf_archive_add_place (LyktaPdfArchiver *self, qpdf_oh element, guint i)
{
  const LyktaPdfSignaturePlace *place = &self->how->places[i];
  qpdf_oh tree, parents, numbers, page, field, reference;
  long long key;

  if (i >= self->how->n_places)
    return;
  tree = qpdf_oh_get_key (self->qpdf, self->root, "/StructTreeRoot");
  parents = qpdf_oh_get_key (self->qpdf, tree, "/ParentTree");
  numbers = qpdf_oh_get_key (self->qpdf, parents, "/Nums");
  key = find_next_key (self, numbers);
  page = qpdf_get_page_n (self->qpdf, place->page - 1);
  field = make_field (self, place, page, key);
  reference = qpdf_oh_parse (self->qpdf, "<< /Type /OBJR >>");

  add_annotation (self, page, field);
  add_to_form (self, field);
  add_parent (self, element, key, numbers);
  qpdf_oh_replace_key (self->qpdf, reference, "/Obj", field);
  qpdf_oh_replace_key (self->qpdf, reference, "/Pg", page);
  qpdf_oh_replace_key (self->qpdf, element, "/Pg", page);
  lykta_pdf_take_key (self->qpdf, element, "/K", reference);
  lykta_pdf_take_key (self->qpdf, tree, "/ParentTreeNextKey", qpdf_oh_new_integer (self->qpdf, key + 1));
  qpdf_oh_release (self->qpdf, field);
  qpdf_oh_release (self->qpdf, page);
  qpdf_oh_release (self->qpdf, numbers);
  qpdf_oh_release (self->qpdf, parents);
  qpdf_oh_release (self->qpdf, tree);
}
