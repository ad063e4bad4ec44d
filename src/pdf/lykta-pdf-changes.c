/* lykta-pdf-changes.c: what was done to a PDF file between two of its states, beside signing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-changes.h"

#include <string.h>

#include "lykta-pdf-owners.h"
#include "lykta-pdf-verify.h"

/* Beyond these the rest is not listed one by one. */
#define MOST_CHANGES 200

typedef struct
{
  LyktaPdfRevision *older;
  LyktaPdfRevision *newer;
  LyktaPdfOwners *owners; /* in the older */
  GHashTable *wanted;     /* numbers that the older one refers to without having them */
  GPtrArray *changes;
} Comparison;

/* Keys of a dictionary whose values may differ */
typedef struct
{
  const char *key;
  gboolean (*allows) (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after);
  LyktaPdfChangeKind kind; /* of what is not allowed */
} KeyRule;

static void
add_change (Comparison *self, LyktaPdfChangeKind kind, guint page, guint object)
{
  LyktaPdfChange *change;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const LyktaPdfChange *known = g_ptr_array_index (self->changes, i);

      if (known->kind == kind && known->page == page)
        return;
    }
  if (self->changes->len >= MOST_CHANGES)
    return;
  change = g_new (LyktaPdfChange, 1);
  *change = (LyktaPdfChange) { .kind = kind, .page = page, .object = object };
  g_ptr_array_add (self->changes, change);
}

static gboolean
is_new (Comparison *self, const LyktaPdfValue *reference)
{
  guint number = lykta_pdf_value_get_reference (reference);

  return number > 0 && !lykta_pdf_revision_has_object (self->older, number)
         && !g_hash_table_contains (self->wanted, GUINT_TO_POINTER (number));
}

static gboolean
allow_any (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  return TRUE;
}

/* A place for a signature that does nothing else when it is clicked or shown */
static gboolean
is_new_signature_field (Comparison *self, const LyktaPdfValue *reference)
{
  const LyktaPdfValue *field = lykta_pdf_revision_resolve (self->newer, reference);

  return is_new (self, reference) && lykta_pdf_is_signature_field (self->newer, field) && lykta_pdf_value_get (field, "A") == NULL
         && lykta_pdf_value_get (field, "AA") == NULL;
}

static gboolean
is_new_widget (Comparison *self, const LyktaPdfValue *reference)
{
  const LyktaPdfValue *widget = lykta_pdf_revision_resolve (self->newer, reference);

  return is_new_signature_field (self, reference)
         && lykta_pdf_value_is_name (lykta_pdf_revision_get (self->newer, widget, "Subtype"), "Widget");
}

/* All that was there, in its order, and between it only what @allowed says */
static gboolean
has_only_more (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after,
               gboolean (*allowed) (Comparison *self, const LyktaPdfValue *item))
{
  guint next = 0;

  before = lykta_pdf_revision_resolve (self->older, before);
  after = lykta_pdf_revision_resolve (self->newer, after);
  if ((before != NULL && !lykta_pdf_value_is (before, LYKTA_PDF_ARRAY)) || !lykta_pdf_value_is (after, LYKTA_PDF_ARRAY))
    return before == NULL && after == NULL;
  for (guint i = 0; i < after->length; i++)
    {
      if (before != NULL && next < before->length && lykta_pdf_value_equal (after->items[i], before->items[next]))
        next++;
      else if (!allowed (self, after->items[i]))
        return FALSE;
    }
  return before == NULL || next == before->length;
}

static gboolean
allow_fields (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  return has_only_more (self, before, after, is_new_signature_field);
}

static gboolean
allow_widgets (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  return has_only_more (self, before, after, is_new_widget);
}

/* A tag that was added: for a signature's place on a page */
static gboolean
is_new_tag (Comparison *self, const LyktaPdfValue *item)
{
  const LyktaPdfValue *tag = lykta_pdf_revision_resolve (self->newer, item);
  const LyktaPdfValue *kind = lykta_pdf_revision_get (self->newer, tag, "S");

  return is_new (self, item)
         && (lykta_pdf_value_is_name (kind, "Form") || lykta_pdf_value_is_name (kind, "Annot")
             || lykta_pdf_value_is_name (lykta_pdf_revision_get (self->newer, tag, "Type"), "OBJR"));
}

/* One kid may stand without an array around it. */
static gboolean
allow_tags (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  const LyktaPdfValue *kids = lykta_pdf_revision_resolve (self->newer, after);

  if (before == NULL || lykta_pdf_value_is (lykta_pdf_revision_resolve (self->older, before), LYKTA_PDF_ARRAY))
    return has_only_more (self, before, after, is_new_tag);
  return lykta_pdf_value_is (kids, LYKTA_PDF_ARRAY) && kids->length > 0 && lykta_pdf_value_equal (kids->items[0], before)
         && (kids->length == 1 || is_new_tag (self, kids->items[kids->length - 1]));
}

/* Numbers and the tags that they stand for: those that were there stay. */
static gboolean
allow_numbers (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  guint next = 0;

  before = lykta_pdf_revision_resolve (self->older, before);
  after = lykta_pdf_revision_resolve (self->newer, after);
  if (!lykta_pdf_value_is (after, LYKTA_PDF_ARRAY) || (before != NULL && !lykta_pdf_value_is (before, LYKTA_PDF_ARRAY)))
    return FALSE;
  for (guint i = 0; i + 1 < after->length; i += 2)
    {
      if (before != NULL && next + 1 < before->length && lykta_pdf_value_equal (after->items[i], before->items[next])
          && lykta_pdf_value_equal (after->items[i + 1], before->items[next + 1]))
        next += 2;
      else if (!is_new (self, after->items[i + 1]))
        return FALSE;
    }
  return before == NULL || next == before->length;
}

/* What was there stays; names of fonts and the like may be added for a signature's picture. */
static gboolean
allow_more_keys (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  before = lykta_pdf_revision_resolve (self->older, before);
  after = lykta_pdf_revision_resolve (self->newer, after);
  if (before == NULL)
    return TRUE;
  if (!lykta_pdf_value_is_dictionary (before) || !lykta_pdf_value_is_dictionary (after))
    return FALSE;
  for (guint i = 0; i + 1 < MIN (before->length, MOST_CHANGES); i += 2)
    {
      const LyktaPdfValue *other = lykta_pdf_value_get (after, before->items[i]->text);

      if (!lykta_pdf_value_equal (before->items[i + 1], other)
          && (!lykta_pdf_value_is (before->items[i + 1], LYKTA_PDF_DICTIONARY)
              || !allow_more_keys (self, before->items[i + 1], other)))
        return FALSE;
    }
  return before->length <= MOST_CHANGES;
}

/* A form that was not there: only signatures in it */
static gboolean allow_form (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after);

static gboolean
allow_first (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  return before == NULL;
}

static gboolean allow_tag_root (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after);

static const KeyRule catalog_rules[] = {
  { "AcroForm", allow_form, LYKTA_PDF_CHANGE_FORM },
  { "DSS", allow_any },
  { "Extensions", allow_any },
  { "Version", allow_any },
  { "Perms", allow_first, LYKTA_PDF_CHANGE_SIGNATURE },
  { "StructTreeRoot", allow_tag_root, LYKTA_PDF_CHANGE_TAGS },
  { "Metadata", NULL, LYKTA_PDF_CHANGE_METADATA },
  { "Lang", NULL, LYKTA_PDF_CHANGE_METADATA },
  { "Pages", NULL, LYKTA_PDF_CHANGE_PAGES },
  { "AF", NULL, LYKTA_PDF_CHANGE_ATTACHMENTS },
  { "Names", NULL, LYKTA_PDF_CHANGE_ATTACHMENTS },
  { NULL, NULL, LYKTA_PDF_CHANGE_SETTINGS },
};

static const KeyRule form_rules[] = {
  { "Fields", allow_fields, LYKTA_PDF_CHANGE_FORM },
  { "SigFlags", allow_any },
  { "DR", allow_more_keys, LYKTA_PDF_CHANGE_FORM },
  { "DA", allow_first, LYKTA_PDF_CHANGE_FORM },
  { NULL, NULL, LYKTA_PDF_CHANGE_FORM },
};

static const KeyRule field_rules[] = {
  { "V", allow_first, LYKTA_PDF_CHANGE_SIGNATURE },
  { "AP", allow_any },
  { "AS", allow_any },
  { "M", allow_any },
  { "MK", allow_any },
  { "DA", allow_any },
  { "DR", allow_any },
  { "F", allow_any },
  { "Ff", allow_any },
  { "Lock", allow_any },
  { NULL, NULL, LYKTA_PDF_CHANGE_FORM },
};

static const KeyRule page_rules[] = {
  { "Annots", allow_widgets, LYKTA_PDF_CHANGE_ANNOTATION },
  { "Tabs", allow_any },
  { NULL, NULL, LYKTA_PDF_CHANGE_PAGE },
};

static const KeyRule tag_rules[] = {
  { "K", allow_tags, LYKTA_PDF_CHANGE_TAGS },           { "ParentTreeNextKey", allow_any },
  { "Nums", allow_numbers, LYKTA_PDF_CHANGE_TAGS },     { "Limits", allow_any },
  { "ParentTree", allow_first, LYKTA_PDF_CHANGE_TAGS }, { NULL, NULL, LYKTA_PDF_CHANGE_TAGS },
};

static const KeyRule *
find_rule (const KeyRule *rules, const char *key)
{
  while (rules->key != NULL && strcmp (rules->key, key) != 0)
    rules++;
  return rules;
}

static void
check_key (Comparison *self, const KeyRule *rules, const char *key, const LyktaPdfValue *before, const LyktaPdfValue *after,
           guint page, guint object)
{
  const KeyRule *rule = find_rule (rules, key);

  if (lykta_pdf_value_equal (before, after))
    return;
  if (rule->allows == NULL || !rule->allows (self, before, after))
    add_change (self, rule->kind, page, object);
}

/* Names every key that differs and may not. */
static void
compare_keys (Comparison *self, const KeyRule *rules, const LyktaPdfValue *before, const LyktaPdfValue *after, guint page,
              guint object)
{
  if (!lykta_pdf_value_is_dictionary (before) || !lykta_pdf_value_is_dictionary (after) || before->type != after->type
      || before->length > MOST_CHANGES || after->length > MOST_CHANGES)
    {
      const KeyRule *rule = find_rule (rules, "");

      if (!lykta_pdf_value_equal (before, after))
        add_change (self, rule->kind, page, object);
      return;
    }
  for (guint i = 0; i + 1 < before->length; i += 2)
    check_key (self, rules, before->items[i]->text, before->items[i + 1], lykta_pdf_value_get (after, before->items[i]->text),
               page, object);
  for (guint i = 0; i + 1 < after->length; i += 2)
    if (lykta_pdf_value_get (before, after->items[i]->text) == NULL)
      check_key (self, rules, after->items[i]->text, NULL, after->items[i + 1], page, object);
}

/* Where the value is another object, or stands in its owner itself */
static gboolean
compare_inside (Comparison *self, const KeyRule *rules, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  guint n = self->changes->len;

  if (before != NULL && lykta_pdf_value_get_reference (before) != lykta_pdf_value_get_reference (after)
      && lykta_pdf_value_get_reference (before) > 0)
    return FALSE;
  before = lykta_pdf_revision_resolve (self->older, before);
  after = lykta_pdf_revision_resolve (self->newer, after);
  if (!lykta_pdf_value_is (after, LYKTA_PDF_DICTIONARY))
    return FALSE;
  if (before == NULL)
    {
      static const LyktaPdfValue nothing = { .type = LYKTA_PDF_DICTIONARY };

      before = &nothing;
    }
  compare_keys (self, rules, before, after, 0, 0);
  return self->changes->len == n;
}

static gboolean
allow_form (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  return compare_inside (self, form_rules, before, after);
}

static gboolean
allow_tag_root (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  return before != NULL && compare_inside (self, tag_rules, before, after);
}

static gboolean
is_same_data (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  gsize before_size;
  gsize after_size;
  const guint8 *before_data;
  const guint8 *after_data;

  if (!lykta_pdf_value_is (before, LYKTA_PDF_STREAM) || !lykta_pdf_value_is (after, LYKTA_PDF_STREAM))
    return before == NULL || after == NULL || before->type == after->type;
  before_data = lykta_pdf_revision_get_raw (self->older, before, &before_size);
  after_data = lykta_pdf_revision_get_raw (self->newer, after, &after_size);
  return before_data != NULL && after_data != NULL && before_size == after_size
         && memcmp (before_data, after_data, after_size) == 0;
}

/* Tables and object streams are how the file is written, not what it says. */
static gboolean
is_of_the_file (const LyktaPdfValue *value)
{
  const LyktaPdfValue *type = lykta_pdf_value_get (value, "Type");

  return lykta_pdf_value_is (value, LYKTA_PDF_STREAM)
         && (lykta_pdf_value_is_name (type, "XRef") || lykta_pdf_value_is_name (type, "ObjStm"));
}

/* What it means that something that belongs to an owner is another now; the rules say more of some. */
static const struct
{
  LyktaPdfOwner owner;
  LyktaPdfChangeKind kind;
  const KeyRule *rules;
  gboolean (*allows) (Comparison *self, const LyktaPdfValue *before, const LyktaPdfValue *after);
} meanings[] = {
  { LYKTA_PDF_OWNER_CATALOG, LYKTA_PDF_CHANGE_SETTINGS, catalog_rules, NULL },
  { LYKTA_PDF_OWNER_PAGE_TREE, LYKTA_PDF_CHANGE_PAGES, NULL, NULL },
  { LYKTA_PDF_OWNER_PAGE_OBJECT, LYKTA_PDF_CHANGE_PAGE, page_rules, NULL },
  { LYKTA_PDF_OWNER_PAGE, LYKTA_PDF_CHANGE_PAGE, NULL, NULL },
  { LYKTA_PDF_OWNER_ANNOTATIONS, LYKTA_PDF_CHANGE_ANNOTATION, NULL, allow_widgets },
  { LYKTA_PDF_OWNER_ANNOTATION, LYKTA_PDF_CHANGE_ANNOTATION, NULL, NULL },
  { LYKTA_PDF_OWNER_EMPTY_FIELD, LYKTA_PDF_CHANGE_FORM, field_rules, NULL },
  { LYKTA_PDF_OWNER_FIELD, LYKTA_PDF_CHANGE_FORM, NULL, NULL },
  { LYKTA_PDF_OWNER_SIGNATURE, LYKTA_PDF_CHANGE_SIGNATURE, NULL, NULL },
  { LYKTA_PDF_OWNER_FORM, LYKTA_PDF_CHANGE_FORM, form_rules, NULL },
  { LYKTA_PDF_OWNER_FIELDS, LYKTA_PDF_CHANGE_FORM, NULL, allow_fields },
  { LYKTA_PDF_OWNER_METADATA, LYKTA_PDF_CHANGE_METADATA, NULL, NULL },
  { LYKTA_PDF_OWNER_ATTACHMENTS, LYKTA_PDF_CHANGE_ATTACHMENTS, NULL, NULL },
  { LYKTA_PDF_OWNER_SECURITY_STORE, LYKTA_PDF_CHANGE_OTHER, NULL, allow_any },
  { LYKTA_PDF_OWNER_TAGS, LYKTA_PDF_CHANGE_TAGS, tag_rules, NULL },
  { LYKTA_PDF_OWNER_SETTINGS, LYKTA_PDF_CHANGE_SETTINGS, NULL, NULL },
};

static void
judge (Comparison *self, guint number, const LyktaPdfValue *before, const LyktaPdfValue *after)
{
  guint page;
  LyktaPdfOwner owner = lykta_pdf_owners_get (self->owners, number, &page);
  gboolean is_stream = lykta_pdf_value_is (before, LYKTA_PDF_STREAM) || lykta_pdf_value_is (after, LYKTA_PDF_STREAM);

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (meanings[i].owner != owner)
        continue;
      if (meanings[i].allows != NULL && meanings[i].allows (self, before, after))
        return;
      if (owner == LYKTA_PDF_OWNER_TAGS && lykta_pdf_value_is (before, LYKTA_PDF_ARRAY) && allow_tags (self, before, after))
        return;
      /* What an empty field shows may be drawn anew where it stands. */
      if (owner == LYKTA_PDF_OWNER_EMPTY_FIELD && is_stream)
        return;
      if (meanings[i].rules != NULL && !is_stream)
        compare_keys (self, meanings[i].rules, before, after, page, number);
      else
        add_change (self, meanings[i].kind, page, number);
      return;
    }
  /* Nothing referred to it. */
  if (g_hash_table_contains (self->wanted, GUINT_TO_POINTER (number)))
    add_change (self, LYKTA_PDF_CHANGE_OTHER, 0, number);
}

/* What is referred to and missing could be filled in afterwards. */
static void
find_wanted (Comparison *self, const LyktaPdfValue *value)
{
  guint number = lykta_pdf_value_get_reference (value);

  if (number > 0 && !lykta_pdf_revision_has_object (self->older, number))
    g_hash_table_add (self->wanted, GUINT_TO_POINTER (number));
  if (lykta_pdf_value_is (value, LYKTA_PDF_ARRAY) || lykta_pdf_value_is_dictionary (value))
    for (guint i = 0; i < value->length; i++)
      find_wanted (self, value->items[i]);
}

static void
compare_objects (Comparison *self, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      const LyktaPdfValue *before = lykta_pdf_revision_get_object (self->older, number);
      const LyktaPdfValue *after = lykta_pdf_revision_get_object (self->newer, number);

      if (after == NULL && lykta_pdf_revision_has_object (self->newer, number)
          && !lykta_pdf_revision_is_in_place (self->newer, self->older, number))
        add_change (self, LYKTA_PDF_CHANGE_UNREADABLE, 0, number);
      if (lykta_pdf_value_equal (before, after) && is_same_data (self, before, after))
        continue;
      if (is_of_the_file (after) && (before == NULL || is_of_the_file (before)))
        continue;
      judge (self, number, before, after);
    }
}

static void
compare_trailers (Comparison *self)
{
  static const struct
  {
    const char *key;
    LyktaPdfChangeKind kind;
  } keys[] = {
    { "Root", LYKTA_PDF_CHANGE_OTHER },
    { "Info", LYKTA_PDF_CHANGE_METADATA },
    { "Encrypt", LYKTA_PDF_CHANGE_OTHER },
  };
  const LyktaPdfValue *before = lykta_pdf_revision_get_trailer (self->older);
  const LyktaPdfValue *after = lykta_pdf_revision_get_trailer (self->newer);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!lykta_pdf_value_equal (lykta_pdf_value_get (before, keys[i].key), lykta_pdf_value_get (after, keys[i].key)))
      add_change (self, keys[i].kind, 0, 0);
}

GPtrArray *
lykta_pdf_changes_find (LyktaPdfRevision *older, LyktaPdfRevision *newer)
{
  Comparison self = { .older = older, .newer = newer };
  g_autoptr (GArray) numbers = older != NULL && newer != NULL ? lykta_pdf_revision_get_updated (newer, older) : NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (LyktaPdfOwners) owners = NULL;

  self.changes = g_ptr_array_new_with_free_func (g_free);
  if (numbers == NULL)
    {
      add_change (&self, LYKTA_PDF_CHANGE_UNREADABLE, 0, 0);
      return self.changes;
    }
  owners = lykta_pdf_owners_new (older);
  self.owners = owners;
  self.wanted = wanted;
  for (guint i = 1; i < lykta_pdf_revision_get_size (older); i++)
    find_wanted (&self, lykta_pdf_revision_get_object (older, i));
  compare_trailers (&self);
  compare_objects (&self, numbers);
  return self.changes;
}
