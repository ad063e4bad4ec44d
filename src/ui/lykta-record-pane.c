/* lykta-record-pane.c: one record: what it is, what needs doing, all its fields, what belongs to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-record-pane.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-extras.h"
#include "lykta-field-row.h"
#include "lykta-history.h"
#include "lykta-record-pills.h"
#include "lykta-record-section.h"
#include "lykta-record-todo.h"
#include "lykta-related-group.h"

/* How long related records may be looked for before the window is drawn again. */
#define RELATED_SLICE_US 4000

/* A field somewhere that refers to records of this register; its group is made when there is something to show. */
typedef struct
{
  const LyktaRegister *reg;
  const LyktaField *field;
  gboolean several;
  LyktaRelatedGroup *group;
} Related;

/* The fields of one heading. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *card;
} Group;

struct _LyktaRecordPane
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  guint related_id;
  guint n_related; /* how many of the groups have been filled for this record */

  /* Template widgets */
  GtkStack *stack;
  GtkWidget *back_button;
  GtkScrolledWindow *scroller;
  GtkLabel *name;
  AdwWrapBox *pills;
  GtkWidget *todo_box;
  GtkLabel *todo_title;
  GtkLabel *todo_subtitle;
  GtkButton *todo_button;
  GtkBox *first_sections_box;
  GtkBox *groups_box;
  GtkBox *related_box;
  GtkBox *last_sections_box;
  GtkMenuButton *add_menu;
  GMenu *command_menu;
  AdwBin *history_place;
  GtkLabel *changed_label;

  /* Borrowed from the boxes */
  GPtrArray *rows;     /* LyktaFieldRow */
  GPtrArray *sections; /* LyktaRecordSection */
  GArray *groups;      /* Group */
  GArray *related;     /* Related */
  LyktaHistoryList *history;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
  LyktaRecordTodo todo;
};

G_DEFINE_FINAL_TYPE (LyktaRecordPane, lykta_record_pane, ADW_TYPE_BIN)

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "group-heading");
  return label;
}

/* Whether a section shows it. */
static gboolean
is_in_section (const LyktaRegister *reg, const char *field)
{
  for (const LyktaSection *section = lykta_extras_get_sections (); section->get_type != NULL; section++)
    if (lykta_extras_apply_to (section->reg, reg) && section->fields != NULL && g_strv_contains (section->fields, field))
      return TRUE;
  return FALSE;
}

static gboolean
is_shown_in (const LyktaRegister *reg, guint index, guint group)
{
  const LyktaField *field = &reg->fields[index];

  /* A derived title is the heading above. */
  return field->group == group && !(index == reg->title && (field->flags & LYKTA_FIELD_DERIVED) != 0)
         && !is_in_section (reg, field->id);
}

static void
add_group (LyktaRecordPane *self, guint group)
{
  GtkWidget *card = NULL;

  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      GtkWidget *row;

      if (!is_shown_in (self->reg, i, group))
        continue;
      if (card == NULL)
        {
          Group made = { make_heading (_ (self->reg->groups[group])), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0) };

          card = made.card;
          gtk_widget_add_css_class (card, "card");
          gtk_widget_add_css_class (card, "lykta-rows");
          gtk_widget_add_css_class (card, "sifted");
          gtk_box_append (self->groups_box, made.heading);
          gtk_box_append (self->groups_box, card);
          g_array_append_val (self->groups, made);
        }
      row = lykta_field_row_new (self->store, self->reg, &self->reg->fields[i]);
      gtk_box_append (GTK_BOX (card), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_sections (LyktaRecordPane *self)
{
  for (const LyktaSection *section = lykta_extras_get_sections (); section->get_type != NULL; section++)
    {
      GtkWidget *widget;

      if (!lykta_extras_apply_to (section->reg, self->reg))
        continue;
      widget = lykta_record_section_new (section->get_type (), self->store);
      gtk_box_append (section->last ? self->last_sections_box : self->first_sections_box, widget);
      g_ptr_array_add (self->sections, widget);
    }
}

/* What can be done with this record, above what can be done with any. */
static void
update_commands (LyktaRecordPane *self)
{
  const LyktaRecordCommand *commands = lykta_extras_get_record_commands ();

  g_menu_remove_all (self->command_menu);
  for (guint i = 0; commands[i].run != NULL; i++)
    if (lykta_extras_apply_to (commands[i].reg, self->reg)
        && (commands[i].applies == NULL || commands[i].applies (self->store, self->record)))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (commands[i].label), NULL);

        g_menu_item_set_action_and_target (item, "pane.run", "s", commands[i].id);
        g_menu_append_item (self->command_menu, item);
      }
}

static guint
count_references (const LyktaRegister *reg, const char *target)
{
  guint n = 0;

  for (guint i = 0; i < reg->n_fields; i++)
    if (g_strcmp0 (reg->fields[i].target, target) == 0 && (reg->fields[i].flags & LYKTA_FIELD_DERIVED) == 0)
      n++;
  return n;
}

static void
find_related (LyktaRecordPane *self)
{
  const LyktaRegister *const *registers = lykta_store_get_registers (self->store);

  for (; *registers != NULL; registers++)
    {
      guint n = lykta_extras_replace (self->reg, *registers) ? 0 : count_references (*registers, self->reg->id);

      for (guint i = 0; n > 0 && i < (*registers)->n_fields; i++)
        {
          Related related = { *registers, &(*registers)->fields[i], n > 1, NULL };

          if (g_strcmp0 (related.field->target, self->reg->id) == 0 && (related.field->flags & LYKTA_FIELD_DERIVED) == 0)
            g_array_append_val (self->related, related);
        }
    }
}

static LyktaRelatedGroup *
make_related (LyktaRecordPane *self, guint index)
{
  Related *related = &g_array_index (self->related, Related, index);
  GtkWidget *before = NULL;

  if (related->group != NULL)
    return related->group;

  for (guint i = 0; i < index; i++)
    if (g_array_index (self->related, Related, i).group != NULL)
      before = GTK_WIDGET (g_array_index (self->related, Related, i).group);
  related->group = LYKTA_RELATED_GROUP (lykta_related_group_new (self->store, related->reg, related->field, related->several));
  gtk_box_insert_child_after (self->related_box, GTK_WIDGET (related->group), before);
  return related->group;
}

static void
show_related (LyktaRecordPane *self, guint index)
{
  const Related *related = &g_array_index (self->related, Related, index);
  gint64 id = lykta_record_get_id (self->record);

  if (related->group == NULL && !lykta_related_group_is_part (related->reg, related->field)
      && !lykta_related_group_has_records (self->store, related->reg, related->field, id))
    return;
  lykta_related_group_set_id (make_related (self, index), id);
}

/* Groups of which nothing is shown have no heading, and a card's first row has no line above it. */
static void
update_groups (LyktaRecordPane *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = &g_array_index (self->groups, Group, i);
      GtkWidget *first = NULL;

      for (GtkWidget *row = gtk_widget_get_first_child (group->card); row != NULL; row = gtk_widget_get_next_sibling (row))
        {
          if (first == NULL && gtk_widget_get_visible (row))
            gtk_widget_add_css_class (first = row, "first");
          else
            gtk_widget_remove_css_class (row, "first");
        }
      gtk_widget_set_visible (group->heading, first != NULL);
      gtk_widget_set_visible (group->card, first != NULL);
    }
}

/* What else can refer here, where it has no group of its own yet. */
static void
make_add_menu (LyktaRecordPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const LyktaRegister *last = NULL;

  for (guint i = 0; i < self->related->len; i++)
    {
      const Related *related = &g_array_index (self->related, Related, i);
      g_autoptr (GMenuItem) item = NULL;

      if (related->reg->area == LYKTA_AREA_OFFICE || related->reg == last
          || lykta_related_group_is_part (related->reg, related->field))
        continue;
      last = related->reg;
      item = g_menu_item_new (lykta_display_new_label (related->reg), NULL);
      g_menu_item_set_action_and_target (item, "pane.add-related", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->add_menu, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add_menu), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
show_todo (LyktaRecordPane *self)
{
  g_autofree char *today = lykta_today ();

  lykta_record_todo_clear (&self->todo);
  if (lykta_record_todo_find (self->record, today, &self->todo))
    {
      gtk_label_set_text (self->todo_title, self->todo.title);
      gtk_label_set_text (self->todo_subtitle, self->todo.subtitle != NULL ? self->todo.subtitle : "");
      gtk_widget_set_visible (GTK_WIDGET (self->todo_subtitle), self->todo.subtitle != NULL);
      gtk_button_set_label (self->todo_button, self->todo.button != NULL ? self->todo.button : "");
      gtk_widget_set_visible (GTK_WIDGET (self->todo_button), self->todo.button != NULL);
    }
  gtk_widget_set_visible (self->todo_box, self->todo.title != NULL);
}

static void
show_heading (LyktaRecordPane *self)
{
  g_autofree char *title = lykta_store_get_title (self->store, self->reg, lykta_record_get_id (self->record));
  const char *who = lykta_record_get_changed_by (self->record);
  const char *at = lykta_record_get_changed_at (self->record);

  gtk_label_set_text (self->name, title != NULL && *title != '\0' ? title : lykta_register_get_label_one (self->reg));
  lykta_record_pills_show (self->pills, self->store, self->record);
  show_todo (self);
  update_commands (self);

  if (who != NULL && at != NULL)
    {
      g_autofree char *when = lykta_display_time (at, NULL);
      /* Translators: when and by whom. */
      g_autofree char *text = g_strdup_printf (_ ("Last changed %s by %s"), when, who);

      gtk_label_set_text (self->changed_label, text);
    }
}

/* In slices, so that the row that was clicked is shown at once. */
static gboolean
related_cb (gpointer user_data)
{
  LyktaRecordPane *self = user_data;
  gint64 end = g_get_monotonic_time () + RELATED_SLICE_US;

  while (self->n_related < self->related->len)
    {
      show_related (self, self->n_related++);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->related_id = 0;
  if (gtk_menu_button_get_menu_model (self->add_menu) == NULL)
    make_add_menu (self);
  lykta_history_list_set_record (self->history, self->record);
  return G_SOURCE_REMOVE;
}

static void
start_related (LyktaRecordPane *self)
{
  for (guint i = 0; i < self->related->len; i++)
    {
      const Related *related = &g_array_index (self->related, Related, i);

      if (related->group != NULL)
        lykta_related_group_set_id (related->group, 0);
    }
  self->n_related = 0;
  if (self->related_id == 0)
    self->related_id = g_idle_add (related_cb, self);
}

static void
record_changed_cb (LyktaRecordPane *self)
{
  if (lykta_record_is_deleted (self->record))
    lykta_record_pane_set_record (self, NULL);
  else
    {
      show_heading (self);
      update_groups (self);
    }
}

/* Something may refer here now that has no group yet. */
static void
store_changed_cb (LyktaRecordPane *self, gpointer reg)
{
  if (self->record == NULL || self->related_id != 0)
    return;
  for (guint i = 0; i < self->related->len; i++)
    if (g_array_index (self->related, Related, i).reg == reg && g_array_index (self->related, Related, i).group == NULL)
      show_related (self, i);
}

static void
todo_cb (LyktaRecordPane *self)
{
  if (self->todo.field != NULL)
    lykta_record_pane_edit_field (self, self->todo.field);
}

static void
add_related_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRecordPane *self = LYKTA_RECORD_PANE (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (self->record != NULL && index < self->related->len)
    {
      lykta_related_group_set_id (make_related (self, index), lykta_record_get_id (self->record));
      lykta_related_group_add (make_related (self, index));
    }
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRecordPane *self = LYKTA_RECORD_PANE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->record == NULL)
    return;
  for (const LyktaRecordCommand *command = lykta_extras_get_record_commands (); command->run != NULL; command++)
    if (lykta_extras_apply_to (command->reg, self->reg) && g_str_equal (command->id, id))
      command->run (widget, self->store, self->record);
}

static void
edit_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRecordPane *self = LYKTA_RECORD_PANE (widget);
  const LyktaField *field = lykta_register_find_field (self->reg, g_variant_get_string (parameter, NULL));

  if (self->record != NULL && field != NULL)
    lykta_record_pane_edit_field (self, field);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaRecordPane *self = LYKTA_RECORD_PANE (widget);

  if (self->record != NULL)
    adw_dialog_present (ADW_DIALOG (lykta_history_dialog_new (self->store, self->record)), widget);
}

static void
lykta_record_pane_dispose (GObject *object)
{
  LyktaRecordPane *self = LYKTA_RECORD_PANE (object);

  g_clear_handle_id (&self->related_id, g_source_remove);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_RECORD_PANE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->related, g_array_unref);
  lykta_record_todo_clear (&self->todo);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_record_pane_parent_class)->dispose (object);
}

static void
lykta_record_pane_class_init (LyktaRecordPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_record_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, name);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, pills);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, todo_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, todo_title);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, todo_subtitle);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, todo_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, first_sections_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, groups_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, related_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, last_sections_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, add_menu);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, command_menu);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, history_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaRecordPane, changed_label);
  gtk_widget_class_bind_template_callback (widget_class, todo_cb);

  gtk_widget_class_install_action (widget_class, "pane.add-related", "u", add_related_action);
  gtk_widget_class_install_action (widget_class, "pane.edit-field", "s", edit_field_action);
  gtk_widget_class_install_action (widget_class, "pane.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "pane.run", "s", run_action);
}

static void
lykta_record_pane_init (LyktaRecordPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->sections = g_ptr_array_new ();
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->related = g_array_new (FALSE, FALSE, sizeof (Related));
}

GtkWidget *
lykta_record_pane_new (LyktaStore *store, const LyktaRegister *reg)
{
  LyktaRecordPane *self = g_object_new (LYKTA_TYPE_RECORD_PANE, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  for (guint group = 0; reg->groups[group] != NULL; group++)
    add_group (self, group);
  add_sections (self);
  find_related (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->history = LYKTA_HISTORY_LIST (lykta_history_list_new (store));
  adw_bin_set_child (self->history_place, GTK_WIDGET (self->history));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, lykta_register_get_label_one (reg), -1);

  return GTK_WIDGET (self);
}

/**
 * lykta_record_pane_get_record:
 *
 * Returns: (nullable) (transfer none): the record shown
 */
LyktaRecord *
lykta_record_pane_get_record (LyktaRecordPane *self)
{
  return self->record;
}

/**
 * lykta_record_pane_set_record:
 * @record: (nullable) (transfer none): what to show
 */
void
lykta_record_pane_set_record (LyktaRecordPane *self, LyktaRecord *record)
{
  if (self->record == record)
    return;

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, record_changed_cb, self);
  g_clear_handle_id (&self->related_id, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    lykta_field_row_set_record (self->rows->pdata[i], record);
  for (guint i = 0; i < self->sections->len; i++)
    lykta_record_section_set_record (self->sections->pdata[i], record);
  g_set_object (&self->record, record);

  gtk_stack_set_visible_child_name (self->stack, record != NULL ? "record" : "none");
  if (record == NULL)
    {
      lykta_history_list_set_record (self->history, NULL);
      return;
    }

  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_heading (self);
  update_groups (self);
  start_related (self);
}

/**
 * lykta_record_pane_set_narrow:
 * @narrow: whether the pane covers the table, so that it needs a way back
 */
void
lykta_record_pane_set_narrow (LyktaRecordPane *self, gboolean narrow)
{
  gtk_widget_set_visible (self->back_button, narrow);
}

/**
 * lykta_record_pane_focus:
 *
 * Takes the keyboard to the first field.
 */
void
lykta_record_pane_focus (LyktaRecordPane *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->groups_box), GTK_DIR_TAB_FORWARD);
}

void
lykta_record_pane_edit_field (LyktaRecordPane *self, const LyktaField *field)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (lykta_record_section_edit_field (self->sections->pdata[i], field))
      return;
  for (guint i = 0; i < self->rows->len; i++)
    if (lykta_field_row_get_field (self->rows->pdata[i]) == field)
      lykta_field_row_start (self->rows->pdata[i]);
}
