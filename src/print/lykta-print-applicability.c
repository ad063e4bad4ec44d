/* lykta-print-applicability.c: the statement of applicability
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-applicability.h"

#include <glib/gi18n-lib.h>

#include "lykta-print-words.h"
#include "lykta-requirement-set.h"
#include "lykta-secrecy.h"

/* Millimetres, over the hanging column as well */
static const struct
{
  const char *label;
  double width;
} columns[] = {
  { N_ ("Security control"), 52 },
  { N_ ("Applies"), 18 },
  { N_ ("Why"), 46 },
  { N_ ("Implemented"), 46 },
};

/* What the paper counts, in the order it says it */
static const struct
{
  const char *state; /* NULL: not judged */
  const char *label;
} states[] = {
  { "met", N_ ("Met") },           { "partly", N_ ("Partly met") },
  { "not_met", N_ ("Not met") },   { "not_applicable", N_ ("Not applicable") },
  { NULL, N_ ("Not judged yet") },
};

static int
compare_controls (gconstpointer a, gconstpointer b)
{
  return lykta_requirement_compare_clauses (lykta_record_get_text (*(LyktaRecord *const *) a, "clause"),
                                            lykta_record_get_text (*(LyktaRecord *const *) b, "clause"));
}

static GPtrArray *
get_controls (LyktaStore *store, GError **error)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "requirements"));
  GPtrArray *controls;

  lykta_query_add_condition (query, "framework", LYKTA_IS, LYKTA_REQUIREMENT_SET_ANNEX_A);
  controls = lykta_store_get_records (store, query, error);
  if (controls != NULL)
    g_ptr_array_sort (controls, compare_controls);
  return controls;
}

/* Takes out what bears a secrecy mark; gives how many. */
static guint
drop_hidden (LyktaStore *store, GPtrArray *controls)
{
  g_autoptr (LyktaSecrecy) secrecy = lykta_secrecy_new (store);
  guint hidden = 0;

  for (guint i = controls->len; i > 0; i--)
    if (lykta_secrecy_hides (secrecy, lykta_record_get_register (controls->pdata[i - 1]),
                             lykta_record_get_id (controls->pdata[i - 1])))
      {
        g_ptr_array_remove_index (controls, i - 1);
        hidden++;
      }
  return hidden;
}

static char *
join (const char *first, const char *second)
{
  return g_strdup_printf ("%s%s%s", first, *first != '\0' && *second != '\0' ? ". " : "", second);
}

static void
add_row (LyktaStore *store, LyktaDocumentTable *table, LyktaRecord *control)
{
  const char *state = lykta_record_get_text (control, "state");
  gboolean excluded = g_strcmp0 (state, "not_applicable") == 0;
  g_autofree char *why = lykta_print_format (store, control, excluded ? "not_applicable_why" : "applicable_why");
  g_autofree char *word = state != NULL && !excluded ? lykta_print_format (store, control, "state") : g_strdup ("");
  g_autofree char *evidence = lykta_print_format (store, control, "evidence");
  char **cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  cells[0] = g_strdup (lykta_record_get_text (control, "name"));
  cells[1] = g_strdup (lykta_print_translate (store, state == NULL ? N_ ("Not judged yet") : excluded ? N_ ("No") : N_ ("Yes")));
  cells[2] = g_steal_pointer (&why);
  cells[3] = join (word, evidence);
  lykta_document_table_take_row (table, cells);
}

static LyktaDocumentTable *
make_table (LyktaStore *store)
{
  LyktaDocumentTable *table = lykta_document_table_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    lykta_document_table_add_column (table, lykta_print_translate (store, columns[i].label), columns[i].width)->strong = i == 0;
  table->wide = TRUE;
  return table;
}

static void
add_counts (LyktaStore *store, LyktaDocument *document, GPtrArray *controls)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *text = NULL;
      guint n = 0;

      for (guint j = 0; j < controls->len; j++)
        n += g_strcmp0 (lykta_record_get_text (controls->pdata[j], "state"), states[i].state) == 0;
      text = g_strdup_printf ("%u", n);
      lykta_document_add_term (document, lykta_print_translate (store, states[i].label), text);
    }
}

/* A table a theme, in the order of the annex */
static void
add_controls (LyktaStore *store, LyktaDocument *document, GPtrArray *controls)
{
  LyktaDocumentTable *table = NULL;
  const char *theme = NULL;

  for (guint i = 0; i < controls->len; i++)
    {
      const char *own = lykta_record_get_text (controls->pdata[i], "theme");

      if (table == NULL || g_strcmp0 (own, theme) != 0)
        {
          if (table != NULL)
            lykta_document_take_table (document, table);
          if (own != NULL)
            lykta_document_add_heading (document, 1, NULL, own);
          table = make_table (store);
          theme = own;
        }
      add_row (store, table, controls->pdata[i]);
    }
  if (table != NULL)
    lykta_document_take_table (document, table);
}

static gboolean
add_missing (LyktaStore *store, LyktaDocument *document, GError **error)
{
  g_auto (GStrv) missing = lykta_requirement_set_find_missing (store, LYKTA_REQUIREMENT_SET_ANNEX_A, error);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (missing == NULL)
    return FALSE;
  if (missing[0] == NULL)
    return TRUE;
  list = g_strjoinv (", ", missing);
  text =
      g_strdup_printf ("%s: %s", lykta_print_translate (store, N_ ("Controls of the annex that are not in the register")), list);
  lykta_document_add_note (document, text);
  return TRUE;
}

static void
add_hidden (LyktaStore *store, LyktaDocument *document, guint hidden)
{
  g_autofree char *text =
      g_strdup_printf ("%s: %u", lykta_print_translate (store, N_ ("Controls left out because they bear a secrecy mark")),
                       hidden);

  lykta_document_add_note (document, text);
}

LyktaDocument *
lykta_print_applicability (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocument) document =
      lykta_print_new_document (store, lykta_print_translate (store, N_ ("Statement of applicability")));
  g_autoptr (GPtrArray) controls = get_controls (store, error);
  guint hidden;

  if (controls == NULL)
    return NULL;
  hidden = (flags & LYKTA_PRINT_PUBLIC) != 0 ? drop_hidden (store, controls) : 0;
  document->subtitle = g_strdup (lykta_print_translate (store, N_ ("ISO/IEC 27001, clause 6.1.3 d and Annex A")));
  lykta_document_add_title (document, (const char *const[]) { lykta_print_translate (store, N_ ("Date")), document->date, NULL });
  add_counts (store, document, controls);
  add_controls (store, document, controls);
  if (!add_missing (store, document, error))
    return NULL;
  if (hidden > 0)
    add_hidden (store, document, hidden);
  lykta_document_add_term (document, lykta_print_translate (store, N_ ("Adopted by")), "________________________");
  lykta_document_add_term (document, lykta_print_translate (store, N_ ("Adopted on")), "________________________");
  return g_steal_pointer (&document);
}
