/* lykta-new-record-dialog.c: asks for what a new record must have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-new-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-display.h"
#include "lykta-error.h"
#include "lykta-field-row.h"

struct _LyktaNewRecordDialog
{
  AdwDialog parent_instance;

  const LyktaRegister *reg;

  /* Template widgets */
  GtkBox *rows_box;
  GtkLabel *message;
  GtkWidget *add_button;

  /* Owned */
  LyktaStore *store;
  GPtrArray *rows; /* LyktaFieldRow, borrowed from the box */
};

G_DEFINE_FINAL_TYPE (LyktaNewRecordDialog, lykta_new_record_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (LyktaNewRecordDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

static LyktaFieldRow *
add_row (LyktaNewRecordDialog *self, const LyktaField *field)
{
  GtkWidget *row = lykta_field_row_new (self->store, self->reg, field);

  gtk_box_append (self->rows_box, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return LYKTA_FIELD_ROW (row);
}

static LyktaFieldRow *
find_row (LyktaNewRecordDialog *self, const LyktaField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lykta_field_row_get_field (self->rows->pdata[i]) == field)
      return self->rows->pdata[i];
  return NULL;
}

static gboolean
is_asked (const LyktaRegister *reg, guint index)
{
  const LyktaField *field = &reg->fields[index];

  if ((field->flags & LYKTA_FIELD_DERIVED) != 0)
    return FALSE;
  return index == reg->title || (field->flags & (LYKTA_FIELD_REQUIRED | LYKTA_FIELD_WANTED)) != 0;
}

static void
show_message (LyktaNewRecordDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
add_cb (LyktaNewRecordDialog *self)
{
  lykta_new_record_dialog_add (self);
}

static void
cancel_cb (LyktaNewRecordDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
discard_cb (LyktaNewRecordDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static gboolean
anything_entered (LyktaNewRecordDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lykta_field_row_is_changed (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
close_attempt_cb (LyktaNewRecordDialog *self)
{
  AdwDialog *alert;

  if (!anything_entered (self))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  alert = adw_alert_dialog_new (_ ("Discard What You Entered?"), _ ("Nothing has been added to the register yet."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "keep", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "keep");
  g_signal_connect_object (alert, "response::discard", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
lykta_new_record_dialog_dispose (GObject *object)
{
  LyktaNewRecordDialog *self = LYKTA_NEW_RECORD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_NEW_RECORD_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_new_record_dialog_parent_class)->dispose (object);
}

static void
lykta_new_record_dialog_class_init (LyktaNewRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_new_record_dialog_dispose;

  signals[SIGNAL_CREATED] = g_signal_new ("created", LYKTA_TYPE_NEW_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-new-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRecordDialog, rows_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRecordDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRecordDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
}

static void
lykta_new_record_dialog_init (LyktaNewRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

GtkWidget *
lykta_new_record_dialog_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaNewRecordDialog *self = g_object_new (LYKTA_TYPE_NEW_RECORD_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  adw_dialog_set_title (ADW_DIALOG (self), lykta_display_new_label (reg));
  for (guint i = 0; i < reg->n_fields; i++)
    if (is_asked (reg, i))
      add_row (self, &reg->fields[i]);

  if (self->rows->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), self->rows->pdata[0]);
  return GTK_WIDGET (self);
}

/**
 * lykta_new_record_dialog_set_title:
 * @title: the name that was typed where the record was missing
 */
void
lykta_new_record_dialog_set_title (LyktaNewRecordDialog *self, const char *title)
{
  const LyktaField *field = lykta_register_get_title (self->reg);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (field->type != LYKTA_FIELD_TEXT && field->type != LYKTA_FIELD_LONG_TEXT)
    return;
  lykta_value_set_text (&value, title);
  lykta_new_record_dialog_set_value (self, field, &value);
}

/**
 * lykta_new_record_dialog_set_value:
 *
 * Fills in a field, which is shown from then on even when it need not be asked for.
 */
void
lykta_new_record_dialog_set_value (LyktaNewRecordDialog *self, const LyktaField *field, const LyktaValue *value)
{
  LyktaFieldRow *row = find_row (self, field);

  if ((field->flags & LYKTA_FIELD_DERIVED) != 0)
    return;
  if (row == NULL)
    row = add_row (self, field);
  lykta_field_row_set_value (row, value);
}

/**
 * lykta_new_record_dialog_preset:
 *
 * Fills in a field that is known already and is not asked for.
 */
void
lykta_new_record_dialog_preset (LyktaNewRecordDialog *self, const LyktaField *field, const LyktaValue *value)
{
  lykta_new_record_dialog_set_value (self, field, value);
  gtk_widget_set_visible (GTK_WIDGET (find_row (self, field)), FALSE);
}

/**
 * lykta_new_record_dialog_add:
 *
 * Adds the record and closes; or says at the field what stands in the way.
 *
 * Returns: whether it was added
 */
gboolean
lykta_new_record_dialog_add (LyktaNewRecordDialog *self)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new (lykta_display_new_label (self->reg));
  gint64 id = lykta_edit_insert (edit, self->reg);
  g_autoptr (GError) error = NULL;
  LyktaFieldRow *wrong = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LyktaFieldRow *row = self->rows->pdata[i];
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

      if (!lykta_field_row_get_value (row, &value))
        wrong = wrong != NULL ? wrong : row;
      else if (!lykta_value_is_empty (&value))
        lykta_edit_set (edit, self->reg, id, lykta_field_row_get_field (row), &value);
    }
  if (wrong != NULL)
    {
      gtk_widget_child_focus (GTK_WIDGET (wrong), GTK_DIR_TAB_FORWARD);
      return FALSE;
    }

  if (!lykta_store_apply (self->store, edit, &error))
    {
      show_message (self, error->message);
      return FALSE;
    }

  g_signal_emit (self, signals[SIGNAL_CREATED], 0, lykta_edit_get_id (edit, id));
  adw_dialog_force_close (ADW_DIALOG (self));
  return TRUE;
}
