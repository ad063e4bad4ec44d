/* lykta-incident-clocks.c: the reports of an incident, each with its clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-incident-clocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lykta-clock.h"
#include "lykta-new-record-dialog.h"
#include "lykta-report-dialog.h"
#include "lykta-report-row.h"
#include "lykta-tracks.h"

/* How often it is looked whether a minute has begun */
#define TICK_SECONDS 1

struct _LyktaIncidentClocks
{
  LyktaRecordSection parent_instance;

  gboolean wide;
  guint tick_id;
  gint64 minute; /* that is shown */

  /* Template widgets */
  GtkWidget *wide_button;
  GtkWidget *never;
  GtkWidget *proposal;
  GtkLabel *proposal_title;
  GtkBox *proposal_lines;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LyktaIncidentClocks, lykta_incident_clocks, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaIncidentClocks *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static LyktaRecord *
get_incident (LyktaIncidentClocks *self)
{
  return lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
}

static void
tick (LyktaIncidentClocks *self)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) utc = lykta_now ();
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, zone);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    lykta_report_row_tick (LYKTA_REPORT_ROW (row), now);
}

static void
chosen_cb (LyktaIncidentClocks *self, LyktaReportRow *row)
{
  LyktaFieldsDialog *dialog = lykta_report_dialog_new (get_store (self), get_incident (self), lykta_report_row_get_report (row));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* What runs comes first, the nearest deadline at the top; then what waits; then what is done. */
static int
compare_reports (gconstpointer a, gconstpointer b)
{
  LyktaRecord *first = *(LyktaRecord **) a;
  LyktaRecord *second = *(LyktaRecord **) b;
  gboolean first_runs = g_strcmp0 (lykta_record_get_text (first, "state"), "running") == 0;
  gboolean second_runs = g_strcmp0 (lykta_record_get_text (second, "state"), "running") == 0;
  const char *first_due = lykta_record_get_text (first, "due");
  const char *second_due = lykta_record_get_text (second, "due");

  if (first_runs != second_runs)
    return first_runs ? -1 : 1;
  if ((first_due == NULL) != (second_due == NULL))
    return first_due != NULL ? -1 : 1;
  if (g_strcmp0 (first_due, second_due) != 0)
    return g_strcmp0 (first_due, second_due);
  return lykta_record_get_id (first) < lykta_record_get_id (second) ? -1 : 1;
}

static GPtrArray *
get_reports (LyktaIncidentClocks *self)
{
  LyktaStore *store = get_store (self);
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (store, "reports"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (get_incident (self)));
  GPtrArray *reports;

  lykta_query_add_condition (query, "incident", LYKTA_IS, id);
  reports = lykta_store_get_records (store, query, NULL);
  if (reports != NULL)
    g_ptr_array_sort (reports, compare_reports);
  return reports;
}

/* Whether the rows show these reports in this order already. */
static gboolean
shows (LyktaIncidentClocks *self, GPtrArray *reports)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < reports->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL || lykta_report_row_get_report (LYKTA_REPORT_ROW (row)) != reports->pdata[i])
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (self->list, (int) reports->len) == NULL;
}

static void
fill_list (LyktaIncidentClocks *self, GPtrArray *reports)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < reports->len; i++)
    {
      GtkWidget *row = lykta_report_row_new (get_store (self), get_incident (self), reports->pdata[i]);

      lykta_report_row_set_wide (LYKTA_REPORT_ROW (row), self->wide);
      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
}

/* One button stands out: that of the clock that runs out first. */
static void
mark_first (LyktaIncidentClocks *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      LyktaRecord *report = lykta_report_row_get_report (LYKTA_REPORT_ROW (row));
      gboolean runs = g_strcmp0 (lykta_record_get_text (report, "state"), "running") == 0;

      lykta_report_row_set_first (LYKTA_REPORT_ROW (row), i == 0 && runs);
    }
}

static void
show_proposal (LyktaIncidentClocks *self)
{
  g_autoptr (GPtrArray) proposed = lykta_tracks_propose (get_store (self), get_incident (self));
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u report is proposed", "%u reports are proposed", proposed->len),
                       proposed->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->proposal_lines))) != NULL)
    gtk_box_remove (self->proposal_lines, child);
  for (guint i = 0; i < proposed->len; i++)
    {
      const LyktaTrack *track = proposed->pdata[i];
      g_autofree char *name = lykta_store_get_pick_label (get_store (self), "report_tracks", track->code);
      /* Translators: a report, why it is proposed, where that is written */
      g_autofree char *text = g_strdup_printf (_ ("%s. %s (%s)"), name, _ (track->why), track->source);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "lykta-small");
      gtk_box_append (self->proposal_lines, label);
    }
  gtk_label_set_text (self->proposal_title, title);
  gtk_widget_set_visible (self->proposal, proposed->len > 0);
}

static void
start_cb (LyktaIncidentClocks *self)
{
  g_autoptr (GPtrArray) proposed = lykta_tracks_propose (get_store (self), get_incident (self));
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Start the tracks"));

  for (guint i = 0; i < proposed->len; i++)
    lykta_tracks_add_report (get_store (self), get_incident (self), proposed->pdata[i], edit);
  if (!lykta_edit_is_empty (edit) && lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
add_cb (LyktaIncidentClocks *self)
{
  const LyktaRegister *reg = lykta_store_find_register (get_store (self), "reports");
  LyktaNewRecordDialog *dialog = LYKTA_NEW_RECORD_DIALOG (lykta_new_record_dialog_new (get_store (self), reg));
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_value_set_integer (&value, lykta_record_get_id (get_incident (self)));
  lykta_new_record_dialog_set_value (dialog, lykta_register_find_field (reg, "incident"), &value);
  lykta_value_set_text (&value, "undecided");
  lykta_new_record_dialog_set_value (dialog, lykta_register_find_field (reg, "decision"), &value);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  LyktaIncidentClocks *self = user_data;
  gint64 minute = g_get_real_time () / G_TIME_SPAN_MINUTE;

  /* Clocks are told in minutes: they change when a minute begins. */
  if (minute != self->minute)
    tick (self);
  self->minute = minute;
  return G_SOURCE_CONTINUE;
}

static void
lykta_incident_clocks_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  LyktaIncidentClocks *self = LYKTA_INCIDENT_CLOCKS (section);
  g_autoptr (GPtrArray) reports = NULL;

  if (changed != NULL && !g_str_equal (changed->id, "incidents") && !g_str_equal (changed->id, "reports")
      && !g_str_equal (changed->id, "deadlines") && !g_str_equal (changed->id, "picks"))
    return;

  reports = get_reports (self);
  if (reports == NULL)
    return;
  if (changed == NULL || !shows (self, reports))
    fill_list (self, reports);
  gtk_widget_set_visible (GTK_WIDGET (self->list), reports->len > 0);
  /* The target first: an action whose target does not fit warns. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->wide_button), "x", lykta_record_get_id (get_incident (self)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->wide_button), "win.show-incident");
  mark_first (self);
  show_proposal (self);
  tick (self);
}

/* The clock ticks while someone can see it. */
static void
lykta_incident_clocks_map (GtkWidget *widget)
{
  LyktaIncidentClocks *self = LYKTA_INCIDENT_CLOCKS (widget);

  GTK_WIDGET_CLASS (lykta_incident_clocks_parent_class)->map (widget);
  if (get_incident (self) != NULL)
    tick (self);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
}

static void
lykta_incident_clocks_unmap (GtkWidget *widget)
{
  LyktaIncidentClocks *self = LYKTA_INCIDENT_CLOCKS (widget);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (lykta_incident_clocks_parent_class)->unmap (widget);
}

static void
lykta_incident_clocks_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_INCIDENT_CLOCKS);

  G_OBJECT_CLASS (lykta_incident_clocks_parent_class)->dispose (object);
}

static void
lykta_incident_clocks_class_init (LyktaIncidentClocksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_incident_clocks_dispose;
  widget_class->map = lykta_incident_clocks_map;
  widget_class->unmap = lykta_incident_clocks_unmap;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_incident_clocks_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-incident-clocks.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentClocks, wide_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentClocks, never);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentClocks, proposal);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentClocks, proposal_title);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentClocks, proposal_lines);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentClocks, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
lykta_incident_clocks_init (LyktaIncidentClocks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lykta_incident_clocks_set_wide:
 * @wide: whether the clocks stand on a page of their own with room beside each other
 */
void
lykta_incident_clocks_set_wide (LyktaIncidentClocks *self, gboolean wide)
{
  GtkListBoxRow *row;

  self->wide = wide;
  gtk_widget_set_visible (self->wide_button, FALSE);
  gtk_widget_set_visible (self->never, TRUE);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    lykta_report_row_set_wide (LYKTA_REPORT_ROW (row), wide);
}
