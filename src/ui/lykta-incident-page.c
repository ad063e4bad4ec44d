/* lykta-incident-page.c: an incident on a page of its own: clocks, timeline, the forms' fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-incident-page.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-display.h"
#include "lykta-fields-dialog.h"
#include "lykta-incident-clocks.h"
#include "lykta-incident-form.h"
#include "lykta-incident-timeline.h"
#include "lykta-print-incident.h"
#include "lykta-record-pills.h"
#include "lykta-save-dialogs.h"

struct _LyktaIncidentPage
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkLabel *name;
  AdwWrapBox *pills;
  GtkLabel *line;
  GtkWidget *close_button;
  GtkBox *left;
  GtkBox *right;

  /* Borrowed from the boxes */
  LyktaRecordSection *clocks;
  LyktaRecordSection *timeline;
  LyktaRecordSection *form;

  /* Owned */
  LyktaStore *store;
  LyktaRecord *incident;
};

G_DEFINE_FINAL_TYPE (LyktaIncidentPage, lykta_incident_page, ADW_TYPE_BIN)

/* What stands below the title, beside the state */
static const char *const line_fields[] = { "aware", "persons", "assets" };

static gboolean
is_open (LyktaIncidentPage *self)
{
  return g_strcmp0 (lykta_record_get_text (self->incident, "state"), "open") == 0;
}

/* "Became aware 9 Nov 14:20 · Persons 214 · E-service" */
static char *
describe (LyktaIncidentPage *self)
{
  const LyktaRegister *reg = lykta_record_get_register (self->incident);
  g_autofree char *today = lykta_today ();
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (line_fields); i++)
    {
      const LyktaField *field = lykta_register_find_field (reg, line_fields[i]);
      g_auto (LyktaDisplay) display = LYKTA_DISPLAY_INIT;

      if (lykta_record_is_empty (self->incident, field->id))
        continue;
      lykta_display_field (self->store, self->incident, field, today, &display);
      if (field->type == LYKTA_FIELD_REFERENCES)
        g_strv_builder_add (parts, display.text);
      else
        g_strv_builder_take (parts, g_strdup_printf ("%s %s", lykta_field_get_label (field), display.text));
    }
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static gint64
count_view (LyktaIncidentPage *self, const char *view)
{
  const LyktaRegister *reg = lykta_store_find_register (self->store, "incidents");
  g_autoptr (LyktaQuery) query = lykta_query_new_for_view (reg, lykta_register_find_view (reg, view));

  return lykta_store_count (self->store, query);
}

static void
show_heading (LyktaIncidentPage *self)
{
  const LyktaRegister *reg = lykta_store_find_register (self->store, "incidents");
  g_autofree char *line = NULL;
  g_autofree char *subtitle = NULL;
  int n_open = (int) count_view (self, "open");
  int n_year = (int) count_view (self, "this_year");

  if (self->incident == NULL || lykta_record_is_deleted (self->incident))
    return;

  line = describe (self);
  /* Translators: how many incidents are open, and how many the year has had */
  subtitle = g_strdup_printf (_ ("%d open · %d this year"), n_open, n_year);
  adw_window_title_set_title (self->window_title, lykta_register_get_label (reg));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_label_set_text (self->name, lykta_record_get_text (self->incident, "title"));
  gtk_label_set_text (self->line, line);
  lykta_record_pills_show (self->pills, self->store, self->incident);
  gtk_widget_set_visible (self->close_button, is_open (self));
}

static void
changed_cb (LyktaIncidentPage *self)
{
  if (!lykta_record_is_deleted (self->incident))
    show_heading (self);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
narrow_apply_cb (LyktaIncidentPage *self)
{
  lykta_incident_clocks_set_wide (LYKTA_INCIDENT_CLOCKS (self->clocks), FALSE);
}

static void
narrow_unapply_cb (LyktaIncidentPage *self)
{
  lykta_incident_clocks_set_wide (LYKTA_INCIDENT_CLOCKS (self->clocks), TRUE);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaIncidentPage *self = LYKTA_INCIDENT_PAGE (widget);

  lykta_incident_print (widget, self->store, self->incident);
}

static void
print_public_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaIncidentPage *self = LYKTA_INCIDENT_PAGE (widget);

  lykta_save_paper (widget, self->store, lykta_register_get_label_one (lykta_record_get_register (self->incident)),
                    lykta_print_incident, lykta_record_get_id (self->incident), LYKTA_PRINT_PUBLIC);
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LyktaIncidentPage *self = LYKTA_INCIDENT_PAGE (widget);

  gtk_widget_activate_action (widget, "win.open-record", "(sx)", "incidents", lykta_record_get_id (self->incident));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const fields[] = { "state", "ended", "lessons", "closed_on", NULL };
  LyktaIncidentPage *self = LYKTA_INCIDENT_PAGE (widget);
  LyktaFieldsDialog *dialog =
      lykta_fields_dialog_new (self->store, self->incident, _ ("Close the Incident"), _ ("_Close"), fields);
  g_autofree char *today = lykta_today ();

  lykta_fields_dialog_set_text (dialog, "state", "closed");
  lykta_fields_dialog_propose (dialog, "closed_on", today);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
lykta_incident_page_dispose (GObject *object)
{
  LyktaIncidentPage *self = LYKTA_INCIDENT_PAGE (object);

  if (self->incident != NULL)
    g_signal_handlers_disconnect_by_data (self->incident, self);
  g_clear_object (&self->incident);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_INCIDENT_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lykta_incident_page_parent_class)->dispose (object);
}

static void
lykta_incident_page_class_init (LyktaIncidentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_incident_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-incident-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, name);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, pills);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, line);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, left);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentPage, right);
  gtk_widget_class_bind_template_callback (widget_class, narrow_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_unapply_cb);

  gtk_widget_class_install_action (widget_class, "incident.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "incident.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "incident.print-public", NULL, print_public_action);
  gtk_widget_class_install_action (widget_class, "incident.record", NULL, record_action);
}

static void
lykta_incident_page_init (LyktaIncidentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static LyktaRecordSection *
add_section (LyktaIncidentPage *self, GtkBox *box, GType type)
{
  GtkWidget *section = lykta_record_section_new (type, self->store);

  gtk_box_append (box, section);
  return LYKTA_RECORD_SECTION (section);
}

GtkWidget *
lykta_incident_page_new (LyktaStore *store)
{
  LyktaIncidentPage *self = g_object_new (LYKTA_TYPE_INCIDENT_PAGE, NULL);

  self->store = g_object_ref (store);
  self->clocks = add_section (self, self->left, LYKTA_TYPE_INCIDENT_CLOCKS);
  self->timeline = add_section (self, self->left, LYKTA_TYPE_INCIDENT_TIMELINE);
  self->form = add_section (self, self->right, LYKTA_TYPE_INCIDENT_FORM);
  lykta_incident_clocks_set_wide (LYKTA_INCIDENT_CLOCKS (self->clocks), TRUE);
  return GTK_WIDGET (self);
}

/**
 * lykta_incident_page_set_incident:
 * @id: which one; one that is no longer there is not shown
 */
void
lykta_incident_page_set_incident (LyktaIncidentPage *self, gint64 id)
{
  g_autoptr (LyktaRecord) incident =
      lykta_store_get_record (self->store, lykta_store_find_register (self->store, "incidents"), id);

  if (incident == NULL || incident == self->incident)
    return;
  if (self->incident != NULL)
    g_signal_handlers_disconnect_by_data (self->incident, self);
  g_set_object (&self->incident, incident);
  g_signal_connect_object (incident, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  lykta_record_section_set_record (self->clocks, incident);
  lykta_record_section_set_record (self->timeline, incident);
  lykta_record_section_set_record (self->form, incident);
  show_heading (self);
}
