/* lykta-attachment-open.c: attachments outside of the register: opened by another program, saved as files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attachment-open.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-attachment-output.h"
#include "lykta-error-dialog.h"
#include "lykta-toast.h"
#include "lykta-worker.h"

/* A copy on its way out */
typedef struct
{
  GtkWidget *widget;
  LyktaStore *store;
  gint64 id;
  GFile *target; /* NULL: opened */
} Copy;

static void
copy_free (Copy *copy)
{
  g_clear_object (&copy->widget);
  g_clear_object (&copy->store);
  g_clear_object (&copy->target);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static Copy *
copy_new (GtkWidget *widget, LyktaStore *store, gint64 id)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->widget = g_object_ref (widget);
  copy->store = g_object_ref (store);
  copy->id = id;
  return copy;
}

static LyktaRecord *
find_attachment (LyktaStore *store, gint64 id)
{
  return lykta_store_get_record (store, lykta_store_find_register (store, "attachments"), id);
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "lykta", "opened", NULL);
}

/* In the cache and not where the session keeps its sockets: that is memory, and attachments may be large. */
static char *
make_copy (LyktaStore *store, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaRecord) attachment = find_attachment (store, id);
  g_autofree char *folder = get_folder ();

  if (attachment == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The attachment is no longer there."));
      return NULL;
    }
  return lykta_attachment_save_private (store, attachment, folder, cancellable, error);
}

static void
remove_copy (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static gpointer
open_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = make_copy (store, ((Copy *) data)->id, cancellable, error);

  return path != NULL ? g_file_new_for_path (path) : NULL;
}

/* Through a file of our own, because a place given by the file portal takes only plain writing. */
static gpointer
save_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;
  g_autofree char *path = make_copy (store, copy->id, cancellable, error);
  g_autoptr (GFile) from = path != NULL ? g_file_new_for_path (path) : NULL;
  gboolean saved;

  if (path == NULL)
    return NULL;
  saved =
      g_file_copy (from, copy->target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error);
  remove_copy (path);
  return saved ? g_object_ref (copy->target) : NULL;
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    lykta_error_dialog_present (copy->widget, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = lykta_worker_finish (result, &error);
  g_autoptr (GtkFileLauncher) launcher = NULL;
  GtkRoot *root = gtk_widget_get_root (copy->widget);

  if (file == NULL)
    {
      lykta_error_dialog_present (copy->widget, error);
      return;
    }
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launched_cb,
                            g_steal_pointer (&copy));
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (copy->target);

  if (!gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    lykta_error_dialog_present (copy->widget, error);
  remove_copy (path);
}

static void
ready_to_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (copy->widget);
  Copy *data;

  copy->target = lykta_worker_finish (result, &error);
  if (copy->target == NULL)
    {
      lykta_error_dialog_present (copy->widget, error);
      return;
    }
  data = g_steal_pointer (&copy);
  gtk_print_dialog_print_file (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, data->target, NULL, printed_cb,
                               data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = lykta_worker_finish (result, &error);

  if (file != NULL)
    lykta_toast (copy->widget, _ ("The copy is saved"), FALSE);
  else
    lykta_error_dialog_present (copy->widget, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;

  copy->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (copy->target == NULL)
    lykta_error_dialog_present (copy->widget, error);
  else
    {
      Copy *data = g_steal_pointer (&copy);

      lykta_worker_run (data->store, save_thread, data, NULL, g_object_unref, NULL, saved_cb, data);
    }
}

static void
forget_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) folders = g_dir_open (folder, 0, NULL);
  const char *name;

  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *own = g_build_filename (folder, name, NULL);
      g_autoptr (GDir) files = g_file_test (own, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (own, 0, NULL);

      while (files != NULL && (name = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *path = g_build_filename (own, name, NULL);

          g_unlink (path);
        }
      g_rmdir (own);
    }
}

/**
 * lykta_attachment_open:
 * @id: of any version of an attachment
 */
void
lykta_attachment_open (GtkWidget *widget, LyktaStore *store, gint64 id)
{
  Copy *copy = copy_new (widget, store, id);

  lykta_worker_run (store, open_thread, copy, NULL, g_object_unref, NULL, made_cb, copy);
}

/**
 * lykta_attachment_save_copy:
 * @id: of any version of an attachment
 */
void
lykta_attachment_save_copy (GtkWidget *widget, LyktaStore *store, gint64 id)
{
  g_autoptr (LyktaRecord) attachment = find_attachment (store, id);
  g_autofree char *name = attachment != NULL ? lykta_attachment_get_file_name (attachment) : NULL;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (name == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, copy_new (widget, store, id));
}

/**
 * lykta_attachment_print:
 * @id: of any version of an attachment
 */
void
lykta_attachment_print (GtkWidget *widget, LyktaStore *store, gint64 id)
{
  Copy *copy = copy_new (widget, store, id);

  lykta_worker_run (store, open_thread, copy, NULL, g_object_unref, NULL, ready_to_print_cb, copy);
}

/**
 * lykta_attachment_forget_copies:
 *
 * Called when the program starts; programs that still show a copy keep what they have read.
 */
void
lykta_attachment_forget_copies (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_run_in_thread (task, forget_thread);
}
