/* lykta-review-workflow.c: the steps of a review, from the draft to the operational plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-workflow.h"

#include <glib/gi18n-lib.h>

#include "lykta-clock.h"
#include "lykta-error-dialog.h"
#include "lykta-fields-dialog.h"
#include "lykta-progress.h"
#include "lykta-review-approval.h"
#include "lykta-toast.h"
#include "lykta-worker.h"

/* An approval, while its document is made */
typedef struct
{
  LyktaFieldsDialog *dialog;
  GtkWidget *widget; /* below the dialog */
  LyktaStore *store;
  LyktaRecord *review;
  gint64 id;
  LyktaReviewDecision decision;
  GCancellable *cancellable;
  LyktaProgress *progress;
} Approval;

static void
approval_free (Approval *approval)
{
  g_clear_pointer (&approval->progress, lykta_progress_end);
  g_clear_object (&approval->dialog);
  g_clear_object (&approval->widget);
  g_clear_object (&approval->store);
  g_clear_object (&approval->review);
  g_clear_object (&approval->cancellable);
  g_free (approval->decision.roles);
  g_free (approval->decision.on);
  g_free (approval);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Approval, approval_free)

/* What the review of the year before says, for a field that is empty. */
static void
propose_from_last (LyktaFieldsDialog *dialog, const char *field)
{
  LyktaRecord *review = lykta_fields_dialog_get_record (dialog);
  g_autoptr (LyktaRecord) last =
      lykta_review_find (lykta_fields_dialog_get_store (dialog), (int) lykta_record_get_integer (review, "year") - 1);
  const LyktaField *declared = lykta_register_find_field (lykta_record_get_register (review), field);
  g_autofree char *text = NULL;

  if (last == NULL || lykta_record_is_empty (last, field))
    return;
  text = lykta_store_write_value (lykta_fields_dialog_get_store (dialog), declared, lykta_record_get_value (last, declared));
  lykta_fields_dialog_propose (dialog, field, text);
}

static LyktaFieldsDialog *
make_dialog (LyktaStore *store, LyktaRecord *review, const char *title, const char *button, const char *lead, const char *day,
             const char *const *fields)
{
  LyktaFieldsDialog *dialog = lykta_fields_dialog_new (store, review, title, button, fields);
  g_autofree char *today = lykta_today ();

  lykta_fields_dialog_set_lead (dialog, lead);
  if (day != NULL)
    lykta_fields_dialog_propose (dialog, day, today);
  return dialog;
}

void
lykta_review_inform_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review)
{
  static const char *const fields[] = { "informed_to", "informed_on", "informed_by", "informed_role", NULL };
  LyktaFieldsDialog *dialog =
      make_dialog (store, review, _ ("Inform the Management Group"), _ ("_Save"),
                   _ ("When the review was made known to the management group. It may be before or after the approval."),
                   "informed_on", fields);

  propose_from_last (dialog, "informed_to");
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
lykta_review_sign_on_paper_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review)
{
  static const char *const fields[] = { "signed_dnr", "signed_on", "signed_by", "signed_roles", "signed_how", NULL };
  LyktaFieldsDialog *dialog = make_dialog (store, review, _ ("Signed on Paper"), _ ("_Save"),
                                           _ ("A printout of the approved document was signed by hand. Say where the paper is "
                                              "registered. Do not mix pen and electronic "
                                              "signature on one document."),
                                           "signed_on", fields);

  lykta_fields_dialog_propose (dialog, "signed_how", _ ("On paper"));
  lykta_fields_dialog_propose (dialog, "signed_roles", lykta_record_get_text (review, "approved_roles"));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
lykta_review_attach_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review)
{
  static const char *const fields[] = { "attached_to", "attached_as", "attached_on", "attached_by", "attached_role", NULL };
  LyktaFieldsDialog *dialog =
      make_dialog (store, review, _ ("Attach to the Operational Plan"), _ ("_Save"),
                   _ ("To which operational plan the review is attached, and as what it is reported there."), "attached_on",
                   fields);
  /* Translators: %d is the plan year */
  g_autofree char *plan = g_strdup_printf (_ ("Operational plan %d"), (int) lykta_record_get_integer (review, "year"));

  lykta_fields_dialog_propose (dialog, "attached_to", plan);
  propose_from_last (dialog, "attached_as");
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Approving */

/* Nobody knows how long it takes. */
static double
get_progress (gpointer data)
{
  return -1;
}

static gpointer
finish_thread (LyktaStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Approval *approval = data;
  g_autoptr (LyktaRecord) review = lykta_store_get_record (store, lykta_store_find_register (store, "reviews"), approval->id);

  if (review != NULL)
    return lykta_review_finish (store, review, &approval->decision, cancellable, error);
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_NOT_FOUND, _ ("The review is no longer in the register."));
  return NULL;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Approval) approval = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LyktaReviewFinished) finished = lykta_worker_finish (result, &error);

  g_clear_pointer (&approval->progress, lykta_progress_end);
  if (finished != NULL && lykta_review_approve (approval->store, approval->review, finished, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (approval->dialog));
      lykta_toast (approval->widget, _ ("The review is approved, and its document is kept"), FALSE);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (approval->dialog), TRUE);
  lykta_error_dialog_present (GTK_WIDGET (approval->dialog), error);
}

static gboolean
approve_cb (LyktaFieldsDialog *dialog, gpointer widget)
{
  g_auto (LyktaValue) by = LYKTA_VALUE_INIT;
  g_autofree char *roles = lykta_fields_dialog_get_text (dialog, "approved_roles");
  g_autofree char *on = lykta_fields_dialog_get_text (dialog, "approved_on");
  g_autofree char *today = lykta_today ();
  Approval *approval;

  if (!lykta_fields_dialog_get_value (dialog, "approved_by", &by))
    return TRUE;
  if (lykta_value_is_empty (&by))
    lykta_fields_dialog_refuse (dialog, "approved_by", _ ("Say who approves: as a rule the head of the office."));
  else if (roles == NULL || *roles == '\0')
    lykta_fields_dialog_refuse (dialog, "approved_roles", _ ("Say in which roles, as the line of approval prints them."));
  else if (on == NULL || g_strcmp0 (on, today) > 0)
    lykta_fields_dialog_refuse (dialog, "approved_on", _ ("Give the day of the approval, today at the latest."));
  else
    {
      approval = g_new0 (Approval, 1);
      approval->dialog = g_object_ref (dialog);
      approval->widget = g_object_ref (widget);
      approval->store = g_object_ref (lykta_fields_dialog_get_store (dialog));
      approval->review = g_object_ref (lykta_fields_dialog_get_record (dialog));
      approval->id = lykta_record_get_id (approval->review);
      approval->decision =
          (LyktaReviewDecision) { lykta_value_get_integer (&by), g_steal_pointer (&roles), g_steal_pointer (&on) };
      approval->cancellable = g_cancellable_new ();
      gtk_widget_set_sensitive (GTK_WIDGET (dialog), FALSE);
      approval->progress = lykta_progress_begin (widget, _ ("Making the Document"), get_progress, NULL, approval->cancellable);
      lykta_worker_run (approval->store, finish_thread, approval, NULL, (GDestroyNotify) lykta_review_finished_free,
                        approval->cancellable, finished_cb, approval);
    }
  /* The dialog itself saves nothing. */
  return TRUE;
}

void
lykta_review_approve_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review)
{
  static const char *const fields[] = { "approved_by", "approved_roles", "approved_on", NULL };
  LyktaFieldsDialog *dialog =
      make_dialog (store, review, _ ("Approve the Review"), _ ("_Approve"),
                   _ ("Text and facts stay as they are from now on, and the finished document is kept with the review."),
                   "approved_on", fields);

  propose_from_last (dialog, "approved_by");
  propose_from_last (dialog, "approved_roles");
  g_signal_connect_object (dialog, "check", G_CALLBACK (approve_cb), widget, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static gboolean
reopen_cb (LyktaFieldsDialog *dialog)
{
  g_autofree char *why = lykta_fields_dialog_get_text (dialog, "reopened_why");
  LyktaRecord *review = lykta_fields_dialog_get_record (dialog);
  g_autoptr (GError) error = NULL;

  if (why == NULL || *why == '\0' || g_strcmp0 (why, lykta_record_get_text (review, "reopened_why")) == 0)
    lykta_fields_dialog_refuse (dialog, "reopened_why", _ ("Say why: the reason is kept in the review and its history."));
  else if (lykta_review_reopen (lykta_fields_dialog_get_store (dialog), review, why, &error))
    adw_dialog_force_close (ADW_DIALOG (dialog));
  else
    lykta_error_dialog_present (GTK_WIDGET (dialog), error);
  return TRUE;
}

void
lykta_review_reopen_run (GtkWidget *widget, LyktaStore *store, LyktaRecord *review)
{
  static const char *const fields[] = { "reopened_why", NULL };
  LyktaFieldsDialog *dialog = make_dialog (
      store, review, _ ("Open the Review Again"), _ ("_Open Again"),
      _ ("The approval, the signatures and the attaching are taken back. The files that were approved and signed stay."), NULL,
      fields);

  g_signal_connect (dialog, "check", G_CALLBACK (reopen_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}
