/* test-incident.c: the sheet of an incident, and the questions of the authorities' forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "lykta-print-incident.h"
#include "lykta-report-form.h"
#include "office.h"

/* IMY's numbered questions, in ascending order (e-tjanster.imy.se: 9 address for replies, 13 when it ended, 25 groups, 26 kinds of
 * data, 28 consequences, 30 how one acted, 32 when people were informed, 34 when they will be, 35 why not) */
static const char *const imy_numbers[] = { "9", "13", "25", "26", "28", "30", "32", "34", "35" };

static gint64
add_incident (Office *office)
{
  gint64 person = office_add (office, "people", "name", "Dataskyddssamordnare", "email", "dataskydd@kontoret.example", NULL);

  return office_add (office, "incidents", "title", "Bygglovsakter i fel e-tjänst", "kind", "breach", "state", "open", "aware",
                     "2026-11-09T13:20:00Z", "discovered", "2026-11-09T12:55:00Z", "responsible", office_id (person), "persons",
                     "214", "aspects", "k", "significant", "1", "cross_border", "0", NULL);
}

static LyktaRecord *
get_incident (Office *office, gint64 id)
{
  return lykta_store_get_record (office->store, office_reg (office, "incidents"), id);
}

static const LyktaReportForm *
find_form (const char *id)
{
  guint n_forms;
  const LyktaReportForm *forms = lykta_report_forms_get (&n_forms);

  for (guint i = 0; i < n_forms; i++)
    if (g_str_equal (forms[i].id, id))
      return &forms[i];
  g_assert_not_reached ();
}

static const LyktaAnswer *
find_answer (GPtrArray *answers, const char *label)
{
  for (guint i = 0; i < answers->len; i++)
    if (g_str_equal (((LyktaAnswer *) answers->pdata[i])->question->label, label))
      return answers->pdata[i];
  g_assert_not_reached ();
}

static void
test_order (Office *office, gconstpointer data)
{
  const LyktaReportForm *form = find_form ("imy");
  guint next = 0;
  int last = 0;

  for (const LyktaQuestion *question = form->questions; question->label != NULL; question++)
    if (question->number != NULL)
      {
        g_assert_cmpint (atoi (question->number), >, last);
        last = atoi (question->number);
        if (next < G_N_ELEMENTS (imy_numbers) && g_str_equal (question->number, imy_numbers[next]))
          next++;
      }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (imy_numbers));
}

/* In Swedish, as the authority's form is; times in Swedish time, an hour ahead of UTC in November */
static void
test_answers (Office *office, gconstpointer data)
{
  gint64 id = add_incident (office);
  g_autoptr (LyktaRecord) incident = get_incident (office, id);
  g_autoptr (GPtrArray) answers = lykta_report_form_fill (find_form ("imy"), office->store, incident);

  g_assert_cmpstr (find_answer (answers, "Controller")->text, ==, "Exploateringsnämnden");
  g_assert_cmpstr (find_answer (answers, "Contact person’s e-mail")->text, ==, "dataskydd@kontoret.example");
  g_assert_cmpstr (find_answer (answers, "When was it discovered?")->text, ==, "2026-11-09 13:55");
  g_assert_cmpstr (find_answer (answers, "What kind of incident?")->text, ==, "Konfidentialitet");
  g_assert_cmpstr (find_answer (answers, "Number of persons")->text, ==, "214");
  g_assert_true (lykta_answer_is_missing (find_answer (answers, "Postal address")));
  g_assert_false (lykta_answer_is_missing (find_answer (answers, "Why not informed?")));
}

/* What is missing leads to where it is filled in: without anyone responsible, that is the incident. */
static void
test_way (Office *office, gconstpointer data)
{
  gint64 id = office_add (office, "incidents", "title", "Nätfiske", "kind", "breach", "state", "open", "aware",
                          "2026-11-09T13:20:00Z", NULL);
  g_autoptr (LyktaRecord) incident = get_incident (office, id);
  g_autoptr (GPtrArray) answers = lykta_report_form_fill (find_form ("imy"), office->store, incident);
  const LyktaAnswer *contact = find_answer (answers, "Contact person");

  g_assert_true (contact->record == incident);
  g_assert_cmpstr (contact->field, ==, "responsible");
  g_assert_cmpstr (lykta_record_get_register (find_answer (answers, "Postal address")->record)->id, ==, "office");
}

static void
test_copy_all (Office *office, gconstpointer data)
{
  gint64 id = add_incident (office);
  g_autoptr (LyktaRecord) incident = get_incident (office, id);
  g_autofree char *text = lykta_report_form_write (find_form ("imy"), office->store, incident);

  g_assert_nonnull (strstr (text, "Exploateringsnämnden\n"));
  g_assert_nonnull (strstr (text, "2026-11-09 13:55\n"));
  g_assert_null (strstr (text, "\n\n\n"));
}

/* Every text of the document, a line each */
static char *
read_document (const LyktaDocument *document)
{
  GString *text = g_string_new (document->title);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const LyktaDocumentBlock *block = document->blocks->pdata[i];

      g_string_append_printf (text, "\n%s %s", block->label != NULL ? block->label : "", block->text != NULL ? block->text : "");
      for (guint j = 0; block->table != NULL && j < block->table->rows->len; j++)
        {
          g_autofree char *row = g_strjoinv (" | ", block->table->rows->pdata[j]);

          g_string_append_printf (text, "\n%s", row);
        }
    }
  return g_string_free_and_steal (text);
}

static void
test_sheet (Office *office, gconstpointer data)
{
  gint64 id = add_incident (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = g_build_filename (office->directory, "sheet.pdf", NULL);
  g_autofree char *bytes = NULL;

  office_add (office, "reports", "incident", office_id (id), "track", "imy", "decision", "report", "sent_at",
              "2026-11-10T08:00:00Z", "receipt", "IMY-2026-4417", NULL);
  office_add (office, "timeline", "incident", office_id (id), "what", "E-tjänsten stängd", "at", "2026-11-09T14:10:00Z", NULL);
  document = lykta_print_incident (office->store, id, LYKTA_PRINT_WHOLE, NULL, &error);
  g_assert_no_error (error);
  text = read_document (document);
  g_assert_nonnull (strstr (text, "Bygglovsakter i fel e-tjänst"));
  g_assert_nonnull (strstr (text, "IMY-2026-4417"));
  g_assert_nonnull (strstr (text, "2026-11-09 15:10 | E-tjänsten stängd"));

  g_assert_true (lykta_print_write_pdf (document, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

/* OSL 18 kap. 8 b §: what an incident report holds is secret by presumption; a public sheet tells only that something is left out. */
static void
test_public (Office *office, gconstpointer data)
{
  gint64 id = add_incident (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaDocument) document = NULL;
  g_autofree char *text = NULL;

  office_set (office, "incidents", id, "secrecy_section", "osl-18-8b");
  document = lykta_print_incident (office->store, id, LYKTA_PRINT_PUBLIC, NULL, &error);
  g_assert_no_error (error);
  text = read_document (document);
  g_assert_null (strstr (text, "Bygglovsakter"));
  g_assert_nonnull (strstr (text, ": 1"));
}

static void
add_tests (void)
{
  office_add_test ("/print/incident/order", test_order);
  office_add_test ("/print/incident/answers", test_answers);
  office_add_test ("/print/incident/way", test_way);
  office_add_test ("/print/incident/copy-all", test_copy_all);
  office_add_test ("/print/incident/sheet", test_sheet);
  office_add_test ("/print/incident/public", test_public);
}

int
main (int argc, char *argv[])
{
  return office_run (argc, argv, add_tests);
}
