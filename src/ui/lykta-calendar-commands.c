/* lykta-calendar-commands.c: the plan as a calendar file, and the data protection officer's calendar in the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-calendar-commands.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-file-bytes.h"
#include "lykta-plan-calendar.h"
#include "lykta-save-dialogs.h"
#include "lykta-toast.h"
#include "lykta-worker.h"

#define MAX_SIZE (16 * 1024 * 1024)
#define ALARM_DAYS 7

/* The plan looks three years ahead, and last year is followed up (handbook A8, H.3). */
#define YEARS_BACK 1
#define YEARS_AHEAD 2

/* What is asked before the plan is written */
typedef struct
{
  GtkWidget *widget;
  LyktaStore *store;
  AdwSpinRow *year;
  AdwSwitchRow *deadlines;
  AdwSwitchRow *alarms;
  AdwSwitchRow *public_;
} Question;

/* What is written */
typedef struct
{
  int year;
  LyktaCalendarParts parts;
  int alarm_days;
} Calendar;

/* What is read */
typedef struct
{
  GtkWidget *widget;
  LyktaStore *store;
  char *path;
  char *from;
  char *to;
  LyktaCalendarChanges changes;
} Reading;

static void
question_free (Question *question)
{
  g_object_unref (question->widget);
  g_object_unref (question->store);
  g_free (question);
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->widget);
  g_object_unref (reading->store);
  g_free (reading->path);
  g_free (reading->from);
  g_free (reading->to);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static int
get_this_year (void)
{
  g_autofree char *today = lykta_today ();

  return (int) g_ascii_strtoll (today, NULL, 10);
}

static gboolean
write_calendar (LyktaStore *store, gpointer data, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  const Calendar *calendar = data;
  g_autofree char *name = g_strdup_printf (_ ("Yearly plan %d"), calendar->year);
  g_autoptr (GDateTime) now = lykta_now ();
  g_autoptr (GPtrArray) events = lykta_plan_calendar_list (store, calendar->year, calendar->parts, NULL, error);
  g_autoptr (GBytes) bytes = events != NULL ? lykta_ics_write (name, events, now, calendar->alarm_days) : NULL;

  return bytes != NULL
         && g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, cancellable,
                                       error);
}

static void
save_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  const char *const types[] = { "ics", _ ("Calendar (iCalendar)"), NULL };
  g_autofree char *name = NULL;
  Calendar *calendar;

  if (!g_str_equal (response, "save"))
    return;
  calendar = g_new0 (Calendar, 1);
  calendar->year = (int) adw_spin_row_get_value (question->year);
  calendar->parts = LYKTA_CALENDAR_PLAN | (adw_switch_row_get_active (question->deadlines) ? LYKTA_CALENDAR_DEADLINES : 0)
                    | (adw_switch_row_get_active (question->public_) ? LYKTA_CALENDAR_PUBLIC : 0);
  calendar->alarm_days = adw_switch_row_get_active (question->alarms) ? ALARM_DAYS : -1;
  /* Translators: the name of a file; %d is a year */
  name = g_strdup_printf (_ ("Yearly plan %d.ics"), calendar->year);
  lykta_save_stream (question->widget, question->store, _ ("Save as a Calendar"), name, types, write_calendar, calendar, g_free,
                     _ ("The calendar is saved"));
}

static AdwSwitchRow *
add_switch (GtkWidget *group, const char *title, const char *subtitle)
{
  AdwSwitchRow *row = ADW_SWITCH_ROW (adw_switch_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  return row;
}

void
lykta_calendar_save_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  AdwDialog *dialog =
      adw_alert_dialog_new (_ ("Save the Plan as a Calendar"),
                            _ ("For Outlook, Thunderbird and other calendar programs. Read there again, events are "
                               "changed and not added once more."));
  GtkWidget *group = adw_preferences_group_new ();
  Question *question = g_new0 (Question, 1);

  question->widget = g_object_ref (widget);
  question->store = g_object_ref (store);
  question->year = ADW_SPIN_ROW (adw_spin_row_new_with_range (1990, 2200, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->year), _ ("Year"));
  adw_spin_row_set_value (question->year, get_this_year ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->year));
  question->deadlines =
      add_switch (group, _ ("All Other Deadlines"), _ ("Agreements, actions, reports and whatever else falls due"));
  question->alarms = add_switch (group, _ ("Remind a Week Before"), _ ("By the calendar program"));
  question->public_ = add_switch (group, _ ("Public Version"), _ ("Without what bears a secrecy mark"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (save_cb), question, (GClosureNotify) (GCallback) question_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

/* In a thread */
static gpointer
read_calendar (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;
  g_autoptr (GBytes) bytes = lykta_file_bytes_read (reading->path, MAX_SIZE, cancellable, error);

  return bytes != NULL ? lykta_ics_read (bytes, reading->from, reading->to, error) : NULL;
}

static void
say_changes (const Reading *reading)
{
  const LyktaCalendarChanges *changes = &reading->changes;
  g_autofree char *text = NULL;

  if (changes->n_added + changes->n_changed + changes->n_dropped == 0)
    {
      lykta_toast (reading->widget, _ ("The plan says the same already"), FALSE);
      return;
    }
  /* Translators: what reading a calendar did to the occurrences of the plan. */
  text = g_strdup_printf (_ ("From the calendar: %u new, %u changed, %u dropped"), changes->n_added, changes->n_changed,
                          changes->n_dropped);
  lykta_toast (reading->widget, text, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lykta_worker_finish (result, &error);
  g_autoptr (LyktaEdit) edit =
      events != NULL ? lykta_plan_calendar_import (reading->store, events, reading->from, reading->to, &reading->changes, &error)
                     : NULL;

  if (edit == NULL || (!lykta_edit_is_empty (edit) && !lykta_store_apply (reading->store, edit, &error)))
    {
      lykta_error_dialog_present (reading->widget, error);
      return;
    }
  say_changes (reading);
}

void
lykta_calendar_import_file (GtkWidget *widget, LyktaStore *store, GFile *file)
{
  int year = get_this_year ();
  Reading *reading;

  if (!g_file_is_native (file))
    {
      lykta_toast (widget, _ ("Copy the calendar to this computer first"), FALSE);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->widget = g_object_ref (widget);
  reading->store = g_object_ref (store);
  reading->path = g_file_get_path (file);
  reading->from = g_strdup_printf ("%04d-01-01", year - YEARS_BACK);
  reading->to = g_strdup_printf ("%04d-12-31", year + YEARS_AHEAD);
  lykta_worker_run (store, read_calendar, reading, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, reading);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  LyktaStore *store = g_object_get_data (source, "store");

  if (file != NULL)
    lykta_calendar_import_file (widget, store, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lykta_error_dialog_present (widget, error);
}

void
lykta_calendar_import_run (GtkWidget *widget, LyktaStore *store, const LyktaQuery *query)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Calendar (iCalendar)"));
  gtk_file_filter_add_mime_type (filter, "text/calendar");
  gtk_file_filter_add_suffix (filter, "ics");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose the Data Protection Officer’s Calendar"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  g_object_set_data_full (G_OBJECT (dialog), "store", g_object_ref (store), g_object_unref);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}
