/* lykta-import-words.c: what is said of an import: pure functions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-words.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"

static void
take_part (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

/**
 * lykta_import_words_summary:
 *
 * Returns: (transfer full): what would become of the rows, in a line
 */
char *
lykta_import_words_summary (const LyktaImportCounts *counts)
{
  GString *text = g_string_new (NULL);

  /* Translators: rows of a file: "12 will be added" */
  take_part (text, counts->added, g_strdup_printf (_ ("%'u will be added"), counts->added));
  /* Translators: rows of a file: "12 will be updated" */
  take_part (text, counts->updated, g_strdup_printf (_ ("%'u will be updated"), counts->updated));
  /* Translators: rows of a file: "12 unchanged" */
  take_part (text, counts->unchanged, g_strdup_printf (_ ("%'u unchanged"), counts->unchanged));
  /* Translators: rows of a file: "12 refused" */
  take_part (text, counts->refused, g_strdup_printf (_ ("%'u refused"), counts->refused));
  /* Translators: records that rows of a file name and that are created with them: "3 created by name" */
  take_part (text, counts->created, g_strdup_printf (_ ("%'u created by name"), counts->created));
  if (text->len == 0)
    g_string_append (text, _ ("The file has no rows below the names of its columns."));
  return g_string_free_and_steal (text);
}

/**
 * lykta_import_words_done:
 * @reg: what was read into
 *
 * Returns: (transfer full): what an import did, for the toast that takes it back
 */
char *
lykta_import_words_done (const LyktaRegister *reg, const LyktaImportCounts *counts)
{
  g_autofree char *added = lykta_display_count (reg, counts->added);
  g_autofree char *updated = lykta_display_count (reg, counts->updated);

  if (counts->updated == 0)
    /* Translators: how many of what: "3 information assets added". */
    return g_strdup_printf (_ ("%s added"), added);
  if (counts->added == 0)
    return g_strdup_printf (_ ("%s changed"), updated);
  /* Translators: how many of what, and how many more: "3 information assets added, 2 changed". */
  return g_strdup_printf (_ ("%s added, %u changed"), added, counts->updated);
}

/**
 * lykta_import_words_names:
 * @titles: (element-type utf8): of records, at least the first of them
 * @total: how many there are in all
 *
 * Returns: (transfer full): the first of them, and how many more there are
 */
char *
lykta_import_words_names (GPtrArray *titles, guint total)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (titles->len, LYKTA_IMPORT_MOST_NAMES);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) titles->pdata[i]);
  /* Translators: after some names */
  if (total > n)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", total - n), total - n);
  return g_string_free_and_steal (text);
}
