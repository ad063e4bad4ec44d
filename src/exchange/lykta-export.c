/* lykta-export.c: records out of a register, as a spreadsheet or for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-export-private.h"

static const struct
{
  const char *id;
  const char *label;
  gboolean (*write) (LyktaExportRows *rows, GOutputStream *stream, GCancellable *cancellable, GError **error);
} formats[LYKTA_EXPORT_N_FORMATS] = {
  [LYKTA_EXPORT_XLSX] = { "xlsx", N_ ("Excel workbook (XLSX)"), lykta_export_write_xlsx },
  [LYKTA_EXPORT_ODS] = { "ods", N_ ("OpenDocument spreadsheet (ODS)"), lykta_export_write_ods },
  [LYKTA_EXPORT_CSV] = { "csv", N_ ("Plain table (CSV)"), lykta_export_write_csv },
  [LYKTA_EXPORT_JSON] = { "json", N_ ("For programs (JSON)"), lykta_export_write_json },
  [LYKTA_EXPORT_PDF] = { "pdf", N_ ("For reading and printing (PDF)"), NULL },
};

/* What a program may not be called a sheet by: Excel's rules, the strictest. */
#define SHEET_NAME_REFUSED "[]:*?/\\'"
#define SHEET_NAME_MAX 31

const char *
lykta_export_format_get_id (LyktaExportFormat format)
{
  return formats[format].id;
}

const char *
lykta_export_format_get_label (LyktaExportFormat format)
{
  return _ (formats[format].label);
}

gboolean
lykta_export_format_find (const char *id, LyktaExportFormat *format)
{
  for (guint i = 0; i < LYKTA_EXPORT_N_FORMATS; i++)
    if (g_ascii_strcasecmp (formats[i].id, id) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
lykta_export_format_find_for_name (const char *name, LyktaExportFormat *format)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && lykta_export_format_find (dot + 1, format);
}

guint
lykta_export_measure (const char *text)
{
  guint widest = 0;

  for (guint width = 0; *text != '\0' && widest < LYKTA_SHEET_MAX_WIDTH; text = g_utf8_next_char (text))
    {
      width = *text == '\n' ? 0 : width + 1;
      widest = MAX (widest, width);
    }
  return widest;
}

/* Bytes below a blank, and the lead of the three bytes of U+FFFE and U+FFFF */
static const char *
find_doubtful (const char *text)
{
  while ((guchar) *text >= 0x20 ? (guchar) *text != 0xEF : *text == '\n' || *text == '\t')
    text++;
  return text;
}

static gboolean
is_xml (gunichar c)
{
  return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\n' || c == '\t';
}

char *
lykta_export_clean (const char *text)
{
  const char *bad = find_doubtful (text);
  GString *clean;

  while (*bad != '\0' && is_xml (g_utf8_get_char (bad)))
    bad = g_utf8_next_char (bad);
  if (*bad == '\0')
    return NULL;
  clean = g_string_new_len (text, bad - text);
  for (; *bad != '\0'; bad = g_utf8_next_char (bad))
    {
      gunichar c = g_utf8_get_char (bad);

      g_string_append_unichar (clean, is_xml (c) ? c : 0xFFFD);
    }
  return g_string_free_and_steal (clean);
}

char *
lykta_export_get_sheet_name (LyktaExportRows *rows)
{
  const char *label = lykta_register_get_label (lykta_export_rows_get_register (rows));
  g_autofree char *name = g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), SHEET_NAME_MAX));

  return g_strdelimit (g_steal_pointer (&name), SHEET_NAME_REFUSED, ' ');
}

gboolean
lykta_export_check_length (LyktaExportRows *rows, GError **error)
{
  int n_records = lykta_export_rows_get_export (rows)->n_records;

  if (n_records < LYKTA_SHEET_MAX_ROWS)
    return TRUE;
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
               _ ("A spreadsheet holds %d rows, and the list has %d. Narrow it by a filter, or export it as CSV."),
               LYKTA_SHEET_MAX_ROWS, n_records + 1);
  return FALSE;
}

/**
 * lykta_export_write:
 * @store: the file
 * @query: which records, in what order
 * @export: how; what came of it stands there afterwards
 * @stream: where to; left open
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the records of @query in any format but PDF.
 *
 * Returns: whether all of it was written
 */
gboolean
lykta_export_write (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GOutputStream *stream,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaExportRows) rows = NULL;

  g_return_val_if_fail (formats[export->format].write != NULL, FALSE);

  rows = lykta_export_rows_new (store, query, export, error);
  return rows != NULL && formats[export->format].write (rows, stream, cancellable, error);
}
