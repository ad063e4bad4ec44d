/* lykta-related-group.c: the records of another register that refer to this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-related-group.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-icon.h"
#include "lykta-new-record-dialog.h"
#include "lykta-pill.h"

#define MAX_ROWS 5
#define N_SUMMARY_FIELDS 2

struct _LyktaRelatedGroup
{
  AdwBin parent_instance;

  const LyktaRegister *reg;
  const LyktaField *field; /* that refers here */
  gint64 id;
  gboolean all;

  /* Template widgets */
  GtkLabel *heading;
  GtkWidget *add_button;
  GtkListBox *list;
  GtkButton *all_button;

  /* Owned */
  LyktaStore *store;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (LyktaRelatedGroup, lykta_related_group, ADW_TYPE_BIN)

static char *
get_summary (LyktaRelatedGroup *self, LyktaRecord *record, const char *today)
{
  const LyktaField *fields[N_SUMMARY_FIELDS + 1] = { NULL };
  guint n = 0;

  if (self->reg->summary != NULL)
    return self->reg->summary (self->store, record);

  for (guint i = 0; i < self->reg->n_fields && n < N_SUMMARY_FIELDS; i++)
    {
      const LyktaField *field = &self->reg->fields[i];

      if ((field->flags & LYKTA_FIELD_COLUMN) != 0 && i != self->reg->title && field != self->field
          && field->type != LYKTA_FIELD_CHOICE && !g_str_equal (field->id, "classes"))
        fields[n++] = field;
    }
  return lykta_display_subtitle (self->store, record, fields, today);
}

/* The levels, else the state: what one wants to know before opening it. */
static GtkWidget *
make_pill (LyktaRelatedGroup *self, LyktaRecord *record, const char *today)
{
  static const char *const ids[] = { "classes", "state" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const LyktaField *field = lykta_register_find_field (self->reg, ids[i]);
      g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;
      GtkWidget *pill;

      if (field == NULL)
        continue;
      lykta_display_field (self->store, record, field, today, &display);
      pill = lykta_pill_new_for_display (&display);
      if (pill != NULL)
        return pill;
    }
  return NULL;
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (LyktaRelatedGroup *self, LyktaRecord *record, const char *today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *arrow = lykta_icon_new ("go-next-symbolic");
  GtkWidget *pill = make_pill (self, record, today);
  g_autofree char *title = lykta_store_get_title (self->store, self->reg, lykta_record_get_id (record));
  g_autofree char *summary = get_summary (self, record, today);

  gtk_box_append (GTK_BOX (lines), make_line (title != NULL ? title : "", NULL));
  if (summary != NULL && *summary != '\0')
    {
      gtk_box_append (GTK_BOX (lines), make_line (summary, "caption"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "lykta-dim");
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
    }
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lines);
  if (pill != NULL)
    gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), arrow);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  return row;
}

static void
fill (LyktaRelatedGroup *self)
{
  g_autofree char *today = lykta_today ();
  guint n = self->all ? self->ids->len : MIN (self->ids->len, MAX_ROWS);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LyktaRecord) record = lykta_store_get_record (self->store, self->reg, g_array_index (self->ids, gint64, i));

      if (record != NULL)
        gtk_list_box_append (self->list, make_row (self, record, today));
    }

  if (n < self->ids->len)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Show All %u", "Show All %u", self->ids->len), self->ids->len);

      gtk_button_set_label (self->all_button, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n < self->ids->len);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->ids->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->ids->len > 0 || lykta_related_group_is_part (self->reg, self->field));
}

static LyktaQuery *
make_query (const LyktaRegister *reg, const LyktaField *field, gint64 id)
{
  LyktaQuery *query = lykta_query_new (reg);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  lykta_query_add_condition (query, field->id, field->type == LYKTA_FIELD_REFERENCES ? LYKTA_CONTAINS : LYKTA_IS, text);
  return query;
}

static void
load (LyktaRelatedGroup *self)
{
  g_autoptr (LyktaQuery) query = make_query (self->reg, self->field, self->id);

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = lykta_store_select (self->store, query, NULL);
  if (self->ids == NULL)
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fill (self);
}

static void
store_changed_cb (LyktaRelatedGroup *self, gpointer reg)
{
  if (reg == self->reg && self->id != 0)
    load (self);
}

static void
row_activated_cb (LyktaRelatedGroup *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", self->reg->id,
                              g_array_index (self->ids, gint64, index));
}

static void
add_cb (LyktaRelatedGroup *self)
{
  lykta_related_group_add (self);
}

static void
show_all_cb (LyktaRelatedGroup *self)
{
  self->all = TRUE;
  fill (self);
}

static void
lykta_related_group_dispose (GObject *object)
{
  LyktaRelatedGroup *self = LYKTA_RELATED_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_RELATED_GROUP);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_related_group_parent_class)->dispose (object);
}

static void
lykta_related_group_class_init (LyktaRelatedGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_related_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-related-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaRelatedGroup, heading);
  gtk_widget_class_bind_template_child (widget_class, LyktaRelatedGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaRelatedGroup, list);
  gtk_widget_class_bind_template_child (widget_class, LyktaRelatedGroup, all_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lykta_related_group_init (LyktaRelatedGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * lykta_related_group_new:
 * @reg: the register whose records refer
 * @field: its field that does
 * @several: whether another of its fields refers to the same register, so that the heading must tell them apart
 */
GtkWidget *
lykta_related_group_new (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field, gboolean several)
{
  LyktaRelatedGroup *self = g_object_new (LYKTA_TYPE_RELATED_GROUP, NULL);
  g_autofree char *heading = NULL;

  self->store = g_object_ref (store);
  self->reg = reg;
  self->field = field;

  heading = several ? g_strdup_printf ("%s · %s", lykta_register_get_label (reg), lykta_field_get_label (field))
                    : g_strdup (lykta_register_get_label (reg));
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_tooltip_text (self->add_button, lykta_display_new_label (reg));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return GTK_WIDGET (self);
}

/**
 * lykta_related_group_set_id:
 * @id: of the record referred to; 0 for none
 */
void
lykta_related_group_set_id (LyktaRelatedGroup *self, gint64 id)
{
  self->id = id;
  self->all = FALSE;
  if (id != 0)
    load (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lykta_related_group_is_part:
 *
 * Returns: whether such records belong to what they refer to and can stand nowhere else, so that adding is offered even when there
 *   are none
 */
gboolean
lykta_related_group_is_part (const LyktaRegister *reg, const LyktaField *field)
{
  return g_strcmp0 (reg->parent, field->id) == 0 || (field->flags & LYKTA_FIELD_REQUIRED) != 0;
}

/**
 * lykta_related_group_has_records:
 *
 * Returns: whether any record of @reg refers to @id by @field
 */
gboolean
lykta_related_group_has_records (LyktaStore *store, const LyktaRegister *reg, const LyktaField *field, gint64 id)
{
  g_autoptr (LyktaQuery) query = make_query (reg, field, id);

  return lykta_store_count (store, query) > 0;
}

/**
 * lykta_related_group_add:
 *
 * Asks for a new record that refers to this one.
 */
void
lykta_related_group_add (LyktaRelatedGroup *self)
{
  GtkWidget *dialog = lykta_new_record_dialog_new (self->store, self->reg);
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  if (self->field->type == LYKTA_FIELD_REFERENCES)
    lykta_value_set_list (&value, &self->id, 1);
  else
    lykta_value_set_integer (&value, self->id);
  lykta_new_record_dialog_set_value (LYKTA_NEW_RECORD_DIALOG (dialog), self->field, &value);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
