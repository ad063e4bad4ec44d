/* lykta-cli-exchange.c: export, import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-export.h"
#include "lykta-import.h"
#include "lykta-output.h"
#include "lykta-print-list.h"

static char *export_output;
static char *export_format;
static char *export_search;
static char *export_view;
static char *export_columns;
static gboolean export_ids;
static gboolean export_public;

static const GOptionEntry export_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &export_output, N_ ("Write to OUT instead of standard output"), N_ ("OUT") },
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &export_format,
    N_ ("xlsx, ods, csv, json or pdf; otherwise what OUT ends in, or csv"), N_ ("FORMAT") },
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &export_search, N_ ("Only records that hold these words"), N_ ("TEXT") },
  { "view", 0, 0, G_OPTION_ARG_FILENAME, &export_view, N_ ("Only records of a saved view, in its order"), N_ ("NAME") },
  { "columns", 0, 0, G_OPTION_ARG_FILENAME, &export_columns, N_ ("Only these fields, in this order"), N_ ("FIELD,FIELD") },
  { "ids", 0, 0, G_OPTION_ARG_NONE, &export_ids, N_ ("In spreadsheets, name the columns by field ids, and add the records’ ids"),
    NULL },
  { "public", 0, 0, G_OPTION_ARG_NONE, &export_public, N_ ("Leave out what bears a secrecy mark, and say how much"), NULL },
  { NULL },
};

static char **import_maps;
static char *import_key;
static char *import_sheet;
static char **import_creates;
static gboolean import_dry_run;
static gboolean import_skip_errors;

static const GOptionEntry import_options[] = {
  { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import_maps, N_ ("What a column is; without FIELD it is left out. Also several"),
    N_ ("COLUMN=FIELD") },
  { "key", 0, 0, G_OPTION_ARG_FILENAME, &import_key, N_ ("Change the records with the same value of FIELD, add the others"),
    N_ ("FIELD") },
  { "create", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import_creates,
    N_ ("Add the records that FIELD names and that are not there. Also several"), N_ ("FIELD") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &import_sheet, N_ ("Which sheet of a spreadsheet; the first otherwise"), N_ ("NAME") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &import_dry_run, N_ ("Say what would be done, and do nothing"), NULL },
  { "skip-errors", 0, 0, G_OPTION_ARG_NONE, &import_skip_errors, N_ ("Import the other rows when some are refused"), NULL },
  LYKTA_CLI_JSON_OPTION,
  { NULL },
};

static gboolean
find_format (LyktaExportFormat *format, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (export_format == NULL)
    {
      if (export_output == NULL || !lykta_export_format_find_for_name (export_output, format))
        *format = LYKTA_EXPORT_CSV;
      return TRUE;
    }
  if (lykta_export_format_find (export_format, format))
    return TRUE;
  for (guint i = 0; i < LYKTA_EXPORT_N_FORMATS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", lykta_export_format_get_id (i));
  g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("--format: “%s” cannot be written; choose one of: %s."), export_format,
               list->str);
  return FALSE;
}

/* (transfer container) (nullable): the fields that --columns names, ended by NULL */
static gboolean
find_columns (const LyktaRegister *reg, const LyktaField ***fields, GError **error)
{
  g_auto (GStrv) names = g_strsplit (export_columns != NULL ? export_columns : "", ",", -1);
  guint n_names = g_strv_length (names);

  *fields = NULL;
  if (export_columns == NULL)
    return TRUE;
  *fields = g_new0 (const LyktaField *, n_names + 1);
  for (guint i = 0; i < n_names; i++)
    {
      (*fields)[i] = lykta_import_find_field (reg, names[i]);
      if ((*fields)[i] == NULL)
        {
          g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                       _ ("The register %s has no field “%s”. “lyktactl registers FILE --json” lists them."), reg->id, names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* (transfer full): what narrows the list, in words */
static char *
describe (const LyktaView *view)
{
  if (view != NULL && export_search != NULL)
    /* Translators: a view of a register, and what was searched for in it. */
    return g_strdup_printf (_ ("%s, holding “%s”"), _ (view->label), export_search);
  if (export_search != NULL)
    return g_strdup_printf (_ ("Holding “%s”"), export_search);
  return view != NULL ? g_strdup (_ (view->label)) : NULL;
}

/* Beside the file, on standard error: what is not in it */
static void
print_left_out (const LyktaExport *export)
{
  if (export->flags & LYKTA_EXPORT_PUBLIC)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u record bears a secrecy mark and was left out.\n",
                             "%u records bear a secrecy mark and were left out.\n", export->n_hidden),
                export->n_hidden);
  if (export->n_cut > 0)
    g_printerr (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u text was longer than a cell holds (32,767 letters) and was cut; ODS and CSV keep it whole.\n",
                     "%u texts were longer than a cell holds (32,767 letters) and were cut; ODS and CSV keep them whole.\n",
                     export->n_cut),
        export->n_cut);
}

/* By its id, or by its label as the user sees it */
static const LyktaView *
find_view (const LyktaRegister *reg, const char *name, GError **error)
{
  const LyktaView *found = lykta_register_find_view (reg, name);
  g_autoptr (GString) list = g_string_new (NULL);

  for (const LyktaView *view = reg->views; found == NULL && view != NULL && view->id != NULL; view++)
    {
      if (g_str_equal (_ (view->label), name))
        found = view;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", view->id);
    }
  if (found == NULL)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The register %s has no view “%s”. Choose one of: %s."), reg->id,
                 name, list->str);
  return found;
}

static gboolean
write_export (LyktaStore *store, const LyktaQuery *query, LyktaExport *export, GError **error)
{
  g_autoptr (LyktaOutput) output = NULL;

  output = lykta_output_new (export_output != NULL ? export_output : "-", error);
  if (output == NULL)
    return FALSE;
  if (!lykta_print_list_write (store, query, export, lykta_output_get_stream (output), NULL, error))
    return lykta_output_explain (output, error);
  return lykta_output_commit (output, NULL, error);
}

static gboolean
run_export (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (LyktaQuery) query = NULL;
  const LyktaRegister *reg;
  const LyktaView *view = NULL;
  g_autofree const LyktaField **fields = NULL;
  g_autofree char *filter = NULL;
  LyktaExport export = { 0 };

  if (!find_format (&export.format, error))
    return FALSE;
  store = lykta_cli_open (arguments[0], error);
  reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  if (reg == NULL || (export_view != NULL && (view = find_view (reg, export_view, error)) == NULL)
      || !find_columns (reg, &fields, error))
    return FALSE;

  query = view != NULL ? lykta_query_new_for_view (reg, view) : lykta_query_new (reg);
  lykta_query_set_search (query, export_search);
  export.filter = filter = describe (view);
  export.fields = (const LyktaField *const *) fields;
  export.flags |= export_ids ? LYKTA_EXPORT_IDS : LYKTA_EXPORT_PLAIN;
  export.flags |= export_public ? LYKTA_EXPORT_PUBLIC : LYKTA_EXPORT_PLAIN;
  if (!write_export (store, query, &export, error))
    return FALSE;
  print_left_out (&export);
  return TRUE;
}

static gboolean
add_map (LyktaImport *import, const char *map, GError **error)
{
  const char *equals = strrchr (map, '=');
  g_autofree char *column = equals != NULL ? g_strndup (map, (gsize) (equals - map)) : NULL;

  if (equals == NULL)
    {
      g_set_error (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("--map: “%s” does not say COLUMN=FIELD."), map);
      return FALSE;
    }
  return lykta_import_map (import, column, equals + 1, error);
}

/* Maps may follow --map one after the other, and then come after the other arguments. */
static gboolean
add_maps (LyktaImport *import, char **more, GError **error)
{
  for (guint i = 0; import_maps != NULL && import_maps[i] != NULL; i++)
    if (!add_map (import, import_maps[i], error))
      return FALSE;
  for (guint i = 0; more[i] != NULL; i++)
    if (!add_map (import, more[i], error))
      return FALSE;
  for (guint i = 0; import_creates != NULL && import_creates[i] != NULL; i++)
    if (!lykta_import_set_creates (import, import_creates[i], TRUE, error))
      return FALSE;
  return import_key == NULL || lykta_import_set_key (import, import_key, error);
}

static void
print_result (LyktaImport *import, gboolean imported)
{
  const LyktaImportCounts *counts = lykta_import_get_counts (import);
  GPtrArray *problems = lykta_import_get_problems (import);
  GPtrArray *ignored = lykta_import_get_ignored_columns (import);

  for (guint i = 0; i < ignored->len; i++)
    g_printerr (_ ("The column “%s” fits no field and is left out; --map says what it is.\n"),
                (char *) g_ptr_array_index (ignored, i));
  for (guint i = 0; i < problems->len; i++)
    {
      const LyktaImportProblem *problem = g_ptr_array_index (problems, i);

      if (*problem->column != '\0')
        lykta_cli_print (_ ("Row %u, column “%s”: %s\n"), problem->row, problem->column, problem->reason);
      else
        lykta_cli_print (_ ("Row %u: %s\n"), problem->row, problem->reason);
    }
  if (counts->created > 0)
    lykta_cli_print (imported ? _ ("Created %u records that rows name.\n") : _ ("Would create %u records that rows name.\n"),
                     counts->created);
  /* Translators: what an import did. */
  lykta_cli_print (imported ? _ ("Added %u, changed %u, as they were %u, refused %u.\n")
                            /* Translators: what an import would have done. */
                            : _ ("Nothing was imported. Would be added %u, changed %u, as they are %u, refused %u.\n"),
                   counts->added, counts->updated, counts->unchanged, counts->refused);
}

static gboolean
print_json_result (LyktaImport *import, gboolean imported, GError **error)
{
  g_autoptr (LyktaJsonWriter) writer = lykta_cli_begin_json ();
  const LyktaImportCounts *counts = lykta_import_get_counts (import);
  GPtrArray *problems = lykta_import_get_problems (import);
  GPtrArray *ignored = lykta_import_get_ignored_columns (import);

  lykta_json_writer_begin_object (writer);
  lykta_json_writer_key (writer, "imported");
  lykta_json_writer_boolean (writer, imported);
  lykta_cli_add_integer_member (writer, "rows", counts->rows);
  lykta_cli_add_integer_member (writer, "added", counts->added);
  lykta_cli_add_integer_member (writer, "updated", counts->updated);
  lykta_cli_add_integer_member (writer, "unchanged", counts->unchanged);
  lykta_cli_add_integer_member (writer, "refused", counts->refused);
  lykta_cli_add_integer_member (writer, "created", counts->created);
  lykta_json_writer_key (writer, "ignored_columns");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < ignored->len; i++)
    lykta_json_writer_text (writer, g_ptr_array_index (ignored, i));
  lykta_json_writer_end_array (writer);
  lykta_json_writer_key (writer, "errors");
  lykta_json_writer_begin_array (writer);
  for (guint i = 0; i < problems->len; i++)
    {
      const LyktaImportProblem *problem = g_ptr_array_index (problems, i);

      lykta_json_writer_begin_object (writer);
      lykta_cli_add_integer_member (writer, "row", problem->row);
      lykta_cli_add_member (writer, "column", *problem->column != '\0' ? problem->column : NULL);
      lykta_cli_add_member (writer, "value", *problem->value != '\0' ? problem->value : NULL);
      lykta_cli_add_member (writer, "reason", problem->reason);
      lykta_json_writer_end_object (writer);
    }
  lykta_json_writer_end_array (writer);
  lykta_json_writer_end_object (writer);
  return lykta_cli_end_json (writer, error);
}

/* Applies the edit; when a rule of the register refuses it, the rows at fault are found, and left out if that is wanted. */
static gboolean
apply (LyktaStore *store, LyktaImport *import, gboolean *imported, GError **error)
{
  const LyktaImportCounts *counts = lykta_import_get_counts (import);
  guint refused = counts->refused;

  *imported = FALSE;
  if (import_dry_run || (refused > 0 && !import_skip_errors))
    return lykta_import_rehearse (import, error);
  *imported = lykta_store_apply (store, lykta_import_get_edit (import), error);
  if (*imported || !lykta_import_rehearse (import, NULL) || counts->refused == refused)
    return *imported;

  g_clear_error (error);
  if (import_skip_errors)
    *imported = lykta_store_apply (store, lykta_import_get_edit (import), error);
  return *imported || !import_skip_errors;
}

static gboolean
run_import (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = lykta_cli_open (arguments[0], error);
  const LyktaRegister *reg = store != NULL ? lykta_cli_find_register (store, arguments[1], error) : NULL;
  g_autoptr (LyktaImport) import = reg != NULL ? lykta_import_new (store, reg) : NULL;
  gboolean imported, acceptable;

  if (import != NULL)
    lykta_import_set_sheet (import, import_sheet);
  if (import == NULL || !add_maps (import, arguments + 3, error) || !lykta_import_read_path (import, arguments[2], NULL, error)
      || !apply (store, import, &imported, error))
    return FALSE;

  acceptable = lykta_import_get_counts (import)->refused == 0 || import_skip_errors;
  if (lykta_cli_json)
    return print_json_result (import, imported, error) && acceptable;
  print_result (import, imported);
  return acceptable;
}

const LyktaCliCommand lykta_cli_exchange_commands[] = {
  { "export", "FILE REGISTER", N_ ("Write the records of a register as a spreadsheet, JSON or PDF"), NULL, export_options, 2, 2,
    run_export },
  { "import", "FILE REGISTER SOURCE", N_ ("Read records from a spreadsheet, CSV or JSON into a register"),
    N_ ("SOURCE is XLSX, ODS, CSV or JSON, whatever it is called. The first row of a table names the columns: by field ids, or "
        "by labels in English or Swedish. “-” is standard input. "
        "When a "
        "row is refused, nothing is imported; --skip-errors imports the others. An import is one step to undo."),
    import_options, 3, 0, run_import },
  { NULL },
};
