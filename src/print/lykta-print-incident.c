/* lykta-print-incident.c: an incident on paper: clocks, the forms' questions with their answers, timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-print-incident.h"

#include <glib/gi18n-lib.h>

#include "lykta-print-words.h"
#include "lykta-report-form.h"
#include "lykta-rules.h"
#include "lykta-secrecy.h"

#define PAGE_MM 130.0
#define NUMBER_MM 12.0
#define WHEN_MM 32.0
#define WHO_MM 34.0
#define QUESTION_MM 48.0

/* What the paper begins with */
static const char *const facts[] = {
  "kind", "state", "dnr", "responsible", "aware", "discovered", "began", "ended", "assets", "processings", "aspects", "persons",
};

static void
add_facts (LyktaDocument *document, LyktaStore *store, LyktaRecord *incident)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const LyktaField *field = lykta_register_find_field (lykta_record_get_register (incident), facts[i]);
      g_autofree char *text = lykta_print_format (store, incident, facts[i]);

      if (*text != '\0')
        lykta_document_add_term (document, lykta_print_translate (store, field->label), text);
    }
}

static void
take_row (LyktaDocumentTable *table, char *first, char *second, char *third, char *fourth)
{
  char **row = g_new0 (char *, 5);

  row[0] = first;
  row[1] = second;
  row[2] = third;
  row[3] = fourth;
  lykta_document_table_take_row (table, row);
}

/* When it was sent with its receipt, or why it is not needed, or until when it can be sent */
static char *
describe_report (LyktaStore *store, LyktaRecord *report)
{
  g_autofree char *sent_at = lykta_print_format (store, report, "sent_at");
  g_autofree char *receipt = lykta_print_format (store, report, "receipt");
  g_autofree char *why = lykta_print_format (store, report, "not_needed_why");
  g_autofree char *late = lykta_print_format (store, report, "late_why");
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (g_strcmp0 (lykta_record_get_text (report, "state"), "not_needed") == 0)
    return g_steal_pointer (&why);
  if (*sent_at != '\0')
    g_strv_builder_add (parts, sent_at);
  if (*receipt != '\0')
    g_strv_builder_add (parts, receipt);
  if (*late != '\0')
    g_strv_builder_add (parts, late);
  all = g_strv_builder_end (parts);
  return g_strjoinv ("; ", all);
}

static void
add_reports (LyktaDocument *document, LyktaStore *store, LyktaRecord *incident, GPtrArray *reports)
{
  g_autoptr (LyktaDocumentTable) table = lykta_document_table_new ();

  if (reports->len == 0)
    return;
  lykta_document_add_heading (document, 1, NULL, lykta_print_translate (store, N_ ("Reports")));
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Report")), QUESTION_MM)->strong = TRUE;
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("State")), 24);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Due")), WHEN_MM);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Sent, or why not")), 52);
  table->wide = TRUE;
  for (guint i = 0; i < reports->len; i++)
    take_row (table, lykta_print_format (store, reports->pdata[i], "title"),
              lykta_print_format (store, reports->pdata[i], "state"), lykta_print_format (store, reports->pdata[i], "due"),
              describe_report (store, reports->pdata[i]));
  lykta_document_take_table (document, g_steal_pointer (&table));
}

static void
add_form (LyktaDocument *document, LyktaStore *store, LyktaRecord *incident, const LyktaReportForm *form)
{
  g_autoptr (GPtrArray) answers = lykta_report_form_fill (form, store, incident);
  g_autoptr (LyktaDocumentTable) table = lykta_document_table_new ();

  lykta_document_add_heading (document, 1, NULL, lykta_print_translate (store, form->title));
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("No.")), NUMBER_MM)->dimmed = TRUE;
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Question")), QUESTION_MM);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Answer")), PAGE_MM - NUMBER_MM - QUESTION_MM + 26);
  table->wide = TRUE;
  table->note = g_strdup (form->source);
  for (guint i = 0; i < answers->len; i++)
    {
      const LyktaAnswer *answer = answers->pdata[i];
      const char *text = lykta_answer_is_missing (answer) ? lykta_print_translate (store, N_ ("Not filled in")) : answer->text;

      take_row (table, g_strdup (answer->question->number != NULL ? answer->question->number : ""),
                g_strdup (lykta_print_translate (store, answer->question->label)), g_strdup (text), NULL);
    }
  lykta_document_take_table (document, g_steal_pointer (&table));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (lykta_record_get_text (*(LyktaRecord **) a, "at"), lykta_record_get_text (*(LyktaRecord **) b, "at"));
}

static void
add_timeline (LyktaDocument *document, LyktaStore *store, GPtrArray *events)
{
  g_autoptr (LyktaDocumentTable) table = lykta_document_table_new ();

  if (events->len == 0)
    return;
  g_ptr_array_sort (events, compare_times);
  lykta_document_add_heading (document, 1, NULL, lykta_print_translate (store, N_ ("Timeline")));
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("When")), WHEN_MM);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("What")), PAGE_MM - WHEN_MM - WHO_MM + 26);
  lykta_document_table_add_column (table, lykta_print_translate (store, N_ ("Who")), WHO_MM);
  table->wide = TRUE;
  for (guint i = 0; i < events->len; i++)
    take_row (table, lykta_print_format (store, events->pdata[i], "at"), lykta_print_format (store, events->pdata[i], "what"),
              lykta_print_format (store, events->pdata[i], "who"), NULL);
  lykta_document_take_table (document, g_steal_pointer (&table));
}

/* Takes away what a public version may not show; gives how many that were. */
static guint
drop_marked (GPtrArray *records, LyktaPrintFlags flags)
{
  guint n = 0;

  for (guint i = records->len; (flags & LYKTA_PRINT_PUBLIC) != 0 && i > 0; i--)
    if (lykta_secrecy_is_marked (records->pdata[i - 1]))
      {
        g_ptr_array_remove_index (records, i - 1);
        n++;
      }
  return n;
}

static void
add_left_out (LyktaDocument *document, LyktaStore *store, guint n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf ("%s: %u", lykta_print_translate (store, N_ ("Left out because of secrecy marks")), n);
  lykta_document_add_note (document, text);
}

/**
 * lykta_print_incident:
 * @id: of the incident
 *
 * The sheet from which the forms are filled in by hand, and the documentation that Article 33(5) GDPR asks for.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error set
 */
LyktaDocument *
lykta_print_incident (LyktaStore *store, gint64 id, LyktaPrintFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (LyktaRecord) incident = lykta_store_get_record (store, lykta_store_find_register (store, "incidents"), id);
  g_autoptr (LyktaDocument) document = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *mark = NULL;
  const LyktaReportForm *forms;
  guint n_forms;
  guint n_left_out;

  if (incident == NULL)
    {
      g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The incident is no longer there."));
      return NULL;
    }

  if ((flags & LYKTA_PRINT_PUBLIC) != 0 && lykta_secrecy_is_marked (incident))
    {
      /* Its title, too, may tell what is to be kept secret. */
      document = lykta_print_new_document (store, lykta_print_translate (store, N_ ("Incident")));
      lykta_document_add_title (document, (const char *const[]) { NULL });
      add_left_out (document, store, 1);
      return g_steal_pointer (&document);
    }

  document = lykta_print_new_document (store, lykta_record_get_text (incident, "title"));
  g_set_str (&document->subtitle, lykta_print_translate (store, N_ ("Incident")));
  lykta_document_add_title (document, (const char *const[]) { NULL });
  mark = lykta_secrecy_format (store, incident);
  if (mark != NULL)
    lykta_document_add_term (document, lykta_print_translate (store, N_ ("Secrecy")), mark);
  add_facts (document, store, incident);

  reports = lykta_rules_find (store, "reports", "incident", id);
  events = lykta_rules_find (store, "timeline", "incident", id);
  n_left_out = drop_marked (reports, flags) + drop_marked (events, flags);
  add_reports (document, store, incident, reports);
  forms = lykta_report_forms_get (&n_forms);
  for (guint i = 0; i < n_forms; i++)
    if (lykta_report_form_applies (&forms[i], incident))
      add_form (document, store, incident, &forms[i]);
  add_timeline (document, store, events);
  add_left_out (document, store, n_left_out);
  return g_steal_pointer (&document);
}
