/* lykta-levels-dialog.c: the four aspects of a classification with room for all of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-levels-editor.h"

struct _LyktaLevelsDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  LyktaLevelsEditor *editor;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
};

G_DEFINE_FINAL_TYPE (LyktaLevelsDialog, lykta_levels_dialog, ADW_TYPE_DIALOG)

static void
record_changed_cb (LyktaLevelsDialog *self)
{
  if (lykta_record_is_deleted (self->record))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    lykta_levels_editor_show (self->editor, self->store, self->record);
}

static void
lykta_levels_dialog_dispose (GObject *object)
{
  LyktaLevelsDialog *self = LYKTA_LEVELS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_LEVELS_DIALOG);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_levels_dialog_parent_class)->dispose (object);
}

static void
lykta_levels_dialog_class_init (LyktaLevelsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_levels_dialog_dispose;

  g_type_ensure (LYKTA_TYPE_LEVELS_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-levels-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaLevelsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaLevelsDialog, editor);
}

static void
lykta_levels_dialog_init (LyktaLevelsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_levels_dialog_new (LyktaStore *store, LyktaRecord *classification)
{
  LyktaLevelsDialog *self = g_object_new (LYKTA_TYPE_LEVELS_DIALOG, NULL);
  g_autofree char *asset = lykta_store_get_title (store, lykta_store_find_register (store, "assets"),
                                                  lykta_record_get_integer (classification, "asset"));

  self->store = g_object_ref (store);
  self->record = g_object_ref (classification);
  adw_window_title_set_subtitle (self->title, asset != NULL ? asset : "");
  lykta_levels_editor_show (self->editor, store, classification);
  g_signal_connect_object (classification, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
