/* lykta-chooser.c: a list to choose from by typing a few letters, where what is missing can be created
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-chooser.h"

#include <glib/gi18n-lib.h>

#include "lykta-icon.h"
#include "lykta-options.h"

/* A longer list is narrowed by typing, not read. */
#define MAX_ROWS 50
#define MIN_SEARCHED 9

struct _LyktaChooser
{
  GtkPopover parent_instance;

  const LyktaField *field;
  gboolean changed;

  /* Template widgets */
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkLabel *more;
  GtkButton *create_button;
  GtkLabel *create_label;
  GtkButton *clear_button;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
  LyktaValue value;
  GPtrArray *options;
};

G_DEFINE_FINAL_TYPE (LyktaChooser, lykta_chooser, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_reference (LyktaChooser *self)
{
  return self->field->target != NULL;
}

static char *
get_search (LyktaChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static GtkWidget *
make_row (LyktaChooser *self, const LyktaOption *option)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (option->label);
  GtkWidget *check = lykta_icon_new ("object-select-symbolic");
  gboolean chosen = lykta_options_contain (self->field, &self->value, &option->value);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, option->label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  return row;
}

static void
update_create (LyktaChooser *self, const char *search)
{
  gboolean known = FALSE;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->options->len && !known; i++)
    {
      const LyktaOption *option = self->options->pdata[i];

      known = g_utf8_collate (option->label, search) == 0;
    }

  if (is_reference (self) && *search != '\0' && !known)
    {
      /* Translators: a button that adds a record of that name. */
      text = g_strdup_printf (_ ("Create “%s”"), search);
      gtk_label_set_text (self->create_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->create_button), TRUE);
    }
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->create_button), FALSE);
    }
}

static void
fill (LyktaChooser *self)
{
  g_autofree char *search = get_search (self);
  guint n_all;

  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  self->options = lykta_options_find (self->store, self->field, self->record, search, MAX_ROWS, &n_all);
  for (guint i = 0; i < self->options->len; i++)
    gtk_list_box_append (self->list, make_row (self, self->options->pdata[i]));

  if (n_all > self->options->len)
    {
      guint rest = n_all - self->options->len;
      g_autofree char *text = g_strdup_printf (ngettext ("%u more: type to find it", "%u more: type to find them", rest), rest);

      gtk_label_set_text (self->more, text);
    }
  else if (n_all == 0)
    {
      gtk_label_set_text (self->more, _ ("No match"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_all > self->options->len || n_all == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), !lykta_value_is_empty (&self->value));
  update_create (self, search);
}

static void
finish (LyktaChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
activate_row (LyktaChooser *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  const LyktaOption *option = g_ptr_array_index (self->options, index);

  lykta_options_toggle (self->store, self->field, &self->value, &option->value);
  self->changed = TRUE;
  if (lykta_options_are_several (self->field))
    {
      fill (self);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, index)));
    }
  else
    {
      finish (self);
    }
}

static void
row_activated_cb (LyktaChooser *self, GtkListBoxRow *row)
{
  activate_row (self, row);
}

static void
search_changed_cb (LyktaChooser *self)
{
  if (self->field != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
entry_activate_cb (LyktaChooser *self)
{
  GtkListBoxRow *first;

  /* Typing is told a moment late; Enter means what stands in the entry. */
  fill (self);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    activate_row (self, first);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->create_button)))
    g_signal_emit_by_name (self->create_button, "clicked");
}

static void
create_cb (LyktaChooser *self)
{
  g_autofree char *title = get_search (self);

  self->changed = FALSE;
  finish (self);
  g_signal_emit (self, signals[SIGNAL_CREATE], 0, title);
}

static void
clear_cb (LyktaChooser *self)
{
  lykta_value_clear (&self->value);
  self->changed = TRUE;
  finish (self);
}

static void
closed_cb (LyktaChooser *self)
{
  if (!self->changed)
    return;

  self->changed = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
lykta_chooser_show (GtkWidget *widget)
{
  LyktaChooser *self = LYKTA_CHOOSER (widget);

  self->changed = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  /* A short list is read, not searched. */
  gtk_widget_set_visible (GTK_WIDGET (self->entry), is_reference (self) || self->options->len >= MIN_SEARCHED);

  GTK_WIDGET_CLASS (lykta_chooser_parent_class)->show (widget);
  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else if (self->options->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
lykta_chooser_dispose (GObject *object)
{
  LyktaChooser *self = LYKTA_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_CHOOSER);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_chooser_parent_class)->dispose (object);
}

static void
lykta_chooser_finalize (GObject *object)
{
  lykta_value_clear (&LYKTA_CHOOSER (object)->value);

  G_OBJECT_CLASS (lykta_chooser_parent_class)->finalize (object);
}

static void
lykta_chooser_class_init (LyktaChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_chooser_dispose;
  object_class->finalize = lykta_chooser_finalize;
  widget_class->show = lykta_chooser_show;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LYKTA_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CREATE] =
      g_signal_new ("create", LYKTA_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, LyktaChooser, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaChooser, more);
  gtk_widget_class_bind_template_child (widget_class, LyktaChooser, create_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaChooser, create_label);
  gtk_widget_class_bind_template_child (widget_class, LyktaChooser, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
lykta_chooser_init (LyktaChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_chooser_new:
 * @field: a field with a limited range: yes/no, choice, picks, references
 */
GtkWidget *
lykta_chooser_new (LyktaStore *store, const LyktaField *field)
{
  LyktaChooser *self = g_object_new (LYKTA_TYPE_CHOOSER, NULL);
  gboolean several = lykta_options_are_several (field);

  self->store = g_object_ref (store);
  self->field = field;
  gtk_widget_set_visible (GTK_WIDGET (self->entry), is_reference (self));
  gtk_button_set_label (self->clear_button, several ? _ ("Choose None") : _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, lykta_field_get_label (field),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, several, -1);
  return GTK_WIDGET (self);
}

void
lykta_chooser_set_value (LyktaChooser *self, const LyktaValue *value)
{
  lykta_value_clear (&self->value);
  lykta_value_copy (value, &self->value);
}

const LyktaValue *
lykta_chooser_get_value (LyktaChooser *self)
{
  return &self->value;
}

/**
 * lykta_chooser_set_search:
 *
 * Types for the user.
 */
void
lykta_chooser_set_search (LyktaChooser *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  fill (self);
}

/**
 * lykta_chooser_set_record:
 * @record: (nullable): the record whose field is chosen; it may decide what there is to choose from
 */
void
lykta_chooser_set_record (LyktaChooser *self, LyktaRecord *record)
{
  g_set_object (&self->record, record);
}
