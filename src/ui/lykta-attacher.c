/* lykta-attacher.c: brings files into the register, one after another, beside everything else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-attacher.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lykta-attachment.h"
#include "lykta-file-name.h"
#include "lykta-worker.h"

/* Files that were given together */
typedef struct
{
  const LyktaRegister *reg;
  gint64 id;        /* of the record */
  gint64 replaced;  /* 0: they are added */
  GPtrArray *files; /* GFile */
  char *text;
  char *done;
  LyktaAttacher *attacher;
} Job;

struct _LyktaAttacher
{
  GObject parent_instance;

  double fraction;

  /* Owned */
  LyktaStore *store;
  GCancellable *cancellable;
  GQueue jobs; /* Job; the first is under way */
};

G_DEFINE_FINAL_TYPE (LyktaAttacher, lykta_attacher, G_TYPE_OBJECT)

enum
{
  SIGNAL_MOVED,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start (LyktaAttacher *self);

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->files);
  g_free (job->text);
  g_free (job->done);
  g_object_unref (job->attacher);
  g_free (job);
}

static char *
get_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return lykta_file_name_clean (name != NULL ? name : "");
}

static void
describe (Job *job)
{
  if (job->files->len == 1)
    {
      g_autofree char *name = get_name (g_ptr_array_index (job->files, 0));

      /* Translators: %s is the name of a file that is on its way in. */
      job->text = g_strdup_printf (_ ("Attaching “%s”"), name);
      job->done = g_strdup_printf (_ ("“%s” is attached"), name);
      return;
    }
  job->text = g_strdup_printf (ngettext ("Attaching %u file", "Attaching %u files", job->files->len), job->files->len);
  job->done = g_strdup_printf (ngettext ("%u file is attached", "%u files are attached", job->files->len), job->files->len);
}

/* A slow place must not hold the register's lock: what is not on this machine is fetched first, to a file without a name. */
static GFile *
fetch (GFile *file, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = get_name (file);
  g_autoptr (GFile) local = g_file_new_build_filename (folder, name, NULL);

  if (!g_file_copy (file, local, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&local);
}

/* What was fetched is deleted when it is open: its bytes stay until they are read. */
static gboolean
add_fetched (LyktaStore *store, LyktaEdit *edit, Job *job, GPtrArray *files, GError **error)
{
  const LyktaRegister *attachments = lykta_store_find_register (store, "attachments");
  g_autoptr (LyktaRecord) replaced = NULL;

  if (job->replaced == 0)
    return lykta_attachment_add_files (store, edit, job->reg, job->id, files, error);
  replaced = lykta_store_get_record (store, attachments, job->replaced);
  if (replaced != NULL)
    return lykta_attachment_replace_file (store, edit, replaced, g_ptr_array_index (files, 0), error) != 0;
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The attachment is no longer there."));
  return FALSE;
}

static gpointer
prepare_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (LyktaEdit) edit = lykta_edit_new (job->replaced != 0 ? _ ("Replace Attachment") : _ ("Attach File"));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = NULL;
  gboolean added = TRUE;

  for (guint i = 0; added && i < job->files->len; i++)
    {
      GFile *file = g_ptr_array_index (job->files, i);

      if (!g_file_is_native (file) && folder == NULL)
        folder = g_dir_make_tmp ("lykta-XXXXXX", error);
      file = g_file_is_native (file) ? g_object_ref (file) : folder != NULL ? fetch (file, folder, cancellable, error) : NULL;
      added = file != NULL;
      if (added)
        g_ptr_array_add (files, file);
    }
  added = added && add_fetched (store, edit, job, files, error);
  for (guint i = 0; folder != NULL && i < files->len; i++)
    if (!g_file_is_native (g_ptr_array_index (job->files, i)))
      g_file_delete (g_ptr_array_index (files, i), NULL, NULL);
  if (folder != NULL)
    g_rmdir (folder);
  return added ? g_steal_pointer (&edit) : NULL;
}

static void
end (LyktaAttacher *self, GError *error)
{
  Job *job = g_queue_pop_head (&self->jobs);

  self->fraction = 0;
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0, job->done);
  if (g_queue_is_empty (&self->jobs))
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  else
    start (self);
  job_free (job);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  lykta_store_apply_finish (LYKTA_STORE (source), result, &error);
  end (user_data, error);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  LyktaAttacher *self = user_data;

  self->fraction = total > 0 ? (double) done / total : 0;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LyktaAttacher *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaEdit) edit = lykta_worker_finish (result, &error);

  if (edit == NULL)
    end (self, error);
  else
    lykta_store_apply_async (self->store, edit, self->cancellable, progress_cb, self, applied_cb, self);
}

static void
start (LyktaAttacher *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  lykta_worker_run (self->store, prepare_thread, g_queue_peek_head (&self->jobs), NULL, (GDestroyNotify) lykta_edit_unref,
                    self->cancellable, prepared_cb, self);
}

static void
push (LyktaAttacher *self, const LyktaRegister *reg, gint64 id, gint64 replaced, GPtrArray *files)
{
  Job *job = g_new0 (Job, 1);

  job->reg = reg;
  job->id = id;
  job->replaced = replaced;
  job->files = g_ptr_array_ref (files);
  job->attacher = g_object_ref (self);
  describe (job);
  g_queue_push_tail (&self->jobs, job);
  if (g_queue_get_length (&self->jobs) == 1)
    start (self);
}

static void
lykta_attacher_finalize (GObject *object)
{
  LyktaAttacher *self = LYKTA_ATTACHER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_attacher_parent_class)->finalize (object);
}

static void
lykta_attacher_class_init (LyktaAttacherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lykta_attacher_finalize;

  signals[SIGNAL_MOVED] =
      g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] =
      g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FAILED] =
      g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lykta_attacher_init (LyktaAttacher *self)
{
  g_queue_init (&self->jobs);
}

LyktaAttacher *
lykta_attacher_new (LyktaStore *store)
{
  LyktaAttacher *self = g_object_new (LYKTA_TYPE_ATTACHER, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * lykta_attacher_add:
 * @id: of the record of @reg
 * @files: (element-type GFile): what is attached to it
 */
void
lykta_attacher_add (LyktaAttacher *self, const LyktaRegister *reg, gint64 id, GPtrArray *files)
{
  if (files->len > 0)
    push (self, reg, id, 0, files);
}

/**
 * lykta_attacher_replace:
 * @attachment: id of a current attachment
 * @file: what takes its place
 */
void
lykta_attacher_replace (LyktaAttacher *self, gint64 attachment, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (file));
  push (self, NULL, 0, attachment, files);
}

void
lykta_attacher_cancel (LyktaAttacher *self)
{
  while (g_queue_get_length (&self->jobs) > 1)
    job_free (g_queue_pop_tail (&self->jobs));
  g_cancellable_cancel (self->cancellable);
}

const char *
lykta_attacher_get_text (LyktaAttacher *self)
{
  Job *job = g_queue_peek_head (&self->jobs);

  return job != NULL ? job->text : NULL;
}

/**
 * lykta_attacher_get_fraction:
 *
 * Returns: how much of it is done: 0 to 1
 */
double
lykta_attacher_get_fraction (LyktaAttacher *self)
{
  return self->fraction;
}
