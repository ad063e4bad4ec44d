/* lykta-view-counts.c: how many records each saved view of a register shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-view-counts.h"

#include "lykta-worker.h"

/* Counting so few records takes less time than asking for it in a thread. */
#define SMALL_REGISTER 2000

struct _LyktaViewCounts
{
  GObject parent_instance;

  const LyktaRegister *reg;
  guint n_views;
  gboolean counting; /* in a thread */
  gboolean again;    /* something changed meanwhile */
  guint idle_id;

  /* Owned */
  LyktaStore *store;
  gint64 *counts;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LyktaViewCounts, lykta_view_counts, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean count_cb (gpointer user_data);

static void
set_counts (LyktaViewCounts *self, const gint64 *counts)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->n_views; i++)
    {
      changed |= self->counts[i] != counts[i];
      self->counts[i] = counts[i];
    }
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gint64 *
count (LyktaStore *store, const LyktaRegister *reg, GCancellable *cancellable)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (gint64));

  for (const LyktaView *view = reg->views; view->id != NULL; view++)
    {
      g_autoptr (LyktaQuery) query = lykta_query_new_for_view (reg, view);
      gint64 n = g_cancellable_is_cancelled (cancellable) ? -1 : lykta_store_count (store, query);

      g_array_append_val (counts, n);
    }
  return (gint64 *) (gpointer) g_array_free (g_steal_pointer (&counts), FALSE);
}

static gpointer
count_in_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return count (store, data, cancellable);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaViewCounts) self = user_data;
  g_autofree gint64 *counts = lykta_worker_finish (result, NULL);

  self->counting = FALSE;
  if (self->store == NULL)
    return;
  if (counts != NULL)
    set_counts (self, counts);
  if (self->again && self->idle_id == 0)
    self->idle_id = g_idle_add (count_cb, self);
}

static gboolean
count_cb (gpointer user_data)
{
  LyktaViewCounts *self = user_data;
  g_autoptr (LyktaQuery) all = lykta_query_new (self->reg);

  self->idle_id = 0;
  self->again = self->counting;
  if (self->counting)
    return G_SOURCE_REMOVE;

  if (lykta_store_count (self->store, all) <= SMALL_REGISTER)
    {
      g_autofree gint64 *counts = count (self->store, self->reg, NULL);

      set_counts (self, counts);
      return G_SOURCE_REMOVE;
    }

  self->counting = TRUE;
  lykta_worker_run (self->store, count_in_thread, (gpointer) self->reg, NULL, g_free, self->cancellable, counted_cb,
                    g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LyktaViewCounts *self, gpointer reg)
{
  if (reg == self->reg && self->idle_id == 0)
    self->idle_id = g_idle_add (count_cb, self);
}

static void
lykta_view_counts_dispose (GObject *object)
{
  LyktaViewCounts *self = LYKTA_VIEW_COUNTS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_view_counts_parent_class)->dispose (object);
}

static void
lykta_view_counts_finalize (GObject *object)
{
  g_free (LYKTA_VIEW_COUNTS (object)->counts);

  G_OBJECT_CLASS (lykta_view_counts_parent_class)->finalize (object);
}

static void
lykta_view_counts_class_init (LyktaViewCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lykta_view_counts_dispose;
  object_class->finalize = lykta_view_counts_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", LYKTA_TYPE_VIEW_COUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lykta_view_counts_init (LyktaViewCounts *self)
{
  self->cancellable = g_cancellable_new ();
}

LyktaViewCounts *
lykta_view_counts_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaViewCounts *self = g_object_new (LYKTA_TYPE_VIEW_COUNTS, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  while (reg->views[self->n_views].id != NULL)
    self->n_views++;
  self->counts = g_new (gint64, self->n_views);
  for (guint i = 0; i < self->n_views; i++)
    self->counts[i] = -1;

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->idle_id = g_idle_add (count_cb, self);
  return self;
}

gint64
lykta_view_counts_get (LyktaViewCounts *self, guint view)
{
  return self->counts[view];
}

gboolean
lykta_view_counts_are_known (LyktaViewCounts *self)
{
  for (guint i = 0; i < self->n_views; i++)
    if (self->counts[i] < 0)
      return FALSE;
  return TRUE;
}
