/* lykta-history-list.c: the latest that happened to a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-history.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"

#define N_LATEST 5

struct _LyktaHistoryList
{
  AdwBin parent_instance;

  /* Widgets */
  GtkBox *rows;
  GtkWidget *button;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
};

G_DEFINE_FINAL_TYPE (LyktaHistoryList, lykta_history_list, ADW_TYPE_BIN)

static GtkWidget *
make_row (LyktaHistoryList *self, const LyktaLogEntry *entry, const char *today)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *date = lykta_display_date (entry->at, today);
  g_autofree char *text = lykta_history_describe (self->store, entry);
  GtkWidget *day = gtk_label_new (date);
  GtkWidget *what = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (day), 0);
  gtk_label_set_yalign (GTK_LABEL (day), 0);
  gtk_widget_add_css_class (day, "lykta-dim");
  gtk_widget_add_css_class (day, "history-day");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (row, "caption");
  gtk_box_append (GTK_BOX (row), day);
  gtk_box_append (GTK_BOX (row), what);
  return row;
}

static void
fill (LyktaHistoryList *self)
{
  g_autofree char *today = lykta_today ();
  g_autoptr (GPtrArray) log = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  gtk_widget_set_visible (self->button, FALSE);
  if (self->record == NULL)
    return;

  log = lykta_store_get_log (self->store, lykta_record_get_register (self->record), lykta_record_get_id (self->record),
                             N_LATEST + 1, NULL);
  for (guint i = 0; log != NULL && i < log->len && i < N_LATEST; i++)
    gtk_box_append (self->rows, make_row (self, log->pdata[i], today));
  gtk_widget_set_visible (self->button, log != NULL && log->len > 0);
}

static void
show_all_cb (LyktaHistoryList *self)
{
  adw_dialog_present (ADW_DIALOG (lykta_history_dialog_new (self->store, self->record)), GTK_WIDGET (self));
}

static void
lykta_history_list_dispose (GObject *object)
{
  LyktaHistoryList *self = LYKTA_HISTORY_LIST (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_history_list_parent_class)->dispose (object);
}

static void
lykta_history_list_class_init (LyktaHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_history_list_dispose;
}

static void
lykta_history_list_init (LyktaHistoryList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "lykta-compact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show the whole history"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
lykta_history_list_new (LyktaStore *store)
{
  LyktaHistoryList *self = g_object_new (LYKTA_TYPE_HISTORY_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * lykta_history_list_set_record:
 * @record: (nullable) (transfer none): whose history
 */
void
lykta_history_list_set_record (LyktaHistoryList *self, LyktaRecord *record)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
