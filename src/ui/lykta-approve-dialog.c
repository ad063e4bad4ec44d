/* lykta-approve-dialog.c: asks who approves a classification, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-approve-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-field-row.h"

struct _LyktaApproveDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkLabel *message;
  GtkLabel *consequence;
  GtkBox *warnings;
  GtkBox *rows_box;
  GtkWidget *approve_button;

  /* Widgets */
  LyktaFieldRow *by_row;
  LyktaFieldRow *on_row;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *record;
};

G_DEFINE_FINAL_TYPE (LyktaApproveDialog, lykta_approve_dialog, ADW_TYPE_DIALOG)

/* What stands against approving, by the classification's remark. None of it stops who decides. */
static const struct
{
  const char *remark;
  const char *text;
} warnings[] = {
  { "security",
    N_ ("Level 4 concerns Sweden's security and does not belong in this register. Ask the security protection officer.") },
  { "levels", N_ ("Confidentiality, integrity or availability has no level yet.") },
  { "reasons", N_ ("A level above 0 has no motivation.") },
};

static void
add_warning (LyktaApproveDialog *self, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "lykta-warning");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->warnings, box);
}

static void
show_warnings (LyktaApproveDialog *self)
{
  const char *remark = lykta_record_get_text (self->record, "remark");

  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    if (g_strcmp0 (remark, warnings[i].remark) == 0)
      add_warning (self, _ (warnings[i].text));
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), gtk_widget_get_first_child (GTK_WIDGET (self->warnings)) != NULL);
}

static void
show_consequence (LyktaApproveDialog *self)
{
  g_autofree char *before = lykta_store_get_title (self->store, lykta_record_get_register (self->record),
                                                   lykta_record_get_integer (self->record, "predecessor"));
  g_autofree char *text = NULL;

  if (before != NULL && *before != '\0')
    /* Translators: the name of the asset's classification that applies so far. */
    text = g_strdup_printf (_ ("It takes the place of “%s”, which is superseded."), before);
  gtk_label_set_text (self->consequence, text != NULL ? text : _ ("It is the asset's first approved classification."));
}

static LyktaFieldRow *
add_row (LyktaApproveDialog *self, const char *field)
{
  const LyktaRegister *reg = lykta_record_get_register (self->record);
  GtkWidget *row = lykta_field_row_new (self->store, reg, lykta_register_find_field (reg, field));

  gtk_box_append (self->rows_box, row);
  return LYKTA_FIELD_ROW (row);
}

/* Who answers for the information approves, today, unless it says otherwise already. */
static void
fill_in (LyktaApproveDialog *self)
{
  g_autoptr (LyktaRecord) asset = lykta_store_get_record (self->store, lykta_store_find_register (self->store, "assets"),
                                                          lykta_record_get_integer (self->record, "asset"));
  g_autofree char *today = lykta_today ();
  g_auto (LyktaValue) by = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) on = LYKTA_VALUE_INIT;

  if (!lykta_record_is_empty (self->record, "approved_by"))
    lykta_value_set_integer (&by, lykta_record_get_integer (self->record, "approved_by"));
  else if (asset != NULL && !lykta_record_is_empty (asset, "information_owner"))
    lykta_value_set_integer (&by, lykta_record_get_integer (asset, "information_owner"));
  lykta_value_set_text (&on, today);
  lykta_field_row_set_value (self->by_row, &by);
  lykta_field_row_set_value (self->on_row, &on);
}

static void
show_message (LyktaApproveDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
cancel_cb (LyktaApproveDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
approve_cb (LyktaApproveDialog *self)
{
  const LyktaRegister *reg = lykta_record_get_register (self->record);
  gint64 id = lykta_record_get_id (self->record);
  g_autofree char *today = lykta_today ();
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Approve classification"));
  g_auto (LyktaValue) by = LYKTA_VALUE_INIT;
  g_auto (LyktaValue) on = LYKTA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!lykta_field_row_get_value (self->by_row, &by) || !lykta_field_row_get_value (self->on_row, &on))
    return;
  if (lykta_value_is_empty (&by))
    {
      lykta_field_row_show_error (self->by_row, _ ("Say who approves: as a rule the information owner."));
      lykta_field_row_start (self->by_row);
      return;
    }
  if (lykta_value_is_empty (&on) || g_strcmp0 (lykta_value_get_text (&on), today) > 0)
    {
      lykta_field_row_show_error (self->on_row, _ ("Give the day of the approval, today at the latest."));
      lykta_field_row_start (self->on_row);
      return;
    }

  lykta_edit_set (edit, reg, id, lykta_register_find_field (reg, "approved_by"), &by);
  lykta_edit_set (edit, reg, id, lykta_register_find_field (reg, "approved_on"), &on);
  if (lykta_store_apply (self->store, edit, &error))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    show_message (self, error->message);
}

static void
lykta_approve_dialog_dispose (GObject *object)
{
  LyktaApproveDialog *self = LYKTA_APPROVE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_APPROVE_DIALOG);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_approve_dialog_parent_class)->dispose (object);
}

static void
lykta_approve_dialog_class_init (LyktaApproveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_approve_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-approve-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaApproveDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LyktaApproveDialog, consequence);
  gtk_widget_class_bind_template_child (widget_class, LyktaApproveDialog, warnings);
  gtk_widget_class_bind_template_child (widget_class, LyktaApproveDialog, rows_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaApproveDialog, approve_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
}

static void
lykta_approve_dialog_init (LyktaApproveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_approve_dialog_new (LyktaStore *store, LyktaRecord *classification)
{
  LyktaApproveDialog *self = g_object_new (LYKTA_TYPE_APPROVE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (classification);
  self->by_row = add_row (self, "approved_by");
  self->on_row = add_row (self, "approved_on");
  fill_in (self);
  show_consequence (self);
  show_warnings (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->approve_button);
  return GTK_WIDGET (self);
}
