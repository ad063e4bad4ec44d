/* lykta-worker.c: long work on an open register, in a thread with a connection of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-worker.h"

typedef struct
{
  LyktaStore *store;
  LyktaWorkerFunc function;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Work;

/* The last to let go of a task may be its thread, but a store belongs to the thread that opened it. */
/* How much work has begun and not ended */
static GMutex lock;
static GCond ended;
static guint n_running;

static void
count (int change)
{
  g_mutex_lock (&lock);
  n_running += (guint) change;
  g_cond_signal (&ended);
  g_mutex_unlock (&lock);
}

static void
work_free (Work *work)
{
  g_idle_add_once (g_object_unref, g_steal_pointer (&work->store));
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (LyktaStore) own = NULL;
  g_autoptr (GError) error = NULL;
  gpointer result;

  own = lykta_store_open_again (work->store, &error);
  if (own == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      count (-1);
      return;
    }

  result = work->function (own, work->data, cancellable, &error);
  lykta_store_close (own);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, work->free_result);
  g_clear_object (&own);
  count (-1);
}

/**
 * lykta_worker_run:
 * @store: the open register
 * @function: the work; called in a thread
 * @data: (transfer full): for @function
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees the result when nobody asks for it
 * @callback: called in the main thread when the work is done
 *
 * Runs @function beside the main loop.
 */
void
lykta_worker_run (LyktaStore *store, LyktaWorkerFunc function, gpointer data, GDestroyNotify free_data,
                  GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->store = g_object_ref (store);
  work->function = function;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  g_task_set_source_tag (task, lykta_worker_run);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  count (1);
  g_task_run_in_thread (task, work_thread);
}

/**
 * lykta_worker_wait:
 *
 * Waits until no work runs. At the end of the program: libraries tidy up then, and must not pull away what a thread still uses.
 */
void
lykta_worker_wait (void)
{
  g_mutex_lock (&lock);
  while (n_running > 0)
    g_cond_wait (&ended, &lock);
  g_mutex_unlock (&lock);
}

/**
 * lykta_worker_finish:
 *
 * Returns: (transfer full) (nullable): what the work gave
 */
gpointer
lykta_worker_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
