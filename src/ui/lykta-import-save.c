/* lykta-import-save.c: asks where to, and writes there the rows that an import refuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-import-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-error-dialog.h"
#include "lykta-toast.h"
#include "lykta-worker.h"

/* What is to be written, from the question where to until it is there */
typedef struct
{
  GtkWidget *widget;
  LyktaStore *store;
  LyktaImportPlan *plan;
  LyktaImportStamp stamp;
  GPtrArray *problems;
  GFile *target;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->widget);
  g_object_unref (save->store);
  lykta_import_plan_unref (save->plan);
  g_ptr_array_unref (save->problems);
  g_clear_object (&save->target);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

/* Closed as cancelled when it goes wrong, so that a file that was there before stays. */
static gpointer
write_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  g_autoptr (GFileOutputStream) stream = g_file_replace (save->target, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  g_autoptr (GCancellable) aborted = g_cancellable_new ();

  if (stream == NULL)
    return NULL;
  if (lykta_import_write_refused (save->plan, &save->stamp, save->problems, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error) ? g_object_ref (save->target) : NULL;

  g_cancellable_cancel (aborted);
  g_output_stream_close (G_OUTPUT_STREAM (stream), aborted, NULL);
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) written = lykta_worker_finish (result, &error);

  if (written != NULL)
    lykta_toast (save->widget, _ ("The refused rows are saved"), FALSE);
  else
    lykta_error_dialog_present (save->widget, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  Save *data = save;

  save->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (save->target == NULL)
    {
      lykta_error_dialog_present (save->widget, error);
      return;
    }
  save = NULL;
  lykta_worker_run (data->store, write_thread, data, NULL, g_object_unref, NULL, written_cb, data);
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
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = make_name (plan->path);
  Save *save = g_new0 (Save, 1);

  save->widget = g_object_ref (widget);
  save->store = g_object_ref (store);
  save->plan = lykta_import_plan_ref (plan);
  save->stamp = result->stamp;
  save->problems = g_ptr_array_ref (result->problems);
  gtk_file_dialog_set_title (dialog, _ ("Save the Refused Rows"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, save);
}
