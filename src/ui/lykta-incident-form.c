/* lykta-incident-form.c: what an authority's form asks about an incident, to copy field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-incident-form.h"

#include <glib/gi18n-lib.h>

#include "lykta-fields-dialog.h"
#include "lykta-print-incident.h"
#include "lykta-report-form.h"
#include "lykta-save-dialogs.h"
#include "lykta-toast.h"

struct _LyktaIncidentForm
{
  LyktaRecordSection parent_instance;

  gboolean filling;

  /* Template widgets */
  GtkWidget *nothing;
  GtkWidget *some;
  AdwToggleGroup *toggles;
  GtkProgressBar *progress;
  GtkLabel *count;
  GtkListBox *list;

  /* Owned */
  GPtrArray *answers; /* LyktaAnswer, a row each */
};

G_DEFINE_FINAL_TYPE (LyktaIncidentForm, lykta_incident_form, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaIncidentForm *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static LyktaRecord *
get_incident (LyktaIncidentForm *self)
{
  return lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
}

static const LyktaReportForm *
get_form (LyktaIncidentForm *self)
{
  const char *name = adw_toggle_group_get_active_name (self->toggles);
  guint n_forms;
  const LyktaReportForm *forms = lykta_report_forms_get (&n_forms);

  for (guint i = 0; i < n_forms; i++)
    if (g_strcmp0 (forms[i].id, name) == 0)
      return &forms[i];
  return NULL;
}

static LyktaAnswer *
find_answer (LyktaIncidentForm *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return g_ptr_array_index (self->answers, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
copy_cb (LyktaIncidentForm *self, GtkWidget *button)
{
  const LyktaAnswer *answer = find_answer (self, button);
  /* Translators: what was copied */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is copied"), _ (answer->question->label));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), answer->text);
  lykta_toast (GTK_WIDGET (self), text, FALSE);
}

static void
fill_in_cb (LyktaIncidentForm *self, GtkWidget *button)
{
  const LyktaAnswer *answer = find_answer (self, button);
  const char *const fields[] = { answer->field, NULL };
  LyktaFieldsDialog *dialog =
      lykta_fields_dialog_new (get_store (self), answer->record, _ (answer->question->label), _ ("_Save"), fields);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
is_derived (const LyktaAnswer *answer)
{
  return (lykta_register_find_field (lykta_record_get_register (answer->record), answer->field)->flags & LYKTA_FIELD_DERIVED)
         != 0;
}

/* A button that copies the answer, or leads to where it is filled in; NULL where neither can be done */
static GtkWidget *
make_button (LyktaIncidentForm *self, const LyktaAnswer *answer)
{
  gboolean filled = *answer->text != '\0';
  GtkWidget *button;
  g_autofree char *name = NULL;

  if (!filled && (answer->record == NULL || is_derived (answer)))
    return NULL;

  /* Translators: a button and the question it is for */
  name = g_strdup_printf (_ ("%s: %s"), filled ? _ ("Copy") : _ ("Fill In"), _ (answer->question->label));
  button = gtk_button_new_from_icon_name (filled ? "edit-copy-symbolic" : "document-edit-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, filled ? _ ("Copy") : _ ("Fill In"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", filled ? G_CALLBACK (copy_cb) : G_CALLBACK (fill_in_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (LyktaIncidentForm *self, const LyktaAnswer *answer)
{
  gboolean missing = lykta_answer_is_missing (answer);
  const char *text = *answer->text != '\0' ? answer->text : missing ? _ ("Not filled in") : "–";
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *number = make_label (answer->question->number, "lykta-dim");
  GtkWidget *button = make_button (self, answer);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  g_autofree char *name = g_strjoin (", ", _ (answer->question->label), line, NULL);

  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (lines), make_label (_ (answer->question->label), "lykta-dim"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (lines), "lykta-small");
  gtk_box_append (GTK_BOX (lines), make_label (line, missing ? "lykta-lacking" : NULL));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);

  gtk_widget_add_css_class (box, "lykta-question");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), lines);
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_tooltip_text (row, *answer->text != '\0' ? answer->text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_form (LyktaIncidentForm *self)
{
  const LyktaReportForm *form = get_form (self);
  g_autofree char *count = NULL;
  guint wanted = 0;
  guint filled = 0;

  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  if (form == NULL)
    return;

  self->answers = lykta_report_form_fill (form, get_store (self), get_incident (self));
  for (guint i = 0; i < self->answers->len; i++)
    {
      const LyktaAnswer *answer = self->answers->pdata[i];

      gtk_list_box_append (self->list, make_row (self, answer));
      wanted += !answer->question->optional || *answer->text != '\0';
      filled += *answer->text != '\0';
    }
  /* Translators: so many questions of so many are answered. */
  count = g_strdup_printf (_ ("%u of %u"), filled, wanted);
  gtk_label_set_text (self->count, count);
  gtk_progress_bar_set_fraction (self->progress, wanted > 0 ? (double) filled / wanted : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Questions answered"), -1);
}

static void
fill_toggles (LyktaIncidentForm *self)
{
  g_autofree char *active = g_strdup (adw_toggle_group_get_active_name (self->toggles));
  guint n_forms;
  const LyktaReportForm *forms = lykta_report_forms_get (&n_forms);
  guint n = 0;

  self->filling = TRUE;
  adw_toggle_group_remove_all (self->toggles);
  for (guint i = 0; i < n_forms; i++)
    if (lykta_report_form_applies (&forms[i], get_incident (self)))
      {
        AdwToggle *toggle = adw_toggle_new ();

        adw_toggle_set_name (toggle, forms[i].id);
        adw_toggle_set_label (toggle, _ (forms[i].label));
        adw_toggle_set_tooltip (toggle, _ (forms[i].title));
        adw_toggle_group_add (self->toggles, toggle);
        n++;
      }
  if (active != NULL && adw_toggle_group_get_toggle_by_name (self->toggles, active) != NULL)
    adw_toggle_group_set_active_name (self->toggles, active);
  else if (n > 0)
    adw_toggle_group_set_active (self->toggles, 0);
  self->filling = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->toggles), n > 1);
  gtk_widget_set_visible (self->some, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
}

static void
chosen_cb (LyktaIncidentForm *self)
{
  if (!self->filling)
    show_form (self);
}

static void
copy_all_cb (LyktaIncidentForm *self)
{
  const LyktaReportForm *form = get_form (self);
  g_autofree char *text = lykta_report_form_write (form, get_store (self), get_incident (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  lykta_toast (GTK_WIDGET (self), _ ("All answers are copied"), FALSE);
}

static void
print_cb (LyktaIncidentForm *self)
{
  lykta_incident_print (GTK_WIDGET (self), get_store (self), get_incident (self));
}

static void
lykta_incident_form_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaIncidentForm *self = LYKTA_INCIDENT_FORM (section);

  fill_toggles (self);
  show_form (self);
}

static void
lykta_incident_form_dispose (GObject *object)
{
  LyktaIncidentForm *self = LYKTA_INCIDENT_FORM (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_INCIDENT_FORM);
  g_clear_pointer (&self->answers, g_ptr_array_unref);

  G_OBJECT_CLASS (lykta_incident_form_parent_class)->dispose (object);
}

static void
lykta_incident_form_class_init (LyktaIncidentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_incident_form_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_incident_form_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-incident-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentForm, nothing);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentForm, some);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentForm, toggles);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentForm, progress);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentForm, count);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentForm, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
lykta_incident_form_init (LyktaIncidentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lykta_incident_print (GtkWidget *widget, LyktaStore *store, LyktaRecord *incident)
{
  lykta_save_paper (widget, store, lykta_record_get_text (incident, "title"), lykta_print_incident,
                    lykta_record_get_id (incident), LYKTA_PRINT_WHOLE);
}
