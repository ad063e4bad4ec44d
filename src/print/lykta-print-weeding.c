/* lykta-print-weeding.c: the list of what is weeded, to be decided on and kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-print-weeding.h"
#include "lykta-translation.h"
#include "lykta-weeding.h"

/* Millimetres, over the hanging column as well */
#define TITLE_WIDTH 42
#define WHAT_WIDTH 36
#define RULE_WIDTH 38
#define DATE_WIDTH 22

static const char *
say (const LyktaDocument *document, const char *text)
{
  return lykta_translation_get (document->language, NULL, text);
}

static char *
describe_what (const LyktaDocument *document, const LyktaWeedingItem *item)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  if (item->fields == NULL)
    return g_strdup (say (document, item->reg->label_one));
  for (const char *const *field = item->fields; *field != NULL; field++)
    g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "",
                            say (document, lykta_register_find_field (item->reg, *field)->label));
  return g_string_free_and_steal (g_steal_pointer (&fields));
}

LyktaDocument *
lykta_print_weeding (LyktaStore *store, GPtrArray *items)
{
  g_autoptr (LyktaDocument) document = lykta_print_new_document (store, "");
  LyktaDocumentTable *table = lykta_document_table_new ();
  static const struct
  {
    const char *label;
    double width;
  } columns[] = {
    { N_ ("Record"), TITLE_WIDTH },      { N_ ("What is weeded"), WHAT_WIDTH },     { N_ ("Rule and source"), RULE_WIDTH },
    { N_ ("Counted from"), DATE_WIDTH }, { N_ ("May be weeded from"), DATE_WIDTH },
  };

  g_set_str (&document->title, say (document, N_ ("Weeding list")));
  lykta_document_add_title (document, (const char *const[]) { say (document, N_ ("Date")), document->date, NULL });
  lykta_document_add_paragraph (document, say (document, N_ ("Public documents are weeded by decision only (arkivlagen 10 §). "
                                                             "What stands here may be weeded by the rules that are named.")));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    lykta_document_table_add_column (table, say (document, columns[i].label), columns[i].width)->strong = i == 0;
  for (guint i = 0; i < items->len; i++)
    {
      const LyktaWeedingItem *item = g_ptr_array_index (items, i);
      g_autofree char *years = lykta_weeding_format_years (item);
      char **cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup (item->title);
      cells[1] = describe_what (document, item);
      cells[2] = g_strjoin (" · ", item->rule, years, item->source, NULL);
      cells[3] = g_strdup (item->event);
      cells[4] = g_strdup (item->due);
      lykta_document_table_take_row (table, cells);
    }
  table->wide = TRUE;
  lykta_document_take_table (document, table);
  lykta_document_add_term (document, say (document, N_ ("Decided on")), "________________________");
  lykta_document_add_term (document, say (document, N_ ("By")), "________________________");
  lykta_document_add_term (document, say (document, N_ ("Case number")), "________________________");
  return g_steal_pointer (&document);
}
