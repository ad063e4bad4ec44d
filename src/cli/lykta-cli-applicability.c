/* lykta-cli-applicability.c: statement-of-applicability
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-print-applicability.h"

static char *applicability_output;
static gboolean applicability_public;

static const GOptionEntry applicability_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &applicability_output, N_ ("Write to OUT"), N_ ("OUT.pdf") },
  { "public", 0, 0, G_OPTION_ARG_NONE, &applicability_public, N_ ("Leave out what bears a secrecy mark"), NULL },
  { NULL },
};

static gboolean
run_applicability (char **arguments, GError **error)
{
  LyktaPrintFlags flags = applicability_public ? LYKTA_PRINT_PUBLIC : LYKTA_PRINT_WHOLE;
  g_autoptr (LyktaDocument) document = NULL;
  g_autoptr (LyktaStore) store = NULL;

  if (applicability_output == NULL || g_str_equal (applicability_output, "-"))
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("Say where to write it, with -o OUT.pdf."));
      return FALSE;
    }
  store = lykta_cli_open (arguments[0], error);
  if (store == NULL)
    return FALSE;
  document = lykta_print_applicability (store, 0, flags, NULL, error);
  return document != NULL && lykta_print_write_pdf (document, applicability_output, NULL, error);
}

const LyktaCliCommand lykta_cli_applicability_commands[] = {
  { "statement-of-applicability", "FILE", N_ ("Write the statement of applicability of the controls of Annex A as PDF"), NULL,
    applicability_options, 1, 1, run_applicability },
  { NULL },
};
