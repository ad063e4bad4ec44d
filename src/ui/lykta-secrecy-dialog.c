/* lykta-secrecy-dialog.c: marks records as secret: section of law, date, authority
 *
 * A mark states all three (OSL 5 kap. 5 §); a date and an authority without a section are no mark, and are taken away with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-secrecy-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-field-row.h"

static const char *const mark_fields[] = { "secrecy_section", "secrecy_date", "secrecy_authority" };

#define N_MARK_FIELDS G_N_ELEMENTS (mark_fields)

struct _LyktaSecrecyDialog
{
  AdwDialog parent_instance;

  const LyktaRegister *reg;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkBox *rows_place;
  GtkLabel *message;

  /* Widgets */
  LyktaFieldRow *rows[N_MARK_FIELDS];

  /* Owned */
  LyktaStore *store;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (LyktaSecrecyDialog, lykta_secrecy_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_message (LyktaSecrecyDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
set_text (LyktaSecrecyDialog *self, guint i, const char *text)
{
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_text (&value, text);
  lykta_field_row_set_value (self->rows[i], &value);
}

static void
apply_cb (LyktaSecrecyDialog *self)
{
  lykta_secrecy_dialog_apply (self);
}

static void
cancel_cb (LyktaSecrecyDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
lykta_secrecy_dialog_dispose (GObject *object)
{
  LyktaSecrecyDialog *self = LYKTA_SECRECY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYKTA_TYPE_SECRECY_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_secrecy_dialog_parent_class)->dispose (object);
}

static void
lykta_secrecy_dialog_finalize (GObject *object)
{
  LyktaSecrecyDialog *self = LYKTA_SECRECY_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (lykta_secrecy_dialog_parent_class)->finalize (object);
}

static void
lykta_secrecy_dialog_class_init (LyktaSecrecyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_secrecy_dialog_dispose;
  object_class->finalize = lykta_secrecy_dialog_finalize;

  signals[SIGNAL_DONE] =
      g_signal_new ("done", LYKTA_TYPE_SECRECY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-secrecy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaSecrecyDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LyktaSecrecyDialog, rows_place);
  gtk_widget_class_bind_template_child (widget_class, LyktaSecrecyDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lykta_secrecy_dialog_init (LyktaSecrecyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lykta_secrecy_dialog_new (LyktaStore *store, const LyktaRegister *reg, GArray *ids)
{
  LyktaSecrecyDialog *self = g_object_new (LYKTA_TYPE_SECRECY_DIALOG, NULL);
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  g_autofree char *count = lykta_display_count (reg, ids->len);
  g_autofree char *today = lykta_today ();

  self->store = g_object_ref (store);
  self->reg = reg;
  self->ids = g_array_ref (ids);
  adw_window_title_set_subtitle (self->title, count);
  for (guint i = 0; i < N_MARK_FIELDS; i++)
    {
      self->rows[i] = LYKTA_FIELD_ROW (lykta_field_row_new (store, reg, lykta_register_find_field (reg, mark_fields[i])));
      gtk_box_append (self->rows_place, GTK_WIDGET (self->rows[i]));
    }
  set_text (self, 1, today);
  set_text (self, 2, office != NULL ? lykta_record_get_text (office, "name") : NULL);
  return GTK_WIDGET (self);
}

/**
 * lykta_secrecy_dialog_set_section:
 * @code: (nullable): of the pick list "secrecy"
 *
 * Chooses the section of law.
 */
void
lykta_secrecy_dialog_set_section (LyktaSecrecyDialog *self, const char *code)
{
  set_text (self, 0, code);
}

/**
 * lykta_secrecy_dialog_apply:
 *
 * Marks the records and closes, or says what stands in the way. Without a section the marks are taken away.
 */
void
lykta_secrecy_dialog_apply (LyktaSecrecyDialog *self)
{
  g_autofree char *count = lykta_display_count (self->reg, self->ids->len);
  g_autofree char *label = NULL;
  g_autoptr (LyktaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  LyktaValue values[N_MARK_FIELDS] = { LYKTA_VALUE_INIT };
  gboolean valid = TRUE;

  for (guint i = 0; i < N_MARK_FIELDS; i++)
    valid = lykta_field_row_get_value (self->rows[i], &values[i]) && valid;
  for (guint i = 1; i < N_MARK_FIELDS && lykta_value_is_empty (&values[0]); i++)
    lykta_value_clear (&values[i]);
  label = g_strdup_printf (lykta_value_is_empty (&values[0])
                               /* Translators: how many of what: "Take the secrecy mark off 3 information assets". */
                               ? _ ("Take the secrecy mark off %s")
                               /* Translators: how many of what: "Mark 3 information assets as secret". */
                               : _ ("Mark %s as secret"),
                           count);
  edit = lykta_edit_new (label);
  for (guint id = 0; id < self->ids->len; id++)
    for (guint i = 0; i < N_MARK_FIELDS; i++)
      lykta_edit_set (edit, self->reg, g_array_index (self->ids, gint64, id),
                      lykta_register_find_field (self->reg, mark_fields[i]), &values[i]);
  for (guint i = 0; i < N_MARK_FIELDS; i++)
    lykta_value_clear (&values[i]);

  if (!valid)
    return;
  if (!lykta_store_apply (self->store, edit, &error))
    {
      show_message (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->ids->len);
  adw_dialog_force_close (ADW_DIALOG (self));
}
