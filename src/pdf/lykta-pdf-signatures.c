/* lykta-pdf-signatures.c: the signature fields of a PDF file (ISO 32000-1, 12.7.4.5 and 12.8.1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-signatures.h"

#include <string.h>

/* Fields of a form that are looked at, of signatures that are kept, and how deep fields may lie */
#define MOST_FIELDS 10000
#define MOST_SIGNATURES 100
#define MOST_DEPTH 16
#define MOST_PAGES 100000

typedef struct
{
  LyktaPdfRevision *revision;
  GBytes *document;
  GHashTable *pages; /* object number to page, from 1; NULL until asked for */
  GPtrArray *fields;
  guint seen;
} Search;

void
lykta_pdf_signature_field_free (LyktaPdfSignatureField *self)
{
  g_free (self->name);
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_free (self);
}

static void
add_pages (Search *search, const LyktaPdfValue *reference, guint depth)
{
  const LyktaPdfValue *node = lykta_pdf_revision_resolve (search->revision, reference);
  const LyktaPdfValue *kids = lykta_pdf_revision_get (search->revision, node, "Kids");
  guint number = lykta_pdf_value_get_reference (reference);

  if (node == NULL || depth > 4 * MOST_DEPTH || g_hash_table_size (search->pages) > MOST_PAGES)
    return;
  if (!lykta_pdf_value_is (kids, LYKTA_PDF_ARRAY))
    g_hash_table_insert (search->pages, GUINT_TO_POINTER (number), GUINT_TO_POINTER (g_hash_table_size (search->pages) + 1));
  else
    for (guint i = 0; i < MIN (kids->length, MOST_PAGES); i++)
      add_pages (search, kids->items[i], depth + 1);
}

static guint
find_page (Search *search, const LyktaPdfValue *widget)
{
  guint number = lykta_pdf_value_get_reference (lykta_pdf_value_get (widget, "P"));

  if (search->pages == NULL)
    {
      const LyktaPdfValue *trailer = lykta_pdf_revision_get_trailer (search->revision);
      const LyktaPdfValue *catalog = lykta_pdf_revision_get (search->revision, trailer, "Root");

      search->pages = g_hash_table_new (NULL, NULL);
      add_pages (search, lykta_pdf_value_get (catalog, "Pages"), 0);
    }
  return number > 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (search->pages, GUINT_TO_POINTER (number))) : 0;
}

/* Four numbers, from 0; and the gap between them is the signature's own place, in hexadecimal, and no byte more. */
static void
read_coverage (Search *search, LyktaPdfSignatureField *field)
{
  const LyktaPdfValue *range = lykta_pdf_revision_get (search->revision, field->value, "ByteRange");
  const LyktaPdfValue *contents = lykta_pdf_revision_get (search->revision, field->value, "Contents");
  gsize size;
  const guint8 *data = g_bytes_get_data (search->document, &size);
  gsize numbers[4];

  if (!lykta_pdf_value_is (range, LYKTA_PDF_ARRAY) || range->length != G_N_ELEMENTS (numbers)
      || !lykta_pdf_value_is (contents, LYKTA_PDF_STRING))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const LyktaPdfValue *number = range->items[i];

      if (!lykta_pdf_value_is (number, LYKTA_PDF_NUMBER) || !(number->number >= 0 && number->number <= (double) size))
        return;
      numbers[i] = (gsize) number->number;
    }
  if (numbers[0] != 0 || numbers[2] < numbers[1] + 2 || numbers[3] > size - numbers[2]
      || numbers[2] - numbers[1] != (gsize) contents->length * 2 + 2 || data[numbers[1]] != '<' || data[numbers[2] - 1] != '>')
    return;
  for (gsize i = 0; i < contents->length; i++)
    {
      int high = g_ascii_xdigit_value ((char) data[numbers[1] + 1 + 2 * i]);
      int low = g_ascii_xdigit_value ((char) data[numbers[1] + 2 + 2 * i]);

      if (high < 0 || low < 0 || (guint8) contents->text[i] != high * 16 + low)
        return;
    }
  field->contents = g_bytes_new (contents->text, contents->length);
  field->gap_start = numbers[1];
  field->gap_end = numbers[2];
  field->end = numbers[2] + numbers[3];
}

static void
add_field (Search *search, const LyktaPdfValue *dictionary, const char *name)
{
  const LyktaPdfValue *kids = lykta_pdf_revision_get (search->revision, dictionary, "Kids");
  const LyktaPdfValue *widget = lykta_pdf_value_is (kids, LYKTA_PDF_ARRAY) && kids->length > 0
                                    ? lykta_pdf_revision_resolve (search->revision, kids->items[0])
                                    : dictionary;
  LyktaPdfSignatureField *field;

  if (search->fields->len >= MOST_SIGNATURES)
    return;
  field = g_new0 (LyktaPdfSignatureField, 1);
  field->name = g_strdup (name);
  field->page = find_page (search, widget);
  field->value = lykta_pdf_revision_get (search->revision, dictionary, "V");
  if (!lykta_pdf_value_is (field->value, LYKTA_PDF_DICTIONARY))
    field->value = NULL;
  g_ptr_array_add (search->fields, field);
  if (field->value != NULL)
    read_coverage (search, field);
}

/* Kinds and names are inherited (12.7.3.1). */
static void
walk (Search *search, const LyktaPdfValue *fields, const LyktaPdfValue *kind, const char *path, guint depth)
{
  if (!lykta_pdf_value_is (fields, LYKTA_PDF_ARRAY) || depth > MOST_DEPTH)
    return;
  for (guint i = 0; i < fields->length && search->seen < MOST_FIELDS; i++)
    {
      const LyktaPdfValue *field = lykta_pdf_revision_resolve (search->revision, fields->items[i]);
      const LyktaPdfValue *own_kind = lykta_pdf_revision_get (search->revision, field, "FT");
      g_autofree char *own = lykta_pdf_value_get_text (lykta_pdf_revision_get (search->revision, field, "T"));
      g_autofree char *name = NULL;

      search->seen++;
      /* A kid without a name of its own is only another place on a page. */
      if (!lykta_pdf_value_is_dictionary (field) || (depth > 0 && own == NULL))
        continue;
      name = *path != '\0' && own != NULL ? g_strconcat (path, ".", own, NULL) : g_strdup (own != NULL ? own : path);
      if (own_kind == NULL)
        own_kind = kind;
      if (lykta_pdf_value_is_name (own_kind, "Sig") && (own != NULL || depth == 0))
        add_field (search, field, name);
      walk (search, lykta_pdf_revision_get (search->revision, field, "Kids"), own_kind, name, depth + 1);
    }
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const LyktaPdfSignatureField *first = *(const LyktaPdfSignatureField *const *) a;
  const LyktaPdfSignatureField *second = *(const LyktaPdfSignatureField *const *) b;

  return first->end < second->end ? -1 : first->end > second->end;
}

GPtrArray *
lykta_pdf_signature_fields_find (LyktaPdfRevision *revision, GBytes *document)
{
  Search search = { .revision = revision, .document = document };
  const LyktaPdfValue *catalog = lykta_pdf_revision_get (revision, lykta_pdf_revision_get_trailer (revision), "Root");
  const LyktaPdfValue *form = lykta_pdf_revision_get (revision, catalog, "AcroForm");

  search.fields = g_ptr_array_new_with_free_func ((GDestroyNotify) lykta_pdf_signature_field_free);
  walk (&search, lykta_pdf_revision_get (revision, form, "Fields"), NULL, "", 0);
  g_clear_pointer (&search.pages, g_hash_table_unref);
  g_ptr_array_sort (search.fields, compare_fields);
  return search.fields;
}

static gboolean
is_signature (LyktaPdfRevision *revision, const LyktaPdfValue *value)
{
  return lykta_pdf_value_is (value, LYKTA_PDF_DICTIONARY)
         && lykta_pdf_value_is (lykta_pdf_revision_get (revision, value, "ByteRange"), LYKTA_PDF_ARRAY)
         && lykta_pdf_value_is (lykta_pdf_revision_get (revision, value, "Contents"), LYKTA_PDF_STRING);
}

guint
lykta_pdf_signature_fields_count_removed (GPtrArray *fields, LyktaPdfRevision *revision)
{
  guint n = 0;

  if (lykta_pdf_revision_get_n_updates (revision) < 2)
    return 0;
  for (guint number = 1; number < lykta_pdf_revision_get_size (revision); number++)
    {
      const LyktaPdfValue *value = lykta_pdf_revision_get_object (revision, number);
      gboolean found = FALSE;

      if (!is_signature (revision, value))
        continue;
      for (guint i = 0; i < fields->len && !found; i++)
        found = ((LyktaPdfSignatureField *) g_ptr_array_index (fields, i))->value == value;
      n += !found;
    }
  return n;
}

GBytes *
lykta_pdf_signature_field_get_signed (const LyktaPdfSignatureField *self, GBytes *document)
{
  const guint8 *data = g_bytes_get_data (document, NULL);
  GByteArray *bytes;

  if (self->contents == NULL)
    return NULL;
  bytes = g_byte_array_sized_new ((guint) (self->end - (self->gap_end - self->gap_start)));
  g_byte_array_append (bytes, data, (guint) self->gap_start);
  g_byte_array_append (bytes, data + self->gap_end, (guint) (self->end - self->gap_end));
  return g_byte_array_free_to_bytes (bytes);
}
