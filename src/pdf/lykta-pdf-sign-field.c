/* lykta-pdf-sign-field.c: the place in a document where a signature goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-sign-field.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-error.h"

#define MAX_DEPTH 32
#define MAX_FIELDS 10000

/* A walk through the fields */
typedef struct
{
  qpdf_data q;
  const char *wanted;
  GHashTable *names; /* of all fields, whole */
  guint n;
  qpdf_oh found; /* 0 is none */
  gboolean signed_already;
} Walk;

/* An object that has a number is written itself, one without by what holds it. */
static void
change (LyktaPdfUpdate *update, qpdf_oh object, qpdf_oh holder)
{
  lykta_pdf_update_change (update, qpdf_oh_is_indirect (lykta_pdf_update_get_qpdf (update), object) ? object : holder);
}

static void
append_to_array (LyktaPdfUpdate *update, qpdf_oh holder, qpdf_oh holder_of_holder, const char *key, qpdf_oh item)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  qpdf_oh array = qpdf_oh_get_key (q, holder, key);

  if (qpdf_oh_is_array (q, array) && qpdf_oh_is_indirect (q, array))
    {
      qpdf_oh_append_item (q, array, item);
      lykta_pdf_update_change (update, array);
      return;
    }
  if (!qpdf_oh_is_array (q, array))
    {
      qpdf_oh only = array;

      array = qpdf_oh_new_array (q);
      if (!qpdf_oh_is_null (q, only))
        qpdf_oh_append_item (q, array, only);
    }
  qpdf_oh_append_item (q, array, item);
  qpdf_oh_replace_key (q, holder, key, array);
  change (update, holder, holder_of_holder);
}

static gboolean
is_signature_field (Walk *walk, qpdf_oh field, gboolean inherited)
{
  qpdf_oh type = qpdf_oh_get_key (walk->q, field, "/FT");

  return qpdf_oh_is_null (walk->q, type) ? inherited : qpdf_oh_is_name_and_equals (walk->q, type, "/Sig");
}

static void
look_at_field (Walk *walk, qpdf_oh field, const char *name)
{
  gboolean wanted = walk->wanted == NULL || g_str_equal (name, walk->wanted);

  if (walk->found != 0 || !wanted)
    return;
  if (qpdf_oh_is_null (walk->q, qpdf_oh_get_key (walk->q, field, "/V")))
    walk->found = field;
  else if (walk->wanted != NULL)
    walk->signed_already = TRUE;
}

static void
walk_fields (Walk *walk, qpdf_oh fields, const char *parent, gboolean inherited, int depth)
{
  int n = qpdf_oh_is_array (walk->q, fields) ? qpdf_oh_get_array_n_items (walk->q, fields) : 0;

  for (int i = 0; i < n && depth < MAX_DEPTH && walk->n < MAX_FIELDS; i++)
    {
      qpdf_oh field = qpdf_oh_get_array_item (walk->q, fields, i);
      g_autofree char *name = NULL;
      gboolean signature;
      qpdf_oh kids;
      qpdf_oh part;

      if (!qpdf_oh_is_dictionary (walk->q, field) || !qpdf_oh_is_indirect (walk->q, field))
        continue;
      walk->n++;
      part = qpdf_oh_get_key (walk->q, field, "/T");
      if (!qpdf_oh_is_string (walk->q, part))
        continue; /* a widget of the field above */
      name = g_strconcat (parent, *parent != '\0' ? "." : "", qpdf_oh_get_utf8_value (walk->q, part), NULL);
      signature = is_signature_field (walk, field, inherited);
      if (signature)
        look_at_field (walk, field, name);
      g_hash_table_add (walk->names, g_strdup (name));
      kids = qpdf_oh_get_key (walk->q, field, "/Kids");
      walk_fields (walk, kids, name, signature, depth + 1);
    }
}

static double
get_number (qpdf_data q, qpdf_oh array, int i)
{
  double number = 0;

  return qpdf_oh_get_value_as_number (q, qpdf_oh_get_array_item (q, array, i), &number) ? number : 0;
}

/* The field's own widget, or its first */
static void
measure (qpdf_data q, LyktaPdfSignField *found)
{
  qpdf_oh kids = qpdf_oh_get_key (q, found->field, "/Kids");
  qpdf_oh rect;

  found->widget = found->field;
  if (qpdf_oh_is_array (q, kids) && qpdf_oh_get_array_n_items (q, kids) > 0)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (q, kids, 0);

      if (qpdf_oh_is_dictionary (q, kid) && qpdf_oh_is_indirect (q, kid))
        found->widget = kid;
    }
  rect = qpdf_oh_get_key (q, found->widget, "/Rect");
  if (qpdf_oh_is_array (q, rect) && qpdf_oh_get_array_n_items (q, rect) == 4)
    {
      found->width = CLAMP (fabs (get_number (q, rect, 2) - get_number (q, rect, 0)), 0, 14400);
      found->height = CLAMP (fabs (get_number (q, rect, 3) - get_number (q, rect, 1)), 0, 14400);
    }
}

/* The next number of the parent tree: what its root says, or else one more than its last. */
static long long
get_next_key (qpdf_data q, qpdf_oh root)
{
  qpdf_oh node = qpdf_oh_get_key (q, root, "/ParentTree");
  long long next = 0;

  qpdf_oh_get_value_as_longlong (q, qpdf_oh_get_key (q, root, "/ParentTreeNextKey"), &next);
  for (int depth = 0; depth < MAX_DEPTH && qpdf_oh_is_dictionary (q, node); depth++)
    {
      qpdf_oh kids = qpdf_oh_get_key (q, node, "/Kids");
      qpdf_oh numbers = qpdf_oh_get_key (q, node, "/Nums");
      int n = qpdf_oh_is_array (q, numbers) ? qpdf_oh_get_array_n_items (q, numbers) : 0;
      long long last;

      if (n >= 2 && qpdf_oh_get_value_as_longlong (q, qpdf_oh_get_array_item (q, numbers, n - 2), &last))
        next = MAX (next, last + 1);
      n = qpdf_oh_is_array (q, kids) ? qpdf_oh_get_array_n_items (q, kids) : 0;
      if (n == 0)
        break;
      node = qpdf_oh_get_array_item (q, kids, n - 1);
    }
  return next;
}

static void
add_to_parent_tree (LyktaPdfUpdate *update, qpdf_oh root, long long key, qpdf_oh element)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  qpdf_oh tree = qpdf_oh_get_key (q, root, "/ParentTree");

  if (!qpdf_oh_is_dictionary (q, tree))
    {
      tree = qpdf_oh_new_dictionary (q);
      qpdf_oh_replace_key (q, root, "/ParentTree", tree);
    }
  if (qpdf_oh_is_array (q, qpdf_oh_get_key (q, tree, "/Kids")))
    {
      /* Numbers rise from leaf to leaf: the new one is the last */
      g_autofree char *text = g_strdup_printf ("<< /Limits [ %lld %lld ] /Nums [ %lld %d 0 R ] >>", key, key, key,
                                               qpdf_oh_get_object_id (q, element));

      append_to_array (update, tree, root, "/Kids", qpdf_make_indirect_object (q, qpdf_oh_parse (q, text)));
    }
  else
    {
      append_to_array (update, tree, root, "/Nums", qpdf_oh_new_integer (q, key));
      append_to_array (update, tree, root, "/Nums", element);
    }
  qpdf_oh_replace_key (q, root, "/ParentTreeNextKey", qpdf_oh_new_integer (q, key + 1));
  lykta_pdf_update_change (update, root);
}

/* The element at the root of the structure, below which the new one goes; as a rule a Document */
static qpdf_oh
get_structure_parent (qpdf_data q, qpdf_oh root)
{
  qpdf_oh kids = qpdf_oh_get_key (q, root, "/K");
  qpdf_oh first = kids;

  if (qpdf_oh_is_array (q, kids))
    first = qpdf_oh_get_array_n_items (q, kids) > 0 ? qpdf_oh_get_array_item (q, kids, 0) : root;
  return qpdf_oh_is_dictionary (q, first) && qpdf_oh_is_indirect (q, first) ? first : root;
}

static void
add_to_structure (LyktaPdfUpdate *update, qpdf_oh root, qpdf_oh page, qpdf_oh widget)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  qpdf_oh parent = get_structure_parent (q, root);
  long long key = get_next_key (q, root);
  int page_id = qpdf_oh_get_object_id (q, page);
  g_autofree char *text = g_strdup_printf ("<< /Type /StructElem /S /Form /P %d %d R /Pg %d %d R "
                                           "/K << /Type /OBJR /Obj %d 0 R /Pg %d %d R >> >>",
                                           qpdf_oh_get_object_id (q, parent), qpdf_oh_get_generation (q, parent), page_id,
                                           qpdf_oh_get_generation (q, page), qpdf_oh_get_object_id (q, widget), page_id,
                                           qpdf_oh_get_generation (q, page));
  qpdf_oh element = qpdf_make_indirect_object (q, qpdf_oh_parse (q, text));

  append_to_array (update, parent, parent, "/K", element);
  add_to_parent_tree (update, root, key, element);
  qpdf_oh_replace_key (q, widget, "/StructParent", qpdf_oh_new_integer (q, key));
  if (qpdf_oh_is_null (q, qpdf_oh_get_key (q, page, "/Tabs")))
    qpdf_oh_replace_key (q, page, "/Tabs", qpdf_oh_new_name (q, "/S"));
  lykta_pdf_update_change (update, page);
}

static char *
choose_name (Walk *walk)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("Signature%u", i);

      if (!g_hash_table_contains (walk->names, name))
        return g_steal_pointer (&name);
    }
}

static gboolean
make_field (LyktaPdfUpdate *update, Walk *walk, qpdf_oh form, const char *description, LyktaPdfSignField *found, GError **error)
{
  qpdf_data q = walk->q;
  qpdf_oh catalog = qpdf_get_root (q);
  qpdf_oh structure = qpdf_oh_get_key (q, catalog, "/StructTreeRoot");
  qpdf_oh page = qpdf_get_num_pages (q) > 0 ? qpdf_get_page_n (q, 0) : 0;
  g_autofree char *name = walk->wanted != NULL ? g_strdup (walk->wanted) : choose_name (walk);
  qpdf_oh field;

  if (page == 0 || !qpdf_oh_is_indirect (q, page))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("The document has no page, so there is no place for a signature: choose another."));
      return FALSE;
    }
  /* 132: printed, and its place is locked (ISO 32000-1, 12.5.3) */
  field =
      qpdf_make_indirect_object (q, qpdf_oh_parse (q, "<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [ 0 0 0 0 ] >>"));
  qpdf_oh_replace_key (q, field, "/T", qpdf_oh_new_unicode_string (q, name));
  qpdf_oh_replace_key (q, field, "/TU", qpdf_oh_new_unicode_string (q, description));
  qpdf_oh_replace_key (q, field, "/P", page);
  append_to_array (update, page, page, "/Annots", field);
  append_to_array (update, form, catalog, "/Fields", field);
  if (qpdf_oh_is_dictionary (q, structure) && qpdf_oh_is_indirect (q, structure))
    add_to_structure (update, structure, page, field);
  found->field = field;
  return TRUE;
}

/* A certifying signature may say that nothing may be added after it (ISO 32000-1, 12.8.2.2). */
static gboolean
allows_signatures (qpdf_data q)
{
  qpdf_oh permissions = qpdf_oh_get_key (q, qpdf_get_root (q), "/Perms");
  qpdf_oh references = qpdf_oh_get_key_if_dict (q, qpdf_oh_get_key_if_dict (q, permissions, "/DocMDP"), "/Reference");
  qpdf_oh parameters;
  long long allowed = 2;

  if (!qpdf_oh_is_array (q, references) || qpdf_oh_get_array_n_items (q, references) == 0)
    return TRUE;
  parameters = qpdf_oh_get_key_if_dict (q, qpdf_oh_get_array_item (q, references, 0), "/TransformParams");
  qpdf_oh_get_value_as_longlong (q, qpdf_oh_get_key_if_dict (q, parameters, "/P"), &allowed);
  return allowed != 1;
}

static qpdf_oh
get_form (LyktaPdfUpdate *update)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  qpdf_oh catalog = qpdf_get_root (q);
  qpdf_oh form = qpdf_oh_get_key (q, catalog, "/AcroForm");
  long long flags = 0;

  if (!qpdf_oh_is_dictionary (q, form))
    {
      form = qpdf_make_indirect_object (q, qpdf_oh_parse (q, "<< /Fields [ ] >>"));
      qpdf_oh_replace_key (q, catalog, "/AcroForm", form);
      lykta_pdf_update_change (update, catalog);
    }
  /* 3: there are signatures, and the file is only added to (12.7.2) */
  qpdf_oh_get_value_as_longlong (q, qpdf_oh_get_key (q, form, "/SigFlags"), &flags);
  if ((flags & 3) != 3)
    {
      qpdf_oh_replace_key (q, form, "/SigFlags", qpdf_oh_new_integer (q, flags | 3));
      change (update, form, catalog);
    }
  return form;
}

gboolean
lykta_pdf_sign_field_take (LyktaPdfUpdate *update, const char *name, const char *description, LyktaPdfSignField *found,
                           GError **error)
{
  qpdf_data q = lykta_pdf_update_get_qpdf (update);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { q, name, names, 0, 0, FALSE };
  qpdf_oh form;

  *found = (LyktaPdfSignField) { 0 };
  if (!allows_signatures (q))
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_REFUSED,
                           _ ("Who signed the document first closed it for more signatures: sign a copy from before that."));
      return FALSE;
    }
  form = get_form (update);
  walk_fields (&walk, qpdf_oh_get_key (q, form, "/Fields"), "", FALSE, 0);
  found->field = walk.found;
  if (walk.signed_already)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS, _ ("The place “%s” is signed already: choose another."), name);
      return FALSE;
    }
  if (found->field == 0 && name != NULL && g_hash_table_contains (names, name))
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_EXISTS,
                   _ ("The field “%s” of the document is not for a signature: choose another."), name);
      return FALSE;
    }
  if (found->field == 0 && !make_field (update, &walk, form, description, found, error))
    return FALSE;
  measure (q, found);
  lykta_pdf_update_change (update, found->field);
  lykta_pdf_update_change (update, found->widget);
  return TRUE;
}
