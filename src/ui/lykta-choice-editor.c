/* lykta-choice-editor.c: one or several of a list: choices, picks, references, yes or no
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-field-editor.h"

#include "lykta-chooser.h"

struct _LyktaChoiceEditor
{
  LyktaFieldEditor parent_instance;

  /* Widgets */
  GtkToggleButton *button; /* not a GtkMenuButton: that one is as high as one line, however many its label has */
  GtkLabel *label;
  LyktaChooser *chooser; /* NULL until it is first opened */

  /* Owned */
  LyktaValue value;
};

G_DEFINE_FINAL_TYPE (LyktaChoiceEditor, lykta_choice_editor, LYKTA_TYPE_FIELD_EDITOR)

static void
show_value (LyktaChoiceEditor *self)
{
  LyktaFieldEditor *editor = LYKTA_FIELD_EDITOR (self);
  g_autofree char *text = NULL;

  if (lykta_value_is_empty (&self->value))
    {
      gtk_label_set_text (self->label, lykta_field_editor_get_empty_text (editor));
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "placeholder");
    }
  else
    {
      text =
          lykta_store_format_value (lykta_field_editor_get_store (editor), lykta_field_editor_get_field (editor), &self->value);
      gtk_label_set_text (self->label, text);
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), "placeholder");
    }
}

static void
chosen_cb (LyktaChoiceEditor *self)
{
  lykta_value_clear (&self->value);
  lykta_value_copy (lykta_chooser_get_value (self->chooser), &self->value);
  show_value (self);
  lykta_field_editor_commit (LYKTA_FIELD_EDITOR (self));
}

static void
create_cb (LyktaChoiceEditor *self, const char *title)
{
  lykta_field_editor_create (LYKTA_FIELD_EDITOR (self), title);
}

static void
visible_cb (LyktaChoiceEditor *self)
{
  gboolean visible = gtk_widget_get_visible (GTK_WIDGET (self->chooser));

  gtk_toggle_button_set_active (self->button, visible);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, visible, -1);
}

/* Made when it is needed: a pane has dozens of fields of which few are changed. */
static void
open_cb (LyktaChoiceEditor *self)
{
  LyktaFieldEditor *editor = LYKTA_FIELD_EDITOR (self);

  if (self->chooser == NULL)
    {
      self->chooser =
          LYKTA_CHOOSER (lykta_chooser_new (lykta_field_editor_get_store (editor), lykta_field_editor_get_field (editor)));
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->chooser, "notify::visible", G_CALLBACK (visible_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->chooser), GTK_WIDGET (self));
    }
  lykta_chooser_set_record (self->chooser, lykta_field_editor_get_record (editor));
  lykta_chooser_set_value (self->chooser, &self->value);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

static void
lykta_choice_editor_setup (LyktaFieldEditor *editor)
{
  LyktaChoiceEditor *self = LYKTA_CHOICE_EDITOR (editor);
  gboolean several = lykta_field_editor_get_field (editor)->type == LYKTA_FIELD_REFERENCES
                     || lykta_field_editor_get_field (editor)->type == LYKTA_FIELD_PICKS;
  GtkWidget *box;

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  if (several)
    {
      gtk_label_set_wrap (self->label, TRUE);
      gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
    }
  else
    gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "lykta-choice");

  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_value (self);
}

static void
lykta_choice_editor_set_value (LyktaFieldEditor *editor, const LyktaValue *value)
{
  LyktaChoiceEditor *self = LYKTA_CHOICE_EDITOR (editor);

  if (value != &self->value)
    {
      lykta_value_clear (&self->value);
      lykta_value_copy (value, &self->value);
    }
  show_value (self);
}

static gboolean
lykta_choice_editor_get_value (LyktaFieldEditor *editor, LyktaValue *value, GError **error)
{
  lykta_value_copy (&LYKTA_CHOICE_EDITOR (editor)->value, value);
  return TRUE;
}

static void
lykta_choice_editor_start (LyktaFieldEditor *editor)
{
  LyktaChoiceEditor *self = LYKTA_CHOICE_EDITOR (editor);

  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  open_cb (self);
}

static GtkWidget *
lykta_choice_editor_get_focus_widget (LyktaFieldEditor *editor)
{
  return GTK_WIDGET (LYKTA_CHOICE_EDITOR (editor)->button);
}

static GtkWidget *
lykta_choice_editor_get_value_widget (LyktaFieldEditor *editor)
{
  return GTK_WIDGET (LYKTA_CHOICE_EDITOR (editor)->label);
}

static void
lykta_choice_editor_dispose (GObject *object)
{
  LyktaChoiceEditor *self = LYKTA_CHOICE_EDITOR (object);

  if (self->chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->chooser));
  self->chooser = NULL;

  G_OBJECT_CLASS (lykta_choice_editor_parent_class)->dispose (object);
}

static void
lykta_choice_editor_finalize (GObject *object)
{
  lykta_value_clear (&LYKTA_CHOICE_EDITOR (object)->value);

  G_OBJECT_CLASS (lykta_choice_editor_parent_class)->finalize (object);
}

static void
lykta_choice_editor_class_init (LyktaChoiceEditorClass *klass)
{
  LyktaFieldEditorClass *editor_class = LYKTA_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_choice_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = lykta_choice_editor_finalize;

  editor_class->setup = lykta_choice_editor_setup;
  editor_class->set_value = lykta_choice_editor_set_value;
  editor_class->get_value = lykta_choice_editor_get_value;
  editor_class->start = lykta_choice_editor_start;
  editor_class->get_focus_widget = lykta_choice_editor_get_focus_widget;
  editor_class->get_value_widget = lykta_choice_editor_get_value_widget;
}

static void
lykta_choice_editor_init (LyktaChoiceEditor *self)
{
}
