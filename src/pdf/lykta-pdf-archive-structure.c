/* lykta-pdf-archive-structure.c: what Cairo's structure lacks: scope, numbering, alternatives, what links are for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawn file says in its information dictionary what its tags cannot: "Lists", a kind of numbering for each list in order, and "Figure1"
 * and on, where each figure is and what it shows. Its elements "Form" are empty and become those of the places for signatures, in order.
 */

#include "config.h"

#include <stdlib.h>

#include "lykta-pdf-archive-private.h"

typedef struct
{
  LyktaPdfArchiver *archiver;
  char **lists; /* numbering of each */
  guint n_lists;
  guint n_figures;
  guint n_places;
} Walker;

static void walk_kids (Walker *self, qpdf_oh element);

/* "x y width height what it shows", from the page's upper left, in points. */
static void
describe_figure (Walker *self, qpdf_oh element)
{
  qpdf_data qpdf = self->archiver->qpdf;
  g_autofree char *key = g_strdup_printf ("/Figure%u", ++self->n_figures);
  g_autofree char *said = lykta_pdf_dup_text (qpdf, self->archiver->info, key);
  g_auto (GStrv) parts = said != NULL ? g_strsplit (said, " ", 5) : NULL;
  char left[G_ASCII_DTOSTR_BUF_SIZE], low[G_ASCII_DTOSTR_BUF_SIZE], right[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;
  double x, top;
  qpdf_oh page;

  if (parts == NULL || g_strv_length (parts) < 5)
    return;
  page = qpdf_oh_get_key (qpdf, element, "/Pg");
  x = g_ascii_strtod (parts[0], NULL);
  top = lykta_pdf_get_page_height (qpdf, page) - g_ascii_strtod (parts[1], NULL);
  g_ascii_formatd (left, sizeof left, "%.3f", x);
  g_ascii_formatd (low, sizeof low, "%.3f", top - g_ascii_strtod (parts[3], NULL));
  g_ascii_formatd (right, sizeof right, "%.3f", x + g_ascii_strtod (parts[2], NULL));
  g_ascii_formatd (high, sizeof high, "%.3f", top);
  attributes = g_strdup_printf ("<< /O /Layout /Placement /Block /BBox [%s %s %s %s] >>", left, low, right, high);
  lykta_pdf_set_parsed (qpdf, element, "/A", attributes);
  lykta_pdf_set_text (qpdf, element, "/Alt", parts[4]);
  qpdf_oh_release (qpdf, page);
}

static void
number_list (Walker *self, qpdf_oh element)
{
  g_autofree char *attributes = NULL;

  if (self->n_lists >= (self->lists != NULL ? g_strv_length (self->lists) : 0))
    return;
  attributes = g_strdup_printf ("<< /O /List /ListNumbering /%s >>", self->lists[self->n_lists++]);
  lykta_pdf_set_parsed (self->archiver->qpdf, element, "/A", attributes);
}

/* A table's head is its first row, of which every cell heads a column. */
static void
walk_element (Walker *self, qpdf_oh element)
{
  qpdf_data qpdf = self->archiver->qpdf;
  qpdf_oh type = qpdf_oh_get_key (qpdf, element, "/S");
  const char *name = qpdf_oh_is_name (qpdf, type) ? qpdf_oh_get_name (qpdf, type) : "";

  if (g_str_equal (name, "/TH"))
    lykta_pdf_set_parsed (qpdf, element, "/A", "<< /O /Table /Scope /Column >>");
  else if (g_str_equal (name, "/L"))
    number_list (self, element);
  else if (g_str_equal (name, "/Figure"))
    describe_figure (self, element);
  else if (g_str_equal (name, "/Form"))
    lykta_pdf_archive_add_place (self->archiver, element, self->n_places++);
  else if (!g_str_equal (name, "/P"))
    walk_kids (self, element);
  qpdf_oh_release (qpdf, type);
}

static void
walk_kids (Walker *self, qpdf_oh element)
{
  qpdf_data qpdf = self->archiver->qpdf;
  qpdf_oh kids = qpdf_oh_get_key (qpdf, element, "/K");
  int n = qpdf_oh_is_array (qpdf, kids) ? qpdf_oh_get_array_n_items (qpdf, kids) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (qpdf, kids, i);

      if (qpdf_oh_is_dictionary (qpdf, kid))
        walk_element (self, kid);
      qpdf_oh_release (qpdf, kid);
    }
  qpdf_oh_release (qpdf, kids);
}

/* What each named place is called: its heading, from the outline. */
static void
read_outline (LyktaPdfArchiver *self, qpdf_oh parent, GHashTable *titles)
{
  qpdf_oh item = qpdf_oh_get_key (self->qpdf, parent, "/First");

  while (qpdf_oh_is_dictionary (self->qpdf, item))
    {
      char *place = lykta_pdf_dup_text (self->qpdf, item, "/Dest");
      qpdf_oh next;

      if (place != NULL)
        g_hash_table_insert (titles, place, lykta_pdf_dup_text (self->qpdf, item, "/Title"));
      read_outline (self, item, titles);
      next = qpdf_oh_get_key (self->qpdf, item, "/Next");
      qpdf_oh_release (self->qpdf, item);
      item = next;
    }
  qpdf_oh_release (self->qpdf, item);
}

/* ISO 14289-1 7.18.5: a link says where it goes, here by the heading or by the address. */
static void
describe_link (LyktaPdfArchiver *self, qpdf_oh annotation, GHashTable *titles)
{
  g_autofree char *place = lykta_pdf_dup_text (self->qpdf, annotation, "/Dest");
  const char *title = place != NULL ? g_hash_table_lookup (titles, place) : NULL;
  g_autofree char *address = NULL;

  if (title == NULL)
    {
      qpdf_oh action = qpdf_oh_get_key (self->qpdf, annotation, "/A");

      address = qpdf_oh_is_dictionary (self->qpdf, action) ? lykta_pdf_dup_text (self->qpdf, action, "/URI") : NULL;
      qpdf_oh_release (self->qpdf, action);
    }
  lykta_pdf_set_text (self->qpdf, annotation, "/Contents", title != NULL ? title : address != NULL ? address : place);
  lykta_pdf_take_key (self->qpdf, annotation, "/F", qpdf_oh_new_integer (self->qpdf, 4)); /* is printed */
}

static void
describe_links (LyktaPdfArchiver *self, qpdf_oh page, GHashTable *titles)
{
  qpdf_oh annotations = qpdf_oh_get_key (self->qpdf, page, "/Annots");
  int n = qpdf_oh_is_array (self->qpdf, annotations) ? qpdf_oh_get_array_n_items (self->qpdf, annotations) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh annotation = qpdf_oh_get_array_item (self->qpdf, annotations, i);

      if (qpdf_oh_is_dictionary_of_type (self->qpdf, annotation, "", "/Link"))
        describe_link (self, annotation, titles);
      qpdf_oh_release (self->qpdf, annotation);
    }
  qpdf_oh_release (self->qpdf, annotations);
}

void
lykta_pdf_archive_complete_structure (LyktaPdfArchiver *self)
{
  g_autofree char *lists = lykta_pdf_dup_text (self->qpdf, self->info, "/Lists");
  Walker walker = { .archiver = self, .lists = lists != NULL ? g_strsplit (lists, " ", -1) : NULL };
  qpdf_oh tree = qpdf_oh_get_key (self->qpdf, self->root, "/StructTreeRoot");

  walk_kids (&walker, tree);
  g_strfreev (walker.lists);
  qpdf_oh_release (self->qpdf, tree);
}

void
lykta_pdf_archive_complete_links (LyktaPdfArchiver *self)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  qpdf_oh outline = qpdf_oh_get_key (self->qpdf, self->root, "/Outlines");
  int n_pages = qpdf_get_num_pages (self->qpdf);

  if (qpdf_oh_is_dictionary (self->qpdf, outline))
    read_outline (self, outline, titles);
  qpdf_oh_release (self->qpdf, outline);
  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, (size_t) i);

      describe_links (self, page, titles);
      qpdf_oh_release (self->qpdf, page);
    }
}
