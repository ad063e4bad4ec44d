/* lykta-template-dialog.c: a classification starts from a normative one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-error-dialog.h"
#include "lykta-icon.h"
#include "lykta-levels.h"
#include "lykta-pill.h"
#include "lykta-toast.h"

struct _LyktaTemplateDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkListBox *list;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (LyktaTemplateDialog, lykta_template_dialog, ADW_TYPE_DIALOG)

static const char *const copied_fields[] = { "information_types", "personal_data", "laws", "outage" };

static GtkWidget *
make_row (LyktaTemplateDialog *self, LyktaRecord *normative, const char *today)
{
  const LyktaRegister *reg = lykta_record_get_register (normative);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = lykta_store_get_title (self->store, reg, lykta_record_get_id (normative));
  g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;
  GtkWidget *pill;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (!lykta_record_is_empty (normative, "information_types"))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lykta_record_get_text (normative, "information_types"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  lykta_display_field (self->store, normative, lykta_register_find_field (reg, "classes"), today, &display);
  pill = lykta_pill_new_for_display (&display);
  if (pill != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lykta_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
fill (LyktaTemplateDialog *self)
{
  const LyktaRegister *reg = lykta_record_get_register (self->record);
  g_autoptr (LyktaQuery) query = lykta_query_new (reg);
  g_autofree char *today = lykta_today ();

  lykta_query_add_condition (query, "normative", LYKTA_IS, "yes");
  lykta_query_add_condition (query, "state", LYKTA_IS, "approved");
  lykta_query_set_sort (query, lykta_register_get_title (reg), FALSE);
  self->ids = lykta_store_select (self->store, query, NULL);
  for (guint i = 0; self->ids != NULL && i < self->ids->len;)
    {
      gint64 id = g_array_index (self->ids, gint64, i);
      g_autoptr (LyktaRecord) normative = lykta_store_get_record (self->store, reg, id);

      if (normative == NULL || id == lykta_record_get_id (self->record))
        {
          g_array_remove_index (self->ids, i);
          continue;
        }
      gtk_list_box_append (self->list, make_row (self, normative, today));
      i++;
    }
  gtk_stack_set_visible_child_name (self->stack, self->ids != NULL && self->ids->len > 0 ? "list" : "empty");
}

static void
row_activated_cb (LyktaTemplateDialog *self, GtkListBoxRow *row)
{
  gint64 id = g_array_index (self->ids, gint64, gtk_list_box_row_get_index (row));
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *title = lykta_store_get_title (self->store, lykta_record_get_register (self->record), id);
  /* Translators: the name of a classification. */
  g_autofree char *text = g_strdup_printf (_ ("Started from “%s”"), title);
  g_autoptr (GError) error = NULL;

  if (!lykta_template_apply (self->store, self->record, id, &error))
    {
      lykta_error_dialog_present (GTK_WIDGET (self), error);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (parent, "win.toast", "(sb)", text, TRUE);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
lykta_template_dialog_dispose (GObject *object)
{
  LyktaTemplateDialog *self = LYKTA_TEMPLATE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_TEMPLATE_DIALOG);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_template_dialog_parent_class)->dispose (object);
}

static void
lykta_template_dialog_class_init (LyktaTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_template_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaTemplateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LyktaTemplateDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lykta_template_dialog_init (LyktaTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_template_dialog_new (LyktaStore *store, LyktaRecord *classification)
{
  LyktaTemplateDialog *self = g_object_new (LYKTA_TYPE_TEMPLATE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (classification);
  fill (self);
  return GTK_WIDGET (self);
}

static void
copy_field (LyktaEdit *edit, LyktaRecord *from, LyktaRecord *to, const char *name)
{
  const LyktaRegister *reg = lykta_record_get_register (to);
  const LyktaField *field = lykta_register_find_field (reg, name);

  if (lykta_record_is_empty (to, name) && !lykta_record_is_empty (from, name))
    lykta_edit_set (edit, reg, lykta_record_get_id (to), field, lykta_record_get_value (from, field));
}

gboolean
lykta_template_apply (LyktaStore *store, LyktaRecord *classification, gint64 normative, GError **error)
{
  const LyktaRegister *reg = lykta_record_get_register (classification);
  g_autoptr (LyktaRecord) from = lykta_store_get_record (store, reg, normative);
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Start from a normative classification"));

  if (from != NULL)
    {
      for (guint i = 0; i < LYKTA_N_ASPECTS; i++)
        {
          copy_field (edit, from, classification, lykta_aspects[i].level);
          copy_field (edit, from, classification, lykta_aspects[i].why);
        }
      for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
        copy_field (edit, from, classification, copied_fields[i]);
    }
  lykta_edit_set_integer (edit, reg, lykta_record_get_id (classification), "template", normative);
  return lykta_store_apply (store, edit, error);
}
