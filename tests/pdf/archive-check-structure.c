/* archive-check-structure.c: whether the structure is whole, regular and of standard elements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "archive-check.h"

typedef struct
{
  ArchiveCheck *check;
  GHashTable *parents; /* of the parent tree: key as text, object as text */
  guint heading;       /* level of the heading before */
} Walker;

/* What each element may hold; "" is content. Those that are not named hold what they like. */
static const struct
{
  const char *name;
  const char *kids;
} holds[] = {
  { "/Table", " /TR /Caption " },      { "/TR", " /TH /TD " },
  { "/L", " /LI /Caption " },          { "/LI", " /Lbl /LBody " },
  { "/TOC", " /TOCI /Caption /TOC " }, { "/TOCI", " /Lbl /Reference /P /TOC /NonStruct " },
};

static const char standard[] = " /Document /P /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /TOC /TOCI /Caption"
                               " /Reference /Link /Figure /Form /Span ";

static void walk (Walker *self, qpdf_oh element, qpdf_oh parent);

static gboolean
has_word (const char *words, const char *word)
{
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  return strstr (words, padded) != NULL;
}

static const char *
get_type (Walker *self, qpdf_oh element)
{
  qpdf_oh type = archive_check_at (self->check, element, "/S");

  return qpdf_oh_is_name (self->check->qpdf, type) ? g_intern_string (qpdf_oh_get_name (self->check->qpdf, type)) : "";
}

static int
get_n_kids (Walker *self, qpdf_oh element)
{
  qpdf_oh kids = archive_check_at (self->check, element, "/K");

  if (qpdf_oh_is_array (self->check->qpdf, kids))
    return qpdf_oh_get_array_n_items (self->check->qpdf, kids);
  return qpdf_oh_is_null (self->check->qpdf, kids) ? 0 : 1;
}

static qpdf_oh
get_kid (Walker *self, qpdf_oh element, int i)
{
  qpdf_oh kids = archive_check_at (self->check, element, "/K");

  return qpdf_oh_is_array (self->check->qpdf, kids) ? qpdf_oh_get_array_item (self->check->qpdf, kids, i) : kids;
}

static char *
format_object (Walker *self, qpdf_oh object)
{
  return g_strdup_printf ("%d", qpdf_oh_get_object_id (self->check->qpdf, object));
}

static void
check_parent (Walker *self, const char *key, qpdf_oh element)
{
  g_autofree char *object = format_object (self, element);

  if (g_strcmp0 (g_hash_table_lookup (self->parents, key), object) != 0)
    archive_check_problem (self->check, "parent tree");
  g_hash_table_remove (self->parents, key);
}

static void
check_marked (Walker *self, qpdf_oh element, qpdf_oh page, long long number)
{
  qpdf_oh parents = archive_check_at (self->check, page, "/StructParents");
  g_autofree char *marked = g_strdup_printf ("%d %lld", qpdf_oh_get_object_id (self->check->qpdf, page), number);
  g_autofree char *key = g_strdup_printf ("%lld %lld", qpdf_oh_get_int_value (self->check->qpdf, parents), number);

  if (!g_hash_table_remove (self->check->marked, marked))
    archive_check_problem (self->check, "structure of content that is not there");
  check_parent (self, key, element);
}

static void
check_reference (Walker *self, qpdf_oh element, qpdf_oh reference)
{
  qpdf_oh object = archive_check_at (self->check, reference, "/Obj");
  gboolean link = archive_check_is (self->check, object, "/Subtype", "/Link");
  g_autofree char *key =
      g_strdup_printf ("%lld",
                       qpdf_oh_get_int_value (self->check->qpdf, archive_check_at (self->check, object, "/StructParent")));

  if (!g_str_equal (get_type (self, element), link ? "/Link" : "/Form"))
    archive_check_problem (self->check, "annotation in another element");
  check_parent (self, key, element);
}

static void
check_heading (Walker *self, const char *type)
{
  guint level = (guint) (type[2] - '0');

  if (level > self->heading + 1)
    archive_check_problem (self->check, "heading skipped");
  self->heading = level;
}

/* Every row has the same number of cells. */
static void
check_table (Walker *self, qpdf_oh table)
{
  int columns = -1;

  for (int i = 0; i < get_n_kids (self, table); i++)
    {
      qpdf_oh row = get_kid (self, table, i);

      if (!g_str_equal (get_type (self, row), "/TR"))
        continue;
      if (columns >= 0 && get_n_kids (self, row) != columns)
        archive_check_problem (self->check, "table that is not regular");
      columns = get_n_kids (self, row);
    }
  if (columns < 1)
    archive_check_problem (self->check, "table without rows");
}

/* What elements of one kind have beside their kids. */
static void
check_type (Walker *self, qpdf_oh element, const char *type)
{
  g_autofree char *alternative = archive_check_text (self->check, element, "/Alt");

  if (!has_word (standard, type))
    archive_check_problem (self->check, "element %s", type);
  if (type[1] == 'H' && g_ascii_isdigit (type[2]))
    check_heading (self, type);
  else if (g_str_equal (type, "/Table"))
    check_table (self, element);
  else if (g_str_equal (type, "/TH") && !archive_check_is (self->check, element, "/A/Scope", "/Column"))
    archive_check_problem (self->check, "TH Scope");
  else if (g_str_equal (type, "/L")
           && !qpdf_oh_is_name (self->check->qpdf, archive_check_at (self->check, element, "/A/ListNumbering")))
    archive_check_problem (self->check, "L ListNumbering");
  else if (g_str_equal (type, "/Figure") && alternative == NULL)
    archive_check_problem (self->check, "Figure Alt");
  else if (g_str_equal (type, "/Figure")
           && !qpdf_oh_is_array (self->check->qpdf, archive_check_at (self->check, element, "/A/BBox")))
    archive_check_problem (self->check, "Figure BBox");
  else if (g_str_equal (type, "/Form") && get_n_kids (self, element) != 1)
    archive_check_problem (self->check, "Form with more than a field");
  if (get_n_kids (self, element) == 0 && !g_str_equal (type, "/TD"))
    archive_check_problem (self->check, "empty %s", type);
}

static void
check_kid (Walker *self, const char *type, const char *kid)
{
  for (gsize i = 0; i < G_N_ELEMENTS (holds); i++)
    if (g_str_equal (holds[i].name, type) && !has_word (holds[i].kids, kid))
      archive_check_problem (self->check, "%s in %s", kid, type);
    else if (strcmp (type, holds[i].name) != 0 && has_word (" /TR /TH /TD /LI /LBody /TOCI ", kid)
             && has_word (holds[i].kids, kid))
      archive_check_problem (self->check, "%s in %s", kid, type);
}

static void
walk_kid (Walker *self, qpdf_oh element, qpdf_oh kid)
{
  qpdf_data qpdf = self->check->qpdf;
  qpdf_oh page = archive_check_at (self->check, kid, "/Pg");

  if (qpdf_oh_is_integer (qpdf, kid))
    check_marked (self, element, archive_check_at (self->check, element, "/Pg"), qpdf_oh_get_int_value (qpdf, kid));
  else if (archive_check_is (self->check, kid, "/Type", "/MCR"))
    check_marked (self, element, qpdf_oh_is_null (qpdf, page) ? archive_check_at (self->check, element, "/Pg") : page,
                  qpdf_oh_get_int_value (qpdf, archive_check_at (self->check, kid, "/MCID")));
  else if (archive_check_is (self->check, kid, "/Type", "/OBJR"))
    check_reference (self, element, kid);
  else
    {
      check_kid (self, get_type (self, element), get_type (self, kid));
      walk (self, kid, element);
    }
}

static void
walk (Walker *self, qpdf_oh element, qpdf_oh parent)
{
  if (qpdf_oh_get_object_id (self->check->qpdf, archive_check_at (self->check, element, "/P"))
      != qpdf_oh_get_object_id (self->check->qpdf, parent))
    archive_check_problem (self->check, "element P");
  check_type (self, element, get_type (self, element));
  for (int i = 0; i < get_n_kids (self, element); i++)
    walk_kid (self, element, get_kid (self, element, i));
}

/* The parent tree: of a page a list by number of the content, of an annotation the element. */
static void
read_parents (Walker *self, qpdf_oh numbers)
{
  qpdf_data qpdf = self->check->qpdf;
  int n = qpdf_oh_is_array (qpdf, numbers) ? qpdf_oh_get_array_n_items (qpdf, numbers) : 0;
  long long before = -1;

  for (int i = 0; i < n; i += 2)
    {
      long long key = qpdf_oh_get_int_value (qpdf, qpdf_oh_get_array_item (qpdf, numbers, i));
      qpdf_oh value = qpdf_oh_get_array_item (qpdf, numbers, i + 1);

      if (key <= before)
        archive_check_problem (self->check, "order of the parent tree");
      before = key;
      if (!qpdf_oh_is_array (qpdf, value))
        g_hash_table_insert (self->parents, g_strdup_printf ("%lld", key), format_object (self, value));
      for (int j = 0; qpdf_oh_is_array (qpdf, value) && j < qpdf_oh_get_array_n_items (qpdf, value); j++)
        g_hash_table_insert (self->parents, g_strdup_printf ("%lld %d", key, j),
                             format_object (self, qpdf_oh_get_array_item (qpdf, value, j)));
    }
}

void
archive_check_structure (ArchiveCheck *self)
{
  qpdf_oh tree = archive_check_at (self, qpdf_get_root (self->qpdf), "/StructTreeRoot");
  Walker walker = { .check = self, .parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  if (!qpdf_oh_is_dictionary (self->qpdf, tree))
    archive_check_problem (self, "structure");
  if (qpdf_oh_has_key (self->qpdf, tree, "/RoleMap"))
    archive_check_problem (self, "RoleMap");
  read_parents (&walker, archive_check_at (self, tree, "/ParentTree/Nums"));
  for (int i = 0; i < get_n_kids (&walker, tree); i++)
    walk (&walker, get_kid (&walker, tree, i), tree);
  if (g_hash_table_size (self->marked) > 0)
    archive_check_problem (self, "content that is not in the structure");
  if (g_hash_table_size (walker.parents) > 0)
    archive_check_problem (self, "parent tree of what is not there");
  g_hash_table_unref (walker.parents);
}
