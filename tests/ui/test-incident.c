/* test-incident.c: an incident's reports with their clocks, and its timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder pictures are kept there.
 */

#include "config.h"

#include "lykta-clock.h"
#include "lykta-example.h"
#include "lykta-incident-clocks.h"
#include "lykta-incident-form.h"
#include "lykta-incident-page.h"
#include "lykta-incident-timeline.h"
#include "lykta-register-page.h"
#include "lykta-registers.h"
#include "lykta-report-dialog.h"
#include "lykta-report-row.h"
#include "lykta-report-words.h"
#include "lykta-test-page.h"
#include "lykta-time.h"

typedef struct
{
  LyktaStore *store;
  gint64 incident;
} Fixture;

/* Aware on Tuesday 10 February 2026 at 13 in Stockholm; the clock of the tests stands at Wednesday 11 February, 9.00. */
#define AWARE "2026-02-10T12:00:00Z"
#define NOW "2026-02-11T08:00:00Z"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  g_setenv ("LYKTA_NOW", NOW, TRUE);
  fixture->incident = lykta_test_add (fixture->store, "incidents", "title", "Wrong permissions", "kind", "breach", "state",
                                      "open", "aware", AWARE, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_office_remove (fixture->store);
}

static LyktaRecord *
get (Fixture *fixture, const char *reg, gint64 id)
{
  return lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, reg), id);
}

static void
set (Fixture *fixture, const char *reg, gint64 id, const char *field, const char *text)
{
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Test");
  g_autoptr (GError) error = NULL;

  lykta_edit_set_text (edit, lykta_store_find_register (fixture->store, reg), id, field, text);
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
}

static gint64
add_report (Fixture *fixture, const char *track, const char *decision)
{
  g_autofree char *incident = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->incident);

  return lykta_test_add (fixture->store, "reports", "incident", incident, "track", track, "decision", decision, NULL);
}

/* 72 hours from Tuesday 13.00 are Friday 13.00 (Article 33(1) GDPR) */
static const struct
{
  const char *track;
  const char *now;
  const char *left;
  const char *until;
  LyktaReportMood mood;
} words[] = {
  { "imy", "2026-02-10T12:00:00Z", "72 h 00 min left", "until Fri 13:00", LYKTA_REPORT_RUNNING },
  { "imy", "2026-02-11T08:00:00Z", "52 h 00 min left", "until Fri 13:00", LYKTA_REPORT_RUNNING },
  { "imy", "2026-02-12T04:48:00Z", "31 h 12 min left", "until Fri 13:00", LYKTA_REPORT_RUNNING },
  { "imy", "2026-02-13T11:59:30Z", "0 h 00 min left", "until Fri 13:00", LYKTA_REPORT_RUNNING },
  { "imy", "2026-02-13T12:00:00Z", "0 h 00 min left", "until Fri 13:00", LYKTA_REPORT_RUNNING },
  { "imy", "2026-02-13T14:05:00Z", "2 h 05 min late", "was due 13 Feb 13:00", LYKTA_REPORT_OVERDUE },
  { "nis2-warning", "2026-02-11T08:00:00Z", "4 h 00 min left", "until Wed 13:00", LYKTA_REPORT_RUNNING },
  { "subjects", "2026-02-11T08:00:00Z", "Not decided", "", LYKTA_REPORT_UNDECIDED },
  { "nis2-final", "2026-02-11T08:00:00Z", "Not running yet", "runs from the notification", LYKTA_REPORT_WAITING },
};

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);
  g_autoptr (GTimeZone) zone = lykta_stockholm ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (LyktaRecord) report = get (fixture, "reports", add_report (fixture, words[i].track, "undecided"));
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (words[i].now, NULL);
      g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, zone);
      g_auto (LyktaReportWords) said = LYKTA_REPORT_WORDS_INIT;

      lykta_report_words_set (&said, fixture->store, incident, report, now);
      g_assert_cmpstr (said.left, ==, words[i].left);
      g_assert_cmpstr (said.until, ==, words[i].until);
      g_assert_cmpint (said.mood, ==, words[i].mood);
    }
}

/* To whom and within what time: the GDPR's 72 hours, the Act's 24 hours and its month */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  static const char *const details[][2] = {
    { "imy", "IMY · 72 hours from awareness" },
    { "nis2-warning", "NCSC/CERT-SE · 24 hours from awareness" },
    { "nis2-final", "NCSC/CERT-SE · 1 month from the notification" },
    { "cert", "at once, when it is serious" },
  };
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);
  g_autoptr (GDateTime) now = lykta_time_get_local (NOW);

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (LyktaRecord) report = get (fixture, "reports", add_report (fixture, details[i][0], "undecided"));
      g_auto (LyktaReportWords) said = LYKTA_REPORT_WORDS_INIT;

      lykta_report_words_set (&said, fixture->store, incident, report, now);
      g_assert_cmpstr (said.detail, ==, details[i][1]);
    }
}

static void
test_sent_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);
  gint64 id = add_report (fixture, "imy", "report");
  g_autoptr (LyktaRecord) report = get (fixture, "reports", id);
  g_autoptr (GDateTime) now = lykta_time_get_local ("2026-02-14T08:00:00Z");
  g_auto (LyktaReportWords) said = LYKTA_REPORT_WORDS_INIT;

  set (fixture, "reports", id, "receipt", "IMY-2026-4417");
  set (fixture, "reports", id, "sent_at", "2026-02-10T18:45:00Z");
  lykta_report_words_set (&said, fixture->store, incident, report, now);
  g_assert_cmpstr (said.left, ==, "Sent");
  g_assert_cmpstr (said.detail, ==, "IMY · receipt IMY-2026-4417");
  g_assert_true (g_str_has_suffix (said.until, ", after 6 h 45 min"));

  /* Article 33(1) GDPR: what is late is accompanied by reasons. */
  set (fixture, "reports", id, "late_why", "The supplier told late.");
  set (fixture, "reports", id, "sent_at", "2026-02-13T12:00:01Z");
  lykta_report_words_set (&said, fixture->store, incident, report, now);
  g_assert_cmpstr (said.left, ==, "Sent late");
}

static GtkWidget *
show (Fixture *fixture, GType type, GtkWidget **window, int width)
{
  GtkWidget *section = lykta_record_section_new (type, fixture->store);
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);

  lykta_record_section_set_record (LYKTA_RECORD_SECTION (section), incident);
  *window = lykta_test_page_present (section, width, 500);
  return section;
}

static gint64
count (Fixture *fixture, const char *reg)
{
  g_autoptr (LyktaQuery) query = lykta_query_new (lykta_store_find_register (fixture->store, reg));
  g_autofree char *incident = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->incident);

  lykta_query_add_condition (query, "incident", LYKTA_IS, incident);
  return lykta_store_count (fixture->store, query);
}

/* A personal data breach: IA, IMY and the people; one click, one undo. When it turns out significant, the Act's are proposed. */
static void
test_start (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *section = show (fixture, LYKTA_TYPE_INCIDENT_CLOCKS, &window, 360);
  GtkWidget *button;
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Significant");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "3 reports are proposed"));
  button = lykta_test_find (section, GTK_TYPE_BUTTON, "_Start the Tracks");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (count (fixture, "reports"), ==, 3);
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "52 h 00 min left"));
  g_assert_false (gtk_widget_get_mapped (button));

  lykta_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "reports"), ==, 0);
  lykta_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "reports"), ==, 3);

  lykta_edit_set_integer (edit, lykta_store_find_register (fixture->store, "incidents"), fixture->incident, "significant", 1);
  lykta_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "4 reports are proposed"));
  lykta_test_page_close (window, section);
}

/* The clock goes on while the rows stay what they are. */
static void
test_tick (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_report (fixture, "imy", "report");
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);
  g_autoptr (LyktaRecord) report = get (fixture, "reports", id);
  g_autoptr (GDateTime) first = lykta_time_get_local ("2026-02-12T04:48:00Z");
  g_autoptr (GDateTime) next = lykta_time_get_local ("2026-02-12T04:49:00Z");
  GtkWidget *row = g_object_ref_sink (lykta_report_row_new (fixture->store, incident, report));
  GtkWidget *left;

  lykta_report_row_tick (LYKTA_REPORT_ROW (row), first);
  left = lykta_test_find (row, GTK_TYPE_LABEL, "31 h 12 min left");
  g_assert_nonnull (left);
  lykta_report_row_tick (LYKTA_REPORT_ROW (row), next);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (left)), ==, "31 h 11 min left");
  g_assert_finalize_object (row);
}

static GtkWidget *
press_save (GtkWidget *window)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  GtkWidget *save = lykta_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save");

  g_signal_emit_by_name (save, "clicked");
  return GTK_WIDGET (dialog);
}

/* Article 33(1) GDPR: what is sent after 72 hours gives the reasons. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_report (fixture, "imy", "report");
  GtkWidget *window;
  GtkWidget *section = show (fixture, LYKTA_TYPE_INCIDENT_CLOCKS, &window, 360);
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);
  g_autoptr (LyktaRecord) report = get (fixture, "reports", id);
  LyktaFieldsDialog *dialog;

  g_setenv ("LYKTA_NOW", "2026-02-13T14:00:00Z", TRUE);
  dialog = lykta_report_dialog_new (fixture->store, incident, report);
  adw_dialog_present (ADW_DIALOG (dialog), section);
  press_save (window);
  g_assert_true (lykta_record_is_empty (report, "sent_at"));
  g_assert_cmpint (count (fixture, "timeline"), ==, 0);

  lykta_fields_dialog_set_text (dialog, "late_why", "The supplier told us on Friday.");
  press_save (window);
  g_assert_cmpstr (lykta_record_get_text (report, "sent_at"), ==, "2026-02-13T14:00:00Z");
  g_assert_cmpstr (lykta_record_get_text (report, "state"), ==, "sent");
  g_assert_cmpint (lykta_record_get_integer (report, "in_time"), ==, 0);
  g_assert_cmpint (count (fixture, "timeline"), ==, 1);
  lykta_test_page_close (window, section);
}

/* Article 33(5) GDPR: also what is not reported is documented. */
static void
test_not_needed (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_report (fixture, "imy", "undecided");
  GtkWidget *window;
  GtkWidget *section = show (fixture, LYKTA_TYPE_INCIDENT_CLOCKS, &window, 360);
  g_autoptr (LyktaRecord) incident = get (fixture, "incidents", fixture->incident);
  g_autoptr (LyktaRecord) report = get (fixture, "reports", id);
  LyktaFieldsDialog *dialog = lykta_report_dialog_new (fixture->store, incident, report);

  adw_dialog_present (ADW_DIALOG (dialog), section);
  lykta_fields_dialog_set_text (dialog, "decision", "not_needed");
  press_save (window);
  g_assert_cmpstr (lykta_record_get_text (report, "decision"), ==, "undecided");
  lykta_fields_dialog_set_text (dialog, "not_needed_why", "The data were encrypted.");
  press_save (window);
  g_assert_cmpstr (lykta_record_get_text (report, "state"), ==, "not_needed");
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "The data were encrypted."));
  lykta_test_page_close (window, section);
}

static void
test_timeline (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *section = show (fixture, LYKTA_TYPE_INCIDENT_TIMELINE, &window, 360);
  GtkWidget *entry = lykta_test_find (section, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "  The e-service is closed  ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (count (fixture, "timeline"), ==, 1);
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "The e-service is closed"));
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "09:00"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (count (fixture, "timeline"), ==, 1);
  lykta_test_page_close (window, section);
}

/* What is missing is asked for on the spot; a copied answer is what stands there. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *section = show (fixture, LYKTA_TYPE_INCIDENT_FORM, &window, 400);
  GtkWidget *list = lykta_test_find (section, GTK_TYPE_LIST_BOX, NULL);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3)); /* own reference */
  GtkWidget *button = lykta_test_find (row, GTK_TYPE_BUTTON, NULL);
  AdwDialog *dialog;

  g_assert_nonnull (lykta_test_find (row, GTK_TYPE_LABEL, "Own reference"));
  g_assert_nonnull (lykta_test_find (row, GTK_TYPE_LABEL, "Not filled in"));
  g_signal_emit_by_name (button, "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  lykta_fields_dialog_set_text (LYKTA_FIELDS_DIALOG (dialog), "dnr", "E2026-01600");
  lykta_fields_dialog_save (LYKTA_FIELDS_DIALOG (dialog));

  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  g_assert_nonnull (lykta_test_find (row, GTK_TYPE_LABEL, "E2026-01600"));
  lykta_test_page_close (window, section);
}

typedef struct
{
  const char *name;
  int width;
  AdwColorScheme scheme;
  gboolean page;
} Picture;

static const Picture pictures[] = {
  { "incident-pane", 1112, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "incident-pane-dark", 1112, ADW_COLOR_SCHEME_FORCE_DARK },
  { "incident-pane-narrow", 360, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "incident-page", 1112, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
  { "incident-page-dark", 1112, ADW_COLOR_SCHEME_FORCE_DARK, TRUE },
  { "incident-page-narrow", 360, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
};

/* The example's open incident, as it stands while three of its clocks run */
static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lykta-pictures-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "example.lykta", NULL);
  LyktaStore *store = lykta_store_create (path, lykta_registers_get (), &error);
  const LyktaRegister *reg = lykta_store_find_register (store, "incidents");
  GtkWidget *page;
  GtkWidget *window;
  gint64 id;

  g_setenv ("LYKTA_NOW", "2026-11-24T06:18:00Z", TRUE);
  lykta_example_fill (store, &error);
  g_assert_no_error (error);
  id = lykta_store_find_by_title (store, reg, "Misstänkt intrång hos underleverantör till enkätverktyget");
  page = picture->page ? lykta_incident_page_new (store) : lykta_register_page_new (store, reg);
  window = lykta_test_page_present (page, picture->width, 1000);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), picture->scheme);
  if (picture->page)
    lykta_incident_page_set_incident (LYKTA_INCIDENT_PAGE (page), id);
  else
    lykta_register_page_open_record (LYKTA_REGISTER_PAGE (page), id);
  lykta_test_turn (500);
  if (g_getenv ("LYKTA_PICTURES") != NULL)
    {
      g_autofree char *name = g_strconcat (picture->name, ".png", NULL);
      g_autofree char *file = g_build_filename (g_getenv ("LYKTA_PICTURES"), name, NULL);

      lykta_test_page_save_picture (window, file);
    }
  lykta_test_page_close (window, page);
  lykta_test_office_remove (store);
}

#define ADD(path_, function_) g_test_add (path_, Fixture, NULL, set_up, function_, tear_down)

int
main (int argc, char *argv[])
{
  lykta_test_page_init (&argc, &argv);

  ADD ("/incident/words", test_words);
  ADD ("/incident/details", test_details);
  ADD ("/incident/sent-words", test_sent_words);
  ADD ("/incident/start", test_start);
  ADD ("/incident/tick", test_tick);
  ADD ("/incident/late", test_late);
  ADD ("/incident/not-needed", test_not_needed);
  ADD ("/incident/timeline", test_timeline);
  ADD ("/incident/form", test_form);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *name = g_strconcat ("/incident/pictures/", pictures[i].name, NULL);

      g_test_add_data_func (name, &pictures[i], test_picture);
    }

  return g_test_run ();
}
