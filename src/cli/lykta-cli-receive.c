/* lykta-cli-receive.c: receive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-cli.h"
#include "lykta-pdf-file.h"
#include "lykta-pdf-verdict.h"
#include "lykta-review-receive.h"
#include "lykta-review.h"

static char **trust_files;

static const GOptionEntry receive_options[] = {
  { "trust", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &trust_files,
    N_ ("Take it back only if the authorities in this PEM file vouch for those who signed; may be given more than once"),
    N_ ("CA.pem") },
  { NULL },
};

static gboolean
run_receive (char **arguments, GError **error)
{
  g_autoptr (LyktaPdfTrust) trust = NULL;
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (LyktaRecord) review = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (LyktaRecord) file = NULL;
  g_autoptr (LyktaPdfVerification) verification = NULL;
  g_autofree char *verdict = NULL;
  int year;

  if (!lykta_cli_parse_year (arguments[1], &year, error) || !lykta_cli_read_trust (trust_files, &trust, error))
    return FALSE;
  store = lykta_cli_open (arguments[0], error);
  review = store != NULL ? lykta_cli_find_review (store, year, error) : NULL;
  document = review != NULL ? lykta_pdf_file_read (arguments[2], NULL, error) : NULL;
  file = document != NULL ? lykta_review_receive (store, review, document, trust, NULL, &verification, error) : NULL;
  if (file == NULL)
    return FALSE;
  verdict = lykta_pdf_verification_describe (verification);
  lykta_cli_print ("%s\n", verdict);
  return TRUE;
}

const LyktaCliCommand lykta_cli_receive_commands[] = {
  { "receive", "FILE YEAR SIGNED.pdf", N_ ("Take back a review that was signed elsewhere"),
    N_ ("Keeps the signed document with the review, byte for byte. Refused is what is not the approved document with signatures, "
        "and "
        "nothing else, after it."),
    receive_options, 3, 3, run_receive },
  { NULL },
};
