/* lykta-import-problem.c: why rows of a file are refused, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-problem.h"

#include <glib/gi18n-lib.h>

#include "lykta-import.h"

/* Where a problem stands in its list: there may be as many as the file has rows. */
#define LYKTA_TYPE_IMPORT_PROBLEM_ITEM (lykta_import_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (LyktaImportProblemItem, lykta_import_problem_item, LYKTA, IMPORT_PROBLEM_ITEM, GObject)

struct _LyktaImportProblemItem
{
  GObject parent_instance;

  const LyktaImportProblem *problem; /* of the problems */
  GPtrArray *problems;               /* owned */
};

G_DEFINE_FINAL_TYPE (LyktaImportProblemItem, lykta_import_problem_item, G_TYPE_OBJECT)

#define LYKTA_TYPE_IMPORT_PROBLEM_LIST (lykta_import_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (LyktaImportProblemList, lykta_import_problem_list, LYKTA, IMPORT_PROBLEM_LIST, GObject)

struct _LyktaImportProblemList
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *problems;
};

static GType
get_item_type (GListModel *model)
{
  return LYKTA_TYPE_IMPORT_PROBLEM_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYKTA_IMPORT_PROBLEM_LIST (model)->problems->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LyktaImportProblemList *self = LYKTA_IMPORT_PROBLEM_LIST (model);
  LyktaImportProblemItem *item;

  if (position >= self->problems->len)
    return NULL;
  item = g_object_new (LYKTA_TYPE_IMPORT_PROBLEM_ITEM, NULL);
  item->problems = g_ptr_array_ref (self->problems);
  item->problem = self->problems->pdata[position];
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LyktaImportProblemList, lykta_import_problem_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* "Row 7 · Used from: “31 februari”" */
static char *
make_place (const LyktaImportProblem *problem)
{
  if (*problem->column == '\0')
    return g_strdup_printf (_ ("Row %u"), problem->row);
  if (*problem->value == '\0')
    /* Translators: a row of a file and a column */
    return g_strdup_printf (_ ("Row %u · %s"), problem->row, problem->column);
  /* Translators: a row of a file, a column, and what stands there */
  return g_strdup_printf (_ ("Row %u · %s: “%s”"), problem->row, problem->column, problem->value);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *place = gtk_label_new (NULL);
  GtkWidget *reason = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (place, "heading");
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const LyktaImportProblem *problem = LYKTA_IMPORT_PROBLEM_ITEM (gtk_list_item_get_item (item))->problem;
  GtkWidget *place = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *text = make_place (problem);
  g_autofree char *whole = g_strdup_printf ("%s. %s", text, problem->reason);

  g_strdelimit (text, "\r\n\t", ' ');
  gtk_label_set_text (GTK_LABEL (place), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (place)), problem->reason);
  gtk_list_item_set_accessible_label (item, whole);
}

static void
lykta_import_problem_item_finalize (GObject *object)
{
  g_ptr_array_unref (LYKTA_IMPORT_PROBLEM_ITEM (object)->problems);

  G_OBJECT_CLASS (lykta_import_problem_item_parent_class)->finalize (object);
}

static void
lykta_import_problem_item_class_init (LyktaImportProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_import_problem_item_finalize;
}

static void
lykta_import_problem_item_init (LyktaImportProblemItem *self)
{
}

static void
lykta_import_problem_list_finalize (GObject *object)
{
  g_ptr_array_unref (LYKTA_IMPORT_PROBLEM_LIST (object)->problems);

  G_OBJECT_CLASS (lykta_import_problem_list_parent_class)->finalize (object);
}

static void
lykta_import_problem_list_class_init (LyktaImportProblemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_import_problem_list_finalize;
}

static void
lykta_import_problem_list_init (LyktaImportProblemList *self)
{
}

GListModel *
lykta_import_problem_list_new (GPtrArray *problems)
{
  LyktaImportProblemList *self = g_object_new (LYKTA_TYPE_IMPORT_PROBLEM_LIST, NULL);

  self->problems = g_ptr_array_ref (problems);
  return G_LIST_MODEL (self);
}

/**
 * lykta_import_problem_factory_new:
 *
 * Returns: (transfer full): makes two lines of each: where it is, and why
 */
GtkListItemFactory *
lykta_import_problem_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
