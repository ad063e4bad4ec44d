/* lykta-store-async.c: applying edits: at once, in a thread with a connection of its own, or as a rehearsal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-store-private.h"

/* Whoever looks at a bar sees no more steps a second. */
#define PROGRESS_INTERVAL_US 50000
/* A thread may wait for another writer; the window may not. */
#define THREAD_PATIENCE_MS 30000

typedef struct
{
  gatomicrefcount refs;

  /* Owned */
  LyktaEdit *edit;
  GMainContext *context;

  /* Of the caller, used in its context only */
  LyktaProgressFunc progress;
  gpointer progress_data;

  gint64 last_progress;
  gint64 number;
} LyktaWork;

typedef struct
{
  LyktaWork *work;
  guint done;
  guint total;
} LyktaProgress;

static LyktaWork *
work_ref (LyktaWork *work)
{
  g_atomic_ref_count_inc (&work->refs);
  return work;
}

static void
work_unref (LyktaWork *work)
{
  if (!g_atomic_ref_count_dec (&work->refs))
    return;
  g_clear_pointer (&work->edit, lykta_edit_unref);
  g_main_context_unref (work->context);
  g_free (work);
}

static LyktaWork *
work_new (void)
{
  LyktaWork *work = g_new0 (LyktaWork, 1);

  g_atomic_ref_count_init (&work->refs);
  work->context = g_main_context_ref_thread_default ();
  return work;
}

static void
free_progress (LyktaProgress *progress)
{
  work_unref (progress->work);
  g_free (progress);
}

static gboolean
tell_progress_cb (gpointer user_data)
{
  LyktaProgress *progress = user_data;

  if (progress->work->progress != NULL)
    progress->work->progress (progress->done, progress->total, progress->work->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  LyktaWork *work = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  LyktaProgress *progress;

  if (now - work->last_progress < PROGRESS_INTERVAL_US)
    return;
  work->last_progress = now;
  progress = g_new (LyktaProgress, 1);
  progress->work = work_ref (work);
  progress->done = done;
  progress->total = total;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_progress_cb, progress, (GDestroyNotify) free_progress);
  g_source_attach (source, work->context);
}

static LyktaStore *
open_in_thread (LyktaStore *self, GCancellable *cancellable, GError **error)
{
  LyktaStore *again = lykta_store_open_again (self, error);

  if (again != NULL)
    lykta_store_prepare_work (again, cancellable);
  return again;
}

static void
apply_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LyktaWork *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaStore) store = open_in_thread (source, cancellable, &error);

  if (store != NULL)
    {
      store->progress = work->progress != NULL ? progress_cb : NULL;
      store->progress_data = work;
      /* Pages that an import changes again and again are better not written in between; bytes that are kept come once. */
      if (lykta_edit_get_content_size (work->edit) == 0)
        lykta_database_execute (store->database, "PRAGMA cache_size = -65536", NULL);
      lykta_store_run_edit (store, work->edit, NULL, NULL, &error);
      work->number = store->applied;
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
lykta_store_prepare_work (LyktaStore *self, GCancellable *cancellable)
{
  lykta_database_set_patience (self->database, THREAD_PATIENCE_MS);
  lykta_database_set_cancellable (self->database, cancellable);
}

void
lykta_store_apply_async (LyktaStore *self, LyktaEdit *edit, GCancellable *cancellable, LyktaProgressFunc progress,
                         gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LyktaWork *work;

  g_return_if_fail (LYKTA_IS_STORE (self) && edit != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lykta_store_apply_async);
  g_task_set_check_cancellable (task, FALSE); /* what is durable is not called cancelled */
  if (self->busy)
    {
      g_task_return_new_error (task, LYKTA_ERROR, LYKTA_ERROR_LOCKED, "%s",
                               _ ("A large change is being written. Wait until it is done."));
      return;
    }

  work = work_new ();
  work->edit = lykta_edit_ref (edit);
  work->progress = progress;
  work->progress_data = progress_data;
  g_task_set_task_data (task, work, (GDestroyNotify) work_unref);
  lykta_store_set_busy (self, TRUE);
  g_task_run_in_thread (task, apply_thread);
}

gboolean
lykta_store_apply_finish (LyktaStore *self, GAsyncResult *result, GError **error)
{
  LyktaWork *work;
  gboolean applied;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  work = g_task_get_task_data (G_TASK (result));
  applied = g_task_propagate_boolean (G_TASK (result), error);
  if (work == NULL)
    return FALSE;

  work->progress = NULL;
  lykta_store_set_busy (self, FALSE);
  if (applied && work->number > 0)
    {
      lykta_store_push_undo (self, work->number, lykta_edit_get_label (work->edit), 0);
      lykta_store_poll (self);
    }
  return applied;
}

gboolean
lykta_store_apply (LyktaStore *self, LyktaEdit *edit, GError **error)
{
  g_return_val_if_fail (LYKTA_IS_STORE (self) && edit != NULL, FALSE);
  g_return_val_if_fail (self->transaction == NULL, FALSE);

  if (self->busy)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_LOCKED, _ ("A large change is being written. Wait until it is done."));
      return FALSE;
    }
  return lykta_store_run_edit (self, edit, NULL, NULL, error);
}

gboolean
lykta_store_rehearse (LyktaStore *self, LyktaEdit *edit, LyktaRefusalFunc refused, gpointer user_data, GError **error)
{
  g_return_val_if_fail (LYKTA_IS_STORE (self) && edit != NULL && refused != NULL, FALSE);
  g_return_val_if_fail (self->transaction == NULL, FALSE);

  return lykta_store_run_edit (self, edit, refused, user_data, error);
}
