/* lykta-history-dialog.c: all that happened to a record, by whom and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-history.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"

#define MAX_ENTRIES 500

struct _LyktaHistoryDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LyktaHistoryDialog, lykta_history_dialog, ADW_TYPE_DIALOG)

static char *
describe_old (LyktaStore *store, const LyktaLogEntry *entry)
{
  g_autofree char *value = NULL;

  if (entry->kind != LYKTA_LOG_UPDATE || entry->field == NULL || lykta_value_is_empty (&entry->old))
    return NULL;
  value = lykta_store_format_value (store, entry->field, &entry->old);
  /* Translators: the value of a field before it was changed. */
  return g_strdup_printf (_ ("before: %s"), value);
}

static GtkWidget *
make_row (LyktaStore *store, const LyktaLogEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = lykta_history_describe (store, entry);
  g_autofree char *when = lykta_display_time (entry->at, NULL);
  g_autofree char *old = describe_old (store, entry);
  g_autofree char *subtitle = NULL;

  subtitle =
      old != NULL ? g_strdup_printf ("%s · %s · %s", when, entry->who, old) : g_strdup_printf ("%s · %s", when, entry->who);
  /* What people typed is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  return row;
}

static void
lykta_history_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (lykta_history_dialog_parent_class)->dispose (object);
}

static void
lykta_history_dialog_class_init (LyktaHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_history_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaHistoryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaHistoryDialog, list);
}

static void
lykta_history_dialog_init (LyktaHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_history_dialog_new (LyktaStore *store, LyktaRecord *record)
{
  LyktaHistoryDialog *self = g_object_new (LYKTA_TYPE_HISTORY_DIALOG, NULL);
  const LyktaRegister *reg = lykta_record_get_register (record);
  g_autofree char *name = lykta_store_get_title (store, reg, lykta_record_get_id (record));
  g_autoptr (GPtrArray) log = lykta_store_get_log (store, reg, lykta_record_get_id (record), MAX_ENTRIES, NULL);

  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  for (guint i = 0; log != NULL && i < log->len; i++)
    gtk_list_box_append (self->list, make_row (store, log->pdata[i]));

  return GTK_WIDGET (self);
}
