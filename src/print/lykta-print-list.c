/* lykta-print-list.c: a list as it stands on screen, as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-export-rows.h"
#include "lykta-list-pages.h"
#include "lykta-print-list.h"
#include "lykta-secrecy.h"
#include "lykta-time.h"
#include "lykta-clock.h"
#include "lykta-translation.h"

/* The fields of a mark are one column here. */
static gboolean
is_part_of_mark (const LyktaField *field)
{
  return g_str_equal (field->id, "secrecy_date") || g_str_equal (field->id, "secrecy_authority");
}

/* Which of the columns of the rows a page has (element-type guint) */
static GArray *
choose_columns (LyktaExportRows *rows)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lykta_export_rows_get_n_fields (rows); i++)
    if (!is_part_of_mark (lykta_export_rows_get_field (rows, i)))
      g_array_append_val (columns, i);
  return columns;
}

static gboolean
is_mark (const LyktaField *field)
{
  return g_str_equal (field->id, "secrecy_section");
}

static char *
make_day_line (LyktaStore *store, const LyktaExport *export)
{
  g_autofree char *today = lykta_today ();
  g_autofree char *date = lykta_date_format (today);

  /* Translators: below the title of a printed list; a day, and how many records. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %d record", "%s · %d records", (gulong) export->n_records), date,
                          export->n_records);
}

static char *
make_hidden_line (const LyktaExport *export)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Public version: %u record bears a secrecy mark and was left out.",
                                       "Public version: %u records bear a secrecy mark and were left out.", export->n_hidden),
                          export->n_hidden);
}

static LyktaListPages *
begin_pages (LyktaStore *store, LyktaExportRows *rows, GArray *columns, GOutputStream *stream, GError **error)
{
  const LyktaRegister *reg = lykta_export_rows_get_register (rows);
  const LyktaExport *export = lykta_export_rows_get_export (rows);
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  const char *author = office != NULL ? lykta_record_get_text (office, "name") : NULL;
  LyktaListPagesColumn heads[LYKTA_LIST_PAGES_MAX_COLUMNS];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      const LyktaField *field = lykta_export_rows_get_field (rows, g_array_index (columns, guint, i));

      heads[i].label = is_mark (field) ? C_ ("column", "Secrecy") : lykta_field_get_label (field);
      heads[i].end = field->type == LYKTA_FIELD_NUMBER;
      heads[i].strong = field == lykta_register_get_title (reg);
    }
  g_strv_builder_take (builder, make_day_line (store, export));
  if (export->filter != NULL && *export->filter != '\0')
    g_strv_builder_add (builder, export->filter);
  if (export->flags & LYKTA_EXPORT_PUBLIC)
    g_strv_builder_take (builder, make_hidden_line (export));
  lines = g_strv_builder_end (builder);
  return lykta_list_pages_new (lykta_translation_get_current (), author != NULL ? author : "", lykta_register_get_label (reg),
                               (const char *const *) lines, heads, columns->len, stream, error);
}

static gboolean
write_pages (LyktaStore *store, LyktaExportRows *rows, GArray *columns, LyktaListPages *pages, GCancellable *cancellable,
             GError **error)
{
  const char *texts[LYKTA_LIST_PAGES_MAX_COLUMNS];
  g_autofree char *mark = NULL;
  g_autoptr (GError) local_error = NULL;

  while (lykta_export_rows_next (rows, cancellable, &local_error))
    {
      for (guint i = 0; i < columns->len; i++)
        {
          guint index = g_array_index (columns, guint, i);

          texts[i] = lykta_export_rows_get_text (rows, index);
          if (!is_mark (lykta_export_rows_get_field (rows, index)))
            continue;
          g_free (mark);
          mark = lykta_secrecy_format (store, lykta_export_rows_get_record (rows));
          texts[i] = mark != NULL ? mark : "";
        }
      lykta_list_pages_add (pages, texts);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* Translators: stands below the last row of a printed list. */
  return lykta_list_pages_finish (pages, _ ("End of the list"), cancellable, error);
}

static gboolean
write_pdf (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GOutputStream *stream, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (LyktaExportRows) rows = lykta_export_rows_new (store, query, export, error);
  g_autoptr (GArray) columns = rows != NULL ? choose_columns (rows) : NULL;
  g_autoptr (LyktaListPages) pages = NULL;

  if (rows == NULL)
    return FALSE;
  if (columns->len > LYKTA_LIST_PAGES_MAX_COLUMNS)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_INVALID,
                   _ ("A page has room for %d columns, and the list has %u. Choose fewer, or export a spreadsheet."),
                   LYKTA_LIST_PAGES_MAX_COLUMNS, columns->len);
      return FALSE;
    }
  pages = begin_pages (store, rows, columns, stream, error);
  return pages != NULL && write_pages (store, rows, columns, pages, cancellable, error);
}

/* (transfer container): the columns of the table at the start, ended by NULL */
static const LyktaField **
get_usual_columns (const LyktaRegister *reg)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & LYKTA_FIELD_COLUMN)
      g_ptr_array_add (fields, (gpointer) &reg->fields[i]);
  g_ptr_array_add (fields, NULL);
  return (const LyktaField **) g_ptr_array_steal (fields, NULL);
}

gboolean
lykta_print_list_write (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GOutputStream *stream,
                        GCancellable *cancellable, GError **error)
{
  g_autofree const LyktaField **usual = NULL;
  gboolean done;

  if (export->format != LYKTA_EXPORT_PDF)
    return lykta_export_write (store, query, export, stream, cancellable, error);
  if (export->fields != NULL)
    return write_pdf (store, query, export, stream, cancellable, error);
  usual = get_usual_columns (lykta_query_get_register (query));
  export->fields = (const LyktaField *const *) usual;
  done = write_pdf (store, query, export, stream, cancellable, error);
  export->fields = NULL;
  return done;
}
