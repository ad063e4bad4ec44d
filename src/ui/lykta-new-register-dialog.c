/* lykta-new-register-dialog.c: asks what a new register must know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-new-register-dialog.h"

#include "lykta-files.h"

struct _LyktaNewRegisterDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkEditable *office;
  GtkEditable *committee;
  AdwComboRow *language;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (LyktaNewRegisterDialog, lykta_new_register_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the choices in the dialog */
static const char *const languages[] = { "sv", "en" };

static char *
get_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
changed_cb (LyktaNewRegisterDialog *self)
{
  g_autofree char *office = get_text (self->office);

  gtk_widget_set_sensitive (self->create, *office != '\0');
}

static void
cancel_cb (LyktaNewRegisterDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
create_cb (LyktaNewRegisterDialog *self)
{
  LyktaOfficeDetails *details = g_new0 (LyktaOfficeDetails, 1);

  details->office = get_text (self->office);
  details->committee = get_text (self->committee);
  details->language = g_strdup (languages[adw_combo_row_get_selected (self->language)]);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, details);
}

static void
lykta_new_register_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_NEW_REGISTER_DIALOG);

  G_OBJECT_CLASS (lykta_new_register_dialog_parent_class)->dispose (object);
}

static void
lykta_new_register_dialog_class_init (LyktaNewRegisterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lykta_new_register_dialog_dispose;

  signals[SIGNAL_CREATED] =
      g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-new-register-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRegisterDialog, office);
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRegisterDialog, committee);
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRegisterDialog, language);
  gtk_widget_class_bind_template_child (widget_class, LyktaNewRegisterDialog, create);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
lykta_new_register_dialog_init (LyktaNewRegisterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
lykta_new_register_dialog_new (void)
{
  return g_object_new (LYKTA_TYPE_NEW_REGISTER_DIALOG, NULL);
}
