/* lykta-transfer-section.c: one transfer: how many days are left, what stands in the way, and the next step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lykta-classification-commands.h"
#include "lykta-clock.h"
#include "lykta-transfer-countdown.h"

struct _LyktaTransferSection
{
  LyktaRecordSection parent_instance;

  /* Template widgets */
  GtkLabel *left;
  GtkWidget *blocked_box;
  GtkButton *step_button;
};

G_DEFINE_FINAL_TYPE (LyktaTransferSection, lykta_transfer_section, LYKTA_TYPE_RECORD_SECTION)

/* From a state to the next */
static const struct
{
  const char *from;
  const char *to;
  const char *label;
} steps[] = {
  { "planned", "approved", N_ ("Approve for Transfer") },
  { "approved", "done", N_ ("Mark as Done") },
  { "stopped", "planned", N_ ("Plan Again") },
};

static gsize
find_step (LyktaRecord *transfer)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (steps) && g_strcmp0 (lykta_record_get_text (transfer, "state"), steps[i].from) != 0)
    i++;
  return i;
}

static void
step_cb (LyktaTransferSection *self)
{
  LyktaRecord *transfer = lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
  gsize step = find_step (transfer);
  g_autoptr (LyktaEdit) edit = NULL;

  if (step == G_N_ELEMENTS (steps))
    return;
  edit = lykta_edit_new (_ (steps[step].label));
  lykta_edit_set_text (edit, lykta_record_get_register (transfer), lykta_record_get_id (transfer), "state", steps[step].to);
  lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit);
}

static void
open_cb (LyktaTransferSection *self)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);

  lykta_show_classifications_run (GTK_WIDGET (self), lykta_record_section_get_store (section),
                                  lykta_record_section_get_record (section));
}

static void
lykta_transfer_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaTransferSection *self = LYKTA_TRANSFER_SECTION (section);
  LyktaRecord *transfer = lykta_record_section_get_record (section);
  const char *state = lykta_record_get_text (transfer, "state");
  gboolean open = g_strcmp0 (state, "planned") == 0 || g_strcmp0 (state, "approved") == 0;
  gboolean blocked = open && lykta_record_get_integer (transfer, "blocked") != 0;
  g_autofree char *today = lykta_today ();
  g_autofree char *left = open ? lykta_transfer_format_left (transfer, today) : NULL;
  gsize step = find_step (transfer);

  gtk_label_set_text (self->left, left != NULL ? left : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left), left != NULL);
  if (left != NULL && g_strcmp0 (lykta_record_get_text (transfer, "transfer_date"), today) < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "lykta-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), "lykta-overdue");
  gtk_widget_set_visible (self->blocked_box, blocked);
  if (step < G_N_ELEMENTS (steps))
    gtk_button_set_label (self->step_button, _ (steps[step].label));
  gtk_widget_set_visible (GTK_WIDGET (self->step_button), step < G_N_ELEMENTS (steps) && !blocked);
}

static void
lykta_transfer_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_TRANSFER_SECTION);

  G_OBJECT_CLASS (lykta_transfer_section_parent_class)->dispose (object);
}

static void
lykta_transfer_section_class_init (LyktaTransferSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_transfer_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_transfer_section_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-transfer-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaTransferSection, left);
  gtk_widget_class_bind_template_child (widget_class, LyktaTransferSection, blocked_box);
  gtk_widget_class_bind_template_child (widget_class, LyktaTransferSection, step_button);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
lykta_transfer_section_init (LyktaTransferSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
