/* lykta-monitor.c: keeps the agenda and what needs attention up to date with the open register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-monitor.h"

#include "lykta-worker.h"

/* A person who types, or a program that writes row by row, shall not make us count at every step. */
#define SETTLE_MS 250

/* Clocks run though nobody writes. */
#define TICK_SECONDS 60

struct _LyktaMonitor
{
  GObject parent_instance;

  /* Owned references */
  LyktaStore *store;
  LyktaAgenda *agenda;
  LyktaAttention *attention;
  GCancellable *cancellable;

  guint settle_source;
  guint tick_source;
  gboolean started;
  gboolean counting;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (LyktaMonitor, lykta_monitor, G_TYPE_OBJECT)

enum
{
  SIGNAL_UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void count (LyktaMonitor *self);

static void
read_agenda (LyktaMonitor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaAgenda) agenda = lykta_agenda_new (self->store, &error);

  /* Whatever keeps the file from being read is said where the user reads or writes; the old agenda stands meanwhile. */
  if (agenda == NULL)
    return;

  g_clear_pointer (&self->agenda, lykta_agenda_free);
  self->agenda = g_steal_pointer (&agenda);
}

static gpointer
count_in_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return lykta_attention_compute (store, cancellable, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaMonitor) self = user_data;
  g_autoptr (LyktaAttention) attention = lykta_worker_finish (result, NULL);

  self->counting = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (attention != NULL)
    {
      g_clear_pointer (&self->attention, lykta_attention_free);
      self->attention = g_steal_pointer (&attention);
      g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
    }
  if (self->stale)
    count (self);
}

static void
count (LyktaMonitor *self)
{
  if (!self->started)
    return;

  self->stale = self->counting;
  if (self->counting)
    return;

  self->counting = TRUE;
  lykta_worker_run (self->store, count_in_thread, NULL, NULL, (GDestroyNotify) lykta_attention_free, self->cancellable,
                    counted_cb, g_object_ref (self));
}

static void
settled_cb (gpointer user_data)
{
  LyktaMonitor *self = user_data;

  self->settle_source = 0;
  read_agenda (self);
  count (self);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

static void
store_changed_cb (LyktaMonitor *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add_once (SETTLE_MS, settled_cb, self);
}

static gboolean
tick_cb (gpointer user_data)
{
  LyktaMonitor *self = user_data;

  read_agenda (self);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);

  return G_SOURCE_CONTINUE;
}

static void
lykta_monitor_dispose (GObject *object)
{
  LyktaMonitor *self = LYKTA_MONITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_monitor_parent_class)->dispose (object);
}

static void
lykta_monitor_finalize (GObject *object)
{
  LyktaMonitor *self = LYKTA_MONITOR (object);

  g_clear_pointer (&self->agenda, lykta_agenda_free);
  g_clear_pointer (&self->attention, lykta_attention_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lykta_monitor_parent_class)->finalize (object);
}

static void
lykta_monitor_class_init (LyktaMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lykta_monitor_dispose;
  object_class->finalize = lykta_monitor_finalize;

  signals[SIGNAL_UPDATED] =
      g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lykta_monitor_init (LyktaMonitor *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lykta_monitor_new:
 *
 * Reads the agenda at once.
 */
LyktaMonitor *
lykta_monitor_new (LyktaStore *store)
{
  LyktaMonitor *self = g_object_new (LYKTA_TYPE_MONITOR, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->tick_source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  read_agenda (self);

  return self;
}

/**
 * lykta_monitor_start:
 *
 * Begins to count what needs attention. Until then changes are counted neither: a window calls it when its first frame is
 * on the screen, so that the counting does not take the processor from that.
 */
void
lykta_monitor_start (LyktaMonitor *self)
{
  g_return_if_fail (LYKTA_IS_MONITOR (self));

  if (self->started)
    return;

  self->started = TRUE;
  count (self);
}

LyktaStore *
lykta_monitor_get_store (LyktaMonitor *self)
{
  g_return_val_if_fail (LYKTA_IS_MONITOR (self), NULL);

  return self->store;
}

const LyktaAgenda *
lykta_monitor_get_agenda (LyktaMonitor *self)
{
  g_return_val_if_fail (LYKTA_IS_MONITOR (self), NULL);

  return self->agenda;
}

const LyktaAttention *
lykta_monitor_get_attention (LyktaMonitor *self)
{
  g_return_val_if_fail (LYKTA_IS_MONITOR (self), NULL);

  return self->attention;
}

gboolean
lykta_monitor_is_idle (LyktaMonitor *self)
{
  g_return_val_if_fail (LYKTA_IS_MONITOR (self), TRUE);

  return !self->counting && self->settle_source == 0;
}
