/* lykta-cli-record-of-processing.c: record-of-processing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-output.h"
#include "lykta-print-record-of-processing.h"

static char *record_output;
static gboolean record_public;

static const GOptionEntry record_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &record_output, N_ ("Write to OUT"), N_ ("OUT.pdf|OUT.xlsx") },
  { "public", 0, 0, G_OPTION_ARG_NONE, &record_public, N_ ("Leave out what bears a secrecy mark"), NULL },
  { NULL },
};

static gboolean
write_sheet (LyktaStore *store, LyktaPrintFlags flags, GError **error)
{
  g_autoptr (LyktaOutput) output = lykta_output_new (record_output, error);

  return output != NULL
         && lykta_print_write_record_of_processing_sheet (store, flags, lykta_output_get_stream (output), NULL, error)
         && lykta_output_commit (output, NULL, error);
}

static gboolean
write_pdf (LyktaStore *store, LyktaPrintFlags flags, GError **error)
{
  g_autoptr (LyktaDocument) document = lykta_print_record_of_processing (store, 0, flags, NULL, error);

  return document != NULL && lykta_print_write_pdf (document, record_output, NULL, error);
}

static gboolean
run_record_of_processing (char **arguments, GError **error)
{
  LyktaPrintFlags flags = record_public ? LYKTA_PRINT_PUBLIC : LYKTA_PRINT_WHOLE;
  g_autoptr (LyktaStore) store = NULL;

  if (record_output == NULL || g_str_equal (record_output, "-"))
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("Say where to write it, with -o OUT.pdf or -o OUT.xlsx."));
      return FALSE;
    }
  store = lykta_cli_open (arguments[0], error);
  if (store == NULL)
    return FALSE;
  return (g_str_has_suffix (record_output, ".xlsx") ? write_sheet : write_pdf) (store, flags, error);
}

const LyktaCliCommand lykta_cli_record_of_processing_commands[] = {
  { "record-of-processing", "FILE", N_ ("Write the record of processing as PDF, or as XLSX when the name ends so"), NULL,
    record_options, 1, 1, run_record_of_processing },
  { NULL },
};
