/* lykta-pdf-owners.c: what each object of a PDF file belongs to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-owners.h"

#include <string.h>

#define MOST_DEPTH 64

typedef struct
{
  LyktaPdfRevision *revision;
  LyktaPdfOwners *owners;
  GArray *queue; /* of guint: objects whose references are still to be followed */
  guint n_pages;
} Walk;

/* What leads from a thing to another that is walked for itself; pages are claimed before all else. */
static const char *const ways_out[] = { "Parent", "Annots" };

gboolean
lykta_pdf_is_signature_field (LyktaPdfRevision *revision, const LyktaPdfValue *field)
{
  for (guint i = 0; i < 8 && lykta_pdf_value_is_dictionary (field); i++)
    {
      const LyktaPdfValue *kind = lykta_pdf_revision_get (revision, field, "FT");

      if (kind != NULL)
        return lykta_pdf_value_is_name (kind, "Sig");
      field = lykta_pdf_revision_get (revision, field, "Parent");
    }
  return FALSE;
}

static gboolean
has_value (LyktaPdfRevision *revision, const LyktaPdfValue *field)
{
  for (guint i = 0; i < 8 && lykta_pdf_value_is_dictionary (field); i++)
    {
      if (lykta_pdf_revision_get (revision, field, "V") != NULL)
        return TRUE;
      field = lykta_pdf_revision_get (revision, field, "Parent");
    }
  return FALSE;
}

/* Returns whether it belonged to nothing yet. */
static gboolean
claim (Walk *walk, guint number, LyktaPdfOwner owner, guint page)
{
  if (number == 0 || number >= walk->owners->size || walk->owners->owners[number] != LYKTA_PDF_OWNER_NONE)
    return FALSE;
  walk->owners->owners[number] = (guint8) owner;
  walk->owners->pages[number] = page;
  return TRUE;
}

static gboolean
is_way_out (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways_out); i++)
    if (strcmp (key, ways_out[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Claims what a value refers to, for later; the value's own nesting has an end. */
static void
follow (Walk *walk, const LyktaPdfValue *value, LyktaPdfOwner owner, guint page)
{
  guint number = lykta_pdf_value_get_reference (value);

  if (number > 0)
    {
      if (claim (walk, number, owner, page))
        g_array_append_val (walk->queue, number);
    }
  else if (lykta_pdf_value_is (value, LYKTA_PDF_ARRAY))
    for (guint i = 0; i < value->length; i++)
      follow (walk, value->items[i], owner, page);
  else if (lykta_pdf_value_is_dictionary (value))
    for (guint i = 0; i + 1 < value->length; i += 2)
      if (!is_way_out (value->items[i]->text))
        follow (walk, value->items[i + 1], owner, page);
}

static void
drain (Walk *walk, LyktaPdfOwner owner, guint page)
{
  while (walk->queue->len > 0)
    {
      guint number = g_array_index (walk->queue, guint, walk->queue->len - 1);

      g_array_set_size (walk->queue, walk->queue->len - 1);
      follow (walk, lykta_pdf_revision_get_object (walk->revision, number), owner, page);
    }
}

static void
take (Walk *walk, const LyktaPdfValue *value, LyktaPdfOwner owner, guint page)
{
  follow (walk, value, owner, page);
  drain (walk, owner, page);
}

static void
walk_pages (Walk *walk, const LyktaPdfValue *reference, guint depth)
{
  const LyktaPdfValue *node = lykta_pdf_revision_resolve (walk->revision, reference);
  const LyktaPdfValue *kids = lykta_pdf_revision_get (walk->revision, node, "Kids");
  guint number = lykta_pdf_value_get_reference (reference);

  if (!lykta_pdf_value_is_dictionary (node) || depth > MOST_DEPTH)
    return;
  if (lykta_pdf_value_is (kids, LYKTA_PDF_ARRAY))
    {
      if (!claim (walk, number, LYKTA_PDF_OWNER_PAGE_TREE, 0))
        return;
      claim (walk, lykta_pdf_value_get_reference (lykta_pdf_value_get (node, "Kids")), LYKTA_PDF_OWNER_PAGE_TREE, 0);
      for (guint i = 0; i < kids->length; i++)
        walk_pages (walk, kids->items[i], depth + 1);
      /* What its pages inherit */
      take (walk, lykta_pdf_value_get (node, "Resources"), LYKTA_PDF_OWNER_PAGE, 0);
    }
  else if (claim (walk, number, LYKTA_PDF_OWNER_PAGE_OBJECT, walk->n_pages + 1))
    walk->n_pages++;
}

static void
walk_annotations (Walk *walk, const LyktaPdfValue *page, guint number)
{
  const LyktaPdfValue *annotations = lykta_pdf_revision_get (walk->revision, page, "Annots");

  claim (walk, lykta_pdf_value_get_reference (lykta_pdf_value_get (page, "Annots")), LYKTA_PDF_OWNER_ANNOTATIONS, number);
  for (guint i = 0; lykta_pdf_value_is (annotations, LYKTA_PDF_ARRAY) && i < annotations->length; i++)
    {
      const LyktaPdfValue *annotation = lykta_pdf_revision_resolve (walk->revision, annotations->items[i]);
      LyktaPdfOwner owner = LYKTA_PDF_OWNER_ANNOTATION;

      if (lykta_pdf_value_is_name (lykta_pdf_value_get (annotation, "Subtype"), "Widget"))
        owner = lykta_pdf_is_signature_field (walk->revision, annotation) && !has_value (walk->revision, annotation)
                    ? LYKTA_PDF_OWNER_EMPTY_FIELD
                    : LYKTA_PDF_OWNER_FIELD;
      take (walk, lykta_pdf_value_get (annotation, "V"), LYKTA_PDF_OWNER_SIGNATURE, number);
      take (walk, annotations->items[i], owner, number);
    }
}

static void
walk_content (Walk *walk)
{
  for (guint number = 1; number < walk->owners->size; number++)
    if (walk->owners->owners[number] == LYKTA_PDF_OWNER_PAGE_OBJECT)
      take (walk, lykta_pdf_revision_get_object (walk->revision, number), LYKTA_PDF_OWNER_PAGE, walk->owners->pages[number]);
}

static void
walk_all_annotations (Walk *walk)
{
  for (guint number = 1; number < walk->owners->size; number++)
    if (walk->owners->owners[number] == LYKTA_PDF_OWNER_PAGE_OBJECT)
      walk_annotations (walk, lykta_pdf_revision_get_object (walk->revision, number), walk->owners->pages[number]);
}

/* Fields that stand on no page, or lie around those that do */
static void
walk_fields (Walk *walk, const LyktaPdfValue *fields, guint depth)
{
  if (!lykta_pdf_value_is (fields, LYKTA_PDF_ARRAY) || depth > MOST_DEPTH)
    return;
  for (guint i = 0; i < fields->length; i++)
    {
      guint number = lykta_pdf_value_get_reference (fields->items[i]);
      const LyktaPdfValue *field = lykta_pdf_revision_resolve (walk->revision, fields->items[i]);
      gboolean empty = lykta_pdf_is_signature_field (walk->revision, field) && !has_value (walk->revision, field);

      take (walk, lykta_pdf_value_get (field, "V"), LYKTA_PDF_OWNER_SIGNATURE, 0);
      if (claim (walk, number, empty ? LYKTA_PDF_OWNER_EMPTY_FIELD : LYKTA_PDF_OWNER_FIELD, 0))
        walk_fields (walk, lykta_pdf_revision_get (walk->revision, field, "Kids"), depth + 1);
    }
}

static void
walk_form (Walk *walk, const LyktaPdfValue *catalog)
{
  const LyktaPdfValue *form = lykta_pdf_revision_get (walk->revision, catalog, "AcroForm");

  claim (walk, lykta_pdf_value_get_reference (lykta_pdf_value_get (catalog, "AcroForm")), LYKTA_PDF_OWNER_FORM, 0);
  claim (walk, lykta_pdf_value_get_reference (lykta_pdf_value_get (form, "Fields")), LYKTA_PDF_OWNER_FIELDS, 0);
  walk_fields (walk, lykta_pdf_revision_get (walk->revision, form, "Fields"), 0);
  take (walk, form, LYKTA_PDF_OWNER_FORM, 0);
}

LyktaPdfOwners *
lykta_pdf_owners_new (LyktaPdfRevision *revision)
{
  LyktaPdfOwners *self = g_new0 (LyktaPdfOwners, 1);
  Walk walk = { .revision = revision, .owners = self };
  const LyktaPdfValue *trailer = lykta_pdf_revision_get_trailer (revision);
  const LyktaPdfValue *catalog = lykta_pdf_revision_get (revision, trailer, "Root");
  const LyktaPdfValue *names = lykta_pdf_revision_get (revision, catalog, "Names");

  self->size = lykta_pdf_revision_get_size (revision);
  self->owners = g_new0 (guint8, self->size);
  self->pages = g_new0 (guint, self->size);
  walk.queue = g_array_new (FALSE, FALSE, sizeof (guint));

  claim (&walk, lykta_pdf_value_get_reference (lykta_pdf_value_get (trailer, "Root")), LYKTA_PDF_OWNER_CATALOG, 0);
  walk_pages (&walk, lykta_pdf_value_get (catalog, "Pages"), 0);
  walk_content (&walk);
  walk_all_annotations (&walk);
  walk_form (&walk, catalog);
  take (&walk, lykta_pdf_value_get (catalog, "Metadata"), LYKTA_PDF_OWNER_METADATA, 0);
  take (&walk, lykta_pdf_value_get (trailer, "Info"), LYKTA_PDF_OWNER_METADATA, 0);
  take (&walk, lykta_pdf_value_get (names, "EmbeddedFiles"), LYKTA_PDF_OWNER_ATTACHMENTS, 0);
  take (&walk, lykta_pdf_value_get (catalog, "AF"), LYKTA_PDF_OWNER_ATTACHMENTS, 0);
  take (&walk, lykta_pdf_value_get (catalog, "StructTreeRoot"), LYKTA_PDF_OWNER_TAGS, 0);
  take (&walk, lykta_pdf_value_get (catalog, "DSS"), LYKTA_PDF_OWNER_SECURITY_STORE, 0);
  take (&walk, catalog, LYKTA_PDF_OWNER_SETTINGS, 0);
  g_array_unref (walk.queue);
  return self;
}

void
lykta_pdf_owners_free (LyktaPdfOwners *self)
{
  g_free (self->owners);
  g_free (self->pages);
  g_free (self);
}

LyktaPdfOwner
lykta_pdf_owners_get (const LyktaPdfOwners *self, guint number, guint *page)
{
  *page = number < self->size ? self->pages[number] : 0;
  return number < self->size ? (LyktaPdfOwner) self->owners[number] : LYKTA_PDF_OWNER_NONE;
}
