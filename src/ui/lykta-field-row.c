/* lykta-field-row.c: a field of a record: its label, its value, and what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-field-row.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-error.h"
#include "lykta-field-editor.h"
#include "lykta-new-record-dialog.h"
#include "lykta-toast.h"

struct _LyktaFieldRow
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  const LyktaField *field;
  gboolean saving;
  gboolean kept; /* something typed that could not be saved */

  /* Template widgets */
  GtkLabel *label;
  AdwBin *place;
  GtkRevealer *revealer;
  GtkLabel *message;
  GtkBox *conflict_buttons;

  /* Widgets */
  LyktaFieldEditor *editor; /* NULL for derived fields */
  GtkLabel *derived;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
  LyktaValue seen; /* what the user started from */
};

G_DEFINE_FINAL_TYPE (LyktaFieldRow, lykta_field_row, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_message (LyktaFieldRow *self, const char *message, gboolean conflict)
{
  self->kept = message != NULL;
  if (message != NULL)
    gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict_buttons), conflict);
  gtk_revealer_set_reveal_child (self->revealer, message != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), message != NULL);
  if (self->editor != NULL)
    lykta_field_editor_set_invalid (self->editor, message);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
show_wanted (LyktaFieldRow *self, const LyktaValue *value)
{
  if ((self->field->flags & LYKTA_FIELD_WANTED) != 0 && lykta_value_is_empty (value))
    gtk_widget_add_css_class (GTK_WIDGET (self), "wanted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wanted");
}

static char *
format_derived (LyktaFieldRow *self, const LyktaValue *value)
{
  g_autofree char *today = lykta_today ();

  if (lykta_value_is_empty (value))
    return g_strdup ("–");
  if (self->record != NULL && self->field->lapse != NULL)
    return g_strdup (lykta_choice_get_label (lykta_record_find_choice (self->record, self->field, today)));
  return lykta_store_format_value (self->store, self->field, value);
}

static void
show_value (LyktaFieldRow *self, const LyktaValue *value)
{
  if (value != &self->seen)
    {
      lykta_value_clear (&self->seen);
      lykta_value_copy (value, &self->seen);
    }
  show_wanted (self, value);
  show_message (self, NULL, FALSE);

  if (self->editor != NULL)
    {
      lykta_field_editor_set_value (self->editor, value);
    }
  else
    {
      g_autofree char *text = format_derived (self, value);

      gtk_label_set_text (self->derived, text);
      /* Nobody can fill it in here: where there is nothing, there is nothing to say. */
      gtk_widget_set_visible (GTK_WIDGET (self), !lykta_value_is_empty (value));
    }
}

static void
show_conflict (LyktaFieldRow *self)
{
  const LyktaValue *theirs = lykta_record_get_value (self->record, self->field);
  g_autofree char *text =
      lykta_value_is_empty (theirs) ? g_strdup (_ ("nothing")) : lykta_store_format_value (self->store, self->field, theirs);
  const char *who = lykta_record_get_changed_by (self->record);
  g_autofree char *when = lykta_display_time (lykta_record_get_changed_at (self->record), NULL);
  /* Translators: who, when, to what: someone else changed the field while it was edited. */
  g_autofree char *message = g_strdup_printf (_ ("%s changed this on %s to “%s”."), who, when, text);

  show_message (self, message, TRUE);
}

static char *
edit_label (LyktaFieldRow *self)
{
  g_autofree char *noun = lykta_display_lower (lykta_field_get_label (self->field));

  /* Translators: what the user did, shown with Undo: "Set information owner". */
  return g_strdup_printf (_ ("Set %s"), noun);
}

static void
save_value (LyktaFieldRow *self, const LyktaValue *value)
{
  g_autofree char *label = edit_label (self);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (label);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  lykta_edit_set_seen (edit, self->reg, lykta_record_get_id (self->record), self->field, value, &self->seen);
  self->saving = TRUE;
  saved = lykta_store_apply (self->store, edit, &error);
  self->saving = FALSE;

  if (saved)
    {
      lykta_toast_forget_undo (GTK_WIDGET (self));
      show_value (self, lykta_record_get_value (self->record, self->field));
      gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Saved"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
  else if (g_error_matches (error, LYKTA_ERROR, LYKTA_ERROR_CONFLICT) && !lykta_record_is_deleted (self->record))
    {
      show_conflict (self);
    }
  else
    {
      show_message (self, error->message, FALSE);
    }
}

/* Creates what is to be referred to, and refers to it, as one step: possible when a name is all it takes. */
static gboolean
save_with_new (LyktaFieldRow *self, const LyktaRegister *target, const char *title)
{
  g_autofree char *label = edit_label (self);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (label);
  g_autoptr (GError) error = NULL;
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  gint64 id = lykta_edit_insert (edit, target);

  lykta_edit_set_text (edit, target, id, lykta_register_get_title (target)->id, title);
  if (self->field->type == LYKTA_FIELD_REFERENCES)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      gsize n = 0;
      const gint64 *old = lykta_value_is_empty (&self->seen) ? NULL : lykta_value_get_list (&self->seen, &n);

      if (n > 0)
        g_array_append_vals (ids, old, (guint) n);
      g_array_append_val (ids, id);
      lykta_value_set_list (&value, (const gint64 *) (gpointer) ids->data, ids->len);
    }
  else
    {
      lykta_value_set_integer (&value, id);
    }
  lykta_edit_set_seen (edit, self->reg, lykta_record_get_id (self->record), self->field, &value, &self->seen);

  if (!lykta_store_apply (self->store, edit, &error))
    {
      show_message (self, error->message, FALSE);
      return FALSE;
    }
  lykta_toast_forget_undo (GTK_WIDGET (self));
  show_value (self, lykta_record_get_value (self->record, self->field));
  return TRUE;
}

static gboolean
takes_only_a_name (const LyktaRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (i != reg->title && (reg->fields[i].flags & LYKTA_FIELD_REQUIRED) != 0)
      return FALSE;
  return (reg->fields[reg->title].flags & LYKTA_FIELD_DERIVED) == 0 && reg->fields[reg->title].type == LYKTA_FIELD_TEXT;
}

static void
created_cb (LyktaFieldRow *self, gint64 id)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (!lykta_field_editor_get_value (self->editor, &value, NULL))
    return;

  if (self->field->type == LYKTA_FIELD_REFERENCES)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      gsize n = 0;
      const gint64 *old = lykta_value_is_empty (&value) ? NULL : lykta_value_get_list (&value, &n);

      if (n > 0)
        g_array_append_vals (ids, old, (guint) n);
      g_array_append_val (ids, id);
      lykta_value_set_list (&value, (const gint64 *) (gpointer) ids->data, ids->len);
    }
  else
    {
      lykta_value_set_integer (&value, id);
    }

  lykta_field_editor_set_value (self->editor, &value);
  if (self->record != NULL)
    save_value (self, &value);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
create_cb (LyktaFieldRow *self, const char *title)
{
  const LyktaRegister *target = lykta_store_find_register (self->store, self->field->target);
  LyktaNewRecordDialog *dialog;

  if (self->record != NULL && takes_only_a_name (target))
    {
      save_with_new (self, target, title);
      return;
    }

  dialog = LYKTA_NEW_RECORD_DIALOG (lykta_new_record_dialog_new (self->store, target));
  lykta_new_record_dialog_set_title (dialog, title);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
commit_cb (LyktaFieldRow *self)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (self->record != NULL)
    {
      lykta_field_row_save (self);
      return;
    }

  if (lykta_field_row_get_value (self, &value))
    {
      show_message (self, NULL, FALSE);
      show_wanted (self, &value);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cancel_cb (LyktaFieldRow *self)
{
  const LyktaValue *value = self->record != NULL ? lykta_record_get_value (self->record, self->field) : &self->seen;

  show_value (self, value);
}

static void
keep_mine_cb (LyktaFieldRow *self)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (!lykta_field_editor_get_value (self->editor, &value, NULL))
    return;

  /* What they wrote has been seen now. */
  lykta_value_clear (&self->seen);
  lykta_value_copy (lykta_record_get_value (self->record, self->field), &self->seen);
  save_value (self, &value);
}

static void
take_theirs_cb (LyktaFieldRow *self)
{
  show_value (self, lykta_record_get_value (self->record, self->field));
}

/* Whether what stands in the editor is something else than what it started from. */
static gboolean
is_dirty (LyktaFieldRow *self)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (self->editor == NULL)
    return FALSE;
  if (!lykta_field_editor_get_value (self->editor, &value, NULL))
    return TRUE;
  return !lykta_value_equal (&value, &self->seen);
}

static void
record_changed_cb (LyktaFieldRow *self)
{
  if (self->saving || lykta_record_is_deleted (self->record))
    return;

  /* What is being typed stays; whoever saves it later is told of the other change. */
  if (self->kept || is_dirty (self))
    return;
  show_value (self, lykta_record_get_value (self->record, self->field));
}

static gboolean
lykta_field_row_grab_focus (GtkWidget *widget)
{
  LyktaFieldRow *self = LYKTA_FIELD_ROW (widget);

  return self->editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
lykta_field_row_dispose (GObject *object)
{
  LyktaFieldRow *self = LYKTA_FIELD_ROW (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_FIELD_ROW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_field_row_parent_class)->dispose (object);
}

static void
lykta_field_row_finalize (GObject *object)
{
  lykta_value_clear (&LYKTA_FIELD_ROW (object)->seen);

  G_OBJECT_CLASS (lykta_field_row_parent_class)->finalize (object);
}

static void
lykta_field_row_class_init (LyktaFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_field_row_dispose;
  object_class->finalize = lykta_field_row_finalize;
  widget_class->grab_focus = lykta_field_row_grab_focus;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", LYKTA_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-field-row.ui");
  gtk_widget_class_set_css_name (widget_class, "lykta-field-row");
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldRow, place);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldRow, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaFieldRow, conflict_buttons);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs_cb);
}

static void
lykta_field_row_init (LyktaFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_field_row_new (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field)
{
  LyktaFieldRow *self = g_object_new (LYKTA_TYPE_FIELD_ROW, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->field = field;
  gtk_label_set_text (self->label, lykta_field_get_label (field));
  if (field->help != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ (field->help));

  if ((field->flags & LYKTA_FIELD_DERIVED) != 0)
    {
      self->derived = GTK_LABEL (gtk_label_new ("–"));
      gtk_label_set_xalign (self->derived, 0);
      gtk_label_set_wrap (self->derived, TRUE);
      gtk_label_set_selectable (self->derived, TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->derived), "derived");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->derived), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->label, NULL,
                                      -1);
      adw_bin_set_child (self->place, GTK_WIDGET (self->derived));
    }
  else
    {
      self->editor = LYKTA_FIELD_EDITOR (lykta_field_editor_new (store, field));
      adw_bin_set_child (self->place, GTK_WIDGET (self->editor));
      lykta_field_editor_set_label (self->editor, GTK_WIDGET (self->label));
      g_signal_connect_object (self->editor, "commit", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->editor, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->editor, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
    }

  return GTK_WIDGET (self);
}

const LyktaField *
lykta_field_row_get_field (LyktaFieldRow *self)
{
  return self->field;
}

/**
 * lykta_field_row_set_record:
 * @record: (nullable) (transfer none): the record it shows and changes
 *
 * What was typed for the record before is saved first.
 */
void
lykta_field_row_set_record (LyktaFieldRow *self, LyktaRecord *record)
{
  if (self->record == record)
    return;

  if (self->record != NULL)
    {
      if (!self->kept && is_dirty (self))
        lykta_field_row_save (self);
      g_signal_handlers_disconnect_by_func (self->record, record_changed_cb, self);
    }

  g_set_object (&self->record, record);
  if (self->editor != NULL)
    lykta_field_editor_set_record (self->editor, record);
  if (record == NULL)
    return;

  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  show_value (self, lykta_record_get_value (record, self->field));
}

/**
 * lykta_field_row_set_value:
 *
 * Fills in a value, for a row without a record.
 */
void
lykta_field_row_set_value (LyktaFieldRow *self, const LyktaValue *value)
{
  show_value (self, value);
}

/**
 * lykta_field_row_get_value:
 * @value: (out): what was entered
 *
 * Returns: %FALSE when it makes no sense; the row says why
 */
gboolean
lykta_field_row_get_value (LyktaFieldRow *self, LyktaValue *value)
{
  g_autoptr (GError) error = NULL;

  if (lykta_field_editor_get_value (self->editor, value, &error) && lykta_field_check (self->field, value, &error))
    return TRUE;

  show_message (self, error->message, FALSE);
  return FALSE;
}

gboolean
lykta_field_row_is_changed (LyktaFieldRow *self)
{
  return is_dirty (self);
}

void
lykta_field_row_show_error (LyktaFieldRow *self, const char *message)
{
  show_message (self, message, FALSE);
}

/**
 * lykta_field_row_start:
 *
 * Puts the cursor in, or opens the list.
 */
void
lykta_field_row_start (LyktaFieldRow *self)
{
  if (self->editor != NULL)
    lykta_field_editor_start (self->editor);
}

/**
 * lykta_field_row_save:
 *
 * Saves what was entered; does nothing when that is what stands there.
 */
void
lykta_field_row_save (LyktaFieldRow *self)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->record == NULL || self->editor == NULL || lykta_record_is_deleted (self->record))
    return;

  if (!lykta_field_editor_get_value (self->editor, &value, &error))
    {
      show_message (self, error->message, FALSE);
      return;
    }
  if (lykta_value_equal (&value, &self->seen))
    {
      show_value (self, lykta_record_get_value (self->record, self->field));
      return;
    }
  save_value (self, &value);
}
