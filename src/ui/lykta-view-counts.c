/* lykta-view-counts.c: how many records each saved view of a register shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-view-counts.h"

/* Counting so few records takes less time than asking for it in a thread. */
#define SMALL_REGISTER 2000

struct _LyktaViewCounts
{
  GObject parent_instance;

  const LyktaRegister *reg;
  guint n_views;
  guint next; /* the view counted now; n_views when done */
  gboolean again;
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

static void count_next (LyktaViewCounts *self);

static void
set_count (LyktaViewCounts *self, guint view, gint64 count)
{
  if (self->counts[view] == count)
    return;
  self->counts[view] = count;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
selected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaViewCounts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lykta_store_select_finish (LYKTA_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids != NULL)
    set_count (self, self->next, ids->len);
  self->next++;
  count_next (self);
}

static void
count_next (LyktaViewCounts *self)
{
  g_autoptr (LyktaQuery) query = NULL;

  if (self->next == self->n_views)
    {
      if (!self->again)
        return;
      self->again = FALSE;
      self->next = 0;
    }

  query = lykta_query_new_for_view (self->reg, &self->reg->views[self->next]);
  lykta_store_select_async (self->store, query, self->cancellable, selected_cb, g_object_ref (self));
}

static gboolean
count_cb (gpointer user_data)
{
  LyktaViewCounts *self = user_data;
  g_autoptr (LyktaQuery) all = lykta_query_new (self->reg);

  self->idle_id = 0;
  if (self->next < self->n_views)
    {
      self->again = TRUE;
      return G_SOURCE_REMOVE;
    }

  if (lykta_store_count (self->store, all) <= SMALL_REGISTER)
    {
      for (guint i = 0; i < self->n_views; i++)
        {
          g_autoptr (LyktaQuery) query = lykta_query_new_for_view (self->reg, &self->reg->views[i]);

          set_count (self, i, lykta_store_count (self->store, query));
        }
      return G_SOURCE_REMOVE;
    }

  self->next = 0;
  count_next (self);
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
  self->next = self->n_views;
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
