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
#include "lykta-output.h"
#include "lykta-review-archive.h"
#include "lykta-review.h"

static char *review_output;
static gboolean review_check;
static gboolean review_public;
static int review_part = 3;

static const GOptionEntry review_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &review_output, N_ ("Write to OUT.pdf instead of standard output"), N_ ("OUT.pdf") },
  { "part", 0, 0, G_OPTION_ARG_INT, &review_part,
    N_ ("Part of the PDF/A standard, 1 to 3 (default: 3); with 1 and 2 the data lie in a folder beside the document"),
    N_ ("PART") },
  { "public", 0, 0, G_OPTION_ARG_NONE, &review_public, N_ ("Leave out what bears a secrecy mark, and say how much"), NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &review_check, N_ ("List what stands in the way of approval, and write nothing"), NULL },
  { NULL },
};

static LyktaRecord *
find_review (LyktaStore *store, int year, GError **error)
{
  LyktaRecord *review = lykta_review_find (store, year);
  g_autoptr (GArray) years = review == NULL ? lykta_review_get_years (store) : NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (review != NULL)
    return review;
  for (guint i = 0; years != NULL && i < years->len; i++)
    g_string_append_printf (list, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  if (list->len > 0)
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no review of %d. Choose one of: %s."), year, list->str);
  else
    g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("There is no review of %d yet. Begin one in the window."), year);
  return NULL;
}

/* Sections that say nothing yet, or contradict the registers */
static gboolean
check_review (LyktaStore *store, LyktaRecord *review, GError **error)
{
  g_autoptr (GPtrArray) sections = lykta_review_get_sections (store, review, error);
  gboolean clear = TRUE;

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (sections, i);

      if (section->state == LYKTA_SECTION_COMPLETE || section->state == LYKTA_SECTION_NOTHING)
        continue;
      lykta_cli_print ("%s%s%s: %s\n", section->number, *section->number != '\0' ? " " : "", section->title,
                       section->problem != NULL
                           ? section->problem
                           : _ ("Nothing is stated yet. Write something, or say that there is nothing to report."));
      clear = FALSE;
    }
  return sections != NULL && clear;
}

static gboolean
write_pdf (LyktaStore *store, LyktaRecord *review, const char *path, GError **error)
{
  g_autoptr (LyktaReviewArchive) archive = lykta_review_archive_new (store, review, review_part, review_public, NULL, error);

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
  if (!review_check && review_output == NULL && isatty (STDOUT_FILENO))
    {
      g_set_error_literal (error, LYKTA_CLI_USAGE_ERROR, 0,
                           _ ("A PDF cannot be shown here: say where to write it, with -o OUT.pdf."));
      return FALSE;
    }
  store = lykta_cli_open (arguments[0], error);
  review = store != NULL ? find_review (store, year, error) : NULL;
  if (review == NULL)
    return FALSE;
  if (review_check)
    return check_review (store, review, error);
  if (to_output)
    return write_to_output (store, review, error);
  return write_pdf (store, review, review_output, error);
}

const LyktaCliCommand lykta_cli_review_commands[] = {
  { "review", "FILE YEAR", N_ ("Write the management review of a year as PDF"), NULL, review_options, 2, 2, run_review },
  { NULL },
};
