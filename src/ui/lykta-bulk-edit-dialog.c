/* lykta-bulk-edit-dialog.c: one field of several records set to one value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-bulk-edit-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-field-row.h"

/* So many changes take longer than a person should wait for without a sign. */
#define MANY 300

struct _LyktaBulkEditDialog
{
  AdwDialog parent_instance;

  const LyktaRegister *reg;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkDropDown *field_menu;
  AdwBin *row_place;
  GtkLabel *message;
  GtkWidget *apply_button;
  GtkProgressBar *progress;

  /* Widgets */
  LyktaFieldRow *row;

  /* Owned */
  LyktaStore *store;
  GArray *ids;
  GPtrArray *fields; /* LyktaField, static */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LyktaBulkEditDialog, lykta_bulk_edit_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LyktaField *
get_field (LyktaBulkEditDialog *self)
{
  return self->fields->pdata[gtk_drop_down_get_selected (self->field_menu)];
}

static void
show_message (LyktaBulkEditDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
field_changed_cb (LyktaBulkEditDialog *self)
{
  if (self->reg == NULL)
    return;

  self->row = LYKTA_FIELD_ROW (lykta_field_row_new (self->store, self->reg, get_field (self)));
  adw_bin_set_child (self->row_place, GTK_WIDGET (self->row));
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

static void
finish (LyktaBulkEditDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->ids->len);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
set_working (LyktaBulkEditDialog *self, gboolean working)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), working);
  gtk_widget_set_sensitive (self->apply_button, !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->row_place), !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->field_menu), !working);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  LyktaBulkEditDialog *self = user_data;

  if (self->store != NULL && total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) done / total);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LyktaBulkEditDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean applied = lykta_store_apply_finish (LYKTA_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  set_working (self, FALSE);
  if (applied)
    finish (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, error->message);
}

static void
apply_cb (LyktaBulkEditDialog *self)
{
  lykta_bulk_edit_dialog_apply (self);
}

static void
cancel_cb (LyktaBulkEditDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
lykta_bulk_edit_dialog_dispose (GObject *object)
{
  LyktaBulkEditDialog *self = LYKTA_BULK_EDIT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_BULK_EDIT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_bulk_edit_dialog_parent_class)->dispose (object);
}

static void
lykta_bulk_edit_dialog_finalize (GObject *object)
{
  LyktaBulkEditDialog *self = LYKTA_BULK_EDIT_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (lykta_bulk_edit_dialog_parent_class)->finalize (object);
}

static void
lykta_bulk_edit_dialog_class_init (LyktaBulkEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_bulk_edit_dialog_dispose;
  object_class->finalize = lykta_bulk_edit_dialog_finalize;

  signals[SIGNAL_DONE] =
      g_signal_new ("done", LYKTA_TYPE_BULK_EDIT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-bulk-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaBulkEditDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaBulkEditDialog, field_menu);
  gtk_widget_class_bind_template_child (widget_class, LyktaBulkEditDialog, row_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaBulkEditDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaBulkEditDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaBulkEditDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lykta_bulk_edit_dialog_init (LyktaBulkEditDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * lykta_bulk_edit_dialog_new:
 * @ids: (element-type gint64): the records
 */
GtkWidget *
lykta_bulk_edit_dialog_new (LyktaStore *store, const LyktaRegister *reg, GArray *ids)
{
  LyktaBulkEditDialog *self = g_object_new (LYKTA_TYPE_BULK_EDIT_DIALOG, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *count = lykta_display_count (reg, ids->len);

  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      /* A name is each record's own. */
      if (i == reg->title || (reg->fields[i].flags & (LYKTA_FIELD_DERIVED | LYKTA_FIELD_UNIQUE)) != 0)
        continue;
      g_ptr_array_add (self->fields, (gpointer) &reg->fields[i]);
      gtk_string_list_append (labels, lykta_field_get_label (&reg->fields[i]));
    }
  gtk_drop_down_set_model (self->field_menu, G_LIST_MODEL (labels));
  adw_window_title_set_subtitle (self->title, count);
  self->reg = reg;
  field_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * lykta_bulk_edit_dialog_set_value:
 *
 * Chooses the field and fills in the value.
 */
void
lykta_bulk_edit_dialog_set_value (LyktaBulkEditDialog *self, const LyktaField *field, const LyktaValue *value)
{
  guint index;

  if (!g_ptr_array_find (self->fields, field, &index))
    return;
  gtk_drop_down_set_selected (self->field_menu, index);
  lykta_field_row_set_value (self->row, value);
}

/**
 * lykta_bulk_edit_dialog_apply:
 *
 * Sets the field of all records and closes; or says what stands in the way, and nothing is changed.
 */
void
lykta_bulk_edit_dialog_apply (LyktaBulkEditDialog *self)
{
  const LyktaField *field = get_field (self);
  g_autofree char *noun = lykta_display_lower (lykta_field_get_label (field));
  g_autofree char *count = lykta_display_count (self->reg, self->ids->len);
  /* Translators: a field and how many records: "Set object leader of 12 information assets". */
  g_autofree char *label = g_strdup_printf (_ ("Set %s of %s"), noun, count);
  g_autoptr (LyktaEdit) edit = NULL;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!lykta_field_row_get_value (self->row, &value))
    return;

  edit = lykta_edit_new (label);
  for (guint i = 0; i < self->ids->len; i++)
    lykta_edit_set (edit, self->reg, g_array_index (self->ids, gint64, i), field, &value);

  if (self->ids->len > MANY)
    {
      set_working (self, TRUE);
      lykta_store_apply_async (self->store, edit, self->cancellable, progress_cb, self, applied_cb, g_object_ref (self));
      return;
    }
  if (lykta_store_apply (self->store, edit, &error))
    finish (self);
  else
    show_message (self, error->message);
}
