/* lykta-save-dialogs.c: asks where to, and writes a list, a review or a copy there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-save-dialogs.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-export.h"
#include "lykta-files.h"
#include "lykta-review.h"
#include "lykta-toast.h"
#include "lykta-worker.h"


/* What is to be written, from the question where to until it is there */
typedef struct
{
  GtkWidget *widget;
  LyktaStore *store;
  LyktaWorkerFunc write;
  LyktaQuery *query;
  LyktaPrintFunc make;
  LyktaPrintFlags flags;
  gint64 id; /* of the review, or of the record the paper is of */
  GFile *target;
  char *done;
} Save;

static void
save_free (Save *save)
{
  g_clear_object (&save->widget);
  g_clear_object (&save->store);
  g_clear_object (&save->target);
  g_clear_pointer (&save->query, lykta_query_free);
  g_free (save->done);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static Save *
save_new (GtkWidget *widget, LyktaStore *store, LyktaWorkerFunc write, const char *done)
{
  Save *save = g_new0 (Save, 1);

  save->widget = g_object_ref (widget);
  save->store = g_object_ref (store);
  save->write = write;
  save->done = g_strdup (done);

  return save;
}

static gpointer
write_list (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  g_autofree char *name = g_file_get_basename (save->target);
  LyktaExport export = { .format = LYKTA_EXPORT_CSV };
  g_autoptr (GFileOutputStream) stream = g_file_replace (save->target, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);

  lykta_export_format_find_for_name (name, &export.format);
  if (stream == NULL || !lykta_export_write (store, save->query, &export, G_OUTPUT_STREAM (stream), cancellable, error)
      || !g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return NULL;

  return g_object_ref (save->target);
}

static gboolean
write_review (LyktaStore *store, Save *save, const char *path, GCancellable *cancellable, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "reviews");
  g_autoptr (LyktaRecord) review = lykta_store_get_record (store, reg, save->id);

  return lykta_review_write_pdf (store, review, path, cancellable, NULL, error);
}

static gboolean
write_paper (LyktaStore *store, Save *save, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocument) document = save->make (store, save->id, save->flags, cancellable, error);

  return document != NULL && lykta_print_write_pdf (document, path, cancellable, error);
}

/* Through a file of our own, because a place given by the file portal takes only plain writing. */
static gpointer
write_pdf (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf ("lykta-%s.pdf", uuid);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  gboolean written;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  written = (save->make != NULL ? write_paper : write_review) (store, save, path, cancellable, error)
            && g_file_copy (from, save->target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
  g_unlink (path);

  return written ? g_object_ref (save->target) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) written = lykta_worker_finish (result, &error);

  if (written != NULL)
    lykta_toast (save->widget, save->done, FALSE);
  else
    lykta_error_dialog_present (save->widget, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  if (lykta_files_save_copy_finish (result, &error))
    lykta_toast (save->widget, save->done, FALSE);
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
    lykta_error_dialog_present (save->widget, error);
  else if (save->write != NULL)
    {
      lykta_worker_run (save->store, save->write, data, NULL, g_object_unref, NULL, written_cb, data);
      save = NULL;
    }
  else
    {
      lykta_files_save_copy_async (save->store, save->target, NULL, copied_cb, data);
      save = NULL;
    }
}

/* @types: suffix and name by turns, ended by NULL */
static void
ask (Save *save, const char *title, const char *name, const char *const *types)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (gsize i = 0; types[i] != NULL; i += 2)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_add_suffix (filter, types[i]);
      gtk_file_filter_set_name (filter, types[i + 1]);
      g_list_store_append (filters, filter);
    }
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (save->widget)), NULL, chosen_cb, save);
}

/**
 * lykta_save_list:
 * @query: which records of which register
 *
 * Writes a list as CSV, or as JSON when the chosen name ends so.
 */
void
lykta_save_list (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  const LyktaRegister *reg = lykta_query_get_register (query);
  g_autofree char *today = lykta_today ();
  g_autofree char *name = g_strdup_printf ("%s %s.csv", lykta_register_get_label (reg), today);
  const char *const types[] = { "csv", _ ("Spreadsheet (CSV)"), "json", _ ("For programs (JSON)"), NULL };
  Save *save = save_new (widget, store, write_list, _ ("The list is exported"));

  save->query = lykta_query_copy (query);
  ask (save, _ ("Export the List"), name, types);
}

/**
 * lykta_save_review:
 * @review: which one
 *
 * Writes a management review as PDF.
 */
void
lykta_save_review (GtkWidget *widget, LyktaStore *store, LyktaRecord *review)
{
  const char *const types[] = { "pdf", _ ("Document (PDF)"), NULL };
  /* Translators: the name of the exported file; %d is the year */
  g_autofree char *name = g_strdup_printf (_ ("Management review %d.pdf"), (int) lykta_record_get_integer (review, "year"));
  Save *save = save_new (widget, store, write_pdf, _ ("The management review is exported"));

  save->id = lykta_record_get_id (review);
  ask (save, _ ("Export the Management Review"), name, types);
}

/**
 * lykta_save_paper:
 * @title: of the paper; the name of the file is made of it
 * @make: makes it, in a thread
 * @id: the record it is of; 0 when it is of a whole register
 *
 * Writes a paper as PDF.
 */
void
lykta_save_paper (GtkWidget *widget, LyktaStore *store, const char *title, LyktaPrintFunc make, gint64 id, LyktaPrintFlags flags)
{
  const char *const types[] = { "pdf", _ ("Document (PDF)"), NULL };
  g_autofree char *name = g_strdup_printf ("%s.pdf", title);
  /* Translators: the name of a document */
  g_autofree char *done = g_strdup_printf (_ ("“%s” is saved"), title);
  Save *save = save_new (widget, store, write_pdf, done);

  save->make = make;
  save->flags = flags;
  save->id = id;
  ask (save, title, g_strdelimit (name, "/", '-'), types);
}

/**
 * lykta_save_copy:
 *
 * Writes a consistent copy of the register, to keep or to hand on.
 */
void
lykta_save_copy (GtkWidget *widget, LyktaStore *store)
{
  g_autofree char *today = lykta_today ();
  g_autofree char *base = lykta_files_get_name (lykta_store_get_path (store));
  g_autofree char *name = g_strdup_printf ("%s %s%s", base, today, LYKTA_FILE_SUFFIX);
  const char *const types[] = { "lykta", _ ("Register file"), NULL };

  ask (save_new (widget, store, NULL, _ ("The copy is saved")), _ ("Save a Copy"), name, types);
}
