/* lykta-incident-timeline.c: what happened during an incident, and a line to add to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-incident-timeline.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-line.h"
#include "lykta-new-record-dialog.h"
#include "lykta-time.h"

struct _LyktaIncidentTimeline
{
  LyktaRecordSection parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkWidget *add_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LyktaIncidentTimeline, lykta_incident_timeline, LYKTA_TYPE_RECORD_SECTION)

static LyktaStore *
get_store (LyktaIncidentTimeline *self)
{
  return lykta_record_section_get_store (LYKTA_RECORD_SECTION (self));
}

static LyktaRecord *
get_incident (LyktaIncidentTimeline *self)
{
  return lykta_record_section_get_record (LYKTA_RECORD_SECTION (self));
}

static GPtrArray *
find_parts (LyktaIncidentTimeline *self, const char *reg, const char *sort)
{
  const LyktaRegister *declared = lykta_store_find_register (get_store (self), reg);
  g_autoptr (LyktaQuery) query = lykta_query_new (declared);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lykta_record_get_id (get_incident (self)));

  lykta_query_add_condition (query, "incident", LYKTA_IS, id);
  lykta_query_set_sort (query, lykta_register_find_field (declared, sort), TRUE);
  return lykta_store_get_records (get_store (self), query, NULL);
}

/* Whether a clock starts or a report was sent at that moment. */
static gboolean
is_marked (LyktaIncidentTimeline *self, GPtrArray *reports, const char *at)
{
  if (g_strcmp0 (lykta_record_get_text (get_incident (self), "aware"), at) == 0)
    return TRUE;
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    if (g_strcmp0 (lykta_record_get_text (reports->pdata[i], "sent_at"), at) == 0)
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = lykta_line_new (text, css_class);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

/* The line from one event to the next, with a dot for this one */
static GtkWidget *
make_rail (gboolean marked)
{
  GtkWidget *rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = g_object_new (ADW_TYPE_BIN, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_START, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (rail, "rail");
  gtk_widget_add_css_class (dot, "dot");
  if (marked)
    gtk_widget_add_css_class (dot, "marked");
  gtk_box_append (GTK_BOX (rail), dot);
  return rail;
}

static GtkWidget *
make_row (LyktaRecord *event, const char *day, gboolean marked)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autoptr (GDateTime) at = lykta_time_get_local (lykta_record_get_text (event, "at"));
  g_autofree char *time = at != NULL ? g_date_time_format (at, "%H:%M") : g_strdup ("");
  g_autofree char *when = lykta_time_format (lykta_record_get_text (event, "at"));
  const char *what = lykta_record_get_text (event, "what");
  const char *who = lykta_record_get_text (event, "who");
  g_autofree char *name = g_strjoin (", ", when, what, who, NULL);
  GtkWidget *clock = make_label (time, "lykta-dim");

  gtk_label_set_wrap (GTK_LABEL (clock), FALSE);
  gtk_widget_add_css_class (clock, "numeric");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (lines, "what");
  gtk_box_append (GTK_BOX (lines), make_label (what, NULL));
  if (who != NULL)
    {
      gtk_box_append (GTK_BOX (lines), make_label (who, "lykta-small"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "lykta-dim");
    }
  if (day != NULL)
    gtk_box_append (GTK_BOX (all), make_label (day, "day"));
  gtk_box_append (GTK_BOX (box), clock);
  gtk_box_append (GTK_BOX (box), make_rail (marked));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (all), box);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), all);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* "Mon 9 Nov", with the year when it is another one */
static char *
format_day (GDateTime *at, const char *today)
{
  g_autofree char *year = g_date_time_format (at, "%Y");

  /* Translators: a day with its weekday, and with its year; see strftime */
  return g_date_time_format (at, g_str_has_prefix (today, year) ? _ ("%a %-d %b") : _ ("%a %-d %b %Y"));
}

static void
fill (LyktaIncidentTimeline *self)
{
  g_autoptr (GPtrArray) events = find_parts (self, "timeline", "at");
  g_autoptr (GPtrArray) reports = find_parts (self, "reports", "sent_at");
  g_autofree char *today = lykta_today ();
  g_autofree char *last = NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const char *text = lykta_record_get_text (events->pdata[i], "at");
      g_autoptr (GDateTime) at = lykta_time_get_local (text);
      g_autofree char *day = at != NULL ? format_day (at, today) : g_strdup ("");
      gboolean same = g_strcmp0 (day, last) == 0;

      gtk_list_box_append (self->list, make_row (events->pdata[i], same ? NULL : day, is_marked (self, reports, text)));
      g_set_str (&last, day);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), events != NULL && events->len > 0);
}

static void
text_cb (LyktaIncidentTimeline *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_widget_set_sensitive (self->add_button, *text != '\0');
}

static void
add_cb (LyktaIncidentTimeline *self)
{
  const LyktaRegister *reg = lykta_store_find_register (get_store (self), "timeline");
  g_autoptr (LyktaEdit) edit = lykta_edit_new (_ ("Add to the timeline"));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *now = lykta_now_text ();
  gint64 id;

  if (*text == '\0')
    return;

  id = lykta_edit_insert (edit, reg);
  lykta_edit_set_integer (edit, reg, id, "incident", lykta_record_get_id (get_incident (self)));
  lykta_edit_set_text (edit, reg, id, "what", text);
  lykta_edit_set_text (edit, reg, id, "at", now);
  lykta_edit_set_text (edit, reg, id, "who", lykta_store_get_user (get_store (self)));
  if (lykta_record_section_apply (LYKTA_RECORD_SECTION (self), edit))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
created_cb (LyktaIncidentTimeline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* With what was typed so far, and a time that can be set */
static void
other_cb (LyktaIncidentTimeline *self)
{
  const LyktaRegister *reg = lykta_store_find_register (get_store (self), "timeline");
  LyktaNewRecordDialog *dialog = LYKTA_NEW_RECORD_DIALOG (lykta_new_record_dialog_new (get_store (self), reg));
  g_autofree char *now = lykta_now_text ();
  g_auto (LyktaValue) value = LYKTA_VALUE_INIT;

  lykta_new_record_dialog_set_title (dialog, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  lykta_value_set_integer (&value, lykta_record_get_id (get_incident (self)));
  lykta_new_record_dialog_set_value (dialog, lykta_register_find_field (reg, "incident"), &value);
  lykta_value_set_text (&value, now);
  lykta_new_record_dialog_set_value (dialog, lykta_register_find_field (reg, "at"), &value);
  lykta_value_set_text (&value, lykta_store_get_user (get_store (self)));
  lykta_new_record_dialog_set_value (dialog, lykta_register_find_field (reg, "who"), &value);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
lykta_incident_timeline_update (LyktaRecordSection *section, const LyktaRegister *changed)
{
  if (changed == NULL || g_str_equal (changed->id, "timeline") || g_str_equal (changed->id, "reports")
      || g_str_equal (changed->id, "incidents"))
    fill (LYKTA_INCIDENT_TIMELINE (section));
}

static void
lykta_incident_timeline_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYKTA_TYPE_INCIDENT_TIMELINE);

  G_OBJECT_CLASS (lykta_incident_timeline_parent_class)->dispose (object);
}

static void
lykta_incident_timeline_class_init (LyktaIncidentTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lykta_incident_timeline_dispose;
  LYKTA_RECORD_SECTION_CLASS (klass)->update = lykta_incident_timeline_update;

  gtk_widget_class_set_template_from_resource (widget_class, LYKTA_RESOURCE_PATH "/ui/lykta-incident-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentTimeline, entry);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentTimeline, add_button);
  gtk_widget_class_bind_template_child (widget_class, LyktaIncidentTimeline, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
}

static void
lykta_incident_timeline_init (LyktaIncidentTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
