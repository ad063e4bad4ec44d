/* lykta-import-save.c: asks where to, and writes there the rows that an import refuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-save-dialogs.h"

/* What is to be written, from the question where to until it is there */
typedef struct
{
  LyktaImportPlan *plan;
  LyktaImportStamp stamp;
  GPtrArray *problems;
} Refused;

static void
refused_free (gpointer data)
{
  Refused *refused = data;

  lykta_import_plan_unref (refused->plan);
  g_ptr_array_unref (refused->problems);
  g_free (refused);
}

static gboolean
write_refused (LyktaStore *store, gpointer data, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  const Refused *refused = data;

  return lykta_import_write_refused (refused->plan, &refused->stamp, refused->problems, stream, cancellable, error);
}

/* "Systems.xlsx": "Systems, refused rows.csv" */
static char *
make_name (const char *path)
{
  g_autofree char *source = g_filename_display_basename (path);
  char *dot = strrchr (source, '.');

  if (dot != NULL)
    *dot = '\0';
  /* Translators: the name of a file; %s is the name of the file that was imported */
  return g_strdup_printf (_ ("%s, refused rows.csv"), source);
}

/**
 * lykta_import_save_refused:
 * @plan: what was read
 * @result: what was found out
 *
 * Writes the refused rows as CSV, with the reasons in a last column.
 */
void
lykta_import_save_refused (GtkWidget *widget, LyktaStore *store, LyktaImportPlan *plan, const LyktaImportResult *result)
{
  const char *const types[] = { "csv", lykta_export_format_get_label (LYKTA_EXPORT_CSV), NULL };
  g_autofree char *name = make_name (plan->path);
  Refused *refused = g_new (Refused, 1);

  refused->plan = lykta_import_plan_ref (plan);
  refused->stamp = result->stamp;
  refused->problems = g_ptr_array_ref (result->problems);
  lykta_save_stream (widget, store, _ ("Save the Refused Rows"), name, types, write_refused, refused, refused_free,
                     _ ("The refused rows are saved"));
}
