/* lykta-report-form.c: the questions of the authorities' forms in their order, answered from the registers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-report-form.h"

#include <glib/gi18n-lib.h>

#include "lykta-print-words.h"
#include "lykta-rules.h"

/* The numbers are those that the form is known to have; not all of them are. */
static const LyktaQuestion imy_questions[] = {
  { NULL, N_ ("Controller"), LYKTA_FORM_OFFICE, "committee" },
  { NULL, N_ ("Organisation number"), LYKTA_FORM_OFFICE, "organisation_number" },
  { NULL, N_ ("Postal address"), LYKTA_FORM_OFFICE, "address" },
  { NULL, N_ ("Own reference"), LYKTA_FORM_INCIDENT, "dnr" },
  { NULL, N_ ("Contact person"), LYKTA_FORM_RESPONSIBLE, "name" },
  { NULL, N_ ("Contact person’s e-mail"), LYKTA_FORM_RESPONSIBLE, "email" },
  { NULL, N_ ("Contact person’s telephone"), LYKTA_FORM_RESPONSIBLE, "phone" },
  { "9", N_ ("Address for replies"), LYKTA_FORM_OFFICE, "reply_address" },
  { NULL, N_ ("When was it discovered?"), LYKTA_FORM_INCIDENT, "discovered" },
  { "12", N_ ("When did it begin?"), LYKTA_FORM_INCIDENT, "began" },
  { "13", N_ ("When did it end?"), LYKTA_FORM_INCIDENT, "ended", TRUE },
  { NULL, N_ ("Why later than 72 hours?"), LYKTA_FORM_REPORT, "late_why", TRUE },
  { "17", N_ ("What has happened?"), LYKTA_FORM_INCIDENT, "description" },
  { NULL, N_ ("What kind of incident?"), LYKTA_FORM_INCIDENT, "aspects" },
  { NULL, N_ ("What caused it?"), LYKTA_FORM_INCIDENT, "cause" },
  { "23", N_ ("Number of persons"), LYKTA_FORM_INCIDENT, "persons" },
  { NULL, N_ ("Number of records"), LYKTA_FORM_INCIDENT, "records" },
  { "25", N_ ("Groups of data subjects"), LYKTA_FORM_INCIDENT, "subjects" },
  { "26", N_ ("Kinds of personal data"), LYKTA_FORM_INCIDENT, "data" },
  { "28", N_ ("Possible consequences"), LYKTA_FORM_INCIDENT, "consequences" },
  { NULL, N_ ("How severe is it?"), LYKTA_FORM_INCIDENT, "severity" },
  { "30", N_ ("How have you acted?"), LYKTA_FORM_INCIDENT, "measures" },
  { NULL, N_ ("Have the people been informed?"), LYKTA_FORM_SUBJECTS, "state" },
  { "32", N_ ("When were they informed?"), LYKTA_FORM_SUBJECTS, "sent_at", TRUE },
  { "34", N_ ("When will they be informed?"), LYKTA_FORM_SUBJECTS, "due_asked", TRUE },
  { "35", N_ ("Why not informed?"), LYKTA_FORM_SUBJECTS, "not_needed_why", TRUE },
  { NULL, N_ ("Are people in other countries affected?"), LYKTA_FORM_INCIDENT, "cross_border" },
  { NULL },
};

static const LyktaQuestion warning_questions[] = {
  { NULL, N_ ("Organisation"), LYKTA_FORM_OFFICE, "name" },
  { NULL, N_ ("Organisation number"), LYKTA_FORM_OFFICE, "organisation_number" },
  { NULL, N_ ("Contact person"), LYKTA_FORM_RESPONSIBLE, "name" },
  { NULL, N_ ("Contact person’s e-mail"), LYKTA_FORM_RESPONSIBLE, "email" },
  { NULL, N_ ("Contact person’s telephone"), LYKTA_FORM_RESPONSIBLE, "phone" },
  { NULL, N_ ("Is it still going on?"), LYKTA_FORM_INCIDENT, "ongoing" },
  { NULL, N_ ("Course of events"), LYKTA_FORM_INCIDENT, "description" },
  { NULL, N_ ("When was it discovered?"), LYKTA_FORM_INCIDENT, "discovered" },
  { NULL, N_ ("How was it discovered?"), LYKTA_FORM_INCIDENT, "discovered_how" },
  { NULL, N_ ("Is a malicious act suspected?"), LYKTA_FORM_INCIDENT, "malicious" },
  { NULL, N_ ("Did it begin at a supplier?"), LYKTA_FORM_INCIDENT, "supplier_origin", TRUE },
  { NULL, N_ ("Impact"), LYKTA_FORM_INCIDENT, "impact" },
  { NULL, N_ ("Consequences"), LYKTA_FORM_INCIDENT, "consequences" },
  { NULL, N_ ("Are other countries affected?"), LYKTA_FORM_INCIDENT, "cross_border" },
  { NULL },
};

static const LyktaQuestion notification_questions[] = {
  { NULL, N_ ("Course of events, updated"), LYKTA_FORM_INCIDENT, "description" },
  { NULL, N_ ("When did it begin?"), LYKTA_FORM_INCIDENT, "began" },
  { NULL, N_ ("When did it end?"), LYKTA_FORM_INCIDENT, "ended", TRUE },
  { NULL, N_ ("What caused it?"), LYKTA_FORM_INCIDENT, "cause" },
  { NULL, N_ ("Effect on systems"), LYKTA_FORM_INCIDENT, "impact" },
  { NULL, N_ ("Indicators of compromise"), LYKTA_FORM_INCIDENT, "indicators", TRUE },
  { NULL, N_ ("Protected information"), LYKTA_FORM_INCIDENT, "protected_information" },
  { NULL, N_ ("Measures taken"), LYKTA_FORM_INCIDENT, "measures" },
  { NULL, N_ ("Remaining risks"), LYKTA_FORM_INCIDENT, "remaining_risks" },
  { NULL },
};

static const LyktaQuestion final_questions[] = {
  { NULL, N_ ("Consequences"), LYKTA_FORM_INCIDENT, "consequences" },
  { NULL, N_ ("Recipients affected"), LYKTA_FORM_INCIDENT, "recipients" },
  { NULL, N_ ("Area affected"), LYKTA_FORM_INCIDENT, "area" },
  { NULL, N_ ("Economic damage"), LYKTA_FORM_INCIDENT, "economic_damage" },
  { NULL, N_ ("Are other countries affected?"), LYKTA_FORM_INCIDENT, "cross_border" },
  { NULL, N_ ("Societal functions affected"), LYKTA_FORM_INCIDENT, "societal" },
  { NULL, N_ ("Root cause"), LYKTA_FORM_INCIDENT, "cause_text" },
  { NULL, N_ ("Technical and organisational measures"), LYKTA_FORM_INCIDENT, "measures" },
  { NULL, N_ ("How it is prevented from now on"), LYKTA_FORM_INCIDENT, "prevention" },
  { NULL },
};

static const LyktaReportForm forms[] = {
  { "imy", N_ ("IMY"), N_ ("Notification of a personal data breach to IMY"),
    "Dataskyddsförordningen (EU) 2016/679, artikel 33; frågorna i IMY:s e-tjänst", imy_questions },
  { "nis2-warning", N_ ("NIS2 24 h"), N_ ("Early warning of a significant incident"),
    "Cybersäkerhetslagen (2025:1506) 2 kap. 5 §", warning_questions },
  { "nis2-notification", N_ ("NIS2 72 h"), N_ ("Notification of a significant incident"),
    "Cybersäkerhetslagen (2025:1506) 2 kap. 6 §", notification_questions },
  { "nis2-final", N_ ("Final"), N_ ("Final report on a significant incident"), "Cybersäkerhetslagen (2025:1506) 2 kap. 8 §",
    final_questions },
};

/* The records that answer questions, found once a form */
typedef struct
{
  LyktaRecord *places[LYKTA_FORM_SUBJECTS + 1];
} Places;

static void
answer_free (LyktaAnswer *self)
{
  g_clear_object (&self->record);
  g_free (self->text);
  g_free (self);
}

static void
find_places (const LyktaReportForm *form, LyktaStore *store, LyktaRecord *incident, Places *found)
{
  g_autoptr (GPtrArray) reports = lykta_rules_find (store, "reports", "incident", lykta_record_get_id (incident));

  found->places[LYKTA_FORM_OFFICE] = lykta_store_get_office (store);
  found->places[LYKTA_FORM_INCIDENT] = g_object_ref (incident);
  found->places[LYKTA_FORM_RESPONSIBLE] = lykta_rules_get_referred (store, incident, "responsible");
  for (guint i = 0; i < reports->len; i++)
    {
      const char *track = lykta_record_get_text (reports->pdata[i], "track");

      if (g_strcmp0 (track, form->id) == 0)
        g_set_object (&found->places[LYKTA_FORM_REPORT], reports->pdata[i]);
      if (g_strcmp0 (track, "subjects") == 0)
        g_set_object (&found->places[LYKTA_FORM_SUBJECTS], reports->pdata[i]);
    }
}

static LyktaAnswer *
answer_new (const LyktaQuestion *question, LyktaStore *store, Places *found)
{
  LyktaAnswer *answer = g_new0 (LyktaAnswer, 1);

  answer->question = question;
  answer->field = question->field;
  g_set_object (&answer->record, found->places[question->place]);
  if (answer->record != NULL)
    {
      answer->text = lykta_print_format (store, answer->record, question->field);
      return answer;
    }

  answer->text = g_strdup ("");
  /* Nobody is responsible yet: that is where to begin. */
  if (question->place == LYKTA_FORM_RESPONSIBLE)
    {
      g_set_object (&answer->record, found->places[LYKTA_FORM_INCIDENT]);
      answer->field = "responsible";
    }
  return answer;
}

/**
 * lykta_report_forms_get:
 * @n_forms: (out): how many there are
 *
 * IMY's questions and those of the NIS2 reports, in the order in which they are asked.
 *
 * Returns: (transfer none)
 */
const LyktaReportForm *
lykta_report_forms_get (guint *n_forms)
{
  *n_forms = G_N_ELEMENTS (forms);
  return forms;
}

gboolean
lykta_report_form_applies (const LyktaReportForm *form, LyktaRecord *incident)
{
  if (g_str_equal (form->id, "imy"))
    return g_strcmp0 (lykta_record_get_text (incident, "kind"), "breach") == 0;
  return lykta_record_get_integer (incident, "significant") != 0;
}

/**
 * lykta_report_form_fill:
 *
 * Returns: (transfer full) (element-type LyktaAnswer): in the form's order
 */
GPtrArray *
lykta_report_form_fill (const LyktaReportForm *form, LyktaStore *store, LyktaRecord *incident)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  Places found = { { NULL } };

  find_places (form, store, incident, &found);
  for (const LyktaQuestion *question = form->questions; question->label != NULL; question++)
    g_ptr_array_add (answers, answer_new (question, store, &found));
  for (guint i = 0; i < G_N_ELEMENTS (found.places); i++)
    g_clear_object (&found.places[i]);
  return answers;
}

gboolean
lykta_answer_is_missing (const LyktaAnswer *self)
{
  return *self->text == '\0' && !self->question->optional;
}

/**
 * lykta_report_form_write:
 *
 * Returns: (transfer full): every question that has an answer, with it, as text
 */
char *
lykta_report_form_write (const LyktaReportForm *form, LyktaStore *store, LyktaRecord *incident)
{
  g_autoptr (GPtrArray) answers = lykta_report_form_fill (form, store, incident);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const LyktaAnswer *answer = answers->pdata[i];

      if (*answer->text != '\0')
        g_string_append_printf (text, "%s%s\n%s\n", text->len > 0 ? "\n" : "",
                                lykta_print_translate (store, answer->question->label), answer->text);
    }
  return g_string_free_and_steal (text);
}
