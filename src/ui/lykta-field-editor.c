/* lykta-field-editor.c: where one value is typed or chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-field-editor.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const LyktaField *field;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
} LyktaFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LyktaFieldEditor, lykta_field_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_COMMIT,
  SIGNAL_CANCEL,
  SIGNAL_CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
type_for_field (const LyktaField *field)
{
  switch (field->type)
    {
    case LYKTA_FIELD_TEXT:
    case LYKTA_FIELD_NUMBER:
    case LYKTA_FIELD_DATE:
    case LYKTA_FIELD_TIME:
    case LYKTA_FIELD_EMAIL:
    case LYKTA_FIELD_URL:
      return LYKTA_TYPE_ENTRY_EDITOR;
    case LYKTA_FIELD_LONG_TEXT:
      return LYKTA_TYPE_TEXT_EDITOR;
    case LYKTA_FIELD_YES_NO:
    case LYKTA_FIELD_CHOICE:
    case LYKTA_FIELD_PICK:
    case LYKTA_FIELD_PICKS:
    case LYKTA_FIELD_REFERENCE:
    case LYKTA_FIELD_REFERENCES:
      return LYKTA_TYPE_CHOICE_EDITOR;
    default:
      g_assert_not_reached ();
    }
}

/* A bin does not hand the focus on. */
static gboolean
lykta_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LYKTA_FIELD_EDITOR_GET_CLASS (widget)->get_focus_widget (LYKTA_FIELD_EDITOR (widget)));
}

static void
lykta_field_editor_dispose (GObject *object)
{
  LyktaFieldEditorPrivate *priv = lykta_field_editor_get_instance_private (LYKTA_FIELD_EDITOR (object));

  g_clear_object (&priv->record);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (lykta_field_editor_parent_class)->dispose (object);
}

static void
lykta_field_editor_class_init (LyktaFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lykta_field_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = lykta_field_editor_grab_focus;

  signals[SIGNAL_COMMIT] =
      g_signal_new ("commit", LYKTA_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCEL] =
      g_signal_new ("cancel", LYKTA_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CREATE] =
      g_signal_new ("create", LYKTA_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lykta_field_editor_init (LyktaFieldEditor *self)
{
}

/**
 * lykta_field_editor_new:
 *
 * Makes the kind of editor that the field's type asks for.
 */
GtkWidget *
lykta_field_editor_new (LyktaStore *store, const LyktaField *field)
{
  LyktaFieldEditor *self = g_object_new (type_for_field (field), NULL);
  LyktaFieldEditorPrivate *priv = lykta_field_editor_get_instance_private (self);

  priv->store = g_object_ref (store);
  priv->field = field;
  LYKTA_FIELD_EDITOR_GET_CLASS (self)->setup (self);
  return GTK_WIDGET (self);
}

LyktaStore *
lykta_field_editor_get_store (LyktaFieldEditor *self)
{
  LyktaFieldEditorPrivate *priv = lykta_field_editor_get_instance_private (self);

  return priv->store;
}

const LyktaField *
lykta_field_editor_get_field (LyktaFieldEditor *self)
{
  LyktaFieldEditorPrivate *priv = lykta_field_editor_get_instance_private (self);

  return priv->field;
}

LyktaRecord *
lykta_field_editor_get_record (LyktaFieldEditor *self)
{
  LyktaFieldEditorPrivate *priv = lykta_field_editor_get_instance_private (self);

  return priv->record;
}

void
lykta_field_editor_set_record (LyktaFieldEditor *self, LyktaRecord *record)
{
  LyktaFieldEditorPrivate *priv = lykta_field_editor_get_instance_private (self);

  g_set_object (&priv->record, record);
}

/**
 * lykta_field_editor_set_value:
 *
 * Shows a value as it stands in the file; what was typed is gone.
 */
void
lykta_field_editor_set_value (LyktaFieldEditor *self, const LyktaValue *value)
{
  LYKTA_FIELD_EDITOR_GET_CLASS (self)->set_value (self, value);
}

/**
 * lykta_field_editor_get_value:
 * @value: (out): what was typed or chosen
 *
 * Returns: %FALSE with @error when it makes no sense
 */
gboolean
lykta_field_editor_get_value (LyktaFieldEditor *self, LyktaValue *value, GError **error)
{
  return LYKTA_FIELD_EDITOR_GET_CLASS (self)->get_value (self, value, error);
}

void
lykta_field_editor_start (LyktaFieldEditor *self)
{
  LYKTA_FIELD_EDITOR_GET_CLASS (self)->start (self);
}

/**
 * lykta_field_editor_set_label:
 * @label: the widget that says what the field is
 */
void
lykta_field_editor_set_label (LyktaFieldEditor *self, GtkWidget *label)
{
  LyktaFieldEditorClass *klass = LYKTA_FIELD_EDITOR_GET_CLASS (self);
  GtkWidget *focus = klass->get_focus_widget (self);
  GtkWidget *value = klass->get_value_widget != NULL ? klass->get_value_widget (self) : NULL;

  if (GTK_IS_LABEL (label))
    gtk_label_set_mnemonic_widget (GTK_LABEL (label), focus);
  if (value != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, value, NULL, -1);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/**
 * lykta_field_editor_set_invalid:
 * @message: (nullable): what is wrong
 */
void
lykta_field_editor_set_invalid (LyktaFieldEditor *self, const char *message)
{
  GtkWidget *focus = LYKTA_FIELD_EDITOR_GET_CLASS (self)->get_focus_widget (self);

  gtk_accessible_update_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
}

void
lykta_field_editor_commit (LyktaFieldEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0);
}

void
lykta_field_editor_cancel (LyktaFieldEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

void
lykta_field_editor_create (LyktaFieldEditor *self, const char *title)
{
  g_signal_emit (self, signals[SIGNAL_CREATE], 0, title);
}

/**
 * lykta_field_editor_get_empty_text:
 *
 * Returns: (transfer none): what stands where nothing is stated
 */
const char *
lykta_field_editor_get_empty_text (LyktaFieldEditor *self)
{
  const LyktaField *field = lykta_field_editor_get_field (self);

  if ((field->flags & LYKTA_FIELD_WANTED) == 0)
    return "–";
  /* Translators: beside the label of a reference or a list from which something should be chosen. */
  return type_for_field (field) == LYKTA_TYPE_CHOICE_EDITOR ? _ ("None chosen") : _ ("Missing");
}
