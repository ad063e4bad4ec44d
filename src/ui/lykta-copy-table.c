/* lykta-copy-table.c: records as a table for the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-copy-table.h"

/* Adds one cell, with what stands before and after it. */
typedef void (*AddCell) (GString *table, const char *text, gboolean head, gboolean first, gboolean last);

static void
add_text_cell (GString *table, const char *text, gboolean head, gboolean first, gboolean last)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  if (!first)
    g_string_append_c (table, '\t');
  g_string_append (table, line);
  if (last)
    g_string_append_c (table, '\n');
}

static void
add_html_cell (GString *table, const char *text, gboolean head, gboolean first, gboolean last)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  const char *tag = head ? "th" : "td";

  if (first)
    g_string_append (table, "<tr>");
  g_string_append_printf (table, "<%s>%s</%s>", tag, escaped, tag);
  if (last)
    g_string_append (table, "</tr>\n");
}

static void
add_rows (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids, GString *table, AddCell add)
{
  for (guint i = 0; fields[i] != NULL; i++)
    add (table, lykta_field_get_label (fields[i]), TRUE, i == 0, fields[i + 1] == NULL);

  for (guint row = 0; row < ids->len; row++)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (store, reg, g_array_index (ids, gint64, row));

      for (guint i = 0; record != NULL && fields[i] != NULL; i++)
        {
          const LyktaValue *value = lykta_record_get_value (record, fields[i]);
          g_autofree char *text =
              lykta_value_is_empty (value) ? g_strdup ("") : lykta_store_format_value (store, fields[i], value);

          add (table, text != NULL ? text : "", FALSE, i == 0, fields[i + 1] == NULL);
        }
    }
}

/**
 * lykta_copy_table_text:
 *
 * Returns: (transfer full): cells separated by tabs, as spreadsheets take them
 */
char *
lykta_copy_table_text (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids)
{
  g_autoptr (GString) table = g_string_new (NULL);

  add_rows (store, reg, fields, ids, table, add_text_cell);
  return g_string_free_and_steal (g_steal_pointer (&table));
}

/**
 * lykta_copy_table_html:
 *
 * Returns: (transfer full): a table as word processors and mail programs take it
 */
char *
lykta_copy_table_html (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids)
{
  g_autoptr (GString) table = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  add_rows (store, reg, fields, ids, table, add_html_cell);
  g_string_append (table, "</table>\n");
  return g_string_free_and_steal (g_steal_pointer (&table));
}

/**
 * lykta_copy_table:
 *
 * Returns: (transfer full): both, for whichever program asks
 */
GdkContentProvider *
lykta_copy_table (LyktaStore *store, const LyktaRegister *reg, const LyktaField *const *fields, GArray *ids)
{
  g_autofree char *text = lykta_copy_table_text (store, reg, fields, ids);
  char *html = lykta_copy_table_html (store, reg, fields, ids);
  g_autoptr (GBytes) html_bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    gdk_content_provider_new_for_bytes ("text/html", html_bytes),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
