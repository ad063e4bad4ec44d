/* lykta-text-editor.c: paragraphs that are typed; it grows with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-field-editor.h"

struct _LyktaTextEditor
{
  LyktaFieldEditor parent_instance;

  /* Widgets */
  GtkTextView *view;
  GtkWidget *placeholder;

  gboolean dirty;
  gboolean showing; /* a value, not typing */
};

G_DEFINE_FINAL_TYPE (LyktaTextEditor, lykta_text_editor, LYKTA_TYPE_FIELD_EDITOR)

static char *
get_text (LyktaTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
changed_cb (LyktaTextEditor *self)
{
  if (!self->showing)
    self->dirty = TRUE;
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0);
}

static void
done_cb (LyktaTextEditor *self)
{
  if (self->dirty)
    lykta_field_editor_commit (LYKTA_FIELD_EDITOR (self));
}

static gboolean
key_cb (LyktaTextEditor *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape && self->dirty)
    {
      lykta_field_editor_cancel (LYKTA_FIELD_EDITOR (self));
      return TRUE;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      done_cb (self);
      return TRUE;
    }
  return FALSE;
}

static void
lykta_text_editor_setup (LyktaFieldEditor *editor)
{
  LyktaTextEditor *self = LYKTA_TEXT_EDITOR (editor);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->view), GTK_ALIGN_CENTER);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));

  self->placeholder = gtk_label_new (lykta_field_editor_get_empty_text (editor));
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  adw_bin_set_child (ADW_BIN (self), overlay);
}

static void
lykta_text_editor_set_value (LyktaFieldEditor *editor, const LyktaValue *value)
{
  LyktaTextEditor *self = LYKTA_TEXT_EDITOR (editor);
  const char *text = lykta_value_is_empty (value) ? "" : lykta_value_get_text (value);
  g_autofree char *shown = get_text (self);

  self->showing = TRUE;
  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->showing = FALSE;
  self->dirty = FALSE;
}

static gboolean
lykta_text_editor_get_value (LyktaFieldEditor *editor, LyktaValue *value, GError **error)
{
  g_autofree char *text = get_text (LYKTA_TEXT_EDITOR (editor));

  return lykta_store_parse_value (lykta_field_editor_get_store (editor), lykta_field_editor_get_field (editor), text, value,
                                  error);
}

static void
lykta_text_editor_start (LyktaFieldEditor *editor)
{
  gtk_widget_grab_focus (GTK_WIDGET (LYKTA_TEXT_EDITOR (editor)->view));
}

static GtkWidget *
lykta_text_editor_get_focus_widget (LyktaFieldEditor *editor)
{
  return GTK_WIDGET (LYKTA_TEXT_EDITOR (editor)->view);
}

static void
lykta_text_editor_class_init (LyktaTextEditorClass *klass)
{
  LyktaFieldEditorClass *editor_class = LYKTA_FIELD_EDITOR_CLASS (klass);

  editor_class->setup = lykta_text_editor_setup;
  editor_class->set_value = lykta_text_editor_set_value;
  editor_class->get_value = lykta_text_editor_get_value;
  editor_class->start = lykta_text_editor_start;
  editor_class->get_focus_widget = lykta_text_editor_get_focus_widget;
}

static void
lykta_text_editor_init (LyktaTextEditor *self)
{
}
