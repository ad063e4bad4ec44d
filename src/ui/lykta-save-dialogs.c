/* lykta-save-dialogs.c: asks where to, and writes a list, a review or a copy there; or prints it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-save-dialogs.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-files.h"
#include "lykta-output.h"
#include "lykta-print-list.h"
#include "lykta-progress.h"
#include "lykta-review-files.h"
#include "lykta-toast.h"
#include "lykta-worker.h"

/* What is to be written, from the question where to until it is there */
typedef struct
{
  GtkWidget *widget;
  LyktaStore *store;
  LyktaWorkerFunc write;
  LyktaQuery *query;
  LyktaExport how;           /* of a list */
  const LyktaField **fields; /* of @how */
  char *filter;              /* of @how */
  LyktaSaveFunc stream;      /* of what is neither of these */
  gpointer data;             /* of @stream */
  GDestroyNotify free_data;
  LyktaDocument *document; /* that is made already */
  LyktaPrintFunc make;
  LyktaPrintFlags flags;
  gint64 id;     /* of the review, or of the record the paper is of */
  GFile *target; /* NULL when it is printed */
  char *title;
  char *done;
  GCancellable *cancellable;
  LyktaProgress *progress;
} Save;

static void
save_free (Save *save)
{
  g_clear_object (&save->widget);
  g_clear_object (&save->store);
  g_clear_object (&save->target);
  g_clear_pointer (&save->query, lykta_query_free);
  g_clear_pointer (&save->progress, lykta_progress_end);
  g_clear_object (&save->cancellable);
  g_clear_pointer (&save->document, lykta_document_free);
  g_clear_pointer (&save->data, save->free_data);
  g_free (save->fields);
  g_free (save->filter);
  g_free (save->title);
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
  save->cancellable = g_cancellable_new ();

  return save;
}

static gboolean
write_to (LyktaStore *store, Save *save, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  if (save->stream != NULL)
    return save->stream (store, save->data, stream, cancellable, error);
  return lykta_print_list_write (store, save->query, &save->how, stream, cancellable, error);
}

/* A place that the file portal gives takes only plain writing. */
static gpointer
write_stream (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  g_autoptr (GFileOutputStream) stream = g_file_replace (save->target, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  g_autoptr (GCancellable) aborted = NULL;

  if (stream == NULL)
    return NULL;
  if (write_to (store, save, G_OUTPUT_STREAM (stream), cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return g_object_ref (save->target);

  /* Closed as cancelled, the file that was there before stays. */
  aborted = g_cancellable_new ();
  g_cancellable_cancel (aborted);
  g_output_stream_close (G_OUTPUT_STREAM (stream), aborted, NULL);
  return NULL;
}

static gboolean
write_list_pdf (LyktaStore *store, Save *save, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaOutput) output = lykta_output_new (path, error);

  if (output == NULL)
    return FALSE;
  if (!lykta_print_list_write (store, save->query, &save->how, lykta_output_get_stream (output), cancellable, error))
    return lykta_output_explain (output, error);
  return lykta_output_commit (output, cancellable, error);
}

static gboolean
write_review (LyktaStore *store, Save *save, const char *path, GCancellable *cancellable, GError **error)
{
  const LyktaRegister *reg = lykta_store_find_register (store, "reviews");
  g_autoptr (LyktaRecord) review = lykta_store_get_record (store, reg, save->id);

  return lykta_review_files_export (store, review, (save->flags & LYKTA_PRINT_PUBLIC) != 0, path, cancellable, error);
}

static gboolean
write_paper (LyktaStore *store, Save *save, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaDocument) document = save->make (store, save->id, save->flags, cancellable, error);

  return document != NULL && lykta_print_write_pdf (document, path, cancellable, error);
}

static char *
make_own_path (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf ("lykta-%s.pdf", uuid);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static gboolean
write_own (LyktaStore *store, Save *save, const char *path, GCancellable *cancellable, GError **error)
{
  if (save->query != NULL)
    return write_list_pdf (store, save, path, cancellable, error);
  if (save->document != NULL)
    return lykta_print_write_pdf (save->document, path, cancellable, error);
  return (save->make != NULL ? write_paper : write_review) (store, save, path, cancellable, error);
}

/* Through a file of our own, because a place given by the file portal takes only plain writing. */
static gpointer
write_pdf (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  g_autofree char *path = make_own_path ();
  g_autoptr (GFile) from = g_file_new_for_path (path);
  gboolean written = write_own (store, save, path, cancellable, error)
                     && g_file_copy (from, save->target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);

  g_unlink (path);

  return written ? g_object_ref (save->target) : NULL;
}

/* What the printer gets; taken away again when the dialog has it. */
static gpointer
write_for_printer (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = make_own_path ();

  return write_own (store, data, path, cancellable, error) ? g_file_new_for_path (path) : NULL;
}

static double
get_progress (gpointer data)
{
  Save *save = data;
  int n_records = g_atomic_int_get (&save->how.n_records);

  return n_records > 0 ? (double) g_atomic_int_get (&save->how.n_done) / n_records : -1;
}

/* What the list does not say, beside that it is there */
static char *
describe_done (Save *save)
{
  if (save->how.n_cut > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Exported; %u text was too long for a cell and was cut",
                                         "Exported; %u texts were too long for a cell and were cut", save->how.n_cut),
                            save->how.n_cut);
  if (save->how.flags & LYKTA_EXPORT_PUBLIC)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Exported without %u record that bears a secrecy mark",
                                         "Exported without %u records that bear a secrecy mark", save->how.n_hidden),
                            save->how.n_hidden);
  return g_strdup (save->done);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    lykta_error_dialog_present (save->widget, error);
  g_file_delete (save->target, NULL, NULL);
}

static void
print (Save *save, GFile *file)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  save->target = g_object_ref (file);
  gtk_print_dialog_set_title (dialog, save->title);
  gtk_print_dialog_print_file (dialog, GTK_WINDOW (gtk_widget_get_root (save->widget)), NULL, file, NULL, printed_cb, save);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) written = lykta_worker_finish (result, &error);
  g_autofree char *done = NULL;

  g_clear_pointer (&save->progress, lykta_progress_end);
  if (written == NULL)
    lykta_error_dialog_present (save->widget, error);
  else if (save->target == NULL)
    print (g_steal_pointer (&save), written);
  else
    {
      done = describe_done (save);
      lykta_toast (save->widget, done, FALSE);
    }
}

static void
run (Save *save)
{
  save->progress =
      lykta_progress_begin (save->widget, save->target != NULL ? _ ("Writing the File") : _ ("Getting Ready to Print"),
                            get_progress, save, save->cancellable);
  lykta_worker_run (save->store, save->write, save, NULL, g_object_unref, save->cancellable, written_cb, save);
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
    run (g_steal_pointer (&save));
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

static void
set_list (Save *save, const LyktaQuery *query, const LyktaExport *how)
{
  guint n_fields = 0;

  while (how->fields != NULL && how->fields[n_fields] != NULL)
    n_fields++;
  save->query = lykta_query_copy (query);
  save->how = *how;
  save->fields = how->fields != NULL ? g_memdup2 (how->fields, (n_fields + 1) * sizeof *how->fields) : NULL;
  save->how.fields = (const LyktaField *const *) save->fields;
  save->how.filter = save->filter = g_strdup (how->filter);
}

/**
 * lykta_save_list:
 * @query: which records of which register
 * @how: in what form; copied
 *
 * Writes a list.
 */
void
lykta_save_list (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query, const LyktaExport *how)
{
  const LyktaRegister *reg = lykta_query_get_register (query);
  const char *suffix = lykta_export_format_get_id (how->format);
  g_autofree char *today = lykta_today ();
  g_autofree char *name = g_strdup_printf ("%s %s.%s", lykta_register_get_label (reg), today, suffix);
  const char *const types[] = { suffix, lykta_export_format_get_label (how->format), NULL };
  Save *save = save_new (widget, store, write_stream, _ ("The list is exported"));

  set_list (save, query, how);
  ask (save, _ ("Export the List"), g_strdelimit (name, "/", '-'), types);
}

/**
 * lykta_save_list_to:
 * @target: where to, over what is there
 *
 * Writes a list to a place that is known.
 */
void
lykta_save_list_to (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query, const LyktaExport *how, GFile *target)
{
  Save *save = save_new (widget, store, write_stream, _ ("The list is exported"));

  set_list (save, query, how);
  save->target = g_object_ref (target);
  run (save);
}

/**
 * lykta_print_list:
 * @how: columns and words; its format is PDF
 *
 * Prints a list.
 */
void
lykta_print_list (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query, const LyktaExport *how)
{
  Save *save = save_new (widget, store, write_for_printer, NULL);

  set_list (save, query, how);
  save->title = g_strdup (lykta_register_get_label (lykta_query_get_register (query)));
  run (save);
}

/**
 * lykta_save_review:
 * @review: which one
 * @flags: %LYKTA_PRINT_PUBLIC leaves out what bears a secrecy mark
 *
 * Writes a management review as PDF; once it is approved, the bytes that are kept.
 */
void
lykta_save_review (GtkWidget *widget, LyktaStore *store, LyktaRecord *review, LyktaPrintFlags flags)
{
  const char *const types[] = { "pdf", _ ("Document (PDF)"), NULL };
  gboolean public_ = (flags & LYKTA_PRINT_PUBLIC) != 0;
  int year = (int) lykta_record_get_integer (review, "year");
  /* Translators: the name of the exported file; %d is the year */
  g_autofree char *name = public_ ? g_strdup_printf (_ ("Management review %d, public version.pdf"), year)
                                  : g_strdup_printf (_ ("Management review %d.pdf"), year);
  Save *save =
      save_new (widget, store, write_pdf, public_ ? _ ("The public version is saved") : _ ("The management review is exported"));

  save->id = lykta_record_get_id (review);
  save->flags = flags;
  ask (save, public_ ? _ ("Save the Public Version") : _ ("Export the Management Review"), name, types);
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
 * lykta_save_document:
 * @document: (transfer full): a paper that is made already
 *
 * Writes a paper as PDF.
 */
void
lykta_save_document (GtkWidget *widget, LyktaStore *store, LyktaDocument *document)
{
  const char *const types[] = { "pdf", _ ("Document (PDF)"), NULL };
  g_autofree char *name = g_strdup_printf ("%s %s.pdf", document->title, document->date);
  g_autofree char *done = g_strdup_printf (_ ("“%s” is saved"), document->title);
  Save *save = save_new (widget, store, write_pdf, done);

  save->document = document;
  ask (save, document->title, g_strdelimit (name, "/", '-'), types);
}

/**
 * lykta_print_paper:
 * @title: of the paper
 * @make: makes it, in a thread
 * @id: the record it is of; 0 when it is of a whole register
 *
 * Prints a paper.
 */
void
lykta_print_paper (GtkWidget *widget, LyktaStore *store, const char *title, LyktaPrintFunc make, gint64 id, LyktaPrintFlags flags)
{
  Save *save = save_new (widget, store, write_for_printer, NULL);

  save->title = g_strdup (title);
  save->make = make;
  save->flags = flags;
  save->id = id;
  run (save);
}

/**
 * lykta_save_stream:
 * @title: of the dialog
 * @name: proposed for the file
 * @types: suffix and name by turns, ended by %NULL
 * @write: writes it, in a thread
 * @free_data: (nullable): frees @data when it is written or given up
 * @done: says that it is there
 *
 * Writes what the caller knows how to write.
 */
void
lykta_save_stream (GtkWidget *widget, LyktaStore *store, const char *title, const char *name, const char *const *types,
                   LyktaSaveFunc write, gpointer data, GDestroyNotify free_data, const char *done)
{
  Save *save = save_new (widget, store, write_stream, done);

  save->stream = write;
  save->data = data;
  save->free_data = free_data;
  ask (save, title, name, types);
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
