/* lykta-cli-review.c: review
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-cli.h"
#include "lykta-clock.h"
#include "lykta-output.h"
#include "lykta-review-approval.h"
#include "lykta-review-archive.h"
#include "lykta-review-check.h"
#include "lykta-review-files.h"
#include "lykta-review.h"

static char *review_output;
static gboolean review_check;
static gboolean review_public;
static int review_part = 3;
static gboolean review_update;
static char *review_approve;
static char *review_as;
static char *review_on;
static char *review_reopen;

static const GOptionEntry review_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &review_output, N_ ("Write to OUT.pdf instead of standard output"), N_ ("OUT.pdf") },
  { "part", 0, 0, G_OPTION_ARG_INT, &review_part,
    N_ ("Part of the PDF/A standard, 1 to 3 (default: 3); with 1 and 2 the data lie in a folder beside the document"),
    N_ ("PART") },
  { "public", 0, 0, G_OPTION_ARG_NONE, &review_public, N_ ("Leave out what bears a secrecy mark, and say how much"), NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &review_check, N_ ("List what stands in the way of approval, and write nothing"), NULL },
  { "update", 0, 0, G_OPTION_ARG_NONE, &review_update, N_ ("Take the facts from the registers again"), NULL },
  { "approve", 0, 0, G_OPTION_ARG_STRING, &review_approve, N_ ("Approve it, and keep its document"), N_ ("NAME") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &review_as, N_ ("The roles in which it is approved"), N_ ("ROLES") },
  { "on", 0, 0, G_OPTION_ARG_STRING, &review_on, N_ ("The day of the approval; today when it is not given"), "YYYY-MM-DD" },
  { "reopen", 0, 0, G_OPTION_ARG_STRING, &review_reopen, N_ ("Open an approved review again"), N_ ("REASON") },
  { NULL },
};

static gboolean
check_review (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (GPtrArray) hindrances = lykta_review_check (store, review, NULL, error);

  for (guint i = 0; hindrances != NULL && i < hindrances->len; i++)
    {
      const LyktaReviewHindrance *hindrance = g_ptr_array_index (hindrances, i);

      lykta_cli_print ("%s: %s\n", hindrance->title, hindrance->message);
    }
  return hindrances != NULL && hindrances->len == 0;
}

static gboolean
approve_review (LyktaStore *store, LyktaRecord *review, GError **error)
{
  gint64 by = lykta_store_find_by_title (store, lykta_store_find_register (store, "people"), review_approve);
  g_autofree char *today = lykta_today ();
  LyktaReviewDecision decision = { by, review_as, review_on != NULL ? review_on : today };
  g_autoptr (LyktaReviewFinished) finished = NULL;

  if (by <= 0)
    {
      g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND,
                   _ ("Nobody is called “%s”. “lyktactl export --ids FILE people” lists all with their ids."), review_approve);
      return FALSE;
    }
  finished = lykta_review_finish (store, review, &decision, NULL, error);
  return finished != NULL && lykta_review_approve (store, review, finished, error);
}

static gboolean
write_pdf (LyktaStore *store, LyktaRecord *review, const char *path, GError **error)
{
  g_autoptr (LyktaReviewArchive) archive = NULL;

  /* What is kept is of part 3. */
  if (review_part == 3)
    return lykta_review_files_export (store, review, review_public, path, NULL, error);
  archive = lykta_review_archive_new (store, review, review_part, review_public, NULL, error);
  return archive != NULL && lykta_review_archive_save (archive, path, error);
}

/* To standard output by way of a file, as the library writes to a path */
static gboolean
write_to_output (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("lykta-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "review.pdf", NULL) : NULL;
  g_autoptr (LyktaOutput) output = path != NULL ? lykta_output_new ("-", error) : NULL;
  gboolean done = output != NULL && write_pdf (store, review, path, error) && lykta_output_add_file (output, path, error)
                  && lykta_output_commit (output, NULL, error);

  if (path != NULL)
    g_unlink (path);
  if (folder != NULL)
    g_rmdir (folder);
  return done;
}

static gboolean
run_review (char **arguments, GError **error)
{
  g_autoptr (LyktaStore) store = NULL;
  g_autoptr (LyktaRecord) review = NULL;
  gboolean to_output = review_output == NULL || g_str_equal (review_output, "-");
  gboolean changes = review_update || review_approve != NULL || review_reopen != NULL;
  int year;

  if (!lykta_cli_parse_year (arguments[1], &year, error))
    return FALSE;
  if (review_part < 1 || review_part > 3)
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0,
                           _ ("The PDF/A standard has the parts 1, 2 and 3: choose one of them."));
      return FALSE;
    }
  if (!review_check && to_output && review_part < 3)
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0,
                           _ ("Parts 1 and 2 have their data beside the document: say where to write them, with -o OUT.pdf."));
      return FALSE;
    }
  if (review_approve != NULL && review_as == NULL)
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0, _ ("Say in which roles it is approved, with --as ROLES."));
      return FALSE;
    }
  if (!changes && !review_check && review_output == NULL && isatty (STDOUT_FILENO))
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0,
                           _ ("A PDF cannot be shown here: say where to write it, with -o OUT.pdf."));
      return FALSE;
    }
  store = lykta_cli_open (arguments[0], error);
  review = store != NULL ? lykta_cli_find_review (store, year, error) : NULL;
  if (review == NULL)
    return FALSE;
  if ((review_reopen != NULL && !lykta_review_reopen (store, review, review_reopen, error))
      || (review_update && !lykta_review_take_facts (store, review, NULL, error))
      || (review_approve != NULL && !approve_review (store, review, error)))
    return FALSE;
  if (review_check)
    return check_review (store, review, error);
  if (changes && review_output == NULL)
    return TRUE;
  if (to_output)
    return write_to_output (store, review, error);
  return write_pdf (store, review, review_output, error);
}

const LyktaCliCommand lykta_cli_review_commands[] = {
  { "review", "FILE YEAR", N_ ("Write the management review of a year as PDF, check and approve it"), NULL, review_options, 2, 2,
    run_review },
  { NULL },
};
