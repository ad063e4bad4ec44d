/* lykta-progress.c: says how far long work has come, and lets it be stopped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-progress.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 500 /* milliseconds before the dialog appears */
#define INTERVAL 100

struct _LyktaProgress
{
  LyktaProgressGet get;
  gpointer data;
  guint timer;

  /* Owned */
  GtkWidget *widget;
  char *heading;
  GCancellable *cancellable;
  GtkProgressBar *bar;
  AdwDialog *dialog; /* NULL until it appears */
};

static gboolean
tick_cb (gpointer user_data)
{
  LyktaProgress *self = user_data;
  double done = self->get (self->data);

  if (done < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, MIN (done, 1));
  return G_SOURCE_CONTINUE;
}

static void
response_cb (LyktaProgress *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
show_cb (gpointer user_data)
{
  LyktaProgress *self = user_data;

  self->dialog = g_object_ref_sink (adw_alert_dialog_new (self->heading, NULL));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (self->dialog, self->widget);
  self->timer = g_timeout_add (INTERVAL, tick_cb, self);
  return G_SOURCE_REMOVE;
}

LyktaProgress *
lykta_progress_begin (GtkWidget *widget, const char *heading, LyktaProgressGet get, gpointer data, GCancellable *cancellable)
{
  LyktaProgress *self = g_new0 (LyktaProgress, 1);

  self->get = get;
  self->data = data;
  self->widget = g_object_ref (widget);
  self->heading = g_strdup (heading);
  self->cancellable = g_object_ref (cancellable);
  self->bar = g_object_ref_sink (GTK_PROGRESS_BAR (gtk_progress_bar_new ()));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  self->timer = g_timeout_add (PATIENCE, show_cb, self);
  return self;
}

void
lykta_progress_end (LyktaProgress *self)
{
  g_source_remove (self->timer);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self);
      adw_dialog_force_close (self->dialog);
      g_clear_object (&self->dialog);
    }
  g_clear_object (&self->bar);
  g_clear_object (&self->widget);
  g_clear_object (&self->cancellable);
  g_free (self->heading);
  g_free (self);
}
