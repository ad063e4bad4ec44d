/* test-risks.c: the risk matrix, the decision on the internal control plan, recommendations and the officer's areas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With LYKTA_PICTURES set to a folder, pictures are kept there.
 */

#include "config.h"

#include "lykta-dpo-areas.h"
#include "lykta-dpo-report-dialog.h"
#include "lykta-fields-dialog.h"
#include "lykta-finding-section.h"
#include "lykta-risk-matrix.h"
#include "lykta-risk-section.h"
#include "lykta-test-page.h"
#include "lykta-transfer-dialog.h"

typedef struct
{
  LyktaStore *store;
  const LyktaRegister *risks;
  GtkWidget *window;
  char *shown; /* what win.show-ids was asked to show: register, title, how many */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = lykta_test_office_new ();
  fixture->risks = lykta_store_find_register (fixture->store, "risks");
  lykta_test_add (fixture->store, "risks", "event", "Access", "kind", "vor", "year", "2024", "state", "open", "probability", "3",
                  "consequence", "3", NULL);
  lykta_test_add (fixture->store, "risks", "event", "Systems", "kind", "vor", "year", "2024", "state", "open", "probability", "3",
                  "consequence", "3", NULL);
  lykta_test_add (fixture->store, "risks", "event", "Procurement", "kind", "vor", "year", "2024", "state", "open", "probability",
                  "1", "consequence", "3", NULL);
  lykta_test_add (fixture->store, "risks", "event", "Earlier", "kind", "vor", "year", "2023", "state", "closed", "stated_value",
                  "9", NULL);
  lykta_test_add (fixture->store, "risks", "event", "Power cut", "kind", "rsa", "year", "2024", "state", "open", "outage_hours",
                  "2", "outage_week", "4", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lykta_test_office_remove (fixture->store);
  g_free (fixture->shown);
}

static void
present (Fixture *fixture, GtkWidget *child, const char *picture)
{
  fixture->window = lykta_test_page_present (child, 640, 620);
  lykta_test_page_note_rows (fixture->window, &fixture->shown);
  lykta_test_page_take_picture (fixture->window, picture);
}

static GtkWidget *
find_by_tooltip (GtkWidget *root, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_tooltip (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static char *
get_text (Fixture *fixture, const char *reg, const char *title, const char *field)
{
  const LyktaRegister *declared = lykta_store_find_register (fixture->store, reg);
  gint64 id = lykta_store_find_by_title (fixture->store, declared, title);
  const LyktaField *found = lykta_register_find_field (declared, field);
  g_autoptr (LyktaRecord) record = NULL;

  g_assert_cmpint (id, >, 0);
  record = lykta_store_get_record (fixture->store, declared, id);
  return lykta_field_write (found, lykta_record_get_value (record, found));
}

/* The latest year first; 3 x 3 twice, 1 x 3 once; a cell without risks cannot be pressed. */
static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  GtkWidget *matrix = lykta_risk_matrix_new (fixture->store);
  GtkWidget *cell;

  present (fixture, matrix, "risk-matrix.png");
  cell = find_by_tooltip (matrix, "Possible, Noticeable, risk value 9: 2 risks");
  click (cell);
  g_assert_cmpstr (fixture->shown, ==, "risks|Possible, Noticeable|2");
  click (find_by_tooltip (matrix, "Improbable, Noticeable, risk value 3: 1 risk"));
  g_assert_cmpstr (fixture->shown, ==, "risks|Improbable, Noticeable|1");
  cell = find_by_tooltip (matrix, "Very probable, Very severe, risk value 25: 0 risks");
  g_assert_nonnull (cell);
  g_assert_false (gtk_widget_is_sensitive (cell));

  lykta_test_add (fixture->store, "risks", "event", "New", "kind", "vor", "year", "2024", "state", "open", "probability", "1",
                  "consequence", "3", NULL);
  g_assert_nonnull (find_by_tooltip (matrix, "Improbable, Noticeable, risk value 3: 2 risks"));
  lykta_test_page_close (fixture->window, matrix);
}

/* A kind of risk may have a scale of its own, and then the other's is not its. */
static void
test_own_scale (Fixture *fixture, gconstpointer data)
{
  GtkWidget *matrix;

  lykta_test_add (fixture->store, "picks", "list", "probability", "code", "vor-1", "label_sv", "Liten", "label_en", "Small",
                  "position", "1", "value", "1", "only_for", "vor", NULL);
  lykta_test_add (fixture->store, "picks", "list", "probability", "code", "vor-2", "label_sv", "Stor", "label_en", "Large",
                  "position", "2", "value", "4", "only_for", "vor", NULL);
  matrix = lykta_risk_matrix_new (fixture->store);
  present (fixture, matrix, "risk-matrix-own.png");
  g_assert_nonnull (find_by_tooltip (matrix, "Large, Severe, risk value 16: 0 risks"));
  g_assert_null (find_by_tooltip (matrix, "Possible, Noticeable, risk value 9: 2 risks"));
  lykta_test_page_close (fixture->window, matrix);
}

/* A38: the reason is asked for with the answer; a risk that is moved gets its control, once. */
static void
test_transfer (Fixture *fixture, gconstpointer data)
{
  gint64 id = lykta_store_find_by_title (fixture->store, fixture->risks, "Access");
  g_autoptr (LyktaRecord) risk = lykta_store_get_record (fixture->store, fixture->risks, id);
  GtkWidget *section = lykta_record_section_new (LYKTA_TYPE_RISK_SECTION, fixture->store);
  LyktaFieldsDialog *dialog;
  g_autofree char *on = NULL;
  g_autofree char *year = NULL;

  lykta_record_section_set_record (LYKTA_RECORD_SECTION (section), risk);
  present (fixture, section, "risk-section.png");
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "Transfer to the internal control plan is not decided"));

  dialog = LYKTA_FIELDS_DIALOG (lykta_transfer_dialog_new (fixture->store, risk));
  adw_dialog_present (ADW_DIALOG (dialog), section);
  lykta_fields_dialog_propose (dialog, "moved", "yes");
  lykta_fields_dialog_save (dialog);
  g_assert_true (lykta_record_is_empty (risk, "moved"));

  lykta_fields_dialog_propose (dialog, "moved_why", "Nobody checks the rights.");
  lykta_fields_dialog_save (dialog);
  g_assert_cmpint (lykta_record_get_integer (risk, "moved"), ==, 1);
  on = get_text (fixture, "risks", "Access", "moved_on");
  g_assert_cmpstr (on, ==, "2024-11-13");
  year = get_text (fixture, "controls", "Access", "year");
  g_assert_cmpstr (year, ==, "2024");
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "Moved to the internal control plan"));
  lykta_test_page_close (fixture->window, section);
}

static void
test_outages (Fixture *fixture, gconstpointer data)
{
  gint64 id = lykta_store_find_by_title (fixture->store, fixture->risks, "Power cut");
  g_autoptr (LyktaRecord) risk = lykta_store_get_record (fixture->store, fixture->risks, id);
  GtkWidget *section = lykta_record_section_new (LYKTA_TYPE_RISK_SECTION, fixture->store);
  g_autoptr (LyktaEdit) edit = lykta_edit_new ("Test");
  GtkWidget *warning;

  lykta_record_section_set_record (LYKTA_RECORD_SECTION (section), risk);
  present (fixture, section, "risk-outages.png");
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "Severe"));
  warning =
      lykta_test_find (section, GTK_TYPE_LABEL, "A longer outage has a lesser consequence than a shorter one. Check the levels.");
  g_assert_false (gtk_widget_get_visible (warning));
  lykta_edit_set_text (edit, fixture->risks, id, "outage_week", "1");
  g_assert_true (lykta_store_apply (fixture->store, edit, NULL));
  g_assert_true (gtk_widget_get_visible (warning));
  lykta_test_page_close (fixture->window, section);
}

/* A40: age in years, and a judgement a year. */
static void
test_finding (Fixture *fixture, gconstpointer data)
{
  gint64 id = lykta_test_add (fixture->store, "findings", "title", "The record", "source", "audit", "report_year", "2019", NULL);
  g_autofree char *id_text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (LyktaRecord) finding = NULL;
  GtkWidget *section = lykta_record_section_new (LYKTA_TYPE_FINDING_SECTION, fixture->store);
  g_autofree char *judge = NULL;

  lykta_test_add (fixture->store, "judgements", "finding", id_text, "year", "2023", "judged", "partly", "judged_by",
                  "The auditors", NULL);
  finding = lykta_store_get_record (fixture->store, lykta_store_find_register (fixture->store, "findings"), id);
  lykta_record_section_set_record (LYKTA_RECORD_SECTION (section), finding);
  present (fixture, section, "finding-section.png");
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "Remains for 5 years."));
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "2023: Partly"));
  click (lykta_test_find (section, GTK_TYPE_BUTTON, "Acted on"));
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "2024: Acted on"));
  g_assert_nonnull (lykta_test_find (section, GTK_TYPE_LABEL, "Acted on; it does not remain."));
  judge = get_text (fixture, "judgements", "The record, 2024", "judged_by");
  g_assert_cmpstr (judge, ==, "The auditors");

  /* Another answer in the same year changes the judgement. */
  click (lykta_test_find (section, GTK_TYPE_BUTTON, "Remains"));
  g_assert_cmpint (lykta_record_get_integer (finding, "open"), ==, 1);
  lykta_test_page_close (fixture->window, section);
}

/* A42, A47: the six areas with a grade each, entered together; what is graded as in order does not remain. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  GtkWidget *areas = lykta_dpo_areas_new (fixture->store);
  LyktaDpoReportDialog *dialog = lykta_dpo_report_dialog_new (fixture->store, 2023);
  g_autofree char *open = NULL;
  g_autofree char *report = NULL;
  g_autofree char *closed = NULL;

  present (fixture, areas, "dpo-areas-none.png");
  adw_dialog_present (ADW_DIALOG (dialog), areas);
  lykta_dpo_report_dialog_set_grade (dialog, "record", "not-urgent", "Complete it.");
  lykta_dpo_report_dialog_set_grade (dialog, "rights", "none", NULL);
  lykta_test_page_take_picture (fixture->window, "dpo-report.png");
  g_assert_true (lykta_dpo_report_dialog_save (dialog));
  open = get_text (fixture, "findings", "Årsrapport 2023: Registerförteckning", "open");
  g_assert_cmpstr (open, ==, "yes");
  closed = get_text (fixture, "findings", "Årsrapport 2023: Individens rättigheter", "open");
  g_assert_cmpstr (closed, ==, "no");
  report = get_text (fixture, "findings", "Årsrapport 2023: Registerförteckning", "report");
  g_assert_cmpstr (report, ==, "Dataskyddsombudets årsrapport 2023");

  /* Entered again, it changes what is there. */
  dialog = lykta_dpo_report_dialog_new (fixture->store, 2023);
  adw_dialog_present (ADW_DIALOG (dialog), areas);
  lykta_dpo_report_dialog_set_grade (dialog, "record", "none", NULL);
  g_assert_true (lykta_dpo_report_dialog_save (dialog));
  lykta_test_page_take_picture (fixture->window, "dpo-areas.png");
  click (find_by_tooltip (areas, "Record of processing, 2023: No deficiencies"));
  g_assert_cmpstr (fixture->shown, ==, "findings|Record of processing, 2023|1");
  g_assert_nonnull (find_by_tooltip (areas, "Impact assessments, 2023: No report"));
  lykta_test_page_close (fixture->window, areas);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/risks/matrix", test_matrix },   { "/risks/own-scale", test_own_scale }, { "/risks/transfer", test_transfer },
    { "/risks/outages", test_outages }, { "/risks/finding", test_finding },     { "/risks/report", test_report },
  };

  lykta_test_page_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
