/* lykta-filter-popover.c: where a condition is put together, and a view is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-filter-popover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lykta-field-editor.h"

struct _LyktaFilterPopover
{
  GtkPopover parent_instance;

  const LyktaRegister *reg;

  /* Template widgets */
  GtkDropDown *field_menu;
  GtkDropDown *operator_menu;
  AdwBin *value_place;
  GtkLabel *message;
  GtkWidget *save_box;
  GtkEntry *name_entry;
  GtkWidget *save_button;
  GtkWidget *remove_button;

  /* Widgets */
  LyktaFieldEditor *editor;

  /* Owned */
  LyktaStore *store;
};

G_DEFINE_FINAL_TYPE (LyktaFilterPopover, lykta_filter_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_ADD,
  SIGNAL_SAVE,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LyktaField *
get_field (LyktaFilterPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_menu);

  return selected < self->reg->n_fields ? &self->reg->fields[selected] : NULL;
}

static const LyktaFilterOperator *
get_operator (LyktaFilterPopover *self)
{
  const LyktaField *field = get_field (self);
  guint selected = gtk_drop_down_get_selected (self->operator_menu);

  return field != NULL && selected != GTK_INVALID_LIST_POSITION ? &lykta_filter_get_operators (field)[selected] : NULL;
}

static void
operator_changed_cb (LyktaFilterPopover *self)
{
  const LyktaFilterOperator *operator= get_operator (self);

  gtk_widget_set_visible (GTK_WIDGET (self->value_place), operator!= NULL && operator->has_value);
}

static void
field_changed_cb (LyktaFilterPopover *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const LyktaField *field;

  if (self->reg == NULL)
    return;

  field = get_field (self);
  for (const LyktaFilterOperator *operator= lykta_filter_get_operators (field); operator->label != NULL; operator++)
    gtk_string_list_append (labels, _ (operator->label));
  gtk_drop_down_set_model (self->operator_menu, G_LIST_MODEL (labels));

  self->editor = LYKTA_FIELD_EDITOR (lykta_field_editor_new (self->store, field));
  lykta_field_editor_set_label (self->editor, GTK_WIDGET (self->field_menu));
  adw_bin_set_child (self->value_place, GTK_WIDGET (self->editor));
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  operator_changed_cb (self);
}

static void
add_cb (LyktaFilterPopover *self)
{
  const LyktaFilterOperator *operator= get_operator (self);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (LyktaFilter) filter = NULL;

  if (operator->has_value && !lykta_field_editor_get_value (self->editor, &value, &error))
    {
      gtk_label_set_text (self->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
      return;
    }
  text = lykta_filter_text_for_value (get_field (self), &value);
  if (operator->has_value && text == NULL)
    {
      gtk_label_set_text (self->message, _ ("Say what to compare with."));
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  filter = lykta_filter_new (get_field (self), operator->operator, text);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_ADD], 0, filter);
}

static void
name_changed_cb (LyktaFilterPopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));

  gtk_widget_set_sensitive (self->save_button, *name != '\0');
}

static void
save_cb (LyktaFilterPopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));

  if (*name == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, name);
}

static void
remove_cb (LyktaFilterPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
lykta_filter_popover_dispose (GObject *object)
{
  LyktaFilterPopover *self = LYKTA_FILTER_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_FILTER_POPOVER);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_filter_popover_parent_class)->dispose (object);
}

static void
lykta_filter_popover_class_init (LyktaFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_filter_popover_dispose;

  signals[SIGNAL_ADD] =
      g_signal_new ("add", LYKTA_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_SAVE] =
      g_signal_new ("save", LYKTA_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REMOVE] =
      g_signal_new ("remove", LYKTA_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, field_menu);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, operator_menu);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, value_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, save_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, name_entry);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, save_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaFilterPopover, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, operator_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
lykta_filter_popover_init (LyktaFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_filter_popover_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaFilterPopover *self = g_object_new (LYKTA_TYPE_FILTER_POPOVER, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; i < reg->n_fields; i++)
    gtk_string_list_append (labels, lykta_field_get_label (&reg->fields[i]));
  gtk_drop_down_set_model (self->field_menu, G_LIST_MODEL (labels));
  self->reg = reg;
  field_changed_cb (self);
  name_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * lykta_filter_popover_set_can_save:
 * @can_save: whether what is shown is something else than a saved view
 * @can_remove: whether it is a view of the user's own
 */
void
lykta_filter_popover_set_can_save (LyktaFilterPopover *self, gboolean can_save, gboolean can_remove)
{
  gtk_widget_set_visible (self->save_box, can_save);
  gtk_widget_set_visible (self->remove_button, can_remove);
}

void
lykta_filter_popover_start_saving (LyktaFilterPopover *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}
