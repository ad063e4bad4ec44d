/* lykta-fields-dialog.c: a few fields of a record, filled in together and saved as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-fields-dialog.h"

#include "lykta-field-row.h"

struct _LyktaFieldsDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkBox *rows_box;
  GtkLabel *lead;
  GtkLabel *message;
  GtkButton *save_button;

  /* Borrowed from the box */
  GPtrArray *rows; /* LyktaFieldRow */

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
};

G_DEFINE_FINAL_TYPE (LyktaFieldsDialog, lykta_fields_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CHECK,
  SIGNAL_FILL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LyktaFieldRow *
find_row (LyktaFieldsDialog *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (lykta_field_row_get_field (self->rows->pdata[i])->id, field))
      return self->rows->pdata[i];
  return NULL;
}

/* A card's first row has no line above it. */
static void
mark_first (LyktaFieldsDialog *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (!found && gtk_widget_get_visible (row))
        gtk_widget_add_css_class (row, "first");
      else
        gtk_widget_remove_css_class (row, "first");
      found = found || gtk_widget_get_visible (row);
    }
}

static void
changed_cb (LyktaFieldsDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
save_cb (LyktaFieldsDialog *self)
{
  lykta_fields_dialog_save (self);
}

static void
cancel_cb (LyktaFieldsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lykta_fields_dialog_dispose (GObject *object)
{
  LyktaFieldsDialog *self = LYKTA_FIELDS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_FIELDS_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_fields_dialog_parent_class)->dispose (object);
}

static void
lykta_fields_dialog_class_init (LyktaFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_fields_dialog_dispose;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", LYKTA_TYPE_FIELDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHECK] = g_signal_new ("check", LYKTA_TYPE_FIELDS_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[SIGNAL_FILL] = g_signal_new ("fill", LYKTA_TYPE_FIELDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       LYKTA_TYPE_EDIT | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldsDialog, rows_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldsDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldsDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldsDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lykta_fields_dialog_init (LyktaFieldsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * lykta_fields_dialog_new:
 * @title: what is done, also the label of the edit
 * @button: on the button that does it
 * @fields: ids of the fields, ended by %NULL
 */
LyktaFieldsDialog *
lykta_fields_dialog_new (LyktaStore *store, LyktaRecord *record, const char *title, const char *button, const char *const *fields)
{
  LyktaFieldsDialog *self = g_object_new (LYKTA_TYPE_FIELDS_DIALOG, "title", title, NULL);
  const LyktaRegister *reg = lykta_record_get_register (record);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  gtk_button_set_label (self->save_button, button);
  for (; *fields != NULL; fields++)
    {
      const LyktaField *field = lykta_register_find_field (reg, *fields);
      GtkWidget *row = lykta_field_row_new (store, reg, field);

      lykta_field_row_set_value (LYKTA_FIELD_ROW (row), lykta_record_get_value (record, field));
      gtk_box_append (self->rows_box, row);
      g_ptr_array_add (self->rows, row);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  mark_first (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->rows->pdata[0]);
  return self;
}

LyktaRecord *
lykta_fields_dialog_get_record (LyktaFieldsDialog *self)
{
  return self->record;
}

LyktaStore *
lykta_fields_dialog_get_store (LyktaFieldsDialog *self)
{
  return self->store;
}

void
lykta_fields_dialog_propose (LyktaFieldsDialog *self, const char *field, const char *text)
{
  LyktaFieldRow *row = find_row (self, field);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  g_return_if_fail (row != NULL);

  if (lykta_record_is_empty (self->record, field) && lykta_field_parse (lykta_field_row_get_field (row), text, &value, NULL))
    lykta_field_row_set_value (row, &value);
}

/**
 * lykta_fields_dialog_get_value:
 * @value: (out): what was entered
 *
 * Returns: %FALSE when it makes no sense; the row says why
 */
gboolean
lykta_fields_dialog_get_value (LyktaFieldsDialog *self, const char *field, LyktaValue *value)
{
  return lykta_field_row_get_value (find_row (self, field), value);
}

/**
 * lykta_fields_dialog_get_text:
 *
 * Returns: (transfer full) (nullable): what stands in a field whose value is a text, as it is stored
 */
char *
lykta_fields_dialog_get_text (LyktaFieldsDialog *self, const char *field)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (!lykta_fields_dialog_get_value (self, field, &value))
    return NULL;
  return g_strdup (lykta_value_get_text (&value));
}

/**
 * lykta_fields_dialog_set_text:
 * @text: what stands there from now on, as it is stored
 */
void
lykta_fields_dialog_set_text (LyktaFieldsDialog *self, const char *field, const char *text)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_text (&value, text);
  lykta_field_row_set_value (find_row (self, field), &value);
  changed_cb (self);
}

void
lykta_fields_dialog_set_lead (LyktaFieldsDialog *self, const char *text)
{
  gtk_label_set_text (self->lead, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lead), TRUE);
}

void
lykta_fields_dialog_show_field (LyktaFieldsDialog *self, const char *field, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (find_row (self, field)), shown);
  mark_first (self);
}

/**
 * lykta_fields_dialog_refuse:
 * @field: what lacks
 * @message: why it is needed
 */
void
lykta_fields_dialog_refuse (LyktaFieldsDialog *self, const char *field, const char *message)
{
  LyktaFieldRow *row = find_row (self, field);

  lykta_fields_dialog_show_field (self, field, TRUE);
  lykta_field_row_show_error (row, message);
  lykta_field_row_start (row);
}

/**
 * lykta_fields_dialog_save:
 *
 * Saves and closes; or says what stands in the way, and what was entered stays.
 */
void
lykta_fields_dialog_save (LyktaFieldsDialog *self)
{
  const LyktaRegister *reg = lykta_record_get_register (self->record);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (adw_dialog_get_title (ADW_DIALOG (self)));
  g_autoptr (GError) error = NULL;
  gboolean refused = FALSE;

  /* What is typed and not yet left counts too. */
  gtk_widget_grab_focus (GTK_WIDGET (self->save_button));
  g_signal_emit (self, signals[SIGNAL_CHECK], 0, &refused);
  if (refused)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LyktaField *field = lykta_field_row_get_field (self->rows->pdata[i]);
      const LyktaValue *seen = lykta_record_get_value (self->record, field);
      g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

      if (!lykta_field_row_get_value (self->rows->pdata[i], &value))
        return;
      if (!lykta_value_equal (&value, seen))
        lykta_edit_set_seen (edit, reg, lykta_record_get_id (self->record), field, &value, seen);
    }
  g_signal_emit (self, signals[SIGNAL_FILL], 0, edit);

  if (lykta_edit_is_empty (edit) || lykta_store_apply (self->store, edit, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_label_set_text (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
