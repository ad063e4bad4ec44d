/* lykta-report-dialog.c: decides on a report of an incident, and says when it was sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-report-words.h"
#include "lykta-translation.h"

static const char *const fields[] = {
  "decision", "not_needed_why", "sent_at", "late_why", "sent_by", "via", "receipt", "how", "fallback", "due_asked", NULL,
};

/* What is asked once it is to be reported */
static const char *const sending_fields[] = { "sent_at", "sent_by", "via", "receipt", "fallback", "due_asked" };

static gboolean
is_entered (LyktaFieldsDialog *dialog, const char *field, const char *text)
{
  g_autofree char *entered = lykta_fields_dialog_get_text (dialog, field);

  return g_strcmp0 (entered, text) == 0;
}

static gboolean
is_empty (LyktaFieldsDialog *dialog, const char *field)
{
  g_autofree char *entered = lykta_fields_dialog_get_text (dialog, field);

  return entered == NULL;
}

/* Article 33(1) GDPR: what is sent late says why. */
static gboolean
is_late (LyktaFieldsDialog *dialog)
{
  g_autofree char *sent_at = lykta_fields_dialog_get_text (dialog, "sent_at");
  const char *due = lykta_record_get_text (lykta_fields_dialog_get_record (dialog), "due");

  return sent_at != NULL && due != NULL && g_strcmp0 (sent_at, due) > 0;
}

static void
update (LyktaFieldsDialog *dialog)
{
  LyktaRecord *report = lykta_fields_dialog_get_record (dialog);
  gboolean reported = is_entered (dialog, "decision", "report");
  gboolean told = g_strcmp0 (lykta_record_get_text (report, "track"), "subjects") == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sending_fields); i++)
    lykta_fields_dialog_show_field (dialog, sending_fields[i], reported);
  lykta_fields_dialog_show_field (dialog, "how", reported && told);
  lykta_fields_dialog_show_field (dialog, "late_why", reported && is_late (dialog));
  lykta_fields_dialog_show_field (dialog, "not_needed_why", is_entered (dialog, "decision", "not_needed"));
}

/* The timeline stands in the file: it is written in the office's language. */
static const char *
translate (LyktaStore *store, const char *text)
{
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  const char *language = office != NULL ? lykta_record_get_text (office, "language") : NULL;

  return lykta_translation_get (language != NULL ? language : "sv", NULL, text);
}

/* The timeline gets a line of its own when a report was sent or decided against. */
static void
fill_cb (LyktaFieldsDialog *dialog, LyktaEdit *edit)
{
  LyktaStore *store = lykta_fields_dialog_get_store (dialog);
  LyktaRecord *report = lykta_fields_dialog_get_record (dialog);
  const LyktaRegister *reg = lykta_store_find_register (store, "timeline");
  const char *title = lykta_record_get_text (report, "title");
  g_autofree char *sent_at = lykta_fields_dialog_get_text (dialog, "sent_at");
  g_autofree char *receipt = lykta_fields_dialog_get_text (dialog, "receipt");
  g_autofree char *now = lykta_now_text ();
  g_autofree char *what = NULL;
  gboolean sent = is_entered (dialog, "decision", "report") && sent_at != NULL && lykta_record_is_empty (report, "sent_at");
  gboolean dropped =
      is_entered (dialog, "decision", "not_needed") && g_strcmp0 (lykta_record_get_text (report, "decision"), "not_needed") != 0;
  gint64 id;

  if (sent && receipt != NULL)
    /* Translators: a line of the timeline: a report, this, and the number on its receipt */
    what = g_strconcat (title, ": ", translate (store, N_ ("sent, receipt")), " ", receipt, NULL);
  else if (sent)
    /* Translators: a line of the timeline: a report, and this */
    what = g_strconcat (title, ": ", translate (store, N_ ("sent")), NULL);
  else if (dropped)
    /* Translators: a line of the timeline: a report, and this */
    what = g_strconcat (title, ": ", translate (store, N_ ("decided that it is not needed")), NULL);
  else
    return;

  id = lykta_edit_insert (edit, reg);
  lykta_edit_set_integer (edit, reg, id, "incident", lykta_record_get_integer (report, "incident"));
  lykta_edit_set_text (edit, reg, id, "what", what);
  lykta_edit_set_text (edit, reg, id, "at", sent ? sent_at : now);
  lykta_edit_set_text (edit, reg, id, "who", lykta_store_get_user (store));
}

static gboolean
check_cb (LyktaFieldsDialog *dialog)
{
  if (is_entered (dialog, "decision", "not_needed") && is_empty (dialog, "not_needed_why"))
    {
      lykta_fields_dialog_refuse (dialog, "not_needed_why",
                                  _ ("Say why it is not needed: also that is documented (Article 33(5) GDPR)."));
      return TRUE;
    }
  if (is_entered (dialog, "decision", "report") && is_late (dialog) && is_empty (dialog, "late_why"))
    {
      lykta_fields_dialog_refuse (dialog, "late_why", _ ("It was sent after its time: say why (for IMY, Article 33(1) GDPR)."));
      return TRUE;
    }
  return FALSE;
}

/**
 * lykta_report_dialog_new:
 *
 * Asks for the decision, and for what stands on the receipt. Lykta itself sends nothing.
 */
LyktaFieldsDialog *
lykta_report_dialog_new (LyktaStore *store, LyktaRecord *incident, LyktaRecord *report)
{
  g_autoptr (GTimeZone) zone = lykta_stockholm ();
  g_autoptr (GDateTime) utc = lykta_now ();
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, zone);
  g_autofree char *now_text = lykta_now_text ();
  g_auto (LyktaReportWords) words = LYKTA_REPORT_WORDS_INIT;
  g_autofree char *lead = NULL;
  LyktaFieldsDialog *dialog;

  lykta_report_words_set (&words, store, incident, report, now);
  dialog = lykta_fields_dialog_new (store, report, words.title, _ ("_Save"), fields);
  lead = g_strdup_printf ("%s\n%s %s", words.detail, words.left, words.until);
  lykta_fields_dialog_set_lead (dialog, lead);
  /* Decided and not sent: what is said now is that it has been sent. */
  if (is_entered (dialog, "decision", "report") && lykta_record_is_empty (report, "sent_at"))
    lykta_fields_dialog_set_text (dialog, "sent_at", now_text);
  update (dialog);
  g_signal_connect (dialog, "changed", G_CALLBACK (update), NULL);
  g_signal_connect (dialog, "check", G_CALLBACK (check_cb), NULL);
  g_signal_connect (dialog, "fill", G_CALLBACK (fill_cb), NULL);
  return dialog;
}
