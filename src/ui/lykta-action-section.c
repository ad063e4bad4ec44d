/* lykta-action-section.c: one action: marked as done, with what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-action-section.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-fields-dialog.h"

struct _LyktaActionSection
{
  LyktaRecordSection parent_instance;

  gint64 open_action; /* that was still open when it was last looked at; 0: none */

  /* Template widgets */
  GtkButton *done_button;
};

G_DEFINE_FINAL_TYPE (LyktaActionSection, lykta_action_section, LYKTA_TYPE_RECORD_SECTION)

static const char *const done_fields[] = { "done_on", "outcome", "evidence", NULL };

static gboolean
check_cb (LyktaFieldsDialog *dialog)
{
  g_auto (LyktaValue) day = LYKTA_VALUE_INIT;
  g_autofree char *today = lykta_today ();

  if (!lykta_fields_dialog_get_value (dialog, "done_on", &day))
    return TRUE;
  if (lykta_value_is_empty (&day))
    lykta_fields_dialog_refuse (dialog, "done_on", _ ("Say on which day it was done."));
  else if (g_strcmp0 (lykta_value_get_text (&day), today) > 0)
    lykta_fields_dialog_refuse (dialog, "done_on", _ ("That day has not come yet."));
  else
    return FALSE;
  return TRUE;
}

static void
fill_cb (LyktaFieldsDialog *dialog, LyktaEdit *edit)
{
  LyktaRecord *action = lykta_fields_dialog_get_record (dialog);

  lykta_edit_set_text (edit, lykta_record_get_register (action), lykta_record_get_id (action), "state", "done");
}

static void
done_cb (LyktaActionSection *self)
{
  LyktaRecordSection *section = LYKTA_RECORD_SECTION (self);

  lykta_action_done_run (GTK_WIDGET (self), lykta_record_section_get_store (section), lykta_record_section_get_record (section));
}

/* Whoever chooses the state among the fields is asked the same as who presses the button. */
static gboolean
was_just_done (LyktaActionSection *self, LyktaRecord *action)
{
  return self->open_action == lykta_record_get_id (action) && gtk_widget_get_mapped (GTK_WIDGET (self))
         && g_strcmp0 (lykta_record_get_text (action, "state"), "done") == 0 && lykta_record_is_empty (action, "done_on");
}

static void
lykta_action_section_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaActionSection *self = LYKTA_ACTION_SECTION (section);
  LyktaRecord *action = lykta_record_section_get_record (section);
  gboolean ask = changed != NULL && was_just_done (self, action);
  gboolean open = lykta_display_is_open (action);
  gboolean lacks_day =
      !open && g_strcmp0 (lykta_record_get_text (action, "state"), "done") == 0 && lykta_record_is_empty (action, "done_on");

  self->open_action = open ? lykta_record_get_id (action) : 0;
  gtk_button_set_label (self->done_button, open ? _ ("Mark as _Done…") : _ ("State _Day and Outcome…"));
  gtk_widget_set_visible (GTK_WIDGET (self), open || lacks_day);
  if (ask)
    done_cb (self);
}

static void
lykta_action_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_ACTION_SECTION);

  G_OBJECT_CLASS (lykta_action_section_parent_class)->dispose (object);
}

static void
lykta_action_section_class_init (LyktaActionSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_action_section_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_action_section_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-action-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaActionSection, done_button);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
lykta_action_section_init (LyktaActionSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
lykta_action_is_open (LyktaStore *store, LyktaRecord *record)
{
  return lykta_display_is_open (record);
}

void
lykta_action_done_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *record)
{
  adw_dialog_present (lykta_action_done_dialog_new (store, record), widget);
}

AdwDialog *
lykta_action_done_dialog_new (LyktaStore *store, LyktaRecord *action)
{
  LyktaFieldsDialog *dialog = lykta_fields_dialog_new (store, action, _ ("Mark as Done"), _ ("_Mark as Done"), done_fields);
  g_autofree char *today = lykta_today ();

  lykta_fields_dialog_set_lead (dialog, lykta_record_get_text (action, "title"));
  lykta_fields_dialog_propose (dialog, "done_on", today);
  g_signal_connect (dialog, "check", G_CALLBACK (check_cb), NULL);
  g_signal_connect (dialog, "fill", G_CALLBACK (fill_cb), NULL);
  return ADW_DIALOG (dialog);
}
